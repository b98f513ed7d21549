"""The search of this project, asked what its peers are asked.

On the rung "folded", where a word is a word as it is everywhere else; the counts on all four rungs are part
of every answer, and so of what is measured.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from corpus.archive import Archive
from indexer.build import ensure_current
from indexer.engines.base import EngineKind
from indexer.request import FACETS, SearchRequest
from indexer.search import Searcher
from indexer.serial import result_json
from scripts.peers.question import Answer, Article, Peer, Question


class Own:
    """The archive is in the folder already: an index is built from it, not from articles."""

    def __init__(self, engine: EngineKind) -> None:
        self.name = f"On Record ({engine.name})"
        self.engine = engine

    def build(self, folder: Path, articles: Sequence[Article]) -> None:
        with Archive.open(folder) as archive:
            ensure_current(archive, engine=self.engine, force=True)

    def open(self, folder: Path) -> Peer:
        return _Open(Searcher(folder, engine=self.engine))


class _Open:
    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def ask(self, question: Question) -> Answer:
        first, last = question.days or (None, None)
        wanted = {"date" if name == "year" else name for name in question.facets}
        request = SearchRequest(
            question.text,
            exactness="folded",
            date_from=first,
            date_to=last,
            facets=tuple(name for name in FACETS if name in wanted),
            snippets=question.snippets,
            histogram=question.histogram,
        )
        result = self._searcher.search(request)
        return Answer(result.total, json.dumps(result_json(result), ensure_ascii=False))

    def close(self) -> None:
        self._searcher.close()
