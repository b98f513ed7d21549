"""The search page: every state an address, every choice a link, with no script."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

import pytest
from fake_searcher import FakeSearcher
from flask.testing import FlaskClient
from handmade import releases
from page_reader import Page, parameters

from corpus.errors import IndexUnavailable
from indexer.results import Diagnostic
from webapp.config import MAX_QUERY


def test_the_first_page_says_what_is_here_and_shows_the_newest(client: FlaskClient) -> None:
    page = Page(client, "/")
    assert page.status == 200
    assert "6 releases, July 2020 – March 2021" in page.text
    assert page.texts(".hit .title")[0].startswith("A letter")
    assert "9 Mar 2021 (inferred)" in page.text
    assert "July 2020 (some day of it, inferred)" in page.text
    assert "undated · Headline only" in " · ".join(page.texts(".hit .line > span"))


def test_a_hit_leads_to_its_paragraph_and_carries_the_query(client: FlaskClient) -> None:
    page = Page(client, "/search?q=silverline")
    assert page.one("h1").get_text().startswith("2 releases")
    assert page.link(".snippet a", "Five days ago") == "/releases/letter?q=silverline&hit=1#p3"
    assert page.texts("mark").count("Silverline") >= 3
    assert page.texts(".badges") == ["EN", "EN 中"]


def test_a_facet_value_is_chosen_and_let_go(client: FlaskClient) -> None:
    start = Page(client, "/search?q=the&page=1")
    chosen = start.follow(".pick", "Ines Okafor")
    assert parameters(start.link(".pick", "Ines Okafor")) == [("q", "the"), ("person", "Ines Okafor")]
    assert len(chosen.soup.select(".hit")) == 2
    assert "Ines Okafor" in chosen.one(".value.in").get_text()
    both = chosen.follow(".pick", "Tomas Wendel")
    assert len(both.soup.select(".hit")) == 3
    assert parameters(both.link(".chip", "Ines Okafor")) == [("q", "the"), ("person", "Tomas Wendel")]
    assert parameters(both.link(".clear")) == [("q", "the")]


def test_a_facet_value_is_left_out(client: FlaskClient) -> None:
    page = Page(client, "/search?q=the").follow("#facet-person .not", "Ines Okafor")
    assert parameters(page.response.request.url) == [("q", "the"), ("not_person", "Ines Okafor")]
    assert page.texts(".hit .title") == [
        "Brightwater carries more passengers than before the flood",
        "[Notice] Tram line 4 joins the Harbour Card",
    ]
    assert "not" in page.one(".chip").get_text()
    assert len(page.follow(".chip").soup.select(".hit")) == 4
    turned = parameters(page.link("#facet-person .pick", "Ines Okafor"))
    assert turned == [("q", "the"), ("person", "Ines Okafor")]


def test_a_bar_narrows_to_its_month_and_back(client: FlaskClient) -> None:
    page = Page(client, "/search").follow(".bars a", "November 2020: 1 release")
    assert parameters(page.response.request.url) == [("date", "2020-11")]
    assert len(page.soup.select(".hit")) == 1
    assert len(page.soup.select(".bars li")) == 30, "the chosen month by its days"
    day = page.follow(".bars a", "18 November 2020: 1 release")
    assert parameters(day.response.request.url) == [("date", "2020-11-18")]
    assert day.one(".bars [aria-current]")["aria-label"] == "18 November 2020: 1 release"
    assert day.texts(".under a")[:3] == ["all dates", "2020", "November 2020"]
    assert parameters(day.link(".under a", "November 2020")) == [("date", "2020-11")]
    assert len(day.follow(".under a", "all dates").soup.select(".hit")) == 6


def test_a_range_of_dates_is_marked_in_the_chart(client: FlaskClient) -> None:
    page = Page(client, "/search?from=2020-08&to=2021-03-04")
    assert len(page.soup.select(".bars li")) == 9, "empty months stand as gaps"
    marked = [str(one["aria-label"]) for one in page.soup.select(".bars [aria-current]")]
    assert marked == ["November 2020: 1 release", "March 2021: 3 releases"]


def test_a_month_takes_the_place_of_its_year(client: FlaskClient) -> None:
    page = Page(client, "/search?date=2021")
    assert parameters(page.link("#facet-date .pick", "March 2021")) == [("date", "2021-03")]
    assert parameters(page.link("#facet-date .pick", "2020")) == [("date", "2021"), ("date", "2020")]


def test_the_undated_are_one_click_away(client: FlaskClient) -> None:
    page = Page(client, "/search").follow(".under a", "1 undated")
    assert page.texts(".hit .title") == ["[Notice] Tram line 4 joins the Harbour Card"]


def test_rungs_and_orders_are_links(client: FlaskClient) -> None:
    page = Page(client, "/search?q=ferry")
    rungs = [text.rpartition(" ")[0] for text in page.texts(".rungs a")]
    assert rungs == ["as typed", "any case", "other endings", "other names"]
    assert parameters(page.link(".rungs a", "as typed")) == [("q", "ferry"), ("exactness", "literal")]
    assert parameters(page.link(".sorts a", "oldest")) == [("q", "ferry"), ("sort", "oldest")]
    assert "Matched: these words" in page.text


def test_pages_turn(client: FlaskClient) -> None:
    page = Page(client, "/search?limit=2&page=2")
    assert len(page.soup.select(".hit")) == 2
    assert parameters(page.link("[rel=prev]")) == [("limit", "2")]
    assert parameters(page.link("[rel=next]")) == [("limit", "2"), ("page", "3")]
    assert page.one(".pager [aria-current]").get_text() == "2"
    beyond = Page(client, "/search?limit=2&page=9")
    assert beyond.one("h1.count").find_next(class_="notice").get_text().startswith("There is no page 9")
    assert "Nothing found" not in beyond.text


def test_the_form_keeps_the_filters(client: FlaskClient) -> None:
    page = Page(client, "/search?q=the&person=Ines+Okafor&not_kind=stub&page=1&sort=oldest")
    carried = [(str(one["name"]), str(one["value"])) for one in page.soup.select(".ask [type=hidden]")]
    assert carried == [("person", "Ines Okafor"), ("not_kind", "stub"), ("sort", "oldest")]


def test_nothing_found_says_what_was_searched_and_offers_more(
    client: FlaskClient, searcher: FakeSearcher
) -> None:
    searcher.diagnostics = (Diagnostic("unclosed", "The quotation mark is never closed.", 0, 1, "submarine"),)
    page = Page(client, "/search?q=%E2%80%9Csubmarine&person=Ines+Okafor")
    assert page.status == 200
    assert "Nothing found" in page.text
    assert "6 releases were searched for “submarine" in page.text
    assert parameters(page.link(".say a")) == [("q", "submarine"), ("person", "Ines Okafor")]
    assert parameters(page.link(".ways a", "Drop the filter person")) == [("q", "“submarine")]
    assert parameters(page.link(".ways a", "the words anywhere"))[0] == ("q", "submarine")


@pytest.mark.parametrize(
    ("query", "loose"),
    [
        ('"quiet barge OR (', "quiet barge"),
        ('barge product:"Pocket Barge"', "barge Pocket Barge"),
        ('"barge" -"a crane', "barge"),
        ('"barge" OR', "barge"),
        ('"pocket barge" OR title:crane', "(pocket barge) OR crane"),
        ('"-barge"', "barge"),
        ('"barge" AND NOT "a crane"', "barge"),
        ('"pocket barge"~3', "pocket barge"),
        ('"barge: -crane, OR none"', "barge crane none"),
        ('"a barge is not here"', 'a barge is "not" here'),
        ('lang:"en" date:2020 "barge"', "language:en date:2020 barge"),
        ('speaker:"Ines Okafor" -barge', "Ines Okafor"),
        ('"barge~2 title:crane"', '"barge~2" "title:crane"'),
        ("said:“安静的船”", "安静的船"),
        (f'"{"barge " * 40}"', " ".join(["barge"] * 32)),
    ],
)
def test_the_words_alone_are_a_search_that_nothing_is_to_be_said_of(
    client: FlaskClient, query: str, loose: str
) -> None:
    page = Page(client, "/search?" + urlencode({"q": query}))
    assert page.one(".nothing code").get_text() == query
    assert parameters(page.link(".ways a", "the words anywhere")) == [("q", loose)]


@pytest.mark.parametrize("query", ["barge  -crane", '-"barge"', "date:2020", "barge OR ("])
def test_words_alone_are_offered_where_the_query_has_more(client: FlaskClient, query: str) -> None:
    page = Page(client, "/search?" + urlencode({"q": query}))
    assert not [text for text in page.texts(".ways a") if "anywhere" in text]


def test_an_empty_month_offers_the_nearest_ones(client: FlaskClient) -> None:
    page = Page(client, "/search?from=2020-12&to=2021-01")
    assert page.texts(".ways a")[-2:] == ["Nearest date: November 2020", "Nearest date: March 2021"]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/search?from=2020-13-45", "“2020-13-45” is not a date"),
        ("/search?perosn=x", "no parameter “perosn”"),
        ("/search?page=0", "is no number from 1 to 500"),
        (f"/search?q={'a' * 2000}", f"longer than {MAX_QUERY}"),
        ("/search?q=%00%ff%fe", ""),
        ("/search?person=&q=&from=", ""),
    ],
)
def test_a_bad_parameter_is_said_and_the_page_stands(client: FlaskClient, address: str, said: str) -> None:
    page = Page(client, address)
    assert page.status == 200
    assert said in page.text


def test_an_index_that_is_missing_is_no_empty_result(client: FlaskClient, searcher: FakeSearcher) -> None:
    searcher.raises = IndexUnavailable("There is no index.")
    page = Page(client, "/search?q=ferry")
    assert page.status == 503
    assert "There is no index." in page.text
    assert "Nothing found" not in page.text


def test_an_error_nobody_foresaw_shows_nothing_of_the_inside(
    client: FlaskClient, searcher: FakeSearcher
) -> None:
    searcher.raises = RuntimeError("secret /home/path")
    client.application.testing = False
    page = Page(client, "/search")
    assert page.status == 500
    assert "secret" not in page.text


def test_a_long_list_has_a_page_of_its_own(client: FlaskClient, searcher: FakeSearcher) -> None:
    card = next(one for one in releases() if one.id == "results")
    mention = card.people[0]
    many = [replace(mention, name=f"Person {n:03}") for n in range(40)]
    searcher.releases = (replace(card, people=tuple(many)),)
    page = Page(client, "/search?q=ferry")
    listed = page.follow("#facet-person .whole a")
    assert len(page.soup.select("#facet-person .value")) == 12
    assert len(listed.soup.select(".value")) == 40
    assert parameters(listed.link(".pick", "Person 039")) == [("q", "ferry"), ("person", "Person 039")]
    assert Page(client, "/facets/colour").status == 404


def test_a_page_stays_small_whatever_is_asked(client: FlaskClient, searcher: FakeSearcher) -> None:
    release = next(one for one in releases() if one.id == "launch-zh")
    text = "港" * MAX_QUERY
    searcher.releases = tuple(
        replace(
            release, id=f"r{n}", people=tuple(replace(release.people[0], name=f"人{i}") for i in range(30))
        )
        for n in range(50)
    )
    searcher.releases = tuple(replace(one, text=text + one.text[len(text) :]) for one in searcher.releases)
    for address in ("/search?limit=20", f"/search?q={text[:60]}"):
        assert len(client.get(address).data) < 100_000
