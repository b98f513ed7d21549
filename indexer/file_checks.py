"""Files as they were written: told by their digest, and without reading them by their size and time.

What a generation consists of is decided in `generations`.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Final

from corpus.errors import IndexUnavailable

_CHUNK: Final = 1 << 20
# Files that were read and found to be as written, and their state then: a command asks several times.
# A file is told by its place on the disk, which it keeps when it is linked into another generation.
_READ: Final[dict[tuple[int, int], tuple[File, int]]] = {}
_MOST_READ: Final = 1000
_SETTLED_NS: Final = 2_000_000_000
# What was read is known to later programs for a week; then a disk may have lost what nobody wrote to.
_KNOWN_SECONDS: Final = 7 * 24 * 3600
_KNOWN: Final = "read.json"


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
    file = File(digest, state.st_size, state.st_mtime_ns)
    _note((state.st_dev, state.st_ino), file, state.st_ctime_ns)
    return file


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
    if _READ.get(place) == (seen, state.st_ctime_ns):
        return True
    if _digest(path) != file.digest:
        return False
    _note(place, seen, state.st_ctime_ns)
    return True


def _note(place: tuple[int, int], file: File, changed_ns: int) -> None:
    """Note that a file was read, unless it was written so recently that a later writing has the same time."""
    if time.time_ns() - file.written_ns > _SETTLED_NS:
        if len(_READ) >= _MOST_READ:
            _READ.clear()
        _READ[place] = file, changed_ns


def recall_read(home: Path) -> None:
    """Take over which files other programs have read whole, and in what state, from `remember_read`.

    A file that was written to since, or put in the place of another, is told by its times and its place on
    the disk, and read again.
    """
    try:
        noted = json.loads((home / _KNOWN).read_text(encoding="utf-8"))
        if 0 <= time.time() - noted["at"] < _KNOWN_SECONDS:
            for device, inode, digest, size, written_ns, changed_ns in noted["files"]:
                place = (device, inode)
                if _READ.get(place, (None, 0))[1] < changed_ns:
                    _READ[place] = File(digest, size, written_ns), changed_ns
    except (OSError, ValueError, TypeError, KeyError):
        return


def remember_read(home: Path, paths: Iterable[Path]) -> None:
    """Write down which of the files this program has read whole, for the next one.  May fail in silence."""
    rows = []
    with contextlib.suppress(OSError):
        for path in paths:
            state = path.stat()
            file, changed_ns = _READ.get((state.st_dev, state.st_ino), (None, 0))
            if file is not None:
                rows.append((state.st_dev, state.st_ino, *astuple(file), changed_ns))
        new = home / f"{_KNOWN}.{os.getpid()}"
        new.write_text(json.dumps({"at": time.time(), "files": rows}), encoding="utf-8")
        os.replace(new, home / _KNOWN)


@contextlib.contextmanager
def linking(home: Path, paths: Iterable[Path]) -> Iterator[None]:
    """Make or undo links to files without losing sight of whether they were written to.

    To the system a link that is made or undone is a change of the file, as writing in place is that puts its
    time back.  Of files that were as they were read before, the new state is noted after.
    """
    recall_read(home)
    known = []
    for path in paths:
        with contextlib.suppress(OSError):
            state = path.stat()
            place = (state.st_dev, state.st_ino)
            file, changed_ns = _READ.get(place, (None, 0))
            if file is not None and changed_ns == state.st_ctime_ns:
                known.append((path, place, file))
    yield
    for path, place, file in known:
        with contextlib.suppress(OSError):
            state = path.stat()
            if (state.st_dev, state.st_ino, state.st_mtime_ns) == (*place, file.written_ns):
                _READ[place] = file, state.st_ctime_ns


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
