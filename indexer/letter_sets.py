"""Which words can be a few edits away from another, told by their letters before any are compared.

An edit takes at most one letter out of a word and moves the others by at most one place.  So all letters but
as many as there are edits stand in the other word, nearly where they were, and that is nearly as long.  For
each letter there is the set of the words that have it among their first letters and the set of those that
have it later, as bit sets: to count through them is quicker than to look at every word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from indexer.engines.base import ordinals
from indexer.value_sets import bits_of

# Letters whose code is the same by this are one: nearly all are a to z, and more may be told than is so.
_LETTERS: Final = 64
# Letters from this one on are later ones, and words from this length on equally long.
_LATER: Final = 4
_LONG: Final = 31


def letter_sets(words: Iterable[str]) -> bytes:
    """The sets of some words, one after the other, all equally wide."""
    first: list[list[int]] = [[] for _ in range(_LETTERS)]
    later: list[list[int]] = [[] for _ in range(_LETTERS)]
    lengths: list[list[int]] = [[] for _ in range(_LONG + 1)]
    size = 0
    for size, word in enumerate(words, 1):
        for sets, letters in ((first, word[:_LATER]), (later, word[_LATER:])):
            for code in {ord(letter) % _LETTERS for letter in letters}:
                sets[code].append(size - 1)
        lengths[min(len(word), _LONG)].append(size - 1)
    return b"".join(bits_of(one, size).to_bytes(_width(size), "little") for one in (*first, *later, *lengths))


def _width(size: int) -> int:
    return (size + 7) // 8


class LetterSets:
    """The sets of `size` words, as `letter_sets` made them."""

    def __init__(self, data: memoryview, size: int) -> None:
        self._data = data
        self._size = size

    def near(self, word: str, edits: int) -> Iterator[int]:
        """The numbers of all words at most so many edits from `word`, two letters swapped being one.

        Others may be among them.
        """
        # What has all letters so far but none, one, two … of them.
        found = [(1 << self._size) - 1] * (edits + 1)
        for place, letter in enumerate(word):
            holding = self._holding(ord(letter) % _LETTERS, place - edits, place + edits)
            for missing in range(edits, 0, -1):
                found[missing] = found[missing] & holding | found[missing - 1]
            found[0] &= holding
        size = len(word)
        lengths = {min(length, _LONG) for length in range(max(0, size - edits), size + edits + 1)}
        alike = 0
        for length in lengths:
            alike |= self._set(2 * _LETTERS + length)
        return ordinals(found[edits] & alike)

    def _holding(self, code: int, start: int, end: int) -> int:
        """The words with a letter in that part of them, or those parts, in which `start` to `end` are."""
        bits = self._set(code) if start < _LATER else 0
        return bits | self._set(_LETTERS + code) if end >= _LATER else bits

    def _set(self, number: int) -> int:
        width = _width(self._size)
        return int.from_bytes(self._data[number * width : (number + 1) * width], "little")
