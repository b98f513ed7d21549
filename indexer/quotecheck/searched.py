"""What a check looked through, so that “not found” says no more than it knows."""

from __future__ import annotations

from indexer.columns import Columns
from indexer.quotecheck.results import Searched


def searched_in(columns: Columns) -> Searched:
    """How many releases, from when to when, how many months between hold none, how many are undated."""
    dates = [row.date for row in columns.rows if row.date]
    months = {date[:7] for date in dates if len(date) >= 7}
    first, last = min(dates, default=None), max(dates, default=None)
    empty = 0
    if months:
        empty = _number(max(months)) - _number(min(months)) + 1 - len(months)
    return Searched(len(columns.rows), first, last, empty, len(columns.rows) - len(dates))


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7])
