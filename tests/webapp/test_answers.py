"""What every answer carries, and what programs get."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fake_searcher import FakeSearcher
from flask.testing import FlaskClient

from corpus.errors import IndexUnavailable
from webapp import create_app

PAGES = [
    "/",
    "/search?q=ferry",
    "/releases/launch-en",
    "/about",
    "/facets/person",
    "/check",
    "/check/draft",
    "/check/batch",
    "/nowhere",
    "/static/onrecord.css",
]


@pytest.mark.parametrize("address", [*PAGES, "/api/v1/archive", "/api/v1/nowhere", "/healthz"])
def test_headers(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    for name in ("Referrer-Policy", "Cross-Origin-Opener-Policy", "Permissions-Policy"):
        assert name in headers


@pytest.mark.parametrize("address", ["/", "/search?q=ferry", "/releases/launch-en", "/about", "/releases/x"])
def test_nothing_the_policy_forbids_and_nothing_from_elsewhere(client: FlaskClient, address: str) -> None:
    html = client.get(address).text
    assert " style=" not in html
    assert "<style" not in html
    assert " onclick" not in html
    # Citations name the addresses of these pages, and linked data its vocabulary; nothing is fetched.
    assert set(re.findall(r"https?://[^/\"\s<]*", html)) <= {"http://localhost", "https://schema.org"}
    assert not re.search(r"(?:src|href|action|srcset|data|poster)=.(?:https?:)?//", html)


@pytest.mark.parametrize("address", ["/", "/search?q=ferry", "/releases/launch-en", "/about"])
def test_a_page_that_is_unchanged_is_not_sent_again(client: FlaskClient, address: str) -> None:
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.data == b""


def test_static_files_may_be_kept_because_their_address_changes(client: FlaskClient) -> None:
    assert "immutable" in client.get("/static/onrecord.css").headers["Cache-Control"]
    assert "onrecord.css?v=" in client.get("/").text


def test_search_as_json(client: FlaskClient) -> None:
    response = client.get("/api/v1/search?q=the&person=Ines+Okafor&limit=1")
    assert response.status_code == 200
    assert response.json["total"] == 2
    assert len(response.json["hits"]) == 1
    assert response.headers["Link"] == (
        '</api/v1/search?q=the&person=Ines+Okafor&limit=1>; rel="first",'
        ' </api/v1/search?q=the&person=Ines+Okafor&limit=1&page=2>; rel="next",'
        ' </api/v1/search?q=the&person=Ines+Okafor&limit=1&page=2>; rel="last"'
    )
    again = client.get(
        "/api/v1/search?limit=1&person=Ines+Okafor&q=the", headers={"If-None-Match": response.headers["ETag"]}
    )
    assert again.status_code == 304
    other = client.get("/api/v1/search?q=a", headers={"If-None-Match": response.headers["ETag"]})
    assert other.status_code == 200


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/v1/search?from=soon", 400),
        ("/api/v1/search?form=2020", 400),
        ("/search.json?page=-1", 400),
        ("/api/v1/releases/nowhere", 404),
        ("/api/v1/nothing", 404),
    ],
)
def test_problems_as_json(client: FlaskClient, address: str, status: int) -> None:
    response = client.get(address)
    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    problem = response.get_json(force=True)
    assert problem["status"] == status
    assert problem["detail"]
    assert ("errors" in problem) == (status == 400)


def test_an_index_that_is_missing_is_503(client: FlaskClient, searcher: FakeSearcher) -> None:
    searcher.raises = IndexUnavailable("There is no index.")
    for address in ("/api/v1/search", "/healthz"):
        response = client.get(address)
        assert response.status_code == 503
        assert response.get_json(force=True)["detail"] == "There is no index."


def test_a_release_as_json(client: FlaskClient) -> None:
    body = client.get("/api/v1/releases/launch-zh").json
    assert body["translation_of"] == "launch-en"
    assert body["counterpart"] == "launch-en"
    assert body["current"] is True
    assert body["text"].startswith("明水渡轮")
    assert body["alignment"][0]["zh"][0] == body["passages"][2]["start"]


def test_the_archive_as_json(client: FlaskClient) -> None:
    body = client.get("/api/v1/archive").json
    assert body["releases"] == 6
    assert body["months"]["2021-03"] == 3
    assert client.get("/healthz").json == {"status": "ok", "releases": 6, "generation": "g1"}


def test_a_check_of_health_counts_nothing(client: FlaskClient, searcher: FakeSearcher) -> None:
    client.get("/healthz")
    (asked,) = searcher.asked
    assert (asked.limit, asked.snippets, asked.facets, asked.histogram) == (0, 0, (), False)


def test_without_a_searcher_releases_are_read_and_searches_say_why_not(archive_folder: Path) -> None:
    alone = create_app(archive_folder).test_client()
    assert alone.get("/releases/launch-en").status_code == 200
    assert alone.get("/api/v1/search").status_code == 503


@pytest.mark.parametrize("address", ["/search", "/releases/letter", "/api/v1/search", "/check"])
def test_nothing_can_be_posted(client: FlaskClient, address: str) -> None:
    response = client.post(address, data={"q": "x"})
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]
