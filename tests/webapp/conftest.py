"""An archive made by hand, the pages over it with a searcher that has no index, and over its real index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_searcher import FakeSearcher
from flask.testing import FlaskClient
from handmade import fill, releases
from profiled import archive_in

from corpus.archive import Archive
from indexer.build import ensure_current
from indexer.search import Searcher
from webapp import create_app


@pytest.fixture(scope="session")
def archive_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("archive"), releases())


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """The pages over the real index."""
    folder = fill(tmp_path_factory.mktemp("indexed"), releases())
    with Archive.open(folder) as archive:
        ensure_current(archive)
    real = Searcher(folder)
    yield create_app(folder, searcher=real).test_client()
    real.close()


@pytest.fixture(scope="session")
def named(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """The archive of `profiled` over its real index."""
    folder = archive_in(tmp_path_factory.mktemp("named"))
    with Archive.open(folder) as archive:
        ensure_current(archive)
    real = Searcher(folder)
    yield create_app(folder, searcher=real).test_client()
    real.close()


@pytest.fixture
def searcher() -> FakeSearcher:
    return FakeSearcher(releases())


@pytest.fixture
def client(archive_folder: Path, searcher: FakeSearcher) -> FlaskClient:
    return create_app(archive_folder, searcher=searcher).test_client()
