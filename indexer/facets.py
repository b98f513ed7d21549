"""Counting: how many of the matching releases have each value, day, month and year.

A facet ignores its own selection, so that its counts say what choosing a value would add.  All of
it is arithmetic on the bit sets of the columns.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from indexer import config
from indexer.columns import Columns
from indexer.dates import first_day, last_day
from indexer.folding import name_key
from indexer.plan import missing_value, union
from indexer.request import SearchRequest
from indexer.results import Bucket, Diagnostic, Facet, FacetValue, Histogram

UNDATED: Final = "undated"
_NEARLY_ALL: Final = 0.9
_LABELS: Final = {
    ("language", "en"): "English",
    ("language", "zh"): "Chinese",
    ("kind", "release"): "Release",
    ("kind", "letter"): "Letter",
    ("kind", "speech"): "Speech",
    ("kind", "stub"): "Headline only",
    ("kind", "unassigned"): "Unassigned text",
    ("date", UNDATED): "Undated",
}


@dataclass(frozen=True, slots=True)
class Selection:
    """What the filters of a request choose in one facet.  `bits` are the releases they leave."""

    values: frozenset[str]
    excluded: frozenset[str]
    bits: int


def selections(request: SearchRequest, columns: Columns) -> tuple[dict[str, Selection], list[Diagnostic]]:
    """Facet to what is selected in it, with the date range under "range"; and what is worth saying.

    A filter by a name means the releases of everybody of that name in any spelling.  A field that
    does not exist filters nothing and is noted.
    """
    notes: list[Diagnostic] = []
    chosen: dict[str, Selection] = {}
    for wanted in request.filters:
        values = columns.values.get(wanted.field)
        if values is None:
            notes.append(Diagnostic("unknown-filter", f"There is no field “{wanted.field}” to filter by."))
            continue
        names: list[str] = []
        for text in wanted.values:
            found = _named(wanted.field, text, columns)
            if not found and not wanted.exclude:
                notes.append(
                    Diagnostic(*missing_value(wanted.field, _LABELS.get((wanted.field, text), text), columns))
                )
            names += found or (text,)
        bits = union(values.get(name, 0) for name in names)
        before = chosen.get(wanted.field, Selection(frozenset(), frozenset(), columns.everything))
        # Several filters on one facet are one choice: any of the values, none of the excluded ones.
        if wanted.exclude:
            excluded = before.excluded | set(names)
            chosen[wanted.field] = Selection(before.values, excluded, before.bits & ~bits)
        else:
            kept = union(values.get(name, 0) for name in before.values | set(names))
            gone = union(values.get(name, 0) for name in before.excluded)
            chosen[wanted.field] = Selection(before.values | set(names), before.excluded, kept & ~gone)
    if request.date_from or request.date_to or request.undated is not None:
        chosen["range"] = Selection(frozenset(), frozenset(), _in_range(request, columns))
    return chosen, notes


def _named(field: str, text: str, columns: Columns) -> tuple[str, ...]:
    if field in ("date", "language", "kind", "source"):
        return (text,) if text in columns.values[field] else ()
    return columns.names(field, text)


def _in_range(request: SearchRequest, columns: Columns) -> int:
    bits = columns.everything
    if request.date_from or request.date_to:
        bits = columns.dated(*day_range(request))
    if request.undated is not None:
        bits &= columns.undated if request.undated else ~columns.undated
    return bits


def day_range(request: SearchRequest) -> tuple[str | None, str | None]:
    """The first and last day of the date range of a request; None for an open side."""
    return (
        first_day(request.date_from) if request.date_from else None,
        last_day(request.date_to) if request.date_to else None,
    )


def narrowed(bits: int, chosen: dict[str, Selection], *, ignoring: tuple[str, ...] = ()) -> int:
    """The releases of `bits` that all selections leave, those in `ignoring` not counted."""
    for field, selection in chosen.items():
        if field not in ignoring:
            bits &= selection.bits
    return bits


def facet(
    field: str,
    matching: int,
    chosen: dict[str, Selection],
    columns: Columns,
    *,
    limit: int,
    find: str = "",
    offset: int = 0,
    counted: Mapping[str, int] | None = None,
) -> Facet:
    """The values of one facet among `matching` releases, the most frequent first.

    Those from `offset` on, `limit` of them.  Selected and excluded values are listed even where they count
    nothing, from the first on.  With `find`, of the others only
    those that hold it in a spelling are listed, the dates all the same.  `counted` are the counts where the
    columns do not tell them.
    """
    bits = narrowed(matching, chosen, ignoring=(field, "range") if field == "date" else (field,))
    selection = chosen.get(field, Selection(frozenset(), frozenset(), 0))
    special = selection.values | selection.excluded
    if field == "date":
        dates = _dates_to_list(bits, special, columns)
        values = tuple(_value("date", v, n, selection, columns) for v, n in dates.items())
        return Facet("date", () if offset else values, total=len(values))
    counts: Mapping[str, int] = columns.values[field].counted(bits) if counted is None else counted
    if find:
        held = columns.holding(field, find)
        counts = {value: count for value, count in counts.items() if value in held}
    top = most_frequent(counts, offset, offset + limit)
    beyond = set() if offset else special - set(top)
    listed = top + sorted(beyond, key=name_key)
    return Facet(
        field,
        tuple(_value(field, value, counts.get(value, 0), selection, columns) for value in listed),
        more=max(0, len(counts) - offset - len(top) - len(beyond & counts.keys())),
        total=len(counts),
    )


def most_frequent(counts: Mapping[str, int], start: int, end: int) -> list[str]:
    """The names from one place to another where the most frequent is the first; of equal counts as a reader
    looks for them."""
    by_count = sorted(counts, key=counts.__getitem__, reverse=True)
    listed = by_count[start:end]
    if not listed:
        return []
    # Only the names of the counts on this page are put in order: there are thousands of others.
    most, least = counts[listed[0]], counts[listed[-1]]
    first = next(place for place, name in enumerate(by_count) if counts[name] == most)
    near = [name for name in by_count[first:] if counts[name] >= least]
    near.sort(key=lambda name: (-counts[name], name_key(name)))
    return near[start - first : end - first]


def _value(field: str, value: str, count: int, selection: Selection, columns: Columns) -> FacetValue:
    return FacetValue(
        value=value,
        label=date_label(value) if field == "date" else _LABELS.get((field, value), value),
        count=count,
        selected=value in selection.values,
        excluded=value in selection.excluded,
        family=columns.families.get(value) if field == "product" else None,
    )


def _dates_to_list(bits: int, special: frozenset[str], columns: Columns) -> dict[str, int]:
    """Years; the months of the only or a selected year; the days of the only or a selected month.

    Each with its count.  There are thousands of days, so only those of months that are listed are counted.
    """
    dates = special - {UNDATED}
    counted = columns.values["date"].counted
    counts = counted(bits, columns.dates[4])
    years = counts.keys() | {value[:4] for value in dates}
    open_years = years if len(years) == 1 else {value[:4] for value in dates}
    counts |= counted(bits, _inside(open_years))
    months = {value[:7] for value in counts.keys() | dates if len(value) >= 7 and value[:4] in open_years}
    open_months = months if len(months) == 1 else {value[:7] for value in dates if len(value) >= 7}
    counts |= counted(bits, _inside(open_months))
    days = {value for value in counts.keys() | dates if len(value) == 10 and value[:7] in open_months}
    listed = sorted(years | months | days, key=lambda value: (value[:4], value[:7], value))
    undated = (columns.undated & bits).bit_count()
    if undated or UNDATED in special:
        listed.append(UNDATED)
        counts[UNDATED] = undated
    return {value: counts.get(value, 0) for value in listed}


def _inside(times: Iterable[str]) -> list[str]:
    """The months of some years, the days of some months, and some that do not exist."""
    return [f"{time}-{n:02d}" for time in sorted(times) for n in range(1, 13 if len(time) == 4 else 32)]


def date_label(value: str) -> str:
    """An ISO prefix as people write it: "16 August 2020", "August 2020", "2020"."""
    if value == UNDATED:
        return _LABELS["date", UNDATED]
    if len(value) == 4:
        return value
    month = f"{calendar.month_name[int(value[5:7])]} {value[:4]}"
    return month if len(value) == 7 else f"{int(value[8:10])} {month}"


def histogram(matching: int, chosen: dict[str, Selection], columns: Columns) -> Histogram:
    """The dates of the releases by year, month or day, whichever suits their spread.

    Of a range of dates only what is in it is counted, so that a shorter time has a finer unit; where nothing
    is, all dates are, to show what lies near.  Empty buckets between are listed.  A date less exact than the
    unit is in no bucket; without any date there are none.
    """
    bits = narrowed(matching, chosen, ignoring=("date", "range"))
    undated = (columns.undated & bits).bit_count()
    within = narrowed(matching, chosen, ignoring=("date",)) & ~columns.undated
    bits = within or bits
    counted = columns.values["date"].counted
    counts = counted(bits, columns.dates[4])
    months = counted(bits, columns.dates[7])
    exact = {size: (columns.exact[size] & bits).bit_count() for size in (4, 7, 10)}
    unit = _unit(list(counts), list(months), exact)
    if unit == "month":
        counts = months
    elif unit == "day":
        counts = counted(bits, _inside(months))
    present = list(counts)
    if not present:
        return Histogram(unit, (), undated)
    selected = chosen["date"].values if "date" in chosen else frozenset()
    buckets = tuple(
        Bucket(value, date_label(value), counts.get(value, 0), any(value.startswith(s) for s in selected))
        for value in _between(present[0], present[-1])
    )
    return Histogram(unit, buckets, undated)


def _unit(years: list[str], months: list[str], exact: dict[int, int]) -> str:
    """Days within two months, months within six years, else years.

    A date less exact than the unit has no bar, so a unit is only taken that fits nearly all dates: `exact`
    has the number of dates at least as exact as a year, a month, a day, by the length of their ISO prefix.
    """
    if not years:
        return "year"
    spread = sum(1 for _ in _between(months[0], months[-1])) if months else 0
    if spread and spread <= 2 and exact[10] >= _NEARLY_ALL * exact[4]:
        return "day"
    if int(years[-1]) - int(years[0]) < 6 and exact[7] >= _NEARLY_ALL * exact[4]:
        return "month"
    return "year"


def _between(first: str, last: str) -> Iterator[str]:
    """ISO prefixes of one length from `first` to `last`, at most MAX_BUCKETS of them."""
    value = first
    for _ in range(config.MAX_BUCKETS):
        yield value
        if value >= last:
            return
        value = _after(value)


def _after(value: str) -> str:
    year, month = int(value[:4]), int(value[5:7] or 12)
    if len(value) == 10 and value != last_day(value[:7]):
        return f"{value[:8]}{int(value[8:]) + 1:02d}"
    if month == 12:
        return f"{year + 1:04d}" + "-01-01"[: len(value) - 4]
    return f"{year:04d}-{month + 1:02d}" + "-01"[: len(value) - 7]
