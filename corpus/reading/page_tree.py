"""The markup of a page as one flat list, in the order of the page: elements, their text, their ends.

Decides how markup is parsed, and nothing about what it means.  Every later question (how heavy is
an element, what stands in it, what is around it) is answered by going along the list once, so that
neither the depth nor the size of a page makes it cost more than in proportion.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main ol p pre section summary table
    tbody td tfoot th thead title tr ul""".split()  # noqa: SIM905 — a list of 45 lines else
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NO_TEXT = frozenset(
    """script style noscript template svg math iframe object embed canvas video audio map nav dialog
    button select option textarea input datalist progress meter
    amp-ad amp-embed amp-sidebar amp-consent amp-user-notification""".split()  # noqa: SIM905
)
_SPACE = re.compile(r"[ \t\n\r\f]+")


@dataclass(slots=True, eq=False)
class Element:
    """An element; `place` is the index of its event and `end` that of the event which closes it.

    `number` counts the elements before it, `text` the characters of its own strings as a browser
    shows them.  `silent` elements (scripts, menus, controls) and all in them show no text of an article;
    `in_article` and `in_link` say what is around an element, the latter also what it is.
    """

    name: str
    attributes: Mapping[str, object]
    around: Element | None
    place: int
    number: int
    silent: bool
    in_article: bool
    in_link: bool
    end: int = 0
    text: int = 0

    def get(self, name: str) -> str:
        """An attribute as text; empty where there is none."""
        return str(self.attributes.get(name) or "")

    def holds(self, other: Element) -> bool:
        """Whether the other element is inside this one, or is this one."""
        return self.place <= other.place and other.end <= self.end

    def outward(self) -> Iterator[Element]:
        """The elements around this one, from the nearest to the page itself."""
        above = self.around
        while above is not None:
            yield above
            above = above.around


Event = Element | str | None
"""An element that opens, a text, or None where the innermost open element closes."""


class PageTree:
    """A page or a part of it; `elements` are in the order in which they open."""

    def __init__(self, events: list[Event], elements: list[Element]) -> None:
        self.events = events
        self.elements = elements
        self._named: dict[str, list[Element]] | None = None

    def named(self, *names: str) -> list[Element]:
        """All elements of these names; in the order of the page for one name."""
        if self._named is None:
            self._named = {}
            for element in self.elements:
                self._named.setdefault(element.name, []).append(element)
        return [element for name in names for element in self._named.get(name, ())]

    def below(self, element: Element) -> Iterator[Element]:
        """The element and all elements in it, in the order of the page."""
        for number in range(element.number, len(self.elements)):
            if self.elements[number].place > element.end:
                return
            yield self.elements[number]

    def inside(self, element: Element) -> Sequence[Event]:
        """The events from the opening of an element to its closing, both included."""
        return self.events[element.place : element.end + 1]

    def strings(self, element: Element, *, most: int | None = None) -> Iterator[str]:
        """The texts in an element, of which no more than the first `most` events are looked at."""
        end = element.end if most is None else min(element.end, element.place + most)
        return (event for event in self.events[element.place : end] if isinstance(event, str))

    def line(self, element: Element, *, most: int | None = None) -> str:
        """The text of an element on one line, single spaces between words and between elements."""
        return " ".join(" ".join(self.strings(element, most=most)).split())

    def without(self, doomed: Iterable[Element]) -> PageTree:
        """The page without some elements.  Those left are renumbered: this tree is not to be used again."""
        events: list[Event] = []
        cut = 0
        for element in sorted(doomed, key=lambda element: element.place):
            if element.place >= cut:
                events += self.events[cut : element.place]
                cut = element.end + 1
        events += self.events[cut:]
        elements: list[Element] = []
        open_: list[Element] = []
        for place, event in enumerate(events):
            if event is None:
                open_.pop().end = place
            elif not isinstance(event, str):
                event.place, event.number = place, len(elements)
                elements.append(event)
                open_.append(event)
        return PageTree(events, elements)


def parse(markup: str) -> PageTree:
    """The tree of a page; its first element is the document itself, named “[document]”.

    Comments are left out.  Text in silent elements is an event, but no part of any `Element.text`.
    """
    from bs4 import BeautifulSoup, Tag
    from bs4.element import NavigableString, PreformattedString

    # Values of several words (class) are wanted as they stand.
    soup = BeautifulSoup(markup, "lxml", multi_valued_attributes=None)
    above = Element(soup.name, {}, None, 0, 0, silent=False, in_article=False, in_link=False)
    events: list[Event] = [above]
    elements = [above]
    open_ = [(above, iter(soup.contents))]
    while open_:
        above, children = open_[-1]
        for node in children:
            if isinstance(node, Tag):
                element = _element(node.name, node.attrs, above, len(events), len(elements))
                events.append(element)
                elements.append(element)
                open_.append((element, iter(node.contents)))
                break
            if isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
                text = str(node)
                events.append(text)
                if not above.silent and not text.isspace():
                    above.text += len(_SPACE.sub(" ", text))
        else:
            above.end = len(events)
            events.append(None)
            open_.pop()
    return PageTree(events, elements)


def _element(name: str, attributes: Mapping[str, object], above: Element, place: int, number: int) -> Element:
    return Element(
        name,
        attributes,
        above,
        place,
        number,
        silent=above.silent or name in _NO_TEXT,
        in_article=above.in_article or above.name == "article" or above.name == "main",
        in_link=above.in_link or name == "a",
    )
