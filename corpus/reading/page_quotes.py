"""A quotation set apart on a page, with the one who said it under it, as a text has them.

A browser shows by indenting that the words of a `blockquote` are somebody's; in a text, marks around
the words and a dash before the name say so.  Decides only which line of a page is such a name: what closes a
`blockquote` as its `cite` or `footer`, or stands as the caption of a figure that is one.  Whose name it
is, is left to `quoting`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.reading.page_tree import BLOCKS, Element, PageTree

_NAMING = frozenset(("cite", "footer", "figcaption"))
_LONGEST = 120
"""A line with more characters names nobody: it is a text of its own."""
_MARKS = '“”"„«»「」『』'
_DASHES = "—–―-~"
_BLANK = _DASHES + " \t\n\r\f\u00a0\u3000"
_BESIDE = 40
"""Events between a `blockquote` and the caption of its figure, at most."""


@dataclass(frozen=True, slots=True)
class _Attributed:
    """The events `start` to `end` (excluded) of the words, and the element that names who said them."""

    start: int
    end: int
    name: Element


def mark_quotations(tree: PageTree) -> None:
    """Puts marks around the words of each `blockquote` that names who said them, where it has none, and the
    name on a line of its own behind a dash.  Changes the tree; one without such a name stays as it is."""
    reached = -1
    for quote in tree.named("blockquote"):
        if quote.place < reached:
            continue  # inside another one
        reached = quote.end
        found = _attribution(tree, quote)
        if found is not None:
            _write(tree, found)


def _attribution(tree: PageTree, quote: Element) -> _Attributed | None:
    last = next((at for at in range(quote.end, quote.place, -1) if _has_text(tree, at)), None)
    if last is None:
        return None
    named = (e for e in tree.below(quote) if e.name in _NAMING and e.place < last <= e.end)
    name, end = next(named, None), last
    if name is not None:
        end = name.place
    elif quote.around is not None and quote.around.name == "figure":
        name, end = _caption(tree, quote), quote.end
    if name is None or not 1 < len(tree.line(name)) <= _LONGEST:
        return None
    if not any(_has_text(tree, at) for at in range(quote.place, end)):
        return None
    return _Attributed(quote.place, end, name)


def _caption(tree: PageTree, quote: Element) -> Element | None:
    """The caption that follows the quotation in its figure, with nothing between them."""
    for at in range(quote.end + 1, min(quote.end + _BESIDE, len(tree.events))):
        event = tree.events[at]
        if isinstance(event, Element) and event.name == "figcaption":
            return event
        if event is None or _has_text(tree, at):
            return None
    return None


def _write(tree: PageTree, found: _Attributed) -> None:
    firsts = list(_first_texts(tree, found.start, found.end))
    last = max(at for at in range(found.start, found.end) if _has_text(tree, at))
    first = next(at for at in range(found.name.place, found.name.end) if _has_text(tree, at))
    # A dash that is there already may stand on either side of a tag.
    for at in (*range(last, found.end), *range(found.name.place, first)):
        if isinstance(tree.events[at], str):
            tree.events[at] = _text(tree, at).rstrip(_BLANK)
    if not _is_marked(tree, firsts[0]):
        for at in firsts:
            tree.events[at] = "“" + _text(tree, at).lstrip()
        tree.events[last] = _text(tree, last) + "”"
    found.name.name = "p"
    tree.events[first] = "— " + _text(tree, first).lstrip(_BLANK)


def _first_texts(tree: PageTree, start: int, end: int) -> Iterator[int]:
    """Where the paragraphs of some events begin."""
    fresh = True
    for at in range(start, end):
        event = tree.events[at]
        if isinstance(event, Element):
            fresh = fresh or event.name in BLOCKS
        elif fresh and _has_text(tree, at):
            yield at
            fresh = False


def _is_marked(tree: PageTree, at: int) -> bool:
    return _text(tree, at).lstrip()[0] in _MARKS


def _has_text(tree: PageTree, at: int) -> bool:
    return _text(tree, at).strip(_BLANK) != ""


def _text(tree: PageTree, at: int) -> str:
    event = tree.events[at]
    return event if isinstance(event, str) else ""
