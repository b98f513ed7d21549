"""An undated release between two events: after the last that it reports, before the first it announces.

Decides at most a month, or a range of days within about a month, and only where the release itself
names the year.  The day of an event is never the day of the release.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from corpus.dating.datewords import WrittenDate, find_dates
from corpus.languages import en
from corpus.models import Evidence, ReleaseDate, Span

_PAST = re.compile(rf"\b(?:{'|'.join(en.PAST_WORDS)})\b")
_AHEAD = re.compile(rf"\b(?:{'|'.join(en.AHEAD_WORDS)})\b")
_YEAR = re.compile(r"(?<![0-9$€£¥])20[0-9]{2}(?![0-9]|[,.][0-9])")
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_LEAD = 3000
# Longer gaps say too little to be worth a date.
_WIDEST = timedelta(days=31)


def month_between_events(text: str, span: Span) -> ReleaseDate | None:
    """Month or range between a reported and an announced event; None unless both are there and agree."""
    year = _stated_year(text, span)
    if year is None:
        return None
    past: list[tuple[date, WrittenDate]] = []
    ahead: list[tuple[date, WrittenDate]] = []
    for when in find_dates(text, span.start, span.end):
        if when.month is None or when.day is None or when.other is not None:
            continue
        if when.year not in (None, year):
            continue
        sentence = _sentence(text, span, when.span)
        reported, announced = bool(_PAST.search(sentence)), bool(_AHEAD.search(sentence))
        if reported == announced:
            return None
        (past if reported else ahead).append((date(year, when.month, when.day), when))
    if not past or not ahead:
        return None
    (first, since), (last, until) = max(past, key=lambda item: item[0]), min(ahead, key=lambda item: item[0])
    if not first <= last <= first + _WIDEST or first.year != last.year:
        return None
    evidence = (
        Evidence(text[since.span.start : since.span.end], since.span, None, "not before"),
        Evidence(text[until.span.start : until.span.end], until.span, None, "not long after"),
    )
    earliest, latest = first.isoformat(), last.isoformat()
    if earliest[:7] == latest[:7]:
        return ReleaseDate(earliest[:7], "month", "inferred", "between-events", evidence, earliest, None)
    return ReleaseDate(earliest[:4], "range", "inferred", "between-events", evidence, earliest, latest)


def announced_for(text: str, span: Span, when: WrittenDate) -> bool:
    """Whether the text elsewhere speaks of that day as one to come: “… will be held on June 5”."""
    for other in find_dates(text, when.span.end, span.end):
        if (other.month, other.day) == (when.month, when.day) and other.year in (None, when.year):
            sentence = _sentence(text, span, other.span)
            if _AHEAD.search(sentence) and "oday" not in sentence:
                return True
    return False


def _stated_year(text: str, span: Span) -> int | None:
    """The year the release calls “this year” in a sentence that also has it in figures."""
    years: set[int] = set()
    stop = min(span.end, span.start + _LEAD)
    position = text.find("his year", span.start, stop)
    while position >= 0:
        at = Span(position, position + len("his year"))
        found = {int(year) for year in _YEAR.findall(_sentence(text, span, at))}
        if len(found) == 1:
            years |= found
        position = text.find("his year", at.end, stop)
    return years.pop() if len(years) == 1 else None


def _sentence(text: str, span: Span, at: Span) -> str:
    """The sentence around `at`, at most 300 characters to either side."""
    lowest, highest = max(span.start, at.start - 300), min(span.end, at.end + 300)
    start = lowest
    for match in _SENTENCE_END.finditer(text, lowest, at.start):
        start = match.end()
    after = _SENTENCE_END.search(text, at.end, highest)
    return text[start : after.start() if after else highest]
