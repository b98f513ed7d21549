"""The day on which a draft says that a quotation was said: “…,” she said in Gothenburg on 20 May 2024.

Only a date that is written out, with its year, in the sentence of the cue, and there in the clause of the
verb, so that it can be no other event's: whatever else the clause speaks of leaves the date open.
"""

from __future__ import annotations

import re
from calendar import monthrange
from typing import Final

from corpus.alternation import one_of
from corpus.dating.datewords import find_dates
from corpus.languages import en, names_en, speech_en
from corpus.models import Language, Span
from indexer.quotecheck.draft_paragraphs import Paragraphs

_REACH: Final = 240  # code points from the verb in which its date stands
_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'\-.][^\W\d_]+)*")
#: What may stand between the verb, its subject and its date: where, to whom, on what occasion.
_ALLOWED: Final = (
    frozenset(
        """a an the and at in on to of from with during for his her its their he she they also today yesterday
        reporters journalists guests staff us me speaking writing interview conference press news letter
        speech statement message remarks address note meeting keynote call dated""".split()  # noqa: SIM905
    )
    | frozenset(speech_en.UNNAMED_NOUNS)
    | frozenset(speech_en.COLLECTIVE)
    | names_en.ROLE_HEADS
    | names_en.ROLE_MODIFIERS
    | frozenset(day.casefold() for day in en.WEEKDAYS)
)
#: Before a date: the time until, since or around which something holds, or whose date it is.
_NOT_ITS_DAY: Final = re.compile(
    r"\b(?:by|until|till|before|after|since|from|to|for|of|than|between|about|around|late|early)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_OCCASIONS: Final = one_of(
    """interview conference letter speech statement message address note meeting keynote call talk post
    podcast memo email e-mail report announcement release article essay column briefing""".split()  # noqa: SIM905
)
#: A year by itself: “In 2019, ”, “a 2019 letter”, 2019年.
_YEAR: Final = re.compile(
    r"\b[Ii]n\s(?P<en>(?:19|20)\d\d)(?![\w/%–—-]|[.,]\d|\s+(?:and|or|to)\b)|"
    r"\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|’s)\s(?P<of>(?:19|20)\d\d)"
    rf"(?=\s(?:[\w’'\-]+\s){{0,2}}(?:{_OCCASIONS})\b)|"
    r"(?<![\d.,/–—-])(?P<zh>(?:19|20)\d\d)年(?![\d度初底末中前后後以至到])"
)
#: What credits words in marks without a verb: a name and a colon before, a bracket or a dash behind.
_CREDIT_AHEAD: Final = re.compile(r"[ \t]*(?:[-*•][ \t]+)?(?P<said>[^.;!?“”\"\n:：]{2,120}[:：])\s*")
_CREDIT_BEHIND: Final = re.compile(
    r"[.,。，]?\s*(?:[(（\[](?P<bracket>)|[—–―]+|-{1,2}(?=\s))\s*"
    r"(?P<said>(?(bracket)[^()（）\[\]\n]{2,160}[)）\]]|[^\n]{2,160}))"
)
#: Before such a date: the end of a name, of a role, or what the words stand in.
_BEFORE_CREDITED: Final = re.compile(r"[,，(（](?P<words>[^,，(（]*)$")
_CREDITED_YEAR: Final = re.compile(r"(?<![\d.,/–—-])(?:19|20)\d\d(?![\w/%–—-]|[.,]\d)")
#: “, two days after”, before a date.
_RELATIVE: Final = re.compile(
    r"[,(]\s*(?:[\w\-]+\s+){0,5}(?:before|after|since|until|till|ahead\s+of)\s+(?:[\w\-’']+\s+){0,4}$",
    re.IGNORECASE,
)
_NEAR_ZH: Final = re.compile(r"[^，。；：、的将會会于於]{0,14}")
_BETWEEN_ZH: Final = re.compile(r"[，,]?[^，。；：、的将會]{0,20}")


def claimed_date(paragraphs: Paragraphs, cue: Span | None, marked: Span, *, language: Language) -> str | None:
    """The date of a quotation as ISO, a day, a month or a year; None where the draft states none for it.

    `cue` is the verb of saying, `marked` are the words in marks.
    """
    if cue is None:
        return None
    start, shown = _told_around(paragraphs, cue)
    sentence = _without_relative(shown)
    stated = _only_date(sentence)
    if stated is None:
        return None
    iso, span = stated
    if cue.end <= marked.start and _is_of_the_next(paragraphs, marked.end, start + span.start):
        return None
    fits = _is_its_day_zh if language == "zh" else _is_its_day
    return iso if fits(sentence, span, Span(cue.start - start, cue.end - start)) else None


def _is_of_the_next(paragraphs: Paragraphs, end: int, date: int) -> bool:
    """Whether a date behind words in marks stands before others: “NAME said “…” and, on 4 May 2021, “…”.”"""
    return end <= date and any(one.start > date for one in paragraphs.marks_in(paragraphs.sentence(date)))


def open_dates(paragraphs: Paragraphs, beside: Span) -> tuple[str, ...]:
    """The dates, as they are printed, of the sentence of a cue, or of words in marks without one.

    They are for a quotation without a claimed date, so that a reader knows what was not checked.
    """
    _, sentence = _told_around(paragraphs, beside)
    none = no_days(sentence)
    found = [one.span for one in find_dates(sentence)]
    dates = [*none, *(span for span in found if not any(_overlap(span, one) for one in none))]
    years = [Span(*year.span(year.lastgroup or 0)) for year in _YEAR.finditer(sentence)]
    years = [year for year in years if not any(_overlap(one, year) for one in dates)]
    return tuple(sentence[one.start : one.end].strip(" .,") for one in sorted((*dates, *years)))


def _told_around(paragraphs: Paragraphs, beside: Span) -> tuple[int, str]:
    """Where a sentence begins, and its text; what stands in marks are somebody's words, and blanks there."""
    whole = paragraphs.sentence(beside.start)
    whole = Span(max(whole.start, beside.start - _REACH), min(whole.end, beside.end + _REACH))
    shown = list(paragraphs.text[whole.start : whole.end])
    for span in paragraphs.marks_in(whole):
        for at in range(max(span.start, whole.start), min(span.end, whole.end)):
            shown[at - whole.start] = " "
    return whole.start, "".join(shown)


def credited_date(text: str, start: int, marked: Span) -> str | None:
    """The date beside a name without a verb: “NAME (4 May 2021): “…””, “…” (NAME, 2021), “…” — NAME, 2021.

    `start` is where the sentence of the words in marks begins.
    """
    ahead = _CREDIT_AHEAD.fullmatch(text[max(start, marked.start - _REACH) : marked.start])
    behind = _CREDIT_BEHIND.match(text, marked.end, marked.end + _REACH)
    for credit in filter(None, (ahead, behind)):
        stated = _only_date(credit["said"]) or _lone_year(credit["said"])
        if stated is None or no_days(credit["said"]):
            continue
        iso, span = stated
        said = credit["said"]
        before = _BEFORE_CREDITED.search(said, 0, span.start)
        beside = said[span.end :].strip(" )）]:：.。,，")
        if before is not None and not beside and _is_open(before["words"]):
            return iso
    return None


def _without_relative(sentence: str) -> str:
    """A sentence without what tells of another day: “On 4 May 2021, two days after 2 May 2021, NAME said”."""
    for found in find_dates(sentence):
        told = _RELATIVE.search(sentence, 0, found.span.start)
        if told is not None:
            end = found.span.end
            sentence = sentence[: told.start()] + " " * (end - told.start()) + sentence[end:]
    return sentence


def _lone_year(credit: str) -> tuple[str, Span] | None:
    years = list(_CREDITED_YEAR.finditer(credit))
    return (years[0][0], Span(*years[0].span())) if len(years) == 1 else None


def _only_date(sentence: str) -> tuple[str, Span] | None:
    """The one date of a sentence, a day, a month or a year; None where there is none or another beside it."""
    dates = list(find_dates(sentence))
    years = [year for year in _YEAR.finditer(sentence) if not any(_holds(one.span, year) for one in dates)]
    if len(dates) + len(years) != 1:
        return None
    # Of a day that there is not, the month may be wrong as well.
    first = years[0].start() if years else dates[0].span.start
    if no_days(sentence) or _DAY_AHEAD.search(sentence, 0, first):
        return None
    if years:
        form = years[0].lastgroup or ""
        return years[0].group(form), Span(years[0].start(form), years[0].end())
    found = dates[0]
    return None if found.iso is None or found.other or found.until else (found.iso, found.span)


_DAY_AHEAD: Final = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+$|\b(?:{one_of(en.MONTHS)})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+$",
    re.IGNORECASE,
)


def no_days(text: str) -> list[Span]:
    """The days written in a text that no calendar has: “31 February 2017”, “2021-02-30”, 2月31日.

    A month and a number without a year are none: “In April 31 people came.”
    """
    return [Span(*found.span()) for found in _WHOLE_DAY.finditer(text) if not _is_a_day(found)]


def _is_a_day(found: re.Match[str]) -> bool:
    """Whether there is such a day; of two numbers either can be the month, and without a year it can leap."""
    parts = {name.rstrip("0123456789"): value for name, value in found.groupdict().items() if value}
    year = int(parts.get("year") or 2000)
    if "one" in parts:
        one, other = int(parts["one"]), int(parts["other"])
        # Numbers that no month has are of something else.
        return max(one, other) > _LONGEST_MONTH or _has(year, one, other) or _has(year, other, one)
    month = parts["month"]
    return _has(year, int(month) if month.isdigit() else en.MONTHS[month], int(parts["day"]))


def _has(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


_LONGEST_MONTH: Final = 31
_MONTH: Final = one_of(en.MONTHS)
_TH: Final = "(?:st|nd|rd|th)?"
_WHOLE_DAY: Final = re.compile(
    rf"(?<![\w.,/–—-])(?P<day1>\d{{1,2}})(?:{_TH}\s(?:day\s)?(?:of\s)?|\.\s)(?P<month1>{_MONTH})\b\.?,?\s(?P<year1>(?:19|20)\d\d)\b|"
    rf"\b(?P<month2>{_MONTH})\.?\s(?P<day2>\d{{1,2}}){_TH},?\s(?P<year2>(?:19|20)\d\d)\b|"
    r"(?<![\w.,/–—-])(?P<year3>(?:19|20)\d\d)-(?P<month3>\d{1,2})-(?P<day3>\d{1,2})(?![\w/%–—-]|[.,]\d)|"
    r"(?<![\w.,/–—-])(?P<one4>\d{1,2})(?P<by>[./])(?P<other4>\d{1,2})(?P=by)(?P<year4>(?:19|20)\d\d)(?![\w/%–—-])|"
    r"(?:(?<!\d)(?P<year5>(?:19|20)\d\d)\s?年\s?)?(?<!\d)(?P<month5>\d{1,2})\s?月\s?(?P<day5>\d{1,2})\s?[日号號]"
)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _holds(span: Span, year: re.Match[str]) -> bool:
    return span.start < year.end() and year.start() < span.end


def _is_its_day(sentence: str, date: Span, verb: Span) -> bool:
    if _NOT_ITS_DAY.search(sentence, 0, date.start):
        return False
    between = (
        sentence[verb.end : date.start]
        if date.start >= verb.end
        else sentence[: date.start] + sentence[date.end : verb.start]
    )
    return ";" not in between and _is_open(between)


def _is_open(words: str) -> bool:
    """Whether words tell of nothing but who spoke, where, to whom and on what occasion."""
    return all(word in _ALLOWED or word[0].isupper() or word.endswith("ly") for word in _WORD.findall(words))


def _is_its_day_zh(sentence: str, date: Span, verb: Span) -> bool:
    """In Chinese the day stands before the verb: what follows the verb is what was said."""
    return (
        date.end <= verb.start
        and _NEAR_ZH.fullmatch(sentence[: date.start].strip().rstrip("于於")) is not None
        and _BETWEEN_ZH.fullmatch(sentence[date.end : verb.start].strip()) is not None
    )
