"""Names in a release's text, marked where that is wanted, and where a name leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from flask import current_app

from corpus.models import Release
from webapp import steps
from webapp.layers import Kind, Layer, Stretch, layer
from webapp.search import address

MARKS: Final = ("people", "products")
"""What can be marked, as the parameter `mark` names it."""


def person_url(name: str) -> str:
    """The page of a person; where there are no such pages, the search for him or her."""
    return _page("person_url", "person", name)


def product_url(name: str) -> str:
    return _page("product_url", "product", name)


def marks(release: Release, wanted: tuple[str, ...]) -> Layer:
    """The names that are wanted as stretches of the text; who or what is meant has to be known."""
    found: list[Stretch] = []
    mentions = [
        ("people", "person", person_url, [(one.span, one.name) for one in release.people]),
        (
            "products",
            "product",
            product_url,
            [(one.span, one.name) for one in release.products if one.stance == "subject"],
        ),
    ]
    kind: Kind
    for mark, kind, url, spans in mentions:  # type: ignore[assignment]
        if mark in wanted:
            found += [
                Stretch(span.start - release.span.start, span.end - release.span.start, kind, url(name))
                for span, name in spans
                if name
            ]
    return layer(found)


def _page(helper: str, field: str, name: str) -> str:
    url: Callable[[str], str] | None = current_app.jinja_env.globals.get(helper)
    return url(name) if url else address(steps.only(field, name))
