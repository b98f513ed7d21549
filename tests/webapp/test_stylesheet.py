"""The one stylesheet: no rule without its use, no property without a value, and light to carry."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import get_args

import pytest
from flask.testing import FlaskClient
from page_reader import Page

import webapp
from corpus.models import PassageKind

ROOT = Path(webapp.__file__).parent
PUT_TOGETHER = re.compile(rf"s[1-5]|depth[12]|(is-)?({'|'.join(get_args(PassageKind))})")
"""Classes that templates make of a number or of the kind of a passage."""
MOST_OF_A_PAGE, MOST_OF_A_VISIT = 100_000, 150_000
"""Bytes of the page, and of all that comes with it on a first visit to a browser."""


@pytest.fixture
def sheet(client: FlaskClient) -> str:
    return client.get("/static/onrecord.css").text


def test_every_page_has_this_sheet_alone(client: FlaskClient) -> None:
    page = Page(client, "/check")
    assert len(page.soup.select("link[rel=stylesheet]")) == 1
    assert page.one("link[rel=stylesheet]")["href"].startswith("/static/onrecord.css?v=")


def test_themes_come_first_and_paper_last(sheet: str) -> None:
    assert sheet.startswith(":root {")
    assert sheet.rindex("@media print") > sheet.rindex("@media (min-width")
    assert sheet.count("{") == sheet.count("}")


def test_every_class_and_id_stands_in_a_page(sheet: str) -> None:
    selectors = re.sub(r"\{[^{}]*\}", " ", sheet)
    named = set(re.findall(r"[.#]([a-zA-Z][\w-]*)", selectors))
    sources = [*ROOT.glob("templates/**/*.html"), *ROOT.glob("static/*.js"), *ROOT.glob("*.py")]
    words = set(re.findall(r"[\w-]+", " ".join(path.read_text("utf-8") for path in sources)))
    assert {name for name in named - words if not PUT_TOGETHER.fullmatch(name)} == set()


def test_every_property_has_a_value_and_a_use(sheet: str) -> None:
    assert set(re.findall(r"(--[\w-]+):", sheet)) == set(re.findall(r"var\((--[\w-]+)\)", sheet))


@pytest.mark.parametrize(
    "address",
    ["/", "/search?q=ferry", "/releases/launch-en?q=ferry&mark=people", "/check", "/coverage", "/api"],
)
def test_a_first_visit_is_light(indexed: FlaskClient, address: str) -> None:
    page = Page(indexed, address)
    assets = [one["href"] for one in page.soup.select("link[rel=stylesheet], link[rel=icon]")]
    assets += [one["src"] for one in page.soup.select("script[src]")]
    assert len(page.response.data) < MOST_OF_A_PAGE
    carried = [len(indexed.get(one, headers={"Accept-Encoding": "gzip, br"}).data) for one in assets]
    assert len(page.response.data) + sum(carried) < MOST_OF_A_VISIT


def test_it_is_packed_for_those_who_can_unpack_it(client: FlaskClient, sheet: str) -> None:
    packed = client.get("/static/onrecord.css", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(packed.data).decode() == sheet
    for encodings in ("br", "gzip;q=0"):
        plain = client.get("/static/onrecord.css", headers={"Accept-Encoding": encodings})
        assert plain.text == sheet
