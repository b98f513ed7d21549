"""Which day a written date means: rows in data/dates/datewords.json, and what holds for any day.

A row gives a text and the dates in it, each as [as written, read]: "2020-08-10", "2020-08", "--07-04" without
a year, "2024-06-05..07" for a range of days, "2020-11-12|2020-12-11" for two readings.
"""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dating.datewords import find_dates, iso_date
from corpus.models import Span

CASES = json.loads(
    (Path(__file__).parents[1] / "data" / "dates" / "datewords.json").read_text(encoding="utf-8")
)


def read(found):
    written = found.iso or f"--{found.month:02d}-{found.day:02d}"
    if found.until is not None:
        written += f"..{found.until:02d}"
    return "|".join(found.readings) if found.other else written


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_dates_in_text(case):
    found = list(find_dates(case["text"]))
    assert [[case["text"][item.span.start : item.span.end], read(item)] for item in found] == case["dates"]


WAYS = {
    "month first": lambda day: f"{day:%B} {day.day}, {day.year}",
    "short month": lambda day: f"{day:%b} {day.day}, {day.year}",
    "capitals": lambda day: f"{day:%B} {day.day:02d}, {day.year}".upper(),
    "day first": lambda day: f"{day.day} {day:%B} {day.year}",
    "iso": lambda day: day.isoformat(),
    "slashes, year first": lambda day: f"{day.year}/{day.month}/{day.day}",
    "chinese": lambda day: f"{day.year}年{day.month}月{day.day}日",
    "chinese with spaces": lambda day: f"{day.year} 年 {day.month} 月 {day.day} 日",
}


@pytest.mark.parametrize("way", WAYS)
@given(
    day=st.dates(date(1950, 1, 1), date(2099, 12, 31)), before=st.sampled_from(["", "on ", "（", "x, ", "\n"])
)
def test_every_day_is_read_however_it_is_written(way, day, before):
    text = before + WAYS[way](day)
    found = list(find_dates(text + ". Then"))
    assert [item.iso for item in found] == [day.isoformat()]
    assert found[0].complete
    assert found[0].span == Span(len(before), len(text))


@given(day=st.dates(date(1970, 1, 1), date(2069, 12, 31)), separator=st.sampled_from("./-"))
def test_a_numeric_date_keeps_both_readings_until_one_is_impossible(day, separator):
    text = f"{day.month:02d}{separator}{day.day:02d}{separator}{day.year}"
    (found,) = find_dates(text)
    assert day.isoformat() in found.readings
    assert found.complete == (day.day > 12 or day.day == day.month)


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text):
    reached = 0
    for found in find_dates(text):
        assert reached <= found.span.start < found.span.end <= len(text)
        reached = found.span.end


@pytest.mark.parametrize(
    "piece", ["January 1, 20", "1/1/", "2020年", "1-1-1-", "12", "May ", "〇二一", "3rd of "]
)
def test_hostile_repetition_ends(piece):
    assert sum(1 for _ in find_dates(piece * 20_000)) >= 0


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((2020, 8, 1), "2020-08-01"),
        ((2020, 8, None), "2020-08"),
        ((2020, None, 3), "2020"),
        ((None, 8, 1), None),
    ],
)
def test_iso_is_cut_at_the_first_part_missing(parts, expected):
    assert iso_date(*parts) == expected
