"""Which state an answer is of: the archive's, the index's and the program's, and whether they fit together.

An index answers from the state of the archive it was built from; texts and annotations are read from the
archive as it is now.  Between an ingest and the next build these differ.  A page says so; a file, which is
kept and carries the digest of one state, is refused.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from flask import request

from corpus.archive import Archive
from corpus.config import DATABASE_NAME
from corpus.coverage import ArchiveSummary
from corpus.errors import IndexUnavailable, OnRecordError
from webapp import program, services

_APART: Final = (
    "The archive has changed since the index was built, and a file would mix both states."
    " Run “onrecord index”, then ask again."
)


def tag(*parts: object) -> str:
    """The ETag of an answer that depends on `parts` and on the program alone."""
    state = "\n".join((program.digest(), *map(str, parts)))
    return hashlib.sha256(state.encode("utf-8", "replace")).hexdigest()[:32]


def page_tag(generation: str) -> str:
    """The ETag of a page that is sent while it is made: of its address and of all that it is made of.

    `generation` is that of the index it is answered from.
    """
    return tag(request.url, generation, archive_digest(), today())


def today() -> date:
    """The day on which something is asked, by the clock of the world."""
    return datetime.now(UTC).date()


def written(folder: Path) -> tuple[tuple[int, int], ...]:
    """What differs whenever anything was written to the archive in a folder."""
    found = []
    database = folder / DATABASE_NAME
    for file in (database, database.with_name(f"{database.name}-wal")):
        with suppress(FileNotFoundError):
            stat = file.stat()
            # The log is made anew, and empty, by whoever reads.
            found += [(stat.st_mtime_ns, stat.st_size)] if stat.st_size else []
    return tuple(found)


def of_one_state(pieces: Iterator[str], archive_digest: str) -> Iterator[str]:
    """The pieces of a file of the state `archive_digest` of the archive.

    Raises IndexUnavailable before the first where the archive is of another state, and after the last where
    it became so meanwhile: what was sent is then cut, and no reader takes it for the whole.
    """
    folder = services.folder()

    def checked() -> Iterator[str]:
        _require(folder, archive_digest)
        yield from pieces
        _require(folder, archive_digest)

    return checked()


def indexed() -> str:
    """The digest of the state of the archive that the index answers from, as far as it is known of one."""
    return services.searcher().state().archive_digest or archive_digest()


def refuse_to_mix(archive_digest: str) -> None:
    """Raises IndexUnavailable where an answer is of another state than the archive has now."""
    _require(services.folder(), archive_digest)


def apart() -> bool:
    """Whether this request was answered from an index of another state than the archive has now.

    False where no index was asked, or where nothing can be read any more: that is said elsewhere.
    """
    if not services.asked():
        return False
    try:
        digest = services.searcher().state().archive_digest
        return bool(digest) and digest != archive_digest()
    except OnRecordError:
        return False


def archive_digest() -> str:
    """The digest of the archive as it is now.  Raises ArchiveError."""
    return _digest_of(services.folder())


def arrivals() -> Mapping[str, str]:
    """When each release of the archive as it is now came; see `Archive.arrivals`.  Raises ArchiveError."""
    folder = services.folder()
    return _arrived(folder, written(folder))


def summary() -> ArchiveSummary:
    """What the archive as it is now holds; see `Archive.summary`.  Raises ArchiveError."""
    folder = services.folder()
    return _summary(folder, written(folder))


def _require(folder: Path, archive_digest: str) -> None:
    if _digest_of(folder) != archive_digest:
        raise IndexUnavailable(_APART)


def _digest_of(folder: Path) -> str:
    return _counted(folder, written(folder))


@lru_cache(maxsize=4)
def _summary(folder: Path, _written: tuple[tuple[int, int], ...]) -> ArchiveSummary:
    """Counted once for each state, in all releases."""
    with Archive.open(folder) as archive:
        return archive.summary()


@lru_cache(maxsize=4)
def _arrived(folder: Path, _written: tuple[tuple[int, int], ...]) -> Mapping[str, str]:
    """Read once for each state: who follows a feed asks again and again."""
    with Archive.open(folder) as archive:
        return MappingProxyType(archive.arrivals())


@lru_cache(maxsize=4)
def _counted(folder: Path, _written: tuple[tuple[int, int], ...]) -> str:
    """Counted once for each state: every release is asked for its digest."""
    with Archive.open(folder) as archive:
        return archive.digest()
