"""What changed from one wording to the next: rows, and what holds for any two."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.wording.differences import pieces
from indexer.wording.results import Piece

ROWS: list[dict[str, str]] = tomllib.loads(
    (Path(__file__).parents[2] / "data/wording/differences.toml").read_text(encoding="utf-8")
)["row"]
SIGNS = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
TEXTS = st.lists(
    st.sampled_from(
        ["quiet", "water", "for", " everyone.", "安静", "的", "水面", "12", "“", "”, ", " (", ") "]
    ),
    max_size=12,
).map(" ".join)


def shown(found: Sequence[Piece]) -> str:
    return "".join(SIGNS[piece.kind].format(piece.text) for piece in found)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["after"])
def test_row(row: dict[str, str]) -> None:
    assert shown(pieces(row["before"], row["after"])) == row["shown"]


@given(TEXTS, TEXTS)
def test_what_is_not_gone_is_the_new_wording(before: str, after: str) -> None:
    left = "".join(piece.text for piece in pieces(before, after) if piece.kind != "gone")
    assert "".join(left.split()) == "".join(after.split())


@given(TEXTS)
def test_the_same_wording_has_no_change(text: str) -> None:
    assert all(piece.kind == "same" for piece in pieces(text, text))
