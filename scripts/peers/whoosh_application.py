"""A straightforward application of Whoosh, as its documentation shows one.

Texts are stored fields, facets are asked for with `groupedby`, snippets come from its own highlighter.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import whoosh.fields
import whoosh.index
import whoosh.sorting
from whoosh.analysis.analyzers import StandardAnalyzer
from whoosh.qparser.default import MultifieldParser
from whoosh.query.ranges import DateRange

from scripts.peers.question import FACET_VALUES, FACETS, LIMIT, Answer, Article, Peer, Question

_MEMORY_MB: Final = 256


class WhooshApplication:
    name = "whoosh application"

    def build(self, folder: Path, articles: Sequence[Article]) -> None:
        index: Any = whoosh.index.create_in(str(folder), _schema())
        writer = index.writer(limitmb=_MEMORY_MB)
        for article in articles:
            values = {name: ",".join(article.values.get(name, ())) for name in FACETS}
            writer.add_document(
                id=article.id,
                title=article.title,
                body=article.body,
                date=_day(article.day) if article.day else None,
                **{name: value for name, value in values.items() if value},
            )
        writer.commit()
        index.close()

    def open(self, folder: Path) -> Peer:
        return _Open(folder)


def _schema() -> Any:
    # Neither stop words nor stems: the same words as everybody's.
    words = StandardAnalyzer(stoplist=None, minsize=1)
    return whoosh.fields.Schema(
        id=whoosh.fields.ID(stored=True, unique=True),
        title=whoosh.fields.TEXT(analyzer=words, stored=True, field_boost=3.0),
        body=whoosh.fields.TEXT(analyzer=words, stored=True),
        date=whoosh.fields.DATETIME(stored=True, sortable=True),
        **{name: whoosh.fields.KEYWORD(stored=True, commas=True) for name in FACETS},
    )


def _day(day: str) -> datetime:
    return datetime.fromisoformat(day)


class _Open:
    def __init__(self, folder: Path) -> None:
        open_index: Any = whoosh.index.open_dir
        self._index = open_index(str(folder))
        self._searcher = self._index.searcher()
        parser: Any = MultifieldParser
        self._parser = parser(["title", "body"], self._index.schema)

    def ask(self, question: Question) -> Answer:
        options: dict[str, Any] = {}
        if question.days:
            first, last = map(_day, question.days)
            options["filter"] = DateRange("date", first, last)
        if question.facets:
            options["groupedby"] = {
                name: whoosh.sorting.FieldFacet(name, allow_overlap=True, maptype=whoosh.sorting.Count)
                for name in question.facets
            }
        query = self._parser.parse(question.text)
        results = self._searcher.search(query, limit=LIMIT, **options)
        hits = [
            {
                "id": hit["id"],
                "title": hit["title"],
                # Asked for by name, a date that is not there raises.
                "date": str(hit.fields().get("date")),
                "score": hit.score,
                "snippets": hit.highlights("body", top=question.snippets) if question.snippets else "",
            }
            for hit in results
        ]
        facets = {
            name: sorted(results.groups(name).items(), key=lambda pair: -pair[1])[:FACET_VALUES]
            for name in question.facets
        }
        total = len(results)
        return Answer(total, json.dumps({"total": total, "hits": hits, "facets": facets}, ensure_ascii=False))

    def close(self) -> None:
        self._searcher.close()
        self._index.close()
