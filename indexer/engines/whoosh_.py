"""Whoosh as an engine: it keeps the postings and gives them back.

This is the only file that imports whoosh.  Its analysers, query parser and stored fields are not
used: terms come ready from `analysis`, plans from `plan`, and values live in the columns.  Ordinals
are Whoosh's document numbers, which holds because an index is written once, in one segment.
"""

from __future__ import annotations

import contextlib
import threading
from array import array
from collections.abc import Generator, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import whoosh.fields
import whoosh.formats
import whoosh.index
from whoosh.reading import TermNotFound

from indexer.columns import bits_of
from indexer.engines.base import Engine, Exactly, IndexDocument, Plan, Sequence
from indexer.engines.scoring import bm25f, count_in_a_row, count_near, joined, length_norms
from indexer.fields import TEXT_BY_NAME, TEXT_FIELDS

_MEMORY_MB: Final = 128
_CACHED_LEAVES: Final = 256
# Keys come ready; a field that is given text by mistake fails.
_NO_ANALYZER: Final[Any] = None


class _Positions(whoosh.formats.Format):
    """Positions as plain 32-bit numbers, so that no posting holds a pickle of its own."""

    def __init__(self) -> None:
        super().__init__(field_boost=1.0)

    def decode_positions(self, value: bytes) -> array[int]:
        return array("I", value)


class _KeyField(whoosh.fields.FieldType):
    """A text field given as key → positions."""

    def __init__(self) -> None:
        super().__init__(_Positions(), analyzer=_NO_ANALYZER, scorable=True)

    def index(
        self, value: Mapping[str, list[int]], **_options: Any
    ) -> Generator[tuple[bytes, int, float, bytes], None, None]:
        for key, positions in value.items():
            yield _bytes(key), len(positions), float(len(positions)), array("I", positions).tobytes()


class _WordField(whoosh.fields.FieldType):
    """A field that only tells which words occur."""

    def __init__(self) -> None:
        super().__init__(whoosh.formats.Existence(), analyzer=_NO_ANALYZER, scorable=False)

    def index(
        self, value: frozenset[str], **_options: Any
    ) -> Generator[tuple[bytes, int, float, bytes], None, None]:
        for word in value:
            yield _bytes(word), 1, 1.0, b""


def _schema() -> Any:
    schema = whoosh.fields.Schema()
    for field in TEXT_FIELDS:
        schema.add(f"{field.name}_folded", _KeyField())
        schema.add(f"{field.name}_stemmed", _KeyField())
        schema.add(f"{field.name}_spelled", _WordField())
    return schema


class WhooshKind:
    """Builds and opens Whoosh indexes; see `engines.base.EngineKind`."""

    name = "whoosh"

    def build(self, folder: Path, documents: Iterable[IndexDocument]) -> int:
        index: Any = whoosh.index.create_in(str(folder), _schema())
        writer = index.writer(limitmb=_MEMORY_MB, procs=1)
        count = 0
        try:
            for document in documents:
                writer.add_document(**_values(document))
                count += 1
        except BaseException:
            writer.cancel()
            raise
        writer.commit(optimize=True)
        index.close()
        return count

    def open(self, folder: Path) -> Engine:
        return WhooshEngine(folder)


def _bytes(key: str) -> bytes:
    return key.encode("utf-8", "replace")


def _values(document: IndexDocument) -> dict[str, object]:
    values: dict[str, object] = {f"{name}_spelled": words for name, words in document.spellings.items()}
    for name, postings in document.folded.items():
        values[f"{name}_folded"] = postings
    for name, postings in document.stemmed.items():
        values[f"{name}_stemmed"] = postings
    return values


class WhooshEngine:
    """An open Whoosh index; see `engines.base.Engine`."""

    def __init__(self, folder: Path) -> None:
        # The schema is ours, not the pickled one.
        open_index: Any = whoosh.index.open_dir
        self._index = open_index(str(folder), readonly=True, schema=_schema())
        self._reader = self._index.reader()
        self._count = int(self._reader.doc_count_all())
        self._everything = (1 << self._count) - 1
        # Readers share one file position, so postings are read by one thread at a time.
        self._lock = threading.Lock()
        # Not `lru_cache` of a method: that would be a cycle, and an engine let go must close at once.
        self._leaves: dict[Sequence | Exactly, Mapping[int, float]] = {}
        self._norms: dict[str, list[float]] = {}

    def count(self) -> int:
        return self._count

    def close(self) -> None:
        with self._lock:
            self._leaves.clear()
            self._reader.close()
            self._index.close()

    def match(self, plan: Plan) -> dict[int, float]:
        with self._lock:
            return dict(joined(plan, self._leaf, self._everything))

    def matching(self, plan: Plan) -> int:
        return bits_of(self.match(plan), self._count)

    def _leaf(self, leaf: Sequence | Exactly) -> Mapping[int, float]:
        """What `_read_leaf` answers, kept for the leaves that were asked for last."""
        found = self._leaves.pop(leaf, None)
        if found is None:
            found = self._read_leaf(leaf)
            if len(self._leaves) >= _CACHED_LEAVES:
                del self._leaves[next(iter(self._leaves))]
        self._leaves[leaf] = found
        return found

    def _read_leaf(self, leaf: Sequence | Exactly) -> Mapping[int, float]:
        if isinstance(leaf, Exactly):
            return dict.fromkeys(self._holding(leaf.spelling, leaf.fields), 0.0)
        weights: dict[int, float] = {}
        for name in leaf.fields:
            lengths = self._norm(f"{name}_folded")
            for number, times in self._occurrences(name, leaf).items():
                if times:
                    norm = TEXT_BY_NAME[name].weight * times / lengths[number]
                    weights[number] = weights.get(number, 0.0) + norm
        return bm25f(weights, len(weights), self._count)

    def _occurrences(self, name: str, leaf: Sequence) -> dict[int, int]:
        """Document to how often the sequence stands in one text field."""
        distinct = list(dict.fromkeys(leaf.keys))
        postings: dict[str, dict[int, bytes]] = {}
        for key in distinct:
            postings[key] = self._postings(f"{name}_folded", key)
            if leaf.by == "stemmed":
                postings[key] = _union(postings[key], self._postings(f"{name}_stemmed", key))
            if not postings[key]:
                return {}
        if len(leaf.keys) == 1:
            return {number: len(value) // 4 for number, value in postings[leaf.keys[0]].items()}
        rarest = min(distinct, key=lambda key: len(postings[key]))
        shared = [n for n in postings[rarest] if all(n in postings[key] for key in distinct)]
        found: dict[int, int] = {}
        for number in shared:
            places = [array("I", postings[key][number]) for key in leaf.keys]
            found[number] = count_in_a_row(places) if leaf.near is None else count_near(places, leaf.near)
        return found

    def _postings(self, field: str, key: str) -> dict[int, bytes]:
        try:
            matcher = self._reader.postings(field, _bytes(key))
        except TermNotFound:
            return {}
        found: dict[int, bytes] = {}
        while matcher.is_active():
            found[matcher.id()] = matcher.value()
            matcher.next()
        return found

    def _holding(self, word: str, fields: tuple[str, ...]) -> set[int]:
        found: set[int] = set()
        for name in fields:
            with contextlib.suppress(TermNotFound):
                found.update(self._reader.postings(f"{name}_spelled", _bytes(word)).all_ids())
        return found

    def _norm(self, field: str) -> list[float]:
        """BM25's length normalisation of each document in a field."""
        if field not in self._norms:
            length = self._reader.doc_field_length
            # Whoosh answers None for a document without the field.
            lengths = [length(number, field, 0) or 0 for number in range(self._count)]
            self._norms[field] = length_norms(lengths)
        return self._norms[field]


def _union(words: dict[int, bytes], stems: dict[int, bytes]) -> dict[int, bytes]:
    """Positions of a key as a word or as a stem, each once."""
    for number, positions in stems.items():
        own = words.get(number)
        if own is not None:
            positions = array("I", sorted({*array("I", own), *array("I", positions)})).tobytes()
        words[number] = positions
    return words
