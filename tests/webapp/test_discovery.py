"""What a browser's search box and a crawler are told."""

from __future__ import annotations

import re
import urllib.robotparser
from datetime import date
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from lxml import etree
from page_reader import Page

from webapp import discovery

NAMES = {"o": "http://a9.com/-/spec/opensearch/1.1/", "s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def tree(client: FlaskClient, address: str) -> etree._Element:
    response = client.get(address)
    assert response.status_code == 200
    return etree.fromstring(response.data)


def listed(client: FlaskClient, address: str) -> list[str]:
    return [str(one) for one in tree(client, address).xpath("//s:loc/text()", namespaces=NAMES)]


def test_the_description_leads_to_answers(indexed: FlaskClient) -> None:
    page = Page(indexed, "/")
    found = tree(indexed, str(page.one('head link[rel="search"]')["href"]))
    assert found.tag == f"{{{NAMES['o']}}}OpenSearchDescription"
    assert len(found.findtext("o:ShortName", namespaces=NAMES) or "") <= 16
    urls = {one.get("type"): one.get("template") for one in found.findall("o:Url", namespaces=NAMES)}
    for kind, template in urls.items():
        assert template.startswith("http://localhost/")
        if kind != "application/opensearchdescription+xml":
            response = indexed.get(template.replace("{searchTerms}", "okafor%20ferry"))
            assert response.status_code == 200
            assert response.mimetype == kind
    image = found.findtext("o:Image", namespaces=NAMES) or ""
    assert indexed.get(urlsplit(image).path).status_code == 200


def test_suggestions_have_the_shape_browsers_read(indexed: FlaskClient) -> None:
    typed, queries, notes, addresses = indexed.get("/suggest?q=oka").get_json(force=True)
    assert typed == "oka"
    assert len(queries) == len(notes) == len(addresses) > 0
    assert all(Page(indexed, address).soup.select(".hit") for address in addresses)
    assert indexed.get("/suggest").get_json(force=True)[0] == ""


def test_the_map_lists_every_release_and_each_is_there(indexed: FlaskClient) -> None:
    found = listed(indexed, "/sitemap.xml")
    every = indexed.get("/search.json").get_json()["hits"]
    assert sorted(found) == sorted(f"http://localhost/releases/{hit['id']}" for hit in every)
    assert all(indexed.get(address).status_code == 200 for address in found)
    days = tree(indexed, "/sitemap.xml").xpath("//s:lastmod/text()", namespaces=NAMES)
    assert len([date.fromisoformat(str(day)) for day in days]) == len(found)


def test_a_map_too_long_for_one_file_is_several(
    indexed: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = listed(indexed, "/sitemap.xml")
    monkeypatch.setattr(discovery, "IN_ONE_MAP", 4)
    parts = listed(indexed, "/sitemap.xml")
    assert parts == ["http://localhost/sitemap-1.xml", "http://localhost/sitemap-2.xml"]
    assert [one for part in parts for one in listed(indexed, part)] == whole
    for beyond in ("0", "3"):
        assert indexed.get(f"/sitemap-{beyond}.xml").status_code == 404


def test_crawlers_find_releases_and_leave_searches_alone(indexed: FlaskClient) -> None:
    text = indexed.get("/robots.txt").text
    rules = urllib.robotparser.RobotFileParser()
    rules.parse(text.splitlines())
    assert rules.site_maps() == ["http://localhost/sitemap.xml"]
    for path, allowed in (
        ("/", True),
        ("/about", True),
        ("/releases/letter", True),
        ("/search?q=a", False),
        ("/search.csv", False),
        ("/facets/person", False),
        ("/check/draft", False),
        ("/check/batch", False),
        ("/api/v1/search", False),
        ("/wording", True),
        ("/wording?q=ferry", False),
        ("/trends?q=ferry", False),
        ("/trends.csv?q=ferry", False),
        ("/people", True),
        ("/people/Ines%20Okafor", True),
        ("/people/Ines%20Okafor?quote=direct", False),
        ("/products/Silverline", True),
        ("/boilerplate", True),
        ("/boilerplate?of=a.1", False),
        ("/releases/letter?q=a", False),
        ("/releases/letter/reused", False),
        ("/coverage", True),
        ("/coverage.csv", False),
    ):
        # The parser of the standard library knows neither “*” nor a “?” at the end (RFC 9309, section 2.2.3).
        left_alone = re.findall(r"^Disallow: (\S+)$", text, re.MULTILINE)
        patterns = [re.escape(one).replace(r"\*", ".*") for one in left_alone]
        assert any(re.match(one, path) for one in patterns) is not allowed, path
