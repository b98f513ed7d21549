"""What the archive says of undated releases: rows in data/dates/archives.json, and what always holds.

A row gives the releases of one dump in their order (or each in a dump of its own, "apart"), and
the dates that are better than what each release says alone: id → [value, precision, basis, rule] and,
for a range, its ends.
"""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.extract.dates import find_date
from corpus.models import Release, ReleaseDate, Span
from corpus.resolve.date_views import topic_words, view_of
from corpus.resolve.dates import infer_dates, infer_from_views

CASES = json.loads(
    (Path(__file__).parents[1] / "data" / "dates" / "archives.json").read_text(encoding="utf-8")
)


def build(case):
    text = "\n\n".join("\n\n".join(one["text"]) for one in case["releases"])
    start = 0
    for one in case["releases"]:
        span = Span(start, start + len("\n\n".join(one["text"])))
        start = span.end + 2
        date, hints = find_date(text, span, language=one.get("language", "en"))
        yield Release(
            id=one["id"],
            source=one["id"] if case.get("apart") else "dump.txt",
            span=span,
            text=text[span.start : span.end],
            kind=one["kind"],
            language=one.get("language", "en"),
            title=one["text"][0],
            date=date,
            translation_of=one.get("translation_of"),
            date_hints=hints,
        )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_dates_across_an_archive(case):
    found = infer_dates(build(case))
    got = {
        key: [when.value, when.precision, when.basis, when.rule, *filter(None, (when.earliest, when.latest))]
        for key, when in found.items()
    }
    assert got == case["dates"]
    ids = {one["id"] for one in case["releases"]}
    for when in found.values():
        assert when.evidence
        assert {item.release_id for item in when.evidence} <= ids | {None}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_views_does_not_matter(case, random):
    views = [view_of(release) for release in build(case)]
    shuffled = list(views)
    random.shuffle(shuffled)
    assert infer_from_views(shuffled) == infer_from_views(views)


def test_a_known_day_is_never_changed():
    for case in CASES:
        for release in build(case):
            if release.date.precision == "day":
                assert release.id not in infer_dates(build(case))


def test_a_date_given_by_hand_is_handed_on():
    case = next(case for case in CASES if case["name"] == "nothing to inherit")
    by_hand = ReleaseDate("2021-03-03", "day", "corrected", "corrections.toml")
    english, chinese = build(case)
    found = infer_dates([replace(english, date=by_hand), chinese])
    assert found["zh"].value == "2021-03-03"
    assert found["zh"].basis == "inherited"


def test_an_empty_archive():
    assert infer_dates([]) == {}


def test_a_large_archive_of_look_alikes_ends():
    case = next(case for case in CASES if case["name"] == "each in a file of its own")
    views = [view_of(release) for release in build(case)]
    many = [
        replace(view, id=f"{view.id}-{copy}", source=f"{view.source}-{copy}", translation_of=None)
        for copy in range(800)
        for view in views
    ]
    assert infer_from_views(many) == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lamps, the 12th of them", {"lamp", "the", "12", "them"}),
        ("会读书的灯", {"会读", "读书", "书的", "的灯"}),
        ("", set()),
    ],
)
def test_topic_words(text, words):
    assert topic_words(text) == tuple(sorted(words))
