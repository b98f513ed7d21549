"""The option --output of the commands that write something to hand on, and the file it names.

What goes down a pipe is read by programs, and a table there has no byte order mark; a file is opened with a
spreadsheet, so a table in one begins with it, as one does that is saved from the pages.
"""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import click

from corpus.csv_table import MARK
from corpus.errors import ConfigError

output_option = click.option(
    "--output",
    metavar="FILE",
    help="Write to a file. A CSV then begins with a byte order mark, so that spreadsheets read it as UTF-8.",
)


@contextlib.contextmanager
def written_to(output: str | None, *, table: bool = False) -> Iterator[None]:
    """What is printed meanwhile goes to a file, where one is named, and stands there once it is whole.

    Until then the file is as it was, and stays so where the work ends with an error.  `table` says that CSV
    is printed.  Raises ConfigError where the file cannot be written.
    """
    if output is None or output == "-":
        yield
        return
    failed: list[BaseException] = []
    try:
        # A link stays one, and its file is written; a pipe or a device is written as it is.
        path = Path(output).resolve()
        with _beside(path) if path.is_file() or not path.exists() else _opened(path) as file:
            file.write(MARK if table else "")
            with contextlib.redirect_stdout(file):
                try:
                    yield
                except BaseException as error:
                    failed.append(error)
                    raise
    except OSError as error:
        if error in failed and not _is_full(error):
            raise  # what went wrong is the work, not the file
        raise ConfigError(f"{output}: cannot be written ({error.strerror or error}).") from error


@contextlib.contextmanager
def _beside(path: Path) -> Iterator[TextIO]:
    """A new file that takes the place of another when all is written."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}-", dir=path.parent)
    beside = Path(name)
    try:
        with _opened(handle) as file:
            yield file
        beside.chmod(_mode(path))
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _is_full(error: OSError) -> bool:
    """Whether a disk or a quota is full, or a pipe has no reader: what printing itself ends with."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EPIPE)


def _opened(file: Path | int) -> TextIO:
    return open(file, "w", encoding="utf-8", errors="replace", newline="")


def _mode(path: Path) -> int:
    """The rights that a file has, or that a new one is given."""
    with contextlib.suppress(FileNotFoundError):
        return path.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
