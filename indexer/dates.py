"""Dates of every precision as days from … to …, and prefixes as ranges.

What a release's date is was decided before; this module only compares.
"""

from __future__ import annotations

import calendar

from corpus.models import ReleaseDate


def first_day(prefix: str) -> str:
    """The first day of an ISO prefix: "2020-02" → "2020-02-01"."""
    return prefix + "-01-01"[len(prefix) - 4 :] if len(prefix) in (4, 7) else prefix


def last_day(prefix: str) -> str:
    """The last day of an ISO prefix: "2020-02" → "2020-02-29"."""
    if len(prefix) == 4:
        return f"{prefix}-12-31"
    if len(prefix) == 7:
        return f"{prefix}-{calendar.monthrange(int(prefix[:4]), int(prefix[5:7]))[1]:02d}"
    return prefix


def bounds(date: ReleaseDate) -> tuple[str | None, str | None]:
    """The first and last day a date can mean; (None, None) for an undated release."""
    earliest = date.earliest or (first_day(date.value) if date.value else None)
    latest = date.latest or (last_day(date.value) if date.value else None)
    return (earliest, latest) if earliest and latest else (None, None)
