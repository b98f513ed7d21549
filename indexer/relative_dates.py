"""Dates said from today, as days: “last 90 days”, “yesterday”, “去年”.

What today is, is the caller's to say.  A number counts whole days, weeks, months or years back from
today, today included; “last month” is the calendar month before this one.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from corpus.languages.relative_dates import BEFORE_NUMBER, DAYS, LAST, THIS, UNITS

_MOST: Final = 9999


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_NUMBERED: Final = re.compile(rf"(?:{_any(BEFORE_NUMBER)})\s*(\d{{1,4}})\s*({_any(UNITS)})")


def read_relative(text: str, today: date) -> tuple[str, str] | None:
    """The first and last day that `text` means, ISO, both included; None where it means none."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().replace("-", " ").split())
    if plain in DAYS:
        day = (today - timedelta(days=DAYS[plain])).isoformat()
        return day, day
    if plain in THIS:
        return _begin(today, THIS[plain]).isoformat(), today.isoformat()
    if plain in LAST:
        last = _begin(today, LAST[plain]) - timedelta(days=1)
        return _begin(last, LAST[plain]).isoformat(), last.isoformat()
    match = _NUMBERED.fullmatch(plain)
    if not match or not 1 <= int(match.group(1)) <= _MOST:
        return None
    first = _back(today, int(match.group(1)), UNITS[match.group(2)])
    return first.isoformat(), today.isoformat()


def _begin(day: date, unit: str) -> date:
    """The first day of the week (Monday), month or year a day is in."""
    if unit == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _back(today: date, number: int, unit: str) -> date:
    """The first of `number` units that end today; not before the year 1."""
    if unit in ("day", "week"):
        days = number * (7 if unit == "week" else 1) - 1
        return today - timedelta(days=min(days, today.toordinal() - 1))
    months = today.year * 12 + today.month - 1 - number * (12 if unit == "year" else 1)
    if months < 12:
        return date.min
    year, month = months // 12, months % 12 + 1
    day = min(today.day, calendar.monthrange(year, month)[1])
    return date(year, month, day) + timedelta(days=1)
