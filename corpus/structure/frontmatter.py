"""What stands before the text of a release: title, subtitles, dateline, byline, notices, salutation.

Decides which paragraphs belong to the head, and what each is.  The title is the first line as it is
printed; a part that opens in the middle of a text (a translation that lost its head, a letter that
begins with its salutation) has none, and a sentence of the body is never taken for one.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpus.blocks import is_rule, lines
from corpus.dating.dateline import match_dateline
from corpus.languages import structure_zh as zh
from corpus.models import Dateline, Part, Passage, PassageKind, Span
from corpus.structure.authors import is_byline
from corpus.structure.linecues import (
    is_address,
    is_boilerplate_heading,
    is_contact,
    is_date_line,
    is_endmark,
    is_greeting,
    is_label,
    is_media,
    is_notice,
    is_salutation,
    is_section_word,
    is_table_heading,
)
from corpus.structure.lineshape import is_item, is_outline, item_number, reads_as_headline
from corpus.structure.paragraphs import Paragraph, make_paragraph

LOOK_AHEAD = 8  # paragraphs between a title and its dateline, at most
MOST_SUBTITLES = 6
LONGEST_TITLE = 330
LONGEST_TITLE_ZH = 90
_ADDRESS_LINE = 70  # “Field Station for Tides, Kelsing, Md.” ends as a sentence does
_SAYS = '.:：”"'  # at the end of a text that a place alone stands before, and of no headline
LOST_GAP = 3  # blank lines in a row that show lost paragraphs in a translation


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The head of a release; `body` are the paragraphs after it, the first of them what follows a
    dateline on its line."""

    title: Span | None
    subtitles: tuple[Span, ...]
    dateline: Dateline | None
    byline: Paragraph | None
    passages: tuple[Passage, ...]
    body: tuple[Paragraph, ...]


def read_front_matter(
    text: str,
    part: Part,
    paragraphs: list[Paragraph],
    *,
    printed_title: Span | None = None,
    head: Span | None = None,
) -> FrontMatter:
    """The head of a part.  `printed_title` is the title's span where the source itself names it, `head` the
    fields above the `paragraphs`, where it is one of them."""
    if head is not None:
        fields = _read_fields(text, head, printed_title)
        at = int(bool(paragraphs) and _repeats(text, paragraphs[0], printed_title))
        fields.extend(Passage("heading", p.span) for p in paragraphs[:at])
        return _read_head(text, part, paragraphs, at, fields, printed_title)
    at, passages = _skip_labels(text, paragraphs, part.masthead, printed_title)
    if at == len(paragraphs):  # nothing but labels: the first of them is all the title there is
        at, passages = 0, []
    title = _find_title(text, part, paragraphs, at, printed_title)
    if title is None and not passages:
        at = 0
    if title is not None:
        passages.append(Passage("title", title))
        at += 1
    return _read_head(text, part, paragraphs, at, passages, title)


def _read_fields(text: str, head: Span, title: Span | None) -> list[Passage]:
    """The lines of a head of fields, the title in it as such."""
    if title is None:
        return [Passage("notice", line) for line in lines(text, head.start, head.end)]
    above, below = lines(text, head.start, title.start), lines(text, title.end, head.end)
    return [
        *(Passage("notice", line) for line in above),
        Passage("title", title),
        *(Passage("notice", line) for line in below),
    ]


def _repeats(text: str, p: Paragraph, title: Span | None) -> bool:
    """Whether a paragraph is the title once more, as a page has it under its fields."""
    return title is not None and p.text.lstrip("# ").split() == text[title.start : title.end].split()


def _find_title(
    text: str, part: Part, paragraphs: list[Paragraph], at: int, printed_title: Span | None
) -> Span | None:
    if at >= len(paragraphs):
        return None
    first = paragraphs[at].span
    if printed_title is not None and first.overlaps(printed_title):
        return first
    return first if part.kind != "unassigned" and is_title(text, part, paragraphs, at) else None


def _skip_labels(
    text: str, paragraphs: list[Paragraph], masthead: tuple[Span, ...], printed_title: Span | None
) -> tuple[int, list[Passage]]:
    """The number of labels, dates, rules and contacts before the title, and their passages; what the source
    names as the title is none of them where no headline stands below it: “公告第2号” over a text."""
    passages: list[Passage] = []
    mark = 0
    for at, p in enumerate(paragraphs):
        stated = printed_title is not None and p.span.overlaps(printed_title)
        if stated and not any(map(reads_as_headline, paragraphs[at + 1 : at + 2])):
            return at, passages
        kind: PassageKind | None = None
        mark = mark if at < mark else max(mark, _mark_below(paragraphs, at))
        if at < mark:
            kind = "contact"
        elif at >= mark + LOOK_AHEAD:
            return at, passages
        elif is_label(p) or (p.size < 120 and is_notice(p)):
            kind = "notice"
        elif is_date_line(p):
            kind = "dateline"
        elif is_rule(text, p.span):
            kind = "endmark"
        elif p.span in masthead and _has_title(paragraphs[at + 1 : LOOK_AHEAD], masthead):
            kind = "notice"
        elif passages and is_contact(p) and p.size <= 100:
            kind = "contact"
        if kind is None:
            return at, passages
        passages.append(Passage(kind, p.span))
    return len(passages), passages


def _mark_below(paragraphs: list[Paragraph], at: int) -> int:
    """The position of the release mark under the lines that say whom to ask, where such stand above the
    headline; 0 for none."""
    asked = False
    for mark, p in enumerate(paragraphs[at : at + 2 * LOOK_AHEAD], at):
        if p.size > (_ADDRESS_LINE if p.closed else 100):
            return 0
        if mark > at and is_label(p) and not is_date_line(p):
            below = paragraphs[mark + 1 : mark + 2]
            return mark if asked and below and reads_as_headline(below[0]) else 0
        asked = asked or is_address(p)
    return 0


def _has_title(paragraphs: list[Paragraph], masthead: tuple[Span, ...]) -> bool:
    """Whether a line that may be a headline is left above the text."""
    for p in paragraphs:
        if p.closed:
            return False
        if p.span not in masthead and not (is_label(p) or is_date_line(p) or is_contact(p) or is_notice(p)):
            return True
    return False


def is_title(text: str, part: Part, paragraphs: list[Paragraph], at: int) -> bool:
    """Whether the paragraph can be the title of the part."""
    p = paragraphs[at]
    if p.size > (LONGEST_TITLE_ZH if p.language == "zh" else LONGEST_TITLE):
        return False
    if is_salutation(p) or (part.kind == "letter" and is_greeting(p)):
        return False
    if is_boilerplate_heading(p) and p.language == "en" and part.translation_of is not None:
        return False
    dateline = match_dateline(text, p.span.start, p.span.end)
    behind = 0
    if dateline is not None and (dateline.date is not None or (dateline.place and p.text[-1] in _SAYS)):
        behind = p.size - len(dateline.span)
    if behind > 40 or (behind > 1 and p.closed and p.language == "zh"):
        return False
    if part.translation_of is None:
        return True
    return _is_translated_title(text, p, paragraphs[at + 1 : at + 2])


def _is_translated_title(text: str, p: Paragraph, following: list[Paragraph]) -> bool:
    """A translation often lost its title: only a line that reads as one, and stands as one, counts."""
    if not reads_as_headline(p) or is_outline(p) or item_number(p) or is_item(p):
        return False
    if p.text.startswith(zh.ORDINAL_OPENERS):
        return False
    return not following or following[0].gap <= LOST_GAP


def _read_head(
    text: str,
    part: Part,
    paragraphs: list[Paragraph],
    at: int,
    passages: list[Passage],
    title: Span | None,
) -> FrontMatter:
    subtitles: list[Span] = []
    byline: Paragraph | None = None
    dateline: Dateline | None = None
    begun = at
    datelines, until = _datelines_ahead(text, paragraphs, at)
    while at < len(paragraphs) and dateline is None:
        p = paragraphs[at]
        seen = at - begun < len(datelines)
        found = datelines[at - begun] if seen else match_dateline(text, p.span.start, p.span.end)
        if found is not None and (at == until or _stands_alone(p, found)):
            dateline = found
            passages.append(Passage("dateline", found.span))
            rest = _rest(text, p, found)
            paragraphs = paragraphs if rest is None else [*paragraphs[:at], rest, *paragraphs[at + 1 :]]
            at += rest is None
            break
        kind = _head_kind(paragraphs, at, until)
        if kind == "subtitle" and (title is None or len(subtitles) >= MOST_SUBTITLES):
            kind = None
        if title is None and part.kind == "letter" and is_greeting(p):
            kind = "salutation"
        if kind is None:
            break
        if kind == "subtitle":
            subtitles.append(p.span)
        elif kind == "byline":
            byline = byline or p
        passages.append(Passage(kind, p.span))
        at += 1
        if kind == "salutation":
            break
    if dateline is not None and at < len(paragraphs) and is_salutation(paragraphs[at]):
        passages.append(Passage("salutation", paragraphs[at].span))
        at += 1
    return FrontMatter(title, tuple(subtitles), dateline, byline, tuple(passages), tuple(paragraphs[at:]))


def _datelines_ahead(
    text: str, paragraphs: list[Paragraph], at: int
) -> tuple[list[Dateline | None], int | None]:
    """What stands as a dateline in the next paragraphs, and the position of the one that opens with the
    release's own; None where that is not near."""
    datelines: list[Dateline | None] = []
    for number, p in enumerate(paragraphs[at : at + LOOK_AHEAD], at):
        found = match_dateline(text, p.span.start, p.span.end)
        datelines.append(found)
        if found is not None and (found.date is not None or p.size - len(found.span) > 60):
            return datelines, number
        if p.size > 420 or (p.closed and p.size > 260):
            break
    return datelines, None


def _stands_alone(p: Paragraph, found: Dateline) -> bool:
    return found.span.end - p.span.start >= p.size - 2


def _rest(text: str, p: Paragraph, found: Dateline) -> Paragraph | None:
    """What follows the dateline on its line; None where nothing does."""
    start = found.span.end
    while start < p.span.end and text[start].isspace():
        start += 1
    return make_paragraph(text, Span(start, p.span.end), gap=p.gap) if start < p.span.end else None


def _head_kind(paragraphs: list[Paragraph], at: int, until: int | None) -> PassageKind | None:
    """The kind of one paragraph of the head; None where the body begins with it."""
    p = paragraphs[at]
    ahead = until is not None and at < until
    if is_salutation(p):
        return "salutation"
    if is_label(p) or is_notice(p):
        return "notice"
    if is_date_line(p):
        return "dateline"
    if is_byline(p):
        return "byline"
    if is_media(p) and (ahead or p.size <= 60):
        return "media"
    if is_endmark(p):
        return "endmark"
    if is_contact(p) and (ahead or at <= 3) and p.size <= 100:
        return "contact"
    if is_section_word(p) or is_table_heading(p) or is_outline(p) or is_boilerplate_heading(p):
        return None
    if ahead:
        return "subtitle" if p.size <= 400 else None
    if item_number(p) or (is_item(p) and p.size > 160):
        return None
    return "subtitle" if reads_as_headline(p) and _leads_on(paragraphs, at) else None


def _leads_on(paragraphs: list[Paragraph], at: int) -> bool:
    """Whether a paragraph of text follows within a few lines, so that this one is no list or table."""
    for p in paragraphs[at + 1 : at + 5]:
        if p.closed or p.size > 240 or (p.language == "zh" and "。" in p.text):
            return True
        if not reads_as_headline(p) and not is_item(p):
            return False
    return False
