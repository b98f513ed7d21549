"""Texts whose releases stand under heads of fields: what is read of them, and where the releases end."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import growth
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.models import Release
from corpus.pipeline import annotate
from corpus.reading.headed_text import read_heads
from corpus.reading.reader import read_bytes

TEXTS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "data/reader/heads.toml").read_text(encoding="utf-8")
)["text"]


def releases(text: str) -> list[Release]:
    return list(annotate(read_bytes(text.encode(), Path("a.txt"), source="a.txt")))


@pytest.mark.parametrize("row", TEXTS, ids=[row["name"] for row in TEXTS])
def test_what_heads_say(row: dict[str, Any]) -> None:
    text = row["text"]
    records, issues = read_heads(text)
    found = []
    for record, wanted in zip(records, row["releases"], strict=True):
        assert record.head is not None
        title = text[record.title.start : record.title.end] if record.title else ""
        below = text[record.head.end : record.span.end].strip()
        found.append([title, record.date or "", below[: len(wanted[2])], record.author or ""])
    assert found == row["releases"]
    assert [issue.code for issue in issues] == row.get("issues", [])


@pytest.mark.parametrize(
    "row", [row for row in TEXTS if len(row["releases"]) > 1], ids=lambda row: row["name"]
)
def test_releases_end_where_the_next_head_begins(row: dict[str, Any]) -> None:
    found = releases(row["text"])
    assert "".join(release.text for release in found) == row["text"]
    assert [release.title or "" for release in found] == [title for title, *_ in row["releases"]]
    days = row.get("dates") or [date for _, date, *_ in row["releases"]]
    assert [release.date.value or "" for release in found] == days
    assert all(release.kind == "release" for release in found)
    for release, (title, _, below, _) in zip(found, row["releases"], strict=True):
        kinds = {
            row["text"][passage.span.start : passage.span.end]: passage.kind for passage in release.passages
        }
        assert not title or kinds[title] == "title"
        assert {kind for words, kind in kinds.items() if words.startswith(below)} <= {"body", "dateline"}


def test_below_a_lone_head_releases_are_found_as_in_any_text() -> None:
    paragraph = "The harbour has waited nine years for this berth, and the ferries use it from today. " * 3
    text = (
        f"Title: A second berth opens\nDate: 2021-03-04\n\n{paragraph}\n\nENDS\n\n\n"
        f"Night Sailings To The Islands Return In July\n\nKELSING, 11 June 2021 - {paragraph}\n\nENDS\n"
    )
    first, second = releases(text)
    assert (first.title, first.date.value, first.date.basis) == (
        "A second berth opens",
        "2021-03-04",
        "metadata",
    )
    assert (second.date.value, second.date.basis) == ("2021-06-11", "dateline")
    assert second.title == "Night Sailings To The Islands Return In July"


def test_a_headline_repeated_under_its_head_is_no_second_title() -> None:
    text = "".join(
        f"---\ntitle: {title}\ndate: 2021-03-0{day}\n---\n\n# {title}\n\nThe berth is open.\n\n"
        for day, title in enumerate(("A berth opens", "A berth shuts"), 1)
    )
    for release in releases(text):
        kinds = [passage.kind for passage in release.passages]
        assert kinds.count("title") == 1
        assert "heading" in kinds
        assert release.subtitles == ()


@given(st.text(alphabet=":：-\n ab1标题\t\r'\"", max_size=60))
def test_any_text_is_read_and_its_records_partition_it(text: str) -> None:
    text = f"title: a\ndate: 2020-01-02\n{text}"
    records, _ = read_heads(text)
    if len(records) > 1:
        assert [one.span.end for one in records] == [*(two.span.start for two in records[1:]), len(text)]
    assert all(record.head and record.span.contains(record.head) for record in records)
    assert "".join(release.text for release in releases(text)) == text


@pytest.mark.parametrize("unit", ["---\n", "a: b\n", "title: x\ndate: 2020-01-02\n\n", "a a a a a\n", "-\n "])
def test_heads_are_read_in_proportion_to_the_text(unit: str) -> None:
    count = 20_000 // len(unit)
    growth.holds_for(lambda times: lambda: read_heads("title: x\ndate: 2020-01-02\n" + unit * count * times))
