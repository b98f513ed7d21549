"""From one hit of a search to the next without going back to the results.

The search is asked again around the hit: what has changed since is said, never glossed over.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from indexer.results import Hit, SearchResult
from webapp import release_view, words
from webapp.release_view import View
from webapp.services import SearchService


@dataclass(frozen=True, slots=True)
class Step:
    """A release to turn to."""

    url: str
    title: str
    tag: str


@dataclass(frozen=True, slots=True)
class Hits:
    """`said` is “hit 4 of 31”, or that the release is that hit no longer; then there are no steps."""

    said: str
    previous: Step | None = None
    following: Step | None = None


def around(searcher: SearchService, view: View, release_id: str) -> Hits | None:
    """The hits before and after the release's own; None where the address names none.

    Raises IndexUnavailable.
    """
    if view.hit is None:
        return None
    first = max(0, view.hit - 2)
    result = searcher.search(
        replace(view.search, offset=first, limit=view.hit + 1 - first, facets=(), histogram=False, snippets=0)
    )
    own = view.hit - 1 - first
    if own >= len(result.hits) or result.hits[own].id != release_id:
        return Hits(f"The results have changed: this is no longer hit {view.hit:,} of {result.total:,}.")
    return Hits(
        f"Hit {view.hit:,} of {result.total:,}",
        _step(view, result, own, -1),
        _step(view, result, own, 1),
    )


def _step(view: View, result: SearchResult, own: int, by: int) -> Step | None:
    if not 0 <= own + by < len(result.hits) or view.hit is None:
        return None
    hit: Hit = result.hits[own + by]
    url = release_view.of(hit.id, replace(view, hit=view.hit + by, at=None))
    return Step(url, hit.title or "Untitled", words.TAGS.get(hit.language, hit.language))
