"""The order of hits and the page of them that is asked for.

Equal scores and equal dates fall back on the newer date, then on source and position, so that the
same request always gives the same pages.  Undated releases come last in either direction.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nsmallest
from itertools import islice

from indexer.columns import Columns
from indexer.engines.base import Matches, ordinals
from indexer.request import SearchRequest


def ranked(left: int, matches: Matches, columns: Columns, request: SearchRequest) -> list[int]:
    """The ordinals of one page of the matching releases that are `left`, in order."""
    sort = "oldest" if request.sort == "oldest" else "newest"
    last = request.offset + request.limit
    if request.sort == "relevance":
        return matches.best(left, last, columns.places[sort])[request.offset :]
    return first_placed(left, last, columns, sort)[request.offset :]


def first_placed(bits: int, count: int, columns: Columns, sort: str) -> list[int]:
    """The first `count` of some releases by date, "newest" or "oldest" first."""
    found = bits.bit_count()
    if found and count * len(columns.rows) < found * found:
        # Where they are many, the first of them are met soon among all releases in order.
        return _met(bits, count, columns.by_place[sort])
    return nsmallest(count, ordinals(bits), key=columns.places[sort].__getitem__)


def _met(bits: int, count: int, order: Sequence[int]) -> list[int]:
    figures = bin(bits)[:1:-1]
    end = len(figures)
    return list(islice((one for one in order if one < end and figures[one] == "1"), count))
