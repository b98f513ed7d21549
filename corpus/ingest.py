"""Files into the archive, and the account of what went where.

Decides what happens to a file as a whole: new, changed, unchanged, the same bytes as another, or
refused.  Each file is one transaction: a run that is cut off keeps the files it finished, and the
next one carries on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from corpus import edits, pipeline
from corpus.archive import CHUNK, Archive
from corpus.correcting.corrections import Corrections
from corpus.dating.second_date import CODE as SECOND_DATE
from corpus.errors import UnreadableInput
from corpus.models import Dump, Issue
from corpus.progress import Progress
from corpus.reading import reader

Status = Literal["added", "changed", "unchanged", "duplicate", "refused"]


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

    `passed_over` are files in the folders named whose kind is not read, `unused` the corrections by hand
    that found nothing to correct.
    """

    files: tuple[FileAccount, ...]
    resolved: int
    passed_over: tuple[str, ...] = ()
    unused: tuple[Issue, ...] = ()

    @property
    def refused(self) -> tuple[FileAccount, ...]:
        return tuple(one for one in self.files if one.status == "refused")


def ingest(
    archive: Archive, paths: Sequence[Path], *, now: Callable[[], str], progress: Progress | None = None
) -> Account:
    """Read the files under `paths` into the archive.  `now` gives ISO times for the record of runs.

    A file that cannot be read is in the account with its reason, and the others go on.  Raises
    UnreadableInput where a path does not exist, ArchiveError where the archive cannot be written,
    ConfigError before anything is written where `corrections.toml` is wrong.
    """
    told = progress or Progress()
    named = source_names(paths)
    corrections = edits.read_corrections(
        archive, [(path, _name(archive, path, name)) for path, name in named]
    )
    told.start(sum(_size(path) for path, _ in named))
    run = archive.begin_run(now())
    files = []
    for path, source in named:
        told.phase(source)
        files.append(_ingest_file(archive, path, source, run, corrections))
        told.advance(_size(path))
    changed = edits.apply(archive, corrections, told)
    passed_over = tuple(map(str, reader.passed_over(paths)))
    account = Account(tuple(files), changed, passed_over, archive.unused_corrections())
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


def _name(archive: Archive, path: Path, source: str) -> str:
    """The name a file has in the archive, or gets there."""
    held = archive.current_dump(str(path))
    return held.source if held else _unused_name(archive, path, source)


def _ingest_file(
    archive: Archive, path: Path, source: str, run: int, corrections: Corrections
) -> FileAccount:
    held = archive.current_dump(str(path))
    source = _name(archive, path, source)
    try:
        dump = reader.read_file(path, source=source)
        # Where only corrected boundaries differ, the bytes in the archive are split anew, without the file.
        if held and held.digest == dump.digest and pipeline.is_of_this_version(held.made_by):
            return FileAccount(source, "unchanged", characters=len(dump.text), encoding=dump.encoding)
        twin = archive.dump_with_digest(dump.digest, other_than=str(path))
        if twin is not None and _has_bytes(Path(twin.path), dump.digest):
            if held:
                _retire(archive, str(path))
            return FileAccount(
                source, "duplicate", characters=len(dump.text), reason=f"the same bytes as {twin.source}"
            )
        if twin is not None:
            # The bytes have moved here from a file that is gone, or holds something else by now.
            _retire(archive, twin.path)
        return _store(archive, path, dump, run, "changed" if held else "added", corrections)
    except UnreadableInput as error:
        return FileAccount(source, "refused", reason=str(error).removeprefix(f"{source}: "))


def _unused_name(archive: Archive, path: Path, source: str) -> str:
    """`source`, longer by as many of the folders above as it takes to be no other file's name."""
    for count in range(source.count("/") + 1, len(path.parts)):
        if not archive.has_source(source):
            break
        source = "/".join(path.parts[-count - 1 :]).lstrip("/")
    return source


def _retire(archive: Archive, path: str) -> None:
    with archive.transaction():
        edits.forget(archive)
        archive.retire(path)


def _has_bytes(path: Path, digest: str) -> bool:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == digest
    except OSError:
        return False


def _size(path: Path) -> int:
    """Bytes of a file; 0 where there is none any more, which reading it will say."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _store(
    archive: Archive, path: Path, dump: Dump, run: int, status: Status, corrections: Corrections
) -> FileAccount:
    releases = unassigned = glued = 0
    with archive.transaction():
        edits.forget(archive)
        key = archive.add_dump(
            dump,
            path=str(path),
            made_by=pipeline.made_by(corrections, dump.source),
            run=run,
            chunks=_chunks(path, dump),
        )
        for release in pipeline.annotate(dump, corrections.boundaries_of(dump.source)):
            archive.add_release(key, release)
            glued += any(issue.code == SECOND_DATE for issue in release.issues)
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
        issues=(*dump.issues, *_several_in_one(glued)),
    )


def _several_in_one(releases: int) -> Iterator[Issue]:
    """What the account says where so many releases of a file hold a second date line."""
    if releases:
        hold = "1 release holds" if releases == 1 else f"{releases:,} releases hold"
        yield Issue(
            SECOND_DATE,
            f"{hold} more than one date line, so that others may begin there; `onrecord review` lists them.",
        )


def _chunks(path: Path, dump: Dump) -> Iterator[bytes]:
    """The bytes of a file once more.  Raises UnreadableInput where they are not those that were read."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while data := file.read(CHUNK):
                digest.update(data)
                yield data
    except OSError as error:
        raise UnreadableInput(f"{dump.source}: it cannot be read any more ({error.strerror}).") from error
    if digest.hexdigest() != dump.digest:
        raise UnreadableInput(f"{dump.source}: it changed while it was read.")
