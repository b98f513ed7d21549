"""Counts over time as what their page shows: the chart's lines, a table with the same numbers, and addresses.

Each number leads to the search that finds as many.  Where things stand in the chart is `trend_charts`', what
is counted the index's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from indexer.dates import first_day, last_day
from indexer.periods import Period
from indexer.request import SearchRequest
from indexer.results import Diagnostic
from indexer.trends import Series, TrendRequest, TrendResult, share
from webapp import steps, trend_charts, words
from webapp.choices import Address, Choice
from webapp.config import PAGE_BYTES
from webapp.params import Problem, default_sort, query_string
from webapp.presenters import Notice
from webapp.trend_charts import Drawing

LETTERS = "ABCDE"
MOST_LABELLED = 15
"""Columns of a query in the label of its line; an ideograph takes two."""
CELL = 90
"""Bytes of a cell of the table beside its address."""
TrendAddress = Callable[[TrendRequest, bool], str]


@dataclass(frozen=True, slots=True)
class Cell:
    """`text` is what was asked for, `aside` the other of number and share."""

    text: str
    aside: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class RowView:
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class SeriesView:
    """One query: `sample` is the mark of its line, `short` its label at the end of it."""

    number: int
    letter: str
    query: str
    short: str
    tag: str | None
    sample: str
    total: Cell
    matched: str
    inferred: str
    notices: tuple[Notice, ...]
    without_url: str


@dataclass(frozen=True, slots=True)
class ChartView:
    """`titles` say in words what is drawn in each band."""

    drawings: tuple[Drawing, ...]
    titles: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class TrendPage:
    """`left_out` is how many of the earliest periods the table leaves out."""

    series: tuple[SeriesView, ...]
    chart: ChartView | None
    unit: str
    rows: tuple[RowView, ...]
    foot: tuple[RowView, ...]
    inferred: str
    left_out: int
    units: tuple[Choice, ...]
    measures: tuple[Choice, ...]
    chips: tuple[Choice, ...]
    notices: tuple[Notice, ...]


def present(
    result: TrendResult,
    problems: tuple[Problem, ...],
    *,
    shares: bool,
    address: TrendAddress,
    search: Address,
) -> TrendPage:
    """The page of `result`.  `address` says where other counts are asked, `search` where a search is."""
    request = result.request
    kept = _room(result)
    numbers = range(max(0, len(result.periods) - kept), len(result.periods))
    return TrendPage(
        series=tuple(
            _series(n, one, request, shares, address, search) for n, one in enumerate(result.series)
        ),
        chart=_chart(result, shares) if result.series and result.periods else None,
        unit=result.unit,
        rows=tuple(_row(n, result, shares, search) for n in numbers),
        foot=_foot(result, search),
        inferred=_inferred(result.whole),
        left_out=numbers.start,
        units=tuple(
            Choice(unit, address(replace(request, unit=unit), shares), unit == result.unit)
            for unit in result.units
        ),
        measures=(
            Choice("number of releases", address(request, False), not shares),
            Choice(f"share of the {result.unit}’s releases", address(request, True), shares),
        ),
        chips=_chips(request, shares, address),
        notices=(
            *(Notice(problem.said) for problem in problems),
            *(Notice(note.message) for note in result.diagnostics),
        ),
    )


def period_words(period: Period) -> str:
    """“2020”, “Q3 2020”, “July 2020”."""
    if "Q" in period.value:
        return f"{period.value[5:]} {period.value[:4]}"
    return words.iso_words(period.value)


def _room(result: TrendResult) -> int:
    """How many rows keep the page at its size, whatever the queries are."""
    longest = max((len(query_string(_asked(one.query, result.request))) for one in result.series), default=0)
    return max(12, PAGE_BYTES // ((CELL + longest + 40) * (len(result.series) + 1)))


def _asked(query: str, request: TrendRequest) -> SearchRequest:
    """The search for one query under the filters of all."""
    return replace(request.search, query=query, sort=default_sort(query), offset=0)


def _within(asked: SearchRequest, period: Period) -> SearchRequest:
    """The part of a search in one period; a range of dates that cuts it goes on cutting it."""
    first, last = asked.date_from, asked.date_to
    size = 4 if len(period.value) == 4 else 7
    if not first or first_day(first) <= period.first:
        first = period.first[:size]
    if not last or last_day(last) >= period.last:
        last = period.last[:size]
    return steps.between(asked, first, last)


def _series(
    number: int,
    one: Series,
    request: TrendRequest,
    shares: bool,
    address: TrendAddress,
    search: Address,
) -> SeriesView:
    def asking(query: str) -> str:
        others = (*request.queries[:number], query, *request.queries[number + 1 :])
        return address(replace(request, queries=others), shares)

    rest = (*request.queries[:number], *request.queries[number + 1 :])
    return SeriesView(
        number=number + 1,
        letter=LETTERS[number],
        query=one.query,
        short=_short(one.query),
        tag=words.other_tag(one.query, "en"),
        sample=trend_charts.mark(number),
        total=Cell(words.counted(one.total, "release"), url=search(_asked(one.query, request))),
        matched=one.matched,
        inferred=_inferred(one),
        notices=tuple(_diagnosed(note, one.query, asking) for note in one.diagnostics),
        without_url=address(replace(request, queries=rest), shares),
    )


def _inferred(one: Series) -> str:
    """How many of the counted releases do not state their date themselves; "" for none."""
    counted = sum(one.inferred)
    return f"{counted:,} of {sum(one.counts):,} counted by an inferred date" if counted else ""


def _diagnosed(note: Diagnostic, query: str, asking: Callable[[str], str]) -> Notice:
    if note.repaired is None or note.repaired == query:
        return Notice(note.message)
    return Notice(note.message, f"Count {words.quoted(note.repaired)}", asking(note.repaired))


def _short(query: str) -> str:
    room, kept = MOST_LABELLED, ""
    for char in " ".join(query.split()):
        room -= 1 if char < "\u1100" else 2
        if room < 0:
            return kept.rstrip() + "…"
        kept += char
    return kept


def _chart(result: TrendResult, shares: bool) -> ChartView:
    whole = result.whole.counts
    values = [
        [share(count, of) for count, of in zip(one.counts, whole, strict=True)] if shares else one.counts
        for one in result.series
    ]
    titles = tuple(
        f"{period_words(time)}: "
        + ", ".join(f"{LETTERS[n]} {one.counts[at]:,}" for n, one in enumerate(result.series))
        + f" of {words.counted(whole[at], 'release')}"
        for at, time in enumerate(result.periods)
    )
    ends = f"{period_words(result.periods[0])} to {period_words(result.periods[-1])}"
    what = f"share of releases by {result.unit}" if shares else f"releases by {result.unit}"
    return ChartView(
        drawings=tuple(
            trend_charts.draw(values, result.periods, result.unit, size, percent=shares)
            for size in (trend_charts.WIDE, trend_charts.NARROW)
        ),
        titles=titles,
        label=f"Line chart: {what}, {ends}. The table below has the same numbers.",
    )


def _row(number: int, result: TrendResult, shares: bool, search: Address) -> RowView:
    time, of = result.periods[number], result.whole.counts[number]

    def cell(one: Series) -> Cell:
        count = one.counts[number]
        url = search(_within(_asked(one.query, result.request), time)) if count else None
        if not shares or one is result.whole:
            return Cell(f"{count:,}", url=url)
        part = share(count, of)
        return Cell("–" if part is None else f"{part:.1%}", f"{count:,}" if of else "", url)

    return RowView(period_words(time), tuple(map(cell, (*result.series, result.whole))))


def _foot(result: TrendResult, search: Address) -> tuple[RowView, ...]:
    """What no period holds, and all that a search finds."""
    every, request = (*result.series, result.whole), result.request.search
    asked = [_asked(one.query, result.request) for one in every]
    rows = [
        RowView(
            "Found",
            tuple(
                Cell(f"{one.total:,}", url=search(each) if one.total else None)
                for one, each in zip(every, asked, strict=True)
            ),
        )
    ]
    if result.whole.undated:
        cells = tuple(
            Cell(f"{one.undated:,}", url=search(steps.undated(each, True)) if one.undated else None)
            for one, each in zip(every, asked, strict=True)
        )
        dates = [one for one in request.filters if one.field == "date"]
        asked_dates = dates or request.date_from or request.date_to or request.undated is not None
        rows.insert(0, RowView("Undated, not counted" if asked_dates else "Undated", cells))
    if result.whole.less_exact:
        rows.insert(0, RowView("Dated less exactly", tuple(Cell(f"{one.less_exact:,}") for one in every)))
    return tuple(rows)


def _chips(request: TrendRequest, shares: bool, address: TrendAddress) -> tuple[Choice, ...]:
    """Each filter and the address without it; `title` is the whole in words."""
    search = request.search

    def without(changed: SearchRequest) -> str:
        return address(replace(request, search=changed), shares)

    chips = [
        Choice(
            f"{'not ' if one.exclude else ''}{words.value_label(one.field, value)}",
            without(steps.toggle(search, one.field, value, exclude=one.exclude)),
            title=words.ONE[one.field],
        )
        for one in search.filters
        for value in one.values
    ]
    if search.date_from or search.date_to:
        label = words.span_words(search.date_from, search.date_to)
        chips.append(Choice(label, without(steps.between(search, None, None)), title="date"))
    if search.undated is not None:
        label = "undated only" if search.undated else "dated only"
        chips.append(Choice(label, without(steps.undated(search, None)), title="date"))
    if search.exactness != SearchRequest().exactness:
        label = words.RUNGS[search.exactness][0]
        standard = steps.at_rung(search, SearchRequest().exactness)
        chips.append(Choice(label, without(standard), title="exactness"))
    return tuple(chips)
