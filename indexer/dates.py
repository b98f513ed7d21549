"""Dates of every precision as days from … to …, and prefixes as ranges.

What a release's date is was decided before; this module only compares.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import date
from typing import Final

from corpus.languages.en import MONTHS
from corpus.models import ReleaseDate

BASES: Final = {
    "inferred": "inferred",
    "inherited": "from its other language",
    "corrected": "corrected by hand",
}
"""What is said beside a date that the release itself does not state."""
_DATE: Final = re.compile("([0-9]{4})(?:[-/.年]([0-9]{1,2})(?:[-/.月]([0-9]{1,2})日?|月)?|年)?")
_MONTHS: Final = {name.casefold(): number for name, number in MONTHS.items()}
# “16 August 2020”, “Aug. 16, 2020”, “August 2020”.  The year comes last, so that what follows a year in a
# query is never taken for its month.
_IN_WORDS: Final = re.compile(
    r"(?:([0-9]{1,2})(?:st|nd|rd|th)? )?([a-z]+)\.?(?: ([0-9]{1,2})(?:st|nd|rd|th)?)?,? ([0-9]{4})"
)
_DAY_OR_MONTH_FIRST: Final = re.compile("([0-9]{1,2})([-/.])([0-9]{1,2})\\2([0-9]{4})")


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


def said(value: str | None, earliest: str | None, latest: str | None) -> str:
    """A date as a line of a terminal has it; days of two years as an interval of ISO 8601."""
    return value or (f"{earliest}/{latest}" if earliest and latest else "undated")


def read_date(text: str) -> str | None:
    """An ISO prefix ("2020", "2020-07", "2020-07-15") from what a user typed, None if it is no date.

    "7/8/2020" is none, because it is two: which of them is meant is not guessed.  Full-width figures and
    signs are read as the plain ones; figures of other scripts are no date.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    if match := _DATE.fullmatch(plain):
        return _iso(*match.groups())
    if match := _IN_WORDS.fullmatch(plain):
        before, name, after, year = match.groups()
        month = _MONTHS.get(name)
        return _iso(year, str(month), before or after) if month and not (before and after) else None
    if match := _DAY_OR_MONTH_FIRST.fullmatch(plain):
        first, _, second, year = match.groups()
        readings = {_iso(year, first, second), _iso(year, second, first)} - {None}
        return readings.pop() if len(readings) == 1 else None
    return None


def _iso(year: str, month: str | None, day: str | None) -> str | None:
    """The ISO prefix of a day, month or year that the calendar has."""
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join([year] + [part.zfill(2) for part in (month, day) if part])
