"""Counts over time as the lines of a chart: where each point, mark, tick and label stands.

Geometry only: a drawing is made once for wide windows and once for narrow ones, in units that are pixels at
that width, so that its letters keep their size.  Series are told apart by dash and mark (the stylesheet's and
`_MARKS`) and by a label at the end of each line, never by colour alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Final

from corpus.citing.dates import MONTHS
from indexer.periods import Period, TrendUnit

Values = Sequence[float | None]
"""A value for each period; None where there is nothing to measure, which breaks the line."""


@dataclass(frozen=True, slots=True)
class Size:
    """In pixels; `right` is the room for the labels, `ticks` how many labels of time fit below."""

    width: int
    height: int
    left: int
    right: int
    ticks: int
    top: int = 12
    bottom: int = 28


WIDE: Final = Size(704, 320, left=44, right=132, ticks=8)
NARROW: Final = Size(350, 280, left=40, right=20, ticks=4)
_MOST_MARKED: Final = 60
_LABEL_HEIGHT: Final = 16
_STEPS: Final[dict[TrendUnit, tuple[int, ...]]] = {
    "year": (1, 2, 5, 10, 20, 50, 100),
    "quarter": (1, 2, 4, 8, 20, 40, 80),
    "month": (1, 2, 3, 6, 12, 24, 60, 120),
}
_MARKS: Final[tuple[Callable[[str, str], str], ...]] = (
    lambda x, y: f"M{x} {y}m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0",
    lambda x, y: f"M{x} {y}m-3-3h6v6h-6z",
    lambda x, y: f"M{x} {y}m0-4.5l4.2 7.5h-8.4z",
    lambda x, y: f"M{x} {y}m0-4.5l4.5 4.5l-4.5 4.5l-4.5-4.5z",
    lambda x, y: f"M{x} {y}m-3.5-3.5l7 7m0-7l-7 7",
)


@dataclass(frozen=True, slots=True)
class Line:
    """`path` and `marks` are SVG path data; `x`, `y` where the label of the line begins."""

    number: int
    path: str
    marks: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Band:
    """The stretch of one period, to point at."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Drawing:
    size: Size
    lines: tuple[Line, ...]
    scale: tuple[Tick, ...]
    times: tuple[Tick, ...]
    bands: tuple[Band, ...]


def draw(
    series: Sequence[Values], periods: Sequence[Period], unit: TrendUnit, size: Size, *, percent: bool
) -> Drawing:
    """The drawing of one or more series over the same periods, at least one of them."""
    step, count = _scale(max((v for values in series for v in values if v is not None), default=0), percent)
    width = (size.width - size.left - size.right) / len(periods)
    floor_ = size.height - size.bottom
    height = floor_ - size.top

    def x(number: int) -> float:
        return round(size.left + (number + 0.5) * width, 1)

    def y(value: float) -> float:
        return round(floor_ - height * value / (step * count), 1)

    points = [
        [(x(number), y(value)) if value is not None else None for number, value in enumerate(values)]
        for values in series
    ]
    ends = [next((point for point in reversed(each) if point), (size.left, floor_)) for each in points]
    heights = _apart([end[1] for end in ends], size.top, floor_)
    return Drawing(
        size=size,
        lines=tuple(
            Line(number, _path(each), _marks(number, each), ends[number][0] + 9, heights[number])
            for number, each in enumerate(points)
        ),
        scale=tuple(
            Tick(y(step * number), _percent(step * number) if percent else f"{step * number:,.0f}")
            for number in range(count + 1)
        ),
        times=tuple(Tick(x(n), label) for n, label in _times(periods, unit, size.ticks)),
        bands=tuple(Band(round(size.left + n * width, 1), round(width, 1)) for n in range(len(periods))),
    )


def mark(number: int) -> str:
    """The mark of a series by itself, around the point (18, 8), for the list of what the lines are."""
    return _MARKS[number]("18", "8")


def _scale(most: float, percent: bool) -> tuple[float, int]:
    """The step between two lines of the scale, and how many of them reach the highest value: two to five."""
    least = 0.01 if percent else 1
    rough = max(most / 4, least / 2)
    power = 10.0 ** floor(log10(rough))
    step = next(power * size for size in (1, 2, 5, 10) if power * size >= rough * 0.999)
    step = max(step, least)
    count = max(1, ceil(most / step - 1e-9))
    return (step, count) if not percent or step * count <= 1 else (step, round(1 / step))


def _percent(value: float) -> str:
    return f"{100 * value:.3g}%"


def _path(points: Sequence[tuple[float, float] | None]) -> str:
    parts: list[str] = []
    before = None
    for point in points:
        if point:
            parts.append(f"{'L' if before else 'M'}{point[0]:g} {point[1]:g}")
        before = point
    return "".join(parts)


def _marks(number: int, points: Sequence[tuple[float, float] | None]) -> str:
    """A mark at each point; of many only the highest of each few, and all that no line leads to."""
    step = 1 if len(points) <= _MOST_MARKED else ceil(len(points) / (_MOST_MARKED // 2))
    heights = {n: point[1] for n, point in enumerate(points) if point}
    few = ([n for n in range(at, at + step) if n in heights] for at in range(0, len(points), step))
    highest = {min(numbers, key=heights.__getitem__) for numbers in few if numbers}
    padded = [None, *points, None]
    return "".join(
        _MARKS[number](f"{point[0]:g}", f"{point[1]:g}")
        for n, point in enumerate(points)
        if point and (n in highest or not (padded[n] or padded[n + 2]))
    )


def _apart(wanted: Sequence[float], top: float, bottom: float) -> list[float]:
    """Heights near those wanted at which labels do not cover each other."""
    order = sorted(range(len(wanted)), key=lambda n: wanted[n])
    found = list(wanted)
    lowest = top
    for n in order:
        found[n] = lowest = max(found[n], lowest)
        lowest += _LABEL_HEIGHT
    highest = bottom
    for n in reversed(order):
        found[n] = highest = min(found[n], highest)
        highest -= _LABEL_HEIGHT
    return [round(one, 1) for one in found]


def _times(periods: Sequence[Period], unit: TrendUnit, most: int) -> list[tuple[int, str]]:
    """The periods with a label: round ones, evenly apart, no more than fit."""
    step = next((size for size in _STEPS[unit] if len(periods) <= size * most), _STEPS[unit][-1])
    places = [n for n, one in enumerate(periods) if _number(one, unit) % step == 0] or [0]
    return [(n, _label(periods[n], unit, step)) for n in places]


def _number(period: Period, unit: TrendUnit) -> int:
    year, month = int(period.first[:4]), int(period.first[5:7]) - 1
    return {"year": year, "quarter": year * 4 + month // 3, "month": year * 12 + month}[unit]


def _label(period: Period, unit: TrendUnit, step: int) -> str:
    year = period.first[:4]
    if unit == "quarter" and step < 4:
        return f"{period.value[5:]} {year}"
    if unit == "month" and step < 12:
        return f"{MONTHS[int(period.first[5:7]) - 1][:3]} {year}"
    return year
