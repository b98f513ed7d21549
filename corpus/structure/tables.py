"""Flattened tables and lists: runs of short lines that are no prose.

A table that lost its cells is a run of label-and-value lines; a list a run of items by bullet or by
number.  A sentence is never a row, however short the paragraphs are: what somebody said would be lost in a
table.  Decides only where such runs are, from the shape of the lines; which numbered lines are the
notes at the end is left to `endmatter`, which line is a heading to `headings`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.alternation import one_of
from corpus.languages.speech_zh import AFTER_VERB, QUOTING_VERBS
from corpus.models import PassageKind
from corpus.structure.linecues import (
    is_boilerplate_heading,
    is_contact,
    is_endmark,
    is_footnote,
    is_media,
    is_table_heading,
)
from corpus.structure.lineshape import is_item, is_outline, item_number
from corpus.structure.paragraphs import Paragraph

LEAST_ROWS = 4
LEAST_ROWS_HEADED = 2  # under “Specifications:”
LONGEST_ROW = 200
USUAL_ROW = 90

_CELL = re.compile(r"\d|\t|\s{2,}|[:：|]")
# Words in marks after a verb of saying, more of them than a name has: “名称：‘雾灰’” is a row.
_SAYS_ZH = re.compile(
    rf"(?<![名全简簡别別职職])(?:{one_of(QUOTING_VERBS)})[{AFTER_VERB}]?\s?[：:，,]?\s?[“「『\"][^”」』\"]{{6}}"
)
_SENTENCE_ZH = re.compile(r"[。！？…][”’」』\"'）)]*$|[。！？，][”’」』\"]")
_ENDS_EN = re.compile(r"[.!?…][”’\"')]*$")
_SAYS_EN = re.compile(r"[.!?,…][”’\"'](?:\s|$)|[,:]\s+[“‘\"']\w+(?:\s\w+){2}")
_CELL_MARKS = frozenset(":\t|")
_SENTENCE_WORDS = 3


def mark_tables(paragraphs: Sequence[Paragraph], kinds: list[PassageKind | None]) -> None:
    """Sets "table" or "list" in `kinds` for the runs found; leaves what is set already."""
    _mark_items(paragraphs, kinds)
    at = 0
    while at < len(paragraphs):
        end = at
        while end < len(paragraphs) and _is_row(paragraphs[end], kinds[end]):
            end += 1
        if end > at:
            _mark_run(paragraphs, kinds, at, end)
        at = end + 1


def _is_row(p: Paragraph, kind: PassageKind | None) -> bool:
    if p.size > LONGEST_ROW or (p.closed and p.size > 40) or kind not in (None, "list"):
        return False
    if p.text[0] in '“"「' and p.text[-1] in '”"」':
        return False
    if _is_sentence(p):
        return False
    if is_outline(p) and not p.text.startswith(("–", "—")):
        return False
    if p.text[-1] in ":：" and not is_table_heading(p):
        return False
    return not (is_boilerplate_heading(p) or is_media(p) or is_footnote(p) or is_endmark(p) or is_contact(p))


def _is_sentence(p: Paragraph) -> bool:
    """Whether a line ends as a sentence does, or holds words in marks the way a statement does:
    “热，就是噪声。”, “… and that was all,” he said; a size in inches or a name in marks is none."""
    if "\t" in p.text:
        return False
    if p.language == "zh":
        return _SENTENCE_ZH.search(p.text) is not None or _SAYS_ZH.search(p.text) is not None
    if p.closed and _CELL_MARKS.isdisjoint(p.text) and len(p.text.split()) >= _SENTENCE_WORDS:
        return _ENDS_EN.search(p.text) is not None
    return _SAYS_EN.search(p.text) is not None


def _mark_run(paragraphs: Sequence[Paragraph], kinds: list[PassageKind | None], at: int, end: int) -> None:
    begun = at
    headed = at > 0 and is_table_heading(paragraphs[at - 1]) and kinds[at - 1] is None
    first = at
    if not headed and is_table_heading(paragraphs[at]):
        headed, first = True, at + 1
    follows = paragraphs[end] if end < len(paragraphs) else None
    last = end
    if (
        follows is not None
        and follows.closed
        and follows.size > USUAL_ROW
        and _may_be_heading(paragraphs[end - 1])
    ):
        last -= 1
    if not headed and last - first >= LEAST_ROWS and _heads_rows(paragraphs[first], paragraphs[first + 1]):
        at = first = first + 1
    rows = paragraphs[first:last]
    own = [number for number in range(first, last) if kinds[number] is None]
    if len(rows) < (LEAST_ROWS_HEADED if headed else LEAST_ROWS - (first > begun)) or not own:
        return
    if not headed and (sorted(p.size for p in rows)[len(rows) // 2] > USUAL_ROW or len(own) * 2 < len(rows)):
        return
    cells = sum(1 for p in rows if _CELL.search(p.text))
    kind: PassageKind = "table" if headed or cells * 3 >= len(rows) else "list"
    if headed and first == at:
        kinds[at - 1] = "table"
    for number in range(at if headed else first, last):
        kinds[number] = kind


def _heads_rows(p: Paragraph, following: Paragraph) -> bool:
    """Whether a line without a cell stands above one with cells: the heading of the run."""
    return _may_be_heading(p) and not _CELL.search(p.text) and _CELL.search(following.text) is not None


def _may_be_heading(p: Paragraph) -> bool:
    return not p.closed and len(p.text.split()) >= 2 and not any(char.isdigit() for char in p.text)


def _mark_items(paragraphs: Sequence[Paragraph], kinds: list[PassageKind | None]) -> None:
    """Bulleted items, and numbered ones that follow each other or are no headings."""
    numbers = [item_number(p) if kind is None else None for p, kind in zip(paragraphs, kinds, strict=True)]
    for at, p in enumerate(paragraphs):
        if kinds[at] is not None:
            continue
        if is_item(p) and not (p.text[0] in "–—" and _stands_alone(paragraphs, at)):
            kinds[at] = "list"
        elif numbers[at] is not None and (_has_neighbour(numbers, at) or p.closed or p.size > 160):
            kinds[at] = "list" if not _heads_text(paragraphs, at) or _has_neighbour(numbers, at) else None


def _stands_alone(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Whether a dashed line has no other beside it and heads what follows, or stands in a wide gap."""
    beside = [paragraphs[i] for i in (at - 1, at + 1) if 0 <= i < len(paragraphs)]
    if any(is_item(p) for p in beside):
        return False
    return _heads_text(paragraphs, at) or (paragraphs[at].gap > 1 and not paragraphs[at].closed)


def _has_neighbour(numbers: Sequence[str | None], at: int) -> bool:
    return (at > 0 and numbers[at - 1] is not None) or (at + 1 < len(numbers) and numbers[at + 1] is not None)


def _heads_text(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Whether a short line is followed by a longer paragraph, as a heading is."""
    if paragraphs[at].size > 120 or at + 1 >= len(paragraphs):
        return False
    following = paragraphs[at + 1]
    return following.closed and following.size > max(60, paragraphs[at].size) and not is_item(following)
