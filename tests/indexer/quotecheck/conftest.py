"""The archive of a pottery that quotations are checked against."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.ingest import ingest
from indexer.build import ensure_current
from indexer.quotecheck.checker import QuoteChecker
from indexer.search import Searcher

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    with Archive.open(folder, create=True) as archive:
        ingest(archive, [HERE / "releases.txt", HERE / "letter.txt"], now=lambda: "")
        ensure_current(archive)
    return folder


@pytest.fixture(scope="session")
def checker(home: Path) -> Iterator[QuoteChecker]:
    searcher = Searcher(home)
    with searcher.checker() as opened:
        yield opened
    searcher.close()
