"""Building an index: every release of an archive into a new generation, then the switch to it.

A build writes beside the index in use and ends with a check of what it wrote; only then is the
pointer moved.  How generations are kept and trusted is decided in `generations`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from corpus.errors import IndexUnavailable
from corpus.models import Person, Product, Release
from indexer import config, generations
from indexer.columns import Columns, Row
from indexer.documents import index_document, row
from indexer.engines.base import EngineKind, IndexDocument, Sequence
from indexer.engines.choice import engine_in_use
from indexer.fields import EVERYWHERE
from indexer.folding import fold_text
from indexer.generations import Manifest
from indexer.sidecars import TextWriter, save_words

ENGINE_FOLDER: Final = "engine"
COLUMNS_FILE: Final = "columns.bin"
_PROBES: Final = 5


class ReleaseSource(Protocol):
    """What of an archive is needed to index it."""

    @property
    def path(self) -> Path: ...
    def releases(self) -> Iterator[Release]: ...
    def release_digests(self) -> dict[str, str]: ...
    def counterparts(self) -> dict[str, str]: ...
    def people(self) -> tuple[Person, ...]: ...
    def products(self) -> tuple[Product, ...]: ...
    def digest(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Built:
    """`rebuilt` is False where the index already fitted the archive; `reason` says why it was built."""

    manifest: Manifest
    rebuilt: bool
    reason: str


def why_not_current(source: ReleaseSource, engine: EngineKind) -> str | None:
    """Why the index does not fit the archive or is not whole, None if all is well.

    Every file of the index is read for this, last of all.
    """
    found = _usable(source, engine)
    return found if isinstance(found, str) else None


def _usable(source: ReleaseSource, engine: EngineKind) -> Manifest | str:
    """The manifest of the index in use, or why it must be built."""
    named = generations.pointed(source.path)
    if not named:
        return "there is no index yet"
    try:
        manifest = generations.read_manifest(source.path, named[0])
        if manifest.archive_digest != source.digest():
            return "the archive has changed"
        if misfit := manifest.misfit(engine.name):
            return misfit
        generations.verify(source.path, manifest)
    except IndexUnavailable as error:
        return f"it is damaged ({str(error).rstrip('.')})"
    return manifest


def ensure_current(
    source: ReleaseSource,
    *,
    engine: EngineKind | None = None,
    force: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Built:
    """Build the index if it does not fit the archive or is damaged (always, with `force`).

    Where no `engine` is given, the index keeps the one it has.  `progress` is called with the number
    of releases done since the last call.  Raises IndexUnavailable where it cannot be built; the index in
    use stays as it was.
    """
    engine = engine or engine_in_use(source.path)
    found = "it was asked for" if force else _usable(source, engine)
    if isinstance(found, Manifest):
        return Built(found, False, "")
    with generations.lock(source.path, wait=config.LOCK_WAIT_SECONDS):
        # Another program may have built it while this one waited.
        found = found if force else _usable(source, engine)
        if isinstance(found, Manifest):
            return Built(found, False, "")
        return Built(_build(source, engine, progress), True, found)


def _build(source: ReleaseSource, engine: EngineKind, progress: Callable[[int], None] | None) -> Manifest:
    digest = source.digest()
    generation = generations.begin(source.path, digest)
    try:
        folder = generations.folder_of(source.path, generation)
        writer = _Writer(folder, source.counterparts())
        (folder / ENGINE_FOLDER).mkdir()
        count = engine.build(folder / ENGINE_FOLDER, writer.documents(source.releases(), progress))
        columns = writer.finish(source.people(), source.products())
        if source.digest() != digest:
            raise IndexUnavailable("The archive changed while the index was built; please try again.")
        _check(folder, engine, count, writer)
    except OSError as error:
        generations.abandon(source.path, generation)
        raise IndexUnavailable(f"The index could not be written: {error}.") from error
    except BaseException:
        generations.abandon(source.path, generation)
        raise
    unassigned = columns.unassigned.bit_count()
    return generations.publish(
        source.path,
        generation,
        engine=engine.name,
        digest=digest,
        releases=count - unassigned,
        unassigned=unassigned,
    )


def _check(folder: Path, engine: EngineKind, count: int, writer: _Writer) -> None:
    """Open what was written and ask it what must be in it."""
    opened = engine.open(folder / ENGINE_FOLDER)
    try:
        if opened.count() != count:
            raise IndexUnavailable(f"The new index holds {opened.count()} of {count} releases.")
        for ordinal, key in writer.probes:
            if ordinal not in opened.match(Sequence((key,), "folded", EVERYWHERE)):
                raise IndexUnavailable(f"The new index does not find release {ordinal} by “{key}”.")
    finally:
        opened.close()


class _Writer:
    """Passes releases to the engine and gathers on the way what stands beside it."""

    def __init__(self, folder: Path, counterparts: dict[str, str]) -> None:
        self._folder = folder
        self._counterparts = counterparts
        self._rows: list[Row] = []
        self._words: Counter[str] = Counter()
        self._spellings: dict[str, dict[str, set[str]]] = {
            "person": defaultdict(set),
            "product": defaultdict(set),
        }
        self._families: dict[str, str] = {}
        self._text_fields: set[str] = set()
        self.probes: list[tuple[int, str]] = []

    def documents(
        self, releases: Iterable[Release], progress: Callable[[int], None] | None
    ) -> Iterator[IndexDocument]:
        texts = TextWriter(self._folder)
        try:
            for ordinal, release in enumerate(releases):
                document = index_document(release, ordinal)
                texts.add(release.text)
                self._note(release, document)
                yield document
                if progress:
                    progress(1)
        finally:
            texts.close()

    def _note(self, release: Release, document: IndexDocument) -> None:
        self._rows.append(row(release, self._counterparts.get(release.id)))
        words = {key for name in EVERYWHERE for key in document.folded.get(name, ())}
        self._words.update(words)
        self._text_fields.update(name for name, postings in document.folded.items() if postings)
        if (words and len(self.probes) < _PROBES) or (document.ordinal % 1000 == 999 and words):
            self.probes.append((document.ordinal, max(words)))
        for mention in release.people:
            if mention.name:
                self._alias("person", mention.surface, mention.name)
        for product in release.products:
            if product.name:
                self._alias("product", product.surface, product.name)
                if product.family:
                    self._families[product.name] = product.family

    def _alias(self, field: str, surface: str | None, name: str) -> None:
        spelling = " ".join(surface.split()) if surface else ""
        if spelling and fold_text(spelling):
            self._spellings[field][spelling].add(name)

    def finish(self, people: tuple[Person, ...], products: tuple[Product, ...]) -> Columns:
        """Write the columns and the words."""
        for person in people:
            for surface in (person.name, person.name_zh, *person.aliases):
                self._alias("person", surface, person.name)
        for product in products:
            for surface in (product.name, *product.aliases):
                self._alias("product", surface, product.name)
            if product.family:
                self._families[product.name] = product.family
        spellings = {
            field: {spelling: tuple(sorted(names)) for spelling, names in sorted(table.items())}
            for field, table in self._spellings.items()
        }
        columns = Columns(tuple(self._rows), spellings, self._families, frozenset(self._text_fields))
        columns.save(self._folder / COLUMNS_FILE)
        save_words(self._folder, self._words)
        return columns
