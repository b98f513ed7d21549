"""An answer that is sent while it is made, so that a long one needs neither memory nor patience."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final
from urllib.parse import quote

from flask import Response

from corpus.csv_table import MARK

CSV: Final = "text/csv; charset=utf-8; header=present"
CHUNK: Final = 64 * 1024
"""Characters that are sent together."""


class _Streamed(Response):
    """Never put together in memory, neither to be measured nor to be named."""

    implicit_sequence_conversion = False
    automatically_set_content_length = False


def streamed(pieces: Iterator[str], *, kind: str, tag: str, name: str | None = None) -> Response:
    """The pieces as a body of the media type `kind`, to be saved as `name` where there is one.

    `tag` is the ETag: who still has a body of the same one is not sent it again.
    The first pieces are made at once, so that what fails from the start is answered as an error; what fails
    later cuts the connection, and the reader sees that the body is not whole.
    """
    chunks = _chunks(pieces)
    first, second = next(chunks, b""), next(chunks, None)
    response = Response(first) if second is None else _Streamed(chain((first, second), chunks))
    response.headers["Content-Type"] = kind
    response.set_etag(tag)
    if name is not None:
        response.headers.set("Content-Disposition", "attachment", **_named(name))
    return response


def table(lines: Iterable[str], name: str) -> Response:
    """Rows of CSV, short enough to be made at once, to be saved as `name`."""
    text = "".join((MARK, *lines))
    response = Response(text.encode("utf-8", "replace"), content_type=CSV)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def _named(name: str) -> dict[str, str]:
    """A file's name as RFC 6266 has it: plain, and where that does not hold it, in full beside it."""
    plain = name.encode("ascii", "ignore").decode()
    if plain == name:
        return {"filename": name}
    return {"filename": plain.replace("--", "-"), "filename*": f"UTF-8''{quote(name, safe='')}"}


def _chunks(pieces: Iterator[str]) -> Iterator[bytes]:
    held: list[str] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= CHUNK:
            yield "".join(held).encode("utf-8", "replace")
            held, size = [], 0
    if held:
        yield "".join(held).encode("utf-8", "replace")
