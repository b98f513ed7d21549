"""Lists of postings out of Whoosh's files, no more of them than is needed.

What a list means is decided in `whoosh_`, how it is written in `posting_parts`; here is only which parts are
read and which lists are kept.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain
from typing import Any, Final

from indexer.engines.kept import Kept
from indexer.engines.posting_parts import LIST_HEAD, Part, bytes_of_parts, parts, places
from indexer.engines.whoosh_writing import SPAN, extent

# How many releases with their counts the lists that are kept may hold together, 100 bytes each, and how many
# places, 4 bytes each in all but the largest indexes.
_KEPT_HEADS: Final = 200_000
_KEPT_PLACES: Final = 4_000_000
_KEPT_EXTENTS: Final = 20_000
# A list this many times longer than the releases in question is looked up, not read.
_LONGER: Final = 40
# The same for places, which need no reading.
_MUCH_LONGER: Final = 32


class PostingLists:
    """The lists of an open reader.  One thread at a time: readers share one file position.

    `span` is how many places a release has: a place divided by it is the number of its release.
    """

    def __init__(self, reader: Any) -> None:
        leaf, _ = next(iter(reader.leaf_readers()), (None, 0))
        # The inside of a reader is that of the one version of Whoosh which this project installs.
        self._terms: Any = getattr(leaf, "_terms", None)
        self.span = int(self._terms._tindex.extras[SPAN]) if self._terms is not None else 2
        self._heads: Kept[tuple[str, bytes], dict[int, int]] = Kept(_KEPT_HEADS)
        self._places: Kept[tuple[str, bytes], array[int]] = Kept(_KEPT_PLACES)
        self._extents: dict[tuple[str, bytes], tuple[int, int, int]] = {}

    def clear(self) -> None:
        self._heads.clear()
        self._places.clear()
        self._extents.clear()

    def frequency(self, field: str, key: bytes) -> int:
        """In how many releases a key stands in a field."""
        return self._extent(field, key)[0]

    def heads(self, field: str, key: bytes) -> dict[int, int]:
        """Release to how often it has a key, ascending; not to be changed."""
        found = self._heads.get((field, key))
        if found is None:
            found = dict(chain.from_iterable(part.heads() for part in self._parts(field, key)))
            self._heads.keep((field, key), found)
        return found

    def heads_among(self, field: str, key: bytes, among: list[int]) -> dict[int, int]:
        """At least what `heads` has for the releases `among`, which ascend; not to be changed."""
        found = self._heads.get((field, key))
        if found is not None:
            return found
        if len(among) * _LONGER >= self.frequency(field, key):
            return self.heads(field, key)
        near = (part for part in self._parts(field, key) if _meets(among, part.first, part.last))
        return dict(chain.from_iterable(part.heads() for part in near))

    def places(self, field: str, key: bytes) -> array[int]:
        """Where a key stands in a field, ascending; not to be changed."""
        found = self._places.get((field, key))
        if found is None:
            _, start, size = self._extent(field, key)
            found = places(self._read(start, size)) if size else array("I")
            self._places.keep((field, key), found)
        return found

    def standing(self, field: str, key: bytes, wanted: set[int]) -> set[int]:
        """The places of `wanted` where a key stands."""
        held = self.places(field, key)
        if len(wanted) * _MUCH_LONGER >= len(held):
            return wanted.intersection(held)
        return {place for place in wanted if _holds(held, place)}

    def _extent(self, field: str, key: bytes) -> tuple[int, int, int]:
        """In how many releases a key is, and where its list begins and how long it is."""
        found = self._extents.get((field, key))
        if found is None:
            found = extent(self._terms, field, key) if self._terms is not None else (0, 0, 0)
            if len(self._extents) >= _KEPT_EXTENTS:
                self._extents.clear()
            self._extents[field, key] = found
        return found

    def _parts(self, field: str, key: bytes) -> Iterator[Part]:
        _, start, size = self._extent(field, key)
        if not size:
            return iter(())
        size = bytes_of_parts(self._read(start, LIST_HEAD))
        return parts(self._read(start + LIST_HEAD, size))

    def _read(self, start: int, size: int) -> bytes:
        return bytes(self._terms._postfile.get(start, size))


def _meets(ascending: list[int], first: int, last: int) -> bool:
    """Whether one of the numbers lies from `first` to `last`."""
    at = bisect_left(ascending, first)
    return at < len(ascending) and ascending[at] <= last


def _holds(ascending: array[int], number: int) -> bool:
    at = bisect_left(ascending, number)
    return at < len(ascending) and ascending[at] == number
