"""An answer that is sent while it is made, so that a long one needs neither memory nor patience.

A file is sent in pieces; of a page what is known at once is sent before what takes long is worked out.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import ExitStack
from itertools import chain
from typing import Final, Generic, TypeVar
from urllib.parse import quote

from flask import Response, request, stream_template
from markupsafe import Markup

from corpus.csv_table import MARK
from corpus.errors import OnRecordError

CSV: Final = "text/csv; charset=utf-8; header=present"
CHUNK: Final = 64 * 1024
"""Characters that are sent together."""
AT_FIRST: Final = 8 * 1024
"""Characters of the first pieces, which nobody should wait for."""
_SO_FAR: Final = Markup("<!-- so far -->")  # no text shown can be it, which would be escaped
_WHOLE: Final[dict[str, None]] = {}  # the ETags of pages that were sent whole
_MOST_REMEMBERED: Final = 4096
_Answer = TypeVar("_Answer")
_LOG: Final = logging.getLogger(__name__)


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


class Later(Generic[_Answer]):
    """What a page shows of what takes long, worked out when the page has come so far.

    It is None where it could not be worked out: `failed` then says why, for the page to say it.
    """

    def __init__(self, work: Callable[[], _Answer]) -> None:
        self._work = work
        self.failed = ""

    def __call__(self) -> _Answer | None:
        try:
            return self._work()
        except OnRecordError as error:
            _LOG.exception("A page was sent in part when its answer failed.")
            self.failed = str(error)
            return None


def page_in_parts(
    template: str, later: Later[_Answer], *, held: ExitStack, etag: str, **shown: object
) -> Response:
    """A page whose beginning is sent before `later` is worked out, which its template does by `answer()`.

    What stands before `{{ so_far }}` is sent when the template comes there.  Its ETag begins with `etag`; as
    it is sent before the answer is there, each body has one of its own, and only who has a whole one is told
    that it is still the same.  What is `held` for the answer is let go when the response is done with.
    """
    known = request.if_none_match.as_set(include_weak=True) & _WHOLE.keys()
    own = next((one for one in known if one.startswith(etag)), f"{etag}-{secrets.token_hex(6)}")
    pieces = stream_template(template, answer=later, so_far=_SO_FAR, **shown)

    def sent() -> None:
        if not later.failed:
            _remember(own)

    parts = _parts(pieces, sent)
    response = _Streamed(chain((next(parts, b""),), parts), mimetype="text/html")
    response.set_etag(own)
    # Whoever needs no body, or goes away, leaves the rest of it unmade; the request ends all the same.
    response.call_on_close(parts.close)
    response.call_on_close(held.pop_all().close)
    return response


def _remember(tag: str) -> None:
    if len(_WHOLE) >= _MOST_REMEMBERED:
        _WHOLE.clear()
    _WHOLE[tag] = None


def _parts(pieces: Iterator[str], sent: Callable[[], None]) -> Generator[bytes, None, None]:
    """What stands between the marks; `sent` is called behind the last."""
    held: list[str] = []
    try:
        for piece in pieces:
            if piece == _SO_FAR:
                yield "".join(held).encode("utf-8", "replace")
                held = []
            else:
                held.append(piece)
        yield "".join(held).encode("utf-8", "replace")
        sent()
    finally:
        if isinstance(pieces, Generator):
            pieces.close()


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
    size = sent = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= (min(CHUNK, AT_FIRST) if sent < 2 else CHUNK):
            yield "".join(held).encode("utf-8", "replace")
            held, size, sent = [], 0, sent + 1
    if held:
        yield "".join(held).encode("utf-8", "replace")
