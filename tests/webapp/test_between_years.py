"""A release that can be of either of two years: dated everywhere, in no year, and never called undated."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from handmade import fill, releases
from page_reader import Page

from corpus.archive import Archive
from corpus.models import ReleaseDate
from indexer.build import ensure_current
from indexer.search import Searcher
from webapp import create_app

SAID = "28 Dec 2019 – 3 Jan 2020 (one of these days, corrected by hand)"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    turn = ReleaseDate(None, "range", "corrected", "by hand", (), "2019-12-28", "2020-01-03")
    made = [replace(one, date=turn) if one.id == "launch-en" else one for one in releases()]
    folder: Path = fill(tmp_path_factory.mktemp("turn"), made)
    with Archive.open(folder) as archive:
        ensure_current(archive)
    searcher = Searcher(folder)
    yield create_app(folder, searcher=searcher).test_client()
    searcher.close()


@pytest.mark.parametrize(
    "address",
    [
        "/search?q=silverline&lang=en",
        "/search?q=silverline&unit=passages",
        "/search?unit=quotations&q=ferry",
        "/people/Ines%20Okafor",
        "/products/Silverline",
    ],
)
def test_pages_say_the_days(client: FlaskClient, address: str) -> None:
    assert SAID in Page(client, address).text


def test_it_is_not_among_the_undated_and_in_the_range_that_holds_it(client: FlaskClient) -> None:
    def ids(search: str) -> list[str]:
        return [hit["id"] for hit in client.get(f"/api/v1/search?{search}").get_json()["hits"]]

    assert "launch-en" not in ids("undated=only")
    assert "launch-en" in ids("undated=no")
    assert "launch-en" in ids("from=2019-12&to=2020-01")
    assert "launch-en" not in ids("from=2020")
    assert ids("sort=oldest")[0] == "launch-en"


def test_programs_get_the_days(client: FlaskClient) -> None:
    (hit,) = client.get("/api/v1/search?q=silverline&lang=en&kind=release&product=Silverline").get_json()[
        "hits"
    ]
    assert (hit["date"], hit["date_earliest"], hit["date_latest"]) == (None, "2019-12-28", "2020-01-03")
    text = client.get("/search.csv?unit=quotations&speaker=Ines+Okafor&quote=direct").text
    row = next(csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline="")))
    assert (row["date"], row["date_earliest"], row["date_latest"]) == ("", "2019-12-28", "2020-01-03")
    seen = client.get("/api/v1/people/Ines%20Okafor").get_json()["presence"]
    assert (seen["first"]["id"], seen["first"]["date_earliest"]) == ("launch-en", "2019-12-28")


def test_the_coverage_counts_it_in_no_year(client: FlaskClient) -> None:
    counted = client.get("/api/v1/coverage").get_json()
    assert (counted["earliest"], counted["earliest_basis"]) == ("2019-12-28", "corrected")
    assert (counted["between_years"], counted["undated"]) == (1, 1)
    assert sum(counted["years"].values()) + 2 == counted["releases"]
    page = Page(client, "/coverage").text
    assert "28 Dec 2019 (corrected by hand) – 9 Mar 2021 (inferred); 1 undated" in page
    assert "1 release can be of either of two years and counts in none." in page
