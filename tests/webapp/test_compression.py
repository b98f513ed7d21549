"""Answers that are sent compressed: the same text, told apart by the encoding, and still known again."""

from __future__ import annotations

import gzip
import zlib

import pytest
from flask.testing import FlaskClient

from corpus.errors import NotFound
from webapp import exports, streams

GZIP = {"Accept-Encoding": "br;q=1, gzip;q=0.8"}
LONG = (
    "/search?q=ferry",
    "/api/v1/search?q=ferry",
    "/search.csv",
    "/search.json",
    "/search.atom",
    "/api/v1/openapi.json",
    "/releases/launch-en",
    "/static/onrecord.js",
)


@pytest.mark.parametrize("address", LONG)
def test_the_same_in_fewer_bytes(indexed: FlaskClient, address: str) -> None:
    plain, packed = indexed.get(address), indexed.get(address, headers=GZIP)
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data)
    assert packed.headers.get("Content-Length") in (None, str(len(packed.data)))
    for response in (plain, packed):
        assert "Accept-Encoding" in response.headers["Vary"]


@pytest.mark.parametrize("address", LONG)
def test_who_has_it_is_told_so_whichever_way_it_came(indexed: FlaskClient, address: str) -> None:
    tags = [indexed.get(address, headers=headers).headers["ETag"] for headers in ({}, GZIP)]
    assert tags[1] == f"W/{tags[0]}"
    for headers in ({}, GZIP):
        for tag in tags:
            again = indexed.get(address, headers={**headers, "If-None-Match": tag})
            assert (again.status_code, again.data) == (304, b"")
            assert "Content-Encoding" not in again.headers
            assert again.headers["ETag"] == tags[bool(headers)]


@pytest.mark.parametrize(
    ("address", "accepted"),
    [
        ("/search", "gzip;q=0"),
        ("/search", "identity, *;q=0"),
        ("/search", "br"),
        ("/healthz", "gzip"),
    ],
)
def test_what_is_short_or_not_taken_is_sent_as_it_is(
    indexed: FlaskClient, address: str, accepted: str
) -> None:
    response = indexed.get(address, headers={"Accept-Encoding": accepted})
    assert "Content-Encoding" not in response.headers
    assert response.data[:1] in (b"<", b"{", b"\n")


def test_a_long_one_is_sent_while_it_is_made(indexed: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = indexed.get("/search.csv").data
    monkeypatch.setattr(streams, "CHUNK", 100)
    response = indexed.get("/search.csv", headers=GZIP)
    assert "Content-Length" not in response.headers
    pieces = list(response.iter_encoded())
    assert len(pieces) > 3
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    read = [unpacker.decompress(piece) for piece in pieces]
    assert all(read[:-1]), "each piece can be read when it comes"
    assert b"".join(read) == whole
    assert indexed.head("/search.csv", headers=GZIP).data == b""


def test_what_breaks_on_the_way_is_no_whole_file(
    indexed: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "CHUNK", 100)
    response = indexed.get("/search.csv", headers=GZIP)

    def gone(*_: object) -> None:
        raise NotFound("No longer there.")

    monkeypatch.setattr(exports.services.Archive, "release", gone)
    with pytest.raises(exports.states.IndexUnavailable):
        response.get_data()
