"""Which day a written date means: strings → year, month, day, as far as they are written.

Decides the reading of one date by itself: the order of its parts, its month name, whether the day
exists in the calendar.  What the date is the date *of* is left to `dateline` and `extract.dates`.
A numeric date that can be read two ways keeps both readings; it is never settled here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from corpus.languages import en, zh
from corpus.models import Span

DateForm = Literal["month-first", "day-first", "iso", "numeric", "zh", "zh-words", "en-words", "month-year"]

FIRST_YEAR, LAST_YEAR = 1900, 2100

_MONTHS = {name.casefold(): number for name, number in en.MONTHS.items()}


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """One date as it stands in a text; a part that is not written is None.

    `until` is the last day of “June 5–7, 2024”.  `other` is the second reading of a numeric date
    whose order is open (“11/12/2020”): `year`, `month`, `day` then hold the month-first reading.
    """

    span: Span
    year: int | None
    month: int | None
    day: int | None
    form: DateForm
    until: int | None = None
    other: tuple[int, int, int] | None = None

    @property
    def complete(self) -> bool:
        """Year, month and one day are written, and can be read in one way only."""
        return None not in (self.year, self.month, self.day) and self.until is None and self.other is None

    @property
    def iso(self) -> str | None:
        """ISO 8601 as far as it is written from the year down; None without a year."""
        return iso_date(self.year, self.month, self.day)

    @property
    def readings(self) -> tuple[str, ...]:
        """The days it may mean, as ISO 8601; empty unless year, month and day are written."""
        if self.year is None or self.month is None or self.day is None or self.until is not None:
            return ()
        first = (self.year, self.month, self.day)
        return tuple(date(*parts).isoformat() for parts in (first, self.other) if parts)


def iso_date(year: int | None, month: int | None, day: int | None) -> str | None:
    """“2020-08-10”, “2020-08” or “2020”, cut at the first part that is None."""
    if year is None:
        return None
    if month is None:
        return f"{year:04d}"
    return f"{year:04d}-{month:02d}" if day is None else f"{year:04d}-{month:02d}-{day:02d}"


def common_prefix(first: str, last: str) -> str | None:
    """The longest prefix of two days that is a month or a year; None where they share no year."""
    return next((first[:length] for length in (7, 4) if first[:length] == last[:length]), None)


def day_exists(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar has that day; without a year, whether any year has it."""
    try:
        date(2000 if year is None else year, month, day)
    except ValueError:
        return False
    return year is None or FIRST_YEAR <= year <= LAST_YEAR


_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_ORDINAL = r"(?:\s?(?:st|nd|rd|th|ST|ND|RD|TH)\b)?"
_YEAR = r"(?:19|20)[0-9]{2}(?![0-9])"
_WORD = r"[A-Za-z]{3,9}"
_DASH = r"\s?[-–—]\s?"

# The pattern starts with a plain class, so that the engine skips to its candidates; whether the word
# is a month, and that it begins there, is checked in code.
_MONTH_FIRST = re.compile(
    rf"[JFMASOND](?P<month>[A-Za-z]{{2,8}})\b\.?(?:"
    rf",?\s{{0,3}}(?P<day>{_DAY})(?![0-9]|[.,](?!{_YEAR})[0-9]{{3}}|:[0-9]|\s?%){_ORDINAL}"
    rf"(?:{_DASH}(?P<until>{_DAY})(?![0-9]){_ORDINAL})?"
    rf"(?:\s?(?:,|\.|of)?\s{{0,3}}(?P<year>{_YEAR}))?"
    rf"|,?\s{{1,3}}(?P<only_year>{_YEAR}))"
)
# A whole run of digits, if what follows it can be the rest of a date: most are prices, shares and versions.
_DIGITS = re.compile(
    r"[0-9](?<![0-9].)[0-9]*+(?=(?s:.)?[年月]|[-/.][0-9]|(?:\s?(?:st|nd|rd|th|ST|ND|RD|TH)\b|\.)?"
    r"(?:\s?[-–—]\s?[0-9]|(?:\s{0,2}|-)(?:of\s{1,2})?[JFMASOND][A-Za-z]))"
)
_ANY_DIGIT = re.compile(r"[0-9０-９〇○零一二三四五六七八九十]")
_WIDE_DIGIT = re.compile(r"[０-９]")
_NARROW = {ord("０") + digit: str(digit) for digit in range(10)}
_DAY_FIRST = re.compile(
    rf"(?P<day>{_DAY})(?![0-9])(?:{_ORDINAL}|\.)(?:{_DASH}(?P<until>{_DAY})(?![0-9]){_ORDINAL})?"
    rf"(?:\s{{0,2}}|-)(?:of\s{{1,2}})?(?P<month>{_WORD})\b\.?(?:(?:,?\s{{0,2}}|-)(?P<year>{_YEAR}))?"
)
_ISO = re.compile(rf"(?P<year>{_YEAR})([-/.])(?P<month>1[0-2]|0?[1-9])\2(?P<day>{_DAY})(?![0-9])")
_NUMERIC = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2((?:19|20)[0-9]{2}|[0-9]{2})(?![0-9]|[-/.,%][0-9])")
_ZH = re.compile(
    rf"(?:(?P<year>{_YEAR})\s?年\s?)?(?P<month>1[0-2]|0?[1-9])\s?月(?!份?以)\s?"
    rf"(?:(?P<day>{_DAY})(?![0-9])(?:\s?[日号號]?\s?[-–—至到~]\s?(?P<until>{_DAY})(?![0-9]))?\s?[日号號])?"
)
# Taiwan counts the years since 1912: “114年1月13日”; a year of two figures needs the name before it.
_MINGUO = re.compile(
    rf"(?P<year>1[0-4][0-9]|[2-9][0-9])\s?年\s?(?P<month>1[0-2]|0?[1-9])\s?月\s?(?P<day>{_DAY})\s?[日号號]"
)
_MINGUO_NAME = re.compile(r"(?:中華)?民國\s?\Z|(?:中华)?民国\s?\Z")
_MINGUO_BEGAN = 1911
_OF_MONTH = re.compile(rf" of (?P<month>[JFMASOND][a-z]{{2,8}})\b(?:,?\s(?P<year>{_YEAR}))?")
_ORDINAL_WORD = re.compile(r"(?<![A-Za-z-])([A-Za-z]+(?:-[a-z]+)?)\Z")
_ZH_DIGIT = f"[{''.join(zh.DIGITS)}]"
_ZH_WORDS = re.compile(rf"({_ZH_DIGIT}{{4}})年({_ZH_DIGIT}{{1,3}})月({_ZH_DIGIT}{{1,3}})[日号號]")


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[WrittenDate]:
    """The dates written in `text[start:end]`, in order and without overlap.

    A date has at least a month and a day, or a month and a year; a year alone is not reported.
    Nothing is reported that the calendar does not have.
    """
    stop = len(text) if end is None else end
    worded = list(_english_words(text, start, stop))
    if not worded and not _ANY_DIGIT.search(text, start, stop):
        return
    if _WIDE_DIGIT.search(text, start, stop):
        # One character stands for one, so that positions in the folded slice are those of the text.
        before = max(0, start - 1)
        for item in find_dates(text[before:stop].translate(_NARROW), start - before):
            yield replace(item, span=Span(item.span.start + before, item.span.end + before))
        return
    found = [
        *_english_month_first(text, start, stop),
        *_digit_first(text, start, stop),
        *_chinese_words(text, start, stop),
        *worded,
    ]
    found.sort(key=lambda item: (item.span.start, -item.span.end))
    reached = start
    for item in found:
        if item.span.start >= reached:
            reached = item.span.end
            yield item


def _english_month_first(text: str, start: int, stop: int) -> Iterator[WrittenDate]:
    for match in _MONTH_FIRST.finditer(text, start, stop):
        begin = match.start()
        month = _MONTHS.get(text[begin : match.end("month")].casefold())
        if month is None or (begin > 0 and text[begin - 1].isalpha() and text[begin - 1] < "\u2e80"):
            continue
        if match["only_year"]:
            yield WrittenDate(Span(begin, match.end()), int(match["only_year"]), month, None, "month-year")
            continue
        yield from _checked(match, month, "month-first")


def _digit_first(text: str, start: int, stop: int) -> Iterator[WrittenDate]:
    """Dates that begin with a digit; the run of digits and what follows it choose the pattern."""
    reached = start
    for run in _DIGITS.finditer(text, start, stop):
        begin, after = run.span()
        if begin < reached or _glued(text, begin):
            continue
        following = text[after : after + 2] if after < stop else ""
        found: WrittenDate | None = None
        if ("年" if after - begin == 4 else "月") in following:
            match = _ZH.match(text, begin, stop)
            found = next(_checked(match, None, "zh"), None)
            # What the calendar does not have is no other date either: “2021年2月29日” is not “2月29日”.
            reached = match.end() if match else reached
        elif after - begin in (2, 3) and following.lstrip()[:1] == "年":
            found, reached = _minguo(text, begin, stop, reached)
        elif after - begin == 4 and following:
            if following[0] in "-/.":
                found = next(_checked(_ISO.match(text, begin, stop), None, "iso"), None)
        elif after - begin <= 2 and following:
            if following[0] in "-/." and following[1:].isdigit():
                found = _numeric(text, begin, stop)
            else:
                found = _day_first(text, begin, stop)
        if found is not None:
            reached = found.span.end
            yield found


def _minguo(text: str, begin: int, stop: int, reached: int) -> tuple[WrittenDate | None, int]:
    """“民國98年5月3日”, “114年01月13日”, and how far the text is read: a date begins with the name of the
    era where it stands there."""
    match = _MINGUO.match(text, begin, stop)
    if match is None:
        return None, reached
    name = _MINGUO_NAME.search(text, max(reached, begin - 6), begin)
    if name is None and len(match["year"]) < 3:
        return None, reached
    year, month, day = int(match["year"]) + _MINGUO_BEGAN, int(match["month"]), int(match["day"])
    if not day_exists(year, month, day):
        return None, match.end()
    return WrittenDate(
        Span(name.start() if name else begin, match.end()), year, month, day, "zh"
    ), match.end()


def _glued(text: str, begin: int) -> bool:
    """Whether the digits are the tail of a longer number, code or word: “v1.5”, “$12”, “A4”."""
    if begin == 0:
        return False
    before = text[begin - 1]
    if before.isalpha():
        return before < "\u2e80"
    return before in "$€£¥#_@" or (before in ".,/:-–+" and begin > 1 and text[begin - 2].isdigit())


def _day_first(text: str, begin: int, stop: int) -> WrittenDate | None:
    match = _DAY_FIRST.match(text, begin, stop)
    month = _MONTHS.get(match["month"].casefold()) if match else None
    # “5 may” is a verb more often than a month.
    if match is None or month is None or not match["month"][0].isupper():
        return None
    return next(_checked(match, month, "day-first"), None)


def _numeric(text: str, begin: int, stop: int) -> WrittenDate | None:
    """“06.07.06”, “11/12/2020”, “25-12-2020”: both readings where both exist."""
    match = _NUMERIC.match(text, begin, stop)
    if match is None:
        return None
    one, two = int(match[1]), int(match[3])
    year = int(match[4])
    if len(match[4]) == 2:
        # A two-digit year without a full two-digit day and month is a version or a paragraph number.
        if len(match[1]) != 2 and match[2] != "/":
            return None
        year += 2000 if year < 70 else 1900
    span = Span(*match.span())
    month_first, day_first = day_exists(year, one, two) if one <= 12 else False, False
    if two <= 12:
        day_first = day_exists(year, two, one)
    if month_first and day_first and one != two:
        return WrittenDate(span, year, one, two, "numeric", other=(year, two, one))
    if month_first:
        return WrittenDate(span, year, one, two, "numeric")
    return WrittenDate(span, year, two, one, "numeric") if day_first else None


def _checked(match: re.Match[str] | None, month: int | None, form: DateForm) -> Iterator[WrittenDate]:
    """The date of a match with the groups `day`, `year` and perhaps `until`, if the calendar has it."""
    if match is None:
        return
    groups = match.groupdict()
    number = int(groups["month"]) if month is None else month
    year = int(groups["year"]) if groups["year"] else None
    span = Span(*match.span())
    if not groups["day"]:
        if year is not None:
            yield WrittenDate(span, year, number, None, form)
        return
    day = int(groups["day"])
    until = int(groups["until"]) if groups.get("until") else None
    if day_exists(year, number, day):
        yield WrittenDate(span, year, number, day, form, until)


def _chinese_words(text: str, start: int, stop: int) -> Iterator[WrittenDate]:
    if text.find("年", start, stop) < 0:
        return
    for match in _ZH_WORDS.finditer(text, start, stop):
        year = int("".join(str(zh.DIGITS[char]) for char in match[1])) if "十" not in match[1] else 0
        month, day = _small_number(match[2]), _small_number(match[3])
        if day_exists(year, month, day):
            yield WrittenDate(Span(*match.span()), year, month, day, "zh-words")


def _english_words(text: str, start: int, stop: int) -> Iterator[WrittenDate]:
    """“the second of April 2021”, with or without the year."""
    for match in _OF_MONTH.finditer(text, start, stop):
        month = _MONTHS.get(match["month"].casefold())
        day = _ORDINAL_WORD.search(text, max(start, match.start() - 16), match.start()) if month else None
        if month is None or day is None:
            continue
        number = en.ORDINAL_DAYS.get(day[1].casefold())
        year = int(match["year"]) if match["year"] else None
        if number and day_exists(year, month, number):
            yield WrittenDate(Span(day.start(1), match.end()), year, month, number, "en-words")


def _small_number(word: str) -> int:
    """“三” 3, “十” 10, “十二” 12, “二十一” 21; 0 for what is no number up to 31."""
    tens, ten, ones = word.rpartition("十")
    if not ten:
        return zh.DIGITS[word] if len(word) == 1 else 0
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return (zh.DIGITS[tens] if tens else 1) * 10 + (zh.DIGITS[ones] if ones else 0)
