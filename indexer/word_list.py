"""The folded words of an index with the number of releases each is in, for prefixes and misspellings.

They lie in a file, sorted, and are read in place: an archive has hundreds of thousands.  What can be a
misspelling of what is told by `letter_sets` before words are compared.
"""

from __future__ import annotations

import mmap
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cached_property
from heapq import nsmallest
from itertools import accumulate
from pathlib import Path
from typing import Final, overload

from indexer.letter_sets import LetterSets, letter_sets

_WORDS: Final = "words.txt"
_STARTS: Final = "words.starts"
_LETTERS: Final = "words.letters"
_COUNTED: Final = 20_000
_BEGUN: Final = 32
# A list of one word in so many is kept in memory.
_STEP: Final = 64


def save_words(folder: Path, words: Mapping[str, int]) -> None:
    """Write the folded words of the index with the number of releases each is in."""
    ordered = sorted(words)
    lines = [f"{word}\t{words[word]}\n".encode(errors="replace") for word in ordered]
    (folder / _WORDS).write_bytes(b"".join(lines))
    (folder / _STARTS).write_bytes(array("Q", accumulate(map(len, lines), initial=0)).tobytes())
    (folder / _LETTERS).write_bytes(letter_sets(ordered))


def load_words(folder: Path) -> dict[str, int]:
    """What `save_words` wrote."""
    return dict(_pairs((folder / _WORDS).read_bytes()))


def _pairs(lines: bytes) -> list[tuple[str, int]]:
    pairs = [line.split("\t") for line in lines.decode().split("\n")[:-1]]
    return [(word, int(count)) for word, count in pairs]


class Words:
    """The words of a generation, sorted."""

    def __init__(self, folder: Path) -> None:
        self._lines = _mapped(folder / _WORDS)
        self._starts = memoryview(_mapped(folder / _STARTS)).cast("Q")
        self._letters = LetterSets(memoryview(_mapped(folder / _LETTERS)), len(self))
        self._known: dict[str, int] = {}
        self._begun: dict[tuple[str, int], list[str]] = {}

    def __len__(self) -> int:
        return len(self._starts) - 1

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    def __getitem__(self, index: int | slice) -> str | list[str]:
        if isinstance(index, slice):
            return [self[number] for number in range(len(self))[index]]
        if not 0 <= index < len(self):
            raise IndexError(index)
        line = self._lines[self._starts[index] : self._starts[index + 1]]
        return line[: line.rindex(b"\t")].decode()

    def beginning(self, prefix: str, limit: int) -> list[str]:
        """Words that begin with `prefix`, those in most releases first; at most `limit` + 1."""
        # One search asks for the same on each rung, its next page once more.
        found = self._begun.get((prefix, limit))
        if found is None:
            start = bisect_left(self, prefix)
            end = bisect_left(self, prefix + "\U0010ffff", start)
            pairs = _pairs(self._lines[self._starts[start] : self._starts[end]])
            ranked = nsmallest(limit + 1, pairs, key=lambda pair: (-pair[1], pair[0]))
            found = [word for word, _ in ranked]
            if len(self._begun) >= _BEGUN:
                self._begun.clear()
            self._begun[prefix, limit] = found
        return found

    def similar(self, word: str, distance: int, limit: int) -> list[str]:
        """Words at most `distance` edits from `word` (two letters swapped are one), nearest first."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        likely = [self[number] for number in self._letters.near(word, distance)]
        found = extract(word, likely, scorer=OSA.distance, score_cutoff=distance, limit=None)
        found.sort(key=lambda item: (item[1], -self.releases(item[0]), item[0]))
        return [item[0] for item in found[: limit + 1]]

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self.releases(word) > 0

    def releases(self, word: str) -> int:
        """How many releases have a word; 0 where none has."""
        known = self._known
        found = known.get(word)
        if found is None:
            found = self._looked_up(word.encode(errors="replace"))
            if len(known) >= _COUNTED:
                known.clear()
            known[word] = found
        return found

    def _looked_up(self, word: bytes) -> int:
        """The same, looked for among the few that stand between two of every so many."""
        # UTF-8 is in the order of its code points.
        block = max(0, bisect_right(self._every, word) - 1) * _STEP
        first, last = self._starts[block], self._starts[min(block + _STEP, len(self))]
        lines = b"\n" + self._lines[first:last]
        at = lines.find(b"\n" + word + b"\t")
        return int(lines[at + len(word) + 2 : lines.index(b"\n", at + 1)]) if at >= 0 else 0

    @cached_property
    def _every(self) -> list[bytes]:
        starts = (self._starts[number] for number in range(0, len(self), _STEP))
        return [self._lines[start : self._lines.find(b"\t", start)] for start in starts]


def _mapped(path: Path) -> mmap.mmap | bytes:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if path.stat().st_size else b""
