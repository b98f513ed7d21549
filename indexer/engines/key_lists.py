"""Which releases have a key, and how often: lists of numbers in files that are mapped into memory.

A key has a list in each of several slots; what the slots are is decided by who uses them.  A file is an array
of numpy's own format, and a list is a stretch of it, so that reading one costs nothing and using one is
arithmetic on all of it at once.  The keys are found by a checksum: they lie in the order of the lowest bits
of theirs, and a table tells where those with the same ones begin.  How the files are made is decided in
`key_lists_writing`.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left
from pathlib import Path
from typing import Final, NamedTuple

import numpy

from indexer.engines.arrays import Numbers

#: The arrays of a folder: of the keys their bytes, where each begins, and where those of a checksum begin;
#: of the lists, in order, their numbers and where each begins; the releases and how often each has the key.
KEYS: Final = "keys"
KEY_STARTS: Final = "key_starts"
BUCKETS: Final = "buckets"
LISTS: Final = "lists"
LIST_STARTS: Final = "list_starts"
RELEASES: Final = "releases"
TIMES: Final = "times"
#: Times above MOST_TIMES stand as 0, and aside: at which place of the array, and what they are.
MANY_PLACES: Final = "many_places"
MANY_TIMES: Final = "many_times"
MOST_TIMES: Final = 255


class KeyList(NamedTuple):
    """The releases that have a key, ascending, and how often each has it; not to be changed."""

    releases: Numbers
    times: Numbers


NO_RELEASES: Final = KeyList(numpy.empty(0, dtype=numpy.uint32), numpy.empty(0, dtype=numpy.uint8))


class KeyLists:
    """The lists of a folder, open.  Raises OSError for a folder that cannot be read."""

    def __init__(self, folder: Path, slots: int) -> None:
        self._slots = slots
        self._keys = mapped(folder / f"{KEYS}.npy").data
        self._key_starts = mapped(folder / f"{KEY_STARTS}.npy").data
        self._buckets = mapped(folder / f"{BUCKETS}.npy").data
        self._lists = mapped(folder / f"{LISTS}.npy").data
        self._list_starts = mapped(folder / f"{LIST_STARTS}.npy").data
        self._releases = mapped(folder / f"{RELEASES}.npy")
        self._times = mapped(folder / f"{TIMES}.npy")
        self._many_places = mapped(folder / f"{MANY_PLACES}.npy")
        self._many_times = mapped(folder / f"{MANY_TIMES}.npy")

    def number(self, key: bytes) -> int | None:
        """What the lists of a key are asked for by; None where it has none."""
        keys, starts, buckets = self._keys, self._key_starts, self._buckets
        bucket = zlib.crc32(key) & len(buckets) - 2
        for number in range(buckets[bucket], buckets[bucket + 1]):
            if keys[starts[number] : starts[number + 1]] == key:
                return number
        return None

    def count(self, number: int | None, slot: int) -> int:
        """How many releases have a key."""
        start, end = self._stretch(number, slot)
        return end - start

    def releases(self, number: int | None, slot: int) -> Numbers:
        """The releases that have a key, ascending; not to be changed."""
        start, end = self._stretch(number, slot)
        return self._releases[start:end]

    def list_of(self, number: int | None, slot: int) -> KeyList:
        """The same with how often each has it."""
        start, end = self._stretch(number, slot)
        times = self._times[start:end]
        if start < end and not times.all():
            first, last = numpy.searchsorted(self._many_places, (start, end))
            times = times.astype(numpy.uint32)
            times[self._many_places[first:last] - start] = self._many_times[first:last]
        return KeyList(self._releases[start:end], times)

    def _stretch(self, number: int | None, slot: int) -> tuple[int, int]:
        if number is None:
            return 0, 0
        wanted = number * self._slots + slot
        at = bisect_left(self._lists, wanted)
        if at == len(self._lists) or self._lists[at] != wanted:
            return 0, 0
        return self._list_starts[at], self._list_starts[at + 1]


def mapped(path: Path) -> Numbers:
    """An array in a file, not to be changed.  Raises OSError for a file that is none."""
    try:
        found = numpy.load(path, mmap_mode="r", allow_pickle=False)
    except ValueError as error:
        raise OSError(str(error)) from error
    # Without the class for mapped files, which makes every stretch of one slow.
    return numpy.asarray(found)
