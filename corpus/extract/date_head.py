"""Where is the head of a release, and which dateline stands in it?

The head is what comes before the second paragraph: title, subtitles, labels, date lines, datelines.
Decides which line opens the body and which of several datelines is the release's; what else of the head
says when it was published is decided in `dates`.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.blocks import lines
from corpus.dating.dateline import match_dateline
from corpus.dating.datewords import find_dates
from corpus.extract.date_between import announced_for
from corpus.models import Dateline, Span

_LINES, _REACH = 14, 3000
# A line this long is a paragraph of the body, not a heading; one that ends as a sentence sooner.
_PARAGRAPH, _SENTENCE, _SENTENCE_ZH = 200, 90, 40


def head_lines(text: str, span: Span) -> tuple[Span, ...]:
    """The lines down to the second paragraph, where a release says when and where it was written."""
    found: list[Span] = []
    paragraphs = 0
    for line in lines(text, span.start, min(span.end, span.start + _REACH)):
        found.append(line)
        paragraphs += len(line) > _PARAGRAPH
        if paragraphs == 2 or len(found) == _LINES:
            break
    return tuple(found)


def is_prose(text: str, line: Span) -> bool:
    """Whether a line is a paragraph of the body: long, or a sentence too long for a heading."""
    if len(line) > _PARAGRAPH:
        return True
    ends = text[line.end - 1 : line.end]
    return len(line) > (_SENTENCE_ZH if ends in "。！？" else _SENTENCE) and ends in '.!?”"。！？'


def find_dateline(text: str, span: Span, head: Sequence[Span]) -> Dateline | None:
    """The first dateline of the head that names a day, else the first; a title is not asked."""
    place_only: Dateline | None = None
    alone: list[Dateline] = []
    prose = False
    for index, line in enumerate(head):
        # A part cut too late begins with its dateline; a title is shorter than a paragraph that has one.
        if index > 0 or len(line) > _SENTENCE:
            found = match_dateline(text, line.start, line.end)
            if found is not None and found.date_span is None:
                place_only = place_only or found
            elif found is not None and not found.rule.endswith("-line"):
                return alone[0] if alone else found
            elif found is not None and _is_heading(text, span, found, after_prose=prose):
                alone.append(found)
        prose = prose or is_prose(text, line)
    # Two places with two days, each on its line, are the stops of a tour.
    if alone and len({found.date for found in alone}) == 1:
        return alone[0]
    return place_only


def _is_heading(text: str, span: Span, found: Dateline, *, after_prose: bool) -> bool:
    """Whether “Leeds, England, March 3, 2021”, alone on its line, is a dateline: no venue, no sign-off."""
    if found.date_span is None:
        return False
    if any(mark in text[found.span.start : found.span.end] for mark in "/()"):
        return True
    when = next(find_dates(text, found.date_span.start, found.date_span.end), None)
    return not after_prose and when is not None and not announced_for(text, span, when)


def place_in_head(text: str, span: Span) -> Span | None:
    """The first place-only dateline of the release."""
    for line in head_lines(text, span):
        found = match_dateline(text, line.start, line.end)
        if found is not None and found.place:
            return found.span
    return None
