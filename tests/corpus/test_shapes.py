"""Dumps in the shapes that different houses give them: their releases, with titles, days and languages."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from corpus.pipeline import annotate
from corpus.reading.reader import read_bytes

DUMPS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "data/shapes.toml").read_text(encoding="utf-8")
)["dump"]


@pytest.mark.parametrize("row", DUMPS, ids=[row["name"] for row in DUMPS])
def test_releases_are_found_in_any_shape(row: dict[str, Any]) -> None:
    found = list(annotate(read_bytes(row["text"].encode(), Path("a.txt"), source="a.txt")))
    assert [[one.title or "", one.date.value or "", one.language] for one in found] == row["releases"]
    assert "".join(one.text for one in found) == row["text"]
