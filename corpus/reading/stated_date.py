"""What a date field says: an ISO date, or nothing, or that it could be two dates.

Reads the ways programs and people fill such a field: ISO 8601, RFC 2822, a date in words, a Chinese
date, seconds or milliseconds since 1970.  The day is the one printed, in the offset it is printed in.
Dates in running text are left to the extraction of dates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = r"(?P<name>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_YEAR_FIRST = re.compile(
    r"(?P<year>\d{4})(?:(?P<sep>[-/.])(?P<month>\d{1,2})(?:(?P=sep)(?P<day>\d{1,2}))?)?(?=[ T,+Z]|$)"
)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?=[ T]|$)")
_CHINESE = re.compile(r"(?P<year>\d{4})\s?年\s?(?P<month>\d{1,2})\s?月(?:\s?(?P<day>\d{1,2})\s?[日号號])?")
_WORDS = (
    re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ \-/.]{_NAME}[ \-/,.]+(?P<year>\d{{4}})\b", re.I),
    re.compile(rf"{_NAME} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b", re.I),
    re.compile(rf"{_NAME},? (?P<year>\d{{4}})\b", re.I),
)
_WEEKDAY = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?|(?:星期|周|週)[一二三四五六日天])\s*", re.I
)
_NUMBERS = re.compile(
    r"(?P<first>\d{1,2})(?P<sep>[-/.])(?P<second>\d{1,2})(?P=sep)(?P<year>\d{4})(?=[ ,T]|$)"
)
_EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
# 1990 and 2100 in seconds: outside of them a number is no moment of a press release.
_EPOCH_FROM, _EPOCH_TO = 631_152_000, 4_102_444_800


@dataclass(frozen=True, slots=True)
class StatedDate:
    """`iso` is a day, month or year; it is None where `problem` says what is wrong with the field."""

    iso: str | None
    problem: Literal["ambiguous", "unreadable"] | None = None


_UNREADABLE = StatedDate(None, "unreadable")


def read_date(value: object) -> StatedDate:
    """The date a field holds, whatever its type.  Never guesses between day and month."""
    if isinstance(value, bool):
        return _UNREADABLE
    if isinstance(value, int) and value < _EPOCH_FROM:
        value = str(value)
    if isinstance(value, int | float):
        return _moment(float(value)) if abs(value) < 1e15 else _UNREADABLE
    if not isinstance(value, str):
        return _UNREADABLE
    text = _WEEKDAY.sub("", " ".join(value[:120].split()), count=1)
    if _EPOCH.fullmatch(text):
        return _moment(float(text))
    for pattern in (_CHINESE, _YEAR_FIRST, _COMPACT, *_WORDS):
        match = pattern.match(text)
        if match:
            return _from_parts(match.groupdict())
    match = _NUMBERS.match(text)
    if match is None:
        return _UNREADABLE
    return _from_numbers(int(match["first"]), int(match["second"]), match["year"])


def _from_parts(parts: dict[str, str | None]) -> StatedDate:
    year, day = parts["year"] or "", parts.get("day")
    name = parts.get("name")
    month = str(_MONTHS.index(name[:3].lower()) + 1) if name else parts.get("month")
    if month is None:
        return StatedDate(year) if _FIRST_YEAR <= int(year) <= _LAST_YEAR else _UNREADABLE
    return _calendar(int(year), int(month), int(day) if day else None)


def _from_numbers(first: int, second: int, year: str) -> StatedDate:
    """11/12/2020 is two dates; 13/12/2020 and 12/12/2020 are one."""
    readings = {_calendar(int(year), second, first).iso, _calendar(int(year), first, second).iso} - {None}
    if len(readings) == 1:
        return StatedDate(readings.pop())
    return StatedDate(None, "ambiguous") if readings else _UNREADABLE


def _calendar(year: int, month: int, day: int | None) -> StatedDate:
    """The day or month if the calendar has it; 1 January 1970 is an empty field, not a date."""
    try:
        checked = date(year, month, day or 1)
    except ValueError:
        return _UNREADABLE
    if not _FIRST_YEAR <= year <= _LAST_YEAR or (checked == date(1970, 1, 1) and day):
        return _UNREADABLE
    return StatedDate(checked.isoformat() if day else checked.isoformat()[:7])


def _moment(number: float) -> StatedDate:
    """The day (in UTC) of seconds or milliseconds since 1970."""
    if _EPOCH_FROM * 1000 <= number <= _EPOCH_TO * 1000:
        number /= 1000
    if not _EPOCH_FROM <= number <= _EPOCH_TO:
        return _UNREADABLE
    return StatedDate(datetime.fromtimestamp(number, UTC).date().isoformat())
