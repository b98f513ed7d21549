"""Counts over time: in how many releases of each year, quarter or month some queries match.

Decides what is counted where.  A release counts in the period into which its date surely falls; one whose
date is less exact than that, and one without a date, are in none and counted apart, so that a series adds up
to what the search finds.  Shares are of all releases of a period under the same filters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer import config, facets
from indexer.columns import Columns
from indexer.describe import describe
from indexer.engines.base import ordinals
from indexer.gather import Ready
from indexer.periods import UNITS, Period, TrendUnit, fitting, periods
from indexer.plan import compile_tree
from indexer.request import SearchRequest
from indexer.results import Diagnostic
from indexer.rows import Row
from indexer.sources import Opener
from indexer.tied import tie_of


@dataclass(frozen=True, slots=True)
class TrendRequest:
    """`search` narrows every query alike, its own query is not asked; without `unit` one that fits is taken.

    No more than `config.MAX_SERIES` queries are counted.
    """

    queries: tuple[str, ...]
    search: SearchRequest
    unit: TrendUnit | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """One query: how many releases match in each period.

    `inferred` counts those of each whose date they do not state themselves.  `total` is what a search for it
    finds.  `less_exact` are those with a date that may fall into several periods, `undated` those without
    any, whatever range of dates was asked for.
    """

    query: str
    counts: tuple[int, ...]
    total: int
    less_exact: int
    undated: int
    inferred: tuple[int, ...] = ()
    matched: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class TrendResult:
    """The series of each query over the same periods, and of all releases under the same filters (`whole`).

    `units` can be asked for; without a dated release there is no period.
    """

    request: TrendRequest
    unit: TrendUnit
    units: tuple[TrendUnit, ...]
    periods: tuple[Period, ...]
    series: tuple[Series, ...]
    whole: Series
    diagnostics: tuple[Diagnostic, ...] = ()
    generation: str = ""
    archive_digest: str = ""


def share(count: int, whole: int) -> float | None:
    """The part of a period's releases, from 0 to 1; None where it has none, which is not the same as 0."""
    return count / whole if whole else None


@dataclass(frozen=True, slots=True)
class _Found:
    """Releases that match as bit sets: those that all filters leave, and all that only dates leave out."""

    ready: Ready
    left: int
    any_date: int
    notes: tuple[Diagnostic, ...]


def trends(
    request: TrendRequest,
    asked: Sequence[Ready],
    everything: Ready,
    open_archive: Opener,
    *,
    archive_digest: str = "",
) -> TrendResult:
    """The answer, from the queries of a request made ready, and from the same without a query."""
    columns = everything.corpus.columns
    whole = _found(everything, open_archive)
    found = [_found(one, open_archive) for one in asked]
    unit, units, times, notes = _time(request, whole)
    sets = [columns.dated(one.first, one.last) for one in times]
    drawn = 0
    for bits in sets:
        drawn |= bits
    return TrendResult(
        request=replace(request, search=everything.request),
        unit=unit,
        units=units,
        periods=times,
        series=tuple(_series(one, sets, drawn) for one in found),
        whole=_series(whole, sets, drawn),
        diagnostics=(*everything.notes, *notes),
        generation=everything.generation,
        archive_digest=archive_digest,
    )


def _found(ready: Ready, open_archive: Opener) -> _Found:
    corpus, exactness = ready.corpus, ready.request.exactness
    compiled = compile_tree(ready.parsed.tree, exactness, corpus)
    matching = corpus.engine.matching(compiled.plan) & ready.base
    speaker = ready.chosen.get("speaker")
    notes: tuple[Diagnostic, ...] = ()
    tie = tie_of(ready.parsed.tree, exactness, corpus, speaker)
    if tie is not None and tie.words:
        said = matching & speaker.bits if speaker and tie.speakers else matching
        matching, notes = tie.without_strangers(said, corpus, open_archive)
    return _Found(
        ready,
        left=facets.narrowed(matching, ready.chosen),
        any_date=facets.narrowed(matching, ready.chosen, ignoring=("range", "date")),
        notes=(*ready.parsed.diagnostics, *compiled.notes, *notes),
    )


def _series(found: _Found, sets: Sequence[int], drawn: int) -> Series:
    ready, columns = found.ready, found.ready.corpus.columns
    first, last = facets.day_range(ready.request)
    vague = found.left & ~columns.undated & ~drawn
    if first or last:
        vague |= _chosen_dates(found) & columns.perhaps_dated(first, last)
    tree, exactness = ready.parsed.tree, ready.request.exactness
    return Series(
        query=ready.request.query,
        counts=tuple((found.left & bits).bit_count() for bits in sets),
        total=found.left.bit_count(),
        less_exact=vague.bit_count(),
        undated=(found.any_date & columns.undated).bit_count(),
        inferred=tuple((found.left & bits & columns.inferred).bit_count() for bits in sets),
        matched=describe(tree, exactness, filtered=bool(ready.chosen)),
        diagnostics=found.notes,
    )


def _chosen_dates(found: _Found) -> int:
    """What the filters leave but for the range of dates."""
    date = found.ready.chosen.get("date")
    return found.any_date & date.bits if date else found.any_date


def _time(
    request: TrendRequest, whole: _Found
) -> tuple[TrendUnit, tuple[TrendUnit, ...], tuple[Period, ...], tuple[Diagnostic, ...]]:
    """The unit, all that could be asked for, and the periods from the first date to the last.

    A range of dates is shown from its beginning to its end, as far as there are releases at all.
    """
    columns = whole.ready.corpus.columns
    dated = whole.left & ~columns.undated
    if not dated:
        return request.unit or "year", (), (), ()
    around = _chosen_dates(whole) & ~columns.undated
    earliest, latest = facets.day_range(whole.ready.request)
    first = max(_first_of(around, "oldest", columns).earliest or "", earliest or "")
    last = min(_first_of(around, "newest", columns).latest or "", latest or "9999-12-31")
    every = {unit: periods(unit, first, last, most=config.MAX_BUCKETS) for unit in UNITS}
    units = tuple(unit for unit in UNITS if every[unit]) or UNITS[:1]
    wanted = request.unit
    if wanted is None:
        years, months = ((columns.exact[size] & dated).bit_count() for size in (4, 7))
        wanted = fitting(first, last, {"year": years, "quarter": months, "month": months})
    unit = wanted if wanted in units else units[-1]
    if unit == wanted:
        return unit, units, every[unit], ()
    said = f"From {first[:7]} to {last[:7]} are more than {config.MAX_BUCKETS} {wanted}s; counted by {unit}."
    return unit, units, every[unit], (Diagnostic("unit-too-short", said),)


def _first_of(bits: int, order: str, columns: Columns) -> Row:
    """The release that comes first in an order of dates; there is one."""
    return columns.rows[min(ordinals(bits), key=columns.places[order].__getitem__)]
