"""Two languages of a release side by side: which unit stands beside which.

What the alignment pairs stands face to face, what it pairs with nothing beside a gap.  The units
themselves are `reading`'s.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.models import AlignedPair, Release, Span
from webapp.reading import FIELDS, FOLDED, Side, Unit

LONG_RUN = 3
MOST_TO_ONE = 3
"""Units of one language to one of the other that may be each other's, though nothing pairs them."""
APPENDED = frozenset({"footnote", "media"})
"""What stands among the standing text at the end without being any."""


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side.  An empty side is a gap, unless there is one language only; in a row that
    `goes_on`, the gap is that of the row above.  `faced` is what an alignment pairs."""

    own: tuple[Unit, ...]
    other: tuple[Unit, ...] = ()
    goes_on: bool = False
    faced: bool = False

    def only_of(self, kinds: frozenset[str]) -> bool:
        return all(unit.kind in kinds for unit in (*self.own, *self.other))

    @property
    def matched(self) -> bool:
        return any(unit.matched for unit in (*self.own, *self.other))

    @property
    def unmatched(self) -> bool:
        """Whether both sides stand here though nothing pairs them."""
        return bool(self.own and self.other) and not self.faced

    @property
    def only_kind(self) -> str:
        """The kind of the row's one unit, empty where it has more: rows of a table stand close."""
        return self.own[0].kind if len(self.own) == 1 and not self.other else ""

    @property
    def aside(self) -> bool:
        """A long run of the other language alone folds: the page belongs to its own."""
        return not self.own and len(self.other) > LONG_RUN and not self.only_of(FOLDED)


def rows(own: Side, other: Side | None, pairs: Sequence[tuple[Span, Span]] = ()) -> tuple[Row, ...]:
    """The two sides as rows, `pairs` being (own span, other span) of what corresponds.

    Without another side, a row a unit.  Without pairs, two columns whole, the standing text apart.
    Pairs that cross the order of the texts are left out.
    """
    if other is None:
        return tuple(Row((unit,)) for unit in own.units)
    found: list[Row] = []
    own_done = other_done = 0
    for group in _groups(_links(own.units, other.units, pairs)):
        own_first, other_first = group[0]
        own_last, other_last = group[-1]
        found += _loose(own.units[own_done:own_first], other.units[other_done:other_first])
        own_done, other_done = own_last + 1, other_last + 1
        found.append(Row(own.units[own_first:own_done], other.units[other_first:other_done], faced=True))
    found += _loose(own.units[own_done:], other.units[other_done:])
    return tuple(found)


def front(found: Sequence[Row]) -> int:
    """How many rows are fields a release stands under in its file, its title among them; 0 for none."""
    end = next((n for n, row in enumerate(found) if not row.only_of(FIELDS)), len(found))
    titled = [n for n in range(end) if any(unit.kind == "title" for unit in found[n].own)]
    return end if titled and titled[0] else 0


def standing(found: Sequence[Row]) -> int:
    """How many of the rows come before the standing text that ends the page; all of them where there is none.

    What is folded away is the end of the page alone: the notes and pictures among its standing text as
    well, and nothing that text follows.
    """
    begin = len(found)
    for n in range(len(found) - 1, -1, -1):
        if found[n].only_of(FOLDED):
            begin = n
        elif not found[n].only_of(FOLDED | APPENDED):
            break
    return begin


def pairs_of(own: Release, alignment: Iterable[AlignedPair]) -> list[tuple[Span, Span]]:
    """The pairs of an alignment with the span in `own` first."""
    return [(pair.zh, pair.en) if own.language == "zh" else (pair.en, pair.zh) for pair in alignment]


def _loose(own: tuple[Unit, ...], other: tuple[Unit, ...]) -> list[Row]:
    """Units that nothing pairs: beside a gap a row a unit, so that each has its margin.

    Where both sides have about as many they stand in one row, as they may be each other's; where one has far
    more they stand apart, each beside a gap.  Standing text at their end stands apart.
    """
    own_body, other_body = _before_standing(own), _before_standing(other)
    found: list[Row] = []
    for here, there in ((own[:own_body], other[:other_body]), (own[own_body:], other[other_body:])):
        if here and there and max(len(here), len(there)) <= MOST_TO_ONE * min(len(here), len(there)):
            found.append(Row(here, there))
            continue
        found += [Row((unit,), goes_on=number > 0) for number, unit in enumerate(here)]
        if there:
            found.append(Row((), there))
    return found


def _before_standing(units: tuple[Unit, ...]) -> int:
    end = len(units)
    while end and units[end - 1].kind in FOLDED:
        end -= 1
    return end


def _links(
    own: Sequence[Unit], other: Sequence[Unit], pairs: Iterable[tuple[Span, Span]]
) -> list[tuple[int, int]]:
    """(own unit, other unit) that correspond, in order on both sides: the most that keep it."""
    links = {
        (i, j) for one, counterpart in pairs for i in _touched(own, one) for j in _touched(other, counterpart)
    }
    ordered = sorted(links)
    tails: list[int] = []  # the longest run without a step back, by patience sorting
    ends: list[int] = []
    before: list[int] = [-1] * len(ordered)
    for n, (_, j) in enumerate(ordered):
        place = bisect_right(tails, j)
        before[n] = ends[place - 1] if place else -1
        if place == len(tails):
            tails.append(j)
            ends.append(n)
        else:
            tails[place], ends[place] = j, n
    kept: list[tuple[int, int]] = []
    n = ends[-1] if ends else -1
    while n >= 0:
        kept.append(ordered[n])
        n = before[n]
    return kept[::-1]


def _touched(units: Sequence[Unit], span: Span) -> range:
    """The units a span overlaps; they are in order and do not overlap each other."""
    first = bisect_right(units, span.start, key=lambda unit: unit.span.end)
    return range(first, bisect_left(units, span.end, key=lambda unit: unit.span.start))


def _groups(links: Iterable[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Links that share a unit on either side belong to one row."""
    groups: list[list[tuple[int, int]]] = []
    for link in links:
        if groups and (link[0] == groups[-1][-1][0] or link[1] == groups[-1][-1][1]):
            groups[-1].append(link)
        else:
            groups.append([link])
    return groups
