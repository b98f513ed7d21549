"""What is one paragraph: the lines of each block joined where they were only wrapped, else kept apart.

A text that was wrapped by hand or by a mail program has blocks whose lines are all filled up to one
width; one whose blocks hold several lines of any length has a paragraph on each line.  Which of
the two a release is is decided once for the whole of it.  What a paragraph *is* (title, body, note)
is left to others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from corpus.blocks import Block, blocks, is_rule
from corpus.language import language_of
from corpus.languages import structure_en as en
from corpus.models import Language, Span
from corpus.structure.openers import Opening, openings

WIDEST = 130  # no one wraps wider; a block with longer lines was not wrapped
NARROWEST = 30
SHARE_FULL = 0.8  # of the lines of a wrapped text that could not have held another word
LEAST_FULL = 3
SAMPLE = 400  # characters the language of a paragraph is told from

_EAST_ASIAN = re.compile("[\u3005-\U0003134f]")  # a wide range that holds every Chinese character

_LIST_MARK = re.compile(
    r"[•●○◦■□▪►▶✓✔➢·∙‣*]\s*\S|[–—-]\s+\S|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]\s|\[\d{1,2}\]|[一二三四五六七八九十]{1,3}、"
    r"|[（(][一二三四五六七八九十\d]{1,2}[)）]"
)
_STOP_AT_END = re.compile(r"[.!?。！？…:：;；]['\"”’」』)）\]]*(?:\[?\d{1,2}\]?|[¹²³⁴-⁹*†‡]+)?$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`span` is trimmed; `text` is its slice of the dump, `size` its length; `gap` counts the blank
    lines before it, 0 inside a block.  `closed` says that it ends as a sentence does, `lines` of how
    many lines it is, `openings` which standing phrases its first word may begin."""

    span: Span
    text: str
    size: int
    gap: int
    lines: int
    closed: bool
    language: Language
    openings: frozenset[Opening]


def read_paragraphs(text: str, start: int, end: int) -> list[Paragraph]:
    """The paragraphs of `text[start:end]` in order; every non-space character is in exactly one."""
    found = list(blocks(text, start, end))
    width = wrap_width(text, found)
    result: list[Paragraph] = []
    for number, block in enumerate(found):
        gap = max(1, block.blank_before) if number else block.blank_before
        for span, lines in _join(text, block, width):
            result.append(make_paragraph(text, span, gap=gap, lines=lines))
            gap = 0
    return result


def make_paragraph(text: str, span: Span, *, gap: int = 0, lines: int = 1) -> Paragraph:
    """The paragraph over `span`, its traits read from the text."""
    body = text[span.start : span.end]
    language: Language = "zh" if not body.isascii() and _is_chinese(body[:SAMPLE]) else "en"
    return Paragraph(span, body, len(body), gap, lines, ends_sentence(body), language, openings(body))


def _is_chinese(sample: str) -> bool:
    return _EAST_ASIAN.search(sample) is not None and language_of(sample) == "zh"


def ends_sentence(line: str) -> bool:
    """Whether a line ends in a full stop, question or exclamation mark, colon or semicolon; closing
    marks and a note's number after it do not count, nor does the point of “Inc.”."""
    tail = line[-16:].rstrip()
    sign = tail[-1:]
    if sign == ".":
        word = line[-24:].rsplit(None, 1)[-1].lower()
        return word not in en.ABBREVIATED_ENDS
    if sign.isalpha():
        return False
    return _STOP_AT_END.search(tail) is not None


def wrap_width(text: str, found: list[Block]) -> int | None:
    """The width a text was wrapped to, in characters; None where it was not wrapped.

    A line is full when the first word of the next one would not have fitted.
    """
    several = [block for block in found if len(block.lines) > 1]
    inner = [pair for block in several for pair in pairwise(block.lines) if not _has_rule(text, pair)]
    if len(inner) < LEAST_FULL:
        return None
    width = max(len(line) for block in several for line in block.lines)
    if not NARROWEST <= width <= WIDEST:
        return None
    full = sum(1 for line, following in inner if _is_full(text, line, following, width))
    return width if full >= LEAST_FULL and full >= SHARE_FULL * len(inner) else None


def _is_full(text: str, line: Span, following: Span, width: int) -> bool:
    head = text[following.start : min(following.end, following.start + width)]
    word = head.split(None, 1)[0] if head else ""
    if not word.isascii() and language_of(head) == "zh":
        return len(line) >= width - 2
    return len(line) + 1 + len(word) > width


def _join(text: str, block: Block, width: int | None) -> list[tuple[Span, int]]:
    """Spans of the paragraphs of one block, each with its number of lines."""
    if len(block.lines) == 1:
        return [(block.span, 1)]
    result: list[tuple[Span, int]] = []
    first, count = block.lines[0], 1
    start = first.start
    for line, following in pairwise(block.lines):
        if _goes_on(text, line, following, width):
            count += 1
            continue
        result.append((Span(start, line.end), count))
        start, count = following.start, 1
    result.append((Span(start, block.lines[-1].end), count))
    return result


def _has_rule(text: str, some: tuple[Span, Span]) -> bool:
    return any(is_rule(text, line) for line in some)


def _goes_on(text: str, line: Span, following: Span, width: int | None) -> bool:
    """Whether the following line belongs to the same paragraph."""
    if _has_rule(text, (line, following)):
        return False
    head = text[following.start : min(following.end, following.start + 12)]
    if _LIST_MARK.match(head):
        return False
    if width is not None and _is_full(text, line, following, width):
        return True
    tail = text[max(line.start, line.end - 24) : line.end]
    if ends_sentence(tail):
        return False
    last = tail.rsplit(None, 1)[-1]
    if last.lower() in en.CONTINUING_WORDS or last.endswith((",", "，", "、")):
        return len(line) >= NARROWEST or head[:1].islower()
    return len(line) >= NARROWEST and head[:1].islower() and not head[1:2].isupper()
