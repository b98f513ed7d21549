"""Bytes to dumps: which files are read, how each is turned into text, and which are refused.

What a path names is looked at once, its bytes are read once, and what comes out is a `Dump` whose
text never changes again.  A file that cannot be read is refused by name with the reason; a problem
inside a readable file is an `Issue` of its dump.  Which encoding it is, what a saved page holds and
what a JSON record says are decided in `encoding`, `html_page` and `json_records`, what a text says at
the heads of its releases in `headed_text`; where one release ends and the next begins, in `splitter`.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from corpus.errors import UnreadableInput
from corpus.models import Dump, Issue, Record
from corpus.reading import encoding
from corpus.reading.headed_text import read_heads
from corpus.reading.page_text import read_pages

MAX_BYTES = 512 * 1024 * 1024
"""The largest file that is read, in bytes: a dump is held in memory whole."""

TEXT = (".txt", ".text", ".md")
PAGES = (".html", ".htm", ".xhtml")
JSON = (".json",)
JSON_LINES = (".jsonl", ".ndjson")
SUFFIXES = frozenset((*TEXT, *PAGES, *JSON, *JSON_LINES))

_PAGE_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html)\b", re.I)
# How files begin that decode as something and are never text of releases.
_FOREIGN = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
)


def find_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files to read: each file named, and those in each folder named, in sorted order, each once.

    Folders are walked to the bottom; hidden entries and suffixes not in `SUFFIXES` are passed over
    there.  A folder inside that cannot be opened is returned as it is: `read_file` then says why.
    A path that does not exist raises `UnreadableInput`.
    """
    found: dict[str, Path] = {}
    for path in paths:
        if not os.path.lexists(path):
            raise UnreadableInput(f"{path}: there is no such file or folder.")
        for file in filter(_is_read, _walk(path)) if path.is_dir() else (path,):
            found.setdefault(os.path.realpath(file), file)
    return tuple(found.values())


def passed_over(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The visible files in the folders named that `find_files` leaves out, for the account."""
    return tuple(file for path in paths if path.is_dir() for file in _walk(path) if not _is_read(file))


def _is_read(path: Path) -> bool:
    # A folder is only given out where it could not be opened; reading it says why.
    return path.suffix.lower() in SUFFIXES or path.is_dir()


def read_file(path: Path, *, source: str | None = None) -> Dump:
    """One file as a dump; `source` is the name to show, the path as given if None.

    Raises `UnreadableInput` with one sentence that names the file and the reason.
    """
    name = source if source is not None else path.as_posix()
    return read_bytes(_bytes(path, name), path, source=name)


def read_bytes(data: bytes, path: Path, *, source: str) -> Dump:
    """The bytes of the file at `path`, which need not be there any more, as a dump named `source`.

    Raises `UnreadableInput` as `read_file` does.
    """
    suffix, name = path.suffix.lower(), source
    if suffix in PAGES or (suffix not in SUFFIXES and _PAGE_START.match(data[:1000])):
        return _page_dump(data, name)
    if suffix in JSON or suffix in JSON_LINES:
        return _json_dump(data, name, lines=suffix in JSON_LINES)
    return _text_dump(data, name)


def _walk(folder: Path) -> Iterator[Path]:
    """Visible files below a folder in sorted order; a folder reached twice (by a link) is walked once."""
    seen: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if not path.is_dir():
            yield path
            continue
        try:
            status = path.stat()
            entries = sorted(os.listdir(path))
        except OSError:
            yield path
            continue
        if (status.st_dev, status.st_ino) in seen:
            continue
        seen.add((status.st_dev, status.st_ino))
        waiting.extend(path / entry for entry in reversed(entries) if not entry.startswith("."))


def _bytes(path: Path, name: str) -> bytes:
    """The bytes of a regular file that is not too large and is not another kind of document."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            os.listdir(path)
            raise UnreadableInput(f"{name}: is a folder, not a file.")
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableInput(f"{name}: is not a regular file.")
        if status.st_size > MAX_BYTES:
            raise UnreadableInput(_too_large(name, status.st_size))
        with path.open("rb") as file:
            data = file.read(status.st_size + 1)
    except OSError as error:
        raise UnreadableInput(f"{name}: cannot be read ({error.strerror or error}).") from error
    if len(data) > MAX_BYTES:
        raise UnreadableInput(_too_large(name, len(data)))
    for start, kind in _FOREIGN:
        if data.startswith(start):
            raise UnreadableInput(f"{name}: is {kind}, not text; save it as text or HTML first.")
    return data


def _too_large(name: str, size: int) -> str:
    return f"{name}: is too large ({size:,} bytes; the limit is {MAX_BYTES:,}); cut it into several files."


def _decoded(data: bytes, name: str, *, declared: str | None = None) -> encoding.Decoded:
    decoded = encoding.decode(data, declared=declared)
    if decoded is None:
        raise UnreadableInput(f"{name}: is binary, not text (a NUL byte at offset {data.index(0):,}).")
    if decoded.undecodable * 4 > len(data):
        raise UnreadableInput(
            f"{name}: is not text in any encoding known ({decoded.undecodable:,} bad bytes)."
        )
    return decoded


def _text_dump(data: bytes, name: str) -> Dump:
    decoded = _decoded(data, name)
    records, issues = read_heads(decoded.text)
    records = records or read_pages(decoded.text)
    return _dump(data, name, decoded, decoded.text, (*decoded.issues, *issues), records)


def _page_dump(data: bytes, name: str) -> Dump:
    from corpus.reading import html_page

    decoded = _decoded(data, name, declared=html_page.declared_encoding(data))
    try:
        page = html_page.read_page(decoded.text)
    except html_page.RefusedPage as error:
        raise html_page.RefusedPage(error.code, f"{name}: {error}.") from error
    issues = (*_without_spans(decoded.issues), *page.issues)
    return _dump(data, name, decoded, page.text, issues, (page.record,))


def _json_dump(data: bytes, name: str, *, lines: bool) -> Dump:
    from corpus.reading import json_records

    decoded = _decoded(data, name)
    try:
        if lines:
            found = json_records.read_lines(decoded.text, encoding.line_offsets(data, decoded))
        else:
            found = json_records.read_document(decoded.text)
    except json_records.NotRecords as error:
        raise UnreadableInput(f"{name}: {error}.") from error
    issues = (*_without_spans(decoded.issues), *found.issues)
    return _dump(data, name, decoded, found.text, issues, found.records)


def _without_spans(issues: tuple[Issue, ...]) -> tuple[Issue, ...]:
    """Issues of a file whose text is not the dump's: their place is the byte offset alone."""
    return tuple(replace(issue, span=None) for issue in issues)


def _dump(
    data: bytes,
    name: str,
    decoded: encoding.Decoded,
    text: str,
    issues: tuple[Issue, ...],
    records: tuple[Record, ...] = (),
) -> Dump:
    if not text.strip():
        issues = (*issues, Issue("empty", "There is no text in this file."))
    return Dump(
        source=name,
        text=text,
        encoding=decoded.encoding,
        digest=hashlib.sha256(data).hexdigest(),
        size=len(data),
        undecodable=decoded.undecodable,
        records=records,
        issues=issues,
    )
