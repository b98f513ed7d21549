"""An archive whose every text is markup, script or a formula shows it as text, on every route there is.

What is asked, and with which texts, are rows of `tests/data/webapp/markup.toml`; a route without one fails.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import bibtexparser
import feedparser
import pytest
import rispy
from bs4 import BeautifulSoup
from fake_searcher import FakeSearcher
from flask.testing import FlaskClient
from handmade import fill, written
from hostile import MARK, ROUTES, TEXTS, Asked, archive_in, requests_of
from lxml import etree
from werkzeug.test import TestResponse

from corpus.archive import Archive
from indexer.build import ensure_current
from indexer.search import Searcher
from webapp import create_app

NO_PART_OF_A_PAGE: Final = "img, iframe, object, embed, base, svg [href], math, template, [style], [srcset]"
FORMULA: Final = re.compile(r"\s*[=+\-@]|[\t\r]")
SEPARATE_STYLE: Final = "attachment; filename=quotations.html"
"""A file to be kept brings a style of its own."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    folder = archive_in(tmp_path_factory.mktemp("hostile"))
    with Archive.open(folder) as archive:
        ensure_current(archive)
    searcher = Searcher(folder)
    yield create_app(folder, searcher=searcher).test_client()
    searcher.close()


def test_every_route_has_a_row(hostile: FlaskClient) -> None:
    routes = {rule.endpoint for rule in hostile.application.url_map.iter_rules()}
    rows = Counter(row["endpoint"] for row in ROUTES)
    assert rows == Counter(routes), "a route has one row in tests/data/webapp/markup.toml"


@pytest.mark.parametrize("row", ROUTES, ids=lambda row: row["endpoint"])
def test_markup_is_text(hostile: FlaskClient, row: dict[str, Any]) -> None:
    shown = False
    for asked in requests_of(row):
        response = answer(hostile, asked)
        assert response.status_code in (200, 400, 404), (asked, response.status_code)
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        kind = response.mimetype
        assert "charset=utf-8" in response.content_type or not kind.startswith("text/"), asked
        if row["endpoint"] in ("static", "stylesheet") and response.status_code == 200:
            continue
        assert kind in READERS, asked
        texts = READERS[kind](response)
        shown |= MARK in texts
        assert "9107" not in texts, "reckoned by a template"
    assert shown == row.get("shown", True)


def answer(client: FlaskClient, asked: Asked) -> TestResponse:
    return client.get(asked.address) if asked.form is None else client.post(asked.address, data=asked.form)


def read_page(response: TestResponse) -> str:
    """The text of a page, in which nothing is made of the texts but text.

    An attribute's value may hold them too; an address that is led to is of this service.
    """
    soup = BeautifulSoup(response.text, "lxml")
    assert not soup.select(NO_PART_OF_A_PAGE), soup.select(NO_PART_OF_A_PAGE)[0]
    for script in soup.select("script"):
        if script.get("type") == "application/ld+json":
            held = script.extract().get_text()
            assert not set("<>&") & set(held)
            json.loads(held)
        else:
            assert script.get_text() == ""
            assert str(script["src"]).startswith("/static/")
    if response.headers.get("Content-Disposition") == SEPARATE_STYLE:
        (style,) = soup.select("style")
        style.extract()
    assert not soup.select("style")
    values = []
    for tag in soup.find_all(True):
        assert not tag.name.startswith("zz-"), tag
        for name, value in tag.attrs.items():
            assert not name.lower().startswith(("on", "zz-")), tag
            assert name != "autofocus", tag
            values.append(str(value))
        for name in ("href", "src", "action", "formaction"):
            if name in tag.attrs:
                address = str(tag[name])
                assert re.match(r"/(?!/)|#|\?|http://localhost/", address), address
    assert "&amp;lt;zz-" not in response.text, "escaped twice"
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", response.text)
    return soup.get_text() + "\n" + "\n".join(values)


def read_json(response: TestResponse) -> str:
    return "\n".join(strings(json.loads(response.data)))


def read_lines(response: TestResponse) -> str:
    return "\n".join(text for line in response.text.splitlines() for text in strings(json.loads(line)))


def strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, list):
        for one in value:
            yield from strings(one)
    elif isinstance(value, str):
        yield value


def read_csv(response: TestResponse) -> str:
    rows = list(csv.reader(io.StringIO(response.text, newline=""), strict=True))
    assert len({len(row) for row in rows}) == 1
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if FORMULA.match(cell) and not re.fullmatch(r"-?[\d.]+", cell)]
    return "\n".join(cells)


def read_ris(response: TestResponse) -> str:
    records = rispy.loads(response.text)
    ids = [one["id"] for one in records]
    assert ids
    assert all(re.fullmatch(r"evil\d+(-zh)?", one) for one in ids)
    assert {one["type_of_reference"] for one in records} == {"RPRT"}
    assert "javascript:" not in "".join(str(one.get("urls")) for one in records)
    return "\n".join(strings(records))


def read_bib(response: TestResponse) -> str:
    library = bibtexparser.parse_string(response.text)
    assert not library.failed_blocks
    assert not library.strings
    assert not library.preambles
    assert library.entries
    for entry in library.entries:
        assert re.fullmatch(r"evil\d+(-zh)?", entry.key)
        assert not str(entry.get("url")).startswith("javascript:")
        for field in entry.fields:
            assert not re.search(r"(?<!\\)[$&#%_](?!\w*[^\s]*://)", str(field.value)) or field.key == "url"
            assert "\\input" not in str(field.value)
    return "\n".join(str(field.value) for entry in library.entries for field in entry.fields)


def read_xml(response: TestResponse) -> str:
    root = etree.fromstring(response.data)
    for node in root.iter():
        assert isinstance(node.tag, str), "neither comment nor instruction"
        assert "zz-" not in node.tag
        for name, value in node.attrib.items():
            assert "zz-" not in str(name)
            if name == "href":
                assert str(value).startswith(("http://localhost/", "https://elsewhere.example/"))
    if response.mimetype == "application/atom+xml":
        found = feedparser.parse(response.data, sanitize_html=False)
        assert not found.bozo
        assert found.entries
    return "".join(str(text) for text in root.itertext())


def read_text(response: TestResponse) -> str:
    return response.text


READERS: Final[dict[str, Callable[[TestResponse], str]]] = {
    "text/html": read_page,
    "application/json": read_json,
    "application/problem+json": read_json,
    "application/vnd.citationstyles.csl+json": read_json,
    "application/x-suggestions+json": read_json,
    "application/vnd.oai.openapi+json": read_json,
    "application/jsonl": read_lines,
    "text/csv": read_csv,
    "application/x-research-info-systems": read_ris,
    "application/x-bibtex": read_bib,
    "application/atom+xml": read_xml,
    "application/xml": read_xml,
    "application/opensearchdescription+xml": read_xml,
    "text/plain": read_text,
}
"""What reads an answer of a kind as those it is made for do, and gives back all the text in it."""


def test_half_a_surrogate_pair_does_not_break_a_page(tmp_path: Path) -> None:
    release = written("half", "half.txt", 0, "en", "title| a \ud83d b\nbody| c \udc00 d \x07 e")
    client = create_app(fill(tmp_path, []), searcher=FakeSearcher([release])).test_client()
    assert "a \ufffd b" in client.get("/").text


@pytest.mark.parametrize("format", ["page", "html", "csv", "json"])
def test_the_name_of_a_draft_is_text(hostile: FlaskClient, format: str) -> None:
    draft = "“We make no such thing at all,” said nobody.".encode()
    for text in TEXTS:
        sent = {"file": (io.BytesIO(draft), f"{text}.txt"), "format": format}
        response = hostile.post("/check/draft", data=sent, content_type="multipart/form-data")
        READERS[response.mimetype](response)


def test_titles_reach_a_file_as_they_are(hostile: FlaskClient) -> None:
    """On one line where the format knows no other, and with an apostrophe before a formula."""
    wanted = Counter(" ".join(text.replace("\0", "").split()) for text in TEXTS)
    found = json.loads(hostile.get("/search.json?q=recurring&lang=en").data)["hits"]
    assert Counter(" ".join(hit["title"].replace("\0", "").split()) for hit in found) == wanted
