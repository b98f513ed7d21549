"""The card of help, the examples, the links of hits, why they matched, and what can be kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from fake_searcher import FakeSearcher
from flask.testing import FlaskClient
from handmade import fill, releases, written
from page_reader import Page, parameters

from corpus.archive import Archive
from corpus.models import Evidence, ReleaseDate
from indexer.build import ensure_current
from indexer.request import SearchRequest
from indexer.results import Reason
from indexer.search import Searcher
from webapp import create_app, why
from webapp.examples import STAND_IN, _together


def test_every_example_of_the_card_is_read_as_it_is_meant(indexed: FlaskClient) -> None:
    card = Page(indexed, "/help")
    examples = card.soup.select(".card dt a")
    assert len(examples) >= 11
    for one in examples:
        page = Page(indexed, str(one["href"]))
        assert page.status == 200
        # An archive may have no letter; a card never teaches what is not understood.
        said = [text for text in page.texts(".notice") if "was read as" in text or "was left out" in text]
        assert said == [], one.get_text()


def test_the_words_of_the_card_are_found_near_each_other(indexed: FlaskClient) -> None:
    card = Page(indexed, "/help")
    (near,) = [str(one["href"]) for one in card.soup.select(".card dt a") if "~5" in one.get_text()]
    assert Page(indexed, near).soup.select(".hit")


FAR = "Letter to all of us in the new beginning"


@pytest.mark.parametrize(
    ("titles", "together"), [([FAR], STAND_IN), ([FAR, "A new letter opens"], ("letter", "opens"))]
)
def test_words_are_learned_together_that_stand_near_each_other(
    titles: list[str], together: tuple[str, str]
) -> None:
    assert _together(titles) == together


def test_the_examples_of_the_first_page_find_something(indexed: FlaskClient) -> None:
    page = Page(indexed, "/")
    examples = page.soup.select(".examples a")
    assert [one.get_text() for one in examples] == [
        'speaker:"Ines Okafor"',
        'product:"Harbour Card"',
        '"before the flood"',
    ]
    for one in examples:
        assert Page(indexed, str(one["href"])).soup.select(".hit"), one.get_text()


def test_the_card_stands_without_an_index_and_without_anything_in_it(tmp_path: Path) -> None:
    for searcher in (None, FakeSearcher([])):
        page = Page(create_app(fill(tmp_path, []), searcher=searcher).test_client(), "/help")
        assert page.status == 200
        assert "harbour festival" in page.texts(".card code")


def test_the_box_leads_to_the_card_and_about_holds_it(client: FlaskClient) -> None:
    page = Page(client, "/search?q=ferry")
    assert page.follow(".ask .ways-in").one("h1").get_text() == "How to search"
    assert Page(client, "/about").soup.select("section .card")


def test_script_may_ask_this_service_only(client: FlaskClient) -> None:
    policy = Page(client, "/").response.headers["Content-Security-Policy"]
    assert "connect-src 'self'" in policy
    assert "unsafe" not in policy


def test_a_hit_carries_the_whole_search_and_its_place_in_it(client: FlaskClient) -> None:
    page = Page(client, "/search?q=the&lang=en&sort=oldest&limit=2&page=2&exactness=folded")
    assert parameters(page.link(".hit .title a")) == [
        ("q", "the"),
        ("lang", "en"),
        ("exactness", "folded"),
        ("sort", "oldest"),
        ("hit", "3"),
    ]
    assert page.follow(".hit .title a").status == 200
    assert Page(client, "/").link(".hit .title a") == "/releases/letter", "nothing was asked for"


def test_a_kind_of_quotation_is_a_filter_to_be_removed(indexed: FlaskClient) -> None:
    page = Page(indexed, "/search?unit=quotations&quote=direct&quote=indirect&person=Ines+Okafor")
    assert page.texts(".chip") == [
        "person: Ines Okafor",
        "kind of quotation: quoted",
        "kind of quotation: reported",
    ]
    less = parameters(page.link(".chip", "quoted"))
    assert less == [("person", "Ines Okafor"), ("unit", "quotations"), ("quote", "indirect")]
    assert parameters(page.link(".clear")) == [("unit", "quotations")]


def test_no_quotation_of_a_kind_says_so_and_offers_more(indexed: FlaskClient) -> None:
    page = Page(indexed, "/search?q=silverline&unit=quotations&quote=indirect")
    assert "0 quotations" in page.one("h1").get_text()
    assert "Found: 2 releases" in page.text
    assert parameters(page.link(".ways a", "Drop the filter")) == [
        ("q", "silverline"),
        ("unit", "quotations"),
    ]
    assert page.follow(".ways a", "List the releases").soup.select(".hit")


@pytest.mark.parametrize(
    ("asked", "title", "lines"),
    [
        (
            "q=silverline",
            "Brightwater opens",
            ["silverline in other case, marks or script Silverline: 1 in the title, 1 in the text"],
        ),
        (
            "q=passengers+ferry",
            "Brightwater carries",
            [
                "passengers as typed: 1 in the title, 1 in the text",
                "ferry as typed: 1 in the text",
                "ferry with another ending Ferries: 1 in the text",
            ],
        ),
        ("q=said:harbour", "Brightwater opens", ["harbour as typed: 1 in the text (1 quoted or reported)"]),
        (
            "q=passen*",
            "Brightwater carries",
            ["passen as words that begin so passengers: 1 in the title, 1 in the text"],
        ),
        ("q=person:Okafor", "Brightwater opens", ["person Okafor named Ines Okafor: 1 time"]),
        ("person=Ines+Okafor&lang=zh", "明水渡轮", ["person Ines Okafor named 欧凯芙: 1 time"]),
        ("q=place:port", "Brightwater carries", ["place port has Port Amsel"]),
    ],
)
def test_why_a_hit_matched(indexed: FlaskClient, asked: str, title: str, lines: list[str]) -> None:
    page = Page(indexed, f"/search?{asked}")
    (hit,) = [
        one
        for one in page.soup.select(".hit")
        if one.select_one(".title").get_text().strip().startswith(title)
    ]  # type: ignore[union-attr]
    assert [" ".join(one.get_text().split()) for one in hit.select(".why li")] == lines
    told = next(
        one["why"]
        for one in indexed.get(f"/api/v1/search?{asked}").json["hits"]
        if one["title"].startswith(title)
    )
    assert len(told) >= 1
    assert {"term", "match", "field", "count", "said", "texts"} == set(told[0])


def test_nothing_asked_for_needs_no_why(indexed: FlaskClient) -> None:
    assert not Page(indexed, "/").soup.select(".why")
    assert not Page(indexed, "/search?lang=en").soup.select(".why")


def test_many_reasons_are_counted_not_listed(searcher: FakeSearcher) -> None:
    hit = searcher.search(SearchRequest(query="silverline")).hits[0]
    many = tuple(Reason(f"word{n}", "literal", "body", 1) for n in range(why.MOST + 3))
    shown = why.present(replace(hit, reasons=many, reasons_cut=True))
    assert shown is not None
    assert (len(shown.lines), shown.more, shown.cut) == (why.MOST, 3, True)


def test_a_search_to_be_kept_has_its_first_page_and_its_name(client: FlaskClient) -> None:
    keep = Page(client, "/search?q=the&not_lang=zh&limit=2&page=2").one(".keep")
    assert str(keep["data-name"]) == "the, language: not 中文"
    assert str(keep["data-at"]).startswith("/search?")
    assert parameters(str(keep["data-at"])) == [("q", "the"), ("not_lang", "zh"), ("limit", "2")]
    assert Page(client, "/").soup.select("#saved")


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("", "Everything"),
        ("q=ferry&exactness=folded&from=2020", "ferry, date: from 2020, any case"),
        ("unit=quotations&quote=direct", "Everything, kind of quotation: quoted, quotations"),
        ("q=ferry&unit=passages", "ferry, in context"),
    ],
)
def test_a_kept_search_is_called_by_all_it_asks_for(indexed: FlaskClient, asked: str, name: str) -> None:
    assert Page(indexed, f"/search?{asked}").one(".keep")["data-name"] == name


def test_the_title_of_a_page_says_what_was_found(client: FlaskClient) -> None:
    assert (
        Page(client, "/search?q=silverline").one("title").get_text() == "silverline · 2 releases · On Record"
    )
    assert Page(client, "/").one("title").get_text() == "On Record"


def test_a_family_asked_for_as_a_product_is_offered_as_one(indexed: FlaskClient) -> None:
    page = Page(indexed, '/search?q=product:"Night+lines"')
    assert "“Night lines” is a family of products." in page.text
    assert page.follow(".say a", "Search for").one("h1.count").get_text().startswith("2 releases")


def test_first_words_that_stand_for_a_title_are_said_to_be_none(tmp_path: Path) -> None:
    body = "The quiet winch turns with a hand. Whoever waits on the mole at night hears the water under it."
    made = written(
        "bare",
        "bare.txt",
        0,
        "en",
        [("body", body), ("body", "It costs two coins, says Ada Ng of the Ostrea 1.")],
        people=[("Ada Ng", "Ada Ng")],
        products=[("Ostrea 1", None)],
        date=ReleaseDate("2021-05-04", "day", "dateline", "dateline", (Evidence("quiet"),)),
    )
    folder = fill(tmp_path, [*releases(), made])
    with Archive.open(folder) as archive:
        ensure_current(archive)
    searcher = Searcher(folder)
    client = create_app(folder, searcher=searcher).test_client()
    for address, shown in (
        ("/search?sort=newest", ["…water under it."]),
        ("/search?q=quiet+winch+coins", ["It costs two coins, says Ada Ng of the Ostrea 1."]),
        ("/search?q=quiet+winch", []),
        ("/search?q=winch+water", ["Whoever waits on the mole at night hears the water under it."]),
        ("/search?q=winch&unit=passages", []),
    ):
        page = Page(client, address)
        marked = [one for one in page.soup.select(".hit, .kwic > li") if one.select_one(".no-title")]
        assert [one.select_one(".no-title").get_text() for one in marked] == ["Untitled:"], address
        told = [one.get_text().partition("\xa0")[0] for one in marked[0].select(".snippet")]
        assert told == shown, address
    (hit,) = client.get("/api/v1/search?q=winch").get_json()["hits"]
    assert (hit["untitled"], hit["title"].endswith("…")) == (True, True)
    for address in ("/wording?q=turns+with+a+hand", "/people/Ada+Ng", "/products/Ostrea+1"):
        page = Page(client, address.replace("+", "%20"))
        titles = [one for one in page.soup.select("main a") if "The quiet winch turns" in one.get_text()]
        assert titles, address
        assert all("Untitled: The quiet winch" in " ".join(one.get_text().split()) for one in titles), address
    searcher.close()
