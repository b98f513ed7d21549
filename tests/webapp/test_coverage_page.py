"""The note of coverage: its page, its files, and that it is of the archive as it is now."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from fake_searcher import FakeSearcher
from flask.testing import FlaskClient
from handmade import fill, releases, written
from page_reader import Page

from corpus.archive import Archive
from indexer.build import ensure_current
from indexer.search import Searcher
from webapp import create_app

EVIL = "<script>alert(1)</script>\"'&amp;{{ 7*7 }}"


@pytest.fixture
def indexed(tmp_path: Path) -> FlaskClient:
    folder = fill(tmp_path / "ferries", releases())
    with Archive.open(folder) as archive:
        ensure_current(archive)
    return create_app(folder, searcher=Searcher(folder)).test_client()


def test_the_figures_and_where_they_lead(indexed: FlaskClient) -> None:
    page = Page(indexed, "/coverage")
    assert page.status == 200
    assert "1 undated" in page.one(".lead").get_text()
    rows = page.texts(".calendar tbody tr")
    assert rows[0].split() == ["2020", *"000000100010", "2"]
    assert rows[1].split() == ["2021", *"003000000000", "3"]
    for link in page.soup.select(".calendar a"):
        found = indexed.get(str(link["href"]).replace("/search", "/api/v1/search")).get_json()
        assert found["total"] == int(link.get_text())
    assert page.texts(".gaps li") == [
        "August 2020 – October 2020 (3 months)",
        "December 2020 – February 2021 (3 months)",
    ]
    known = page.texts(".two tbody tr")
    assert "the release’s dateline 2" in known
    assert "one of several days 1" in known


def test_it_can_be_cited_in_six_forms(indexed: FlaskClient) -> None:
    page = Page(indexed, "/coverage")
    digest = page.one(".state code").get_text()
    assert len(digest) == 64
    cited = page.texts(".cite .copied")
    assert [head.split()[0] for head in page.texts(".cite dt")] == [
        "APA",
        "Chicago",
        "Chicago",
        "MLA",
        "GB/T",
        "BibTeX",
        "RIS",
    ]
    for form in cited:
        assert digest[:12] in form
        assert "http://localhost/coverage" in form
    assert "On Record archive “ferries”: 6 press releases, 2020–2021" in cited[0]


def test_the_files_have_the_figures_of_the_page(indexed: FlaskClient) -> None:
    response = indexed.get("/coverage.csv")
    assert "attachment" in response.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(response.text[1:])))
    value = indexed.get("/api/v1/coverage").get_json()
    assert value == indexed.get("/coverage.json").get_json()
    assert {
        row["name"]: int(row["releases"]) for row in rows if row["table"] == "month" if row["releases"] != "0"
    } == (value["months"])
    assert {row["archive_digest"] for row in rows} == {value["digest"]}
    assert Page(indexed, "/coverage").one(".state code").get_text() == value["digest"]


def test_what_was_added_is_counted_at_once_and_the_index_told_apart(
    indexed: FlaskClient, tmp_path: Path
) -> None:
    before = Page(indexed, "/coverage")
    assert "of this state" in before.text
    new = written("new", "new.txt", 0, "en", "title| Something new\nbody| It floats.")
    fill(tmp_path / "ferries", [new])
    after = Page(indexed, "/coverage")
    assert after.one(".state code").get_text() != before.one(".state code").get_text()
    assert "7 releases" in after.one(".lead").get_text()
    assert "of another state" in after.text


def test_an_archive_without_an_index_or_without_dates_is_told_of(tmp_path: Path) -> None:
    undated = [replace(one, date=releases()[4].date) for one in releases()]
    page = Page(create_app(fill(tmp_path, undated), searcher=None).test_client(), "/coverage")
    assert page.status == 200
    assert "No release has a date" in page.text
    assert "none that can be used" in page.text


def test_without_an_archive_it_is_an_error(tmp_path: Path) -> None:
    client = create_app(tmp_path, searcher=None).test_client()
    assert client.get("/coverage").status_code == 503
    assert client.get("/api/v1/coverage").content_type == "application/problem+json"


def test_markup_is_text(tmp_path: Path) -> None:
    made = [written("evil", f"={EVIL}", 0, "en", f"title| {EVIL}\nbody| {EVIL}")]
    client = create_app(fill(tmp_path / "<b>", made), searcher=FakeSearcher(made)).test_client()
    page = Page(client, "/coverage")
    assert page.status == 200
    assert {one.get_text() for one in page.soup.select("script")} == {""}
    assert "&lt;script&gt;" in page.response.text
    assert "&amp;lt;" not in page.response.text
    rows = list(csv.reader(io.StringIO(client.get("/coverage.csv").text[1:])))
    assert rows[-1][1].startswith("'=<script>")
