"""Building an index: the releases of an archive into a new generation, then the switch to it.

A build writes beside the index in use and ends with a check of what it wrote; only then is the
pointer moved.  Where the index in use fits, its segments go into the new generation as they are and only
what has changed is written; what that is, is decided in `update`.  How generations are kept and trusted is
decided in `generations`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from corpus.errors import IndexUnavailable
from indexer import config, generations, segments
from indexer.columns import Columns
from indexer.engines.base import Collection, EngineKind
from indexer.engines.choice import engine_in_use
from indexer.engines.joined import Segment
from indexer.file_checks import File
from indexer.generations import Manifest
from indexer.opening import COLUMNS_FILE, open_corpus, open_layouts
from indexer.rows import Row
from indexer.segments import Written
from indexer.sources import ReleaseSource
from indexer.tally import Tally
from indexer.update import plan_update
from indexer.word_list import load_words, save_words
from indexer.wording import whole
from indexer.writers import write_segments

_TALLY_FILE: Final = "tally.json"


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
        base = None if force else _base(source, engine)
        return Built(_build(source, engine, base, progress), True, found)


def _base(source: ReleaseSource, engine: EngineKind) -> Manifest | None:
    """The index in use, where it is whole, fits this program and only the archive has changed since."""
    try:
        manifest = generations.read_manifest(source.path, generations.pointed(source.path)[0])
        if manifest.archive_digest == source.digest() or manifest.misfit(engine.name):
            return None
        generations.verify(source.path, manifest, reading=False)
    except (IndexUnavailable, IndexError):
        return None
    return manifest


def _build(
    source: ReleaseSource,
    engine: EngineKind,
    base: Manifest | None,
    progress: Callable[[int], None] | None,
) -> Manifest:
    """Write a new generation: from `base` as far as that goes, else from the archive alone."""
    digest = source.digest()
    generation = generations.begin(source.path, digest)
    folder = generations.folder_of(source.path, generation)
    try:
        digests = source.release_digests()
        state = (base and _updated(source, base, generation, digests)) or _State.empty(digests)
        if progress:
            progress(len(digests) - len(state.missing))
        for written in write_segments(folder, state.missing, digests, source, engine, progress):
            _check(folder, written, engine)
            state.add(written)
        columns = state.save(folder, source)
        if not state.carried:
            _tell_whole(folder, state, engine)
        if source.digest() != digest:
            raise IndexUnavailable("The archive changed while the index was built; please try again.")
    except OSError as error:
        generations.abandon(source.path, generation)
        raise IndexUnavailable(f"The index could not be written: {error}.") from error
    except BaseException:
        generations.abandon(source.path, generation)
        raise
    segments = tuple(state.segments)
    return generations.publish(
        source.path,
        generation,
        engine=engine.name,
        digest=digest,
        unassigned=columns.unassigned.bit_count(),
        segments=segments,
        lengths=dict(state.collection().lengths),
        carried=state.carried,
    )


@dataclass(slots=True)
class _State:
    """An index that is being put together; `missing` are the ids of releases that no segment has yet."""

    missing: tuple[str, ...]
    segments: list[Segment]
    rows: list[Row]
    tally: Tally
    carried: dict[str, File]

    @classmethod
    def empty(cls, digests: dict[str, str]) -> _State:
        return cls(tuple(digests), [], [], Tally(), {})

    def add(self, written: Written) -> None:
        self.segments.append(Segment(written.name, len(written.rows)))
        self.rows += written.rows
        self.tally.join(written.tally)

    def collection(self) -> Collection:
        return self.tally.collection(len(self.rows))

    def save(self, folder: Path, source: ReleaseSource) -> Columns:
        """Write what the index keeps of all releases together."""
        counterparts = source.counterparts()
        rows = tuple(replace(one, counterpart=counterparts.get(one.id)) for one in self.rows)
        spellings, families = self.tally.names(source.people(), source.products())
        columns = Columns(rows, spellings, families, frozenset(self.tally.holding))
        columns.save(folder / COLUMNS_FILE)
        save_words(folder, self.tally.words)
        (folder / _TALLY_FILE).write_text(self.tally.dumps(), encoding="utf-8")
        return columns


def _tell_whole(folder: Path, state: _State, engine: EngineKind) -> None:
    """Write what only the finished index can tell of all releases."""
    parts = tuple(state.segments)
    corpus = open_corpus(folder, parts, engine, state.collection())
    try:
        whole.save(folder, corpus, open_layouts(folder, parts, corpus))
    finally:
        corpus.engine.close()


def _updated(
    source: ReleaseSource, base: Manifest, generation: str, digests: dict[str, str]
) -> _State | None:
    """What of `base` goes into a new generation as it is; None where that would be less than half."""
    folder = generations.folder_of(source.path, base.generation)
    members = {segment.name: segments.members(folder, segment) for segment in base.segments}
    update = plan_update(base.segments, members, digests)
    if update is None:
        return None
    tally = Tally.loads((folder / _TALLY_FILE).read_text(encoding="utf-8"), load_words(folder))
    rows = Columns.load(folder / COLUMNS_FILE).rows
    staying: list[Row] = []
    ordinal = 0
    for segment in base.segments:
        taken = set(update.taken[segment.name])
        segments.take_out(folder, segment, taken, tally)
        for number in segment.numbers():
            if number not in taken:
                staying.append(rows[ordinal])
            ordinal += 1
    carried: dict[str, File] = {}
    for segment in update.kept:
        carried |= generations.carry(source.path, base, generation, f"{segments.HOME}/{segment.name}")
    return _State(update.written, list(update.kept), staying, tally, carried)


def _check(folder: Path, written: Written, engine: EngineKind) -> None:
    segments.check(folder, written, engine)
