"""The day on which a draft says that a quotation was said: “…,” she said in Gothenburg on 20 May 2024.

Only a date that is written out, with its year, in the sentence of the cue, and there in the clause of the
verb, so that it can be no other event's: whatever else the clause speaks of leaves the date open.
"""

from __future__ import annotations

import re
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
    dates = [one.span for one in find_dates(sentence)]
    years = [Span(*year.span(year.lastgroup or 0)) for year in _YEAR.finditer(sentence)]
    years = [
        year for year in years if not any(one.start < year.end and year.start < one.end for one in dates)
    ]
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
        if stated is None:
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
    # “31 February 2017”, “February 31, 2017”: there is no such day, and its month may be wrong as well.
    if _DAY_AHEAD.search(sentence, 0, years[0].start() if years else dates[0].span.start):
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
