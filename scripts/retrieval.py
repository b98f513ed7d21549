"""How well a collection in TREC format is ranked.

    python3 scripts/evaluate.py retrieval DOCUMENTS TOPICS QRELS [--all-words]

Documents are `<DOC>` with `<DOCNO>`, a title in `<TITLE>`, `<HEAD>`, `<HEADLINE>` or `<HL>`, and a text;
topics `<top>` with `<num>` and `<title>`; judgements lines of topic, iteration, document, grade.  The words
of each topic's title are asked for, any of them.  Two means are taken over the topics with a relevant
document: average precision of the first thousand (Manning, Raghavan and Schütze, “Introduction to Information
Retrieval”, 2008, section 8.4) and nDCG at ten with the grade as the gain (Järvelin and Kekäläinen, “Cumulated
gain-based evaluation of IR techniques”, 2002).
"""

from __future__ import annotations

import gzip
import hashlib
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from corpus.blocks import blocks
from corpus.errors import NotFound
from corpus.models import Passage, Person, Product, Release, Span
from indexer.build import ensure_current
from indexer.request import MAX_LIMIT, SearchRequest
from indexer.search import Searcher

DEPTH: Final = 1000
CUT: Final = 10
_DOC: Final = re.compile(r"<DOC>(.*?)</DOC>", re.DOTALL | re.IGNORECASE)
_NAME: Final = re.compile(r"<DOCNO>\s*(.*?)\s*</DOCNO>", re.DOTALL | re.IGNORECASE)
_TITLE: Final = re.compile(r"<(TITLE|HEAD|HEADLINE|HL)>\s*(.*?)\s*</\1>", re.DOTALL | re.IGNORECASE)
_TOPIC: Final = re.compile(r"<top>(.*?)(?:</top>|(?=<top>)|\Z)", re.DOTALL | re.IGNORECASE)
_NUMBER: Final = re.compile(r"<num>\s*(?:Number:)?\s*([^\s<]+)", re.IGNORECASE)
_ASKED: Final = re.compile(r"<title>\s*(?:Topic:)?\s*(.*?)\s*(?=<|\Z)", re.DOTALL | re.IGNORECASE)
_TAG: Final = re.compile(r"<[^>\n]{0,200}>")
Run = Sequence[str]
Judgements = Mapping[str, Mapping[str, int]]


def average_precision(run: Run, grades: Mapping[str, int]) -> float:
    """The mean over all relevant documents (grade > 0) of the precision where each stands, 0 where it does
    not stand."""
    found = 0
    total = 0.0
    for place, name in enumerate(run, 1):
        if grades.get(name, 0) > 0:
            found += 1
            total += found / place
    relevant = sum(grade > 0 for grade in grades.values())
    return total / relevant if relevant else 0.0


def ndcg(run: Run, grades: Mapping[str, int], cut: int = CUT) -> float:
    """Discounted gain of the first `cut` documents as a share of the best possible one."""
    best = _discounted(sorted((max(grade, 0) for grade in grades.values()), reverse=True)[:cut])
    return _discounted([max(grades.get(name, 0), 0) for name in run[:cut]]) / best if best else 0.0


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(place + 1) for place, gain in enumerate(gains, 1))


def read_documents(path: Path) -> Iterator[Release]:
    """The documents of a file, or of all files in a folder, plain or packed with gzip, as releases."""
    for file in sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]:
        for match in _DOC.finditer(_read(file)):
            name = _NAME.search(match[1])
            if name:
                title = _TITLE.search(match[1])
                heading = " ".join(_TAG.sub(" ", title[2]).split()) if title else ""
                rest = match[1].replace(name[0], "")
                body = _TAG.sub(" ", rest.replace(title[0], "") if title else rest).strip()
                yield _release(name[1], heading, body)


def _release(name: str, title: str, body: str) -> Release:
    text = f"{title}\n\n{body}" if title else body
    passages = tuple(
        Passage("title" if title and not number else "body", block.span)
        for number, block in enumerate(blocks(text))
    )
    head = passages[0].span if title else None
    return Release(
        name, name, Span(0, len(text)), text, "release", "en", title or None, head, passages=passages
    )


def read_topics(path: Path) -> dict[str, str]:
    """Topic to what is asked."""
    topics = {}
    for match in _TOPIC.finditer(_read(path)):
        number, asked = _NUMBER.search(match[1]), _ASKED.search(match[1])
        if number and asked:
            topics[number[1]] = " ".join(asked[1].split())
    return topics


def read_judgements(path: Path) -> dict[str, dict[str, int]]:
    """Topic to document to grade.  Raises ValueError for a line that is no judgement."""
    grades: dict[str, dict[str, int]] = {}
    for line in _read(path).splitlines():
        if line.strip():
            topic, _, name, grade = line.split()
            grades.setdefault(topic, {})[name] = int(grade)
    return grades


def _read(path: Path) -> str:
    data = path.read_bytes()
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


class Collection:
    """Documents behind the methods of an archive that the index uses."""

    def __init__(self, path: Path, documents: Iterable[Release]) -> None:
        self.path = path
        self._documents = {one.id: one for one in documents}

    def opener(self) -> Callable[[], Collection]:
        return partial(Collection, self.path, tuple(self._documents.values()))

    def releases(self) -> Iterator[Release]:
        return iter(self._documents.values())

    def release(self, release_id: str, *details: str) -> Release:
        if release_id not in self._documents:
            raise NotFound(release_id)
        return self._documents[release_id]

    def release_digests(self) -> dict[str, str]:
        return {one.id: hashlib.sha256(one.text.encode()).hexdigest() for one in self.releases()}

    def counterparts(self) -> dict[str, str]:
        return {}

    def people(self) -> tuple[Person, ...]:
        return ()

    def products(self) -> tuple[Product, ...]:
        return ()

    def digest(self) -> str:
        return hashlib.sha256(repr(sorted(self.release_digests().items())).encode()).hexdigest()

    def __enter__(self) -> Collection:
        return self

    def __exit__(self, *_: object) -> None:
        pass


def run(searcher: Searcher, query: str, depth: int = DEPTH) -> list[str]:
    """The ids of the first `depth` hits, in order."""
    found: list[str] = []
    plain = SearchRequest(query, facets=(), histogram=False, snippets=0, limit=min(depth, MAX_LIMIT))
    while len(found) < depth:
        hits = searcher.search(replace(plain, offset=len(found))).hits
        found += [hit.id for hit in hits]
        if len(hits) < plain.limit:
            break
    return found[:depth]


def evaluate(documents: Path, topics: Path, qrels: Path, *, all_words: bool) -> dict[str, float]:
    """MAP and nDCG@10, and the number of topics they are the means of."""
    asked, judged = read_topics(topics), read_judgements(qrels)
    with TemporaryDirectory() as folder:
        source = Collection(Path(folder), read_documents(documents))
        ensure_current(source)
        searcher = Searcher(source.path, open_archive=lambda _: source)
        runs = {
            topic: run(searcher, (" " if all_words else " OR ").join(re.findall(r"\w+", words)))
            for topic, words in asked.items()
        }
        searcher.close()
    return means(runs, judged)


def means(runs: Mapping[str, Run], judged: Judgements) -> dict[str, float]:
    """The means over the topics that were asked and have a relevant document."""
    topics = [topic for topic in runs if any(grade > 0 for grade in judged.get(topic, {}).values())]
    number = max(len(topics), 1)
    return {
        "topics": len(topics),
        "MAP": sum(average_precision(runs[topic], judged[topic]) for topic in topics) / number,
        "nDCG@10": sum(ndcg(runs[topic], judged[topic]) for topic in topics) / number,
    }
