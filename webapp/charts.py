"""The chart of dates over a search: which bars it has, where each leads, and the way back out.

It shows the whole time of what was found, or the months of the year and the days of the month that was
chosen.  Heights and labels are `histogram`'s.
"""

from __future__ import annotations

from dataclasses import dataclass

from indexer.request import SearchRequest
from indexer.results import SearchResult
from webapp import steps, words
from webapp.choices import Address, Choice
from webapp.histogram import Bar, bars


@dataclass(frozen=True, slots=True)
class Chart:
    """`crumbs` lead back out of the chosen dates, to all of them first."""

    bars: tuple[Bar, ...]
    unit: str
    crumbs: tuple[Choice, ...]
    undated: Choice | None


def present(result: SearchResult, address: Address) -> Chart | None:
    """The chart of `result`; None where nothing found has to do with dates."""
    request, histogram = result.request, result.histogram
    if histogram is None or not (histogram.buckets or histogram.undated):
        return None
    chosen = _chosen_date(request)
    whole = chosen[:7] if chosen and len(chosen) == 10 else chosen
    counts = _inside(result, whole) if whole else []
    if not counts:
        whole = None
        counts = [
            (one.value, one.count, one.selected or _in_range(one.value, request)) for one in histogram.buckets
        ]
    drawn = bars(counts, lambda value: address(steps.on_date(request, value)), whole=whole)
    nowhere = Choice(
        label=f"{histogram.undated:,} undated",
        url=address(steps.undated(request, None if request.undated else True)),
        current=request.undated is True,
    )
    return Chart(
        bars=drawn,
        unit={4: "year", 7: "month", 10: "day"}.get(len(drawn[0].value), "date") if drawn else "date",
        crumbs=_crumbs(request, chosen, address),
        undated=nowhere if histogram.undated else None,
    )


def _chosen_date(request: SearchRequest) -> str | None:
    """The one year, month or day that was chosen; None where it is none, several or a range."""
    values = [value for one in request.filters if one.field == "date" for value in one.values]
    plain = not any(one.exclude for one in request.filters if one.field == "date")
    alone = len(values) == 1 and values[0][:4].isdigit() and plain
    return values[0] if alone and not (request.date_from or request.date_to) else None


def _inside(result: SearchResult, whole: str) -> list[tuple[str, int, bool]]:
    """The months of a year or days of a month, where the facet of dates lists them."""
    return [
        (one.value, one.count, one.selected)
        for facet in result.facets
        if facet.field == "date"
        for one in facet.values
        if one.value.startswith(f"{whole}-") and len(one.value) == len(whole) + 3
    ]


def _in_range(value: str, request: SearchRequest) -> bool:
    first, last = request.date_from, request.date_to
    if not (first or last):
        return False
    return (not first or value >= first[: len(value)]) and (not last or value[: len(last)] <= last)


def _crumbs(request: SearchRequest, chosen: str | None, address: Address) -> tuple[Choice, ...]:
    """The way back out: all dates, the chosen day's month and year.  Empty while nothing is chosen."""
    dated = any(one.field == "date" for one in request.filters)
    if not (dated or request.date_from or request.date_to or request.undated is not None):
        return ()
    wider = [chosen[:size] for size in (4, 7) if chosen and size < len(chosen)]
    return (
        Choice("all dates", address(steps.on_date(request, None))),
        *(Choice(words.iso_words(one), address(steps.on_date(request, one))) for one in wider),
    )
