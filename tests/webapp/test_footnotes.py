"""Marks of footnotes lead to their notes and back, and nothing else does."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from handmade import written

from webapp.footnotes import references

CASES = tomllib.loads((Path(__file__).parents[1] / "data" / "webapp" / "footnotes.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["name"])
def test_marks_lead_to_their_notes(case: dict[str, object]) -> None:
    notes = "\n".join(f"footnote| {note}" for note in case["notes"])  # type: ignore[attr-defined]
    products = [(name, None) for name in case.get("products", ())]  # type: ignore[attr-defined]
    script = f"title| A boat\nbody| {case['body']}\n{notes}"
    release = written("r", "s.txt", 50, "en", script, products=products)
    end = release.passages[1].span.end - 50
    layer = references(release, "p")
    marks = [one for one in layer if one.start < end]
    wanted = [(release.text.index(words) + len(words), f"#p{note + 1}") for words, note in case["links"]]  # type: ignore[attr-defined]
    assert [(one.end, one.key) for one in marks] == wanted
    anchors = {one.anchor for one in marks if one.anchor}
    assert {one.key[1:] for one in layer if one.start > end} == anchors
    assert len(anchors) == len({one.key for one in marks})
