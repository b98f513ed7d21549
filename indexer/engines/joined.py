"""Several segments answer as one engine, and releases that are gone from one are in no answer.

A segment never changes; what is gone from it is told from outside.  Ordinals count the releases that are
left, through all segments in order.  How often something occurs is counted over all segments, so that
scores are those of a single segment with the same releases.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from collections.abc import Sequence as Row
from dataclasses import dataclass
from functools import reduce
from heapq import nsmallest
from operator import or_
from typing import Final

from indexer.engines.base import All, Among, Either, Engine, Matches, Plan, Sequence, Without

_MOST_COUNTED: Final = 20_000


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment as an index uses it.

    `gone` are, ascending, the numbers in it of the releases that count no longer.
    """

    name: str
    size: int
    gone: tuple[int, ...] = ()

    @property
    def left(self) -> int:
        """How many releases are still in it."""
        return self.size - len(self.gone)

    def numbers(self) -> list[int]:
        """The numbers, in the segment, of the releases that are left."""
        gone = set(self.gone)
        return [number for number in range(self.size) if number not in gone]


class JoinedEngine:
    """Open segments in order; see `engines.base.Engine`."""

    def __init__(self, parts: list[tuple[Engine, Segment]]) -> None:
        self._parts = [
            _Part(engine, segment, base) for (engine, segment), base in zip(parts, _bases(parts), strict=True)
        ]
        self._count = sum(segment.left for _, segment in parts)
        self._holding: dict[Sequence, int] = {}

    def count(self) -> int:
        return self._count

    def close(self) -> None:
        for part in self._parts:
            part.engine.close()

    def match(self, plan: Plan, holding: Mapping[Sequence, int] | None = None) -> Matches:
        if len(self._parts) == 1 and not self._parts[0].segment.gone:
            return self._parts[0].engine.match(plan, holding)
        if holding is None:
            leaves = list(dict.fromkeys(_sequences(plan)))
            holding = dict(zip(leaves, self.held(leaves), strict=True))
        return _JoinedMatches([(part.match(plan, holding), part) for part in self._parts])

    def matching(self, plan: Plan) -> int:
        return reduce(or_, (part.matching(plan) for part in self._parts), 0)

    def held(self, leaves: Row[Sequence]) -> list[int]:
        known = self._holding
        missing = [leaf for leaf in leaves if leaf not in known]
        if missing:
            if len(known) + len(missing) > _MOST_COUNTED:
                known = self._holding = {leaf: known[leaf] for leaf in leaves if leaf in known}
            counts = [part.held(missing) for part in self._parts]
            known |= {leaf: sum(one[place] for one in counts) for place, leaf in enumerate(missing)}
        return [known[leaf] for leaf in leaves]


class _JoinedMatches:
    """What matches in each of several segments; see `engines.base.Matches`."""

    def __init__(self, parts: list[tuple[Matches, _Part]]) -> None:
        self._parts = parts
        self._bits: int | None = None

    @property
    def bits(self) -> int:
        if self._bits is None:
            self._bits = reduce(or_, (part.joined(found.bits) for found, part in self._parts), 0)
        return self._bits

    def score(self, ordinal: int) -> float:
        at = bisect_right(self._parts, ordinal, key=lambda one: one[1].base) - 1
        found, part = self._parts[at]
        return found.score(part.number(ordinal))

    def best(self, among: int, count: int, places: Row[int]) -> list[int]:
        ranked: list[tuple[float, int, int]] = []
        for found, part in self._parts:
            for number in found.best(part.local(among), count, part.places(places)):
                ordinal = part.ordinal(number)
                ranked.append((-found.score(number), places[ordinal], ordinal))
        return [ordinal for _, _, ordinal in nsmallest(count, ranked)]


class _Part:
    """An open segment and the ordinal of its first release."""

    def __init__(self, engine: Engine, segment: Segment, base: int) -> None:
        self.engine = engine
        self.segment = segment
        self.base = base
        # The places that were asked for last, and what they are in the segment.
        self._places: tuple[Row[int], Row[int]] = ((), ())

    def match(self, plan: Plan, holding: Mapping[Sequence, int]) -> Matches:
        """What matches in the segment, in its own numbers; what is gone from it as well."""
        return self.engine.match(self._local(plan), holding)

    def matching(self, plan: Plan) -> int:
        """The releases that are left and match."""
        return self.joined(self.engine.matching(self._local(plan)))

    def held(self, leaves: Row[Sequence]) -> list[int]:
        if self.segment.gone:
            return [self.matching(leaf).bit_count() for leaf in leaves]
        return self.engine.held(leaves)

    def number(self, ordinal: int) -> int:
        """The number in the segment of a release that is left."""
        left, gone = ordinal - self.base, self.segment.gone
        # Before each that is gone so many are left.
        return left + bisect_right(range(len(gone)), left, key=lambda place: gone[place] - place)

    def ordinal(self, number: int) -> int:
        """The ordinal of a release that is left."""
        return self.base + number - bisect_left(self.segment.gone, number)

    def joined(self, bits: int) -> int:
        """A set of numbers of the segment as one of ordinals."""
        return (_without_gone(bits, self.segment) if self.segment.gone else bits) << self.base

    def local(self, bits: int) -> int:
        """A set of ordinals as one of numbers of the segment."""
        bits = bits >> self.base & (1 << self.segment.left) - 1
        return _with_gone(bits, self.segment) if self.segment.gone else bits

    def places(self, places: Row[int]) -> Row[int]:
        """The places of the releases of the segment by number, any for those that are gone."""
        asked, found = self._places
        if asked is not places:
            found = places[self.base : self.base + self.segment.left]
            if self.segment.gone:
                spread = [0] * self.segment.size
                for number, place in zip(self.segment.numbers(), found, strict=True):
                    spread[number] = place
                found = array("I", spread)
            self._places = (places, found)
        return found

    def _local(self, plan: Plan) -> Plan:
        """A plan with its sets of releases numbered as in the segment."""
        match plan:
            case Among(bits):
                return Among(self.local(bits))
            case All(parts):
                return All(tuple(map(self._local, parts)))
            case Either(parts):
                return Either(tuple(map(self._local, parts)))
            case Without(kept, dropped):
                return Without(self._local(kept), self._local(dropped))
            case _:
                return plan


def _bases(parts: list[tuple[Engine, Segment]]) -> Iterator[int]:
    base = 0
    for _, segment in parts:
        yield base
        base += segment.left


def _sequences(plan: Plan) -> Iterator[Sequence]:
    match plan:
        case Sequence():
            yield plan
        case All(parts) | Either(parts):
            for part in parts:
                yield from _sequences(part)
        case Without(kept, dropped):
            yield from _sequences(kept)
            yield from _sequences(dropped)


def _without_gone(bits: int, segment: Segment) -> int:
    """A set of numbers of a segment as one of the releases that are left, numbered anew."""
    # The figures of a number to the base of two, the last bit first.
    figures = bin(bits)[:1:-1].ljust(segment.size, "0")
    starts = (0, *(number + 1 for number in segment.gone))
    return _bits(
        "".join(figures[start:end] for start, end in zip(starts, (*segment.gone, segment.size), strict=True))
    )


def _with_gone(bits: int, segment: Segment) -> int:
    """The other way round; what is gone is not in the set."""
    figures = bin(bits)[:1:-1].ljust(segment.left, "0")
    ends = [number - place for place, number in enumerate(segment.gone)]
    return _bits(
        "0".join(figures[start:end] for start, end in zip((0, *ends), (*ends, segment.left), strict=True))
    )


def _bits(figures: str) -> int:
    return int(figures[::-1] or "0", 2)
