"""The list of products and the page of each, over the real index."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from page_reader import Page

PAGE = "/products/Tern%201"


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("", ["Tern 1", "Tern 2"]),
        ("?sort=family", ["Tern 1", "Tern 2"]),
        ("?sort=newest", ["Tern 2", "Tern 1"]),
        ("?find=2", ["Tern 2"]),
        ("?find=zzz", []),
    ],
)
def test_the_list(named: FlaskClient, asked: str, names: list[str]) -> None:
    page = Page(named, f"/products{asked}")
    assert page.texts("tbody th a") == names
    listed = named.get(f"/api/v1/products{asked}").get_json()
    assert [one["name"] for one in listed["entries"]] == names
    assert {one["category"] for one in listed["entries"]} <= {"ferry"}
    if not names:
        assert "No product called “zzz”" in page.text


def test_the_head_of_a_page(named: FlaskClient) -> None:
    page = Page(named, PAGE)
    assert [page.link(".told > p a", name) for name in ("Tern", "ferry")] == [
        "/search?family=Tern",
        "/search?category=ferry",
    ]
    assert "Also written Tern One" in page.text
    assert page.texts(".ends .date") == ["1 Feb 2018", "9 Sep 2019"]
    assert len(page.follow(".tally a", "Named").soup.select(".hit")) == 3
    assert len(page.follow(".tally a", "In context").soup.select(".kwic > li")) == 3
    assert page.link(".aside li a", "Tern 2") == "/products/Tern%202"
    assert page.link(".aside li a", "Mara Vale") == "/people/Mara%20Vale"
    assert [bar["aria-label"] for bar in page.soup.select(".bars a")] == [
        "February 2018: 1 release",
        "May 2019: 1 release",
        "September 2019: 1 release",
    ]


def test_wordings_are_those_more_frequent_beside_the_name(named: FlaskClient) -> None:
    page = Page(named, PAGE)
    (row,) = page.soup.select("[aria-labelledby=worded] tbody tr")
    assert " ".join(row.get_text(" ").split()).startswith("quiet …")
    found = page.follow("[aria-labelledby=worded] th a")
    assert found.soup.select(".kwic > li")
    assert "No words stand beside this name in two releases" in Page(named, "/products/Tern%202").text


def test_what_it_is_said_to_be(named: FlaskClient) -> None:
    page = Page(named, PAGE)
    assert page.texts("[aria-labelledby=described] tbody th") == ["a boat of wood"]
    assert page.link("[aria-labelledby=described] td a") == "/releases/r1#p1"
    assert not Page(named, "/products/Tern%202").soup.select("[aria-labelledby=described]")


def test_a_sentence_of_each_year_marks_the_name(named: FlaskClient) -> None:
    page = Page(named, PAGE)
    assert page.texts(".sentences .snippet") == [
        "The quiet new Tern 1 leaves.",
        "Our quiet Tern 1 , a boat of wood, is a year old.",
    ]
    assert page.texts(".sentences mark") == ["Tern 1", "Tern 1"]


@pytest.mark.parametrize(
    ("asked", "status", "said"),
    [
        ("/products/tern%201", 302, "/products/Tern%201"),
        ("/products/tern", 300, "can be several"),
        ("/products/Gull", 404, "No product of this archive is called “Gull”"),
        ("/products/Gull", 404, '<a href="/products">All products</a>'),
        (f"{PAGE}?q=x", 200, "There is no parameter “q”"),
    ],
)
def test_addresses(named: FlaskClient, asked: str, status: int, said: str) -> None:
    response = named.get(asked)
    assert response.status_code == status
    assert said in response.text


def test_the_same_as_json(named: FlaskClient) -> None:
    told = named.get(f"/api/v1{PAGE}").get_json()
    assert (told["family"], told["category"]) == ("Tern", "ferry")
    assert [one["word"] for one in told["wordings"]] == ["quiet"]
    assert named.get(f"/api/v1{PAGE}?q=x").status_code == 400
    missing = named.get("/api/v1/products/Gull")
    assert (missing.status_code, missing.content_type) == (404, "application/problem+json")


def test_names_elsewhere_lead_here(named: FlaskClient) -> None:
    assert Page(named, "/facets/product").link(".own-page", "Tern 1") == PAGE
    assert Page(named, "/releases/r0").link(".names a", "Tern 1") == PAGE
