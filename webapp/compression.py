"""Answers in fewer bytes: text is sent compressed to whoever can read that (gzip, RFC 9110).

Decides what is worth it.  A body that is sent while it is made is compressed piece by piece.
The ETag of a compressed body is a weak one: the same text, not the same bytes; who sends it back is told 304
either way.  Nothing secret stands in any answer that its length could give away.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from typing import Final

from flask import Request, Response

LEAST: Final = 1024
"""Bytes of a body below which the head outweighs what is saved."""
LEVEL: Final = 5
_GZIP: Final = 16 + zlib.MAX_WBITS
_TEXT: Final = ("text/", "application/json", "application/jsonl", "application/x-", "application/javascript")
_IN_ITS_NAME: Final = ("xml", "json")


def compressed(response: Response, request: Request) -> Response:
    """The answer, its body compressed where it is text and long enough, and the asker takes that."""
    if not _is_text(response.mimetype) or response.status_code in (204, 206):
        return response
    response.vary.add("Accept-Encoding")
    if request.accept_encodings.quality("gzip") <= 0 or "Content-Encoding" in response.headers:
        return response
    if response.status_code == 304:
        _weaken(response)
        return response
    if response.is_streamed and not response.direct_passthrough:
        _stream(response)
    elif (response.content_length or LEAST) < LEAST:
        return response
    else:
        response.direct_passthrough = False  # a file that would be handed over as it lies
        response.set_data(gzip.compress(response.get_data(), LEVEL, mtime=0))
    response.headers["Content-Encoding"] = "gzip"
    response.headers.pop("Accept-Ranges", None)
    _weaken(response)
    return response


def _is_text(kind: str | None) -> bool:
    kind = kind or ""
    return kind.startswith(_TEXT) or kind.rpartition("+")[2].endswith(_IN_ITS_NAME) or kind.endswith("/xml")


def _stream(response: Response) -> None:
    made: Iterable[bytes] = response.response  # type: ignore[assignment]
    response.response = _pieces(made)


def _pieces(made: Iterable[bytes]) -> Iterator[bytes]:
    """Each piece compressed and sent at once, so that a reader need not wait for the whole."""
    packer = zlib.compressobj(LEVEL, wbits=_GZIP)
    try:
        for piece in made:
            yield packer.compress(piece) + packer.flush(zlib.Z_SYNC_FLUSH)
        yield packer.flush()
    finally:
        if callable(close := getattr(made, "close", None)):
            close()


def _weaken(response: Response) -> None:
    tag, _ = response.get_etag()
    if tag:
        response.set_etag(tag, weak=True)
