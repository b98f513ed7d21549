"""An archive made by hand, a searcher without an index, and the pages over both."""

from __future__ import annotations

from pathlib import Path

import pytest
from fake_searcher import FakeSearcher
from flask.testing import FlaskClient
from handmade import fill, releases

from webapp import create_app


@pytest.fixture(scope="session")
def archive_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("archive"), releases())


@pytest.fixture
def searcher() -> FakeSearcher:
    return FakeSearcher(releases())


@pytest.fixture
def client(archive_folder: Path, searcher: FakeSearcher) -> FlaskClient:
    return create_app(archive_folder, searcher=searcher).test_client()
