"""The text of an element of a page, block by block: paragraphs, headings, lists, tables.

Decides where a block begins and ends and what white space a browser would show.  Which element holds
the article is left to `page_article`, what of its blocks is furniture to `page_blocks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from corpus.reading.page_tree import BLOCKS, HEADINGS, Element, Event, PageTree

BlockKind = Literal["heading", "text", "list", "table"]

_SPACE = re.compile(r"[ \t\n\r\f]+")
_LINE_SPACE = re.compile(r"[ \t]*\n[ \t]*")
_SPACES = re.compile(r" {2,}")
_BREAKS = re.compile(r"\n{2,}")
_LABEL = re.compile(r"[^\W\d]{2,12}[:\uff1a]")
_DATE = re.compile(r"(?:19|20)\d\d[-./\u5e74]")
_LAYOUT_CELL = 600
"""A table cell with more characters than this holds a column of the page, not a value."""


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A paragraph, heading, list item or table; `linked` counts the characters that are links.

    `group` is the same for the items of one list.
    """

    text: str
    kind: BlockKind
    linked: int = 0
    group: int = 0

    @property
    def is_link(self) -> bool:
        return self.linked >= 0.8 * len(self.text)


def blocks(tree: PageTree, root: Element) -> Iterator[PageBlock]:
    """The text of an element, block by block, in order; white space as a browser would show it."""
    return _Reading().read(tree, root.place, root.end + 1)


def blocks_before(tree: PageTree, root: Element, element: Element) -> Iterator[PageBlock]:
    """The text of an element up to another one inside it."""
    return _Reading().read(tree, root.place, element.place)


class _Reading:
    """One pass over a stretch of events: what is open, and the text not yet given out."""

    def __init__(self) -> None:
        self.held: list[str] = []
        self.linked = 0
        self.links = 0
        self.pre = 0
        self.headings = 0
        self.lists: list[int] = []
        self.count = 0
        self.bullet = False

    def read(self, tree: PageTree, place: int, end: int) -> Iterator[PageBlock]:
        open_: list[Element] = []
        before: Event = ""
        edge = False
        while place < end:
            event = tree.events[place]
            place += 1
            if isinstance(event, str):
                if edge and open_[-2].name == "div" and _runs_together(self.held, event):
                    self.held.append(" ")
                edge, before = False, event
                self._take(event)
                continue
            element = open_.pop() if event is None else event
            if element.name in BLOCKS:
                yield from self.flush()
                if event is not None and element.name == "table" and is_data_table(tree, element):
                    yield from _table(tree.inside(element))
                    place = element.end + 1
                    continue
            self._mark(element.name, -1 if event is None else 1)
            if event is not None:
                open_.append(event)
            # Two elements of a line without white space between them: a style sheet sets them apart.
            edge = event is not None and len(open_) > 1 and before is None
            before = event
        yield from self.flush()

    def _mark(self, name: str, step: int) -> None:
        if name == "a":
            self.links += step
        elif name == "br" and step > 0:
            self.held.append("\n")
        elif name == "pre":
            self.pre += step
        elif name in HEADINGS:
            self.headings += step
        elif name == "li":
            self.bullet = step > 0
        elif name in ("ul", "ol"):
            if step > 0:
                self.count += not self.lists
                self.lists.append(self.count)
            else:
                self.lists.pop()

    def _take(self, text: str) -> None:
        shown = text if self.pre else _SPACE.sub(" ", text)
        self.held.append(shown)
        if self.links:
            self.linked += len(shown.strip())

    def flush(self) -> Iterator[PageBlock]:
        whole = "".join(self.held)
        linked, self.linked = self.linked, 0
        self.held.clear()
        size = len(whole.strip())
        if not size:
            return
        kind: BlockKind = "heading" if self.headings else "list" if self.lists else "text"
        for paragraph in _paragraphs(whole, keep=bool(self.pre)):
            text = paragraph
            if kind == "list" and self.bullet:
                text, self.bullet = f"• {paragraph}", False
            share = round(min(1.0, linked / size) * len(text))
            yield PageBlock(text, kind, share, self.lists[0] if kind == "list" else 0)


def _runs_together(held: list[str], text: str) -> bool:
    """Whether a label or the date behind it would be read as one word with what stands before it."""
    end = held[-1][-1:] if held else ""
    return end.isalnum() and bool(_LABEL.match(text) or (end.isdigit() and _DATE.match(text)))


def _paragraphs(text: str, *, keep: bool) -> Iterator[str]:
    """Text between two or more line breaks, each line trimmed; inside `pre`, spaces are kept."""
    if not keep:
        text = _LINE_SPACE.sub("\n", _SPACES.sub(" ", text))
    for paragraph in _BREAKS.split(text):
        trimmed = paragraph.strip(" \t\n\r\f")
        if trimmed.strip():
            yield trimmed


def is_data_table(tree: PageTree, table: Element) -> bool:
    """Whether a table holds values, and not the columns of the page."""
    cells = size = 0
    for element in tree.below(table):
        if element.name in ("table", "h1", "article") and element is not table:
            return False
        if element.name in ("td", "th"):
            cells += 1
            size = 0
        size += element.text
        if cells and size > _LAYOUT_CELL:
            return False
    return cells > 1


def _table(events: Iterable[Event]) -> Iterator[PageBlock]:
    """One block with a line for each row, cells joined by a tab; captions are paragraphs before it."""
    rows: list[list[str]] = [[]]
    captions: list[str] = []
    held: list[str] = []
    open_: list[str] = []
    links = linked = 0
    for event in events:
        if isinstance(event, str):
            held.append(event)
            linked += len(" ".join(event.split())) if links else 0
            continue
        name = open_.pop() if event is None else event.name
        links += (name == "a") * (-1 if event is None else 1)
        if name in ("td", "th", "tr", "caption", "table"):
            text = _SPACE.sub(" ", "".join(held)).strip()
            held.clear()
            if name == "caption" and event is None:
                captions.append(text)
            elif text or (event is None and name in ("td", "th")):
                rows[-1].append(text)
            if name == "tr":
                rows.append([])
        elif name in BLOCKS or name == "br":
            held.append(" ")
        if event is not None:
            open_.append(name)
    yield from (PageBlock(caption, "text") for caption in captions if caption)
    rows = [row for row in rows if any(row)]
    filled = sorted({column for row in rows for column, cell in enumerate(row) if cell})
    lines = ["\t".join(row[c] for c in filled if c < len(row)).rstrip("\t") for row in rows]
    if lines:
        yield PageBlock("\n".join(lines), "table", linked)
