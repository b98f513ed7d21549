"""What on a page leads to other pages: linked headlines, and rows of cards below or beside an article.

Decides by the make of an element alone: several of one kind side by side, each short, with a headline
and a link.  Whether so many of them make the page a list is left to `html_page`.
"""

from __future__ import annotations

from itertools import islice

from corpus.reading.page_article import Weight
from corpus.reading.page_tree import HEADINGS, Element, PageTree

_CARDS = frozenset(("div", "li", "article", "section", "a", "td"))
_MOST = 500
"""A card has no more characters of text than this; a section of an article mostly has more."""
_PROSE = 80
_HEADLINE, _LINK = "=headline", "=link"
_MANY = 100
"""Elements of a card that are looked at."""


def linked_headlines(tree: PageTree, body: Element, weights: list[Weight]) -> list[Element]:
    """The headlines that are links to other pages: in headings, and alone in items of a list."""
    found: list[Element] = []
    for element in reversed(list(tree.below(body))):
        heading = element.name in ("h2", "h3", "h4", "h5")
        if not heading and element.name not in ("li", "dt", "tr"):
            continue
        weight = weights[element.number]
        # Going backwards, what was found last is the first headline behind the element's opening.
        alone = not found or not element.holds(found[-1])
        if alone and weight.linked >= (8 if heading else 15) and 5 * weight.linked >= 3 * weight.text:
            found.append(element)
    return found


def cards(tree: PageTree, root: Element, weights: list[Weight]) -> list[Element]:
    """Elements in the article's element that announce other pages, with the headings above them.

    Two or more of one kind side by side, each with a headline that is a link, or each ending in a link
    of the same words; the latter only behind the text, as products are shown so within it.
    None where they are half of the text or more: such a page is a list.
    """
    groups: dict[tuple[int, str, str], list[Element]] = {}
    for element in tree.below(root):
        weight = weights[element.number]
        if element.name in _CARDS and 0 < weight.text <= _MOST and weight.linked and element is not root:
            above = element.around.number if element.around is not None else 0
            groups.setdefault((above, element.name, element.get("class")), []).append(element)
    prose = _last_prose(tree, root)
    found: list[Element] = []
    for group in groups.values():
        if len(group) < 2:
            continue
        marks = [_mark(tree, element, weights) for element in group]
        headlines = _HEADLINE in marks and set(marks) <= {_HEADLINE, _LINK}
        same_words = marks[0] not in (None, _LINK) and len(set(marks)) == 1 and group[-1].end > prose
        if headlines or same_words:
            heading = _heading_above(tree, group[0])
            found += [heading, *group] if heading is not None else group
    outer: list[Element] = []
    for element in sorted(found, key=lambda element: element.place):
        if not outer or not outer[-1].holds(element):
            outer.append(element)
    text = sum(weights[element.number].text for element in outer)
    return outer if 2 * text < weights[root.number].text else []


def _last_prose(tree: PageTree, root: Element) -> int:
    """The place of the last text as long as a sentence or two."""
    for place in range(root.end, root.place, -1):
        event = tree.events[place]
        if isinstance(event, str) and len(event.strip()) >= _PROSE:
            return place
    return root.place


def _mark(tree: PageTree, card: Element, weights: list[Weight]) -> str | None:
    """What makes an element a card: its headline is a link, it is little else than a link, or it ends in
    a link below an unlinked headline; then the words of that link."""
    last: Element | None = None
    titled = False
    for element in islice(tree.below(card), _MANY):
        linked = weights[element.number].linked
        if element.name in HEADINGS:
            titled = True
            if 5 * linked >= 3 * weights[element.number].text > 0:
                return _HEADLINE
        if element.name == "a" and linked:
            last = element
    if not titled or last is None:
        weight = weights[card.number]
        return _LINK if weight.linked >= 15 and 5 * weight.linked >= 3 * weight.text else None
    behind = tree.events[last.end : card.end]
    closing = not any(isinstance(event, str) and not event.isspace() for event in behind)
    return tree.line(last, most=_MANY) if closing else None


def _heading_above(tree: PageTree, element: Element) -> Element | None:
    """The heading with nothing but white space between it and the element; never a headline (h1)."""
    for number in range(element.number - 1, max(0, element.number - 10), -1):
        above = tree.elements[number]
        if above.name in HEADINGS and above.name != "h1" and above.end < element.place:
            between = tree.events[above.end : element.place]
            said = any(isinstance(event, str) and not event.isspace() for event in between)
            return None if said else above
    return None
