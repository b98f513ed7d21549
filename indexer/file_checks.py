"""Files as they were written: told by their digest, and without reading them by their size and time.

What a generation consists of is decided in `generations`.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corpus.errors import IndexUnavailable

_CHUNK: Final = 1 << 20
# Files that were read and found to be as written, and their state then: a command asks several times.
# A file is told by its place on the disk, which it keeps when it is linked into another generation.
_READ: Final[dict[tuple[int, int], tuple[File, int]]] = {}
_MOST_READ: Final = 1000
_SETTLED_NS: Final = 2_000_000_000


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was written: its SHA-256, and by what a change of it shows without reading it."""

    digest: str
    size: int
    written_ns: int


def files_in(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.relative_to(folder).as_posix()


def _digest(path: Path) -> str:
    total = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                total.update(chunk)
    except OSError as error:
        raise IndexUnavailable(f"The file {path.name} of the index cannot be read: {error}.") from error
    return total.hexdigest()


def describe(path: Path) -> File:
    digest = _digest(path)
    state = path.stat()
    return File(digest, state.st_size, state.st_mtime_ns)


def is_as_written(path: Path, file: File, *, reading: bool) -> bool:
    """Whether a file is still the one that was written.

    It is not read again where this process has and nobody wrote to it since.
    """
    try:
        state = path.stat()
    except OSError as error:
        raise IndexUnavailable(f"The file {path.name} of the index cannot be read: {error}.") from error
    seen = File(file.digest, state.st_size, state.st_mtime_ns)
    if seen == file and not reading:
        return True
    place = (state.st_dev, state.st_ino)
    read, changed_ns = _READ.get(place, (None, 0))
    # A link that is made or undone counts as a change of the file, but not as a writing.
    if read == seen and (changed_ns == state.st_ctime_ns or state.st_nlink > 1):
        return True
    if _digest(path) != file.digest:
        return False
    # Of a file that was written just now a later writing could not be told by its time.
    if time.time_ns() - state.st_mtime_ns > _SETTLED_NS:
        if len(_READ) >= _MOST_READ:
            _READ.clear()
        _READ[place] = seen, state.st_ctime_ns
    return True


def flush(path: Path) -> None:
    """Force a file or folder to disk; a system that cannot flush folders is left to itself."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        if path.is_dir():
            return
        raise
    try:
        os.fsync(handle)
    except OSError:
        if not path.is_dir():
            raise
    finally:
        os.close(handle)
