"""A day of publication that is said in passing: not on a line of its own, and not called today.

Decides six shapes: a wire's mark with its date in the middle of a heading, a memo or statement whose
heading has run into its text, a speech that its title says was given on a day, a Chinese lead that
begins with the day of the announcement, a lead that says of a statement, or of a letter printed
below it, when it was made, and, where nothing else tells, the day until which the release was held back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from corpus.alternation import one_of
from corpus.dating.datewords import WrittenDate, find_dates
from corpus.languages import en, zh
from corpus.models import Dateline, Evidence, Language, ReleaseDate, Span

_HEAD_REACH = 900
_WEEKDAYS = {name.casefold(): number for name, number in en.WEEKDAYS.items()}
_WEEKDAY = "|".join(sorted(en.WEEKDAYS, key=len, reverse=True))
_BEFORE_WIRE = re.compile(r"\([A-Z][\w .\-]{2,40}\)\s*[—–-]{1,2}\s*\Z")
_AFTER_WIRE = re.compile(r"\s*[—–-]{1,2}\s")
_MEMO_LABEL = re.compile(rf"[^\n]\s(?:Date|Dated|Da|DATE|DA)\s*:\s*(?:(?:{_WEEKDAY}),?\s*)?\Z")
_RUN_IN = re.compile(rf"(?P<before>[\w’'.)]+)\s+(?P<weekday>{_WEEKDAY}),?\s*\Z")
_RUNS_ON = re.compile(r"\s+[A-Z“\"]")
_PREPOSITION_LIST = "after and before by for from in next of on since the this through till to until"
_PREPOSITIONS = frozenset(_PREPOSITION_LIST.split())
_GIVEN = re.compile(
    r"\b(?:address|remarks|speech|statement)\b.{0,200}?\b(?:on|dated)\s+(?:the\s+)?\Z", re.IGNORECASE
)
_LEAD_ON = re.compile(rf"\s*On\s+(?:(?:{_WEEKDAY}),?\s*)?\Z")
_FOLLOWING = re.compile(r"\b(?:the following|the below|this) (?:statement|remarks|letter)\b")
_SENT_TODAY = re.compile(
    r"\b[Tt](?:oday|his (?:morning|afternoon|evening))\b[^\n]{0,300}?\bletter\b"
    r"|\bletter\b[^\n]{0,120}?\btoday\b"
)
_ZH_ANNOUNCES = re.compile("|".join(zh.ANNOUNCING_VERBS))
_EMBARGO = re.compile(rf"\W{{0,3}}(?:strictly\s+)?(?:{one_of(en.EMBARGO_OPENERS)})[:\s]", re.IGNORECASE)
_EMBARGO_REACH = 48  # characters between that and the day: “00:01 hrs GMT on Tuesday the”
_EMBARGO_LINE = 120
_ADDRESSEE = re.compile(r"\s*(?:The Hon|Dear\b|To:|Mr\.|Ms\.|Mrs\.|Dr\.|Secretary\b|Hon\.)")


def date_said(
    text: str, span: Span, head: Sequence[Span], dateline: Dateline | None, *, language: Language
) -> ReleaseDate | None:
    """The day of publication as the head of the release says it in passing; None where it does not."""
    reach = min(span.end, span.start + _HEAD_REACH)
    for when in find_dates(text, span.start, reach):
        if not when.complete:
            continue
        rule = _heading_rule(text, span, when) or _statement_rule(text, when, dateline)
        if rule and when.iso:
            return _inferred(text, when, rule)
    lead = _chinese_lead(text, head) if language == "zh" else _enclosed_letter(text, span, head)
    return lead or _embargo(text, head)


def _chinese_lead(text: str, head: Sequence[Span]) -> ReleaseDate | None:
    """“2020年8月10日，某公司宣布……”: in Chinese releases such a lead is the dateline."""
    for line in head[1:]:
        when = next(find_dates(text, line.start, min(line.end, line.start + 16)), None)
        if when is None or not when.complete or when.span.start != line.start:
            continue
        rest = text[when.span.end : min(line.end, when.span.end + 80)]
        if rest[:1] in ("，", ",") and _ZH_ANNOUNCES.search(rest.partition("。")[0]):
            return _inferred(text, when, "zh-lead-date")
    return None


def _heading_rule(text: str, span: Span, when: WrittenDate) -> str | None:
    before = text[max(span.start, when.span.start - 60) : when.span.start]
    if _BEFORE_WIRE.search(before) and _AFTER_WIRE.match(text, when.span.end):
        return "wire-in-heading"
    if _MEMO_LABEL.search(before):
        return "memo-date"
    run_in = _RUN_IN.search(before)
    if (
        run_in
        and run_in["before"].casefold() not in _PREPOSITIONS
        and _RUNS_ON.match(text, when.span.end, when.span.end + 4)
        and when.iso
        and date.fromisoformat(when.iso).weekday() == _WEEKDAYS[run_in["weekday"].casefold()]
    ):
        return "run-in-heading"
    line_start = text.rfind("\n", span.start, when.span.start) + 1 or span.start
    line_end = text.find("\n", when.span.end, when.span.end + 3)
    ends_line = line_end >= 0 or when.span.end >= span.end
    if (
        ends_line
        and when.span.start - line_start <= 260
        and _GIVEN.search(text[line_start : when.span.start])
    ):
        return "speech-given-on"
    return None


def _statement_rule(text: str, when: WrittenDate, dateline: Dateline | None) -> str | None:
    """“CITY – On Thursday, May 6, 2021, … released the following statement”."""
    if dateline is None:
        return None
    between = text[dateline.span.end : when.span.start]
    if len(between) > 40 or not _LEAD_ON.match(between):
        return None
    line_end = text.find("\n", when.span.end)
    sentence = text[when.span.end : min(line_end if line_end >= 0 else len(text), when.span.end + 300)]
    return "statement-made-on" if _FOLLOWING.search(sentence) else None


def _enclosed_letter(text: str, span: Span, head: Sequence[Span]) -> ReleaseDate | None:
    """“… today sent a letter …”, and below it the letter itself, with its date line and its addressee."""
    lead = next((line for line in head[1:] if len(line) > 80), None)
    if lead is None or not _SENT_TODAY.search(text, lead.start, min(lead.end, lead.start + 700)):
        return None
    for when in find_dates(text, lead.end, min(span.end, lead.end + 12_000)):
        alone = text[when.span.start - 1] in "\n\r" and text[when.span.end : when.span.end + 1] in (
            "\n",
            "\r",
        )
        if when.complete and when.iso and alone and _ADDRESSEE.match(text, when.span.end):
            return _inferred(text, when, "enclosed-letter")
    return None


def _embargo(text: str, head: Sequence[Span]) -> ReleaseDate | None:
    """“EMBARGOED UNTIL 6.00am WEDNESDAY 9th FEBRUARY 2022” above the text: it was not published before."""
    for line in head:
        held = _EMBARGO.match(text, line.start, line.end) if len(line) <= _EMBARGO_LINE else None
        if held is None:
            continue
        found = list(find_dates(text, held.end(), line.end))
        if len(found) == 1 and found[0].complete and found[0].span.start <= held.end() + _EMBARGO_REACH:
            evidence = Evidence(text[line.start : line.end], line, None, "held back until that day")
            return ReleaseDate(found[0].iso, "day", "inferred", "embargo", (evidence,))
    return None


def _inferred(text: str, when: WrittenDate, rule: str) -> ReleaseDate:
    evidence = Evidence(text[when.span.start : when.span.end], when.span)
    return ReleaseDate(when.iso, "day", "inferred", rule, (evidence,))
