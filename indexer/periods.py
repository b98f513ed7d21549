"""Years, quarters and months: which fit a stretch of time, and the days each of them has.

Only the calendar is decided here; what falls into a period is counted in `trends`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from indexer.dates import last_day

TrendUnit = Literal["year", "quarter", "month"]
UNITS: Final[tuple[TrendUnit, ...]] = get_args(TrendUnit)
"""From the longest to the shortest."""
_MONTHS: Final[dict[TrendUnit, int]] = {"year": 12, "quarter": 3, "month": 1}
# So many periods can be told apart on a chart as wide as a page of text.
_READABLE: Final[dict[TrendUnit, int]] = {"quarter": 48, "month": 36}
# Releases that fall into a period on average.
_FILLED: Final = 2
_NEARLY_ALL: Final = 0.9


@dataclass(frozen=True, slots=True)
class Period:
    """“2020”, “2020-Q3” or “2020-07”, from its first day to its last."""

    value: str
    first: str
    last: str


def periods(unit: TrendUnit, first: str, last: str, *, most: int) -> tuple[Period, ...]:
    """Every period from that of the day `first` to that of the day `last`; none where they are too many."""
    size = _MONTHS[unit]
    start, end = _month(first) // size, _month(last) // size
    if end - start >= most:
        return ()
    return tuple(_period(unit, number * size, size) for number in range(start, end + 1))


def fitting(first: str, last: str, exact: dict[TrendUnit, int]) -> TrendUnit:
    """The shortest unit that makes a line, and that nearly all dates between the days are exact enough for.

    `exact` says for how many dates that is so.  Where hardly anything falls into a period, a line would show
    single releases and no course.
    """
    spread = _month(last) - _month(first) + 1
    for unit in reversed(UNITS[1:]):
        few_enough = spread <= _READABLE[unit] * _MONTHS[unit]
        filled = exact[unit] * _MONTHS[unit] >= _FILLED * spread
        if few_enough and filled and exact[unit] >= _NEARLY_ALL * exact["year"]:
            return unit
    return "year"


def _month(day: str) -> int:
    return int(day[:4]) * 12 + int(day[5:7]) - 1


def _period(unit: TrendUnit, month: int, size: int) -> Period:
    begin, end = _prefix(month), _prefix(month + size - 1)
    value = {"year": begin[:4], "quarter": f"{begin[:4]}-Q{month % 12 // 3 + 1}", "month": begin}[unit]
    return Period(value, f"{begin}-01", last_day(end))


def _prefix(month: int) -> str:
    return f"{month // 12:04d}-{month % 12 + 1:02d}"
