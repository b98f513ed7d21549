"""Every engine gives the same answers on the made-up archive; a new case is a row in a file."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from indexer.request import Filter
from indexer.results import Hit, SearchResult

ROWS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "conformance/queries.toml").read_text(encoding="utf-8")
)["row"]
OPTIONS = ("exactness", "sort", "date_from", "date_to", "undated")


def _name(row: dict[str, Any]) -> str:
    return " ".join([row["query"], *(str(row[key]) for key in ("exactness", "filters") if key in row)])[:60]


@pytest.mark.parametrize("row", ROWS, ids=_name)
def test_answer(row: dict[str, Any], ask: Callable[..., SearchResult]) -> None:
    filters = tuple(
        Filter(one["field"], tuple(one["values"]), one.get("exclude", False))
        for one in row.get("filters", ())
    )
    options = {key: row[key] for key in OPTIONS if key in row}
    result = ask(row["query"], filters=filters, limit=100, snippets=10, **options)
    ids = [hit.id for hit in result.hits]
    assert result.total == len(ids)
    if "order" in row:
        assert ids == row["order"]
    if "found" in row:
        assert sorted(ids) == row["found"]
    counts = list(result.counts_by_exactness.values())
    assert counts == row.get("counts", counts if "found" not in row else [len(ids)] * 4)
    if "marks" in row:
        assert {hit.id: _marked(hit) for hit in result.hits} == row["marks"]
    assert [note.code for note in result.diagnostics] == row.get("notes", [])
    for field, expected in row.get("facets", {}).items():
        facet = next(facet for facet in result.facets if facet.field == field)
        assert {value.value: value.count for value in facet.values} == expected


def _marked(hit: Hit) -> list[str]:
    title = {hit.title[start:end] for start, end in hit.title_highlights}
    return sorted(
        title | {snippet.text[start:end] for snippet in hit.snippets for start, end in snippet.highlights}
    )
