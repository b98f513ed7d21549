"""An archive whose every text is markup shows it as text, everywhere."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import bibtexparser
import feedparser
import pytest
import rispy
from bs4 import BeautifulSoup
from fake_searcher import FakeSearcher
from flask.testing import FlaskClient
from handmade import fill, written

from corpus.archive import Archive
from corpus.models import Evidence, Issue, Quote, ReleaseDate
from indexer.build import ensure_current
from indexer.results import Diagnostic
from indexer.search import Searcher
from webapp import create_app

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp;{{ 7*7 }}"


@pytest.fixture
def hostile(tmp_path: Path) -> FlaskClient:
    kinds = (
        "title",
        "subtitle",
        "byline",
        "dateline",
        "body",
        "heading",
        "list",
        "table",
        "footnote",
        "contact",
    )
    script = "\n".join(f"{kind}| {EVIL} {kind}" for kind in kinds) + f"\ntable| {EVIL}\t{EVIL}"
    release = written(
        "evil",
        EVIL,
        0,
        "en",
        script,
        people=[(EVIL, EVIL)],
        products=[(EVIL, EVIL)],
        author=EVIL,
        author_role=EVIL,
        author_evidence=Evidence(EVIL, note=EVIL),
        place=EVIL,
        url=f"javascript:{EVIL}",
        rule=EVIL,
        date=ReleaseDate("2020-01-01", "day", "inferred", EVIL, (Evidence(EVIL, note=EVIL),)),
        issues=(Issue("x", EVIL),),
    )
    release = replace(release, quotes=(Quote("direct", release.passages[4].span, speaker=EVIL, role=EVIL),))
    other = written("evil-zh", EVIL, release.span.end + 3, "zh", f"title| {EVIL}\nbody| {EVIL}")
    other = replace(other, translation_of="evil", people=release.people[:1])
    searcher = FakeSearcher([release, other])
    searcher.diagnostics = (Diagnostic(EVIL, EVIL, 0, 1, EVIL),)
    return create_app(fill(tmp_path, [release, other]), searcher=searcher).test_client()


@pytest.mark.parametrize(
    "address",
    [
        "/",
        f"/search?q={quote(EVIL)}",
        f"/search?q=zz{quote(EVIL)}&person={quote(EVIL)}&not_kind={quote(EVIL)}&from={quote(EVIL)}",
        f"/search?{quote(EVIL)}=1&sort={quote(EVIL)}&page={quote(EVIL)}",
        f"/facets/person?q={quote(EVIL)}",
        f"/releases/evil?q={quote(EVIL)}",
        f"/releases/evil?q={quote(EVIL)}&mark=people&mark=products&hit=1&at=0-90",
        f"/releases/evil?at={quote(EVIL)}&hit={quote(EVIL)}&mark={quote(EVIL)}",
        "/releases/evil/source",
        "/releases/evil-zh",
        f"/releases/{quote(EVIL.replace('/', ''), safe='')}",
        "/about",
        "/help",
    ],
)
def test_markup_is_text(hostile: FlaskClient, address: str) -> None:
    response = hostile.get(address)
    assert response.status_code in (200, 404)
    soup = BeautifulSoup(response.text, "lxml")
    scripts = soup.select("script")
    # What a head tells other programs is data, and no browser runs it.
    data = [one.extract().get_text() for one in scripts if one.get("type") == "application/ld+json"]
    assert {one.get_text() for one in soup.select("script")} == {""}, "only our own files"
    assert all(str(one["src"]).startswith("/static/") for one in soup.select("script"))
    assert all("<" not in one and EVIL in json.loads(one)["headline"] for one in data)
    assert bool(data) == ("/releases/evil" in address and not address.endswith("/source"))
    assert not soup.select("img, style, iframe, object, [style], base")
    for tag in soup.find_all(True):
        assert not [name for name in tag.attrs if name.lower().startswith("on")]
        assert not str(tag.get("href", "")).lower().startswith(("javascript", "data", "http", "//"))
    assert "&lt;script&gt;alert(1)" in response.text
    assert "&amp;lt;" not in response.text, "escaped twice"
    assert "49" not in soup.get_text().replace("{{ 7*7 }}", "")


@pytest.mark.parametrize(
    "address",
    [
        "/people",
        f"/people?find={quote(EVIL)}&sort={quote(EVIL)}&{quote(EVIL)}=1",
        f"/people/{quote(EVIL)}",
        f"/people/{quote(EVIL)}?from={quote(EVIL)}&quote={quote(EVIL)}",
        f"/people/{quote(EVIL)}?quote=direct&to=2021",
        f"/people/nobody{quote(EVIL)}",
        "/products",
        f"/products?find={quote(EVIL)}",
        f"/products/{quote(EVIL)}",
        "/facets/person",
    ],
)
def test_markup_is_text_on_the_pages_of_names(hostile: FlaskClient, tmp_path: Path, address: str) -> None:
    with Archive.open(tmp_path) as archive:
        ensure_current(archive)
    searcher = Searcher(tmp_path)
    page = create_app(tmp_path, searcher=searcher).test_client().get(address)
    searcher.close()
    assert page.status_code in (200, 404)
    soup = BeautifulSoup(page.text, "lxml")
    assert {one.get_text() for one in soup.select("script")} == {""}
    assert not soup.select("img, style, iframe, object, [style], base")
    assert "&lt;script&gt;alert(1)" in page.text
    assert "&amp;lt;" not in page.text, "escaped twice"
    assert "49" not in soup.get_text().replace("{{ 7*7 }}", "")


@pytest.mark.parametrize("file", ["bib", "ris", "json"])
def test_markup_is_text_in_a_record(hostile: FlaskClient, file: str) -> None:
    response = hostile.get(f"/releases/evil.{file}")
    assert response.headers["Content-Disposition"] == f"attachment; filename=evil.{file}"
    assert "javascript:" not in response.text
    if file == "bib":
        (entry,) = bibtexparser.parse_string(response.text).entries
        assert "<script>" in entry["title"]
    elif file == "ris":
        (entry,) = rispy.loads(response.text)
        assert entry["title"] == f"{EVIL} title"
    else:
        assert json.loads(response.text)[0]["title"] == f"{EVIL} title"


def test_json_says_the_text_as_it_is(hostile: FlaskClient) -> None:
    assert hostile.get("/api/v1/releases/evil").json["title"].startswith("<script>")


def test_half_a_surrogate_pair_does_not_break_a_page(tmp_path: Path) -> None:
    release = written("half", "half.txt", 0, "en", "title| a \ud83d b\nbody| c \udc00 d \x07 e")
    client = create_app(fill(tmp_path, []), searcher=FakeSearcher([release])).test_client()
    assert "a \ufffd b" in client.get("/").text


@pytest.mark.parametrize("ending", ["csv", "ris", "bib", "json", "jsonl", "atom"])
def test_markup_is_text_in_a_file_of_results(hostile: FlaskClient, ending: str) -> None:
    response = hostile.get(f"/search.{ending}?q={quote('<script>')}&lang=en")
    assert response.status_code == 200
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    title = f"{EVIL} title"
    if ending == "csv":
        (row,) = csv.DictReader(io.StringIO(response.text, newline=""))
        assert (row["title"], row["query"]) == (title, "<script>")
    elif ending == "ris":
        (entry,) = rispy.loads(response.text)
        assert entry["title"] == title
    elif ending == "bib":
        library = bibtexparser.parse_string(response.text)
        assert not library.failed_blocks
        assert [one["title"].count("<script>") for one in library.entries] == [1]
    elif ending == "json":
        assert [hit["title"] for hit in response.get_json()["hits"]] == [title]
    elif ending == "jsonl":
        assert json.loads(response.text)["title"] == title
    else:
        found = feedparser.parse(response.data, sanitize_html=False)
        assert not found.bozo
        assert [one.title for one in found.entries] == [title]
        assert "<script" not in response.text
        assert "javascript:" not in response.text
