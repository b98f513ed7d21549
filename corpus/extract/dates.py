"""When was this release published, as far as its own text says?

Decides the date of one release alone, from the strongest evidence down: what a structured source
states, the dateline, a date line above the text, one below it, a day the text calls today, the link to
its own source.  Dates of events, reporting periods, copyright and disclaimers are never the release's;
where only such dates stand, the most they yield is the month between two of them.  No evidence, no date.
What other releases of the archive add is decided in `resolve.dates`, from the hints returned here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from corpus.blocks import lines
from corpus.dating.dateline import match_date_line, match_dateline
from corpus.dating.dateline_alone import match_dated_title
from corpus.dating.datewords import WrittenDate, common_prefix, day_exists, find_dates
from corpus.extract.date_between import announced_for, month_between_events
from corpus.extract.date_head import find_dateline, head_lines, is_prose, place_in_head
from corpus.extract.date_hints import anniversaries_today, dates_equated_with_today, find_hints
from corpus.extract.date_links import date_in_url, date_of_source_link
from corpus.extract.date_order import settle_order
from corpus.extract.date_said import date_said
from corpus.languages import en, zh
from corpus.models import (
    DateBasis,
    DateHint,
    Dateline,
    DatePrecision,
    Evidence,
    Language,
    Passage,
    Record,
    ReleaseDate,
    Span,
)
from corpus.two_readings import NOTE

# Below the text stand a name and a date.
_TAIL_LINES, _TAIL_REACH = 6, 700
# A name with its titles, below a letter, is not longer.
_NAME_LINE = 80
_LEAST_SIGNED = 3  # lines of a text of which a date at its end is no part of the head
_EVENT_LABEL = re.compile(
    rf"(?:\b(?:{'|'.join(en.EVENT_LABELS)})|{'|'.join(zh.EVENT_LABELS)})\s*[:：]", re.IGNORECASE
)
_OTHER_TEXTS = re.compile("|".join(map(re.escape, (*en.OTHER_TEXTS, *zh.OTHER_TEXTS))), re.IGNORECASE)
_BARE_DATE_LABEL = re.compile(r"\s*(?:Date|日期|时间|時間)\s*[:：]", re.IGNORECASE)
_DATE_LABEL = re.compile(rf"(?:{'|'.join((*en.DATE_LABELS, *zh.DATE_LABELS))})\b", re.IGNORECASE)


def find_date(
    text: str,
    span: Span,
    *,
    language: Language = "en",
    passages: Sequence[Passage] = (),
    dateline: Dateline | None = None,
    record: Record | None = None,
) -> tuple[ReleaseDate, tuple[DateHint, ...]]:
    """The date of the release `text[span]` and the hints for dating it, or others, across the archive.

    `passages` and `dateline` are used where they are given and found again where they are not.
    Without evidence the date is `ReleaseDate()`; an unsettled “11/12/2020” gives precision "range"
    and the rule "date-line-ambiguous".  All spans are positions in `text`.
    """
    head = head_lines(text, span)
    if dateline is None or dateline.date_span is None:
        dateline = find_dateline(text, span, head) or dateline
    hints = find_hints(text, span, dateline)
    found = (
        _from_record(record)
        or _from_dateline(text, span, dateline)
        or _from_head(text, span, _before_signature(text, span, head, passages), dateline)
        or _from_signoff(text, span, passages, dateline)
        or _from_today(text, span)
        or date_said(text, span, head, dateline, language=language)
        or date_of_source_link(text, span, hints)
        or (month_between_events(text, span) if language == "en" else None)
    )
    return found or ReleaseDate(), hints


def _from_record(record: Record | None) -> ReleaseDate | None:
    if record is None:
        return None
    if record.date:
        evidence = Evidence(record.date_evidence or record.date, None, None, "stated by the source")
        return ReleaseDate(record.date, _precision(record.date), "metadata", "record-date", (evidence,))
    day = date_in_url(record.url or "")
    return ReleaseDate(day, "day", "inferred", "record-url", (Evidence(record.url or ""),)) if day else None


def _precision(value: str) -> DatePrecision:
    return "day" if len(value) == 10 else "month" if len(value) == 7 else "year"


def _from_dateline(text: str, span: Span, dateline: Dateline | None) -> ReleaseDate | None:
    if dateline is None or dateline.date_span is None:
        return None
    if dateline.date:
        return _dated(text, dateline.date, "dateline", dateline.rule, dateline.date_span)
    when = next(find_dates(text, dateline.date_span.start, dateline.date_span.end), None)
    if when is None:
        return None
    if when.other is not None:
        return _settled(text, span, when, "dateline", dateline.rule, dateline)
    return _complete_elsewhere(text, span, when)


def _complete_elsewhere(text: str, span: Span, when: WrittenDate) -> ReleaseDate | None:
    """The year of “NEW YORK, Jan 5 /…/ --”, where the same day stands with its year in the same release."""
    same = {
        item.iso: item
        for item in find_dates(text, span.start, span.end)
        if item.complete and (item.month, item.day) == (when.month, when.day)
    }
    if len(same) != 1:
        return None
    value, item = next(iter(same.items()))
    if value is None:
        return None
    found = _dated(text, value, "dateline", "dateline-year-elsewhere", when.span)
    return _with_evidence(found, Evidence(text[item.span.start : item.span.end], item.span, None, "the year"))


def _before_signature(
    text: str, span: Span, head: Sequence[Span], passages: Sequence[Passage]
) -> Sequence[Span]:
    """The lines of a head that is not, as in a short letter, the whole text with its signature."""
    signed = [one.span for one in passages if one.kind == "signoff"]
    above = list(takewhile(lambda line: not any(one.contains(line) for one in signed), head))
    ends = len(above) > _LEAST_SIGNED and not text[above[-1].end : span.end].strip()
    return above[:-1] if ends else above


def _from_head(text: str, span: Span, head: Sequence[Span], dateline: Dateline | None) -> ReleaseDate | None:
    """A line above the body that is nothing but a date, with or without a label."""
    stated: list[WrittenDate] = []
    for index, line in enumerate(head):
        if is_prose(text, line):
            break
        when = match_date_line(text, line.start, line.end)
        if when is None and index == 0:
            when = match_dated_title(text, line.start, line.end)
        if when is None or when.day is None or when.year is None:
            continue
        if _BARE_DATE_LABEL.match(text, line.start) and _invites(text, head, index):
            continue
        # “Open day | June 5, 2025 at 10:00”: with more than the date on its line, it may be an event's.
        bare = len(line) <= len(when.span) + 2 or _DATE_LABEL.match(text, line.start)
        if not bare and announced_for(text, span, when):
            continue
        stated.append(when)
    for when in stated:
        if when.complete and when.iso:
            return _dated(text, when.iso, "dateline", "date-line", when.span)
    if stated:
        return _settled(text, span, stated[0], "dateline", "date-line", dateline)
    return None


def _invites(text: str, head: Sequence[Span], index: int) -> bool:
    """Whether a “Date:” stands among “Time:” and “Where:”, as an invitation lists them."""
    line = head[index]
    around = (*head[max(0, index - 3) : index], *head[index + 1 : index + 4])
    # “Date: … | Where: …” has both on one line.
    if _EVENT_LABEL.search(text, line.start, line.end):
        return True
    return any(_EVENT_LABEL.match(text, line.start, line.end) for line in around)


def _from_signoff(
    text: str, span: Span, passages: Sequence[Passage], dateline: Dateline | None
) -> ReleaseDate | None:
    """A date alone on one of the last lines, below a name or a short line."""
    stop = span.end
    for passage in reversed(passages):
        closing = passage.kind in ("boilerplate", "contact", "endmark", "media", "footnote")
        if not closing or match_date_line(text, passage.span.start, passage.span.end):
            break
        stop = passage.span.start
    tail = list(lines(text, max(span.start, stop - _TAIL_REACH), stop))
    others = [at for at, line in enumerate(tail) if _OTHER_TEXTS.match(text, line.start, line.end)]
    tail = tail[: others[0]][-_TAIL_LINES:] if others else tail[-_TAIL_LINES:]
    if any(_EVENT_LABEL.match(text, line.start, line.end) for line in tail):
        return None
    found: list[WrittenDate] = []
    for index, line in enumerate(tail):
        when = match_date_line(text, line.start, line.end) or _day_and_place(text, line)
        if when is None or when.day is None or when.year is None:
            continue
        # A name may stand before the date or follow it; a longer line is the title of something else.
        after = tail[index + 1 :]
        named = index == 0 or len(tail[index - 1]) <= _NAME_LINE or not after
        if named and all(len(other) <= _NAME_LINE for other in after):
            found.append(when)
    if len(found) != 1:
        return None
    when = found[0]
    if when.complete and when.iso:
        return _dated(text, when.iso, "signoff", "signoff-date", when.span)
    return _settled(text, span, when, "signoff", "signoff-date", dateline)


def _day_and_place(text: str, line: Span) -> WrittenDate | None:
    """The date of a line such as “London, 5 June 2020”."""
    found = match_dateline(text, line.start, line.end)
    if found is None or found.date_span is None or not found.rule.endswith("-line"):
        return None
    return next(find_dates(text, found.date_span.start, found.date_span.end), None)


def _from_today(text: str, span: Span) -> ReleaseDate | None:
    """A full date the text calls today; two different ones cancel each other out."""
    found = {item.iso: item for item in dates_equated_with_today(text, span) if item.complete}
    if len(found) == 1:
        value, when = next(iter(found.items()))
        return _dated(text, value, "inferred", "today-is", when.span) if value else None
    return None if found else _from_anniversary(text, span)


def _from_anniversary(text: str, span: Span) -> ReleaseDate | None:
    """“Ten years ago today, on April 19, 2013”: two that disagree cancel each other out."""
    found: dict[str, Span] = {}
    for when, years, phrase in anniversaries_today(text, span):
        if (
            when.year
            and when.month
            and when.day
            and years
            and day_exists(when.year + years, when.month, when.day)
        ):
            found[f"{when.year + years:04d}-{when.month:02d}-{when.day:02d}"] = phrase
    if len(found) != 1:
        return None
    day, phrase = next(iter(found.items()))
    return _dated(text, day, "inferred", "years-ago-today", phrase)


def _settled(
    text: str, span: Span, when: WrittenDate, basis: DateBasis, rule: str, dateline: Dateline | None
) -> ReleaseDate:
    """A numeric date with two readings: the one the release supports, else the range of both."""
    place = dateline.span if dateline else place_in_head(text, span)
    settled = settle_order(text, span, when, place)
    if settled is not None:
        found = _dated(text, settled.day, basis, f"{rule}-{settled.rule}", when.span)
        at = settled.evidence
        return _with_evidence(found, Evidence(text[at.start : at.end], at, None, "settles the order"))
    first, last = sorted(when.readings)
    evidence = Evidence(text[when.span.start : when.span.end], when.span, None, NOTE)
    value = common_prefix(first, last)
    return ReleaseDate(value, "range", basis, f"{rule}-ambiguous", (evidence,), first, last)


def _dated(text: str, value: str, basis: DateBasis, rule: str, at: Span) -> ReleaseDate:
    return ReleaseDate(value, _precision(value), basis, rule, (Evidence(text[at.start : at.end], at),))


def _with_evidence(found: ReleaseDate, more: Evidence) -> ReleaseDate:
    return ReleaseDate(found.value, found.precision, found.basis, found.rule, (*found.evidence, more))
