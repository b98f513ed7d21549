"""A search as a feed: the same releases, when they came, and no date that is not stated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import quote

import feedparser
import pytest
from flask.testing import FlaskClient
from handmade import fill, releases, written
from page_reader import Page

from corpus.archive import Archive
from indexer.build import ensure_current
from indexer.search import Searcher
from webapp import create_app, feeds


@pytest.fixture
def grown(tmp_path: Path) -> Iterator[FlaskClient]:
    """An archive in which an old release was read later than the others, and one file read again."""
    folder = fill(tmp_path, releases())
    script = "title| An old ferry, found in the attic\nbody| A ferry of 1999."
    old = written("old", "attic.txt", 0, "en", script)
    again = [replace(one, place="Elsewhere") for one in releases() if one.source == "results.txt"]
    with Archive.open(folder) as archive:
        archive._db.execute("UPDATE run SET started = '2024-01-01T08:00:00+08:00'")
    fill(folder, [old, *again], made_by="again")
    with Archive.open(folder) as archive:
        archive._db.execute("UPDATE run SET started = '2025-02-03T04:05:06+00:00' WHERE id = 2")
        ensure_current(archive)
    searcher = Searcher(folder)
    yield create_app(folder, searcher=searcher).test_client()
    searcher.close()


def read(client: FlaskClient, address: str) -> feedparser.FeedParserDict:
    response = client.get(address)
    assert response.status_code == 200
    assert response.content_type == "application/atom+xml; charset=utf-8"
    found = feedparser.parse(response.data)
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def ids(found: feedparser.FeedParserDict) -> list[str]:
    return [entry.link.rsplit("/", 1)[-1] for entry in found.entries]


@pytest.mark.parametrize("search", ["", "q=ferry", "q=ferry&lang=en&sort=oldest", "undated=only", "q=zzzz"])
def test_a_feed_holds_the_releases_of_the_page(indexed: FlaskClient, search: str) -> None:
    page = Page(indexed, f"/search?{search}&sort=newest&limit=100")
    shown = [str(link["href"]).split("?")[0].split("/")[-1] for link in page.soup.select(".hit .title a")]
    found = read(indexed, f"/search.atom?{search}&page=3")
    assert ids(found) == shown
    assert [entry.title for entry in found.entries] == page.texts(".hit .title")
    assert indexed.get("/api/v1/archive").get_json()["digest"] in found.feed.subtitle
    (alternate,) = [link.href for link in found.feed.links if link.rel == "alternate"]
    assert Page(indexed, alternate).texts(".hit .title") == page.texts(".hit .title")[:20]


def test_dates_are_stated_or_said_in_words(indexed: FlaskClient) -> None:
    entries = {entry.link.rsplit("/", 1)[-1]: entry for entry in read(indexed, "/search.atom").entries}
    assert entries["launch-en"].published == "2021-03-04T00:00:00Z"
    assert entries["launch-en"].updated == "2024-01-01T00:00:00+00:00"
    for unstated, said in (
        ("launch-zh", "4 March 2021 (from its other language)"),
        ("letter", "9 March 2021 (inferred)"),
        ("card-zh", "1–9 Jul 2020 (one of these days, inferred)"),
        ("stub", "undated"),
    ):
        assert "published" not in entries[unstated]
        assert entries[unstated].summary.startswith(f"{said} — ")
    assert entries["letter"].author == "Ines Okafor"
    assert entries["launch-zh"].title_detail.language == "zh-Hans"


def test_what_came_last_is_first_and_what_came_again_is_not_new(grown: FlaskClient) -> None:
    found = read(grown, "/search.atom")
    assert ids(found)[0] == "old"
    assert {entry.updated for entry in found.entries[1:]} == {"2024-01-01T00:00:00+00:00"}
    assert found.entries[0].updated == found.feed.updated == "2025-02-03T04:05:06+00:00"


def test_an_entry_is_the_same_wherever_it_is_served(indexed: FlaskClient) -> None:
    here = read(indexed, "/search.atom?q=ferry")
    there = feedparser.parse(indexed.get("/search.atom?q=ferry", base_url="https://archive.example/").data)
    assert [entry.id for entry in here.entries] == [entry.id for entry in there.entries]
    assert len({entry.id for entry in here.entries}) == len(here.entries)
    assert here.feed.id == there.feed.id
    assert there.entries[0].link.startswith("https://archive.example/releases/")


def test_parts_lead_to_each_other_and_hold_all(indexed: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = ids(read(indexed, "/search.atom"))
    monkeypatch.setattr(feeds, "PART", 4)
    address, seen = "/search.atom", []
    while address:
        part = read(indexed, address)
        seen += ids(part)
        links = {link.rel: link.href for link in part.feed.links}
        assert "Part" in part.feed.subtitle
        address = links.get("next", "")
    assert seen == whole
    assert links["first"] == "http://localhost/search.atom"
    assert indexed.get("/search.atom?part=9").status_code == 400


def test_a_feed_of_a_long_query_comes_whole(indexed: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "PART", 4)
    left_out = "&".join(f"not_person={quote('名' * 150)}{number}" for number in range(8))
    part = read(indexed, f"/search.atom?{left_out}")
    assert len(ids(part)) == 4


def test_who_has_it_is_not_sent_it_again(indexed: FlaskClient) -> None:
    tag = indexed.get("/search.atom?q=ferry").headers["ETag"]
    assert indexed.get("/search.atom?q=ferry", headers={"If-None-Match": tag}).status_code == 304
    assert indexed.get("/search.atom?q=harbour", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize(
    "wrong", ["part=0", "part=two", "part=-1", "unit=passages&q=a", "sort=up", "part=99999999999999999999"]
)
def test_what_cannot_be_used_is_an_error(indexed: FlaskClient, wrong: str) -> None:
    response = indexed.get(f"/search.atom?{wrong}")
    assert (response.status_code, response.content_type) == (400, "application/problem+json")


def test_the_page_leads_to_its_feed(indexed: FlaskClient) -> None:
    page = Page(indexed, "/search?q=ferry&lang=en&sort=oldest")
    link = page.one('head link[type="application/atom+xml"]')
    assert link["href"] == page.link(".exports a", "Atom")
    assert ids(read(indexed, str(link["href"])))


def test_who_has_it_already_makes_nobody_search(
    indexed: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    had = indexed.get("/search.atom?q=ferry")
    assert date.today().isoformat() not in had.text.replace("T00:00:00", "")
    monkeypatch.setattr(Searcher, "listing", lambda *_: pytest.fail("It was searched for."))
    again = indexed.get("/search.atom?q=ferry", headers={"If-None-Match": had.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == had.headers["ETag"]


def test_the_same_search_of_two_archives_is_two_feeds(indexed: FlaskClient, grown: FlaskClient) -> None:
    feeds_read = [read(client, "/search.atom?q=ferry").feed.id for client in (indexed, grown, grown)]
    assert len(set(feeds_read)) == 2
    assert feeds_read[1] == feeds_read[2]
