"""The text of a draft that comes as a page: all that a reader would take for it, quotations in marks.

What stands around a text (menus, controls, banners, hidden parts) is no part of a draft, and that it was left
out is said.  A page is not read as one of a newsroom otherwise: what looks like a list of releases there may
be the draft.  What a page sets off as somebody's words (`blockquote`, `q`) gets marks in place of the setting
by which a browser shows it, and a dash before the name beneath, so that it is read as in any other text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from corpus.errors import UnreadableInput
from corpus.quoting.marks import has_mark
from corpus.reading import encoding, html_page, html_text, page_article, page_blocks, page_tree
from corpus.reading.page_tree import BLOCKS, HEADINGS, Element, PageTree

#: A saved page has some thousand elements; the tree of many takes seconds and hundreds of megabytes.
MAX_TAGS: Final = 200_000
#: The most characters of a block that can be one quotation.
_LONGEST: Final = 5_000
#: As many paragraphs one pair of marks can stand around.
_FEW: Final = 4
_CREDITS: Final = frozenset(("cite", "figcaption"))
_NO_QUOTATION: Final = HEADINGS | {"ul", "ol", "table", "pre", "blockquote"}
_DASHES: Final = "—–―-"


@dataclass(frozen=True, slots=True)
class _String:
    """A text of a page; `place` is its event, `begins` whether a new block begins with it."""

    place: int
    text: str
    begins: bool
    credit: bool


def page_text(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a page and notes on what was left out or added.

    Raises UnreadableInput, with a clause without a subject, where it is binary or too large.
    """
    decoded = encoding.decode(data, declared=html_page.declared_encoding(data))
    if decoded is None:
        raise UnreadableInput("is binary, not a page")
    if len(decoded.text) > html_page.MAX_CHARACTERS:
        raise UnreadableInput(f"is a page of more than {html_page.MAX_CHARACTERS:,} characters")
    if decoded.text.count("<") > MAX_TAGS:
        raise UnreadableInput(f"is a page of more than {MAX_TAGS:,} tags; save its text alone")
    tree = page_tree.parse(decoded.text)
    tree = tree.without(tree.named("script", "style", "template", "head"))
    body = next(iter(tree.named("body")), tree.elements[0])
    before = _length(tree, body)
    _protect(tree)
    tree = page_article.prune(tree, body)
    body = next(iter(tree.named("body")), tree.elements[0])
    left = before - _length(tree, body)
    tree, quoted = _with_marks(tree)
    notes = []
    if left:
        notes.append(
            f"What stands around the text (menus, controls, banners: {left:,} characters) was not read."
        )
    if quoted:
        notes.append(f"What the page sets off as a quotation ({quoted:,}) is shown in marks.")
    return page_blocks.assemble(html_text.blocks(tree, tree.elements[0])), tuple(notes)


def _protect(tree: PageTree) -> None:
    """Keeps what is no part of a newsroom's article and may be one of a draft: boxes, names under words."""
    for element in tree.named("aside"):
        element.name = "div"
    for element in tree.named("footer"):
        if any(one.name == "blockquote" for one in element.outward()):
            element.name = "figcaption"


def _length(tree: PageTree, body: Element) -> int:
    return len(tree.line(body))


def _with_marks(tree: PageTree) -> tuple[PageTree, int]:
    """The page with marks around what it sets off, and how many of these there are."""
    before: dict[int, str] = {}
    behind: dict[int, str] = {}
    count = 0
    for element in tree.named("blockquote", "q"):
        strings = list(_strings(tree, element))
        end = _where_credited(strings)
        words = strings[:end]
        if not words or not _is_quotation(tree, element, words):
            continue
        count += 1
        paragraphs = [one for one in words if one.begins] or words[:1]
        # Over many paragraphs each is opened, as it is printed.
        for one in paragraphs if len(paragraphs) > _FEW else words[:1]:
            before[one.place] = "“"
        behind[words[-1].place] = "”"
        if strings[end:] and not strings[end].text.lstrip().startswith(tuple(_DASHES)):
            before[strings[end].place] = " — "
        elif not strings[end:] and (below := _caption(tree, element)) is not None:
            before[below.place] = "— "
    events: list[page_tree.Event] = []
    for place, event in enumerate(tree.events):
        if isinstance(event, str) and (place in before or place in behind):
            shown = event.strip()
            head, tail = event[: len(event) - len(event.lstrip())], event[len(event.rstrip()) :]
            event = f"{head}{before.get(place, '')}{shown}{behind.get(place, '')}{tail}"
        events.append(event)
    return PageTree(events, tree.elements).without(()), count


def _strings(tree: PageTree, element: Element) -> Iterator[_String]:
    """The texts in an element that show anything, in order."""
    begins = True
    open_: list[Element] = []
    for place in range(element.place, element.end + 1):
        event = tree.events[place]
        if isinstance(event, str):
            if event.strip():
                credit = any(one.name in _CREDITS for one in open_)
                yield _String(place, event, begins, credit)
                begins = False
            continue
        crossed = open_.pop() if event is None else event
        if event is not None:
            open_.append(event)
        begins = begins or crossed.name in BLOCKS


def _where_credited(strings: list[_String]) -> int:
    """The number of the first text of the line that says whose words they are; their count without one."""
    end = len(strings)
    while end and strings[end - 1].credit:
        end -= 1
    if end == len(strings):
        last = next((n for n in range(end - 1, 0, -1) if strings[n].begins), 0)
        if last and strings[last].text.lstrip().startswith(tuple(_DASHES)):
            return last
    return end


def _is_quotation(tree: PageTree, element: Element, words: list[_String]) -> bool:
    """Whether a block can be one quotation that has no marks of its own."""
    text = " ".join(one.text for one in words)
    inside = (one.name for one in tree.below(element) if one is not element)
    return len(text) <= _LONGEST and not has_mark(text) and not _NO_QUOTATION.intersection(inside)


def _caption(tree: PageTree, element: Element) -> _String | None:
    """The first text of the caption of the figure that a quotation stands in, if it has no dash."""
    figure = next((one for one in element.outward() if one.name == "figure"), None)
    if figure is None:
        return None
    caption = next((one for one in tree.below(figure) if one.name == "figcaption"), None)
    first = next(_strings(tree, caption), None) if caption is not None else None
    return None if first is None or first.text.lstrip().startswith(tuple(_DASHES)) else first
