"""Tantivy called directly: its own analysis, its own facets by aggregation, its own snippets."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import tantivy

from scripts.peers.question import FACET_VALUES, FACETS, LIMIT, Answer, Article, Peer, Question

_TEXTS: Final = ["title", "body"]
_BOOSTS: Final = {"title": 3.0}


class TantivyDirect:
    name = "tantivy directly"

    def build(self, folder: Path, articles: Sequence[Article]) -> None:
        writer = tantivy.Index(_schema(), path=str(folder)).writer(heap_size=256_000_000, num_threads=1)
        for article in articles:
            document = tantivy.Document(id=article.id, title=article.title, body=article.body)
            if article.day:
                document.add_date("date", _day(article.day))
            for name in FACETS:
                for value in article.values.get(name, ()):
                    document.add_text(name, value)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> Peer:
        return _Open(folder)


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for name in _TEXTS:
        builder.add_text_field(name, stored=True)
    builder.add_date_field("date", stored=True, indexed=True, fast=True)
    for name in FACETS:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _day(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=UTC)


class _Open:
    def __init__(self, folder: Path) -> None:
        self._schema = _schema()
        self._index = tantivy.Index(self._schema, path=str(folder), reuse=True)
        self._searcher = self._index.searcher()

    def ask(self, question: Question) -> Answer:
        query = self._query(question)
        results: Any = self._searcher.search(query, limit=LIMIT)
        total = int(results.count)
        snippets = (
            tantivy.SnippetGenerator.create(self._searcher, query, self._schema, "body")
            if question.snippets
            else None
        )
        hits = []
        for score, address in results.hits:
            found = self._searcher.doc(address)
            snippet = snippets.snippet_from_doc(found).to_html() if snippets else ""
            date = str(found.get_first("date"))
            hits.append((found.get_first("id"), found.get_first("title"), date, score, snippet))
        asked = {name: {"terms": {"field": name, "size": FACET_VALUES}} for name in question.facets}
        facets = self._searcher.aggregate(query, asked) if asked else {}
        return Answer(total, json.dumps({"total": total, "hits": hits, "facets": facets}, ensure_ascii=False))

    def _query(self, question: Question) -> Any:
        if question.shape == "prefix":
            pattern = f"{question.words[0]}.*"
            should = [
                (tantivy.Occur.Should, tantivy.Query.regex_query(self._schema, name, pattern))
                for name in _TEXTS
            ]
            query = tantivy.Query.boolean_query(should)
        else:
            query = self._index.parse_query(
                question.text, _TEXTS, field_boosts=_BOOSTS, conjunction_by_default=True
            )
        if question.days:
            first, last = map(_day, question.days)
            days = tantivy.Query.range_query(self._schema, "date", tantivy.FieldType.Date, first, last)
            must = tantivy.Occur.Must
            return tantivy.Query.boolean_query(
                [(must, query), (must, tantivy.Query.const_score_query(days, 0.0))]
            )
        return query

    def close(self) -> None:
        pass
