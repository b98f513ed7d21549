from __future__ import annotations

import pytest

from corpus.models import DateBasis, DatePrecision, Evidence, ReleaseDate
from corpus.two_readings import NOTE
from webapp.words import (
    days_in_words,
    full_date,
    how_known,
    iso_words,
    range_words,
    short_date,
    span_words,
    unbroken,
    without_possessive,
)


@pytest.mark.parametrize(
    ("value", "precision", "basis", "said"),
    [
        ("2020-08-11", "day", "dateline", "11 Aug 2020"),
        ("2020-08-11", "day", "inferred", "11 Aug 2020 (inferred)"),
        ("2020-08", "month", "signoff", "August 2020"),
        ("2020-08", "range", "dateline", "August 2020 (some day of it)"),
        ("2020", "year", "inferred", "2020 (inferred)"),
        ("2020-08-11", "day", "corrected", "11 Aug 2020 (corrected by hand)"),
        (None, "unknown", "none", "undated"),
        (None, "unknown", "corrected", "undated (corrected by hand)"),
    ],
)
def test_short_dates(value: str | None, precision: str, basis: str, said: str) -> None:
    assert short_date(value, precision, basis) == said


@pytest.mark.parametrize(
    ("precision", "basis", "earliest", "latest", "said"),
    [
        ("range", "inferred", "2020-08-01", "2020-08-10", "1–10 Aug 2020 (one of these days, inferred)"),
        ("range", "dateline", "2020-08-01", "2020-08-10", "1–10 Aug 2020 (one of these days)"),
        ("month", "inherited", None, None, "August 2020 (from its other language)"),
    ],
)
def test_full_dates(
    precision: DatePrecision, basis: DateBasis, earliest: str | None, latest: str | None, said: str
) -> None:
    assert full_date(ReleaseDate("2020-08", precision, basis, earliest=earliest, latest=latest)) == said


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Quoted, 2020-08-11 (inferred).", "Quoted, 11 August 2020 (inferred)."),
        ("Dated 2019-12-31 to 2020-01-02.", "Dated 31 December 2019 to 2 January 2020."),
        ("In “2020-08-111” and 12020-08-11 and A-2020-08-11 no day is meant.",) * 2,
        ("There is no day 2020-13-01.",) * 2,
    ],
)
def test_days_in_a_sentence(sentence: str, said: str) -> None:
    assert days_in_words(sentence) == said


def test_who_is_not_named_is_named_by_words_alone() -> None:
    assert how_known("organisation", named=True) == "named as “{}”"
    assert how_known("organisation", named=False) == how_known("unnamed", named=False) == "named only as “{}”"
    assert how_known("pronoun", named=False) == "meant by a pronoun"
    assert how_known("of-no-such-rule", named=True) == ""


def test_no_date_is_no_guess() -> None:
    assert full_date(ReleaseDate()) == "undated"
    assert full_date(ReleaseDate(basis="corrected")) == "undated (corrected by hand)"


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("1 Jun 2016 – 15 Feb 2017", ["1~Jun~2016~–", "15~Feb~2017"]),
        ("19 Apr 2023 (inferred) – May 2025", ["19~Apr~2023", "(inferred)~–", "May~2025"]),
        ("6 May or 5 Jun 2022", ["6~May", "or", "5~Jun~2022"]),
        ("undated", ["undated"]),
    ],
)
def test_no_line_breaks_inside_a_date(said: str, lines: list[str]) -> None:
    assert unbroken(said).replace("\u00a0", "~").split(" ") == lines


READINGS = ("2022-05-06", "2022-06-05")


@pytest.mark.parametrize(
    ("basis", "notes", "said"),
    [
        ("dateline", [NOTE], "6 May or 5 Jun 2022"),
        ("inherited", [NOTE], "6 May or 5 Jun 2022 (from its other language)"),
        ("dateline", [NOTE, "a second date line"], "6 May – 5 Jun 2022 (one of these days)"),
        ("inferred", ["not before", "not long after"], "6 May – 5 Jun 2022 (one of these days, inferred)"),
    ],
)
def test_two_readings_are_two_days_and_none_between(basis: DateBasis, notes: list[str], said: str) -> None:
    evidence = tuple(Evidence("05/06/2022", note=note) for note in notes)
    assert full_date(ReleaseDate("2022", "range", basis, "", evidence, *READINGS)) == said


@pytest.mark.parametrize(
    ("basis", "earliest", "latest", "said"),
    [
        ("signoff", *READINGS, "6 May or 5 Jun 2022"),
        ("metadata", "2022-05-06", "2022-06-06", "6 May – 6 Jun 2022 (one of these days)"),
        ("inferred", *READINGS, "6 May – 5 Jun 2022 (one of these days, inferred)"),
        ("corrected", *READINGS, "6 May – 5 Jun 2022 (one of these days, corrected by hand)"),
    ],
)
def test_two_readings_without_their_evidence(basis: str, earliest: str, latest: str, said: str) -> None:
    assert short_date("2022", "range", basis, earliest, latest) == said


def test_a_range_over_two_years_has_no_year_to_begin_with() -> None:
    found = ReleaseDate(None, "range", "corrected", earliest="2020-12-30", latest="2021-01-02")
    assert full_date(found) == "30 Dec 2020 – 2 Jan 2021 (one of these days, corrected by hand)"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2020-08-01", "2020-08-10", "1–10 Aug 2020"),
        ("2020-08-28", "2020-09-03", "28 Aug – 3 Sep 2020"),
        ("2019-12-28", "2020-01-03", "28 Dec 2019 – 3 Jan 2020"),
    ],
)
def test_ranges(first: str, last: str, said: str) -> None:
    assert range_words(first, last) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2020", "2020", "2020"),
        ("2020-07", "2020-09-15", "July 2020 – 15 Sep 2020"),
        ("2020", None, "from 2020"),
        (None, "2020-07", "until July 2020"),
    ],
)
def test_spans(first: str | None, last: str | None, said: str) -> None:
    assert span_words(first, last) == said


@pytest.mark.parametrize("value", ["undated", "2020-99", "a-b", "2020-01-02-03"])
def test_what_is_no_date_stays_as_it_is(value: str) -> None:
    assert iso_words(value) == value


def test_who_is_named_is_named_without_a_possessive() -> None:
    assert [without_possessive(one) for one in ("Quarrow’s", "Quarrow's", "the works")] == [
        "Quarrow",
        "Quarrow",
        "the works",
    ]


def test_who_is_not_known_is_named_only_so() -> None:
    assert how_known("unknown", named=False) == "named only as “{}”"
