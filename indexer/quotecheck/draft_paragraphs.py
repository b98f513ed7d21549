"""The paragraphs of one release of a draft and their sentences, each parted once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from corpus.models import Passage, Span
from corpus.quoting.sentences import Sentences


class Paragraphs:
    """Where positions of a draft lie; `marked` are the stretches in marks, in order and apart."""

    def __init__(self, text: str, passages: Sequence[Passage], marked: Sequence[Span]) -> None:
        self.text = text
        self.passages = passages
        self._starts = [one.span.start for one in passages]
        self._marked = marked
        self._mark_starts = [one.start for one in marked]
        self._mark_ends = [one.end for one in marked]
        self._sentences: dict[int, Sentences] = {}

    def number(self, position: int) -> int:
        """The number of the paragraph that holds a position, or stands before it; -1 before the first."""
        return bisect_right(self._starts, position) - 1

    def sentences(self, number: int) -> Sentences:
        if number not in self._sentences:
            self._sentences[number] = Sentences(self.text, self.passages[number].span)
        return self._sentences[number]

    def sentence(self, position: int) -> Span:
        """The sentence that holds a position, which lies in a paragraph."""
        sentences = self.sentences(self.number(position))
        return Span(sentences.start_of(position), sentences.end_of(position))

    def marks_in(self, span: Span) -> Sequence[Span]:
        """The stretches in marks that overlap a range."""
        first = bisect_right(self._mark_ends, span.start)
        return self._marked[first : bisect_left(self._mark_starts, span.end, first)]
