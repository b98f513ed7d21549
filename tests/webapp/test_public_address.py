"""The address an archive is reached by, and what a request may say of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from handmade import fill, releases
from werkzeug.test import Client

from corpus.errors import ConfigError
from webapp import create_app

EVIL = {"Host": "evil.example", "X-Forwarded-Host": "evil.example"}


@pytest.mark.parametrize(
    ("configured", "asked", "permalink"),
    [
        ("https://archive.example", "/releases/letter", "https://archive.example/releases/letter"),
        ("https://archive.example:8443/", "/releases/letter", "https://archive.example:8443/releases/letter"),
        ("http://a.example/press/desk/", "/releases/letter", "http://a.example/press/desk/releases/letter"),
        ("http://a.example/press", "/press/releases/letter", "http://a.example/press/releases/letter"),
    ],
)
def test_nothing_a_request_says_counts(
    archive_folder: Path, configured: str, asked: str, permalink: str
) -> None:
    client = create_app(archive_folder, public_url=configured).test_client()
    page = client.get(asked, headers=EVIL)
    assert page.status_code == 200
    assert f'<meta name="citation_public_url" content="{permalink}">' in page.text
    assert "evil" not in page.text
    prefix = asked.removesuffix("/releases/letter")
    for address in ("/sitemap.xml", "/robots.txt", "/opensearch.xml", "/releases/letter.ris", "/coverage"):
        answer = client.get(prefix + address, headers=EVIL)
        assert answer.status_code == 200
        assert permalink.removesuffix("/releases/letter") in answer.text
        assert "evil" not in answer.text


@pytest.mark.parametrize(
    "wrong", ["archive.example", "ftp://a.example", "https://", "https://a b", "https://a.example/?x", "//a"]
)
def test_what_is_no_address_is_said_at_once(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(ConfigError, match="no public address"):
        create_app(tmp_path, public_url=wrong)


@pytest.mark.parametrize("host", ["a b", "<script>", "a/b", "a@b", "[::1", "a:b"])
def test_a_host_that_cannot_be_one_is_refused(tmp_path: Path, host: str) -> None:
    app = create_app(fill(tmp_path, releases()))
    for address in ("/releases/letter", "/sitemap.xml", "/api/v1/archive"):
        # The client of Flask would mend the header.
        response = Client(app).get(address, headers={"Host": host})
        assert response.status_code == 400
        assert "“Host”" in response.text or "Host" in response.text
