"""The order of hits and the page of them that is asked for.

Equal scores and equal dates fall back on the newer date, then on source and position, so that the
same request always gives the same pages.  Undated releases come last in either direction.
"""

from __future__ import annotations

from heapq import nsmallest

from indexer.columns import Columns
from indexer.engines.base import ordinals
from indexer.request import SearchRequest


def ranked(matching: int, scores: dict[int, float], columns: Columns, request: SearchRequest) -> list[int]:
    """The ordinals of one page, in order."""
    places = columns.places["oldest" if request.sort == "oldest" else "newest"]
    found = ordinals(matching)
    last = request.offset + request.limit
    if request.sort == "relevance":
        # Most pages are the first ones, and sorting the rest for them would be the dearest part.
        page = nsmallest(last, found, key=lambda ordinal: (-scores[ordinal], places[ordinal]))
    else:
        page = nsmallest(last, found, key=places.__getitem__)
    return page[request.offset :]
