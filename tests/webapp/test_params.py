"""An address and a request say the same, in both directions; what cannot be used is said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.dates import read_date
from indexer.request import EXACTNESS, Filter, SearchRequest
from webapp.params import FIELDS, SORTS, default_sort, read, write

words = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=40).map(str.strip)
values = words.filter(bool)


dates = st.dates().map(lambda one: one.isoformat()[:7]) | st.just("undated")


@st.composite
def requests(draw: st.DrawFn) -> SearchRequest:
    chosen = [
        Filter(
            field,
            tuple(draw(st.lists(dates if field == "date" else values, min_size=1, max_size=3, unique=True))),
            exclude,
        )
        for field in FIELDS.values()
        for exclude in (False, True)
        if draw(st.integers(0, 5)) == 0
    ]
    query = draw(words)
    ends = sorted(draw(st.lists(st.dates(), min_size=2, max_size=2)))
    cut = draw(st.sampled_from([4, 7, 10]))
    limit = draw(st.integers(1, 100))
    return SearchRequest(
        query=query,
        filters=tuple(chosen),
        date_from=draw(st.sampled_from([None, ends[0].isoformat()[:cut]])),
        date_to=draw(st.sampled_from([None, ends[1].isoformat()[:cut]])),
        undated=draw(st.sampled_from([None, True, False])),
        sort=draw(st.sampled_from([default_sort(query), *SORTS])),
        limit=limit,
        offset=(draw(st.integers(1, 500)) - 1) * limit,
        exactness=draw(st.sampled_from(EXACTNESS)),
    )


@given(requests())
def test_a_request_survives_its_address(request: SearchRequest) -> None:
    reading = read(write(request))
    assert reading.request == request
    assert reading.problems == ()


names = st.sampled_from(["q", "from", "to", "page", "limit", "sort", "undated", "exactness", "not_person"])


@given(st.lists(st.tuples(st.one_of(names, st.text(max_size=20)), st.text(max_size=60)), max_size=12))
def test_any_parameters_are_read_and_then_stable(pairs: list[tuple[str, str]]) -> None:
    request = read(pairs).request
    assert read(write(request)).request == request


@pytest.mark.parametrize(
    ("raw", "iso"),
    [
        ("2020", "2020"),
        ("2020-07", "2020-07"),
        ("2020-7-5", "2020-07-05"),
        ("2020/07/15", "2020-07-15"),
        ("2020.07", "2020-07"),
        ("2020-13", None),
        ("2021-02-29", None),
        ("0000", None),
        ("20", None),
        ("some day", None),
        ("2020-07-15T10:00", None),
        ("２０２０", "2020"),
        ("２０２０－０７", "2020-07"),
        ("2020年7月15日", "2020-07-15"),
        ("٢٠٢٠", None),
        ("", None),
        ("July 2020", "2020-07"),
        ("16 August 2020", "2020-08-16"),
        ("16th  aug. 2020", "2020-08-16"),
        ("Sept. 2, 2020", "2020-09-02"),
        ("1 May 2 2020", None),
        ("May 32, 2020", None),
        ("Someday 2020", None),
        ("2020 May", None),
        ("13/12/2020", "2020-12-13"),
        ("12.13.2020", "2020-12-13"),
        ("12/12/2020", "2020-12-12"),
        ("11/12/2020", None),
        ("13/13/2020", None),
    ],
)
def test_dates(raw: str, iso: str | None) -> None:
    assert read_date(raw) == iso
    assert read([("from", raw)]).request.date_from == iso


@pytest.mark.parametrize(
    ("pairs", "parameter", "said"),
    [
        ([("from", "2020-13-45")], "from", "not a date"),
        ([("to", "soon")], "to", "not a date"),
        ([("date", "2020-99")], "date", "not a date"),
        ([("not_date", "<script>")], "not_date", "not a date"),
        ([("from", "2021"), ("to", "2019")], "from", "other way round"),
        ([("page", "0")], "page", "1 to 500"),
        ([("page", "99999999999999999999")], "page", "1 to 500"),
        ([("page", "two")], "page", "1 to 500"),
        ([("limit", "5000")], "limit", "1 to 100"),
        ([("sort", "price")], "sort", "it takes “relevance”, “newest” or “oldest”."),
        ([("exactness", "vague")], "exactness", "it takes “literal”, “folded”, “stemmed” or “all”."),
        ([("undated", "maybe")], "undated", "it takes “only” or “no”."),
        ([("perosn", "x")], "perosn", "no parameter"),
        ([("not_q", "x")], "not_q", "no parameter"),
        ([("q", "a" * 600)], "q", "512"),
        ([("person", "a" * 300)], "person", "200"),
        ([("not_kind", str(n)) for n in range(40)], "not_kind", "24"),
    ],
)
def test_what_cannot_be_used_is_said(pairs: list[tuple[str, str]], parameter: str, said: str) -> None:
    (problem,) = read(pairs).problems
    assert problem.parameter == parameter
    assert said in problem.said


@pytest.mark.parametrize(
    ("first", "last", "range_"),
    [
        ("2021-05", "2019", ("2019", "2021-05")),
        ("last month", "last year", ("2025-01-01", "2026-02-28")),
        ("2021-05", "2021", ("2021-05", "2021")),
    ],
)
def test_a_range_the_other_way_round_is_turned_and_whole(
    first: str, last: str, range_: tuple[str, str]
) -> None:
    request = read([("from", first), ("to", last)], today=date(2026, 3, 31)).request
    assert (request.date_from, request.date_to) == range_


def test_what_a_page_does_all_the_same_is_not_said_of_a_refusal() -> None:
    (problem,) = read([("from", "soon")]).problems
    assert problem.said.endswith("It was ignored.")
    assert "ignored" not in problem.message


def test_dates_from_today() -> None:
    pairs = [("from", "last 90 days"), ("to", "本月")]
    reading = read(pairs, today=date(2026, 3, 31))
    assert (reading.request.date_from, reading.request.date_to) == ("2026-01-01", "2026-03-31")
    assert not reading.problems
    assert read([("to", "去年")], today=date(2026, 3, 31)).request.date_to == "2025-12-31"


def test_dates_the_wrong_way_round_are_exchanged() -> None:
    request = read([("from", "2021-05"), ("to", "2019")]).request
    assert (request.date_from, request.date_to) == ("2019", "2021-05")


def test_control_characters_do_not_reach_the_query() -> None:
    assert read([("q", "night\x00\x1b[2Jferry\n")]).request.query == "night [2Jferry"


@pytest.mark.parametrize(("pairs", "sort"), [([], "newest"), ([("q", "ferry")], "relevance")])
def test_the_order_follows_the_query(pairs: list[tuple[str, str]], sort: str) -> None:
    assert read(pairs).request.sort == sort
