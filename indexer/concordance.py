"""Keyword in context: each place where a query matches, with what stands left and right of it.

Decides what a line holds.  Which releases match is decided in
`search`, where in a text a query matches in `highlight`, which lines repeat each other in `repeats`.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter
from typing import Final

from corpus.models import Release
from indexer import config
from indexer.plan import Mark
from indexer.repeats import Repeats, words_of
from indexer.rows import Row
from indexer.sentences import sentences
from indexer.snippets import BY_LINE, mark_ranges
from indexer.units import Home, Line

_COMPARED: Final = 500


def lines_of(release: Release, row: Row, marks: tuple[Mark, ...], repeats: Repeats) -> list[tuple[Line, int]]:
    """The lines of one release in order, each with the number of the sentence it repeats."""
    found: list[tuple[Line, int]] = []
    starts = [passage.span.start for passage in release.passages]
    cut: dict[int, _Sentences] = {}
    for start, end in mark_ranges(release, marks):
        at = bisect_right(starts, start + release.span.start) - 1
        if at < 0 or start + release.span.start >= release.passages[at].span.end:
            continue
        passage = release.passages[at]
        first, last = (place - release.span.start for place in (passage.span.start, passage.span.end))
        text = release.text[first:last]
        if at not in cut:
            cut[at] = _Sentences(text, by_line=passage.kind in BY_LINE)
        left, right = _left(release.text, first, start), _right(release.text, end, max(end, last))
        line = Line(
            left=left,
            hit=release.text[start:end],
            right=right,
            start=start + release.span.start,
            end=end + release.span.start,
            passage_kind=passage.kind,
            speaker=speaker_at(release, start + release.span.start, at),
            home=home_of(row, at),
            left_cut=bool(release.text[first : start - len(left)].strip()),
            right_cut=bool(release.text[end + len(right) : last].strip()),
            untitled=release.title is None,
        )
        found.append((line, cut[at].number(start - first, line.hit, repeats)))
    return found


class _Sentences:
    """The sentences of a passage, and which hits stood in it so far; its lines are numbered in order."""

    def __init__(self, text: str, *, by_line: bool) -> None:
        self._text = text
        self._cut = sentences(text, by_line=by_line)
        self._hits: list[tuple[int, str]] = []

    def number(self, at: int, hit: str, repeats: Repeats) -> int:
        """Lines repeat each other where their sentences do and the hit is the same part of both."""
        place = bisect_right(self._cut, at, key=itemgetter(0)) - 1
        start, end = self._cut[max(place, 0)] if self._cut else (0, len(self._text))
        # A table can be one endless sentence; its surroundings are enough to compare.
        start, end = max(start, at - _COMPARED), min(end, at + _COMPARED)
        said = " ".join(words_of(hit))
        before = sum(1 for place, other in self._hits if place >= start and other == said)
        self._hits.append((at, said))
        return repeats.number(self._text[start:end], (before, said))


def home_of(row: Row, passage: int) -> Home:
    """Where a line or a quotation stands."""
    return Home(
        row.id,
        row.title,
        row.source,
        row.date,
        row.precision,
        row.basis,
        row.language,
        row.kind,
        passage,
        row.earliest,
        row.latest,
    )


def speaker_at(release: Release, position: int, passage: int) -> str | None:
    """Whose words stand at a position of the dump: of the innermost quotation, else of the author."""
    around = [
        quote
        for quote in release.quotes
        if any(piece.start <= position < piece.end for piece in quote.pieces or (quote.span,))
    ]
    if around:
        return min(around, key=lambda quote: quote.span.end - quote.span.start).speaker
    return release.passages[passage].author


def _left(text: str, first: int, start: int) -> str:
    """What stands before the hit in its passage, cut where a word begins."""
    from_ = max(first, start - config.CONTEXT_CHARACTERS)
    if from_ > first and not text[from_ - 1].isspace():
        space = text.find(" ", from_, start)
        from_ = space + 1 if 0 <= space < from_ + config.LONGEST_WORD else from_
    return text[from_:start]


def _right(text: str, end: int, last: int) -> str:
    to = min(last, end + config.CONTEXT_CHARACTERS)
    if to < last and not text[to].isspace():
        space = text.rfind(" ", end, to)
        to = space if space > to - config.LONGEST_WORD else to
    return text[end:to]
