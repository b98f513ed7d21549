"""Standing texts whose releases have no dates, and names cut from their beginnings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from handmade import fill, written
from page_reader import Page

from corpus.archive import Archive
from corpus.models import ReleaseDate
from indexer.build import ensure_current
from indexer.search import Searcher
from webapp import create_app

BERTHS = (
    "The harbour office answers every weekday from nine to five at its desk beside the ferry berth, with {}"
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    made, at = [], 0
    for number, berths in enumerate(("70 berths", "75 berths") * 2):
        said = BERTHS.format(berths)
        script = f"title| News {number}\nbody| Item {number} is new.\nboilerplate| {said} for all."
        release = written(f"r{number}", "a.txt", at, "en", script, date=ReleaseDate())
        at = release.span.end + 3
        made.append(release)
    folder = fill(tmp_path_factory.mktemp("undated"), made)
    with Archive.open(folder) as archive:
        ensure_current(archive)
    searcher = Searcher(folder)
    yield create_app(folder, searcher=searcher).test_client()
    searcher.close()


def test_versions_without_an_order_show_what_each_alone_has(client: FlaskClient) -> None:
    page = Page(client, "/boilerplate")
    (name,) = page.texts(".texts h2")
    assert name == "The harbour office answers every weekday from nine to …"
    one = page.follow(".texts h2 a")
    assert sorted(one.texts(".lane u")) == ["[only here: 70 ]", "[only here: 75 ]"]
    assert not one.soup.select(".lane ins, .lane del"), "which came first is not known"
    assert "Underlined is what only one of them has" in one.text


def test_an_address_without_a_text_leads_back_to_those_there_are(client: FlaskClient) -> None:
    page = Page(client, "/boilerplate?of=nothing.1")
    assert page.status == 404
    assert page.follow("main p a", "All standing texts").texts("h1") == ["How it described itself"]
