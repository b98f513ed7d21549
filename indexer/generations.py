"""Generations of the index on disk: which one is current, and whether it can be trusted.

An index is written into a folder of its own, described by a manifest, flushed, and only then named
in the pointer file.  Whoever is killed in between leaves the old one in use.  What is written into
a generation is decided in `build`.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict, astuple, dataclass
from pathlib import Path
from typing import Final

from corpus.errors import IndexUnavailable
from indexer.analysis import ANALYZER_VERSION
from indexer.engines.base import Collection
from indexer.engines.joined import Segment
from indexer.fields import SCHEMA_VERSION
from indexer.file_checks import (
    File,
    describe,
    files_in,
    flush,
    is_as_written,
    linking,
    recall_read,
    remember_read,
)

FOLDER: Final = "index"
_POINTER: Final = "CURRENT"
_MANIFEST: Final = "manifest.json"
_LOCK: Final = "build.lock"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation is made from and of.

    `files` are by relative path; `segments` are in the order of the ordinals, `lengths` the mean lengths of
    the text fields.
    """

    generation: str
    engine: str
    schema_version: int
    analyzer_version: int
    archive_digest: str
    releases: int
    unassigned: int
    segments: tuple[Segment, ...]
    lengths: dict[str, float]
    files: dict[str, File]

    @property
    def collection(self) -> Collection:
        """What the weighing needs to know of the whole index."""
        return Collection(sum(segment.left for segment in self.segments), self.lengths)

    def misfit(self, engine: str) -> str | None:
        """Why this version of the program cannot use the index, None if it can."""
        if self.engine != engine:
            return f"it was built for the engine “{self.engine}”"
        if self.schema_version != SCHEMA_VERSION:
            return f"its schema has version {self.schema_version}, this program reads {SCHEMA_VERSION}"
        if self.analyzer_version != ANALYZER_VERSION:
            return f"its analyser has version {self.analyzer_version}, this program has {ANALYZER_VERSION}"
        return None


@dataclass(frozen=True, slots=True)
class Pointed:
    """A generation as the pointer names it, with the SHA-256 of its manifest."""

    name: str
    digest: str


def pointed(archive_path: Path) -> tuple[Pointed, ...]:
    """The generation in use and the one before it, as far as there are any.

    Cheap enough for every request.
    """
    try:
        text = (archive_path / FOLDER / _POINTER).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ()
    lines = [line.split() for line in text.splitlines()]
    if not all(len(words) == 2 for words in lines):
        return ()
    return tuple(Pointed(name, digest) for name, digest in lines)


def read_manifest(archive_path: Path, generation: Pointed) -> Manifest:
    """The manifest of a generation, as the pointer vouches for it.  Raises IndexUnavailable."""
    try:
        data = (folder_of(archive_path, generation.name) / _MANIFEST).read_bytes()
        if hashlib.sha256(data).hexdigest() != generation.digest:
            raise IndexUnavailable("The manifest of the index is not the one that was written.")
        values = json.loads(data)
        values["segments"] = tuple(
            Segment(name, size, tuple(gone)) for name, size, gone in values["segments"]
        )
        values["files"] = {path: File(*file) for path, file in values["files"].items()}
        return Manifest(**values)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise IndexUnavailable(f"The index has no manifest that can be read: {error}.") from error


def verify(archive_path: Path, manifest: Manifest, *, reading: bool = True) -> None:
    """Compare every file of a generation with its manifest.  Raises IndexUnavailable.

    Without `reading` a file is read only where its size or its time is not what it was: enough to build
    upon, while nobody answers from files that this program has not read whole.
    """
    folder = folder_of(archive_path, manifest.generation)
    if reading:
        recall_read(archive_path / FOLDER)
    try:
        found = {path for path in files_in(folder) if path != _MANIFEST}
    except OSError as error:
        raise IndexUnavailable(f"The files of the index cannot be listed: {error}.") from error
    if found != set(manifest.files):
        raise IndexUnavailable("The index has other files than its manifest says.")
    for path, file in manifest.files.items():
        if not is_as_written(folder / path, file, reading=reading):
            raise IndexUnavailable(f"The file {path} of the index is not what was written.")
    if reading:
        remember_read(archive_path / FOLDER, [folder / path for path in manifest.files])


def folder_of(archive_path: Path, generation: str) -> Path:
    """The folder of a generation.  Raises IndexUnavailable for a name that is not one of ours."""
    if not generation.replace("-", "").isalnum():
        raise IndexUnavailable(f"“{generation}” is no name of a generation of the index.")
    return archive_path / FOLDER / generation


def begin(archive_path: Path, digest: str) -> str:
    """Make an empty folder for a new generation; its name.  To be called under the lock."""
    home = archive_path / FOLDER
    home.mkdir(parents=True, exist_ok=True)
    numbers = [int(name.split("-")[0]) for name in _names(home)]
    generation = f"{max(numbers, default=0) + 1:06d}-{digest[:12]}"
    (home / generation).mkdir()
    return generation


def carry(archive_path: Path, manifest: Manifest, generation: str, inner: str) -> dict[str, File]:
    """Put what a generation holds under the folder `inner` into another one too; its files.

    By hard links, so that it takes no time and no space; copied where the file system has none.
    """
    source, target = folder_of(archive_path, manifest.generation), folder_of(archive_path, generation)
    carried = {path: file for path, file in manifest.files.items() if path.startswith(f"{inner}/")}
    with linking(archive_path / FOLDER, [source / path for path in carried]):
        for path in carried:
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(source / path, target / path)
            except OSError:
                shutil.copy2(source / path, target / path)
    return carried


def publish(
    archive_path: Path,
    generation: str,
    *,
    engine: str,
    digest: str,
    unassigned: int,
    segments: tuple[Segment, ...],
    lengths: dict[str, float],
    carried: dict[str, File],
) -> Manifest:
    """Write the manifest, flush everything, and point to the generation.

    What was `carried` over is on disk already and not read again.  The last generation before it that is
    whole is kept; all others are deleted.
    """
    folder = folder_of(archive_path, generation)
    files = {path: carried.get(path) or describe(folder / path) for path in sorted(files_in(folder))}
    releases = sum(segment.left for segment in segments) - unassigned
    manifest = Manifest(
        generation,
        engine,
        SCHEMA_VERSION,
        ANALYZER_VERSION,
        digest,
        releases,
        unassigned,
        segments,
        lengths,
        files,
    )
    values = asdict(manifest)
    values["segments"] = [astuple(segment) for segment in segments]
    values["files"] = {path: astuple(file) for path, file in files.items()}
    data = json.dumps(values, separators=(",", ":")).encode()
    (folder / _MANIFEST).write_bytes(data)
    for path in [*(path for path in files if path not in carried), _MANIFEST]:
        flush(folder / path)
    inner = {parent for path in files for parent in (folder / path).parents if parent.is_relative_to(folder)}
    for one in sorted(inner | {folder}, reverse=True):
        flush(one)
    named = [Pointed(generation, hashlib.sha256(data).hexdigest()), *_last_whole(archive_path)]
    pointer = archive_path / FOLDER / f"{_POINTER}.new"
    pointer.write_text("".join(f"{one.name} {one.digest}\n" for one in named), encoding="utf-8")
    flush(pointer)
    os.replace(pointer, archive_path / FOLDER / _POINTER)
    flush(archive_path / FOLDER)
    written = [folder / path for path in files]
    with linking(archive_path / FOLDER, written):
        _discard(archive_path, keep={one.name for one in named})
    remember_read(archive_path / FOLDER, written)
    return manifest


def abandon(archive_path: Path, generation: str) -> None:
    """Delete a generation that was not finished."""
    shutil.rmtree(folder_of(archive_path, generation), ignore_errors=True)


@contextlib.contextmanager
def lock(archive_path: Path, *, wait: float) -> Iterator[None]:
    """Hold the right to build.  Raises IndexUnavailable where another build holds it for `wait` s.

    The lock is one of SQLite's, which the system takes back when its holder dies.
    """
    home = archive_path / FOLDER
    home.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(home / _LOCK, timeout=wait, isolation_level=None)
    try:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            raise IndexUnavailable(f"The index is being built by another program ({error}).") from error
        yield
    finally:
        connection.close()


def _names(home: Path) -> list[str]:
    return [path.name for path in home.iterdir() if path.is_dir() and path.name.split("-")[0].isdigit()]


def _last_whole(archive_path: Path) -> list[Pointed]:
    """The newest generation that the pointer names and that is as it was written; none where none is."""
    for generation in pointed(archive_path):
        with contextlib.suppress(IndexUnavailable):
            verify(archive_path, read_manifest(archive_path, generation), reading=False)
            return [generation]
    return []


def _discard(archive_path: Path, *, keep: set[str]) -> None:
    home = archive_path / FOLDER
    for name in _names(home):
        if name not in keep:
            shutil.rmtree(home / name, ignore_errors=True)
