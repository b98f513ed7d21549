"""From the markup of a saved page to the article's text: which element it is, and its blocks.

Decides by what the markup means (article, main, itemprop, role), by where the prose stands and by
how much of it is links; never by the class names of one site.  What the page says of itself (title,
date) and whether it is a release at all are left to `html_page` and `page_facts`.  Nothing here
calls itself for nested markup, so that depth costs time and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bs4 import Tag

BlockKind = Literal["heading", "text", "list", "table"]

_NEVER = re.compile(
    r"script|style|noscript|template|svg|math|iframe|object|embed|canvas|video|audio|map|nav|dialog"
    r"|button|select|option|textarea|input|datalist|progress|meter"
)
_SIDE_ROLES = re.compile(r"navigation|banner|contentinfo|complementary|search|(?:alert)?dialog|menu|toolbar")
# Words of the trade in class and id names for what stands around an article.
_COOKIE_WORDS = re.compile(r"cookies?|consent|gdpr")
_SIDE_WORDS = re.compile(
    r"breadcrumbs?|share|sharing|social|related|recommended|newsletter|subscribe|sidebar|menu|navbar"
    r"|pagination|pager|comments|popup|modal|skip|toolbar"
)
_NAME_WORD = re.compile(r"[A-Z]?[a-z]+")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BLOCK = re.compile(
    r"address|article|aside|blockquote|body|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure"
    r"|footer|form|h[1-6]|header|hgroup|hr|html|legend|li|main|ol|p|pre|section|summary|table|tbody|td"
    r"|tfoot|th|thead|title|tr|ul"
)
_HEADING = re.compile(r"h[1-6]")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_LINE_SPACE = re.compile(r"[ \t]*\n[ \t]*")
_SENTENCE = 25
"""A paragraph with fewer characters may be a label; the prose of a page is not measured by it."""
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


@dataclass(frozen=True, slots=True)
class Weight:
    """Characters of text in an element, those of them in links, and those of its paragraphs.

    `prose` counts the paragraphs near the element more than those deep inside; `running` counts all
    of them alike, those shorter than `_SENTENCE` left out.
    """

    text: int
    linked: int
    prose: float
    running: int

    @property
    def own(self) -> int:
        return self.text - self.linked


@dataclass(slots=True)
class _Open:
    """An element still open: characters so far, in links, in blocks inside it, and prose."""

    text: int
    linked: int
    inner: int = 0
    prose: float = 0.0
    running: int = 0


def walk(root: Tag) -> Iterator[tuple[Tag, bool]]:
    """Every element below and including `root` twice, on entering (True) and on leaving (False)."""
    from bs4 import Tag

    stack: list[tuple[Tag, bool]] = [(root, True)]
    while stack:
        tag, entering = stack.pop()
        yield tag, entering
        if entering:
            stack.append((tag, False))
            stack.extend((child, True) for child in reversed(tag.contents) if isinstance(child, Tag))


def weigh(root: Tag) -> dict[int, Weight]:
    """The weight of every element, by `id`.

    A paragraph's unlinked text counts as prose for the element around it, half as much for the one
    around that, a quarter for the next.
    """
    result: dict[int, Weight] = {}
    open_: list[_Open] = []
    in_link = 0
    for tag, entering in walk(root):
        if entering:
            in_link += tag.name == "a"
            own = sum(len(_SPACE.sub(" ", text)) for text in _own_strings(tag) if not text.isspace())
            open_.append(_Open(own, own if in_link else 0))
            continue
        in_link -= tag.name == "a"
        done = open_.pop()
        shares = [1.0, 0.5, 0.25]
        running = bool(_BLOCK.fullmatch(tag.name)) and not _HEADING.fullmatch(tag.name)
        own = max(0, done.text - done.linked - done.inner) if running else 0
        if tag.name not in ("p", "li", "blockquote", "pre"):
            own = own if own >= 40 else 0
            done.prose += own
            shares = shares[1:]
        done.running += own if own >= _SENTENCE else 0
        result[id(tag)] = Weight(done.text, done.linked, done.prose, done.running)
        for share, above in zip(shares, reversed(open_), strict=False):
            above.prose += share * own
        if open_:
            open_[-1].text += done.text
            open_[-1].linked += done.linked
            open_[-1].running += done.running
            open_[-1].inner += (done.text - done.linked) if _BLOCK.fullmatch(tag.name) else done.inner
    return result


def _own_strings(tag: Tag) -> Iterator[str]:
    from bs4.element import NavigableString, PreformattedString

    for child in tag.contents:
        if isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            yield str(child)


def prune(body: Tag) -> None:
    """Takes out of the tree what is no part of an article: scripts, navigation, banners, forms, hidden parts.

    What holds a good part of the page's text stays, whatever it is called: pages are saved with an
    open dialog over them, or stand in a form as a whole.
    """
    for tag in body.find_all(lambda tag: _NEVER.fullmatch(tag.name) is not None):
        tag.decompose()
    weights = weigh(body)
    whole = max(1, weights[id(body)].own)
    titled = {id(above) for heading in body.find_all("h1", limit=20) for above in heading.parents}
    doomed = []
    for tag, entering in walk(body):
        if not entering or tag is body:
            continue
        weight = weights[id(tag)]
        if weight.own < 0.4 * whole and _is_side(tag, weight, id(tag) in titled):
            doomed.append(tag)
    for tag in doomed:
        if not tag.decomposed:
            tag.decompose()


def _is_side(tag: Tag, weight: Weight, titled: bool) -> bool:
    attributes = tag.attrs
    if "hidden" in attributes or attributes.get("aria-hidden") == "true" or tag.name == "form":
        return True
    if _SIDE_ROLES.fullmatch(str(attributes.get("role", ""))) or _HIDDEN_STYLE.search(
        str(attributes.get("style", ""))
    ):
        return True
    if tag.name in ("aside", "footer"):
        return tag.name == "aside" or not _inside_article(tag) or 2 * weight.linked > weight.text
    if tag.name == "header":
        return not titled and not _inside_article(tag)
    names = f"{attributes.get('id', '')} {' '.join(_class(tag))}"
    words = {word.lower() for word in _NAME_WORD.findall(names)}
    if any(_COOKIE_WORDS.fullmatch(word) for word in words):
        return True
    side = any(_SIDE_WORDS.fullmatch(word) for word in words)
    return side and (weight.text < 200 or 3 * weight.linked > weight.text)


def _class(tag: Tag) -> list[str]:
    value = tag.get("class")
    return [value] if isinstance(value, str) else list(value or ())


def _inside_article(tag: Tag) -> bool:
    return any(parent.name in ("article", "main") for _, parent in zip(range(60), tag.parents, strict=False))


def _around_all_prose(tag: Tag, weights: dict[int, Weight]) -> Tag:
    """The element itself, or the one around it that holds a good deal more running text."""
    for above in tag.parents:
        around = weights.get(id(above))
        if around is None or not weights[id(tag)].running:
            break
        if around.running >= 1.2 * weights[id(tag)].running:
            tag = above
    return tag


def main_element(body: Tag, weights: dict[int, Weight]) -> Tag:
    """The element the article stands in; `body` itself where nothing narrower holds the prose."""
    densest = body
    bodies: list[Tag] = []
    articles: list[Tag] = []
    mains: list[Tag] = []
    for tag, entering in walk(body):
        if not entering:
            continue
        if weights[id(tag)].prose > weights[id(densest)].prose:
            densest = tag
        if "articleBody" in str(tag.attrs.get("itemprop", "")).split():
            bodies.append(tag)
        if tag.name == "article" or tag.attrs.get("role") == "article":
            articles.append(tag)
        if tag.name == "main" or tag.attrs.get("role") == "main":
            mains.append(tag)

    def own(tag: Tag) -> int:
        return weights[id(tag)].own

    densest = _around_all_prose(densest, weights)
    articles.sort(key=own, reverse=True)
    if len(articles) > 1 and own(articles[1]) > max(600, own(articles[0]) // 2):
        articles = articles[:1] if any(above is articles[0] for above in articles[1].parents) else []
    for group in (bodies, articles, mains):
        best = max(group, key=own, default=None)
        if best is not None and own(best) >= 0.75 * own(densest):
            return best
    return densest


def blocks(root: Tag) -> Iterator[PageBlock]:
    """The text of an element, block by block, in order; white space as a browser would show it."""
    return _Reading().read(root)


class _Reading:
    """One pass over an element: what is open, and the text not yet given out."""

    def __init__(self) -> None:
        self.held: list[str] = []
        self.linked = 0
        self.links = 0
        self.pre = 0
        self.headings = 0
        self.lists: list[int] = []
        self.count = 0
        self.bullet = False

    def read(self, root: Tag) -> Iterator[PageBlock]:
        from bs4 import Tag
        from bs4.element import NavigableString, PreformattedString

        stack: list[tuple[object, bool]] = [(root, True)]
        while stack:
            node, entering = stack.pop()
            if isinstance(node, Tag):
                if entering and node.name == "table" and is_data_table(node):
                    yield from self.flush()
                    yield from _table(node)
                    continue
                if _BLOCK.fullmatch(node.name):
                    yield from self.flush()
                self._mark(node, 1 if entering else -1)
                if entering:
                    stack.append((node, False))
                    stack.extend((child, True) for child in reversed(node.contents))
            elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
                self._take(str(node))
        yield from self.flush()

    def _mark(self, tag: Tag, step: int) -> None:
        self.links += step * (tag.name == "a")
        self.pre += step * (tag.name == "pre")
        self.headings += step * bool(_HEADING.fullmatch(tag.name))
        if tag.name in ("ul", "ol"):
            if step > 0:
                self.count += not self.lists
                self.lists.append(self.count)
            elif self.lists:
                self.lists.pop()
        if tag.name == "li":
            self.bullet = step > 0
        if tag.name == "br" and step > 0:
            self.held.append("\n")

    def _take(self, text: str) -> None:
        shown = text if self.pre else _SPACE.sub(" ", text)
        self.held.append(shown)
        if self.links:
            self.linked += len(shown.strip())

    def flush(self) -> Iterator[PageBlock]:
        whole = "".join(self.held)
        linked, self.linked = self.linked, 0
        self.held.clear()
        kind: BlockKind = "heading" if self.headings else "list" if self.lists else "text"
        size = max(1, len(whole.strip()))
        for paragraph in _paragraphs(whole, keep=bool(self.pre)):
            text = paragraph
            if kind == "list" and self.bullet:
                text, self.bullet = f"• {paragraph}", False
            share = round(min(1.0, linked / size) * len(text))
            yield PageBlock(text, kind, share, self.lists[0] if kind == "list" else 0)


def _paragraphs(text: str, *, keep: bool) -> Iterator[str]:
    """Text between two or more line breaks, each line trimmed; inside `pre`, spaces are kept."""
    if not keep:
        text = _LINE_SPACE.sub("\n", re.sub(r" {2,}", " ", text))
    for paragraph in re.split(r"\n{2,}", text):
        trimmed = paragraph.strip(" \t\n\r\f")
        if trimmed.strip():
            yield trimmed


def is_data_table(table: Tag) -> bool:
    """Whether a table holds values, and not the columns of the page."""
    if table.find("table") is not None or table.find(["h1", "article"]) is not None:
        return False
    cells = table.find_all(["td", "th"])
    return len(cells) > 1 and all(len(cell.get_text()) <= _LAYOUT_CELL for cell in cells)


def _table(table: Tag) -> Iterator[PageBlock]:
    """One block with a line for each row, cells joined by a tab; a caption is a paragraph before it."""
    caption = table.find("caption")
    if caption is not None:
        title = _flat(caption)
        if title:
            yield PageBlock(title, "text")
    rows = []
    linked = sum(len(_flat(link)) for link in table.find_all("a"))
    for row in table.find_all("tr"):
        cells = [_flat(cell) for cell in row.find_all(["td", "th"])]
        if any(cells):
            rows.append("\t".join(cells).rstrip("\t"))
    if rows:
        yield PageBlock("\n".join(rows), "table", linked)


def _flat(tag: Tag) -> str:
    return _SPACE.sub(" ", tag.get_text(" " if tag.find(["p", "br", "div", "li"]) else "")).strip()
