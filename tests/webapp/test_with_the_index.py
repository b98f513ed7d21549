"""The pages over the real index: what the parts promise each other holds."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from page_reader import Page, parameters

from webapp import words


def test_a_search_a_choice_and_a_release(indexed: FlaskClient) -> None:
    page = Page(indexed, "/search?q=ferries")
    assert "Brightwater opens the Silverline, a night ferry without a chimney" in page.texts(".hit .title")
    chosen = page.follow("#facet-person .pick", "Ines Okafor")
    assert chosen.texts(".chip") == ["person: Ines Okafor"]
    release = chosen.follow(".snippet a")
    assert release.status == 200
    assert release.link(".back a").startswith("/search?q=ferries")


def test_every_facet_link_finds_as_many_as_it_says(indexed: FlaskClient) -> None:
    page = Page(indexed, "/search")
    for value in page.soup.select(".value"):
        link, count = value.select_one(".pick"), value.select_one(".figure")
        assert link is not None
        assert count is not None
        found = Page(indexed, str(link["href"]))
        assert len(found.soup.select(".hit")) == int(count.get_text()), link.get_text()
        assert found.soup.select(".value.in"), link.get_text()


def test_every_bar_finds_as_many_as_it_says(indexed: FlaskClient) -> None:
    page = Page(indexed, "/search")
    for bar in page.soup.select(".bars a"):
        found = Page(indexed, str(bar["href"]))
        assert f": {len(found.soup.select('.hit'))} release" in str(bar["aria-label"])


def test_a_search_leads_to_its_counts_over_time(indexed: FlaskClient) -> None:
    there = Page(indexed, "/search?q=ferry&lang=en&page=1").follow(".under a", "over time")
    assert sorted(parameters(there.response.request.url)) == [("lang", "en"), ("q", "ferry")]
    assert "ferry" in there.text


def test_a_chosen_year_opens_into_its_months(indexed: FlaskClient) -> None:
    page = Page(indexed, "/search").follow("#facet-date .pick", "2020")
    assert [str(one["aria-label"]) for one in page.soup.select(".bars a")] == [
        "July 2020: 1 release",
        "November 2020: 1 release",
    ]
    assert len(page.soup.select(".bars li")) == 12
    month = page.follow("#facet-date .pick", "November 2020")
    assert parameters(month.response.request.url) == [("date", "2020-11")]


def test_a_part_of_a_name_settles_on_the_names_it_stands_for(indexed: FlaskClient) -> None:
    page = Page(indexed, "/search?person=Okafor&person=Wendel")
    assert page.texts(".value.in .label > bdi") == ["Ines Okafor", "Tomas Wendel"]
    one_less = page.follow("#facet-person .pick", "Ines Okafor")
    assert parameters(one_less.response.request.url) == [("person", "Tomas Wendel")]


def test_the_other_script_is_found(indexed: FlaskClient) -> None:
    assert len(Page(indexed, "/search?q=明水渡輪").soup.select(".hit")) == 1


def test_a_broken_query_is_answered_and_repaired(indexed: FlaskClient) -> None:
    page = Page(indexed, '/search?q="night ferry')
    assert page.status == 200
    repaired = page.follow(".say a")
    assert len(repaired.soup.select(".hit")) >= 1
    assert not repaired.soup.select(".say")


@pytest.mark.parametrize(
    "address",
    [
        "/search?q=((((",
        "/search?q=*",
        "/search?q=-",
        "/search?q=a~99",
        "/search?q=date:99..",
        "/search?q=%22",
    ],
)
def test_whatever_is_typed_is_answered(indexed: FlaskClient, address: str) -> None:
    assert Page(indexed, address).status == 200


def test_the_api_is_the_same_answer(indexed: FlaskClient) -> None:
    page = Page(indexed, "/search?q=ferry&lang=en")
    body = indexed.get("/api/v1/search?q=ferry&lang=en").json
    assert body["total"] == len(page.soup.select(".hit"))
    assert [hit["title"] for hit in body["hits"]] == page.texts(".hit .title")
    assert {"query", "total", "hits", "facets", "counts_by_exactness", "diagnostics"} <= set(body)


def test_passages_in_context(indexed: FlaskClient) -> None:
    page = Page(indexed, "/search?q=ferry").follow(".tabs a", "In context")
    assert page.one(".tabs [aria-current]").get_text() == "In context"
    assert set(map(str.casefold, page.texts(".kwic mark"))) <= {"ferry", "ferries"}
    assert len(page.soup.select(".kwic > li"))
    assert not page.soup.select(".notice")
    assert page.follow(".kwic .line").status == 200
    ordered = page.follow(".sorts a", "words after")
    assert ordered.one(".tabs [aria-current]").get_text() == "In context"
    chosen = ordered.follow("#facet-lang .pick", "English")
    assert chosen.one(".tabs [aria-current]").get_text() == "In context"
    assert chosen.one(".sorts [aria-current]").get_text() == "words after"


@pytest.mark.parametrize("asked", ["q=the&unit=passages", "unit=quotations"])
def test_a_page_past_the_end_leads_to_the_last(indexed: FlaskClient, asked: str) -> None:
    page = Page(indexed, f"/search?{asked}&page=99&limit=2")
    assert "There is no page 99." in page.text
    assert "none has such" not in page.text
    last = page.follow("a", "Go to the last page")
    assert last.soup.select("ol.kwic li, ol.hits li")
    assert last.one("h1.count").get_text() == page.one("h1.count").get_text()


def test_what_was_not_read_is_not_counted(indexed: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Page(indexed, "/search?q=the&unit=passages")
    assert " in " in whole.one("h1.count").get_text()
    monkeypatch.setattr("indexer.config.PAGE_RELEASES", 0)
    page = Page(indexed, "/search?q=the&unit=passages&limit=1")
    assert re.fullmatch(r"At least \d+ passages; \d+ releases match", page.one("h1.count").get_text())
    assert "all of these results" in page.text
    every = page.follow(".order a", "count all of them")
    assert every.one("h1.count").get_text() == whole.one("h1.count").get_text()
    body = indexed.get("/api/v1/search?q=the&unit=passages&limit=1").get_json()
    assert body["complete"]
    assert body["releases"] <= body["releases_matching"]


def test_releases_are_those_in_which_a_passage_stands(indexed: FlaskClient) -> None:
    address = "/search{}?q=ferries+OR+kind:letter&unit=passages"
    body = indexed.get("/api/v1" + address.format("")).get_json()
    assert 0 < body["releases"] == len({hit["id"] for hit in body["hits"]}) < body["releases_matching"]
    page = Page(indexed, address.format(""))
    assert page.one("h1.count").get_text().endswith(words.counted(body["releases"], "release"))
    matching = words.counted(body["releases_matching"], "release that matches", "releases that match")
    assert f"The chart and the filters count the {matching}." in page.text
    assert indexed.get(address.format(".csv")).headers["OnRecord-Releases-Found"] == str(body["releases"])


@pytest.mark.parametrize("asked", ["q=the", "unit=quotations", "q=the&unit=passages"])
def test_programs_are_told_that_a_page_is_past_the_end(indexed: FlaskClient, asked: str) -> None:
    value = indexed.get(f"/api/v1/search?{asked}&limit=1&page=400").get_json()
    assert value["total"]
    assert value["hits"] == []
    said = [one["message"] for one in value["diagnostics"] if one["code"] == "no-such-page"]
    assert said == [f"There is no page 400; the last one is {value['total']}."]
    last = indexed.get(f"/api/v1/search?{asked}&limit=1&page={value['total']}").get_json()
    assert len(last["hits"]) == 1
    assert not [one for one in last["diagnostics"] if one["code"] == "no-such-page"]


def test_quotations_on_a_page_and_as_json(indexed: FlaskClient) -> None:
    page = Page(indexed, "/search?unit=quotations")
    value = indexed.get("/api/v1/search?unit=quotations").get_json()
    assert value["unit"] == "quotations"
    assert value["total"] == len(value["hits"]) == len(page.soup.select(".quotations > li")) > 0
    for kind, label in (("direct", "quoted"), ("indirect", "reported"), ("authored", "written")):
        only = indexed.get(f"/api/v1/search?unit=quotations&quote={kind}").get_json()
        assert {one["kind"] for one in only["hits"]} <= {kind}
        assert len(page.follow(".sorts a", label).soup.select(".quotations > li")) == only["total"]


def test_a_sort_of_another_unit_is_its_order(indexed: FlaskClient) -> None:
    dates = [
        [hit["date"] for hit in indexed.get(f"/api/v1/search?q=the&unit=passages&{order}").get_json()["hits"]]
        for order in ("sort=oldest", "order=oldest", "order=newest")
    ]
    assert dates[0] == dates[1] != dates[2]
    assert Page(indexed, "/search?q=the&unit=passages&sort=right").one(
        ".sorts [aria-current]"
    ).get_text() == ("words after")


def test_nothing_found_in_another_unit_says_so(indexed: FlaskClient) -> None:
    page = Page(indexed, "/search?q=zzzzzz&unit=passages")
    assert "Nothing found" in page.text


@pytest.mark.parametrize("address", ["unit=pages", "unit=passages&order=up", "unit=quotations&quote=sung"])
def test_a_program_is_told_of_a_unit_there_is_not(indexed: FlaskClient, address: str) -> None:
    assert indexed.get(f"/api/v1/search?q=ferry&{address}").status_code == 400
    assert Page(indexed, f"/search?q=ferry&{address}").texts(".notice")


def test_suggestions_and_another_spelling(indexed: FlaskClient) -> None:
    value = indexed.get("/api/v1/suggest?q=oka").get_json()
    assert ("person", "Ines Okafor") in {(one["kind"], one["text"]) for one in value["suggestions"]}
    page = Page(indexed, "/search?q=silverlnie")
    assert page.follow(".notice a", "silverline").soup.select(".hit")


def test_the_list_of_a_facet_is_searched_by_any_spelling(indexed: FlaskClient) -> None:
    page = Page(indexed, "/facets/person?find=okaf&person=Tomas+Wendel")
    assert sorted(page.texts(".value .label > bdi")) == ["Ines Okafor", "Tomas Wendel"]
    both = page.follow(".pick", "Ines Okafor")
    assert sorted(parameters(both.response.request.url)) == [
        ("person", "Ines Okafor"),
        ("person", "Tomas Wendel"),
    ]
    quoted = Page(indexed, "/facets/person?find=okaf&unit=quotations&order=newest")
    assert parameters(quoted.link(".back a")) == [("unit", "quotations"), ("order", "newest")]
    assert ("unit", "quotations") in parameters(quoted.link(".pick", "Ines Okafor"))
    assert "No person called “nobody”" in Page(indexed, "/facets/person?find=nobody").one("main").get_text()
    value = indexed.get("/api/v1/facets/person?find=OKAF&lang=en").get_json()
    assert [one["value"] for one in value["values"]] == ["Ines Okafor"]
    assert value["more"] == 0
    assert indexed.get("/api/v1/facets/colour").status_code == 404
    assert indexed.get("/api/v1/facets/person?lang=en&sort=up").status_code == 400


def test_a_list_of_values_says_its_order(indexed: FlaskClient) -> None:
    assert "The most frequent first" in Page(indexed, "/facets/person").text
    assert "The latest first" in Page(indexed, "/facets/date").text


def test_words_are_searched_for_anywhere_without_their_fields(indexed: FlaskClient) -> None:
    page = Page(indexed, '/search?q=silverline+product:"Harbour+Card"+said:“no+chimney”')
    assert "Search for the words anywhere: silverline Harbour Card no chimney" in page.texts(".ways a")
    page = Page(indexed, '/search?q=zzqx+-product:"Harbour+Card"+-"no+chimney"+silver-"line"')
    assert "Search for the words anywhere: zzqx silver- line" in page.texts(".ways a"), "not what is excluded"


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ("q=A+harbour+should+be+able+to+sleep&speaker=Ines+Okafor", "On record, word for word"),
        ("q=A+harbour+should+be+able+to+sleep&speaker=Tomas+Wendel", "On record, another speaker"),
        ("q=a+promise+is+no+kind+of+fare:+it+must+be+paid+in+full", "On record, with changes"),
        ("q=The+moon+is+a+lamp+that+somebody+forgot", "Not in this archive"),
    ],
)
def test_a_quotation_is_checked(indexed: FlaskClient, asked: str, verdict: str) -> None:
    page = Page(indexed, f"/check?{asked}")
    assert page.one("h1").get_text().strip() == verdict
    assert indexed.get(f"/api/v1/check?{asked}").get_json()["title"] == verdict
    if verdict != "Not in this archive":
        anchor = page.link(".place .title a").partition("#")[2]
        assert page.follow(".place .title a").soup.select(f"#{anchor}")


def test_a_draft_leads_to_the_checks_of_its_quotations(indexed: FlaskClient) -> None:
    draft = "“A harbour should be able to sleep,” said Ines Okafor, who runs the ferries."
    response = indexed.post("/check/draft", data={"text": draft})
    link = BeautifulSoup(response.text, "lxml").select_one(".verdicts .title a")
    assert link is not None
    assert Page(indexed, str(link["href"])).one("h1").get_text().strip() == link.get_text()


def test_programs_turn_the_pages_of_a_facet(indexed: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = indexed.get("/api/v1/facets/kind").get_json()["values"]
    monkeypatch.setattr("webapp.search.WHOLE_FACET", 1)
    address, seen = "/api/v1/facets/kind?q=", []
    while address:
        response = indexed.get(address)
        seen += response.get_json()["values"]
        links = re.findall(r'<([^>]+)>; rel="(\w+)"', response.headers["Link"])
        address = {relation: url for url, relation in links}.get("next", "")
    assert seen == whole
    assert len(seen) > 1
