from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from made_up_archive import MadeUpArchive, read_releases

from indexer.build import ensure_current
from indexer.engines.base import EngineKind
from indexer.engines.tantivy_ import TantivyKind
from indexer.engines.whoosh_ import WhooshKind
from indexer.request import SearchRequest
from indexer.results import SearchResult
from indexer.search import Searcher

HERE = Path(__file__).parent
ENGINES: tuple[EngineKind, ...] = (WhooshKind(), TantivyKind())


@pytest.fixture(scope="session", params=ENGINES, ids=lambda kind: kind.name)
def engine(request: pytest.FixtureRequest) -> EngineKind:
    kind: EngineKind = request.param
    return kind


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory, engine: EngineKind) -> MadeUpArchive:
    """The made-up archive, indexed with each engine in turn."""
    made = MadeUpArchive(tmp_path_factory.mktemp("archive"), read_releases(HERE / "conformance/archive.toml"))
    ensure_current(made, engine=engine)
    return made


@pytest.fixture(scope="session")
def searcher(archive: MadeUpArchive, engine: EngineKind) -> Iterator[Searcher]:
    opened = Searcher(archive.path, engine=engine, open_archive=lambda _: archive)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def ask(searcher: Searcher) -> Callable[..., SearchResult]:
    """Search with the fields of a `SearchRequest` as arguments."""
    return lambda query="", **options: searcher.search(SearchRequest(query, **options))
