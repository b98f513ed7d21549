"""Files into the archive, and the account of what went where.

Decides what happens to a file as a whole: new, changed, unchanged, the same bytes as another, or
refused.  Each file is one transaction: a run that is cut off keeps the files it finished, and the
next one carries on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from corpus import pipeline
from corpus.archive import CHUNK, Archive
from corpus.errors import UnreadableInput
from corpus.models import Dump, Issue
from corpus.progress import Progress
from corpus.reading import reader

Status = Literal["added", "changed", "unchanged", "duplicate", "refused"]
RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class FileAccount:
    """What became of one file.  `characters` = `in_releases` + `unassigned`.

    `reason` says why it was refused, or which file holds the same bytes.
    """

    source: str
    status: Status
    releases: int = 0
    characters: int = 0
    in_releases: int = 0
    unassigned: int = 0
    undecodable: int = 0
    encoding: str = ""
    reason: str = ""
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """What became of a whole ingest; `resolved` counts releases whose annotations changed.

    `passed_over` are files in the folders named whose kind is not read.
    """

    files: tuple[FileAccount, ...]
    resolved: int
    passed_over: tuple[str, ...] = ()

    @property
    def refused(self) -> tuple[FileAccount, ...]:
        return tuple(one for one in self.files if one.status == "refused")


def ingest(
    archive: Archive, paths: Sequence[Path], *, now: Callable[[], str], progress: Progress | None = None
) -> Account:
    """Read the files under `paths` into the archive.  `now` gives ISO times for the record of runs.

    A file that cannot be read is in the account with its reason, and the others go on.  Raises
    UnreadableInput where a path does not exist, ArchiveError where the archive cannot be written.
    """
    told = progress or Progress()
    named = source_names(paths)
    told.start(sum(path.stat().st_size for path, _ in named))
    run = archive.begin_run(now())
    files = []
    for path, source in named:
        told.phase(source)
        files.append(_ingest_file(archive, path, source, run))
        told.advance(path.stat().st_size)
    changed = 0
    if archive.meta(RESOLVED) != "yes":
        told.phase("resolving names, dates and translations")
        with archive.transaction():
            changed = pipeline.resolve(archive)
            archive.set_meta(RESOLVED, "yes")
    account = Account(tuple(files), changed, tuple(map(str, reader.passed_over(paths))))
    archive.finish_run(run, now(), [{"source": one.source, "status": one.status} for one in files])
    return account


def source_names(paths: Sequence[Path]) -> list[tuple[Path, str]]:
    """Each file under `paths` once, with the name it is shown by.

    The name is the file's own after its folder's, or its path from the folder that was given, so
    that it does not depend on where the command is run.
    """
    named: dict[Path, str] = {}
    for given in paths:
        for path in reader.find_files([given]):
            if given.is_dir():
                name = (Path(given.resolve().name) / path.relative_to(given)).as_posix()
            else:
                name = f"{path.absolute().parent.name}/{path.name}"
            named.setdefault(path.resolve(), name.lstrip("/"))
    return list(named.items())


def _ingest_file(archive: Archive, path: Path, source: str, run: int) -> FileAccount:
    try:
        dump = reader.read_file(path, source=source)
    except UnreadableInput as error:
        return FileAccount(source, "refused", reason=str(error).removeprefix(f"{source}: "))
    held = archive.current_dump(str(path))
    if held == (dump.digest, pipeline.VERSION):
        return FileAccount(source, "unchanged", characters=len(dump.text), encoding=dump.encoding)
    twin = archive.source_with_digest(dump.digest)
    if twin is not None and twin[1] != str(path):
        return FileAccount(
            source, "duplicate", characters=len(dump.text), reason=f"the same bytes as {twin[0]}"
        )
    return _store(archive, path, dump, run, "changed" if held else "added")


def _store(archive: Archive, path: Path, dump: Dump, run: int, status: Status) -> FileAccount:
    releases = unassigned = 0
    with archive.transaction():
        archive.set_meta(RESOLVED, "no")
        key = archive.add_dump(dump, path=str(path), made_by=pipeline.VERSION, run=run, chunks=_chunks(path))
        for release in pipeline.annotate(dump):
            archive.add_release(key, release)
            if release.kind == "unassigned":
                unassigned += len(release.span)
            else:
                releases += 1
    return FileAccount(
        source=dump.source,
        status=status,
        releases=releases,
        characters=len(dump.text),
        in_releases=len(dump.text) - unassigned,
        unassigned=unassigned,
        undecodable=dump.undecodable,
        encoding=dump.encoding,
        issues=dump.issues,
    )


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while data := file.read(CHUNK):
            yield data
