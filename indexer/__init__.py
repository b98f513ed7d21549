"""The index: annotated releases in, ranked and counted answers out.

    with Archive.open(path) as archive:
        ensure_current(archive)
    result = Searcher(path).search(SearchRequest("kettle"))

Names are imported at first use, so that a light command starts fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indexer.build import Built, ensure_current
    from indexer.request import Filter, SearchRequest
    from indexer.results import SearchResult
    from indexer.search import Searcher

__all__ = ["Built", "Filter", "SearchRequest", "SearchResult", "Searcher", "ensure_current"]

_HOMES = {
    "Built": "indexer.build",
    "ensure_current": "indexer.build",
    "Filter": "indexer.request",
    "SearchRequest": "indexer.request",
    "SearchResult": "indexer.results",
    "Searcher": "indexer.search",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
