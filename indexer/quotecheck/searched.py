"""What a check looked through, so that “not found” says no more than it knows."""

from __future__ import annotations

from indexer.columns import Columns
from indexer.quotecheck.results import Searched


def searched_in(columns: Columns) -> Searched:
    """How many releases, from when to when, how many months between hold none, how many are undated."""
    months = columns.dates[7]
    empty = _number(months[-1]) - _number(months[0]) + 1 - len(months) if months else 0
    undated = columns.undated.bit_count()
    return Searched(len(columns.rows), _edge(columns, 0), _edge(columns, -1), empty, undated)


def _edge(columns: Columns, place: int) -> str | None:
    """The first or last year, its first or last month, and the day in that, as far as any is known."""
    date: str | None = None
    for dates in columns.dates.values():
        known = [one for one in dates if one.startswith(date or "")]
        if not known:
            break
        date = known[place]
    return date


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7])
