"""Whose words a quotation is said to be, of what day, and out of which sentence: rows of checks."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.archive import Archive
from corpus.ingest import ingest
from indexer.build import ensure_current
from indexer.quotecheck.checker import QuoteChecker
from indexer.quotecheck.explain import headline
from indexer.quotecheck.results import QuoteQuestion
from indexer.search import Searcher

HERE = Path(__file__).parent
ROWS: list[dict[str, Any]] = [
    row
    for name in sorted(path.name for path in HERE.glob("claims*.toml"))
    for row in tomllib.loads((HERE / name).read_text(encoding="utf-8"))["check"]
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QuoteChecker]:
    folder = tmp_path_factory.mktemp("claims")
    with Archive.open(folder, create=True) as archive:
        ingest(archive, sorted(HERE.glob("claims*.txt")), now=lambda: "")
        ensure_current(archive)
    searcher = Searcher(folder)
    with searcher.checker() as opened:
        yield opened
    searcher.close()


@pytest.mark.parametrize("row", ROWS, ids=[f"{one['text'][:30]} ({one.get('speaker')})" for one in ROWS])
def test_claim(row: dict[str, Any], desk: QuoteChecker) -> None:
    result = desk.check(QuoteQuestion(*map(row.get, ("text", "speaker", "date", "pronoun"))))
    assert (result.verdict, result.speaker) == (row["verdict"], row.get("by"))
    assert (result.holds, result.hindrance) == (row["holds"], row.get("hindrance"))
    assert row.get("headline", "") in headline(result)
    assert result.explanation.startswith(headline(result))
    assert row.get("warns", "") in " ".join(result.warnings)
    assert row.get("says", "") in result.explanation
    if result.verdict == "spliced":
        assert [one.claimed for one in result.changes] == row.get("put_in", [])
    for change, behind in zip(result.changes, row.get("put_before", []), strict=False):
        place = next(one for one in result.matches if one.start <= change.span.start < one.end)
        assert place.text[change.span.start - place.start :].lstrip().startswith(behind)
    if "gone" in row:
        assert [one.text for one in result.left_out] == row["gone"]
    if edges := result.edges:
        assert edges.before == row.get("before", edges.before)
        assert edges.after == row.get("after", edges.after)
        assert list(edges.turns) == row.get("turns", list(edges.turns))
    else:
        assert not {"before", "after", "turns"}.intersection(row)
