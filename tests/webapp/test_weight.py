"""No page of the sample that a link leads to is heavier than it may be, and no link leads nowhere."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from addresses import SAMPLE_PAGES
from bs4 import BeautifulSoup
from sample_archive import archive_in

from corpus.archive import Archive
from indexer.build import ensure_current
from indexer.search import Searcher
from webapp import create_app

MOST = 100_000
"""Bytes."""


def test_every_page_that_is_led_to_is_light_and_there(tmp_path: Path) -> None:
    with Archive.open(archive_in(tmp_path)) as archive:
        ensure_current(archive)
        releases = [f"/releases/{release_id}" for release_id in archive.arrivals()]
    searcher = Searcher(tmp_path)
    client = create_app(tmp_path, searcher=searcher).test_client()
    first = [address for address in SAMPLE_PAGES if address != "/nowhere"]
    sizes: dict[str, int] = {}
    led_to: dict[tuple[str, frozenset[str]], str] = {}
    for address in (*first, *releases):
        response = client.get(address)
        assert (response.status_code, response.mimetype) == (200, "text/html"), address
        sizes[address] = len(response.data)
        if address in first:
            for link in BeautifulSoup(response.text, "lxml").select("main a[href^='/']"):
                found = urlsplit(str(link["href"]))
                kind = found.path, frozenset(dict(parse_qsl(found.query)))  # one of each kind is enough
                led_to.setdefault(kind, found._replace(fragment="").geturl())
    for address in led_to.values():
        if address in sizes:
            continue
        response = client.get(address)
        assert response.status_code == 200, address
        if response.mimetype == "text/html":
            sizes[address] = len(response.data)
    searcher.close()
    assert len(sizes) > 200
    assert {address: size for address, size in sizes.items() if size >= MOST} == {}
