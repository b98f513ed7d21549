"""Terms and their positions as bytes that can be stored with a release and asked for single terms.

A term is a key as it can be written: without lone surrogates, and no longer than engines bear.
"""

from __future__ import annotations

import hashlib
from array import array
from typing import Final

from indexer.engines.base import Postings

_LONGEST: Final = 1000


def term_of(key: str) -> str:
    """The term of a key; a longer one stands as a digest."""
    if len(key) > _LONGEST:
        return "\x01" + hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()
    return key if key.isascii() else key.encode("utf-8", "replace").decode()


def by_term(postings: Postings) -> Postings:
    return {term_of(key): positions for key, positions in postings.items()}


def together(term: str, words: Postings, stems: Postings) -> list[int]:
    """The positions of a term as a word or as a stem, each once."""
    if term in words and term in stems:
        return sorted({*words[term], *stems[term]})
    return words[term] if term in words else stems[term]


def written(fields: dict[str, tuple[Postings, Postings]]) -> bytes:
    """The words and stems of each field, a line for each term; no term has a tab or ends a line."""
    lines = [
        f"\n{name}{form}\t{term}\t{' '.join(map(str, places))}"
        for name, (words, stems) in fields.items()
        for form, postings in (("+", words), ("~", stems))
        for term, places in postings.items()
    ]
    return "".join([*lines, "\n"]).encode()


def places(lines: bytes, name: str, term: str, *, stems: bool) -> array[int]:
    """Where a term stands in a field as a word, with `stems` also as a stem."""
    found = _line(lines, f"{name}+", term)
    if stems and (as_stem := _line(lines, f"{name}~", term)):
        return array("I", sorted({*found, *as_stem}))
    return found


def _line(lines: bytes, kind: str, term: str) -> array[int]:
    head = f"\n{kind}\t{term}\t".encode()
    start = lines.find(head)
    if start < 0:
        return array("I")
    start += len(head)
    return array("I", map(int, lines[start : lines.index(b"\n", start)].split()))
