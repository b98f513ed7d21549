"""Whoosh as an engine: it keeps the postings and gives them back.

Only here and in `whoosh_writing` is whoosh imported.  Its analysers, query parser and stored fields are not
used: terms come ready from `analysis`, plans from `plan`, and values live in the columns.  Ordinals
are Whoosh's document numbers, which holds because an index is written once, in one segment.
"""

from __future__ import annotations

import threading
from array import array
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Sequence as Row
from itertools import chain
from pathlib import Path
from typing import Any, Final

import whoosh.fields
import whoosh.formats
import whoosh.index

from indexer.engines.base import (
    All,
    Among,
    Collection,
    Either,
    Engine,
    Exactly,
    IndexDocument,
    Keys,
    Matches,
    Plan,
    Sequence,
    Without,
    ordinals,
)
from indexer.engines.kept import Kept
from indexer.engines.places import in_a_row, in_a_window, times
from indexer.engines.scored_table import ScoredTable
from indexer.engines.scoring import bm25f, joined, length_norms
from indexer.engines.whoosh_postings import PostingLists
from indexer.engines.whoosh_writing import add_release, fast_writer
from indexer.fields import TEXT_BY_NAME, TEXT_FIELDS
from indexer.value_sets import Counter, bits_of

# How many releases the answers that are kept may hold together, 100 bytes each.
_KEPT: Final = 400_000
# The same for phrases before they are weighed against others.
_KEPT_PHRASES: Final = 100_000
_KEPT_SETS: Final = 512
# A list of postings this many times longer than the releases in question is looked up, not read.
_LONGER: Final = 40
# Keys come ready; a field that is given text by mistake fails.
_NO_ANALYZER: Final[Any] = None


class _KeyField(whoosh.fields.FieldType):
    """A text field: keys with their positions, which are kept our own way."""

    def __init__(self) -> None:
        super().__init__(whoosh.formats.Existence(), analyzer=_NO_ANALYZER, scorable=True)


class _WordField(whoosh.fields.FieldType):
    """A field that only tells which words occur."""

    def __init__(self) -> None:
        super().__init__(whoosh.formats.Existence(), analyzer=_NO_ANALYZER, scorable=False)


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
    counter: Counter | None = None

    def build(self, folder: Path, documents: Iterable[IndexDocument]) -> int:
        index: Any = whoosh.index.create_in(str(folder), _schema())
        # The files of a compound segment would be copied into memory when it is opened.
        writer = fast_writer(index.writer(procs=1, compound=False))
        count = 0
        try:
            for document in documents:
                add_release(writer, count, _lengths(document), _fields_of(document), _end(document))
                count += 1
        except BaseException:
            writer.cancel()
            raise
        writer.commit(optimize=True)
        index.close()
        return count

    def open(self, folder: Path, collection: Collection) -> Engine:
        return WhooshEngine(folder, collection)


def _bytes(key: str) -> bytes:
    return key.encode("utf-8", "replace")


def _lengths(document: IndexDocument) -> dict[str, int]:
    """How long each field of the index is in a release; only those are kept that a score needs."""
    return {f"{name}_folded": sum(map(len, held.values())) for name, held in document.folded.items()}


def _end(document: IndexDocument) -> int:
    """Behind the last position of a release; stems stand where words stand."""
    held = document.folded.values()
    return 1 + max((at[-1] for postings in held for at in postings.values()), default=0)


def _fields_of(document: IndexDocument) -> Iterator[tuple[str, list[tuple[bytes, bytes]]]]:
    """Each field of the index with its keys and their positions as they are kept."""
    for form, fields in (("folded", document.folded), ("stemmed", document.stemmed)):
        for name, held in fields.items():
            yield (
                f"{name}_{form}",
                [(key.encode("utf-8", "replace"), array("I", at).tobytes()) for key, at in held.items()],
            )
    for name, words in document.spellings.items():
        yield f"{name}_spelled", [(_bytes(word), b"") for word in words]


class WhooshEngine:
    """An open Whoosh index; see `engines.base.Engine`."""

    def __init__(self, folder: Path, collection: Collection) -> None:
        self._collection = collection
        # The schema is ours, not the pickled one.
        open_index: Any = whoosh.index.open_dir
        self._index = open_index(str(folder), readonly=True, schema=_schema())
        self._reader = self._index.reader()
        self._count = int(self._reader.doc_count_all())
        self._everything = (1 << self._count) - 1
        # Readers share one file position, so postings are read by one thread at a time.
        self._lock = threading.Lock()
        # Scores are kept for as long as the engine is open: what `holding` tells does not change meanwhile.
        # Not `lru_cache` of a method: that would be a cycle, and an engine let go must close at once.
        self._leaves: Kept[Sequence | Exactly, Mapping[int, float]] = Kept(_KEPT)
        self._weighed: Kept[Sequence, Mapping[int, float]] = Kept(_KEPT_PHRASES)
        self._lists = PostingLists(self._reader)
        self._sets: dict[Sequence | Exactly, int] = {}
        self._norms: dict[str, list[float]] = {}

    def count(self) -> int:
        return self._count

    def close(self) -> None:
        with self._lock:
            self._leaves.clear()
            self._weighed.clear()
            self._lists.clear()
            self._sets.clear()
            self._reader.close()
            self._index.close()

    def match(self, plan: Plan, holding: Mapping[Sequence, int] | None = None) -> Matches:
        with self._lock:
            return ScoredTable(joined(plan, self._leaf, self._everything, holding), self._count)

    def matching(self, plan: Plan) -> int:
        with self._lock:
            return self._matching(plan, None)

    def held(self, leaves: Row[Sequence]) -> list[int]:
        with self._lock:
            return [self._set(leaf, None).bit_count() for leaf in leaves]

    def _matching(self, plan: Plan, among: int | None) -> int:
        """The releases of `among` (None: all) that a plan matches."""
        match plan:
            case Sequence() | Exactly():
                return self._set(plan, among)
            case Among(bits):
                return bits & (self._everything if among is None else among)
            case All(parts):
                # What is narrow first, so that the rest is only looked up in it.
                for part in sorted(parts, key=_breadth):
                    among = self._matching(part, among)
                return among if among and parts else 0
            case Either(parts):
                bits = 0
                for part in parts:
                    bits |= self._matching(part, among)
                return bits
            case Without(kept, dropped):
                bits = self._matching(kept, among)
                return bits & ~self._matching(dropped, bits)

    def _set(self, leaf: Sequence | Exactly, among: int | None) -> int:
        """The releases of `among` that match a leaf; all of a leaf are kept where all were read."""
        found = self._sets.get(leaf)
        if found is not None:
            return found if among is None else found & among
        if among == 0:
            return 0
        scored = self._leaves.get(leaf)
        within = None
        if scored is None and isinstance(leaf, Sequence) and len(leaf.keys) > 1:
            scored = self._weights(leaf)
        elif scored is None and among is not None and among.bit_count() * _LONGER < self._count:
            within = list(ordinals(among))
        bits = bits_of(list(self._numbers(leaf, within) if scored is None else scored), self._count)
        if within is None:
            if len(self._sets) >= _KEPT_SETS:
                del self._sets[next(iter(self._sets))]
            self._sets[leaf] = bits
        return bits if among is None else bits & among

    def _numbers(self, leaf: Sequence | Exactly, among: list[int] | None) -> Iterable[int]:
        """The releases that have a single key; with `among`, at least those of them, perhaps more."""
        if isinstance(leaf, Sequence):
            key, fields = leaf.keys[0], [field for name in leaf.fields for field in _fields(name, leaf.by)]
        else:
            key, fields = leaf.spelling, [f"{name}_spelled" for name in leaf.fields]
        term = _bytes(key)
        if among is None:
            return chain.from_iterable(self._lists.heads(field, term) for field in fields)
        return chain.from_iterable(self._lists.heads_among(field, term, among) for field in fields)

    def _leaf(self, leaf: Sequence | Exactly, holding: int | None) -> Mapping[int, float]:
        """What `_read_leaf` answers, kept for the leaves that were asked for last."""
        found = self._leaves.get(leaf)
        if found is None:
            found = self._read_leaf(leaf, holding)
            self._leaves.keep(leaf, found)
        return found

    def _read_leaf(self, leaf: Sequence | Exactly, holding: int | None) -> Mapping[int, float]:
        if isinstance(leaf, Exactly):
            return dict.fromkeys(self._numbers(leaf, None), 0.0)
        weights = self._weights(leaf)
        return bm25f(weights, len(weights) if holding is None else holding, self._collection.releases)

    def _weights(self, leaf: Sequence) -> Mapping[int, float]:
        """How often a sequence stands in each release, by the weights and lengths of the fields."""
        held = self._weighed.get(leaf)
        if held is not None:
            return held
        weights: dict[int, float] = {}
        for name in leaf.fields:
            found = self._occurrences(name, leaf)
            if found:
                weight, norms = TEXT_BY_NAME[name].weight, self._norm(name)
                more = {number: weight * n / norms[number] for number, n in found.items()}
                for number in weights.keys() & more.keys():
                    more[number] = weights[number] + more[number]
                weights |= more
        if len(leaf.keys) > 1:
            # Where a phrase stands is asked once for its releases and once for its scores.
            self._weighed.keep(leaf, weights)
        return weights

    def _occurrences(self, name: str, leaf: Sequence) -> Mapping[int, int]:
        """Release to how often the sequence stands in one text field."""
        fields, keys = _fields(name, leaf.by), [_bytes(key) for key in leaf.keys]
        if len(keys) == 1:
            return times(self._lists, fields, keys[0])
        if leaf.near is None:
            return in_a_row(self._lists, fields, keys)
        return in_a_window(self._lists, fields, keys, leaf.near)

    def _norm(self, name: str) -> list[float]:
        """BM25's length normalisation of each release in a text field."""
        if name not in self._norms:
            length = self._reader.doc_field_length
            # Whoosh answers None for a release without the field.
            lengths = [length(number, f"{name}_folded", 0) or 0 for number in range(self._count)]
            self._norms[name] = length_norms(lengths, self._collection.lengths.get(name, 1.0))
        return self._norms[name]


def _fields(name: str, by: Keys) -> tuple[str, ...]:
    """The fields of the index that hold the keys of a text field."""
    return (f"{name}_folded", f"{name}_stemmed") if by == "stemmed" else (f"{name}_folded",)


def _breadth(plan: Plan) -> int:
    """How narrow a part is likely to be, the narrowest first; what it costs to be wrong is time alone."""
    match plan:
        case Among():
            return 0
        case Sequence(keys):
            return 1 if len(keys) > 1 else 2
        case Without():
            return 4
        case _:
            return 3
