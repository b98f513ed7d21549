"""Several segments answer as one engine, and releases that are gone from one are in no answer.

A segment never changes; what is gone from it is told from outside.  Ordinals count the releases that are
left, through all segments in order.  How often something occurs is counted over all segments, so that
scores are those of a single segment with the same releases.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from indexer.engines.base import All, Among, Either, Engine, Plan, Sequence, Without

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

    def match(self, plan: Plan, holding: Mapping[Sequence, int] | None = None) -> dict[int, float]:
        if len(self._parts) == 1 and not self._parts[0].segment.gone:
            return self._parts[0].engine.match(plan, holding)
        holding = holding or {leaf: self._held(leaf) for leaf in _sequences(plan)}
        found: dict[int, float] = {}
        for part in self._parts:
            found.update(part.match(plan, holding))
        return found

    def matching(self, plan: Plan) -> int:
        bits = 0
        for part in self._parts:
            bits |= part.matching(plan) << part.base
        return bits

    def _held(self, leaf: Sequence) -> int:
        """How many releases match a sequence."""
        found = self._holding.get(leaf)
        if found is None:
            found = sum(part.matching(leaf).bit_count() for part in self._parts)
            if len(self._holding) >= _MOST_COUNTED:
                self._holding.clear()
            self._holding[leaf] = found
        return found


class _Part:
    """An open segment and the ordinal of its first release."""

    def __init__(self, engine: Engine, segment: Segment, base: int) -> None:
        self.engine = engine
        self.segment = segment
        self.base = base
        self._ordinals = (
            dict(zip(segment.numbers(), range(base, base + segment.left), strict=True))
            if segment.gone
            else {}
        )

    def match(self, plan: Plan, holding: Mapping[Sequence, int]) -> dict[int, float]:
        scores = self.engine.match(self._local(plan), holding)
        ordinals, base = self._ordinals, self.base
        if self.segment.gone:
            return {ordinals[n]: score for n, score in scores.items() if n in ordinals}
        return {n + base: score for n, score in scores.items()} if base else scores

    def matching(self, plan: Plan) -> int:
        """The releases that are left and match, counted from the first of the segment."""
        bits = self.engine.matching(self._local(plan))
        return _without_gone(bits, self.segment) if self.segment.gone else bits

    def _local(self, plan: Plan) -> Plan:
        """A plan with its sets of releases numbered as in the segment."""
        match plan:
            case Among(bits):
                bits = bits >> self.base & (1 << self.segment.left) - 1
                return Among(_with_gone(bits, self.segment) if self.segment.gone else bits)
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
