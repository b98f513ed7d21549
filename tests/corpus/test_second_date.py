"""A second date line inside a release: rows in data/dates/second_dates.json.

A row gives the lines of a text that was not parted, its date (with the ends of a range), and the lines that
were found to be second date lines.
"""

import json
from pathlib import Path

import pytest

from corpus.dating.second_date import CODE, doubt_date
from corpus.extract.dates import find_date
from corpus.models import Part, Span
from corpus.structure.passages import structure

CASES = json.loads(
    (Path(__file__).parents[1] / "data" / "dates" / "second_dates.json").read_text(encoding="utf-8")
)
BEFORE = "The text before\n\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_second_dates(case):
    text = BEFORE + "\n\n".join(case["lines"])
    language = case.get("lang", "en")
    span = Span(len(BEFORE), len(text))
    found = structure(text, Part(span, "release", language))
    date, _ = find_date(text, span, language=language, passages=found.passages, dateline=found.dateline)
    doubted, issues = doubt_date(text, found.passages, date)
    lines = [text[issue.span.start : issue.span.end] for issue in issues]
    assert lines == case["found"]
    assert {issue.code for issue in issues} <= {CODE}
    assert (doubted.value, doubted.earliest, doubted.latest) == (
        case["date"],
        case.get("earliest"),
        case.get("latest"),
    )
    if lines:
        assert doubted.precision == "range"
        assert [one.text for one in doubted.evidence[len(date.evidence) :]] == lines
    else:
        assert doubted == date
