"""Releases as arrays of numbers: sets of them, sums over them, and what matches a plan with its scores."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy
from numpy.typing import NDArray

Numbers = NDArray[Any]

# Where numbers are this many times fewer than what they are of, they are put in order and not counted out.
_SPARSE: Final = 16


class ScoredArrays:
    """The releases that match, ascending, and their scores; see `engines.base.Matches`."""

    def __init__(self, releases: Numbers, scores: Numbers, size: int) -> None:
        self._releases = releases
        self._scores = scores
        self._size = size
        self._bits: int | None = None

    @property
    def bits(self) -> int:
        if self._bits is None:
            self._bits = as_bits((self._releases,), self._size)
        return self._bits

    def score(self, ordinal: int) -> float:
        return float(self._scores[numpy.searchsorted(self._releases, ordinal)])

    def best(self, among: int, count: int, places: Sequence[int]) -> list[int]:
        releases, scores = self._releases, self._scores
        if among != self._bits:
            kept = as_flags(among, self._size)[releases]
            releases, scores = releases[kept], scores[kept]
        if not count:
            return []
        if count < len(scores):
            # Sorting is for those alone that can be among the first.
            least = len(scores) - count
            kept = scores >= numpy.partition(scores, least)[least]
            releases, scores = releases[kept], scores[kept]
        order = numpy.lexsort((_row(places)[releases], -scores))
        found: list[int] = releases[order[:count]].tolist()
        return found


def _row(places: Sequence[int]) -> Numbers:
    return numpy.arange(places.start, places.stop) if isinstance(places, range) else numpy.asarray(places)


def as_bits(rows: Sequence[Numbers], size: int) -> int:
    """All releases that are in one of the rows, of `size` releases, as a bit set."""
    flags = numpy.zeros(size, dtype=numpy.bool_)
    for releases in rows:
        flags[releases] = True
    return int.from_bytes(numpy.packbits(flags, bitorder="little").tobytes(), "little")


def as_flags(bits: int, size: int) -> Numbers:
    """For each of `size` releases whether it is in a bit set, which has no others."""
    data = numpy.frombuffer(bits.to_bytes((size + 7) // 8, "little"), dtype=numpy.uint8)
    return numpy.unpackbits(data, count=size, bitorder="little").view(numpy.bool_)


def summed(numbers: Numbers, values: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """The numbers below `size` that occur, ascending, and of each the sum of its values.

    They are added in the order in which they come, from nought on.
    """
    if len(numbers) * _SPARSE > size:
        flags = numpy.zeros(size, dtype=numpy.bool_)
        flags[numbers] = True
        found = numpy.flatnonzero(flags)
        return found, numpy.bincount(numbers, values, size)[found]
    order = numpy.argsort(numbers, kind="stable")
    ascending = numbers[order]
    first = numpy.ones(len(numbers), dtype=numpy.bool_)
    first[1:] = ascending[1:] != ascending[:-1]
    return ascending[first], numpy.bincount(numpy.cumsum(first) - 1, values[order])


def by_size(sizes: Numbers, make: Callable[[list[int]], list[float]]) -> Numbers:
    """What `make` makes of each size, asked once for each that occurs: few are different."""
    if not len(sizes):
        return numpy.empty(0)
    present = numpy.flatnonzero(numpy.bincount(sizes))
    made = numpy.zeros(present[-1] + 1)
    made[present] = make(present.tolist())
    found: Numbers = made[sizes]
    return found


def count_in_lists(numbers: Sequence[int], ends: Sequence[int], size: int) -> Callable[[int], Sequence[int]]:
    """What counts how many releases of a set are in each of some lists; see `value_sets.Counter`."""
    lists = _row(numbers)
    starts = numpy.concatenate([[0], _row(ends)[:-1]]).astype(numpy.intp) if len(ends) else None

    def count(bits: int) -> Sequence[int]:
        if starts is None:
            return ()
        held = as_flags(bits, size).view(numpy.uint8)[lists]
        found: list[int] = numpy.add.reduceat(held, starts, dtype=numpy.intp).tolist()
        return found

    return count
