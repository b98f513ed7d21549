"""An archive that changed after its index was built: pages say so, files are refused, ETags differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from handmade import fill, releases
from werkzeug.test import TestResponse

from corpus.archive import Archive
from corpus.models import ReleaseDate
from indexer.build import ensure_current
from indexer.search import Searcher
from webapp import create_app, exports, streams

FILES = (
    *(f"/search.{ending}" for ending in exports.ENDINGS),
    "/search.csv?q=ferry&unit=passages",
    "/search.json?unit=quotations",
    "/search.jsonl?unit=quotations",
    "/search.atom",
)
PAGES = (
    "/search?q=ferry",
    "/search?q=the&unit=passages",
    "/people",
    "/products",
    "/wording?q=ferry",
    "/trends?q=ferry",
)


def change(folder: Path) -> None:
    """The same file read again: the same ids and words, other dates."""
    other = ReleaseDate("2019-01-02", "day", "dateline", "dateline")
    fill(folder, [replace(one, date=other) for one in releases()], made_by="again")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    fill(tmp_path, releases())
    index(tmp_path)
    return tmp_path


@pytest.fixture
def client(folder: Path) -> Iterator[FlaskClient]:
    searcher = Searcher(folder)
    yield create_app(folder, searcher=searcher).test_client()
    searcher.close()


def index(folder: Path) -> None:
    with Archive.open(folder) as archive:
        ensure_current(archive)


def test_no_file_mixes_two_states(client: FlaskClient, folder: Path) -> None:
    before = {address: client.get(address) for address in FILES}
    assert {one.status_code for one in before.values()} == {200}
    change(folder)
    for address, had in before.items():
        for headers in ({}, {"If-None-Match": had.headers["ETag"]}):
            response = client.get(address, headers=headers)
            assert response.status_code == 503, address
    assert "onrecord index" in client.get("/search.csv").get_json()["detail"]
    index(folder)
    for address, had in before.items():
        response = client.get(address, headers={"If-None-Match": had.headers["ETag"]})
        assert response.status_code == 200, address
        assert response.headers["ETag"] != had.headers["ETag"]


def test_a_change_on_the_way_cuts_the_file(
    client: FlaskClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "CHUNK", 100)
    response = client.get("/search.csv")
    change(folder)
    with pytest.raises(exports.states.IndexUnavailable):
        response.get_data()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_says_that_the_states_differ(client: FlaskClient, folder: Path, address: str) -> None:
    said = "The archive has changed since the index was built"
    assert said not in client.get(address).text
    change(folder)
    assert said in client.get(address).text
    index(folder)
    assert said not in client.get(address).text


def test_programs_are_told_in_a_header(client: FlaskClient, folder: Path) -> None:
    before = client.get("/api/v1/search?q=ferry")
    assert "OnRecord-Index" not in before.headers
    change(folder)
    after = client.get("/api/v1/search?q=ferry", headers={"If-None-Match": before.headers["ETag"]})
    assert (after.status_code, after.headers["OnRecord-Index"]) == (200, "older than the archive")


def test_an_etag_is_of_the_day_only_where_the_query_is(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tags() -> list[str]:
        asked = ("q=ferry", "q=ferry+date:%22last+90+days%22")
        return [client.get(f"/api/v1/search?{one}").headers["ETag"] for one in asked]

    plain, relative = tags()

    class Tomorrow(exports.date):
        @classmethod
        def today(cls) -> exports.date:
            return exports.date(2030, 1, 1)

    monkeypatch.setattr(exports, "date", Tomorrow)
    assert tags()[0] == plain
    assert tags()[1] != relative


@pytest.mark.parametrize(
    "sent",
    [
        ("/check/batch", {"text": "quotation,speaker\nFerries run,\n"}),
        ("/check/draft", {"text": "She said: “Ferries run at night.”"}),
    ],
)
def test_a_report_tells_the_state_it_was_checked_against(
    client: FlaskClient, folder: Path, sent: tuple[str, dict[str, str]]
) -> None:
    address, form = sent

    def answered(kind: str) -> TestResponse:
        return client.post(address, data={**form, "format": kind})

    before = answered("json").get_json()["archive_digest"]
    assert answered("csv").status_code == 200
    change(folder)
    assert answered("json").get_json()["archive_digest"] == before, "that of the index, which has not changed"
    assert answered("csv").status_code == 503
    index(folder)
    assert answered("json").get_json()["archive_digest"] != before
