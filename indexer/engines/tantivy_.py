"""Tantivy as an engine, with lists of our own: for archives too large for the default one.

Needs `onrecord[fast]`.  This is the only file that imports tantivy.  Its analysers and its query parser are
not used: terms come ready from `analysis`, each with its position, and plans from `plan`.

Tantivy finds keys in a row; single keys, of which an answer needs all releases, stand in lists of our own
(`key_lists`), and what is made of both is decided in `list_engine`.  Each text field is written twice: as
folded words, and as words and stems together, so that a phrase of stems is one query.  Tantivy weighs by
another formula (BM25 for each field, by rounded lengths).  So that every engine ranks alike, its scores only
serve to tell how often something stands in a field, which is what they are made of.  Windows of words are
counted from the positions stored with each release, because tantivy counts them differently.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Set
from pathlib import Path
from typing import Final

import numpy
import tantivy

from indexer.engines.arrays import Numbers, by_size, count_in_lists
from indexer.engines.base import Collection, Engine, IndexDocument, Keys, Postings, Sequence
from indexer.engines.frequencies import UNTOLD, frequencies, full_score, half_frequency
from indexer.engines.key_lists import NO_RELEASES, KeyList, KeyLists, mapped
from indexer.engines.key_lists_writing import KeyListWriter
from indexer.engines.list_engine import FORMS, KEY_SLOTS, SLOTS, ListEngine, key_slot
from indexer.engines.scoring import count_in_a_row, count_near
from indexer.engines.stored_positions import by_term, places, term_of, together, written
from indexer.fields import TEXT_FIELDS
from indexer.value_sets import Counter

_MEMORY_BYTES: Final = 256 << 20
_IN_FIELD: Final[dict[Keys, str]] = {"folded": "folded", "stemmed": "either"}
_ORDINAL: Final = "ordinal"
_POSITIONS: Final = "positions"
# The parts of a folder.
_ROWS: Final = "rows"
_KEYS: Final = "keys"
_SPELLINGS: Final = "spellings"
_SIZES: Final = "sizes.npy"
_NUMBERS: Final = "numbers.npy"


def _schema() -> tantivy.Schema:
    schema = tantivy.SchemaBuilder()
    schema.add_unsigned_field(_ORDINAL, fast=True)
    schema.add_bytes_field(_POSITIONS, stored=True)
    for field in TEXT_FIELDS:
        for form in _IN_FIELD.values():
            schema.add_text_field(f"{field.name}_{form}", tokenizer_name="raw")
    return schema.build()


class TantivyKind:
    """Builds and opens such indexes; see `engines.base.EngineKind`."""

    name = "tantivy"
    counter: Counter | None = staticmethod(count_in_lists)

    def build(self, folder: Path, documents: Iterable[IndexDocument]) -> int:
        homes = [folder / name for name in (_ROWS, _KEYS, _SPELLINGS)]
        for home in homes:
            home.mkdir()
        index = tantivy.Index(_schema(), path=str(homes[0]))
        # One thread: the same documents then always give the same segments.
        writer = index.writer(_MEMORY_BYTES, 1)
        into = _Lists(*homes[1:])
        for document in documents:
            writer.add_document(_document(document, into))
        writer.commit()
        writer.wait_merging_threads()
        numpy.save(folder / _SIZES, into.close())
        numpy.save(folder / _NUMBERS, _numbers(tantivy.Index.open(str(homes[0])).searcher()))
        return into.count

    def open(self, folder: Path, collection: Collection) -> Engine:
        sizes = mapped(folder / _SIZES)
        return ListEngine(
            KeyLists(folder / _KEYS, KEY_SLOTS),
            KeyLists(folder / _SPELLINGS, len(SLOTS)),
            _Rows(folder / _ROWS, sizes, mapped(folder / _NUMBERS)),
            sizes[:: len(FORMS)],
            collection,
        )


class _Lists:
    """Writes the lists of a segment; of each release the numbers of words of its fields."""

    def __init__(self, keys: Path, spellings: Path) -> None:
        self._keys = KeyListWriter(keys, KEY_SLOTS)
        self._spellings = KeyListWriter(spellings, len(SLOTS), counted=False)
        self._sizes = array("I")
        self.count = 0

    def add_words(self, name: str, words: Postings, stems: Postings) -> None:
        """Add the words of a field of the release that comes next, and the stems where they are no words."""
        more = {
            term: size
            for term, positions in stems.items()
            if (size := len(positions if term not in words else {*positions}.difference(words[term])))
        }
        self._keys.add(self.count, key_slot(name, "folded"), words, map(len, words.values()))
        self._keys.add(self.count, key_slot(name, "stemmed"), more, more.values())

    def add_spellings(self, name: str, spellings: Iterable[str]) -> None:
        self._spellings.add(self.count, SLOTS[name], sorted(set(map(term_of, spellings))))

    def end_release(self, sizes: Mapping[int, int]) -> None:
        """Go on to the next release; `sizes` are the numbers of words of this one, by slot."""
        self._sizes.extend(sizes.get(slot, 0) for slot in range(KEY_SLOTS))
        self.count += 1

    def close(self) -> Numbers:
        """Write the files; the numbers of words, by slot and release."""
        self._keys.close()
        self._spellings.close()
        return numpy.array(self._sizes, dtype=numpy.uint32).reshape(-1, KEY_SLOTS).T.copy()


def _document(document: IndexDocument, lists: _Lists) -> tantivy.Document:
    made = tantivy.Document()
    made.add_unsigned(_ORDINAL, document.ordinal)
    stored: dict[str, tuple[Postings, Postings]] = {}
    sizes: dict[int, int] = {}
    for name, postings in document.folded.items():
        words, stems = stored[name] = by_term(postings), by_term(document.stemmed.get(name, {}))
        lists.add_words(name, words, stems)
        # A term's positions ascend; the order of the terms is of no account.
        shared = words.keys() & stems.keys()
        own = _tokens(words, without=shared)
        folded = own + _tokens({term: words[term] for term in shared})
        either = own + _tokens({term: together(term, words, stems) for term in shared})
        either += _tokens(stems, without=shared)
        for form, tokens in zip(FORMS, (folded, either), strict=True):
            sizes[key_slot(name, form)] = len(tokens)
            made.add_pre_tokenized_text(_field(name, form), tantivy.PreTokenizedString("", tokens))
    for name, spellings in document.spellings.items():
        lists.add_spellings(name, spellings)
    made.add_bytes(_POSITIONS, written(stored))
    lists.end_release(sizes)
    return made


def _tokens(postings: Postings, *, without: Set[str] = frozenset()) -> list[tantivy.Token]:
    token = tantivy.Token
    return [
        token(term, position, 0)
        for term, positions in postings.items()
        if term not in without
        for position in positions
    ]


def _field(name: str, form: Keys) -> str:
    """The field of tantivy for a text field."""
    return f"{name}_{_IN_FIELD[form]}"


def _numbers(searcher: tantivy.Searcher) -> Numbers:
    """For each of tantivy's documents in order the number of its segment and the ordinal of its release."""
    if not searcher.num_docs:
        return numpy.zeros((2, 0), dtype=numpy.uint32)
    hits = searcher.search(tantivy.Query.all_query(), searcher.num_docs, count=False).hits
    found = sorted((address for _, address in hits), key=lambda one: (one.segment_ord, one.doc))
    ordinals = [int(value or 0) for value in searcher.fast_field_values(_ORDINAL, found)]
    return numpy.array([[one.segment_ord for one in found], ordinals], dtype=numpy.uint32)


class _Rows:
    """Keys in a row or near each other, found by tantivy; see `list_engine.Rows`.

    `sizes` are the numbers of words by slot and release, `numbers` is what `_numbers` gives.
    """

    def __init__(self, folder: Path, sizes: Numbers, numbers: Numbers) -> None:
        try:
            index = tantivy.Index.open(str(folder))
        except ValueError as error:
            raise OSError(str(error)) from error
        self._schema = index.schema
        self._searcher = index.searcher()
        self._count = sizes.shape[1]
        self._sizes = sizes
        # Where each of tantivy's segments begins among the ordinals.
        self._starts = numpy.searchsorted(numbers[0], numpy.arange(self._searcher.num_segments))
        self._ordinals = numbers[1]
        self._halves: dict[int, Numbers] = {}

    def occurrences(self, name: str, leaf: Sequence) -> KeyList:
        field = _field(name, leaf.by)
        terms = [term_of(key) for key in leaf.keys]
        held = [self._searcher.doc_freq(field, term) for term in terms]
        if not all(held):
            return NO_RELEASES
        if leaf.near is not None:
            return self._near(name, leaf, min(held))
        query = tantivy.Query.phrase_query(self._schema, field, [*terms])
        hits = self._searcher.search(query, min(held), count=False).hits
        ordinals = self._ordinals_of([address for _, address in hits])
        scores = numpy.fromiter((score for score, _ in hits), numpy.float64, len(hits))
        halves = self._half(key_slot(name, leaf.by))[ordinals]
        times = frequencies(scores, full_score(held, self._count), halves)
        for at in numpy.flatnonzero(times >= UNTOLD):
            times[at] = count_in_a_row(self._places(hits[at][1], name, leaf))
        return _in_order(ordinals, times)

    def _near(self, name: str, leaf: Sequence, most: int) -> KeyList:
        field, near = _field(name, leaf.by), leaf.near or 0
        keys = list(dict.fromkeys(leaf.keys))
        if len(keys) == len(leaf.keys) == 2:
            # Tantivy counts two words that stand the other way round as two further apart.
            terms: list[str | tuple[int, str]] = [term_of(key) for key in keys]
            query = tantivy.Query.phrase_query(self._schema, field, terms, near + 2)
        else:
            term = tantivy.Query.term_query
            query = tantivy.Query.boolean_query(
                [(tantivy.Occur.Must, term(self._schema, field, term_of(key), "basic")) for key in keys]
            )
        addresses = [address for _, address in self._searcher.search(query, most, count=False).hits]
        times = numpy.array(
            [count_near(self._places(address, name, leaf), near) for address in addresses], dtype=numpy.int64
        )
        ordinals = self._ordinals_of(addresses)
        return _in_order(ordinals[times > 0], times[times > 0])

    def _ordinals_of(self, addresses: list[tantivy.DocAddress]) -> Numbers:
        documents = numpy.fromiter((address.doc for address in addresses), numpy.int64, len(addresses))
        if len(self._starts) > 1:
            segments = (address.segment_ord for address in addresses)
            documents += self._starts[numpy.fromiter(segments, numpy.int64, len(addresses))]
        found: Numbers = self._ordinals[documents]
        return found

    def _places(self, address: tantivy.DocAddress, name: str, leaf: Sequence) -> list[array[int]]:
        """Where each key of a sequence stands in a field of a release that has them all."""
        lines: bytes = self._searcher.doc(address)[_POSITIONS][0]
        stems = leaf.by == "stemmed"
        return [places(lines, name, term_of(key), stems=stems) for key in leaf.keys]

    def _half(self, slot: int) -> Numbers:
        """How often a query must stand in a field of each release for half of its full score."""
        found = self._halves.get(slot)
        if found is None:
            sizes = self._sizes[slot]
            average = int(sizes.sum(dtype=numpy.int64)) / max(1, len(sizes))
            found = by_size(sizes, lambda present: [half_frequency(size, average) for size in present])
            self._halves[slot] = found
        return found


def _in_order(ordinals: Numbers, times: Numbers) -> KeyList:
    order = numpy.argsort(ordinals)
    return KeyList(ordinals[order], times[order])
