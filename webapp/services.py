"""What a request works with: the open archive and the searcher, and how long each of them lives.

The searcher is shared by all threads for the life of the service; an archive connection belongs to
one request and is closed with it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol, TypeVar, cast

from flask import Flask, current_app, g

from corpus.archive import Archive
from corpus.errors import IndexUnavailable, NotFound
from corpus.models import Release
from indexer.listing import Listing, UnitListing
from indexer.profiles import Profiler
from indexer.quotecheck.checker import QuoteChecker
from indexer.request import SearchRequest
from indexer.results import IndexState, SearchResult
from indexer.sources import ProfileReader
from indexer.suggest import Suggestion
from indexer.trends import TrendRequest, TrendResult
from indexer.units import Unit, UnitRequest, UnitResult
from indexer.wording.desk import WordingDesk

_KEY = "onrecord"
T = TypeVar("T")


class SearchService(Protocol):
    """What the pages need of the index."""

    def search(self, request: SearchRequest, /) -> SearchResult: ...

    def units(self, unit: Unit, request: UnitRequest, /) -> UnitResult: ...

    def listing(self, request: SearchRequest, /) -> Listing: ...

    def unit_listing(self, unit: Unit, request: UnitRequest, /) -> UnitListing: ...

    def suggest(self, typed: str, /) -> tuple[Suggestion, ...]: ...

    def mark(self, release: Release, request: SearchRequest, /) -> tuple[tuple[int, int], ...]: ...

    def profiles(self, archive: ProfileReader, /) -> Profiler: ...

    def checker(self) -> AbstractContextManager[QuoteChecker]: ...

    def wording(self) -> AbstractContextManager[WordingDesk]: ...

    def trends(self, request: TrendRequest, /) -> TrendResult: ...

    def state(self) -> IndexState: ...


class Services:
    """Where the archive is, and the searcher once it is needed."""

    def __init__(self, archive_path: Path, searcher: SearchService | None) -> None:
        self.archive_path = archive_path
        self.searcher = searcher
        self.kept: dict[str, tuple[str, object]] = {}


def register(app: Flask, archive_path: Path, searcher: SearchService | None) -> None:
    app.extensions[_KEY] = Services(archive_path, searcher)
    app.teardown_appcontext(_close)


def archive() -> Archive:
    """The archive, opened for this request.  Raises ArchiveError."""
    if "archive" not in g:
        g.archive = Archive.open(_services().archive_path)
    return cast(Archive, g.archive)


def untitled(release_id: str) -> bool:
    """Whether a release has no title, so that its first words stand for one; False of one that is gone."""
    try:
        # One field of many values, for without any all are read.
        return archive().release(release_id, "subtitles").title is None
    except NotFound:
        return False


def open_archive() -> Archive:
    """The archive, opened once more, for what is sent after the request; the caller closes it."""
    return Archive.open(_services().archive_path)


def folder() -> Path:
    """Where the archive is."""
    return _services().archive_path


def searcher() -> SearchService:
    """The searcher of this service.  Raises IndexUnavailable."""
    found = _services().searcher
    if found is None:
        raise IndexUnavailable("This service was started without an index.")
    g.index_asked = True
    return found


def asked() -> bool:
    """Whether this request asked the index for anything."""
    return "index_asked" in g


def remembered(name: str, generation: str, make: Callable[[], T]) -> T:
    """What `make` gave for this generation of the index, asked again for another one."""
    kept = _services().kept
    found = kept.get(name)
    if found is None or found[0] != generation:
        found = kept[name] = (generation, make())
    return cast(T, found[1])


def marked(release: Release, request: SearchRequest) -> tuple[tuple[int, int], ...]:
    """Where in a release its query matches; nothing where there is no query, or no index to ask."""
    found = _services().searcher
    if not request.query or found is None:
        return ()
    try:
        return found.mark(release, request)
    except IndexUnavailable:  # the text can be read all the same
        return ()


def _services() -> Services:
    return cast(Services, current_app.extensions[_KEY])


def _close(_error: BaseException | None) -> None:
    opened = g.pop("archive", None)
    if opened is not None:
        opened.close()
