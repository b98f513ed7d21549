"""The texts, and how they are laid out, stand beside an engine's files segment by segment, never changed.

They serve what must not depend on an engine, such as checking a match character for character.
"""

from __future__ import annotations

import mmap
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO, Final

from indexer.engines.joined import Segment

TEXTS: Final = "texts"
LAYOUTS: Final = "layouts"


class TextWriter:
    """Writes the texts of releases, or what else is kept of each, in the order of their ordinals."""

    def __init__(self, folder: Path, name: str = TEXTS) -> None:
        self._offsets_file = folder / f"{name}.offsets"
        self._file: BinaryIO = (folder / f"{name}.bin").open("wb")
        self._offsets = array("Q", [0])

    def add(self, text: str) -> None:
        # A lone surrogate can stand in a text that came as JSON.
        self._file.write(text.encode("utf-8", "surrogatepass"))
        self._offsets.append(self._file.tell())

    def close(self) -> None:
        self._file.close()
        self._offsets_file.write_bytes(self._offsets.tobytes())


class Texts:
    """The texts of a segment by number: `data` has them one after the other, `offsets` where each begins."""

    def __init__(self, folder: Path, name: str = TEXTS) -> None:
        self.offsets = array("Q", (folder / f"{name}.offsets").read_bytes())
        data = (folder / f"{name}.bin").open("rb")
        with data:
            empty = self.offsets[-1] == 0
            self.data: mmap.mmap | bytes = (
                b"" if empty else mmap.mmap(data.fileno(), 0, access=mmap.ACCESS_READ)
            )

    def __getitem__(self, ordinal: int) -> str:
        return self.bytes_of(ordinal).decode("utf-8", "surrogatepass")

    def bytes_of(self, ordinal: int) -> bytes:
        """A text as it is kept, in UTF-8 with lone surrogates."""
        return self.data[self.offsets[ordinal] : self.offsets[ordinal + 1]]

    def close(self) -> None:
        if isinstance(self.data, mmap.mmap):
            self.data.close()


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

    def each(self, ordinals: Iterable[int]) -> Iterator[tuple[int, bytes]]:
        """Ordinals that ascend, each with its text as it is kept."""
        start = end = 0
        for ordinal in ordinals:
            if ordinal >= end:
                place = bisect_right(self._ends, ordinal)
                start, end = self._ends[place - 1] if place else 0, self._ends[place]
                texts, numbers = self._parts[place]
                data, offsets = texts.data, texts.offsets
            number = ordinal - start if numbers is None else numbers[ordinal - start]
            yield ordinal, data[offsets[number] : offsets[number + 1]]
