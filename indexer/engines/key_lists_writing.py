"""Writes what `key_lists` reads, a release at a time.

What comes in the order of the releases leaves in the order of the lists.  It is put in order in runs that
fit into memory and wait in a file of their own; in the end each run is dealt out to where its lists are.
"""

from __future__ import annotations

import zlib
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import count
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, Final, NamedTuple

import numpy

from indexer.engines.arrays import Numbers
from indexer.engines.key_lists import (
    BUCKETS,
    KEY_STARTS,
    KEYS,
    LIST_STARTS,
    LISTS,
    MANY_PLACES,
    MANY_TIMES,
    MOST_TIMES,
    RELEASES,
    TIMES,
)

# Numbers of releases in a run; each takes some 30 bytes while it is put in order.
_RUN: Final = 2_000_000
_NARROW: Final = 1 << 16


class _Run(NamedTuple):
    """The lists of a run, how long each is, and how long the run is; the rest is in the file."""

    lists: Numbers
    sizes: Numbers
    length: int


class KeyListWriter:
    """Gathers the keys of releases; without `counted` not how often each stands in one.

    Releases are numbered from 0 in the order in which `add` is told of them.
    """

    def __init__(self, folder: Path, slots: int, *, counted: bool = True, run: int = _RUN) -> None:
        self._folder = folder
        self._slots = slots
        self._counted = counted
        self._most = run
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)
        self._keys = array("I")
        self._times = array("I")
        # Of each release and slot: its list of keys is how long.
        self._heads = array("I")
        self._last = -1
        self._runs: list[_Run] = []
        self._file: IO[bytes] = TemporaryFile(dir=folder)  # noqa: SIM115 — it lives until `close`

    def add(self, release: int, slot: int, keys: Collection[str], times: Iterable[int] = ()) -> None:
        """Add the keys, each once, that a release has in a slot; releases must not descend."""
        self._keys.extend(map(self._numbers.__getitem__, keys))
        if self._counted:
            self._times.extend(times)
        self._heads.extend((release, slot, len(keys)))
        self._last = release
        if len(self._keys) >= self._most:
            self._settle()

    def _settle(self) -> None:
        """Put what was gathered in order and into the file."""
        heads = numpy.array(self._heads, dtype=numpy.uint32).reshape(-1, 3)
        keys = numpy.array(self._keys, dtype=numpy.uint32)
        lists = keys * numpy.uint32(self._slots) + numpy.repeat(heads[:, 1], heads[:, 2])
        order = numpy.argsort(lists, kind="stable")
        lists = lists[order]
        starts = numpy.flatnonzero(numpy.diff(lists, prepend=~lists[:1]))
        self._runs.append(_Run(lists[starts], numpy.diff(starts, append=len(lists)), len(lists)))
        self._file.write(numpy.repeat(heads[:, 0], heads[:, 2])[order].tobytes())
        if self._counted:
            self._file.write(numpy.array(self._times, dtype=numpy.uint32)[order].tobytes())
        for gathered in (self._keys, self._times, self._heads):
            del gathered[:]

    def close(self) -> None:
        """Write the files."""
        self._settle()
        renumbered = self._write_keys()
        old = numpy.unique(numpy.concatenate([run.lists for run in self._runs]))
        sizes = numpy.zeros(len(old), dtype=numpy.int64)
        for run in self._runs:
            sizes[numpy.searchsorted(old, run.lists)] += run.sizes
        new = renumbered[old // self._slots] * numpy.uint32(self._slots) + old % numpy.uint32(self._slots)
        order = numpy.argsort(new)
        ends = numpy.cumsum(sizes[order])
        self._save(LISTS, new[order])
        self._save(LIST_STARTS, numpy.concatenate([[0], ends]).astype(numpy.uint64))
        begins = numpy.empty(len(old), dtype=numpy.int64)
        begins[order] = ends - sizes[order]
        self._deal_out(old, begins, int(ends[-1]) if len(ends) else 0)
        self._file.close()

    def _write_keys(self) -> Numbers:
        """Write the keys, by their checksums; the new number of each."""
        keys = [key.encode() for key in self._numbers]
        self._numbers.clear()
        size = 1 << max(1, len(keys).bit_length())
        buckets = numpy.fromiter(map(zlib.crc32, keys), numpy.uint32, len(keys)) & numpy.uint32(size - 1)
        order = numpy.argsort(buckets, kind="stable")
        keys = [keys[number] for number in order.tolist()]
        lengths = numpy.fromiter(map(len, keys), numpy.uint64, len(keys))
        self._save(KEYS, numpy.frombuffer(b"".join(keys), dtype=numpy.uint8))
        self._save(KEY_STARTS, numpy.concatenate([[0], numpy.cumsum(lengths)]).astype(numpy.uint64))
        # One bucket more, where the last one ends.
        counts = numpy.bincount(buckets, minlength=size)
        self._save(BUCKETS, numpy.concatenate([[0], numpy.cumsum(counts)]).astype(numpy.uint32))
        renumbered = numpy.empty(len(keys), dtype=numpy.uint32)
        renumbered[order] = numpy.arange(len(keys), dtype=numpy.uint32)
        return renumbered

    def _deal_out(self, lists: Numbers, begins: Numbers, size: int) -> None:
        """Write the releases and times of all runs, each list from where it begins."""
        narrow = self._last < _NARROW
        releases = self._create(RELEASES, size, numpy.uint16 if narrow else numpy.uint32)
        times = self._create(TIMES, size if self._counted else 0, numpy.uint8)
        many_places: list[Numbers] = []
        many_times: list[Numbers] = []
        self._file.seek(0)
        for run in self._runs:
            at = numpy.searchsorted(lists, run.lists)
            before = numpy.cumsum(run.sizes) - run.sizes
            places = numpy.repeat(begins[at] - before, run.sizes) + numpy.arange(run.length)
            begins[at] += run.sizes
            releases[places] = self._read(run.length)
            if self._counted:
                counts = self._read(run.length)
                many = numpy.flatnonzero(counts > MOST_TIMES)
                many_places.append(places[many])
                many_times.append(counts[many])
                counts[many] = 0
                times[places] = counts
        aside = numpy.concatenate([numpy.empty(0, dtype=numpy.int64), *many_places])
        what = numpy.concatenate([numpy.empty(0, dtype=numpy.uint32), *many_times])
        order = numpy.argsort(aside)
        self._save(MANY_PLACES, aside[order])
        self._save(MANY_TIMES, what[order])
        for mapped in (releases, times):
            mapped.flush()

    def _read(self, length: int) -> Numbers:
        return numpy.frombuffer(bytearray(self._file.read(4 * length)), dtype=numpy.uint32)

    def _create(self, name: str, size: int, kind: type[numpy.unsignedinteger[Any]]) -> numpy.memmap[Any, Any]:
        path = self._folder / f"{name}.npy"
        return numpy.lib.format.open_memmap(path, mode="w+", dtype=kind, shape=(size,))

    def _save(self, name: str, values: Numbers) -> None:
        numpy.save(self._folder / f"{name}.npy", values, allow_pickle=False)
