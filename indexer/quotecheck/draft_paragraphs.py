"""The paragraphs of one release of a draft and their sentences, each parted once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from corpus.models import Passage, Span
from corpus.names import UPPER
from corpus.quoting.sentences import Sentences

#: “nobody else’s.” ends a sentence: the letter behind an apostrophe is no initial.
_NO_INITIAL: Final = re.compile(rf"(?<=\w[’'][a-z])\.[”\"’')\]]*+\s++(?=[“\"‘'(\[]*+[{UPPER}])")


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
            span = self.passages[number].span
            parted = Sentences(self.text, span)
            more = {one.end() for one in _NO_INITIAL.finditer(self.text, span.start, span.end)}
            parted.starts = sorted({*parted.starts, *more})
            self._sentences[number] = parted
        return self._sentences[number]

    def sentence(self, position: int) -> Span:
        """The sentence that holds a position, which lies in a paragraph."""
        sentences = self.sentences(self.number(position))
        return Span(sentences.start_of(position), sentences.end_of(position))

    def marks_in(self, span: Span) -> Sequence[Span]:
        """The stretches in marks that overlap a range."""
        first = bisect_right(self._mark_ends, span.start)
        return self._marked[first : bisect_left(self._mark_starts, span.end, first)]
