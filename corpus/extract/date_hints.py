"""Partial and relative dates: what a release says of its day without saying which day it is.

“Yesterday”, “Five days ago”, “today (16 March)”, “May 9 … On this very day”, “今天（10月5日）”.
Decides what is said and where; what the hints resolve to in an archive is left to `resolve.dates`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.dating.datewords import WrittenDate, find_dates
from corpus.languages import en, zh
from corpus.models import DateHint, Dateline, Span

# Hints are few in a release that needs them; a text that is full of them is a calendar.
MOST_HINTS = 24
# Where a release says what day it is, it does so at its beginning.
_LEAD = 1500

_NUMBER = "|".join(en.NUMBER_WORDS)
_DAYS_AGO = re.compile(rf"\b(?:(?P<count>[0-9]{{1,2}}|{_NUMBER})\s+)days?\s+(?:ago|earlier)\b", re.IGNORECASE)
_ZH_DAYS_AGO = re.compile(r"(?P<count>[0-9]{1,2}|[一二两三四五六七八九十])天[之以]?前")
_WEEKDAY = "|".join(sorted(en.WEEKDAYS, key=len, reverse=True))
_AFTER_TODAY = re.compile(
    rf"[Tt]oday\b[\s,]*[(\[–—-]?\s*(?:(?:on|is)\s+)?(?:(?:{_WEEKDAY})\b\.?,?\s*)?(?:the\s+)?"
)
_YEARS_AGO = re.compile(rf"\b(?P<count>[0-9]{{1,3}}|{_NUMBER})\s+years?\s+ago,?\s+\Z", re.IGNORECASE)
_ZH_YEARS_AGO = re.compile(r"(?P<count>[0-9]{1,3}|[一二两三四五六七八九十])\s?年前的?\Z")
_DAY_ONLY = re.compile(r"\s?[(（](?P<day>[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th|日)?[)）]")
_ZH_AFTER_TODAY = re.compile(r"今[天日早晚]\s*[(（,，]?\s*")
_SAME_DAY_EN = tuple(form for phrase in en.SAME_DAY_PHRASES for form in (phrase, phrase.capitalize()))
_SAME_DAY = (*_SAME_DAY_EN, *zh.SAME_DAY_PHRASES)
_SENTENCE_START = re.compile(r"(?<=[.!?。！？”\"])\s+(?=[A-Z“\"‘'\u3400-\u9fff])|\n")


def dates_equated_with_today(text: str, span: Span) -> Iterator[WrittenDate]:
    """Dates the text itself calls today: “Today, October 27th, 2021, …”, “(May 3, today)”, “今天（10月5日）”.

    With or without a year; in the order of the text.
    """
    position = text.find("oday", span.start, span.end)
    while position >= 0:
        match = _AFTER_TODAY.match(text, max(span.start, position - 1), span.end)
        if match and not _YEARS_AGO.search(text, max(span.start, position - 24), position - 1):
            when = next(find_dates(text, match.end(), min(span.end, match.end() + 40)), None)
            if when and when.span.start == match.end() and when.day and when.until is None:
                yield when
        position = text.find("oday", position + 4, span.end)
    position = text.find("今", span.start, span.end)
    while position >= 0:
        match = _ZH_AFTER_TODAY.match(text, position, span.end)
        if match and not _ZH_YEARS_AGO.search(text, max(span.start, position - 8), position):
            when = next(find_dates(text, match.end(), min(span.end, match.end() + 20)), None)
            if when and when.span.start == match.end() and when.day and when.until is None:
                yield when
        position = text.find("今", position + 1, span.end)


def anniversaries_today(text: str, span: Span) -> Iterator[tuple[WrittenDate, int, Span]]:
    """Dates that were so many years ago today: “Ten years ago today, on April 19, 2013”.

    The date, the number of years, and the whole phrase; the release itself is of the same day, that
    many years later.
    """
    for needle, before, after in (("oday", _YEARS_AGO, _AFTER_TODAY), ("今", _ZH_YEARS_AGO, _ZH_AFTER_TODAY)):
        position = text.find(needle, span.start, span.end)
        while position >= 0:
            start = position - 1 if needle == "oday" else position
            ago = before.search(text, max(span.start, start - 24), start)
            match = after.match(text, start, span.end) if ago else None
            if ago and match:
                when = next(find_dates(text, match.end(), min(span.end, match.end() + 40)), None)
                if when and when.complete and when.span.start - match.end() <= 4:
                    yield when, _count(ago["count"]), Span(ago.start(), when.span.end)
            position = text.find(needle, position + len(needle), span.end)


def find_hints(text: str, span: Span, dateline: Dateline | None = None) -> tuple[DateHint, ...]:
    """The hints of the release `text[span]`, in order, at most `MOST_HINTS`; its dateline may lack the year.

    A hint with `month` and `day` and `days` 0 is a day the text calls its own; with `days` None it
    is a day named in the lead, and may be an event's.  `context` reaches back to the paragraph before.
    """
    found = [*_relative(text, span), *_own_days(text, span), *_lead_days(text, span)]
    if dateline is not None and dateline.date_span is not None and dateline.date is None:
        named = next(find_dates(text, dateline.date_span.start, dateline.date_span.end), None)
        if named is not None and named.year is None:
            found.append(_hint(text, span, named.span, days=0, when=named))
    found.sort(key=lambda hint: (hint.span.start, hint.days is None))
    kept: list[DateHint] = []
    for hint in found:
        if not kept or hint.span.start >= kept[-1].span.end:
            kept.append(hint)
    return tuple(kept[:MOST_HINTS])


def _relative(text: str, span: Span) -> Iterator[DateHint]:
    for stem, word, days in (
        ("esterday", "yesterday", -1),
        ("omorrow", "tomorrow", 1),
        ("昨", "昨天", -1),
        ("昨", "昨日", -1),
    ):
        position = text.find(stem, span.start, span.end)
        count = 0
        while position >= 0 and count < MOST_HINTS:
            start = position - (len(word) - len(stem)) if stem.isascii() else position
            if text[start : start + len(word)].casefold() == word and not _day_around(text, start):
                yield _hint(text, span, Span(start, start + len(word)), days=days)
                count += 1
            position = text.find(stem, position + len(stem), span.end)
    for needle, pattern in (("days ago", _DAYS_AGO), ("天", _ZH_DAYS_AGO)):
        position = text.find(needle, span.start, span.end)
        count = 0
        while position >= 0 and count < MOST_HINTS:
            for match in pattern.finditer(text, max(span.start, position - 12), position + len(needle) + 3):
                yield _hint(text, span, Span(*match.span()), days=-_count(match["count"]))
                count += 1
            position = text.find(needle, position + len(needle) + 3, span.end)


def _day_around(text: str, start: int) -> bool:
    """“the day before yesterday”, “the day after tomorrow”: not one day off but two, and too rare to keep."""
    return text[max(0, start - 10) : start].casefold().endswith(("before ", "after "))


def _count(word: str) -> int:
    if word.isdigit():
        return int(word)
    return en.NUMBER_WORDS.get(word.casefold()) or {"两": 2}.get(word) or zh.DIGITS.get(word, 0)


def _own_days(text: str, span: Span) -> Iterator[DateHint]:
    for when in dates_equated_with_today(text, span):
        yield _hint(text, span, when.span, days=0, when=when)
    yield from _days_on_which(text, span)
    yield from _day_numbers(text, span)


def _days_on_which(text: str, span: Span) -> Iterator[DateHint]:
    """“May 9 marks … On this very day, we …”: the one day named before such a phrase."""
    lead = text[span.start : min(span.end, span.start + _LEAD)]
    for phrase in _SAME_DAY:
        found = lead.find(phrase)
        if found < 0:
            continue
        at = span.start + found
        named = [item for item in find_dates(text, max(span.start, at - 300), at) if item.day]
        if len({(item.month, item.day, item.until) for item in named}) == 1 and named[-1].until is None:
            yield _hint(text, span, named[-1].span, days=0, when=named[-1])


def _day_numbers(text: str, span: Span) -> Iterator[DateHint]:
    """“today (25)”: the day of the month alone."""
    stop = min(span.end, span.start + _LEAD)
    for word in ("oday", "今天", "今日"):
        position = text.find(word, span.start, stop)
        while position >= 0:
            after = position + len(word)
            only = _DAY_ONLY.match(text, after, span.end)
            if only:
                at, context = Span(after, only.end()), _context(text, span, after)
                yield DateHint(at, only.group().strip(), 0, None, None, int(only["day"]), context)
            position = text.find(word, after, stop)


def _lead_days(text: str, span: Span) -> Iterator[DateHint]:
    for when in find_dates(text, span.start, min(span.end, span.start + _LEAD)):
        if when.day is not None and when.until is None and when.year is None:
            yield _hint(text, span, when.span, days=None, when=when)


def _hint(text: str, span: Span, at: Span, *, days: int | None, when: WrittenDate | None = None) -> DateHint:
    return DateHint(
        at,
        text[at.start : at.end],
        days,
        when.year if when else None,
        when.month if when else None,
        when.day if when else None,
        _context(text, span, at.start),
    )


def _context(text: str, span: Span, at: int) -> Span:
    """The sentence around `at` and what stands up to 400 characters before it, from a sentence's start."""
    lowest = max(span.start, at - 400)
    first = _SENTENCE_START.search(text, lowest, at) if lowest > span.start else None
    stop = text.find("\n", at, min(span.end, at + 400))
    return Span(first.end() if first else lowest, stop if stop >= 0 else min(span.end, at + 400))
