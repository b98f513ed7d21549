"""The sample archive, in which a company changes the words it describes itself with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.ingest import ingest
from indexer.build import ensure_current
from indexer.search import Searcher
from indexer.wording.desk import WordingDesk

SAMPLE = Path(__file__).parents[3] / "corpus/sample"


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wording")
    with Archive.open(folder, create=True) as archive:
        ingest(archive, [SAMPLE], now=lambda: "")
        ensure_current(archive)
    return folder


@pytest.fixture(scope="session")
def desk(home: Path) -> Iterator[WordingDesk]:
    searcher = Searcher(home)
    with searcher.wording() as opened:
        yield opened
    searcher.close()
