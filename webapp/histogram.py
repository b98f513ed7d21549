"""A histogram as bars a page can draw: heights, the gaps filled in, and which bars carry a label.

Counting is the index's; which address a bar leads to is the caller's.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.citing.dates import MONTHS
from webapp.words import counted, iso_words

MAX_BARS = 400
LABELS = 6
LOWEST = 4
"""Height in percent that a bar with anything in it has at least, so that one release can be seen."""


@dataclass(frozen=True, slots=True)
class Bar:
    """`height` is in percent of the tallest bar; `url` is None where there is nothing to go to.

    `tick` is the label under it, empty for most; `title` is the whole in words.
    """

    value: str
    title: str
    count: int
    height: int
    tick: str
    url: str | None
    selected: bool


def bars(
    counts: Iterable[tuple[str, int, bool]],
    link: Callable[[str], str] | None = None,
    *,
    whole: str | None = None,
) -> tuple[Bar, ...]:
    """Bars for (ISO prefix, count, selected) in order of time, with empty ones where nothing fell.

    All prefixes have the unit of the first (year, month or day); others are left out.  `whole` is a
    year or month to draw from its beginning to its end.  Where more than `MAX_BARS` would be needed,
    the gaps stay closed.
    """
    rows = sorted(counts)
    unit = len(rows[0][0]) if rows else 0
    known = {value: (count, selected) for value, count, selected in rows if len(value) == unit}
    if not known:
        return ()
    first, last = _ends(whole) if whole else (min(known), max(known))
    values = _between(first, last) or sorted(known)
    tallest = max(count for count, _ in known.values()) or 1
    ticks = _ticks(values)
    return tuple(
        _bar(value, *known.get(value, (0, False)), tallest, ticks.get(value, ""), link) for value in values
    )


def _bar(
    value: str, count: int, selected: bool, tallest: int, tick: str, link: Callable[[str], str] | None
) -> Bar:
    return Bar(
        value=value,
        title=f"{iso_words(value)}: {counted(count, 'release')}",
        count=count,
        height=max(LOWEST, round(100 * count / tallest)) if count else 0,
        tick=tick,
        url=link(value) if link and count else None,
        selected=selected,
    )


def _ends(whole: str) -> tuple[str, str]:
    """The first and last month of a year, or day of a month."""
    if len(whole) == 4:
        return f"{whole}-01", f"{whole}-12"
    return f"{whole}-01", f"{whole}-{monthrange(int(whole[:4]), int(whole[5:7]))[1]:02}"


def _between(first: str, last: str) -> list[str]:
    """Every year, month or day from one prefix to the other; empty if that would be too many."""
    values = [first]
    while values[-1] < last:
        if len(values) >= MAX_BARS:
            return []
        values.append(_after(values[-1]))
    return values


def _after(value: str) -> str:
    numbers = [int(part) for part in value.split("-")]
    if len(numbers) == 1:
        return f"{numbers[0] + 1:04}"
    if len(numbers) == 2:
        year, month = (numbers[0], numbers[1] + 1) if numbers[1] < 12 else (numbers[0] + 1, 1)
        return f"{year:04}-{month:02}"
    return (date(*numbers[:3]) + timedelta(days=1)).isoformat()


def _ticks(values: list[str]) -> dict[str, str]:
    """A label for at most `LABELS` of the bars, evenly apart; months prefer to begin with a January.

    Of days the first label of a year has it.
    """
    step = -(-len(values) // LABELS)
    first = 0
    if len(values[0]) == 7 and step > 2:
        step = -(-step // 12) * 12 if step > 6 else next(size for size in (3, 4, 6) if size >= step)
        first = next((n for n, value in enumerate(values) if (int(value[5:]) - 1) % step == 0), 0)
    places = range(first, len(values), step)
    # The last label needs room for itself: the bars after it, or most of a step before it.
    labelled = [values[n] for n in places if n == first or 3 * (len(values) - n) >= step]
    years = ["", *(value[:4] for value in labelled)]
    return {
        value: _tick(value, new=value[:4] != before) for value, before in zip(labelled, years, strict=False)
    }


def _tick(value: str, *, new: bool) -> str:
    parts = value.split("-")
    if len(parts) == 1:
        return parts[0]
    month = MONTHS[int(parts[1]) - 1][:3]
    if len(parts) == 2:
        return f"{month} {parts[0]}"
    return f"{int(parts[2])} {month}" + (f" {parts[0]}" if new else "")
