"""Terms and their positions as bytes that can be stored with a release and asked for single terms.

A term is a key as it can be written: without lone surrogates, and no longer than engines bear.
"""

from __future__ import annotations

import hashlib
import json
from array import array
from typing import Final

from indexer.engines.base import Postings

_LONGEST: Final = 1000
_WORDS: Final = "+"
_STEMS: Final = "~"
_WRITER: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def term_of(key: str) -> str:
    """The term of a key; a longer one stands as a digest."""
    if len(key) > _LONGEST:
        return "\x01" + hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()
    return key if key.isascii() else key.encode("utf-8", "replace").decode()


def by_term(postings: Postings) -> Postings:
    if postings and len(max(postings, key=len)) <= _LONGEST and _can_be_written("".join(postings)):
        return postings
    return {term_of(key): positions for key, positions in postings.items()}


def _can_be_written(text: str) -> bool:
    try:
        return text.isascii() or bool(text.encode())
    except UnicodeEncodeError:
        return False


def together(term: str, words: Postings, stems: Postings) -> list[int]:
    """The positions of a term as a word or as a stem, each once."""
    if term in words and term in stems:
        return sorted({*words[term], *stems[term]})
    return words[term] if term in words else stems[term]


def written(fields: dict[str, tuple[Postings, Postings]]) -> bytes:
    """The words and stems of each field as JSON; no term has a quotation mark or a bracket."""
    postings = {
        f"{name}{form}": held
        for name, forms in fields.items()
        for form, held in zip((_WORDS, _STEMS), forms, strict=True)
    }
    return _WRITER.encode(postings).encode()


def places(data: bytes, name: str, term: str, *, stems: bool) -> array[int]:
    """Where a term stands in a field as a word, with `stems` also as a stem."""
    found = _among(data, f"{name}{_WORDS}", term)
    if stems and (as_stem := _among(data, f"{name}{_STEMS}", term)):
        return array("I", sorted({*found, *as_stem}))
    return found


def _among(data: bytes, field: str, term: str) -> array[int]:
    """What is written of a term: it is looked for in place, for which all of it need not be read."""
    start = data.find(f'"{field}":{{'.encode())
    head = f"{_WRITER.encode(term)}:[".encode()
    at = data.find(head, start, data.find(b"}", start)) if start >= 0 else -1
    if at < 0:
        return array("I")
    at += len(head)
    return array("I", map(int, data[at : data.index(b"]", at)].split(b",")))
