"""From hit to hit on the pages of releases, and what their addresses carry."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from fake_searcher import FakeSearcher
from flask.testing import FlaskClient
from handmade import releases
from page_reader import Page, parameters

from corpus.errors import IndexUnavailable
from indexer.request import Filter, SearchRequest
from webapp import create_app, release_view
from webapp.release_view import View

ORDER = ("letter", "launch-en", "launch-zh", "results", "card-zh", "stub")
"""All releases, the newest first, the undated last."""


@pytest.mark.parametrize("hit", range(1, len(ORDER) + 1))
def test_a_hit_leads_to_the_one_before_and_after(client: FlaskClient, hit: int) -> None:
    page = Page(client, f"/releases/{ORDER[hit - 1]}?lang=en&lang=zh&hit={hit}")
    assert page.one(".hitbar .figure").get_text() == f"Hit {hit} of 6"
    for relation, at in (("prev", hit - 1), ("next", hit + 1)):
        links = page.soup.select(f".hitbar [rel={relation}]")
        assert len(links) == (1 <= at <= len(ORDER))
        for link in links:
            address = str(link["href"])
            assert address.startswith(f"/releases/{ORDER[at - 1]}?")
            assert parameters(address) == [("lang", "en"), ("lang", "zh"), ("hit", str(at))]


def test_one_search_asks_for_no_more_than_it_shows(client: FlaskClient, searcher: FakeSearcher) -> None:
    client.get("/releases/launch-zh?q=a&sort=newest&hit=40&limit=50")
    (asked,) = searcher.asked
    assert (asked.offset, asked.limit, asked.facets, asked.histogram, asked.snippets) == (38, 3, (), False, 0)


@pytest.mark.parametrize("hit", ["2", "77"])
def test_results_that_changed_since_say_so(client: FlaskClient, hit: str) -> None:
    page = Page(client, f"/releases/letter?sort=newest&hit={hit}")
    assert page.one(".hitbar .figure").get_text() == (
        f"The results have changed: this is no longer hit {hit} of 6."
    )
    assert not page.soup.select(".hitbar [rel]")
    assert page.link(".hitbar .results").startswith("/search")


@pytest.mark.parametrize("hit", ["0", "-1", "x", "1.5", "9" * 30, ""])
def test_what_is_no_number_of_a_hit_is_left_out(client: FlaskClient, hit: str) -> None:
    page = Page(client, f"/releases/letter?hit={hit}")
    assert page.status == 200
    assert not page.soup.select(".hitbar")


def test_the_way_back_is_the_page_of_the_hit(client: FlaskClient) -> None:
    page = Page(client, "/releases/letter?q=the&sort=newest&limit=2&hit=1")
    assert parameters(page.link(".hitbar .results")) == [("q", "the"), ("sort", "newest"), ("limit", "2")]
    page = Page(client, "/releases/letter?q=the&limit=2&hit=5")
    assert parameters(page.link(".hitbar .results"))[-1] == ("page", "3")


def test_without_an_index_the_text_is_there(archive_folder: Path, searcher: FakeSearcher) -> None:
    searcher.raises = IndexUnavailable("There is no index yet.")
    for service in (searcher, None):
        client = create_app(archive_folder, searcher=service).test_client()
        page = Page(client, "/releases/letter?hit=1")
        assert page.status == 200
        assert not page.soup.select(".hitbar .figure")


@pytest.mark.parametrize(
    "view",
    [
        View(),
        View(SearchRequest(query="a “b” c&d"), ("people", "products"), 41, (3, 9)),
        View(
            SearchRequest(filters=(Filter("person", ("Ines Okafor",)),), limit=50, sort="oldest"),
            ("products",),
        ),
    ],
)
def test_an_address_is_read_as_it_was_written(client: FlaskClient, view: View) -> None:
    with client.application.test_request_context():
        address = release_view.of("letter", view, "at")
        assert address.endswith("#at")
        assert release_view.read(parameters(address.removesuffix("#at"))) == view


def test_names_are_marked_when_wanted(client: FlaskClient) -> None:
    page = Page(client, "/releases/letter?q=quay")
    assert page.texts(".marks a") == [
        "Mark People 2",
        "Mark Products 1",
        "Sentences reused from earlier releases",
    ]
    assert not page.soup.select(".text a.person, .text a.product")
    marked = page.follow(".marks a", "People")
    assert parameters(str(marked.response.request.url)) == [("q", "quay"), ("mark", "people")]
    assert set(marked.texts("article a.person")) == {"Ines Okafor"}
    assert marked.link("article a.person") == "/people/Ines%20Okafor"
    assert not marked.soup.select("article a.product")
    both = marked.follow(".marks a", "Products")
    assert set(both.texts("article a.product")) == {"Silverline"}
    assert len(both.soup.select("article a.person")) == len(marked.soup.select("article a.person"))
    assert "aria-current" in both.one(".marks .people").attrs
    release = next(one for one in releases() if one.id == "letter")
    for number, passage in enumerate(release.passages):
        assert both.one(f"#p{number}").get_text() == release.slice(passage.span)
    off = both.follow(".marks a", "People").follow(".marks a", "Products")
    assert not off.soup.select("article a.person, article a.product")


def test_a_place_is_marked_by_the_server(client: FlaskClient) -> None:
    release = next(one for one in releases() if one.id == "launch-en")
    start = release.text.index("“A harbour")
    end = release.text.index("tonight we stop") + len("tonight we stop")
    page = Page(client, f"/releases/launch-en?at={start}-{end}")
    assert "".join(one.get_text() for one in page.soup.select("mark.place")) == release.text[start:end]
    assert page.one("#at").get_text().startswith("“A harbour")
    assert len(page.soup.select("#at")) == 1


@pytest.mark.parametrize("at", ["5", "9-3", "a-b", "4-4", "99999-100000", "--", "1-2-3"])
def test_a_place_that_is_none_says_so(client: FlaskClient, at: str) -> None:
    page = Page(client, f"/releases/letter?at={at}")
    assert page.status == 200
    assert not page.soup.select("mark.place")
    assert "place" in page.one(".notice.say").get_text()


def test_evidence_of_a_date_leads_to_its_place(tmp_path: Path) -> None:
    from handmade import fill

    from corpus.models import Evidence, ReleaseDate, Span

    launch, *_, letter = releases()[:3]
    there = launch.text.index("March 4, 2021")
    here = letter.text.index("Five days ago")
    date = ReleaseDate(
        "2021-03-09",
        "day",
        "inferred",
        "days after an event",
        (
            Evidence("Five days ago", Span(letter.span.start + here, letter.span.start + here + 13)),
            Evidence("March 4, 2021", Span(there, there + 13), release_id="launch-en"),
        ),
    )
    dated = [launch, replace(letter, date=date)]
    client = create_app(fill(tmp_path, dated), searcher=FakeSearcher(dated)).test_client()
    page = Page(client, "/releases/letter")
    assert page.texts(".how .place q") == ["Five days ago", "March 4, 2021"]
    for words, link in zip(page.texts(".how .place q"), page.soup.select(".how .place"), strict=True):
        assert Page(client, str(link["href"])).one("mark.place#at").get_text() == words
