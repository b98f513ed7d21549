"""Where the pages are: the address of each, from what it shows.

How one state of a page is written behind the “?” is decided where it is read again: `params`, `units`,
`trend_params`, `questions`, `release_view`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import quote, urlencode

from flask import url_for

from indexer.quotecheck.results import QuoteQuestion
from indexer.request import SearchRequest
from indexer.wording.results import WordingQuestion
from webapp import params, questions


def search(request: SearchRequest) -> str:
    """Where a search is asked."""
    return _asking(url_for("search.results"), params.write(request))


def release(release_id: str) -> str:
    return url_for("releases.show", release_id=release_id)


def permalink(release_id: str, passage: int | str | None = None) -> str:
    """The absolute address of a release, or of a paragraph of it."""
    return at_passage(url_for("releases.show", release_id=release_id, _external=True), passage)


def at_passage(url: str, passage: int | str | None) -> str:
    """The address of a paragraph of a release, whose own it is; of the release where it is in none."""
    return url if passage is None else f"{url}#p{passage}"


def permalinks() -> Callable[[str], str]:
    """What makes the absolute addresses of releases for the one who asks, and can do so after the request."""
    before = permalink("-").removesuffix("-")
    return lambda release_id: before + quote(release_id, safe="")


def person(name: str) -> str:
    """The page of a person."""
    return named("people", name)


def product(name: str) -> str:
    """The page of a product."""
    return named("products", name)


def named(module: str, name: str, *, as_json: bool = False) -> str:
    """Where a person or product is: its name in the path, or behind “?” where a path would lose it."""
    page = f"{module}.{{}}{'_json' if as_json else ''}"
    if any(part in ("", ".", "..") for part in name.split("/")):
        return url_for(page.format("listing"), name=name)
    return url_for(page.format("show"), name=name)


def check(question: QuoteQuestion, endpoint: str = "quotes.check") -> str:
    """Where a quotation is checked by itself."""
    return f"{url_for(endpoint)}?{questions.query_string(question)}"


def wording(question: WordingQuestion, endpoint: str = "wording.show") -> str:
    """Where a phrase is followed through the archive."""
    pairs = [
        ("q", question.text),
        ("speaker", question.speaker),
        ("from", question.date_from),
        ("to", question.date_to),
        ("closeness", question.closeness if question.closeness != "close" else None),
    ]
    return _asking(url_for(endpoint), [(name, value) for name, value in pairs if value])


def _asking(path: str, pairs: Iterable[tuple[str, str]]) -> str:
    parameters = urlencode(list(pairs))
    return path + (f"?{parameters}" if parameters else "")
