"""Lists of postings out of Whoosh's reader, by blocks and no more of them than are needed.

What a list means is decided in `whoosh_`; here is only how it is read and which lists are kept.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sized
from itertools import accumulate
from typing import Any, Final, Generic, TypeAlias, TypeVar

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value", bound=Sized)
Block: TypeAlias = tuple[Iterable[int], Iterable[bytes]]

# How many postings the lists that are kept may hold together, 150 bytes each.
_KEPT: Final = 200_000


class Kept(Generic[_Key, _Value]):
    """What was asked for last, as far as it holds no more than so many things together."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._values: dict[_Key, _Value] = {}

    def get(self, key: _Key) -> _Value | None:
        found = self._values.pop(key, None)
        if found is not None:
            self._values[key] = found
        return found

    def keep(self, key: _Key, value: _Value) -> None:
        self._size += len(value)
        while self._values and self._size > self._limit:
            self._size -= len(self._values.pop(next(iter(self._values))))
        self._values[key] = value

    def clear(self) -> None:
        self._values.clear()
        self._size = 0


class PostingLists:
    """The lists of an open reader.  One thread at a time: readers share one file position."""

    def __init__(self, reader: Any) -> None:
        self._reader = reader
        self._kept: Kept[tuple[str, bytes], dict[int, bytes]] = Kept(_KEPT)

    def clear(self) -> None:
        self._kept.clear()

    def frequency(self, field: str, key: bytes) -> int:
        """In how many releases a key stands in a field."""
        return int(self._reader.doc_frequency(field, key))

    def whole(self, field: str, key: bytes) -> dict[int, bytes]:
        """Release to what is kept of a key in it; not to be changed."""
        found = self._kept.get((field, key))
        if found is None:
            found = {}
            for numbers, values in self._blocks(field, key, None):
                found.update(zip(numbers, values, strict=True))
            self._kept.keep((field, key), found)
        return found

    def part(self, field: str, key: bytes, among: list[int]) -> dict[int, bytes]:
        """At least what `whole` has for the releases `among`, which ascend; a new dictionary."""
        found = self._kept.get((field, key))
        if found is not None:
            return {number: found[number] for number in among if number in found}
        found = {}
        for numbers, values in self._blocks(field, key, among):
            found.update(zip(numbers, values, strict=True))
        return found

    def _blocks(self, field: str, key: bytes, among: list[int] | None) -> Iterator[Block]:
        for reader, base in self._reader.leaf_readers():
            if (field, key) not in reader:
                continue
            within = among and base and [number - base for number in among]
            for numbers, values in _read(reader.postings(field, key), within or among):
                yield ((number + base for number in numbers) if base else numbers), values


def _read(matcher: Any, among: list[int] | None) -> Iterator[Block]:
    """The blocks of a list of postings, those left out that hold none of `among`.

    One posting at a time, as a matcher is meant to be used, costs several times as much.  The inside of a
    block is that of the one version of Whoosh which this project installs; other matchers are used as they
    are meant to be.
    """
    if not hasattr(matcher, "_read_data"):
        while matcher.is_active():
            yield (matcher.id(),), (matcher.value(),)
            matcher.next()
        return
    at = 0
    while matcher.is_active():
        last = matcher.block_max_id()
        if among is not None:
            if at == len(among):
                return
            if among[at] > last:
                matcher._next_block()
                continue
            at = bisect_right(among, last, at)
        matcher._read_data()
        differences, _, values = matcher._data
        if values is None or isinstance(values, bytes):
            matcher._read_values()
            values = matcher._values
        yield accumulate(differences), values
        matcher._next_block()
