"""The results of a search as files: each holds what the pages show, all of it, in the same order."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import quote

import bibtexparser
import pytest
import rispy
from flask.testing import FlaskClient
from handmade import fill, releases
from page_reader import Page

from corpus.archive import Archive
from corpus.errors import IndexUnavailable, NotFound
from corpus.models import Release
from indexer.build import ensure_current
from indexer.search import Searcher
from webapp import create_app, exports, states, streams

SEARCHES = [
    "",
    "q=ferry",
    "q=ferry&sort=oldest&lang=en",
    "q=the&person=Ines+Okafor&not_kind=letter",
    "from=2021-01&to=2021-03",
    "undated=only",
    "q=%E6%B8%A1%E8%BC%AA",
    "q=nothing-at-all",
]
UNITS = ["q=the&unit=passages&order=right", "q=the&unit=passages&unfold=1", "unit=quotations&quote=direct"]
TODAY = "2026-05-04"


@pytest.fixture(autouse=True)
def _it_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    """No midnight falls into a test."""
    monkeypatch.setattr(states, "today", lambda: date.fromisoformat(TODAY))


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith(("\ufeffid,", "\ufeffleft,", "\ufeffquotation,"))
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def paged(client: FlaskClient, search: str) -> list[str]:
    """The ids that the pages of a search list, turned one by one."""
    page = Page(client, f"/search?{search}&limit=1")
    found = []
    while True:
        links = [str(link["href"]) for link in page.soup.select(".hit .title a")]
        found += [link.split("?")[0].split("/")[-1] for link in links]
        if not page.soup.select(".pager [rel=next]"):
            return found
        page = page.follow(".pager [rel=next]")


@pytest.mark.parametrize("search", SEARCHES)
def test_every_file_holds_what_the_pages_show(indexed: FlaskClient, search: str) -> None:
    shown = paged(indexed, search)
    asked = f"{search}&page=2&limit=1"
    body = {ending: indexed.get(f"/search.{ending}?{asked}").text for ending in exports.ENDINGS}
    assert [row["id"] for row in rows(body["csv"])] == shown
    assert [entry["id"] for entry in rispy.loads(body["ris"])] == shown
    library = bibtexparser.parse_string(body["bib"])
    assert [entry.key for entry in library.entries] == shown
    assert not library.failed_blocks
    value = json.loads(body["json"])
    assert [hit["id"] for hit in value["hits"]] == shown
    assert (value["total"], value["limit"], value["offset"]) == (len(shown), len(shown), 0)
    assert [json.loads(line)["id"] for line in body["jsonl"].splitlines()] == shown


@pytest.mark.parametrize("search", UNITS)
def test_lines_and_quotations_are_those_of_the_page(indexed: FlaskClient, search: str) -> None:
    page = Page(indexed, f"/search?{search}&limit=100")
    shown = page.texts(".kwic mark") or page.texts(".quotations blockquote")
    read = rows(indexed.get(f"/search.csv?{search}").text)
    assert [" ".join((row.get("hit") or row["quotation"]).split()) for row in read] == shown != []
    value = indexed.get(f"/search.json?{search}").get_json()
    assert [" ".join((hit.get("hit") or hit["text"]).split()) for hit in value["hits"]] == shown
    lines = [json.loads(line) for line in indexed.get(f"/search.jsonl?{search}").text.splitlines()]
    assert [line["start"] for line in lines] == [int(row["start"]) for row in read]
    for row in read:
        release, _, paragraph = row["permalink"].partition("#")
        assert Page(indexed, release).soup.find(id=paragraph) is not None
        assert row["speaker"] in indexed.get(f"/api/v1/releases/{row['release']}").text


def test_each_says_what_was_asked_when_and_of_what(indexed: FlaskClient) -> None:
    search = "q=ferry&person=Ines+Okafor&from=2021"
    digest = indexed.get("/api/v1/archive").get_json()["digest"]
    response = indexed.get(f"/search.csv?{search}")
    assert response.headers["OnRecord-Archive"] == digest
    for row in rows(response.text):
        assert row["query"] == "ferry"
        assert row["filters"] == "person: Ines Okafor; from 2021; exactness: stemmed; order: relevance"
        assert (row["asked_on"], row["archive_digest"]) == (TODAY, digest)
        assert row["permalink"] == f"http://localhost/releases/{row['id']}"
    for ending in ("ris", "bib", "json", "jsonl"):
        text = indexed.get(f"/search.{ending}?{search}").text
        for said in (digest, TODAY, "ferry", "person: Ines Okafor; from 2021"):
            assert said in text, ending


def test_undated_releases_that_a_range_leaves_out_are_counted(indexed: FlaskClient) -> None:
    undated = indexed.get("/search.json?undated=only").get_json()["total"]
    read = rows(indexed.get("/search.csv?from=2000").text)
    assert {row["undated_left_out"] for row in read} == {str(undated)} != {"0"}
    assert {row["undated_left_out"] for row in rows(indexed.get("/search.csv").text)} == {"0"}
    assert "undated release" in indexed.get("/search.bib?from=2000").text


def test_a_bound_is_said_in_the_file_and_beside_it(
    indexed: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = paged(indexed, "")
    monkeypatch.setattr(exports, "MAX_EXPORTED", 2)
    assert "Take the first 2 of these results along" in Page(indexed, "/search").text
    response = indexed.get("/search.csv")
    assert [row["id"] for row in rows(response.text)] == every[:2]
    assert {(row["releases_found"], row["releases_listed"]) for row in rows(response.text)} == {
        (str(len(every)), "2")
    }
    assert response.headers["OnRecord-Releases-Found"] == str(len(every))
    assert response.headers["OnRecord-Releases-Listed"] == "2"
    assert f"the first 2 of {len(every)} releases" in indexed.get("/search.ris").text
    value = indexed.get("/search.json").get_json()
    assert (len(value["hits"]), value["releases_listed"], value["total"]) == (2, 2, len(every))


def test_a_long_one_is_sent_while_it_is_made(indexed: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    addresses = [f"/search.{ending}" for ending in exports.ENDINGS] + [
        f"/search.{ending}?{UNITS[0]}" for ending in ("csv", "json", "jsonl")
    ]
    monkeypatch.setattr(streams, "AT_FIRST", 2**20)
    whole = [indexed.get(address) for address in addresses]
    assert all("Content-Length" in response.headers for response in whole)
    monkeypatch.setattr(streams, "CHUNK", 100)
    for address, before in zip(addresses, whole, strict=True):
        response = indexed.get(address)
        assert "Content-Length" not in response.headers
        assert response.data == before.data
        assert indexed.get(address, headers={"If-None-Match": before.headers["ETag"]}).status_code == 304
        assert indexed.head(address).status_code == 200


def test_what_breaks_on_the_way_is_not_taken_for_the_whole(
    indexed: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = paged(indexed, "")[-1]
    monkeypatch.setattr(streams, "CHUNK", 100)
    read = exports.services.Archive.release

    def release(self: object, release_id: str, *needed: str) -> Release:
        if release_id == gone:
            raise NotFound("No longer there.")
        return read(self, release_id, *needed)  # type: ignore[arg-type]

    monkeypatch.setattr(exports.services.Archive, "release", release)
    response = indexed.get("/search.csv")
    with pytest.raises(IndexUnavailable):
        response.get_data()
    monkeypatch.setattr(streams, "CHUNK", 2**20)
    for address in ("/search.csv", "/search.atom"):
        response = indexed.get(address)
        assert response.status_code == 503
        assert "onrecord index" in response.get_json()["detail"]


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("/search.csv?sort=up", "sort"),
        ("/search.bib?colour=red", "colour"),
        ("/search.json?from=someday", "from"),
        ("/search.ris?q=ferry&unit=passages", "unit"),
        ("/search.bib?unit=quotations", "unit"),
        ("/search.csv?q=date:2020-13", "q"),
        ("/api/v1/search?q=***", "q"),
    ],
)
def test_what_cannot_be_used_is_an_error(indexed: FlaskClient, address: str, parameter: str) -> None:
    response = indexed.get(address)
    assert (response.status_code, response.content_type) == (400, "application/problem+json")
    assert [one["parameter"] for one in response.get_json()["errors"]] == [parameter]


@pytest.mark.parametrize("mark", ["=", "+", "-", "@", "＝", "＋", "－", "＠", " ="])
def test_no_cell_is_a_formula(indexed: FlaskClient, tmp_path: Path, mark: str) -> None:
    evil = f"{mark}cmd"
    first, *others = releases()
    quoted = tuple(replace(one, speaker=evil, role=evil, rule=evil) for one in first.quotes)
    made = replace(
        first,
        title=evil,
        author=evil,
        place=evil,
        source=evil,
        quotes=quoted,
        text=f"{evil}{first.text[len(evil) :]}",
    )
    folder = fill(tmp_path, [made, *(replace(one, source="others.txt") for one in others)])
    with Archive.open(folder) as archive:
        ensure_current(archive)
    searcher = Searcher(folder)
    client = create_app(folder, searcher=searcher).test_client()
    seen = 0
    for search in (
        "",
        f"q={quote(evil)} OR ferry",
        "q=-zzz",
        UNITS[0],
        "unit=quotations",
        f"person={quote(evil)}",
    ):
        for row in csv.reader(
            io.StringIO(client.get(f"/search.csv?{search}").text.lstrip("\ufeff"), newline="")
        ):
            assert not [
                cell for cell in row if cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
            ]
            seen += sum(cell.startswith(f"'{mark}") for cell in row)
    searcher.close()
    assert seen > 6


def test_a_file_is_named_after_what_was_asked(indexed: FlaskClient) -> None:
    named = indexed.get("/search.csv?q=night+“ferry”").headers["Content-Disposition"]
    assert named == f"attachment; filename=onrecord-night-ferry-{TODAY}.csv"
    other = indexed.get("/search.bib?q=渡輪").headers["Content-Disposition"]
    assert other.isascii()
    assert f"filename=onrecord-{TODAY}.bib; filename*=UTF-8''onrecord-%E6%B8%A1%E8%BC%AA-" in other


def test_the_page_leads_to_its_files(indexed: FlaskClient) -> None:
    page = Page(indexed, "/search?q=ferry&lang=en&page=1")
    assert page.texts(".exports a")[:3] == ["CSV", "RIS", "BibTeX"]
    assert page.link(".exports a", "CSV") == "/search.csv?q=ferry&lang=en"
    for link in page.soup.select(".exports a"):
        assert indexed.get(str(link["href"])).status_code == 200
    assert Page(indexed, f"/search?{UNITS[0]}").texts(".exports a") == ["CSV", "JSON", "JSON Lines"]
    assert not Page(indexed, "/search?q=zzzz").soup.select(".exports")


def test_an_organisation_is_named_in_every_file(indexed: FlaskClient) -> None:
    search = "person=Ines+Okafor&kind=release&lang=en"
    (row,) = rows(indexed.get(f"/search.csv?{search}").text)
    assert (row["author"], row["issuer"]) == ("", "Brightwater Ferries")
    (entry,) = rispy.loads(indexed.get(f"/search.ris?{search}").text)
    assert entry["authors"] == [row["issuer"]]
