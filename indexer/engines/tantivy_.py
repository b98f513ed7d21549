"""Tantivy as an engine: for archives too large for the default one.  Needs `onrecord[fast]`.

This is the only file that imports tantivy.  Its analysers and its query parser are not used: terms
come ready from `analysis`, each with its position, and plans from `plan`.

Each text field is written three times: as folded words; as words and stems together, so that a phrase
of stems is one query; and as spellings.  Tantivy weighs by another formula (BM25 for each field, by
rounded lengths).  So that every engine ranks alike, its scores only serve to tell how often something
stands in a field, which is what they are made of; the weighing is that of `scoring`.  Windows of words
are counted from the positions stored with each release, because tantivy counts them differently.
"""

from __future__ import annotations

import threading
from array import array
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import reduce
from operator import and_, or_
from pathlib import Path
from typing import Final

import tantivy

from indexer.engines.base import (
    All,
    Among,
    Collection,
    Either,
    Engine,
    Exactly,
    IndexDocument,
    Keys,
    Plan,
    Postings,
    Sequence,
    Without,
    ordinals,
)
from indexer.engines.frequencies import UNTOLD, frequency, full_score, half_frequencies
from indexer.engines.scoring import Scores, bm25f, count_in_a_row, count_near, joined, length_norms
from indexer.engines.stored_positions import by_term, places, term_of, together, written
from indexer.fields import TEXT_BY_NAME, TEXT_FIELDS
from indexer.value_sets import bits_of

_MEMORY_BYTES: Final = 256 << 20
_CACHED_LEAVES: Final = 256
_FORMS: Final[dict[Keys, str]] = {"folded": "folded", "stemmed": "either"}
_ORDINAL: Final = "ordinal"
_POSITIONS: Final = "positions"
# Sets of releases are fetched as sums: of powers of two over blocks of releases, as many as a 64-bit
# floating-point number holds exactly.
_BLOCK: Final = "block"
_BIT: Final = "bit"
_BLOCK_SIZE: Final = 52
# Of a plan that matches at most this share of the releases, its words are looked up in these alone.
_NARROW: Final = 0.1


def _schema() -> tantivy.Schema:
    schema = tantivy.SchemaBuilder()
    schema.add_unsigned_field(_ORDINAL, fast=True)
    schema.add_bytes_field(_POSITIONS, stored=True)
    schema.add_unsigned_field(_BLOCK, fast=True)
    schema.add_float_field(_BIT, fast=True)
    for field in TEXT_FIELDS:
        for form in _FORMS.values():
            schema.add_text_field(f"{field.name}_{form}", tokenizer_name="raw")
            schema.add_unsigned_field(f"{field.name}_{form}_size", fast=True)
        schema.add_text_field(f"{field.name}_spelled", tokenizer_name="raw", index_option="basic")
    return schema.build()


class TantivyKind:
    """Builds and opens tantivy indexes; see `engines.base.EngineKind`."""

    name = "tantivy"

    def build(self, folder: Path, documents: Iterable[IndexDocument]) -> int:
        index = tantivy.Index(_schema(), path=str(folder))
        # One thread: the same documents then always give the same segments.
        writer = index.writer(_MEMORY_BYTES, 1)
        count = 0
        for document in documents:
            writer.add_document(_document(document))
            count += 1
        writer.commit()
        writer.wait_merging_threads()
        return count

    def open(self, folder: Path, collection: Collection) -> Engine:
        return TantivyEngine(folder, collection)


def _document(document: IndexDocument) -> tantivy.Document:
    made = tantivy.Document()
    block, bit = divmod(document.ordinal, _BLOCK_SIZE)
    made.add_unsigned(_ORDINAL, document.ordinal)
    made.add_unsigned(_BLOCK, block)
    made.add_float(_BIT, float(1 << bit))
    stored: dict[str, tuple[Postings, Postings]] = {}
    for name, postings in document.folded.items():
        words, stems = stored[name] = by_term(postings), by_term(document.stemmed.get(name, {}))
        # A term's positions ascend; the order of the terms is of no account.
        shared = words.keys() & stems.keys()
        own = _tokens(words, without=shared)
        folded = own + _tokens({term: words[term] for term in shared})
        either = own + _tokens({term: together(term, words, stems) for term in shared})
        either += _tokens(stems, without=shared)
        for form, tokens in (("folded", folded), ("either", either)):
            made.add_unsigned(f"{name}_{form}_size", len(tokens))
            made.add_pre_tokenized_text(f"{name}_{form}", tantivy.PreTokenizedString("", tokens))
    for name, spellings in document.spellings.items():
        tokens = [tantivy.Token(term_of(spelling), 0, 0) for spelling in sorted(spellings)]
        made.add_pre_tokenized_text(f"{name}_spelled", tantivy.PreTokenizedString("", tokens))
    made.add_bytes(_POSITIONS, written(stored))
    return made


def _tokens(postings: Postings, *, without: Set[str] = frozenset()) -> list[tantivy.Token]:
    token = tantivy.Token
    return [
        token(term, position, 0)
        for term, positions in postings.items()
        if term not in without
        for position in positions
    ]


class TantivyEngine:
    """An open tantivy index; see `engines.base.Engine`."""

    def __init__(self, folder: Path, collection: Collection) -> None:
        self._collection = collection
        try:
            index = tantivy.Index.open(str(folder))
        except ValueError as error:
            raise OSError(str(error)) from error
        self._schema = index.schema
        self._searcher = index.searcher()
        self._count = self._searcher.num_docs
        self._everything = (1 << self._count) - 1
        self._addresses: list[tantivy.DocAddress] = []
        # Segment and number in it to ordinal.
        self._ordinals: dict[int, array[int]] = {}
        self._number_releases()
        self._lock = threading.Lock()
        # Scores are kept for as long as the engine is open: what `holding` tells does not change meanwhile.
        self._leaves: dict[Sequence | Exactly, Scores] = {}
        self._norms: dict[str, list[float]] = {}
        self._halves: dict[str, list[float]] = {}

    def _number_releases(self) -> None:
        if not self._count:
            return
        hits = self._searcher.search(tantivy.Query.all_query(), self._count, count=False).hits
        found = [address for _, address in hits]
        by_number: dict[int, tantivy.DocAddress] = {}
        for address, number in zip(found, self._numbers(_ORDINAL, found), strict=True):
            held = self._ordinals.setdefault(address.segment_ord, array("I"))
            held.extend([0] * (address.doc + 1 - len(held)))
            held[address.doc] = number
            by_number[number] = address
        self._addresses = [by_number[number] for number in range(self._count)]

    def _numbers(self, field: str, addresses: list[tantivy.DocAddress]) -> list[int]:
        """The values of a field of whole numbers; 0 where there is none."""
        return [int(value or 0) for value in self._searcher.fast_field_values(field, addresses)]

    def count(self) -> int:
        return self._count

    def close(self) -> None:
        with self._lock:
            self._leaves.clear()

    def match(self, plan: Plan, holding: Mapping[Sequence, int] | None = None) -> dict[int, float]:
        scope = self._query(plan) if isinstance(plan, All | Without) else None
        if scope is None or self._bits(scope).bit_count() > self._count * _NARROW:
            return dict(joined(plan, self._leaf, self._everything, holding))
        return dict(
            joined(plan, lambda leaf, held: self._read_leaf(leaf, held, scope), self._everything, holding)
        )

    def matching(self, plan: Plan) -> int:
        query = self._query(plan)
        if query is not None:
            return self._bits(query)
        match plan:
            case Among(bits):
                return bits & self._everything
            case All(parts) if parts:
                return reduce(and_, [self.matching(part) for part in parts])
            case Either(parts):
                return reduce(or_, [self.matching(part) for part in parts], 0)
            case Without(kept, dropped):
                return self.matching(kept) & ~self.matching(dropped)
        return bits_of(self.match(plan), self._count)

    def _query(self, plan: Plan) -> tantivy.Query | None:
        """The same in tantivy's terms, where it has them."""
        match plan:
            case Sequence(near=near):
                return self._any_field(plan) if near is None else None
            case Exactly():
                return self._any_field(plan)
            case All(parts) | Either(parts):
                queries = [query for part in parts if (query := self._query(part)) is not None]
                if not parts or len(queries) < len(parts):
                    return None
                return _any_of(queries) if isinstance(plan, Either) else _all_of(queries)
            case Without(kept, dropped):
                wanted, unwanted = self._query(kept), self._query(dropped)
                if wanted is None or unwanted is None:
                    return None
                occur = tantivy.Occur
                return tantivy.Query.boolean_query([(occur.Must, wanted), (occur.MustNot, unwanted)])
        return None

    def _any_field(self, leaf: Sequence | Exactly) -> tantivy.Query:
        return _any_of([self._in_field(name, leaf) for name in leaf.fields])

    def _in_field(self, name: str, leaf: Sequence | Exactly) -> tantivy.Query:
        if isinstance(leaf, Exactly):
            return self._term_query(f"{name}_spelled", term_of(leaf.spelling))
        field = f"{name}_{_FORMS[leaf.by]}"
        terms = [term_of(key) for key in leaf.keys]
        if len(terms) == 1:
            return self._term_query(field, terms[0])
        return tantivy.Query.phrase_query(self._schema, field, [*terms])

    def _term_query(self, field: str, term: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, term, "basic")

    def _bits(self, query: tantivy.Query) -> int:
        """The ordinals a query matches, as bits."""
        blocks = [0] * (self._count // _BLOCK_SIZE + 1)
        wanted = {
            "blocks": {
                "terms": {"field": _BLOCK, "size": len(blocks)},
                "aggs": {"bits": {"sum": {"field": _BIT}}},
            }
        }
        for found in self._searcher.aggregate(query, wanted)["blocks"]["buckets"]:
            blocks[int(found["key"])] = int(found["bits"]["value"])
        written = "".join([f"{block:0{_BLOCK_SIZE}b}" for block in reversed(blocks)])
        return int(written, 2)

    def _leaf(self, leaf: Sequence | Exactly, holding: int | None) -> Scores:
        """What `_read_leaf` answers, kept for the leaves that were asked for last."""
        with self._lock:
            found = self._leaves.pop(leaf, None)
        if found is None:
            found = self._read_leaf(leaf, holding)
        with self._lock:
            self._leaves[leaf] = found
            if len(self._leaves) > _CACHED_LEAVES:
                del self._leaves[next(iter(self._leaves))]
        return found

    def _read_leaf(
        self, leaf: Sequence | Exactly, holding: int | None, scope: tantivy.Query | None = None
    ) -> Scores:
        """The scores of a leaf; with a `scope`, of the releases that also match that."""
        if isinstance(leaf, Exactly):
            return dict.fromkeys(ordinals(self._bits(_within(self._any_field(leaf), scope))), 0.0)
        weights: dict[int, float] = {}
        for name in leaf.fields:
            norms = self._norm(name)
            weight = TEXT_BY_NAME[name].weight
            times = self._occurrences(name, leaf, scope)
            if weights:
                for number, often in times.items():
                    weights[number] = weights.get(number, 0.0) + weight * often / norms[number]
            else:
                weights = {number: weight * often / norms[number] for number, often in times.items()}
        if holding is None:
            holding = len(weights) if scope is None else self.matching(leaf).bit_count()
        return bm25f(weights, holding, self._collection.releases)

    def _occurrences(self, name: str, leaf: Sequence, scope: tantivy.Query | None) -> dict[int, int]:
        """How often, at least once, the sequence stands in one text field of each release."""
        field = f"{name}_{_FORMS[leaf.by]}"
        terms = [term_of(key) for key in leaf.keys]
        frequencies = [self._searcher.doc_freq(field, term) for term in terms]
        if not all(frequencies):
            return {}
        if len(terms) == 1:
            query = tantivy.Query.term_query(self._schema, field, terms[0], "freq")
        elif leaf.near is None:
            query = tantivy.Query.phrase_query(self._schema, field, [*terms])
        else:
            return dict(self._near(name, leaf, field, min(frequencies)))
        return self._times(_within(query, scope), name, leaf, frequencies)

    def _times(
        self, query: tantivy.Query, name: str, leaf: Sequence, frequencies: list[int]
    ) -> dict[int, int]:
        """How often a query stands in a field of each release, read from what tantivy scores it."""
        full = full_score(frequencies, self._count)
        halves = self._half(f"{name}_{_FORMS[leaf.by]}")
        hits = self._searcher.search(query, min(frequencies), count=False).hits
        numbers = self._ordinals
        scores = {numbers[address.segment_ord][address.doc]: score for score, address in hits}
        times = {number: frequency(score, full, halves[number]) for number, score in scores.items()}
        if max(times.values(), default=0) >= UNTOLD:
            for number, often in times.items():
                if often >= UNTOLD:
                    times[number] = count_in_a_row(self._places(self._addresses[number], name, leaf))
        return times

    def _near(self, name: str, leaf: Sequence, field: str, most: int) -> Iterator[tuple[int, int]]:
        keys = list(dict.fromkeys(leaf.keys))
        near = leaf.near or 0
        if len(keys) == len(leaf.keys) == 2:
            # Tantivy counts two words that stand the other way round as two further apart.
            terms: list[str | tuple[int, str]] = [term_of(key) for key in keys]
            query = tantivy.Query.phrase_query(self._schema, field, terms, near + 2)
        else:
            term = tantivy.Query.term_query
            query = tantivy.Query.boolean_query(
                [(tantivy.Occur.Must, term(self._schema, field, term_of(key), "basic")) for key in keys]
            )
        for _, address in self._searcher.search(query, most, count=False).hits:
            if times := count_near(self._places(address, name, leaf), near):
                yield self._ordinals[address.segment_ord][address.doc], times

    def _places(self, address: tantivy.DocAddress, name: str, leaf: Sequence) -> list[array[int]]:
        """Where each key of a sequence stands in a field of a release that has them all."""
        lines: bytes = self._searcher.doc(address)[_POSITIONS][0]
        stems = leaf.by == "stemmed"
        return [places(lines, name, term_of(key), stems=stems) for key in leaf.keys]

    def _size(self, field: str) -> list[int]:
        """The number of words in a field of each release."""
        return self._numbers(f"{field}_size", self._addresses)

    def _norm(self, name: str) -> list[float]:
        """BM25's length normalisation of each release in a text field."""
        if name not in self._norms:
            average = self._collection.lengths.get(name, 1.0)
            self._norms[name] = length_norms(self._size(f"{name}_folded"), average)
        return self._norms[name]

    def _half(self, field: str) -> list[float]:
        if field not in self._halves:
            self._halves[field] = half_frequencies(self._size(field))
        return self._halves[field]


def _within(query: tantivy.Query, scope: tantivy.Query | None) -> tantivy.Query:
    """A query with the scores it has, on what another one matches."""
    if scope is None:
        return query
    return _all_of([query, tantivy.Query.const_score_query(scope, 0.0)])


def _any_of(queries: list[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])


def _all_of(queries: list[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, query) for query in queries])
