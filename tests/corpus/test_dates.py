"""When a release was published, by its own text: rows in data/dates/releases.json, and what always holds.

A row gives the lines of a release (each a paragraph) and its date with precision, basis, rule and
evidence as it stands in the text; a null date is one that nothing supports.
"""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.extract.dates import find_date
from corpus.models import Record, ReleaseDate, Span

CASES = json.loads(
    (Path(__file__).parents[1] / "data" / "dates" / "releases.json").read_text(encoding="utf-8")
)
BEFORE, AFTER = (
    "The end of another release\n\nJanuary 1, 1999\n\n",
    "\n\nA next release\n\nJanuary 2, 1999\n\nText",
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_date_of_a_release(case):
    body = "\n\n".join(case["lines"])
    span = Span(len(BEFORE), len(BEFORE) + len(body))
    text = BEFORE + body + AFTER
    record = Record(span, **case["record"]) if "record" in case else None
    found, hints = find_date(text, span, language=case.get("language", "en"), record=record)
    for hint in hints:
        assert text[hint.span.start : hint.span.end].strip() == hint.text
    for wanted in case.get("hints", ()):
        assert any(all(getattr(hint, key) == value for key, value in wanted.items()) for hint in hints), hints
    if case["date"] is None:
        assert found == ReleaseDate()
        return
    assert (found.value, found.precision, found.basis, found.rule) == (
        case["date"],
        case["precision"],
        case["basis"],
        case["rule"],
    )
    assert [item.text for item in found.evidence] == case["evidence"]
    assert (found.earliest, found.latest) == (case.get("earliest"), case.get("latest"))
    for item in found.evidence:
        assert item.span is None or (
            span.contains(item.span) and text[item.span.start : item.span.end] == item.text
        )


PIECES = st.sampled_from(
    [
        "March 3, 2021",
        "11/12/2020",
        "Today, ",
        "AKRON, OH – ",
        "2021年3月3日",
        "今天（3月3日）",
        "On March 1st it opened. ",
        "This year 2021 ",
        "will open on ",
        "https://a.org/2021/03/03/x ",
        "source ",
        "Yesterday ",
        "\n\n",
        "\n",
        "Dear all,",
        "a lamp ",
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=30), st.sampled_from(["en", "zh"]))
def test_a_date_always_says_how_it_was_decided(pieces, language):
    text = "x\n\n" + "".join(pieces) + "\n\ny"
    span = Span(3, len(text) - 3)
    found, hints = find_date(text, span, language=language)
    assert (found.value is None) == (found.precision == "unknown") == (found.basis == "none")
    if found.value is not None:
        assert found.rule
        assert found.evidence
        assert len(found.value) == {"day": 10, "month": 7, "year": 4}.get(found.precision, len(found.value))
    for item in found.evidence:
        assert item.span is not None
        assert span.contains(item.span)
        assert text[item.span.start : item.span.end] == item.text
    for hint in hints:
        assert span.contains(hint.span)
        assert hint.context is not None
        assert span.contains(hint.context)


@pytest.mark.parametrize(
    "piece",
    [
        "January 1, 20",
        "today (May 3) ",
        "Yesterday, ",
        "1/2/2020\n",
        "5 days ago ",
        "On this day ",
        "今天3月3日",
        "May 3, 2020\n",
    ],
)
def test_hostile_repetition_ends(piece):
    text = "Title\n\n" + piece * 10_000
    found, hints = find_date(text, Span(0, len(text)))
    assert len(hints) <= 24
    assert found.precision in ("unknown", "range", "day")
