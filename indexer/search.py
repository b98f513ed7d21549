"""What answers requests from the index of an archive, whichever generation of it is the newest.

A `Searcher` lives as long as its program and serves many threads; each request sees one generation of the
index from beginning to end.  How a request is answered is decided in `answering` and beside it.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from corpus.errors import IndexUnavailable
from corpus.models import Release
from indexer import config, generations
from indexer.answering import Answering, Generation
from indexer.date_ranges import read_end
from indexer.engines.base import EngineKind
from indexer.engines.choice import engine_named
from indexer.folding import stem
from indexer.gather import OF_A_FILE, Ready, gather
from indexer.generations import Pointed
from indexer.listing import Listing, UnitListing
from indexer.opening import open_corpus, open_layouts
from indexer.plan import compile_tree
from indexer.profiles import Profiler
from indexer.query import parse
from indexer.quotecheck.checker import QuoteChecker
from indexer.request import MAX_LIMIT, SearchRequest
from indexer.results import Diagnostic, IndexState, SearchResult
from indexer.snippets import mark_release
from indexer.sources import ProfileReader, ReleaseReader
from indexer.suggest import Suggester, Suggestion
from indexer.tied import tie_of
from indexer.trends import TrendRequest, TrendResult, trends
from indexer.units import Unit, UnitRequest, UnitResult
from indexer.wording.desk import WordingDesk
from indexer.wording.kept import Kept

Opener = Callable[[Path], AbstractContextManager[ReleaseReader]]
_OLDER: Final = (
    Diagnostic(
        "older-index",
        "The newest index cannot be used; an older one answered. “onrecord index” builds it again.",
    ),
)

EVERY: Final = 2**31
"""More lines and quotations than an answer can have."""


class Searcher:
    """Answers requests from the index of the archive in a folder.

    Safe to use from several threads.  `open_archive` is called for each page of hits, because a
    connection to an archive belongs to one thread.  Where no `engine` is given, each generation is
    opened with the one it was built with.
    """

    def __init__(
        self, archive_path: Path, *, engine: EngineKind | None = None, open_archive: Opener | None = None
    ) -> None:
        self._path = Path(archive_path)
        self._engine = engine
        self._open_archive = open_archive or _open_archive
        self._lock = threading.Lock()
        self._open: Generation | None = None
        self._kept = Kept()
        self._refused: tuple[str, float] = ("", 0.0)

    def open(self) -> None:
        """Open the index now, so that no request has to wait for it.  Raises as `search` does."""
        self._current()
        stem("ready")  # its rules are loaded with the first word

    def search(self, request: SearchRequest) -> SearchResult:
        """The answer to a request.  Raises IndexUnavailable where there is no index to be trusted."""
        generation, notes = self._current()
        return Answering(generation, bounded(request), notes, self._hit_reader()).run()

    def units(self, unit: Unit, request: UnitRequest) -> UnitResult:
        """The lines or quotations that a request finds.  Raises as `search` does."""
        generation, notes = self._current()
        ready = Answering(generation, bounded(request.search), notes, self._hit_reader()).ready()
        return gather(unit, request, ready, self._hit_reader())

    def listing(self, request: SearchRequest) -> Listing:
        """All that a request finds, whichever page it asks for.  Raises as `search` does."""
        generation, notes = self._current()
        return Answering(generation, bounded(request), notes, self._hit_reader()).listing()

    def unit_listing(self, unit: Unit, request: UnitRequest) -> UnitListing:
        """All lines or quotations of the releases that are read for a request.  Raises as `search` does."""
        generation, notes = self._current()
        asked = Answering(generation, bounded(request.search), notes, self._hit_reader())
        every = replace(asked.ready(), request=replace(asked.request, offset=0, limit=EVERY))
        answer = gather(unit, replace(request, whole=True), every, self._hit_reader(), OF_A_FILE)
        answer = replace(answer, request=replace(request, search=asked.request))
        return UnitListing(answer, asked.undated_left_out(asked.find()), generation.archive_digest)

    def suggest(self, typed: str) -> tuple[Suggestion, ...]:
        """What can be meant by the beginning of a query.  Raises as `search` does."""
        return self._current()[0].suggester.suggest(typed)

    @contextlib.contextmanager
    def checker(self) -> Iterator[QuoteChecker]:
        """What checks quotations, all against one generation; for one thread.  Raises as `search` does."""
        generation, _ = self._current()
        with self._open_archive(self._path) as archive:
            yield QuoteChecker(generation.corpus, archive, generation=generation.name)

    @contextlib.contextmanager
    def wording(self) -> Iterator[WordingDesk]:
        """What follows wordings through one generation; for one thread.  Raises as `search` does."""
        generation, _ = self._current()
        with self._open_archive(self._path) as archive:
            yield WordingDesk(
                generation.corpus,
                archive,
                folder=generation.folder,
                layouts=generation.layouts,
                generation=generation.name,
                kept=self._kept,
            )

    def profiles(self, archive: ProfileReader) -> Profiler:
        """What tells of people and products, by one generation; for one thread.  Raises as `search`."""
        generation, _ = self._current()
        return Profiler(generation.corpus, archive, generation=generation.name)

    def mark(self, release: Release, request: SearchRequest) -> tuple[tuple[int, int], ...]:
        """Where the query of a request matches in a release: half-open ranges of its text, in order, apart.

        Empty where nothing matches.  Raises as `search` does.
        """
        tree = parse(request.query, today=request.today).tree
        generation, _ = self._current()
        compiled = compile_tree(tree, request.exactness, generation.corpus)
        tie = tie_of(tree, request.exactness, generation.corpus, None)
        shown = tie.only(release) if tie is not None and tie.words else release
        return mark_release(shown, tuple(dict.fromkeys(compiled.marks)))

    def state(self) -> IndexState:
        """Which index answers, and what it tells of all its releases.  Raises as `search` does."""
        generation, _ = self._current()
        return IndexState(generation.name, generation.archive_digest, generation.corpus.columns.date_counts)

    def trends(self, request: TrendRequest) -> TrendResult:
        """How often each query of a request matches over time.  Raises as `search` does."""
        generation, notes = self._current()

        def ready(query: str) -> Ready:
            asked = bounded(replace(request.search, query=query))
            return Answering(generation, asked, notes, self._hit_reader()).ready()

        return trends(
            request,
            tuple(map(ready, request.queries[: config.MAX_SERIES])),
            ready(""),
            self._hit_reader(),
            archive_digest=generation.archive_digest,
        )

    def close(self) -> None:
        """Let go of the index.  Requests that are still running finish with it."""
        with self._lock:
            self._open = None

    def _hit_reader(self) -> Callable[[], AbstractContextManager[ReleaseReader]]:
        return lambda: self._open_archive(self._path)

    def _current(self) -> tuple[Generation, tuple[Diagnostic, ...]]:
        """The generation the pointer names now; where it cannot be used, an older one, and a note of it.

        The one before is let go; its files close when the last request that uses it is done.
        """
        with self._lock:
            named = generations.pointed(self._path)
            if self._open is None or not named or self._open.name != named[0].name:
                return self._change_to(named)
            return self._open, ()

    def _change_to(self, named: tuple[Pointed, ...]) -> tuple[Generation, tuple[Diagnostic, ...]]:
        refused, until = self._refused
        wanted = named[0].name if named else ""
        if self._open is not None and wanted == refused and time.monotonic() < until:
            return self._open, _OLDER
        try:
            self._open = self._load_current(named)
            return self._open, ()
        except IndexUnavailable:
            if self._open is None:
                self._open = self._load_any(named[1:])
            if self._open is None:
                raise
            self._refused = (wanted, time.monotonic() + config.RETRY_SECONDS)
            return self._open, _OLDER

    def _load_current(self, named: tuple[Pointed, ...]) -> Generation:
        if not named:
            raise IndexUnavailable("There is no index yet. Run “onrecord index” first.")
        try:
            return self._load(named[0])
        except IndexUnavailable:
            # Builds that ended since the pointer was read may have deleted what it named.
            now = generations.pointed(self._path)
            if not now or now[0] == named[0]:
                raise
            return self._load(now[0])

    def _load_any(self, named: tuple[Pointed, ...]) -> Generation | None:
        for generation in named:
            with contextlib.suppress(IndexUnavailable):
                return self._load(generation)
        return None

    def _load(self, generation: Pointed) -> Generation:
        manifest = generations.read_manifest(self._path, generation)
        kind = self._engine or engine_named(manifest.engine)
        if misfit := manifest.misfit(kind.name):
            raise IndexUnavailable(f"The index cannot be used: {misfit}. Run “onrecord index”.")
        generations.verify(self._path, manifest)
        folder = generations.folder_of(self._path, generation.name)
        try:
            corpus = open_corpus(folder, manifest.segments, kind, manifest.collection)
            layouts = open_layouts(folder, manifest.segments, corpus)
            return Generation(
                generation.name, manifest.archive_digest, folder, corpus, layouts, Suggester(corpus)
            )
        except OSError as error:
            raise IndexUnavailable(f"The index cannot be opened: {error}.") from error


def bounded(request: SearchRequest) -> SearchRequest:
    """The request with its figures inside their bounds and its dates as ISO; one that is none is left out."""
    today = request.today or date.today()
    return replace(
        request,
        limit=max(0, min(request.limit, MAX_LIMIT)),
        offset=max(0, request.offset),
        snippets=max(0, min(request.snippets, config.MAX_SNIPPETS)),
        facet_values=max(0, min(request.facet_values, config.MAX_FACET_VALUES)),
        facet_offset=max(0, request.facet_offset),
        facet_find=request.facet_find[: config.MAX_NAME_CHARACTERS].strip(),
        date_from=read_end(request.date_from, today, last=False) if request.date_from else None,
        date_to=read_end(request.date_to, today, last=True) if request.date_to else None,
    )


def _open_archive(path: Path) -> AbstractContextManager[ReleaseReader]:
    from corpus.archive import Archive

    return Archive.open(path)
