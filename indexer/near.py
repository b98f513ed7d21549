"""Whether words stand near each other character for character.

The positions in the index are those of folded words; what is spelled as it was typed is looked up in the
few releases that hold the words at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge
from typing import Final

from indexer.analysis import tokens
from indexer.literal import literal_pattern

# No word with the gap behind it is longer on average, so that a wider stretch needs no cutting into words.
_WIDEST: Final = 24


def holds_near(text: str, words: tuple[str, ...], near: int) -> bool:
    """Whether `text` holds all words as spelled, with at most `near` others between them, in any order."""
    room = len(words) + near
    last: dict[int, tuple[int, int]] = {}
    # Mostly the first few places are enough.
    for start, end, number in merge(*(_places(text, word, number) for number, word in enumerate(words))):
        last[number] = (start, end)
        # A word that is asked for twice has to stand there twice.
        if len(set(last.values())) < len(words):
            continue
        first = min(last.values())[0]
        if end - first <= room * _WIDEST:
            found = tokens(text[first:end])
            if found and found[-1].position - found[0].position < room:
                return True
    return False


def _places(text: str, word: str, number: int) -> Iterator[tuple[int, int, int]]:
    return ((*match.span(), number) for match in literal_pattern(word).finditer(text))
