"""Dates of every precision as days from … to …, and prefixes as ranges.

What a release's date is was decided before; this module only compares.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import date
from typing import Final

from corpus.models import ReleaseDate

_DATE: Final = re.compile("([0-9]{4})(?:[-/.年]([0-9]{1,2})(?:[-/.月]([0-9]{1,2})日?|月)?|年)?")


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


def bounds(stated: ReleaseDate) -> tuple[str | None, str | None]:
    """The first and last day a date can mean; (None, None) for an undated release."""
    earliest = stated.earliest or (first_day(stated.value) if stated.value else None)
    latest = stated.latest or (last_day(stated.value) if stated.value else None)
    return (earliest, latest) if earliest and latest else (None, None)


def read_date(text: str) -> str | None:
    """An ISO prefix ("2020", "2020-07", "2020-07-15") from what a user typed, None if it is no date.

    Full-width figures and signs are read as the plain ones; figures of other scripts are no date.
    """
    match = _DATE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if not match:
        return None
    year, month, day = match.group(1), match.group(2), match.group(3)
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join([year] + [part.zfill(2) for part in (month, day) if part])
