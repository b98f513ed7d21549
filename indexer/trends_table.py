"""Counts over time as a table and as JSON: what the page, the API and the command line all hand on.

The table is long: a row for each query and period, and for what is in no period, so that it can be sorted,
filtered and pivoted and still adds up.  What was asked, when and of which archive stands in each row, because
CSV knows no notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Final

from indexer.listing import narrowing
from indexer.trends import Series, TrendResult, share

COLUMNS: Final = (
    "query",
    "period",
    "first_day",
    "last_day",
    "releases",
    "of_which_inferred",
    "of_releases",
    "share",
    "unit",
    "exactness",
    "filters",
    "asked_on",
    "archive_digest",
)
LESS_EXACT: Final = "less exactly dated"
UNDATED: Final = "undated"


def table(result: TrendResult, *, asked_on: date) -> Iterator[tuple[str, ...]]:
    """The rows under their head, as text; `share` is a fraction, empty for a period without a release.

    `of_which_inferred` counts releases with a date that they do not state themselves.  The last rows of a
    query are what no period holds: dates that may fall into several, and no date.
    """
    request, whole = result.request.search, result.whole
    told = (
        result.unit,
        request.exactness,
        "; ".join(narrowing(request)),
        asked_on.isoformat(),
        result.archive_digest,
    )
    yield COLUMNS
    for one in result.series:
        columns = (result.periods, one.counts, one.inferred, whole.counts)
        for time, count, inferred, of in zip(*columns, strict=True):
            part = share(count, of)
            cells = (str(count), str(inferred), str(of), "" if part is None else f"{part:.6f}")
            yield (one.query, time.value, time.first, time.last, *cells, *told)
        yield (one.query, LESS_EXACT, "", "", str(one.less_exact), "", str(whole.less_exact), "", *told)
        yield (one.query, UNDATED, "", "", str(one.undated), "", str(whole.undated), "", *told)


def trends_json(result: TrendResult, *, asked_on: date) -> dict[str, object]:
    """The whole answer as JSON values; counts and shares are in the order of the periods."""
    request = result.request.search
    return {
        "unit": result.unit,
        "units": list(result.units),
        "exactness": request.exactness,
        "filters": [asdict(one) for one in request.filters],
        "from": request.date_from,
        "to": request.date_to,
        "undated_only": request.undated,
        "periods": [asdict(one) for one in result.periods],
        "series": [_series_json(one, result.whole) for one in result.series],
        "all_releases": _series_json(result.whole, result.whole),
        "diagnostics": [asdict(note) for note in result.diagnostics],
        "asked_on": asked_on.isoformat(),
        "archive_digest": result.archive_digest,
        "generation": result.generation,
    }


def _series_json(one: Series, whole: Series) -> dict[str, object]:
    return {
        "query": one.query,
        "matched": one.matched,
        "total": one.total,
        "counts": list(one.counts),
        "of_which_inferred": list(one.inferred),
        "shares": [share(count, of) for count, of in zip(one.counts, whole.counts, strict=True)],
        "less_exactly_dated": one.less_exact,
        "undated": one.undated,
        "diagnostics": [asdict(note) for note in one.diagnostics],
    }
