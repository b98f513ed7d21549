"""What changed from one wording to the next: rows, and what holds for any two."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.wording.differences import only_here, pieces
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


@pytest.mark.parametrize(
    ("text", "other", "drawn"),
    [
        ("It makes lamps.", "It makes lamps in Leeds.", "It makes lamps."),
        ("It makes lamps in Leeds.", "It makes lamps.", "It makes lamps {+in Leeds+}."),
        ("lamps (in York)", "lamps (in Leeds and York)", "lamps (in York)"),
        ("lamps (in Leeds and York)", "lamps (in York)", "lamps (in {+Leeds and+} York)"),
        ("在14个国家和地区。", "在20个国家。", "在{+14+}个国家{+和地区+}。"),
    ],
)
def test_what_only_one_wording_has(text: str, other: str, drawn: str) -> None:
    assert shown(only_here(text, other)) == drawn


@given(TEXTS, TEXTS)
def test_a_wording_beside_another_stays_as_it_is(text: str, other: str) -> None:
    found = only_here(text, other)
    assert "".join(piece.text for piece in found) == text
    assert all(piece.kind in ("same", "new") for piece in found)


@given(TEXTS)
def test_the_same_wording_has_no_change(text: str) -> None:
    assert all(piece.kind == "same" for piece in pieces(text, text))
