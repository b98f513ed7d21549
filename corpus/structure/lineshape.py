"""The shape of a line: an item of a list, a numbered heading, a headline or a sentence.

Decides from marks, numbers, capitals and length alone; the standing phrases of releases are in
`linecues`, and what a line of a certain shape is at its place is left to others.
"""

from __future__ import annotations

import re

from corpus.languages import structure_en as en
from corpus.structure.paragraphs import Paragraph

_ITEM = re.compile(r"[•●○◦■□▪►▶✓✔➢·∙‣]\s*\S|[*–—-]\s+\S|o\s+[A-Z]")
_NUMBERED = re.compile(
    r"(?:\(?(\d{1,2})[.)、．]\s*(?!\d)|\(?([a-z])[.)]\s|([一二三四五六七八九十]{1,3})、|[（(]([一二三四五六七八九十\d]{1,2})[）)])\S"
)
_OUTLINE = re.compile(
    r"(?:\d{1,2}(?:\.1?\d){1,3}\.?(?:\s+(?=[A-Z“\"‘])|\s*(?=[\u4e00-\u9fff]))"
    r"|(?:Part|Chapter|Section|Step|Phase)\s+(?:\d{1,2}|[IVX]{1,4}|[Oo]ne|[Tt]wo|[Tt]hree)\b"
    r"|第[一二三四五六七八九十\d]{1,3}[章节節部篇]|[–—]\s+\S)"
)
_STOP_ZH = re.compile("[。；;]")
_NEXT_SENTENCE = re.compile(r"[a-z0-9)]{2}[.]['\"”’)]?\s+[A-Z][a-z]+\s")


def is_item(p: Paragraph) -> bool:
    """A list item by its bullet."""
    return _ITEM.match(p.text) is not None


def item_number(p: Paragraph) -> str | None:
    """The number or letter of “1. …”, “a) …”, “二、…”; None where there is none."""
    found = _NUMBERED.match(p.text)
    return next(group for group in found.groups() if group) if found else None


def is_outline(p: Paragraph) -> bool:
    """“2.1 …”, “Part 3. …”, “第二章 …”: numbered as the headings of a long text are."""
    return p.size <= 120 and _OUTLINE.match(p.text) is not None


def reads_as_headline(p: Paragraph) -> bool:
    """Whether a paragraph is short, one statement, and not ended as a sentence is.

    A question or exclamation mark at the end is allowed, and a full stop after a very short line.
    """
    limit = 60 if p.language == "zh" else 240
    if p.size > limit or not (p.text[0].isalpha() or any(char.isalpha() for char in p.text)):
        return False
    if p.language == "zh":
        return p.text[-1] not in "，,：:、" and not _STOP_ZH.search(p.text)
    if p.text[-1] in ":;,：，-–—" or (p.text[0].islower() and not p.text[1:2].isupper()):
        return False
    if p.text.rsplit(None, 1)[-1].lower() in en.CONTINUING_WORDS:
        return False
    if p.closed and p.text.rstrip("'\"”’)»")[-1:] not in ("?", "!", "…"):
        return False
    return p.size < 80 or _NEXT_SENTENCE.search(p.text) is None
