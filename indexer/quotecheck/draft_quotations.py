"""The quotations of a draft, who is claimed to speak and when; and what stands in marks and is none.

Puts together what is decided elsewhere: what the stages that read releases find (`draft_reading`), who is
claimed (`draft_speakers`), few words with a cue (`draft_cues`), dates (`draft_dates`).  What stands in marks
without a cue is claimed of nobody, but it is claimed: only a few words are a term and no quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Final

from corpus.models import Person, Quote, Release, Span
from corpus.quoting.marks import Marked, find_marked
from indexer.folding import is_han
from indexer.quotecheck import draft_markdown
from indexer.quotecheck.draft_cues import DraftCues
from indexer.quotecheck.draft_dates import claimed_date, credited_date, open_dates
from indexer.quotecheck.draft_marks import NO_WORDS, PassedOver, bare, doubled, lone_marks, reason_against
from indexer.quotecheck.draft_paragraphs import Paragraphs
from indexer.quotecheck.draft_reading import read_draft
from indexer.quotecheck.draft_said import goes_on, parted, pronoun_at
from indexer.quotecheck.draft_speakers import NOBODY, Claimed, DraftSpeakers
from indexer.quotecheck.draft_unsaid import is_denied
from indexer.quotecheck.words import compare_words


@dataclass(frozen=True, slots=True)
class Claim:
    """A quotation of a draft: its place with its marks, its words without them, who is said to speak, when.

    `speaker` is the name in full where the draft gives it and the archive has nobody else of that name, else
    what the draft prints (“a spokesperson”, “Li”); `full` is then whom the draft names in full.  `date` is
    an ISO day, month or year, `pronoun` “he” or “she” where the draft calls the speaker so.  What the draft
    says was not said is `denied`, and nobody's.  `open_dates` are dates beside it that are not
    claimed for it.
    """

    start: int
    end: int
    text: str
    speaker: str | None = None
    role: str | None = None
    full: str | None = None
    date: str | None = None
    pronoun: str | None = None
    denied: bool = False
    open_dates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InMarks:
    """All that stands in marks in a draft, in order: what is to be checked, and what is not."""

    claims: tuple[Claim, ...]
    passed_over: tuple[PassedOver, ...]


def find_claims(text: str, people: Sequence[Person] = ()) -> InMarks:
    """The direct quotations of a draft, in order, apart; `people` are those whom the archive knows."""
    claims: list[Claim] = []
    passed: list[PassedOver] = []
    # The words are those of the draft; that its marks are double ones is for reading alone.
    text = draft_markdown.plain(text)
    plain = doubled(text)
    for release in read_draft(plain, people):
        reader = _Reader(text, plain, release, people)
        for one in reader.read():
            if isinstance(one, Claim):
                claims.append(one)
            else:
                passed.append(one)
    covered = [Span(one.start, one.end) for one in claims] + [Span(one.start, one.end) for one in passed]
    passed += lone_marks(plain, sorted(covered))
    return InMarks(
        tuple(sorted(claims, key=lambda one: one.start)), tuple(sorted(passed, key=lambda one: one.start))
    )


class _Reader:
    """Reads the marks of one release of a draft."""

    def __init__(self, text: str, plain: str, release: Release, people: Sequence[Person]) -> None:
        self._text = text
        self._plain = plain
        self._release = release
        self._quotes = [quote for quote in release.quotes if quote.kind == "direct"]
        self._marked = find_marked(plain, release.passages)
        self._paragraphs = Paragraphs(plain, release.passages, [one.span for one in self._marked])
        self._speakers = DraftSpeakers(self._paragraphs, people, release.language)
        self._cues = DraftCues(self._paragraphs, release)

    def read(self) -> Iterator[Claim | PassedOver]:
        for quote in self._quotes:
            for pieces, who, cue in self._statements(quote):
                words = _without_comma(_joined([bare(self._text[one.start : one.end]) for one in pieces]))
                span = Span(pieces[0].start, pieces[-1].end)
                if compare_words(words):
                    yield self._claim(pieces, words, who, cue)
                else:
                    yield self._passed_over(span, words, NO_WORDS)
        yield from self._others()

    def _statements(self, quote: Quote) -> Iterator[_Statement]:
        """A quotation, parted where a cue between its pieces is that of the words behind it alone."""
        runs = parted(self._plain, quote)
        mention, verb = quote.speaker_mention, quote.cue
        if mention is not None and self._cues.is_of_another(mention, quote.pieces[0]):
            # “A said it was dear, and B replied that it was “…””.
            who, verb = self._beside(runs[0], 0)
        else:
            who = self._speakers.of(quote)
        if who == NOBODY and quote.cue is None:
            who = self._credited(quote.span)
        if who == NOBODY and mention is None and verb is not None and len(runs) == 1:
            # The verb can be that of the clause behind: “NAME called it “…”, and said that …”.
            found, before_it = self._beside(runs[0], 0)
            who, verb = (found, before_it) if found != NOBODY else (who, verb)
        between = len(runs) > 1 and quote.cue is not None and quote.cue.start >= runs[0][-1].end
        if between and not goes_on(self._plain, runs[0][-1], runs[1][0]):
            yield runs[0], *self._beside(runs[0], 0)
            rest = [piece for run in runs[1:] for piece in run]
            yield rest, *(self._beside(rest, runs[0][-1].end) if who == NOBODY else (who, verb))
            return
        yield runs[0], who, verb
        for before, run in pairwise(runs):
            if goes_on(self._plain, before[-1], run[0]):
                yield run, who, verb
                continue
            cue = self._cues.beside(run[0], floor=before[-1].end)
            verb = cue.verb if cue is not None else None
            pronoun = pronoun_at(self._plain, verb)
            if pronoun is not None and self._is_all(before[-1].end, verb):
                who = replace(who, pronoun=pronoun)
            else:
                who = self._speakers.named(cue.who) if cue is not None else NOBODY
            yield run, who, verb

    def _beside(self, pieces: Sequence[Span], floor: int) -> tuple[Claimed, Span | None]:
        """Who is said to speak some pieces in their own sentence from `floor` on, and the word of saying."""
        cue = self._cues.beside(pieces[0], floor=floor)
        return (self._speakers.named(cue.who), cue.verb) if cue is not None else (NOBODY, None)

    def _credited(self, span: Span) -> Claimed:
        found = self._cues.credited(span)
        return self._speakers.named(found) if found is not None else NOBODY

    def _is_all(self, start: int, verb: Span | None) -> bool:
        """Whether the sentence of a verb begins straight behind words in marks."""
        return (
            verb is not None and not self._plain[start : self._paragraphs.sentence(verb.start).start].strip()
        )

    def _others(self) -> Iterator[Claim | PassedOver]:
        """What stands in marks and is no quotation that the stages found."""
        taken = sorted(quote.span for quote in self._quotes)
        # How far the quotations reach up to each of them; one may hold another.
        reach = list(accumulate((span.end for span in taken), max))
        for one in self._marked:
            before = bisect_left(taken, one.span.end, key=lambda span: span.start)
            if not before or reach[before - 1] <= one.span.start:
                yield self._read(one)

    def _read(self, one: Marked) -> Claim | PassedOver:
        words = _without_comma(bare(self._text[one.inner.start : one.inner.end]))
        cue = self._cues.beside(one.span)
        who = self._speakers.named(cue.who) if cue is not None else NOBODY
        who = self._speakers.ahead_zh(one.span.start) or who
        if cue is not None:
            who = replace(who, pronoun=pronoun_at(self._plain, cue.verb))
        if cue is None and who == NOBODY:
            who = self._credited(one.span)
        reason = reason_against(words, credited=who.speaker is not None)
        if reason is not None:
            return self._passed_over(one.span, words, reason)
        return self._claim([one.span], words, who, cue.verb if cue is not None else None)

    def _passed_over(self, span: Span, words: str, reason: str) -> PassedOver:
        """What is in marks, and the marks where there is nothing else."""
        return PassedOver(span.start, span.end, words or self._text[span.start : span.end].strip(), reason)

    def _claim(self, pieces: Sequence[Span], words: str, who: Claimed, cue: Span | None) -> Claim:
        span = Span(pieces[0].start, pieces[-1].end)
        if self._is_denied(pieces):
            return Claim(span.start, span.end, words, denied=True)
        date = claimed_date(self._paragraphs, cue, span, language=self._release.language)
        if cue is None and who.speaker is not None:
            date = credited_date(self._plain, self._paragraphs.sentence(span.start).start, span)
        told = () if date or who.speaker is None else open_dates(self._paragraphs, cue or pieces[0])
        pronoun = who.pronoun if who.speaker else None
        return Claim(
            span.start, span.end, words, who.speaker, who.role, who.full, date, pronoun, open_dates=told
        )

    def _is_denied(self, pieces: Sequence[Span]) -> bool:
        """Whether the draft says that the words were not said."""
        first, last = pieces[0], pieces[-1]
        begins = self._paragraphs.sentence(first.start).start
        sentence = Span(begins, max(last.end, self._paragraphs.sentence(last.end - 1).end))
        before = self._paragraphs.marks_in(Span(begins, first.start)) if begins < first.start else ()
        return is_denied(self._plain, sentence, pieces, before[-1].end if before else 0)


_BLANKED: Final = re.compile(r"(?<=\s)[ \t]+")
#: The pieces of a statement, whose it is, and its verb of saying.
_Statement = tuple[Sequence[Span], Claimed, Span | None]


def _without_comma(text: str) -> str:
    """A comma before the closing mark belongs to the sentence around the quotation.

    Where signs were blanked white space is left, which is none of the words.
    """
    return _BLANKED.sub("", text).rstrip(",，")


def _joined(pieces: list[str]) -> str:
    joined = ""
    for piece in pieces:
        close = joined and piece and is_han(piece[0]) and not joined[-1].isascii()
        joined = f"{joined}{'' if close or not joined else ' '}{piece}"
    return joined
