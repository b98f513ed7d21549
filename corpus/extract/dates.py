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

from corpus.blocks import lines
from corpus.dateline import match_date_line, match_dateline
from corpus.datewords import WrittenDate, find_dates
from corpus.extract.date_between import announced_for, month_between_events
from corpus.extract.date_hints import dates_equated_with_today, find_hints
from corpus.extract.date_order import settle_order
from corpus.extract.date_said import date_said
from corpus.languages import en, zh
from corpus.models import (
    DateBasis,
    DateHint,
    Dateline,
    DatePrecision,
    Evidence,
    Passage,
    Record,
    ReleaseDate,
    Span,
)

# Above the text stand a title, subtitles, labels and date lines; below it a name and a date.
_HEAD_LINES, _TAIL_LINES = 14, 6
_HEAD_REACH, _TAIL_REACH = 3000, 700
# A line this long is a paragraph of the body, not a heading.
_PARAGRAPH = 200
_EVENT_LABEL = re.compile(rf"(?:{'|'.join(en.EVENT_LABELS)})\s*[:：]", re.IGNORECASE)
_BARE_DATE_LABEL = re.compile(r"\s*Date\s*:", re.IGNORECASE)
_DATE_LABEL = re.compile(rf"(?:{'|'.join((*en.DATE_LABELS, *zh.DATE_LABELS))})\b", re.IGNORECASE)
_URL_DATE = re.compile(
    r"https?://[^\s\"'<>()]*?/(?P<year>20[0-9]{2})(?:(?P<sep>[/-])(?P<month>[01]?[0-9])(?P=sep)(?P<day>[0-3]?[0-9])"
    r"|(?P<packed>[01][0-9][0-3][0-9]))(?=[/\-_.?#]|$)"
)
_SOURCE_LINK = re.compile(
    "|".join(map(re.escape, (*en.SOURCE_LINK_WORDS, *zh.SOURCE_LINK_WORDS))), re.IGNORECASE
)


def find_date(
    text: str,
    span: Span,
    *,
    language: str = "en",
    passages: Sequence[Passage] = (),
    dateline: Dateline | None = None,
    record: Record | None = None,
) -> tuple[ReleaseDate, tuple[DateHint, ...]]:
    """The date of the release `text[span]` and the hints for dating it, or others, across the archive.

    `passages` and `dateline` are used where they are given and found again where they are not.
    Without evidence the date is `ReleaseDate()`; an unsettled “11/12/2020” gives precision "range"
    and the rule "date-line-ambiguous".  All spans are positions in `text`.
    """
    hints = find_hints(text, span)
    head = _head_lines(text, span, passages)
    if dateline is None or dateline.date_span is None:
        dateline = _find_dateline(text, span, head) or dateline
    for found in (
        _from_record(record),
        _from_dateline(text, span, dateline),
        _from_head(text, span, head, dateline),
        _from_signoff(text, span, passages, dateline),
        _from_today(text, span),
        date_said(text, span, head, dateline),
        _from_source_link(text, span, hints),
        month_between_events(text, span),
    ):
        if found is not None:
            return found, hints
    return ReleaseDate(), hints


def _head_lines(text: str, span: Span, passages: Sequence[Passage]) -> tuple[Span, ...]:
    """The lines down to the second paragraph, where a release says when and where it was written."""
    found: list[Span] = []
    paragraphs = 0
    for line in lines(text, span.start, min(span.end, span.start + _HEAD_REACH)):
        found.append(line)
        paragraphs += len(line) > _PARAGRAPH
        if paragraphs == 2 or len(found) == _HEAD_LINES:
            break
    return tuple(found)


def _find_dateline(text: str, span: Span, head: Sequence[Span]) -> Dateline | None:
    """The first dateline of the head that names a day, else the first; the title is not asked."""
    place_only: Dateline | None = None
    for line in head[1:] or head:
        found = match_dateline(text, line.start, span.end)
        if found is not None and found.date_span is not None:
            return found
        place_only = place_only or found
    return place_only


def _from_record(record: Record | None) -> ReleaseDate | None:
    if record is None:
        return None
    if record.date:
        evidence = Evidence(record.date_evidence or record.date, None, None, "stated by the source")
        return ReleaseDate(record.date, _precision(record.date), "metadata", "record-date", (evidence,))
    match = _URL_DATE.search(record.url or "")
    day = _url_day(match)
    if match is None or day is None:
        return None
    return ReleaseDate(day, "day", "inferred", "record-url", (Evidence(match.group()),))


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


def _from_head(text: str, span: Span, head: Sequence[Span], dateline: Dateline | None) -> ReleaseDate | None:
    """A line above the body that is nothing but a date, with or without a label."""
    stated: list[WrittenDate] = []
    for index, line in enumerate(head):
        if len(line) > _PARAGRAPH:
            break
        when = match_date_line(text, line.start, line.end)
        if when is None or when.day is None or when.year is None:
            continue
        if _BARE_DATE_LABEL.match(text, line.start) and _invites(text, head, index):
            continue
        # “Open day | June 5, 2025 at 10:00”: with more than the date on its line, it may be an event's.
        if not _DATE_LABEL.match(text, line.start) and len(line) > len(when.span) + 2:
            if announced_for(text, span, when):
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
    around = (*head[max(0, index - 3) : index], *head[index + 1 : index + 4])
    return any(_EVENT_LABEL.match(text, line.start, line.end) for line in around)


def _from_signoff(
    text: str, span: Span, passages: Sequence[Passage], dateline: Dateline | None
) -> ReleaseDate | None:
    """A date alone on one of the last lines, below a name or a short line."""
    stop = span.end
    for passage in reversed(passages):
        if passage.kind not in ("boilerplate", "contact", "endmark", "media", "footnote"):
            break
        stop = passage.span.start
    tail = list(lines(text, max(span.start, stop - _TAIL_REACH), stop))[-_TAIL_LINES:]
    found: list[WrittenDate] = []
    for index, line in enumerate(tail):
        when = match_date_line(text, line.start, line.end)
        if when is None or when.day is None or when.year is None:
            continue
        if any(_EVENT_LABEL.match(text, other.start, other.end) for other in tail):
            continue
        if index == 0 or len(tail[index - 1]) <= 120:
            found.append(when)
    if len(found) != 1:
        return None
    when = found[0]
    if when.complete and when.iso:
        return _dated(text, when.iso, "signoff", "signoff-date", when.span)
    return _settled(text, span, when, "signoff", "signoff-date", dateline)


def _from_today(text: str, span: Span) -> ReleaseDate | None:
    """A full date the text calls today; two different ones cancel each other out."""
    found = {item.iso: item for item in dates_equated_with_today(text, span) if item.complete}
    if len(found) != 1:
        return None
    value, when = next(iter(found.items()))
    return _dated(text, value, "inferred", "today-is", when.span) if value else None


def _from_source_link(text: str, span: Span, hints: Sequence[DateHint]) -> ReleaseDate | None:
    """The date in the path of the link that ends the text and says it leads to its original."""
    for line in reversed(list(lines(text, max(span.start, span.end - _TAIL_REACH), span.end))[-3:]):
        match = _URL_DATE.search(text, line.start, line.end)
        day = _url_day(match)
        if match is None or day is None or not _SOURCE_LINK.search(text, line.start, match.start()):
            continue
        _, month, number = (int(part) for part in day.split("-"))
        if any(hint.days == 0 and (hint.month or month, hint.day) != (month, number) for hint in hints):
            return None
        return _dated(text, day, "inferred", "source-link", Span(*match.span()))
    return None


def _url_day(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    packed = match["packed"]
    month, day = (packed[:2], packed[2:]) if packed else (match["month"], match["day"])
    written = next(find_dates(f"{match['year']}-{month}-{day}"), None)
    return written.iso if written else None


def _settled(
    text: str, span: Span, when: WrittenDate, basis: DateBasis, rule: str, dateline: Dateline | None
) -> ReleaseDate:
    """A numeric date with two readings: the one the release supports, else the range of both."""
    place = dateline.span if dateline else _place_in_head(text, span)
    settled = settle_order(text, span, when, place)
    if settled is not None:
        found = _dated(text, settled.day, basis, f"{rule}-{settled.rule}", when.span)
        at = settled.evidence
        return _with_evidence(found, Evidence(text[at.start : at.end], at, None, "settles the order"))
    first, last = sorted(when.readings)
    value = first[:7] if first[:7] == last[:7] else first[:4]
    evidence = Evidence(text[when.span.start : when.span.end], when.span, None, "two readings")
    return ReleaseDate(value, "range", basis, f"{rule}-ambiguous", (evidence,), first, last)


def _place_in_head(text: str, span: Span) -> Span | None:
    """The first place-only dateline of the release."""
    for line in _head_lines(text, span, ()):
        found = match_dateline(text, line.start, span.end)
        if found is not None and found.place:
            return found.span
    return None


def _dated(text: str, value: str, basis: DateBasis, rule: str, at: Span) -> ReleaseDate:
    return ReleaseDate(value, _precision(value), basis, rule, (Evidence(text[at.start : at.end], at),))


def _with_evidence(found: ReleaseDate, more: Evidence) -> ReleaseDate:
    return ReleaseDate(found.value, found.precision, found.basis, found.rule, (*found.evidence, more))
