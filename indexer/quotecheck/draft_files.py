"""What a draft comes as, and its text: pasted, .txt, .docx or .html.

Decides the kinds and their limits; how long a text can be checked is decided in `draft`.  How a page is read
is decided in `draft_page`, how a document of Word's in `docx_text`.
"""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePath
from typing import Final

from corpus.errors import UnreadableInput
from corpus.reading import reader
from indexer.quotecheck.draft import Draft, DraftError

MAX_BYTES: Final = 20 * 1024 * 1024
_DOCX: Final = ".docx"
_ZIP: Final = b"PK\x03\x04"
_FOREIGN: Final = (
    (b"%PDF-", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "a document of an older kind"),
    (b"{\\rtf", "RTF"),
)


def draft_of_text(text: str, *, name: str = "pasted text") -> Draft:
    """A draft that was pasted.  Its digest is that of its UTF-8."""
    data = text.encode("utf-8", "replace")
    return _draft(name, data.decode("utf-8"), data=data)


def draft_of_file(data: bytes, name: str) -> Draft:
    """A draft from the bytes of a file; the end of `name` tells its kind, none means text.

    Raises DraftError, in one sentence, where it is of another kind, too large or damaged.
    """
    name = PurePath(name.replace("\\", "/")).name or "draft"
    if len(data) > MAX_BYTES:
        raise DraftError(f"{name}: is too large ({len(data):,} bytes; the limit is {MAX_BYTES:,}).")
    for start, kind in _FOREIGN:
        if data.startswith(start):
            raise DraftError(f"{name}: is {kind}; save it as .docx, .txt or .html first.")
    suffix = PurePath(name).suffix.lower()
    try:
        if suffix == _DOCX or data.startswith(_ZIP):
            from indexer.quotecheck.docx_text import docx_text

            return _draft(name, *docx_text(data), data=data)
        if suffix in reader.PAGES:
            from indexer.quotecheck.draft_page import page_text

            return _draft(name, *page_text(data), data=data)
    except UnreadableInput as error:
        raise DraftError(f"{name}: {error}.") from error
    try:
        return _draft(name, reader.read_bytes(data, Path("draft.txt"), source=name).text, data=data)
    except UnreadableInput as error:
        raise DraftError(str(error)) from error


def read_data(path: Path) -> bytes:
    """The bytes of a file named on the command line.  Raises UnreadableInput where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableInput(f"{path}: cannot be read ({error.strerror or error}).") from error


def _draft(name: str, text: str, notes: tuple[str, ...] = (), *, data: bytes) -> Draft:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise DraftError(f"{name}: there is no text in it.")
    return Draft(name, text, hashlib.sha256(data).hexdigest(), notes)
