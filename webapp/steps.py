"""Each step from one search to another, as a function from request to request.

Every step that changes what is found goes back to the first page.  What the steps are called and
where they are offered is `presenters`'; how a request becomes an address is `params`'.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indexer.request import Exactness, Filter, SearchRequest, Sort
from webapp.params import FIELDS, default_sort


def toggle(request: SearchRequest, field: str, value: str, *, exclude: bool = False) -> SearchRequest:
    """Select (or exclude) a facet value; if it already is, let it go.  The opposite choice is undone."""
    chosen = _chosen(request)
    wanted, opposite = (field, exclude), (field, not exclude)
    if value in chosen.get(wanted, ()):
        chosen[wanted] = tuple(one for one in chosen[wanted] if one != value)
    else:
        kept = chosen.get(wanted, ())
        if field == "date":  # a month chosen in a year stands for it, and the year for its months
            kept = tuple(one for one in kept if not (one.startswith(value) or value.startswith(one)))
        chosen[wanted] = (*kept, value)
        chosen[opposite] = tuple(one for one in chosen.get(opposite, ()) if one != value)
    return replace(request, filters=_ordered(chosen), offset=0)


def choose(
    request: SearchRequest, field: str, values: Sequence[str], *, exclude: bool = False
) -> SearchRequest:
    """Exactly these values of a facet; the same request where they are chosen already."""
    chosen = _chosen(request)
    if set(chosen.get((field, exclude), ())) == set(values):
        return request
    chosen[field, exclude] = tuple(values)
    return replace(request, filters=_ordered(chosen), offset=0)


def only(field: str, value: str) -> SearchRequest:
    """A fresh search for everything with one facet value."""
    return SearchRequest(filters=(Filter(field, (value,)),), sort=default_sort(""))


def between(request: SearchRequest, first: str | None, last: str | None) -> SearchRequest:
    """Keep dates from `first` to `last`, ISO prefixes; None leaves an end open."""
    return replace(request, date_from=first, date_to=last, undated=None, offset=0)


def on_date(request: SearchRequest, value: str | None) -> SearchRequest:
    """Keep one year, month or day and no other choice of dates; None keeps all dates."""
    chosen = _chosen(request)
    chosen.pop(("date", True), None)
    chosen["date", False] = (value,) if value else ()
    return replace(request, filters=_ordered(chosen), date_from=None, date_to=None, undated=None, offset=0)


def undated(request: SearchRequest, keep: bool | None) -> SearchRequest:
    """Keep only releases without a date (True), or stop asking (None); a date range is given up."""
    return replace(on_date(request, None), undated=keep)


def sorted_by(request: SearchRequest, sort: Sort) -> SearchRequest:
    return replace(request, sort=sort, offset=0)


def at_rung(request: SearchRequest, exactness: Exactness) -> SearchRequest:
    return replace(request, exactness=exactness, offset=0)


def asking(request: SearchRequest, query: str) -> SearchRequest:
    """Another query under the same filters; the default order follows the query."""
    sort = request.sort if request.sort != default_sort(request.query) else default_sort(query)
    return replace(request, query=query, sort=sort, offset=0)


def without_filters(request: SearchRequest) -> SearchRequest:
    """The same query with nothing narrowing it."""
    return replace(request, filters=(), date_from=None, date_to=None, undated=None, offset=0)


def on_page(request: SearchRequest, page: int) -> SearchRequest:
    return replace(request, offset=(page - 1) * request.limit)


def _chosen(request: SearchRequest) -> dict[tuple[str, bool], tuple[str, ...]]:
    return {(one.field, one.exclude): one.values for one in request.filters}


def _ordered(chosen: dict[tuple[str, bool], tuple[str, ...]]) -> tuple[Filter, ...]:
    return tuple(
        Filter(field, chosen[field, exclude], exclude)
        for field in FIELDS.values()
        for exclude in (False, True)
        if chosen.get((field, exclude))
    )
