"""Clauses of a sentence that are long enough to be somebody's wording, should the sentence as a whole be new.

Of a sentence with a quotation only the words quoted are looked for: who says something is worded the same
each time.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from corpus.languages.function_words import ENGLISH
from corpus.models import Release
from indexer.folding import is_han
from indexer.quotecheck.words import CompareWord, compare_words
from indexer.wording.marks import CLAUSE_BREAK

#: Words of a text that is looked for, ideographs of a Chinese one; shorter ones are said by anybody.
SHORTEST, SHORTEST_HAN = 7, 12
#: Clauses of a sentence, and rows of them, that are looked for.
_MOST_CLAUSES: Final = 12
_MOST_ROWS: Final = 40
#: Words that join a clause to what stands before it may be others each time.
_MOST_JOINING: Final = 2


def long_enough(words: list[CompareWord]) -> bool:
    han = sum(is_han(word.key) for word in words)
    return len(words) >= (SHORTEST_HAN if 2 * han > len(words) else SHORTEST)


def clauses(release: Release, start: int, end: int) -> list[tuple[int, int]]:
    """(start, end) in the text of each clause of a sentence, and of each row of them, the longest first."""
    quoted = [
        (max(start, piece.start - release.span.start), min(end, piece.end - release.span.start))
        for quote in release.quotes
        if quote.kind == "direct"
        for piece in quote.pieces or (quote.span,)
    ]
    quoted = [(first, last) for first, last in quoted if first < last]
    named = (*(one.span for one in release.people), *(one.span for one in release.products))
    names = [(one.start - release.span.start, one.end - release.span.start) for one in named]
    names = [(first, last) for first, last in names if first < end and start < last]
    found: dict[tuple[int, int], int] = {}
    for first, last in quoted or [(start, end)]:
        for row in _rows(release.text, first, last):
            own = [word for word in row if not any(one <= word.start < two for one, two in names)]
            if long_enough(own):
                found[row[0].start, row[-1].end] = len(own)
    found.pop((start, end), None)
    return sorted(found, key=lambda one: (-found[one], one))[:_MOST_ROWS]


def _rows(text: str, start: int, end: int) -> Iterator[list[CompareWord]]:
    """The words of each row of clauses, with and without those that join it to what stands before."""
    words = [
        CompareWord(word.key, word.start + start, word.end + start) for word in compare_words(text[start:end])
    ]
    breaks = [
        n for n, (one, two) in enumerate(pairwise(words), 1) if CLAUSE_BREAK.search(text, one.end, two.start)
    ]
    ends = [0, *breaks[: _MOST_CLAUSES - 1], len(words)]
    for at, first in enumerate(ends):
        for last in ends[at + 1 :]:
            for begin in range(first, min(first + _MOST_JOINING, last) + 1):
                if begin < last:
                    yield words[begin:last]
                if begin < last and words[begin].key not in ENGLISH:
                    break
