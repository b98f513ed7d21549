"""Datelines and lines of nothing but a date: rows in data/dates/datelines.json and date_lines.json.

A dateline row gives the dateline as it stands, the rest of its paragraph, and what it says;
where "dateline" is null, "rest" is a paragraph that has none and "why" says what it is instead.
"""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dating.dateline import match_date_line, match_dateline

DATA = Path(__file__).parents[1] / "data" / "dates"
DATELINES = json.loads((DATA / "datelines.json").read_text(encoding="utf-8"))
DATE_LINES = json.loads((DATA / "date_lines.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", DATELINES, ids=lambda case: (case["dateline"] or case["rest"])[:50])
def test_dateline(case):
    before = "A title\n\n"
    text = before + (case["dateline"] or "") + case["rest"]
    found = match_dateline(text + "\n\nMore text", len(before), len(text))
    if case["dateline"] is None:
        assert found is None, case["why"]
        return
    assert found is not None
    assert text[found.span.start : found.span.end] == case["dateline"]
    assert (found.place, found.date, found.rule) == (case["place"], case["date"], case["rule"])
    assert (found.date_span is not None) == case.get("date_span", True)
    if found.date_span is not None:
        assert found.span.contains(found.date_span)


@pytest.mark.parametrize("case", DATE_LINES, ids=lambda case: case["line"][:50] or "empty")
def test_date_line(case):
    found = match_date_line("x\n" + case["line"] + "\ny", 2, 2 + len(case["line"]))
    assert (found.iso if found else None) == case["date"]
    if found and "other" in case:
        assert found.readings == (case["date"], case["other"])


@given(st.text(max_size=120), st.text(max_size=120))
def test_a_dateline_lies_where_it_was_looked_for(before, text):
    whole = before + text
    found = match_dateline(whole, len(before), len(whole))
    if found is not None:
        assert len(before) <= found.span.start < found.span.end <= len(whole)
    match_date_line(whole, len(before), len(whole))


@pytest.mark.parametrize("repeats", [2_500, 20_000])
@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("Leeds, ", None),
        ("LEEDS – ", ("LEEDS", None, "LEEDS –")),
        ("March 3, 20", None),
        ("(Leeds ", None),
        ("/ Leeds ", None),
        ("- ", None),
        ("天津，", None),
        ("St. ", None),
    ],
)
def test_a_hostile_repetition_is_answered_alike_at_any_length(piece, expected, repeats):
    text = piece * repeats
    for at in range(0, repeats, repeats // 50):
        start = at * len(piece)
        found = match_dateline(text, start, len(text))
        answer = found and (found.place, found.date, text[found.span.start : found.span.end])
        assert answer == expected
        assert found is None or found.span.start == start
