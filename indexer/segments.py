"""Segments on disk: some releases with their postings, texts and shares, written once and never changed.

Which releases go into which segment is decided in `update`, what is kept of a whole index in `build`.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from corpus.errors import IndexUnavailable
from corpus.models import Release
from indexer.documents import index_document, row
from indexer.engines.base import Collection, Engine, EngineKind, IndexDocument, Sequence
from indexer.engines.joined import JoinedEngine, Segment
from indexer.fields import EVERYWHERE
from indexer.layouts import Layout
from indexer.rows import Row
from indexer.sidecars import LAYOUTS, TEXTS, JoinedTexts, Texts, TextWriter
from indexer.tally import Share, Tally, words_of

HOME: Final = "segments"
_ENGINE: Final = "engine"
_MEMBERS: Final = "members.json"
_SHARES: Final = "shares.jsonl"
_PROBES: Final = 5


@dataclass(slots=True)
class Written:
    """A segment that was written, with what the index needs of its releases.

    `probes` are some of their numbers with a word that each has.
    """

    name: str
    rows: list[Row] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    probes: list[tuple[int, str]] = field(default_factory=list)


def write(
    folder: Path,
    name: str,
    releases: Iterable[Release],
    digests: dict[str, str],
    engine: EngineKind,
    *,
    progress: Callable[[], None] | None = None,
) -> Written:
    """Write a segment of these releases into the folder of a generation.

    `digests` are those of the archive; `progress` is called after each release.
    """
    home = folder / HOME / name
    (home / _ENGINE).mkdir(parents=True)
    written = Written(name)
    with _no_collecting():
        engine.build(home / _ENGINE, _documents(home, releases, written, progress))
    members = [(one.id, digests.get(one.id, "")) for one in written.rows]
    (home / _MEMBERS).write_text(json.dumps(members), encoding="utf-8")
    return written


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Without the search for cycles, of which writing makes none: it takes a fifth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _documents(
    home: Path, releases: Iterable[Release], written: Written, progress: Callable[[], None] | None
) -> Iterator[IndexDocument]:
    """The documents of releases; what else is kept of each is noted on the way."""
    texts, layouts = TextWriter(home), TextWriter(home, LAYOUTS)
    with (home / _SHARES).open("w", encoding="utf-8") as shares:
        try:
            for number, release in enumerate(releases):
                document = index_document(release, number)
                texts.add(release.text)
                layouts.add(Layout.of(release).line())
                share, words = Share.of(release, document), words_of(document)
                shares.write(f"{share.line()}\n")
                written.tally.add(share, words)
                written.rows.append(row(release))
                if words and (len(written.probes) < _PROBES or number % 1000 == 999):
                    written.probes.append((number, max(words)))
                yield document
                if progress:
                    progress()
        finally:
            texts.close()
            layouts.close()


def check(folder: Path, written: Written, engine: EngineKind) -> None:
    """Open a segment that was written and ask it what must be in it.  Raises IndexUnavailable."""
    count = len(written.rows)
    opened = engine.open(folder / HOME / written.name / _ENGINE, written.tally.collection(count))
    try:
        if opened.count() != count:
            raise IndexUnavailable(f"The new index holds {opened.count()} of {count} releases.")
        for number, key in written.probes:
            if not opened.matching(Sequence((key,), "folded", EVERYWHERE)) >> number & 1:
                raise IndexUnavailable(f"The new index does not find release {number} by “{key}”.")
    finally:
        opened.close()


def members(folder: Path, segment: Segment) -> list[tuple[str, str]]:
    """The id of each release in a segment and the digest it had, those that are gone as well."""
    data = json.loads((folder / HOME / segment.name / _MEMBERS).read_text(encoding="utf-8"))
    return [(release_id, digest) for release_id, digest in data]


def take_out(folder: Path, segment: Segment, numbers: Iterable[int], tally: Tally) -> None:
    """Take the shares of some releases of a segment out of a tally."""
    wanted = set(numbers)
    if not wanted:
        return
    texts = Texts(folder / HOME / segment.name)
    with (folder / HOME / segment.name / _SHARES).open(encoding="utf-8") as shares:
        for number, line in enumerate(shares):
            if number in wanted:
                tally.remove(Share.read(line), texts[number])
    texts.close()


def open_engine(
    folder: Path, segments: tuple[Segment, ...], engine: EngineKind, collection: Collection
) -> Engine:
    """The segments of a generation, open."""
    return JoinedEngine([(engine.open(folder / HOME / s.name / _ENGINE, collection), s) for s in segments])


def open_texts(folder: Path, segments: tuple[Segment, ...], name: str = TEXTS) -> JoinedTexts:
    """The texts of a generation, or what else is kept of each release."""
    return JoinedTexts([(Texts(folder / HOME / segment.name, name), segment) for segment in segments])
