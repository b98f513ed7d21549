"""A list of postings as bytes: parts of some hundred releases, each in columns.

A part is a head, the numbers of its releases with how often the key stands in each, and the places where it
stands.  A place is counted through the whole index, so that a list is searched as one row of numbers, and not
release by release; how places are counted is decided in `whoosh_writing`.  Columns hold the differences of
ascending numbers, as narrow as the largest allows.
"""

from __future__ import annotations

import struct
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from operator import sub
from typing import Final, NamedTuple

# Releases in a part: what is looked up costs the reading of one.
_SIZE: Final = 256
# Types of the columns; how many releases, the first and last, first and last place; bytes of what follows.
_HEAD: Final = struct.Struct("<BBBxIIIQQII")
_CODES: Final = "BHIQ"
_WIDTHS: Final = tuple(array(code).itemsize for code in _CODES)
# Added to the type of a column that is compressed.
_PACKED: Final = 4
_WORTH_PACKING: Final = 80
_LEVEL: Final = 3


def written(numbers: array[int], counts: Sequence[int], places: Sequence[int]) -> bytes:
    """The releases that have a key, how often each has it, and all places in order."""
    if len(numbers) <= _SIZE:
        return _written(numbers, counts, places)
    parts: list[bytes] = []
    place = 0
    for start in range(0, len(numbers), _SIZE):
        part = counts[start : start + _SIZE]
        behind = place + sum(part)
        parts.append(_written(numbers[start : start + _SIZE], part, places[place:behind]))
        place = behind
    return b"".join(parts)


def _written(numbers: array[int], counts: Sequence[int], places: Sequence[int]) -> bytes:
    if len(numbers) == 1:
        number_type, heads = 0, b""
    else:
        number_type, heads = _column(list(map(sub, numbers[1:], numbers)))
    count_type, column = _column(counts)
    heads += column
    if len(heads) >= _WORTH_PACKING:
        heads, number_type = zlib.compress(heads, _LEVEL), number_type | _PACKED
    first = last = place_type = 0
    steps = b""
    if places:
        first, last = places[0], places[-1]
        if len(places) > 1:
            place_type, steps = _column(list(map(sub, places[1:], places)))
            if len(steps) >= _WORTH_PACKING:
                steps, place_type = zlib.compress(steps, _LEVEL), place_type | _PACKED
    sizes = len(numbers), numbers[0], numbers[-1], first, last, len(heads), len(steps)
    return _HEAD.pack(number_type, count_type, place_type, *sizes) + heads + steps


def _column(values: Sequence[int]) -> tuple[int, bytes]:
    """The type of a column and its bytes."""
    largest = max(values)
    kind = 0 if largest < 1 << 8 else 1 if largest < 1 << 16 else 2 if largest < 1 << 32 else 3
    return kind, array(_CODES[kind], values).tobytes()


class Part(NamedTuple):
    """A part that is not read yet; its first and last release and place are known."""

    data: bytes
    at: int
    types: tuple[int, int, int]
    size: int
    first: int
    last: int
    first_place: int
    last_place: int
    head_bytes: int
    place_bytes: int

    def heads(self) -> Iterable[tuple[int, int]]:
        """Each release and how often it has the key."""
        number_type, count_type, _ = self.types
        columns = self._column(self.at, self.head_bytes, packed=number_type >= _PACKED)
        behind = (self.size - 1) * _WIDTHS[number_type % _PACKED]
        steps = array(_CODES[number_type % _PACKED], columns[:behind])
        counts = array(_CODES[count_type], columns[behind:])
        return zip(accumulate(steps, initial=self.first), counts, strict=True)

    def places(self) -> Iterator[int]:
        """Where the key stands; not to be asked where no places are kept."""
        kind = self.types[2]
        steps = self._column(self.at + self.head_bytes, self.place_bytes, packed=kind >= _PACKED)
        return accumulate(array(_CODES[kind % _PACKED], steps), initial=self.first_place)

    def _column(self, start: int, size: int, *, packed: bool) -> bytes:
        column = self.data[start : start + size]
        return zlib.decompress(column) if packed else column


def parts(data: bytes) -> Iterator[Part]:
    """The parts of a list, in order."""
    at = 0
    while at < len(data):
        number_type, count_type, place_type, *others, heads, places = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        size, first, last, first_place, last_place = others
        types = number_type, count_type, place_type
        yield Part(data, at, types, size, first, last, first_place, last_place, heads, places)
        at += heads + places
