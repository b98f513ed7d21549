"""Counts over time say what searches find."""

from __future__ import annotations

from datetime import date

import pytest

from indexer import config
from indexer.periods import UNITS, TrendUnit
from indexer.request import Filter, SearchRequest
from indexer.search import Searcher
from indexer.trends import TrendRequest, TrendResult
from indexer.trends_table import COLUMNS, table, trends_json

QUERIES = ("lantern", '"the dark"', "lamp OR moth", "speaker:Mara said:dark", "nowhere")
NARROWED = (
    SearchRequest(),
    SearchRequest(exactness="literal"),
    SearchRequest(exactness="all", filters=(Filter("language", ("en",)),)),
    SearchRequest(filters=(Filter("person", ("Mara",)), Filter("kind", ("letter",), exclude=True))),
    SearchRequest(filters=(Filter("speaker", ("Mara Lindqvist",)),)),
    SearchRequest(filters=(Filter("date", ("2020",)),)),
    SearchRequest(date_from="2020-01-02", date_to="2020-08-15"),
    SearchRequest(date_from="2020-08-11"),
    SearchRequest(undated=False),
)


def counted(
    searcher: Searcher, *queries: str, unit: TrendUnit | None = None, **narrowed: object
) -> TrendResult:
    return searcher.trends(TrendRequest(queries, SearchRequest(**narrowed), unit))  # type: ignore[arg-type]


def total(searcher: Searcher, query: str, search: SearchRequest, first: str, last: str) -> int:
    """What a search finds in a period, cut where the request cuts it."""
    first = max(first, search.date_from or "") if search.date_from else first
    last = min(last, search.date_to or "") if search.date_to else last
    options = {name: getattr(search, name) for name in ("filters", "exactness")}
    return searcher.search(SearchRequest(query, date_from=first, date_to=last, **options)).total


@pytest.mark.parametrize("search", NARROWED, ids=range(len(NARROWED)))
@pytest.mark.parametrize("unit", UNITS)
def test_each_number_is_what_a_search_finds(
    searcher: Searcher, search: SearchRequest, unit: TrendUnit
) -> None:
    result = searcher.trends(TrendRequest(QUERIES, search, unit))
    assert result.unit == unit
    assert [one.query for one in result.series] == list(QUERIES)
    for one in (*result.series, result.whole):
        for time, count in zip(result.periods, one.counts, strict=True):
            assert count == total(searcher, one.query, search, time.first, time.last), (one.query, time)


@pytest.mark.parametrize("search", NARROWED, ids=range(len(NARROWED)))
@pytest.mark.parametrize("unit", UNITS)
def test_a_series_adds_up_to_what_is_found(
    searcher: Searcher, search: SearchRequest, unit: TrendUnit
) -> None:
    result = searcher.trends(TrendRequest(QUERIES, search, unit))
    ranged = search.date_from or search.date_to
    for one in (*result.series, result.whole):
        found = searcher.search(SearchRequest(one.query, **_all_of(search)))
        assert one.total == found.total
        dated = any(each.field == "date" for each in search.filters)
        if not (ranged or dated):
            undated = one.undated if search.undated is None else 0
            assert sum(one.counts) + one.less_exact + undated == one.total
        assert sum(one.counts) <= one.total
        assert found.histogram is not None
        assert one.undated == found.histogram.undated, "whatever dates were asked for"


def _all_of(search: SearchRequest) -> dict[str, object]:
    names = ("filters", "exactness", "date_from", "date_to", "undated")
    return {name: getattr(search, name) for name in names}


def test_a_vague_date_is_in_no_period_it_may_not_fall_into(searcher: Searcher) -> None:
    by_year, by_month = (counted(searcher, "*", unit=unit).whole for unit in ("year", "month"))
    assert by_year.less_exact == 0
    assert by_month.less_exact == 1, "dated 2018"
    assert sum(by_month.counts) == sum(by_year.counts) - 1


def test_a_date_that_may_lie_in_the_range_is_told(searcher: Searcher) -> None:
    whole = counted(searcher, date_from="2018-05", date_to="2019").whole
    assert whole.less_exact == 1
    assert whole.total == sum(whole.counts)


def test_a_range_is_shown_as_a_whole_where_there_are_releases_around_it(searcher: Searcher) -> None:
    shown = counted(searcher, date_from="2020-03", date_to="2020-11", unit="month").periods
    assert (shown[0].value, shown[-1].value) == ("2020-03", "2020-11")
    beyond = counted(searcher, date_from="2020-03", date_to="2099", unit="month").periods
    assert beyond[-1].value == "2021-04", "the last month of the archive"
    chosen = counted(searcher, filters=(Filter("date", ("2020-07",)),), unit="month").periods
    assert [one.value for one in chosen] == ["2020-07"]


def test_nothing_dated_has_no_periods(searcher: Searcher) -> None:
    result = counted(searcher, "lantern", undated=True)
    assert result.periods == ()
    assert result.series[0].counts == ()
    assert result.whole.total == result.whole.undated > 0


def test_a_unit_that_makes_too_many_periods_is_replaced_and_said(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(config, "MAX_BUCKETS", 20)
    result = counted(searcher, "lantern", unit="month")
    assert result.unit == "quarter"
    assert result.units == ("year", "quarter")
    assert [one.code for one in result.diagnostics] == ["unit-too-short"]


def test_what_cannot_be_read_of_a_query_is_said_with_it(searcher: Searcher) -> None:
    result = counted(searcher, "lantern", '"the dark')
    assert not result.series[0].diagnostics
    assert result.series[1].diagnostics[0].repaired == '"the dark"'


def test_no_more_queries_are_counted_than_can_be_drawn(searcher: Searcher) -> None:
    assert len(counted(searcher, *"abcdefg").series) == config.MAX_SERIES


def test_the_table_adds_up_and_says_what_was_asked(searcher: Searcher) -> None:
    result = counted(searcher, "lantern", "moth", unit="month", filters=(Filter("language", ("en", "zh")),))
    head, *rows = table(result, asked_on=date(2024, 2, 3))
    assert head == COLUMNS
    named = [dict(zip(head, row, strict=True)) for row in rows]
    for one in result.series:
        own = [row for row in named if row["query"] == one.query]
        assert len(own) == len(result.periods) + 2
        assert sum(int(row["releases"]) for row in own) == one.total
    assert {row["filters"] for row in named} == {"language: en, zh"}
    assert {row["asked_on"] for row in named} == {"2024-02-03"}
    assert {len(row["archive_digest"]) for row in named} == {64}
    empty = [row for row in named if row["of_releases"] == "0" and row["first_day"]]
    assert empty
    assert {row["share"] for row in empty} == {""}, "no release of a month is no share of 0"


def test_json_has_the_same_numbers(searcher: Searcher) -> None:
    result = counted(searcher, "lantern", unit="year")
    value = trends_json(result, asked_on=date(2024, 2, 3))
    (one,) = value["series"]  # type: ignore[misc]
    assert one["counts"] == list(result.series[0].counts)
    assert one["shares"] == [
        count / of if of else None
        for count, of in zip(result.series[0].counts, result.whole.counts, strict=True)
    ]
    assert value["archive_digest"] == result.archive_digest
