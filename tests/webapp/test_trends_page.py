"""Counts over time: the page, its files, and its parameters."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from flask.testing import FlaskClient
from handmade import fill, releases, written
from page_reader import Page, parameters

from corpus.archive import Archive
from corpus.models import ReleaseDate
from indexer.build import ensure_current
from indexer.periods import Period, periods
from indexer.request import Filter, SearchRequest
from indexer.search import Searcher
from indexer.trends import TrendRequest
from webapp import create_app, trend_charts, trend_params

EVIL = "<script>alert(1)</script>\"'&amp;{{ 7*7 }}"


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    folder = fill(tmp_path_factory.mktemp("trends"), releases())
    yield from _served(folder)


def _served(folder: Path) -> Iterator[FlaskClient]:
    with Archive.open(folder) as archive:
        ensure_current(archive)
    searcher = Searcher(folder)
    yield create_app(folder, searcher=searcher).test_client()
    searcher.close()


def test_without_a_query_there_is_the_form(indexed: FlaskClient) -> None:
    page = Page(indexed, "/trends")
    assert page.status == 200
    assert page.one("details.change").has_attr("open")
    assert len(page.soup.select(".asked input[name=q]")) == 5
    assert not page.soup.select("svg.trend, table")


@pytest.mark.parametrize(
    "narrowed",
    [
        "",
        "&by=month",
        "&by=quarter&share=1",
        "&by=month&from=2020-07-15&to=2021-03-04",
        "&lang=en&person=Ines+Okafor",
        "&date=2021",
        "&exactness=literal",
        "&undated=no",
    ],
)
def test_each_number_leads_to_as_many_releases(indexed: FlaskClient, narrowed: str) -> None:
    page = Page(indexed, f"/trends?q=ferry&q=the&q=渡轮{narrowed}")
    followed = 0
    for cell in page.soup.select("table.counts td"):
        link, aside = cell.select_one("a"), cell.select_one("small")
        count = (aside or link or cell).get_text().strip()
        if link is None:
            assert count in ("0", "–", "0.0%") or "Dated less exactly" in cell.parent.get_text()  # type: ignore[union-attr]
            continue
        found = indexed.get(str(link["href"]).replace("/search", "/api/v1/search")).get_json()
        assert found["total"] == int(count.replace(",", "")), link["href"]
        followed += 1
    assert followed


def test_how_many_dates_are_inferred_is_said(indexed: FlaskClient) -> None:
    counted = indexed.get("/api/v1/trends?q=ferry&by=year").get_json()
    inferred = [sum(counted[name]["of_which_inferred"]) for name in ("all_releases",)]
    listed = indexed.get("/api/v1/search?limit=100&undated=no").get_json()["hits"]
    assert inferred == [sum(hit["date_basis"] in ("inferred", "inherited") for hit in listed)]
    page = Page(indexed, "/trends?q=ferry&by=year")
    assert f"{inferred[0]} of {len(listed)} counted by an inferred date" in page.text
    text = indexed.get("/trends.csv?q=ferry&by=year").text[1:]
    rows = list(csv.DictReader(io.StringIO(text)))
    said = [row["of_which_inferred"] for row in rows if row["first_day"]]
    assert list(map(int, said)) == counted["series"][0]["of_which_inferred"]


def test_undated_and_vague_dates_are_said(indexed: FlaskClient) -> None:
    page = Page(indexed, "/trends?q=harbour&q=card&by=month")
    foot = page.texts("table.counts tfoot th")
    assert foot == ["Undated", "Found"]
    ranged = Page(indexed, "/trends?q=card&by=year&from=2020")
    assert ranged.texts("table.counts tfoot th")[0] == "Undated, not counted"


def test_a_line_is_known_without_its_colour(indexed: FlaskClient) -> None:
    page = Page(indexed, "/trends?q=ferry&q=card&q=silverline&by=month")
    wide = page.one("svg.at-wide")
    assert [text.get_text().split()[0] for text in wide.select(".series text")] == ["A", "B", "C"]
    shapes = {str(each["d"]).split("m", 1)[1][:8] for each in wide.select(".series .marks")}
    assert len(shapes) == 3
    assert page.texts(".legend strong") == ["ferry", "card", "silverline"]
    assert "table below" in str(wide["aria-label"])


def test_the_way_from_one_state_to_another(indexed: FlaskClient) -> None:
    page = Page(indexed, "/trends?q=ferry&q=card&lang=en&kind=letter&kind=release&from=2020")
    shares = page.follow(".sorts a", "share")
    assert ("share", "1") in parameters(shares.response.request.url)
    monthly = shares.follow(".sorts a", "by month")
    assert ("share", "1") in parameters(monthly.response.request.url)
    assert ("by", "month") in parameters(monthly.response.request.url)
    one_less = monthly.follow(".legend .off")
    assert [value for name, value in parameters(one_less.response.request.url) if name == "q"] == ["card"]
    free = page.follow(".chip", "English")
    assert "lang" not in dict(parameters(free.response.request.url))
    # The form has a field for one value of a facet and carries several along.
    assert page.one("select[name=lang] option[selected]")["value"] == "en"
    carried = {str(each["value"]) for each in page.soup.select("input[type=hidden][name=kind]")}
    assert carried == {"release", "letter"}


def test_the_files_have_the_numbers_of_the_page(indexed: FlaskClient) -> None:
    page = Page(indexed, "/trends?q=ferry&q=card&by=year&lang=en")
    response = indexed.get(page.link(".quiet a", "CSV"))
    assert response.content_type.startswith("text/csv")
    assert "attachment" in response.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(response.text[1:])))
    value = indexed.get(page.link(".quiet a", "JSON")).get_json()
    for number, one in enumerate(value["series"]):
        own = [row for row in rows if row["query"] == one["query"]]
        shown = [
            int(row.select("td")[number].get_text()) for row in page.soup.select("table.counts tbody tr")
        ]
        assert [int(row["releases"]) for row in own if row["first_day"]] == one["counts"] == shown
        assert int(own[-1]["releases"]) == one["undated"]
    assert {row["filters"] for row in rows} == {"language: en"}
    assert {row["archive_digest"] for row in rows} == {value["archive_digest"]}
    assert value["archive_digest"][:12] in page.text


def test_an_answer_that_did_not_change_is_not_sent_again(indexed: FlaskClient) -> None:
    for path in ("/trends", "/trends.csv", "/api/v1/trends"):
        first = indexed.get(f"{path}?q=ferry")
        again = indexed.get(f"{path}?q=ferry", headers={"If-None-Match": first.headers["ETag"]})
        assert again.status_code == 304
    other = indexed.get("/api/v1/trends?q=ferry&lang=en", headers={"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("q=a&q=b&q=c&q=d&q=e&q=f", "At most 5 queries"),
        ("q=a&by=week", "“week” is no choice for “by”"),
        ("q=a&sort=newest", "no parameter “sort” here"),
        ("q=a&colour=red", "no parameter “colour”"),
        ("q=a&from=soon", "“soon” is not a date"),
        (f"q={'a' * 600}", "longer than 512"),
    ],
)
def test_a_page_goes_on_where_a_program_is_refused(indexed: FlaskClient, address: str, said: str) -> None:
    page = Page(indexed, f"/trends?{address}")
    assert page.status == 200
    assert said in " ".join(page.texts(".notice"))
    for path in ("/api/v1/trends", "/trends.json", "/trends.csv"):
        refused = indexed.get(f"{path}?{address}")
        assert refused.status_code == 400
        assert refused.content_type == "application/problem+json"
        assert said in refused.get_json()["detail"]


def test_a_program_has_to_ask_for_something(indexed: FlaskClient) -> None:
    assert indexed.get("/api/v1/trends").status_code == 400
    refused = indexed.get("/api/v1/trends?q=ferry&q=((((")
    assert refused.status_code == 400, "all releases were not asked for"
    assert "Nothing of it can be searched for" in refused.get_json()["detail"]
    assert Page(indexed, "/trends?q=ferry&q=((((").texts(".told")


def test_a_broken_query_is_said_and_repaired(indexed: FlaskClient) -> None:
    page = Page(indexed, '/trends?q=card&q="night ferry')
    repaired = page.follow(".told a")
    assert [value for name, value in parameters(repaired.response.request.url) if name == "q"] == [
        "card",
        '"night ferry"',
    ]
    assert not repaired.soup.select(".told")


def test_nothing_dated_is_no_empty_chart(indexed: FlaskClient) -> None:
    page = Page(indexed, "/trends?q=card&undated=only")
    assert "nothing to draw" in page.text
    assert not page.soup.select("svg.at-wide")


def test_without_an_index_the_page_says_so(tmp_path: Path) -> None:
    client = create_app(fill(tmp_path, releases()), searcher=Searcher(tmp_path)).test_client()
    assert client.get("/trends?q=ferry").status_code == 503
    assert client.get("/api/v1/trends?q=ferry").content_type == "application/problem+json"


def test_markup_is_text(tmp_path: Path) -> None:
    release = written(
        "evil", "evil.txt", 0, "en", f"title| {EVIL}\nbody| {EVIL}", date=ReleaseDate("2020-01-01", "day")
    )
    for client in _served(fill(tmp_path, [release])):
        address = urlencode([("q", EVIL), ("q", f"=1+1 {EVIL}"), ("person", EVIL), ("not_kind", EVIL)])
        page = Page(client, f"/trends?{address}&{quote(EVIL)}=1")
        assert page.status == 200
        assert {one.get_text() for one in page.soup.select("script")} == {""}
        assert not page.soup.select("img, style, [style]")
        assert "&lt;script&gt;" in page.response.text
        assert "&amp;lt;" not in page.response.text
        rows = list(csv.reader(io.StringIO(client.get(f"/trends.csv?{address}").text[1:])))
        assert {row[0][:1] for row in rows[1:]} == {"<", "'"}, "no cell begins a formula"


@pytest.mark.parametrize(
    ("request_", "shares"),
    [
        (TrendRequest((), SearchRequest()), False),
        (TrendRequest(("a", '"b c"'), SearchRequest(), "month"), True),
        (
            TrendRequest(
                ("雷",),
                SearchRequest(
                    filters=(Filter("language", ("en", "zh")), Filter("kind", ("stub",), exclude=True)),
                    date_from="2020",
                    exactness="literal",
                    undated=False,
                ),
            ),
            False,
        ),
    ],
)
def test_an_address_is_read_as_it_was_written(request_: TrendRequest, shares: bool) -> None:
    reading = trend_params.read(trend_params.write(request_, shares=shares))
    assert not reading.problems
    assert reading.shares == shares
    assert reading.request.queries == request_.queries
    assert reading.request.unit == request_.unit
    assert trend_params.write(reading.request, shares=shares) == trend_params.write(request_, shares=shares)


YEARS = periods("year", "2011-01-01", "2020-12-31", most=100)


@pytest.mark.parametrize(
    ("values", "percent", "scale"),
    [
        ([0] * 10, False, ["0", "1"]),
        ([1] * 10, False, ["0", "1"]),
        ([7] * 10, False, ["0", "2", "4", "6", "8"]),
        ([1234] * 10, False, ["0", "500", "1,000", "1,500"]),
        ([1.0] * 10, True, ["0%", "50%", "100%"]),
        ([0.034] * 10, True, ["0%", "1%", "2%", "3%", "4%"]),
        ([None] * 10, True, ["0%", "1%"]),
    ],
)
def test_the_scale_holds_the_highest_value(
    values: list[float | None], percent: bool, scale: list[str]
) -> None:
    drawing = trend_charts.draw([values], YEARS, "year", trend_charts.WIDE, percent=percent)
    assert [tick.label for tick in drawing.scale] == scale


def test_a_period_without_releases_breaks_the_line() -> None:
    values = [0.5, None, 0.5, 0.5, *[None] * 6]
    (line,) = trend_charts.draw([values], YEARS, "year", trend_charts.WIDE, percent=True).lines
    assert line.path.count("M") == 2
    assert line.marks.count("M") == 3


def test_of_many_points_the_highest_have_the_marks() -> None:
    values: list[float | None] = [0.0] * 100
    values[3], values[57] = 10, 7
    months = periods("month", "2010-01-01", "2018-04-30", most=200)
    assert len(months) == len(values)
    (line,) = trend_charts.draw([values], months, "month", trend_charts.WIDE, percent=False).lines
    points = line.path[1:].split("L")
    assert all(f"M{points[at]}m" in line.marks for at in (3, 57))
    assert 20 < line.marks.count("M") < 40


def test_labels_do_not_cover_each_other() -> None:
    drawing = trend_charts.draw([[1] * 10] * 5, YEARS, "year", trend_charts.NARROW, percent=False)
    heights = sorted(line.y for line in drawing.lines)
    assert all(b - a >= 16 for a, b in itertools.pairwise(heights))
    assert all(0 < one < trend_charts.NARROW.height for one in heights)


@pytest.mark.parametrize(
    ("times", "unit"),
    [
        (periods("month", "2009-02-01", "2020-12-31", most=400), "month"),
        (periods("quarter", "2009-02-01", "2020-12-31", most=400), "quarter"),
        (periods("year", "1700-02-01", "2020-12-31", most=400), "year"),
        (periods("month", "2020-02-01", "2020-02-01", most=400), "month"),
    ],
)
def test_no_more_labels_than_fit(times: tuple[Period, ...], unit: str) -> None:
    for size in (trend_charts.WIDE, trend_charts.NARROW):
        drawing = trend_charts.draw([[1] * len(times)], times, unit, size, percent=False)  # type: ignore[arg-type]
        assert 1 <= len(drawing.times) <= size.ticks + 1
