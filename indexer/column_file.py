"""How the columns lie on disk: read in place, so that opening an index does not read every release.

A head in JSON, then arrays of 32-bit numbers and the rows, each a line of JSON of its own.  What the columns
mean is decided in `columns`.
"""

from __future__ import annotations

import json
import mmap
import struct
import sys
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Generic, TypeVar, overload

_Item = TypeVar("_Item")
_LENGTH: Final = struct.Struct("<Q")
_WIDTH: Final = 4


class Lines(Sequence[_Item], Generic[_Item]):
    """Items that lie in a file as lines, each made when it is asked for."""

    def __init__(self, data: memoryview, starts: Sequence[int], make: Callable[[Any], _Item]) -> None:
        self._data = data
        self._starts = starts
        self._make = make

    def __len__(self) -> int:
        return len(self._starts) - 1

    @overload
    def __getitem__(self, index: int) -> _Item: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[_Item]: ...
    def __getitem__(self, index: int | slice) -> _Item | Sequence[_Item]:
        if isinstance(index, slice):
            return [self[number] for number in range(len(self))[index]]
        number = range(len(self))[index]
        line = self._data[self._starts[number] : self._starts[number + 1]]
        return self._make(json.loads(bytes(line)))


def write(path: Path, head: object, numbers: Mapping[str, Iterable[int]], lines: Iterable[object]) -> None:
    """Write a head, named lists of numbers below 2³², and lines."""
    starts = array("I", [0])
    rows = bytearray()
    for line in lines:
        rows += json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        starts.append(len(rows))
    arrays = {name: array("I", values) for name, values in numbers.items()} | {"": starts}
    data = {"head": head, "arrays": {name: len(values) for name, values in arrays.items()}}
    first = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    first += b" " * (-len(first) % _WIDTH)
    with path.open("wb") as file:
        file.write(_LENGTH.pack(len(first)) + first)
        for values in arrays.values():
            if sys.byteorder == "big":
                values.byteswap()
            file.write(values.tobytes())
        file.write(rows)


def read(path: Path, make: Callable[[Any], _Item]) -> tuple[Any, dict[str, Sequence[int]], Lines[_Item]]:
    """The head, the lists and the lines of a file that `write` wrote.  It stays open while they are used."""
    with path.open("rb") as file:
        whole = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    (length,) = _LENGTH.unpack(whole[: _LENGTH.size])
    at = _LENGTH.size + length
    data = json.loads(bytes(whole[_LENGTH.size : at]).decode("utf-8", "surrogatepass"))
    numbers: dict[str, Sequence[int]] = {}
    for name, count in data["arrays"].items():
        part = whole[at : at + count * _WIDTH]
        numbers[name] = part.cast("I") if sys.byteorder == "little" else _swapped(part)
        at += count * _WIDTH
    return data["head"], numbers, Lines(whole[at:], numbers.pop(""), make)


def _swapped(part: memoryview) -> array[int]:
    values = array("I", part.tobytes())
    values.byteswap()
    return values
