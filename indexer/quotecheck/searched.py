"""What a check looked through, so that “not found” says no more than it knows."""

from __future__ import annotations

from collections.abc import Callable

from indexer.columns import Columns
from indexer.dates import first_day, last_day
from indexer.engines.base import ordinals
from indexer.quotecheck.results import Searched


def searched_in(columns: Columns) -> Searched:
    """How many releases, from when to when, how many months between hold none, how many are undated.

    A release that is known by a year, or by the days between two others, counts with all that it can be of.
    """
    undated = columns.undated.bit_count()
    if undated == len(columns.rows):
        return Searched(len(columns.rows), None, None, 0, undated)
    oldest, newest = (columns.rows[columns.by_place[name][0]] for name in ("oldest", "newest"))
    first = _said(oldest.date, oldest.earliest, first_day)
    last = _said(newest.date, newest.latest, last_day)
    months = {_number(month) for month in columns.dates[7]}
    for ordinal in ordinals(columns.everything & ~columns.exact[7] & ~columns.undated):
        row = columns.rows[ordinal]
        if row.earliest and row.latest:
            months.update(range(_number(row.earliest), _number(row.latest) + 1))
    empty = _number(last_day(last)) - _number(first_day(first)) + 1 - len(months) if first and last else 0
    return Searched(len(columns.rows), first, last, empty, undated)


def _said(date: str | None, day: str | None, edge: Callable[[str], str]) -> str | None:
    """A date as it is known, where that ends on a day which the release can be of; else that day."""
    return date if date and edge(date) == day else day


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7])
