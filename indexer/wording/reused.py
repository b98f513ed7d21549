"""Sentences of a release that stand, or nearly stand, in earlier ones.

Looks for each sentence that is long enough to be somebody's wording; what is earlier is decided by the dates
of the releases alone, and a release whose date may be the same day or later is not earlier.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from corpus.errors import NotFound
from corpus.models import PassageKind, Release
from indexer.engines.base import ordinals
from indexer.folding import is_han
from indexer.plan import Corpus
from indexer.quotecheck.words import compare_words
from indexer.sentences import sentences
from indexer.snippets import BY_LINE
from indexer.sources import ReleaseReader
from indexer.wording.differences import pieces
from indexer.wording.likeness import Phrase
from indexer.wording.recall import alike, in_a_row
from indexer.wording.results import MAX_CHARACTERS, Piece, Use
from indexer.wording.uses import READ as FIELDS
from indexer.wording.uses import ReadRelease, uses_of

READ: Final[frozenset[PassageKind]] = frozenset(
    ("title", "subtitle", "heading", "body", "list", "boilerplate")
)
#: Words of a sentence that is looked for, ideographs of a Chinese one; shorter ones are said by anybody.
SHORTEST, SHORTEST_HAN = 7, 12
#: How alike it has to be to be the same sentence again.
LEAST: Final = 0.8
#: Sentences of a release that are looked for, and releases that are read for one of them.
MOST_SENTENCES: Final = 120
_EXACT, _NEAR = 4, 12


@dataclass(frozen=True, slots=True)
class Reused:
    """A sentence (`start`/`end` in the dump) with its earliest earlier use that is known.

    `pieces` are its words beside those of that use.
    """

    text: str
    start: int
    end: int
    passage: int
    passage_kind: PassageKind
    earliest: Use
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Reuse:
    """`looked_for` of the `sentences` of a release were looked for in `earlier` releases.

    `dated` is False for a release without a date, of which all others were looked through.
    """

    sentences: tuple[Reused, ...]
    looked_for: int
    of: int
    earlier: int
    dated: bool
    generation: str = ""


def reuse_of(release: Release, corpus: Corpus, archive: ReleaseReader, *, generation: str = "") -> Reuse:
    """The sentences of a release that were said before."""
    base, dated = _earlier(release, corpus)
    wanted = list(_sentences(release))
    read: dict[int, ReadRelease | None] = {}
    found = []
    for number, start, end in wanted[:MOST_SENTENCES]:
        text = release.text[start:end]
        use = _earliest(" ".join(text.split()), corpus, base, archive, read) if base else None
        if use is not None:
            origin = release.span.start
            kind = release.passages[number].kind
            diff = pieces(use.text, text)
            found.append(Reused(text, start + origin, end + origin, number, kind, use, diff))
    return Reuse(
        tuple(found), min(len(wanted), MOST_SENTENCES), len(wanted), base.bit_count(), dated, generation
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
            words = compare_words(text[start:end])
            han = sum(is_han(word.key) for word in words)
            if len(words) >= (SHORTEST_HAN if 2 * han > len(words) else SHORTEST):
                yield number, origin + start, origin + end


def _earliest(
    text: str, corpus: Corpus, base: int, archive: ReleaseReader, read: dict[int, ReadRelease | None]
) -> Use | None:
    """The earliest use of a sentence in the releases that are likeliest to have it; None where none has."""
    phrase = Phrase(text[:MAX_CHARACTERS], corpus.words.releases, len(corpus.columns.rows))
    order = corpus.columns.places["oldest"]
    exact = in_a_row(phrase.text, corpus, stemmed=False) & base
    first = sorted(ordinals(exact), key=order.__getitem__)[:_EXACT]
    near = alike(phrase.text, LEAST, corpus, base & ~exact)[:_NEAR]
    for ordinal in sorted((*first, *near), key=order.__getitem__):
        if ordinal not in read:
            columns = corpus.columns
            try:
                release = archive.release(columns.ids[ordinal], *FIELDS)
                read[ordinal] = ReadRelease(release, columns.rows, ordinal)
            except NotFound:  # the archive has changed since the index was built
                read[ordinal] = None
        held = read[ordinal]
        uses = uses_of(phrase, held, "close") if held else []
        alike_enough = [use for use in uses if use.similarity >= LEAST]
        if alike_enough:
            return max(alike_enough, key=lambda use: use.similarity)
    return None
