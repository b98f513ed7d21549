"""Which element of a page holds the article, and what on the page is no part of any.

Decides by what the markup means (article, main, itemprop, role), by where the prose stands and by
how much of it is links; never by the class names of one site.  What the page says of itself (title,
date) is left to `page_facts`, the text of the element to `html_text`, cards of other pages to `page_teasers`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from corpus.reading.page_tree import BLOCKS, HEADINGS, Element, PageTree

_SIDE_ROLES = re.compile(r"navigation|banner|contentinfo|complementary|search|(?:alert)?dialog|menu|toolbar")
# Words of the trade in class and id names for what stands around an article.
_COOKIE_WORDS = frozenset(("cookie", "cookies", "consent", "gdpr"))
_SIDE_WORDS = frozenset(
    """breadcrumb breadcrumbs share sharing social related recommended newsletter subscribe sidebar menu
    navbar pagination pager comments popup modal skip toolbar""".split()  # noqa: SIM905
)
_NAME_WORD = re.compile(r"[A-Z]?[a-z]+")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_PARAGRAPHS = frozenset(("p", "li", "blockquote", "pre"))
_SIGN_UP = 250
"""An invitation to a newsletter has fewer characters."""
_SENTENCE = 25
"""A paragraph with fewer characters may be a label; the prose of a page is not measured by it."""


@dataclass(slots=True, eq=False)
class Weight:
    """Characters of text in an element, those of them in links, and those of its paragraphs.

    `prose` counts the paragraphs near the element more than those deep inside; `running` counts all
    of them alike, those shorter than `_SENTENCE` left out; `inner` is the unlinked text of its blocks.
    """

    text: int
    linked: int
    inner: int = 0
    prose: float = 0.0
    running: int = 0

    @property
    def own(self) -> int:
        return self.text - self.linked


def weigh(tree: PageTree) -> list[Weight]:
    """The weight of every element, by its number.

    A paragraph's unlinked text counts as prose for the element around it, half as much for the one
    around that, a quarter for the next.
    """
    weights = [Weight(e.text, e.text if e.in_link else 0) for e in tree.elements]
    for element in reversed(tree.elements):
        done = weights[element.number]
        block = element.name in BLOCKS
        own = done.text - done.linked - done.inner if block and element.name not in HEADINGS else 0
        share = 1.0
        if element.name not in _PARAGRAPHS:
            own = own if own >= 40 else 0
            done.prose += own
            share = 0.5
        done.running += own if own >= _SENTENCE else 0
        above = element.around
        if above is None:
            continue
        around = weights[above.number]
        around.text += done.text
        around.linked += done.linked
        around.running += done.running
        around.inner += done.text - done.linked if block else done.inner
        while own > 0 and share >= 0.25 and above is not None:
            weights[above.number].prose += share * own
            above, share = above.around, share / 2
    return weights


def prune(tree: PageTree, body: Element) -> PageTree:
    """The page without what is no part of an article: scripts, navigation, banners, forms, hidden parts.

    What holds a good part of the page's text stays, whatever it is called: pages are saved with an
    open dialog over them, or stand in a form as a whole.
    """
    weights = weigh(tree)
    whole = max(1, weights[body.number].own)
    titled: set[Element] = set()
    for heading in tree.named("h1")[:20]:
        titled.update(heading.outward())
    doomed = []
    for element in tree.below(body):
        weight = weights[element.number]
        side = weight.own < 0.4 * whole and _is_side(element, weight, element in titled)
        if element is not body and (element.silent or side):
            doomed.append(element)
    doomed += _sign_ups(tree, weights, 0.2 * whole)
    return tree.without(doomed)


def _sign_ups(tree: PageTree, weights: list[Weight], most: float) -> list[Element]:
    """The little that stands around a field for a mail address: what one would get, and how often."""
    found = []
    for field in tree.named("input"):
        if field.get("type").lower() == "email":
            near = islice(field.outward(), 20)
            form = next((above for above in near if above.name == "form"), None)
            around = form.around if form is not None else None
            if around is not None and weights[around.number].text < min(_SIGN_UP, most):
                found.append(around)
    return found


def _is_side(element: Element, weight: Weight, titled: bool) -> bool:
    name, attributes = element.name, element.attributes
    if name == "form" or "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if _SIDE_ROLES.fullmatch(element.get("role")) or _HIDDEN_STYLE.search(element.get("style")):
        return True
    if name in ("aside", "footer"):
        return name == "aside" or not element.in_article or 2 * weight.linked > weight.text
    if name == "header":
        return not titled and not element.in_article
    if "id" not in attributes and "class" not in attributes:
        return False
    found = _NAME_WORD.findall(f"{element.get('id')} {element.get('class')}")
    words = {word.lower() for word in found}
    if words & _COOKIE_WORDS:
        return True
    return bool(words & _SIDE_WORDS) and (weight.text < 200 or 3 * weight.linked > weight.text)


def main_element(tree: PageTree, body: Element, weights: list[Weight]) -> Element:
    """The element the article stands in; `body` itself where nothing narrower holds the prose."""
    inside = list(tree.below(body))
    bodies = [e for e in inside if e.attributes and "articleBody" in e.get("itemprop").split()]
    articles = [e for e in inside if e.name == "article" or e.attributes.get("role") == "article"]
    mains = [e for e in inside if e.name == "main" or e.attributes.get("role") == "main"]

    def own(element: Element) -> int:
        return weights[element.number].own

    densest = max(inside, key=lambda element: weights[element.number].prose)
    densest = _around_all_prose(densest, body, weights)
    articles.sort(key=own, reverse=True)
    if len(articles) > 1 and own(articles[1]) > max(600, own(articles[0]) // 2):
        articles = articles[:1] if articles[0].holds(articles[1]) else []
    for group in (bodies, articles, mains):
        best = max(group, key=own, default=None)
        if best is not None and own(best) >= 0.75 * own(densest):
            return best
    return densest


def _around_all_prose(element: Element, body: Element, weights: list[Weight]) -> Element:
    """The element itself, or the one around it that holds a good deal more running text."""
    for above in element.outward():
        running = weights[element.number].running
        if element is body or not running:
            break
        if weights[above.number].running >= 1.2 * running:
            element = above
        if above is body:
            break
    return element
