"""A page as a test looks at it: the document, and its links by what they say."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient


class Page:
    def __init__(self, client: FlaskClient, address: str) -> None:
        self.client = client
        self.response = client.get(address)
        self.status = self.response.status_code
        self.soup = BeautifulSoup(self.response.text, "lxml")

    @property
    def text(self) -> str:
        return " ".join(self.soup.get_text(" ").split())

    def one(self, selector: str) -> Tag:
        found = self.soup.select_one(selector)
        assert found is not None, f"no {selector}"
        return found

    def texts(self, selector: str) -> list[str]:
        return [" ".join(each.get_text(" ").split()) for each in self.soup.select(selector)]

    def link(self, selector: str, holding: str = "") -> str:
        """The address of the first link under `selector` whose text or label holds `holding`."""
        for each in self.soup.select(selector):
            if holding in each.get_text(" ") or holding in str(each.get("aria-label", "")):
                return str(each["href"])
        raise AssertionError(f"no link {selector} with {holding!r}")

    def follow(self, selector: str, holding: str = "") -> Page:
        return Page(self.client, self.link(selector, holding))


def parameters(address: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(address).query)
