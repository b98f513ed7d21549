"""A list of postings as bytes: all places of a key, and its releases in parts of some hundred.

A place is counted through the whole index, so that a list is searched as one row of numbers, and not release
by release; how places are counted is decided in `whoosh_writing`.  They are kept as they are used, because
reading them is most of what looking for a phrase costs.  The releases of a part and how often the key stands
in each are columns, as narrow as the largest number in them allows.
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
# Bytes of the parts that follow, type of the places behind them.
_LIST: Final = struct.Struct("<IB")
LIST_HEAD: Final = _LIST.size
# Types of the columns, how many releases (less one), the first and the last, bytes that follow.
_PART: Final = struct.Struct("<BBIIH")
_CODES: Final = "BHIQ"
_WIDTHS: Final = tuple(array(code).itemsize for code in _CODES)
_WIDE: Final = 1 << 32
# In the byte of types the type of the counts is above that of the differences between releases.
_COUNTS: Final = 4
_PACKED: Final = 16
_WORTH_PACKING: Final = 80
_LEVEL: Final = 3


def written(numbers: array[int], counts: Sequence[int], places: Sequence[int]) -> bytes:
    """The releases that have a key, how often each has it, and all places in order."""
    kind = 3 if places and places[-1] >= _WIDE else 2
    starts = range(0, len(numbers), _SIZE)
    found = b"".join([_part(numbers[at : at + _SIZE], counts[at : at + _SIZE]) for at in starts])
    return _LIST.pack(len(found), kind) + found + array(_CODES[kind], places).tobytes()


def _part(numbers: array[int], counts: Sequence[int]) -> bytes:
    types, columns = _column(counts)
    types *= _COUNTS
    if len(numbers) > 1:
        kind, steps = _column(list(map(sub, numbers[1:], numbers)))
        types, columns = types + kind, steps + columns
    if len(columns) >= _WORTH_PACKING:
        types, columns = types + _PACKED, zlib.compress(columns, _LEVEL)
    return _PART.pack(types, len(numbers) - 1, numbers[0], numbers[-1], len(columns)) + columns


def _column(values: Sequence[int]) -> tuple[int, bytes]:
    """The type of a column and its bytes."""
    largest = max(values)
    kind = 0 if largest < 1 << 8 else 1 if largest < 1 << 16 else 2
    return kind, array(_CODES[kind], values).tobytes()


class Part(NamedTuple):
    """Some releases that are not read yet; the first and last of them are known."""

    data: bytes
    start: int
    end: int
    types: int
    size: int
    first: int
    last: int

    def heads(self) -> Iterable[tuple[int, int]]:
        """Each release and how often it has the key."""
        columns = self.data[self.start : self.end]
        types = self.types
        if types >= _PACKED:
            columns, types = zlib.decompress(columns), types - _PACKED
        count_type, number_type = divmod(types, _COUNTS)
        behind = (self.size - 1) * _WIDTHS[number_type]
        steps = array(_CODES[number_type], columns[:behind])
        counts = array(_CODES[count_type], columns[behind:])
        return zip(accumulate(steps, initial=self.first), counts, strict=True)


def places(data: bytes) -> array[int]:
    """Where the key of a list stands."""
    size, kind = _LIST.unpack_from(data)
    return array(_CODES[kind], data[LIST_HEAD + size :])


def bytes_of_parts(head: bytes) -> int:
    """How many bytes the parts of a list take, which come behind its head of LIST_HEAD bytes."""
    size, _ = _LIST.unpack_from(head)
    return int(size)


def parts(data: bytes) -> Iterator[Part]:
    """The parts of a list, in order, given no more than them."""
    at = 0
    while at < len(data):
        types, others, first, last, size = _PART.unpack_from(data, at)
        at += _PART.size
        yield Part(data, at, at + size, types, others + 1, first, last)
        at += size
