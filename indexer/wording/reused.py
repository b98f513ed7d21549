"""Sentences of a release that stand, or nearly stand, in earlier ones.

Looks for each sentence that is long enough to be somebody's wording; what is earlier is decided by the dates
of the releases alone, and a release whose date may be the same day or later is not earlier.  How alike two
sentences are is counted in words, each of which counts the same.  Of a sentence that was not said before, a
long clause may have been, word for word: it was said in part.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from rapidfuzz.distance import Indel

from corpus.models import PassageKind, Release, Span
from indexer.engines.base import ordinals
from indexer.layouts import Layouts
from indexer.plan import Corpus
from indexer.quotecheck.words import compare_words
from indexer.sentences import sentences
from indexer.snippets import BY_LINE
from indexer.wording.beside import widened
from indexer.wording.clauses import clauses, long_enough
from indexer.wording.differences import pieces
from indexer.wording.phrase import Phrase
from indexer.wording.recall import Holders, in_a_row
from indexer.wording.results import MAX_CHARACTERS, Piece, Use
from indexer.wording.uses import ReadRelease, uses_of

READ: Final[frozenset[PassageKind]] = frozenset(
    ("title", "subtitle", "heading", "body", "list", "boilerplate")
)
#: How alike it has to be to be the same sentence again: the share of its words that are there, and of the
#: words of both that both have.  The index cuts some words otherwise, so that a release is read for fewer.
LEAST: Final = 0.8
_HELD: Final = 0.75
#: Sentences of a release that are looked for, and releases that are read for one of them.
MOST_SENTENCES: Final = 600
MOST_READ: Final = 120
#: How many are read before those that are later than the use found are left aside.
AT_ONCE: Final = 20
#: A clause that stands in more of the earlier releases than this share, and than so many, belongs to how the
#: archive is written.
_COMMON, _COMMON_LEAST = 0.1, 5


@dataclass(frozen=True, slots=True)
class Reused:
    """A sentence (`start`/`end` in the dump) with its earliest use in the releases looked through.

    `pieces` are its words beside those of that use.  Where `sure` is False, releases before that use that may
    have the sentence were not read.  `part` is where in the dump the words stand that were said before, where
    the sentence as a whole was not.
    """

    text: str
    start: int
    end: int
    passage: int
    passage_kind: PassageKind
    earliest: Use
    pieces: tuple[Piece, ...]
    sure: bool = True
    part: Span | None = None


@dataclass(frozen=True, slots=True)
class Reuse:
    """`looked_for` of the `sentences` of a release were looked for in `earlier` releases.

    `dated` is False for a release without a date, of which all others were looked through.  `unread`
    sentences were not found, but not all releases with most of their words were read.
    """

    sentences: tuple[Reused, ...]
    looked_for: int
    of: int
    earlier: int
    dated: bool
    unread: int = 0
    generation: str = ""


def reuse_of(release: Release, corpus: Corpus, layouts: Layouts, *, generation: str = "") -> Reuse:
    """The sentences of a release that were said before."""
    base, dated = _earlier(release, corpus)
    wanted = list(_sentences(release))
    before = _Before(corpus, layouts, base)
    found = []
    unread = 0
    for number, start, end in wanted[:MOST_SENTENCES] if base else ():
        text = release.text[start:end]
        use, sure = before.earliest(" ".join(text.split()))
        origin = release.span.start
        kind = release.passages[number].kind
        if use is None:
            again = before.clause(release, start, end) if kind != "boilerplate" else None
            if again is None:
                unread += not sure
                continue
            use, (first, last) = again
            same = (Piece("same", text),)
            place = Span(first + origin, last + origin)
            found.append(Reused(text, start + origin, end + origin, number, kind, use, same, part=place))
            continue
        diff = pieces(_then(text, use), text)
        found.append(Reused(text, start + origin, end + origin, number, kind, use, diff, sure))
    return Reuse(
        tuple(found),
        min(len(wanted), MOST_SENTENCES),
        len(wanted),
        base.bit_count(),
        dated,
        unread,
        generation,
    )


def _earlier(release: Release, corpus: Corpus) -> tuple[int, bool]:
    """The releases of its language before a release; all others for one without a date."""
    columns = corpus.columns
    ordinal = columns.by_id.get(release.id)
    base = columns.values["language"].get(release.language, 0) & ~columns.unassigned
    if ordinal is None:
        return 0, False
    base &= ~(1 << ordinal)
    first = columns.rows[ordinal].earliest
    if first is None:
        return base, False
    before = date.fromisoformat(first) - timedelta(days=1)
    return base & columns.dated(None, before.isoformat()), True


def _sentences(release: Release) -> Iterator[tuple[int, int, int]]:
    """(number of the passage, start, end in the text) of each sentence that is looked for."""
    for number, passage in enumerate(release.passages):
        if passage.kind not in READ:
            continue
        origin = passage.span.start - release.span.start
        text = release.slice(passage.span)
        for start, end in sentences(text, by_line=passage.kind in BY_LINE):
            if long_enough(compare_words(text[start:end])):
                yield number, origin + start, origin + end


class _Before:
    """The releases before one, each read once for all its sentences, and each word asked for once."""

    def __init__(self, corpus: Corpus, layouts: Layouts, base: int) -> None:
        self._corpus = corpus
        self._layouts = layouts
        self._base = base
        self._holders = Holders(corpus, base)
        self._read: dict[int, ReadRelease] = {}

    def earliest(self, text: str) -> tuple[Use | None, bool]:
        """(the earliest use of a sentence, None where none was found; whether no other can be before it).

        Of too many releases with most of its words, those with most of them are read.
        """
        phrase = Phrase(text[:MAX_CHARACTERS], _once, 1)
        order = self._corpus.columns.places["oldest"]
        left = self._holders.with_most(phrase.text, _HELD, MOST_READ)
        found: Use | None = None
        read = 0
        while left and read < MOST_READ:
            chosen, left = left[:AT_ONCE], left[AT_ONCE:]
            for ordinal in sorted(chosen, key=order.__getitem__):
                read += 1
                use = self._use(phrase, ordinal)
                if use is not None:
                    found, left = use, [number for number in left if order[number] < order[ordinal]]
                    break
        return found, not left

    def clause(self, release: Release, start: int, end: int) -> tuple[Use, tuple[int, int]] | None:
        """The earliest use of the longest clause of a sentence that was said before, and where it stands."""
        order = self._corpus.columns.places["oldest"]
        for first, last in clauses(release, start, end):
            text = " ".join(release.text[first:last].split())
            if len(text) > MAX_CHARACTERS or not self._holders.with_all(text):
                continue
            held = in_a_row(text, self._corpus, stemmed=False) & self._base
            if held.bit_count() > max(_COMMON_LEAST, _COMMON * self._base.bit_count()):
                continue
            phrase = Phrase(text, _once, 1)
            for ordinal in sorted(ordinals(held), key=order.__getitem__)[:MOST_READ]:
                for use in uses_of(phrase, self._release(ordinal), "exact"):
                    if use.place.passage_kind in READ and use.place.passage_kind != "boilerplate":
                        return use, (first, last)
        return None

    def _use(self, phrase: Phrase, ordinal: int) -> Use | None:
        """The use in a release that is most like a sentence; None where none is like enough."""
        uses = uses_of(phrase, self._release(ordinal), "close")
        alike = [(_likeness(phrase, use.text), -number) for number, use in enumerate(uses)]
        likeness, number = max(alike, default=(0.0, 0))
        return uses[-number] if likeness >= LEAST else None

    def _release(self, ordinal: int) -> ReadRelease:
        held = self._read.get(ordinal)
        if held is None:
            held = ReadRelease(self._layouts[ordinal], self._corpus.columns.rows, ordinal)
            self._read[ordinal] = held
        return held


def _once(word: str) -> int:
    """Every word counts the same here, however many releases have it."""
    return 1


def _then(text: str, use: Use) -> str:
    """What a sentence is compared with: the whole sentence of the use if that is alike too, else the place.

    A place ends where it is no longer alike; what stood there instead of the last words shows in the whole,
    or where the place is taken further.
    """
    whole = use.before + use.text + use.after
    phrase = Phrase(" ".join(text.split())[:MAX_CHARACTERS], _once, 1)
    return whole if _likeness(phrase, whole) >= LEAST else widened(use, text).text


def _likeness(phrase: Phrase, text: str) -> float:
    """The share of the words of both that both have in the same order (Dice), or that of the phrase if less.

    A place ends where it is no longer alike; what is missing after it counts too.
    """
    own, there = phrase.stems, Phrase(text, _once, 1).stems
    same = (len(own) + len(there) - Indel.distance(own, there)) / 2
    return min(2 * same / (len(own) + len(there)), same / len(own))
