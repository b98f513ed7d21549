"""What stands beside an engine's files: the texts, segment by segment, and the list of words.

Both are read in place and never change.  They serve what must not depend on an engine: checking a
match character for character, and finding the words a prefix or a misspelling can mean.
"""

from __future__ import annotations

import mmap
import threading
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO, Final

from indexer.engines.joined import Segment

_TEXTS: Final = "texts.bin"
_OFFSETS: Final = "texts.offsets"
_WORDS: Final = "words.txt"


class TextWriter:
    """Writes the texts of releases in the order of their ordinals."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: BinaryIO = (folder / _TEXTS).open("wb")
        self._offsets = array("Q", [0])

    def add(self, text: str) -> None:
        # A lone surrogate can stand in a text that came as JSON.
        self._file.write(text.encode("utf-8", "surrogatepass"))
        self._offsets.append(self._file.tell())

    def close(self) -> None:
        self._file.close()
        (self._folder / _OFFSETS).write_bytes(self._offsets.tobytes())


class Texts:
    """The texts of a segment by number."""

    def __init__(self, folder: Path) -> None:
        self._offsets = array("Q", (folder / _OFFSETS).read_bytes())
        data = (folder / _TEXTS).open("rb")
        with data:
            empty = self._offsets[-1] == 0
            self._data: mmap.mmap | bytes = (
                b"" if empty else mmap.mmap(data.fileno(), 0, access=mmap.ACCESS_READ)
            )

    def __getitem__(self, ordinal: int) -> str:
        return self.bytes_of(ordinal).decode("utf-8", "surrogatepass")

    def bytes_of(self, ordinal: int) -> bytes:
        """A text as it is kept, in UTF-8 with lone surrogates."""
        return self._data[self._offsets[ordinal] : self._offsets[ordinal + 1]]

    def close(self) -> None:
        if isinstance(self._data, mmap.mmap):
            self._data.close()


class JoinedTexts:
    """The texts of several segments by ordinal: what is left of each, in order."""

    def __init__(self, parts: list[tuple[Texts, Segment]]) -> None:
        self._parts = [(texts, segment.numbers() if segment.gone else None) for texts, segment in parts]
        self._ends = list(accumulate(segment.left for _, segment in parts))

    def __getitem__(self, ordinal: int) -> str:
        return self.bytes_of(ordinal).decode("utf-8", "surrogatepass")

    def bytes_of(self, ordinal: int) -> bytes:
        """A text as it is kept, in UTF-8 with lone surrogates."""
        place = bisect_right(self._ends, ordinal)
        texts, numbers = self._parts[place]
        number = ordinal - (self._ends[place - 1] if place else 0)
        return texts.bytes_of(number if numbers is None else numbers[number])


def save_words(folder: Path, words: Mapping[str, int]) -> None:
    """Write the folded words of the index with the number of releases each is in."""
    lines = (f"{word}\t{words[word]}" for word in sorted(words))
    (folder / _WORDS).write_text("\n".join(lines), encoding="utf-8", errors="replace", newline="\n")


def load_words(folder: Path) -> dict[str, int]:
    """What `save_words` wrote."""
    pairs = [line.split("\t") for line in (folder / _WORDS).read_text(encoding="utf-8").split("\n")]
    return {pair[0]: int(pair[1]) for pair in pairs if len(pair) == 2}


class Words:
    """The folded words of a generation, for prefixes and misspellings.  Read at first use."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _WORDS
        self._lock = threading.Lock()
        self._words: list[str] | None = None
        self._counts: dict[str, int] = {}

    def _load(self) -> list[str]:
        with self._lock:
            if self._words is None:
                self._counts = load_words(self._path.parent)
                self._words = sorted(self._counts)
            return self._words

    def beginning(self, prefix: str, limit: int) -> list[str]:
        """Words that begin with `prefix`, those in most releases first; at most `limit` + 1."""
        words = self._load()
        start = bisect_left(words, prefix)
        end = bisect_left(words, prefix + "\U0010ffff", start)
        return sorted(words[start:end], key=lambda word: (-self._counts[word], word))[: limit + 1]

    def similar(self, word: str, distance: int, limit: int) -> list[str]:
        """Words at most `distance` edits from `word` (two letters swapped are one), nearest first."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        found = extract(word, self._load(), scorer=OSA.distance, score_cutoff=distance, limit=None)
        found.sort(key=lambda item: (item[1], -self._counts[item[0]], item[0]))
        return [item[0] for item in found[: limit + 1]]

    def __contains__(self, word: str) -> bool:
        return self.count(word) > 0

    def count(self, word: str) -> int:
        """How many releases have a word; 0 where none has."""
        self._load()
        return self._counts.get(word, 0)
