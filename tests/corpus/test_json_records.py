"""Releases that come as JSON: fields, dates, and what is wrong in one record and not in the next."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.reading.encoding import Decoded, line_offsets
from corpus.reading.json_records import NotRecords, Records, read_document, read_lines
from corpus.reading.stated_date import read_date


def one(**fields: object) -> Records:
    return read_document(json.dumps(fields))


def codes(found: Records) -> list[str]:
    return [issue.code for issue in found.issues]


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2021-05-12", "2021-05-12"),
        ("2021-05-12T23:30:00-08:00", "2021-05-12"),
        ("2021-05-12T00:10:00Z", "2021-05-12"),
        ("2021/5/2", "2021-05-02"),
        ("20210512", "2021-05-12"),
        (20210512, "2021-05-12"),
        ("2021-05", "2021-05"),
        ("2021", "2021"),
        ("Wed, 12 May 2021 09:00:00 +0800", "2021-05-12"),
        ("Wednesday, May 12, 2021", "2021-05-12"),
        ("12 May 2021", "2021-05-12"),
        ("Sept. 3, 2021 9:00 AM", "2021-09-03"),
        ("3-Sep-2021", "2021-09-03"),
        ("May 2021", "2021-05"),
        ("2021年5月12日", "2021-05-12"),
        ("星期三 2021 年 5 月 12 日", "2021-05-12"),
        ("2021年5月", "2021-05"),
        (1620777600, "2021-05-12"),
        (1620777600000, "2021-05-12"),
        ("1620777600", "2021-05-12"),
        ("13/04/2021", "2021-04-13"),
        ("04/13/2021", "2021-04-13"),
        ("04.04.2021", "2021-04-04"),
        ("2021-02-30", None),
        ("31/02/2021", None),
        ("1970-01-01T00:00:00Z", None),
        ("0001-01-01", None),
        ("tomorrow", None),
        (0, None),
        (10**40, None),
        (1.5, None),
        (True, None),
        ([], None),
        ("", None),
    ],
)
def test_date_fields(value: object, iso: str | None) -> None:
    stated = read_date(value)
    assert stated.iso == iso
    assert (stated.problem is None) == (iso is not None)


@pytest.mark.parametrize("value", ["03/04/2021", "11-12-2020", "1.2.2021 10:00"])
def test_a_date_that_could_be_two_stays_open(value: str) -> None:
    assert read_date(value).problem == "ambiguous"
    found = one(title="Seals", date=value, body="Cheaper.")
    assert found.records[0].date is None
    assert codes(found) == ["ambiguous-date"]
    assert value in found.issues[0].message


def test_every_field_is_found_whatever_its_case() -> None:
    found = one(
        Headline="Larkmoor opens\n a workshop",
        SubTitle="Eight apprentices",
        datePublished="2021-05-12",
        Body_HTML="<p>One.</p><ul><li>Two</ul>",
        authors=[{"Name": "Petra Quill"}],
        Lang="en-GB",
        Link="https://larkmoor.example/a",
    )
    (record,) = found.records
    assert found.text == "Larkmoor opens a workshop\n\nEight apprentices\n\nOne.\n\n• Two"
    assert record.title is not None
    assert found.text[record.title.start : record.title.end] == "Larkmoor opens a workshop"
    assert (record.date, record.language, record.author) == ("2021-05-12", "en", "Petra Quill")
    assert record.date_evidence == "datepublished field “2021-05-12”"
    assert record.url == "https://larkmoor.example/a"
    assert found.issues == ()


@pytest.mark.parametrize(
    ("document", "titles"),
    [
        ('[{"title": "A"}, {"title": "B"}]', ["A", "B"]),
        ('{"title": "A", "text": "x"}', ["A"]),
        ('{"items": [{"title": "A"}, {"title": "B"}]}', ["A", "B"]),
        ('{"title": "A feed", "items": [{"title": "A"}]}', ["A"]),
        ('{"Releases": [{"title": "A"}], "page": 1}', ["A"]),
        ('{"data": [{"title": "A"}]}', ["A"]),
        ('{"title": "A", "body": "x", "data": [{"rows": 3}]}', ["A"]),
    ],
)
def test_ways_to_hold_records(document: str, titles: list[str]) -> None:
    found = read_document(document)
    assert [found.text[r.title.start : r.title.end] for r in found.records if r.title] == titles


@pytest.mark.parametrize(
    ("fields", "codes_"),
    [
        ({"title": "A"}, []),
        ({"body": "only a text"}, []),
        ({"title": 5, "body": "x"}, ["bad-field"]),
        ({"title": "A", "body": ["One", "Two"]}, []),
        ({"title": "A", "body": {"x": 1}}, ["bad-field"]),
        ({"title": "A", "date": "some day"}, ["bad-date"]),
        ({"title": "A", "date": {"x": 1}}, ["bad-date"]),
        ({"title": "A \ud800 \x00", "body": "x"}, ["undecodable"]),
        ({"title": " ", "body": None}, ["bad-record"]),
        ({"date": "2021-05-12"}, ["bad-record"]),
    ],
)
def test_odd_records_are_issues(fields: dict[str, object], codes_: list[str]) -> None:
    found = one(**fields)
    assert codes(found) == codes_
    assert len(found.records) == (0 if codes_ == ["bad-record"] else 1)
    found.text.encode()


def test_a_bad_line_is_named_with_its_place_and_the_rest_goes_on() -> None:
    lines = ['{"title": "明湖", "body": "一"}\r\n', "\n", '{"title": "B", \n', "[1]\n", '{"title": "C"}']
    text = "".join(lines)
    found = read_lines(text, line_offsets(text.encode(), Decoded(text, "utf-8")))
    assert found.text == "明湖\n\n一\n\nC"
    assert [found.text[r.span.start : r.span.end] for r in found.records] == ["明湖\n\n一\n\n", "C"]
    assert codes(found) == ["bad-json", "bad-record"]
    assert [issue.byte_offset for issue in found.issues] == [
        len("".join(lines[:2]).encode()),
        len("".join(lines[:3]).encode()),
    ]
    assert "Line 3" in found.issues[0].message


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ('{"title": ', "is not JSON"),
        ("", "is not JSON"),
        ("3", "without any record"),
        ("[1, 2]", "without any record"),
        ("[" * 200_000, "nested too deep"),
        ("9" * 5000, "is not JSON"),
    ],
)
def test_what_is_no_document_is_refused(document: str, reason: str) -> None:
    with pytest.raises(NotRecords, match=reason):
        read_document(document)


def test_plain_text_that_only_looks_like_markup_is_left_alone() -> None:
    assert one(title="A", body="if a < b and b > c, see <appendix>").text.endswith("see <appendix>")
    assert one(title="A", body="<p>a</p>\n<p>b</p>").text == "A\n\na\n\nb"


@pytest.mark.parametrize(
    ("body", "text"),
    [("A b\n\nThe rest", "A b\n\nThe rest"), ("A  b", "A b"), ("A bc", "A b\n\nA bc")],
)
def test_a_title_repeated_in_the_text_stands_once(body: str, text: str) -> None:
    assert one(title="A b", body=body).text == text


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=8,
)
FIELDS = st.sampled_from(
    ["title", "body", "html", "date", "author", "lang", "url", "subtitle", "items", "Title"]
)


@settings(deadline=None)
@given(st.lists(st.dictionaries(FIELDS, JSON_VALUES, max_size=6), min_size=1, max_size=5))
def test_records_partition_their_text(items: list[dict[str, object]]) -> None:
    found = read_document(json.dumps(items))
    assert len(found.records) + codes(found).count("bad-record") == len(items)
    place = 0
    for record in found.records:
        assert record.span.start == place
        place = record.span.end
    assert place == len(found.text)
    found.text.encode()
