"""An archive that nothing has been read into yet: each page says so and none makes a claim of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from page_reader import Page

from corpus.archive import Archive
from indexer.build import ensure_current
from indexer.search import Searcher
from webapp import create_app


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    folder: Path = tmp_path_factory.mktemp("empty")
    with Archive.open(folder, create=True) as archive:
        ensure_current(archive)
    searcher = Searcher(folder)
    yield create_app(folder, searcher=searcher).test_client()
    searcher.close()


@pytest.mark.parametrize(
    ("address", "said", "unsaid"),
    [
        ("/", "This archive holds no release yet: onrecord ingest reads files into it.", "Nothing found"),
        ("/search?q=ferry", "This archive holds no release yet: onrecord ingest reads files", "searched"),
        ("/about", "0 releases from 0 sources.", "All are dated"),
        ("/coverage", "nothing has been read into it yet", "all are dated"),
        ("/people", "No release of this archive names anybody.", "most releases"),
        ("/products", "No release of this archive names a product.", "most releases"),
        ("/check?q=We+stop+tonight", "Searched: 0 releases.", "months"),
        ("/wording", "This archive holds no release yet.", "No phrase"),
        ("/wording?q=we+stop+tonight", "Nothing so worded was found in 0 releases.", "undated"),
    ],
)
def test_pages_of_an_empty_archive(empty: FlaskClient, address: str, said: str, unsaid: str) -> None:
    page = Page(empty, address)
    assert page.status == 200
    assert said in page.text
    assert unsaid not in page.text


def test_a_section_without_figures_is_left_out(empty: FlaskClient) -> None:
    headings = Page(empty, "/coverage").texts("h2")
    assert "Sources" in headings
    assert "How dates are known" not in headings
    assert "Languages and kinds" not in headings
