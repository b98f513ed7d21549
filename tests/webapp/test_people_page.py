"""The list of people and the page of each, over the real index."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from handmade import fill, written
from page_reader import Page, parameters
from profiled import OTHER, VALE, ZH

from corpus.archive import Archive
from indexer.build import ensure_current
from indexer.search import Searcher
from webapp import create_app, params
from webapp.api_description import description

PAGE = "/people/Mara%20Vale"


@pytest.mark.parametrize(
    ("asked", "names", "count"),
    [
        ("", [VALE, OTHER, ZH], "3 people"),
        ("?sort=quotations", [VALE, OTHER, ZH], "3 people"),
        ("?sort=name", [OTHER, VALE, ZH], "3 people"),
        ("?sort=newest", [OTHER, VALE, ZH], "3 people"),
        ("?find=vale&sort=name", [OTHER, VALE], "2 people of 3"),
        ("?find=%E6%9D%8E%E6%98%8E", [ZH], "1 person of 3"),
    ],
)
def test_the_list(named: FlaskClient, asked: str, names: list[str], count: str) -> None:
    page = Page(named, f"/people{asked}")
    assert page.texts("tbody th a") == names
    assert page.one(".count").get_text() == count
    assert not page.soup.select(".notice")
    listed = named.get(f"/api/v1/people{asked}").get_json()
    assert [one["name"] for one in listed["entries"]] == names
    assert page.follow("tbody th a").one("h1 bdi").get_text() == names[0]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("?find=zzz", "Nobody called “zzz” is named in this archive"),
        ("?page=9", "This page lies behind the last one"),
    ],
)
def test_a_list_without_names_says_why(named: FlaskClient, asked: str, said: str) -> None:
    assert said in Page(named, f"/people{asked}").text


@pytest.mark.parametrize("asked", ["?sort=up", "?page=none", "?colour=red", "?page=0"])
def test_what_a_list_cannot_use_is_said(named: FlaskClient, asked: str) -> None:
    page = Page(named, f"/people{asked}")
    assert page.status == 200
    assert page.texts(".notice")
    response = named.get(f"/api/v1/people{asked}")
    assert response.status_code == 400
    assert response.content_type == "application/problem+json"


def test_the_head_of_a_page(named: FlaskClient) -> None:
    page = Page(named, PAGE)
    assert page.one("h1 [lang=zh-Hans]").get_text() == "马拉"
    assert "Also written M. Vale" in page.text
    assert page.texts(".tally li") == [
        "Named in 6 releases",
        "Quoted or reported in 6",
        "Author in 0",
        "1 undated",
    ]
    assert page.texts(".ends .date") == ["1 Feb 2018", "November 2021"]
    assert page.link(".do a") == "/check?speaker=Mara+Vale"
    assert page.follow(".do a").one("#by")["value"] == VALE
    for link, count in ((".tally a", 6), ("#said .bars a", 1)):
        assert page.follow(link).status == 200, count
    assert len(page.follow(".tally a", "Named").soup.select(".hit")) == 6
    assert len(page.follow(".tally a", "undated").soup.select(".hit")) == 1


def test_roles_are_those_stated_with_their_places(named: FlaskClient) -> None:
    page = Page(named, PAGE)
    rows = [
        [" ".join(cell.get_text(" ").split()) for cell in row.select("th, td")]
        for row in page.soup.select(".roles tbody tr")
    ]
    assert [(row[0], row[3]) for row in rows] == [
        ("chief engineer", "3"),
        ("president", "2"),
        ("president of Ferry Works", "1"),
    ]
    assert rows[0][1].startswith("1 Feb 2018")
    assert rows[0][2].startswith("9 Sep 2019")
    assert rows[2][1].startswith("undated")
    anchor = page.link(".roles td a")
    assert anchor == "/releases/r0#p1"
    assert Page(named, f"/people/{ZH}").one(".roles th[lang]")["lang"] == "zh-Hans"


def test_quotations_by_kind_and_date(named: FlaskClient) -> None:
    page = Page(named, PAGE)
    assert page.texts(".tabs a") == ["Quoted 5", "Reported 1", "Written 0"]
    assert len(page.soup.select(".quotations > li")) == 5
    reported = page.follow(".tabs a", "Reported")
    assert reported.texts(".quotations blockquote") == ["“We sail number three,”"]
    assert "None of this kind" in page.follow(".tabs a", "Written").text
    chosen = Page(named, f"{PAGE}?from=2021-03&to=2021-11-15")
    assert chosen.texts(".quotations blockquote") == ["“We sail number four,”"]
    assert "Not among them, for their dates: 1 dated less exactly and 1 undated" in chosen.text
    assert len(chosen.follow(".chips a").soup.select(".quotations > li")) == 5
    bar = page.link("#said .bars a", "2019")
    assert [pair[0] for pair in parameters(bar)] == ["from", "to"]


def test_how_a_speaker_is_known_and_what_is_doubtful(named: FlaskClient) -> None:
    page = Page(named, PAGE)
    quotations = zip(page.texts(".quotations blockquote"), page.soup.select(".quotations > li"), strict=True)
    said = {
        text: " ".join(one.get_text().split()) for text, li in quotations for one in li.select(".by small")
    }
    assert "“We sail number one,”" not in said, "she is named by her very name"
    assert said["“We sail number four,”"] == "corrected by hand"
    assert said["“We sail number five,”"].endswith("doubtful")
    (by_hand,) = [text for text in page.texts(".how") if text.startswith("Corrected by hand")]
    assert "quotation: 1 is Mara Vale’s ( heard by the editor ) in Release 3" in by_hand
    assert page.follow(".quotations blockquote a").status == 200


def test_who_else_bears_the_name_and_stands_beside(named: FlaskClient) -> None:
    page = Page(named, PAGE)
    assert "“Vale” is also in the name of Edgar Vale" in page.text
    assert page.texts(".aside li a") == [OTHER, "1"]
    assert len(page.follow(".aside .figure").soup.select(".hit")) == 1


@pytest.mark.parametrize(
    ("asked", "status", "said"),
    [
        ("/people/M.%20Vale", 302, "/people/Mara%20Vale"),
        ("/people/Mara", 302, "/people/Mara%20Vale"),
        ("/people/Mara?quote=direct&from=2020", 302, "/people/Mara%20Vale?quote=direct&amp;from=2020"),
        ("/people?name=Mara+Vale&quote=direct", 200, "<h1"),
        ("/people/Vale", 300, "can be several"),
        ("/people/Nobody", 404, "Nobody of this archive is called “Nobody”"),
        ("/people/Nobody", 404, '<a href="/people">All people</a>'),
        (f"{PAGE}?quote=sung", 200, "is no choice for “quote”"),
        (f"{PAGE}?kind=letter", 200, "There is no parameter “kind”"),
        (f"{PAGE}?page=50", 200, "This page lies behind the last one"),
        (f"{PAGE}?from=yesterweek", 200, "is not a date"),
    ],
)
def test_addresses(named: FlaskClient, asked: str, status: int, said: str) -> None:
    response = named.get(asked)
    assert response.status_code == status
    assert said in response.text


def test_a_spelling_leads_programs_where_it_leads_people(named: FlaskClient) -> None:
    one = named.get("/api/v1/people/Mara?quote=direct")
    assert (one.status_code, one.headers["Location"]) == (302, "/api/v1/people/Mara%20Vale?quote=direct")
    several = named.get("/api/v1/people/Vale")
    assert several.status_code == 300
    schema = description()["components"]["schemas"]["Several"]
    assert set(several.get_json()) == set(schema["required"])
    for each in several.get_json()["names"]:
        assert named.get(each["url"]).get_json()["name"] == each["name"]


@pytest.mark.parametrize(
    "name", ["/x", "A//B", "A/B", "..", ".", "A/./B", "a/", "A?B", "A#B", "100%", "A&B=C", "Ａ．Ｂ"]
)
def test_every_name_has_a_page(tmp_path: Path, name: str) -> None:
    script = f"title| A name\nbody| Here is {name} and a boat."
    made = written("one", "a.txt", 0, "en", script, people=[(name, name)], products=[(name, None)])
    folder = fill(tmp_path, [made])
    with Archive.open(folder) as archive:
        ensure_current(archive)
    searcher = Searcher(folder)
    client = create_app(folder, searcher=searcher).test_client()
    for listing in ("/people", "/products"):
        page = Page(client, listing).follow("tbody th a")
        assert page.status == 200
        assert page.one("h1").get_text().strip().startswith(name)
        (entry,) = client.get(f"/api/v1{listing}").get_json()["entries"]
        assert client.get(entry["url"]).get_json()["name"] == name
    searcher.close()


def test_the_same_as_json(named: FlaskClient) -> None:
    told = named.get(f"/api/v1{PAGE}?quote=direct").get_json()
    assert told["name_zh"] == "马拉"
    assert told["presence"]["undated"] == 1
    assert told["sayings"]["counts"] == {"direct": 5, "indirect": 1, "authored": 0}
    assert [one["role"] for one in told["roles"]] == [
        "chief engineer",
        "president",
        "president of Ferry Works",
    ]
    for asked, status in (("?quote=sung", 400), ("?kind=x", 400)):
        assert named.get(f"/api/v1{PAGE}{asked}").status_code == status
    missing = named.get("/api/v1/people/Nobody")
    assert (missing.status_code, missing.content_type) == (404, "application/problem+json")


def test_names_elsewhere_lead_here(named: FlaskClient) -> None:
    facet = Page(named, "/facets/person")
    assert facet.link(".own-page", VALE) == PAGE
    release = Page(named, "/releases/r0")
    assert release.link(".names a", VALE) == PAGE
    assert release.link(".note a", VALE) == PAGE
    assert Page(named, "/search?unit=quotations").link(".by a", VALE) == PAGE


def test_programs_turn_the_pages_of_quotations(named: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    name = VALE
    whole = named.get(f"/api/v1/people/{quote(name)}").get_json()["sayings"]
    monkeypatch.setattr(params, "_DEFAULTS", replace(params._DEFAULTS, limit=1))
    address, seen = f"/api/v1/people/{quote(name)}?from=1990", 0
    while address:
        response = named.get(address)
        seen += len(response.get_json()["sayings"]["listed"])
        links = re.findall(r'<([^>]+)>; rel="(\w+)"', response.headers.get("Link", ""))
        address = {relation: url for url, relation in links}.get("next", "")
        assert not address or "from=1990" in address
    assert seen > 1
    assert seen <= whole["total"]
