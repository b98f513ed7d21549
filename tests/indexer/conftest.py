from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from made_up_archive import MadeUpArchive, make_release, read_releases

from corpus.models import Release
from indexer import config
from indexer.build import ensure_current
from indexer.engines.base import EngineKind
from indexer.engines.tantivy_ import TantivyKind
from indexer.engines.whoosh_ import WhooshKind
from indexer.request import SearchRequest
from indexer.results import SearchResult
from indexer.search import Searcher

HERE = Path(__file__).parent
ENGINES: tuple[EngineKind, ...] = (WhooshKind(), TantivyKind())
WAYS = ("at once", "in three steps")


@pytest.fixture(scope="session", params=ENGINES, ids=lambda kind: kind.name)
def engine(request: pytest.FixtureRequest) -> EngineKind:
    kind: EngineKind = request.param
    return kind


@pytest.fixture(scope="session", params=WAYS)
def archive(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, engine: EngineKind
) -> MadeUpArchive:
    """The made-up archive, indexed with each engine in turn, built at once or by adding to it."""
    folder = tmp_path_factory.mktemp("archive")
    releases = read_releases(HERE / "conformance/archive.toml")
    if request.param == "in three steps":
        _index_in_steps(folder, releases, engine)
    made = MadeUpArchive(folder, releases)
    ensure_current(made, engine=engine)
    return made


def _index_in_steps(folder: Path, releases: tuple[Release, ...], engine: EngineKind) -> None:
    """Build most of an index, then add to it and take from it, so that it has segments with gaps."""
    extra = make_release(
        {
            "id": "extra",
            "source": "extra.txt",
            "text": "Lanterns for the launch\n\nMara lights a lamp; an aardvark looks on.",
            "people": {"Mara Elsewhere": ["Mara"]},
        }
    )
    changed = make_release(
        {
            "id": releases[0].id,
            "source": releases[0].source,
            "text": "Not yet\n\nWhat stood here was a lantern.",
        }
    )
    with pytest.MonkeyPatch.context() as patch:
        # Segments as small as these would be written anew otherwise.
        for name in ("SMALL_SEGMENT", "MOST_MERGED"):
            patch.setattr(config, name, 0)
        for step in (
            (changed, extra, *releases[1:-6]),
            (changed, extra, *releases[1:-3]),
            (*releases[:-3],),
            releases,
        ):
            built = ensure_current(MadeUpArchive(folder, step), engine=engine)
    assert len(built.manifest.segments) > 2
    assert any(segment.gone for segment in built.manifest.segments)


@pytest.fixture(scope="session")
def searcher(archive: MadeUpArchive, engine: EngineKind) -> Iterator[Searcher]:
    opened = Searcher(archive.path, engine=engine, open_archive=lambda _: archive)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def ask(searcher: Searcher) -> Callable[..., SearchResult]:
    """Search with the fields of a `SearchRequest` as arguments."""
    return lambda query="", **options: searcher.search(SearchRequest(query, **options))
