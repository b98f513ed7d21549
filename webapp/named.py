"""Names in a release's text, marked where that is wanted, and where a name leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from corpus.models import Release, Span
from webapp import addresses
from webapp.layers import Kind, Layer, Stretch, layer

MARKS: Final = ("people", "products")
"""What can be marked, as the parameter `mark` names it."""


def mentions(release: Release, mark: str) -> list[tuple[Span, str]]:
    """Where the names of a kind stand, each with the one who or that is meant; nothing that is in doubt."""
    if mark == "people":
        return [(one.span, one.name) for one in release.people if one.name]
    return [(one.span, one.name) for one in release.products if one.name and one.stance == "subject"]


def marks(release: Release, wanted: tuple[str, ...]) -> Layer:
    """The names that are wanted as stretches of the text."""
    found: list[Stretch] = []
    for mark in wanted:
        kind, url = _LINKS[mark]
        names = mentions(release, mark)
        urls = {name: url(name) for _, name in names}
        found += [
            Stretch(span.start - release.span.start, span.end - release.span.start, kind, urls[name])
            for span, name in names
        ]
    return layer(found)


_LINKS: Final[dict[str, tuple[Kind, Callable[[str], str]]]] = {
    "people": ("person", addresses.person),
    "products": ("product", addresses.product),
}
