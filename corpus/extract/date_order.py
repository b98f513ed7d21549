"""Which reading of “11/12/2020” does the rest of the release support?

Decides only between the two readings of one numeric date, and only on evidence in the same release:
a weekday beside it, the same day written out elsewhere, a numeric date of the same style that can be
read in one way only, or the country of the dateline.  Where the evidence is silent or contradicts
itself, nothing is decided; what the rest of the archive says is left to `resolve.dates`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.dating.datewords import WrittenDate, find_dates
from corpus.languages import en
from corpus.models import Span

_WEEKDAY = re.compile(
    rf"\b({'|'.join(sorted(en.WEEKDAYS, key=len, reverse=True))})\b\.?,?\s*\Z", re.IGNORECASE
)
_WEEKDAYS = {name.casefold(): number for name, number in en.WEEKDAYS.items()}
_RELATIVE = {"yesterday": -1, "tomorrow": 1}
_RELATIVE_BEFORE = re.compile(r"\b(yesterday|tomorrow),?\s+(?:on\s+)?(?:the\s+)?\Z", re.IGNORECASE)
_US_PLACE = re.compile(
    r",\s*(?:A[KLRZ]|C[AOT]|D\.?C\.?|DE|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI"
    r"|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|USA?|U\.S\.A?\.?|United States"
    rf"|(?i:{'|'.join(en.US_STATES)}))\b"
)


@dataclass(frozen=True, slots=True)
class SettledOrder:
    """The day a numeric date means, and the text that says so."""

    day: str
    rule: str
    evidence: Span


def settle_order(text: str, span: Span, when: WrittenDate, place: Span | None = None) -> SettledOrder | None:
    """The reading of `when` that the release `text[span]` supports; None where it supports neither or both.

    `place` is where the release says it was written (its dateline or the start of its text).
    """
    readings = when.readings
    found: dict[str, SettledOrder] = {}
    before = _WEEKDAY.search(text, max(span.start, when.span.start - 12), when.span.start)
    if before:
        number = _WEEKDAYS[before[1].casefold()]
        for day in readings:
            if date.fromisoformat(day).weekday() == number:
                found[day] = SettledOrder(day, "weekday", Span(before.start(), when.span.end))
        if len(found) == 1:
            return next(iter(found.values()))
    separator = _separator(text, when)
    style: SettledOrder | None = None
    for other in find_dates(text, span.start, span.end):
        if other.day is None or other.month is None or other.until is not None or other.other is not None:
            continue
        if other.form == "numeric":
            if _separator(text, other) == separator and other.month != other.day:
                style = style or SettledOrder(
                    readings[0] if _month_first(text, other) else readings[1], "same-style", other.span
                )
            continue
        shift = _RELATIVE[relative[1].casefold()] if (relative := _relative_before(text, span, other)) else 0
        for day in readings:
            named = date.fromisoformat(day) + timedelta(days=shift)
            if (other.month, other.day) == (named.month, named.day) and other.year in (None, named.year):
                rule = "relative-day" if relative else "written-out"
                found[day] = SettledOrder(day, rule, other.span)
    if len(found) == 1:
        return next(iter(found.values()))
    if found:
        return None
    if style is not None:
        return style
    if place is not None and _US_PLACE.search(text, place.start, place.end):
        return SettledOrder(readings[0], "country-of-dateline", place)
    return None


def _relative_before(text: str, span: Span, when: WrittenDate) -> re.Match[str] | None:
    """“Yesterday, on the” right before a date: the day is then one off the release's own."""
    return _RELATIVE_BEFORE.search(text, max(span.start, when.span.start - 24), when.span.start)


def month_first_numeric(text: str) -> bool | None:
    """Whether “25.02.10” or “02.25.10” is written; None where the numbers leave it open."""
    parts = re.findall(r"[0-9]+", text)
    if len(parts) != 3 or (int(parts[0]) > 12) == (int(parts[1]) > 12):
        return None
    return int(parts[1]) > 12


def _month_first(text: str, when: WrittenDate) -> bool:
    return bool(month_first_numeric(text[when.span.start : when.span.end]))


def _separator(text: str, when: WrittenDate) -> str:
    return next((char for char in text[when.span.start : when.span.end] if not char.isdigit()), "")
