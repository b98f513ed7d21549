"""How a release is cited: rows of what is known, and what each style makes of it.

The rows stand in `tests/data/citations.toml`; a row's `text` is written in lines “kind| text”.
"""

from __future__ import annotations

import datetime
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.citing import records
from corpus.citing.issuer import issuer_of
from corpus.citing.quotation import with_citation
from corpus.citing.reference import Reference, reference_of
from corpus.citing.styles import STYLES
from corpus.models import Evidence, Passage, PersonMention, Release, ReleaseDate, Span
from corpus.two_readings import NOTE

TODAY = datetime.date(2026, 11, 28)
ROWS = tomllib.loads((Path(__file__).parents[1] / "data/citations.toml").read_text(encoding="utf-8"))
PLAIN = Release("r1", "a.txt", Span(0, 0), "", "release", "en", title="Seals")


def dated(row: dict[str, Any]) -> ReleaseDate:
    """The date a row describes; `two_readings` is the numeric date that it is known by."""
    known = {name: value for name, value in row.items() if name != "two_readings"}
    evidence = (Evidence(row["two_readings"], note=NOTE),) if "two_readings" in row else ()
    return ReleaseDate(**known, evidence=evidence)


def made(row: dict[str, Any]) -> Release:
    """The release a row describes."""
    text, passages = "", []
    for line in row.get("text", "").splitlines():
        kind, _, words = line.partition("| ")
        text += "\n\n" if text else ""
        passages.append(Passage(kind, Span(len(text), len(text) + len(words))))  # type: ignore[arg-type]
        text += words
    return replace(
        PLAIN,
        id=row.get("id", "r1"),
        span=Span(0, len(text)),
        text=text,
        passages=tuple(passages),
        kind=row.get("kind", "release"),
        language=row.get("language", "en"),
        title=row.get("title"),
        author=row.get("author"),
        author_evidence=Evidence(row["author_line"]) if "author_line" in row else None,
        date=dated(row.get("date", {})),
        place=row.get("place"),
        url=row.get("url"),
        people=tuple(
            PersonMention(Span(0, 0), surface, "", 1.0, honorific=honorific or None, name=row.get("author"))
            for surface, honorific in row.get("addressed", [])
        ),
    )


def reference(row: dict[str, Any]) -> Reference:
    return replace(
        reference_of(made(row)),
        permalink=row.get("permalink"),
        paragraph=row.get("paragraph"),
        accessed=TODAY if row.get("accessed", True) else None,
    )


@pytest.mark.parametrize("row", ROWS["citation"], ids=lambda row: row["name"])
def test_a_release_as_each_style_cites_it(row: dict[str, Any]) -> None:
    of = reference(row)
    assert {style: write(of) for style, write in STYLES.items() if style in row} == {
        style: row[style] for style in STYLES if style in row
    }


@pytest.mark.parametrize("row", ROWS["citation"], ids=lambda row: row["name"])
def test_the_records_are_read_by_their_readers(row: dict[str, Any]) -> None:
    of = reference(row)
    (read,) = rispy.loads(records.ris(of))
    assert read["id"] == of.id
    assert read.get("title") == of.called
    assert read.get("year") == (of.date.value[:4] if of.date.value else None)
    assert read.get("authors") == ([of.responsible.whole.replace(",", "")] if of.responsible else None)
    assert read.get("urls", []) == [url for url in (of.url, of.permalink) if url]

    library = bibtexparser.parse_string(records.bibtex(of))
    assert library.failed_blocks == []
    (entry,) = library.entries
    fields = {name: field.value for name, field in entry.fields_dict.items()}
    assert fields.get("year") == (of.date.value[:4] if of.date.value else None)
    assert "title" in fields
    assert of.title or fields["title"] == f"{{{of.called}}}"
    assert ("author" in fields) == bool(of.responsible)
    for field, expected in {"url": of.address, **row.get("bibtex", {})}.items():
        assert fields.get(field) == expected


def test_a_date_of_two_readings_is_one_of_two_days_in_the_records() -> None:
    row = next(row for row in ROWS["citation"] if row["name"] == "a numeric date of two readings")
    of = reference(row)
    assert "DA  - 2022///2022-05-06 or 2022-06-05\n" in records.ris(of)
    assert "note = {Published 2022-05-06 or 2022-06-05}" in records.bibtex(of)
    assert records.csl(of)["note"] == "Published 2022-05-06 or 2022-06-05"


@pytest.mark.parametrize("row", ROWS["quotation"], ids=lambda row: row["name"])
def test_words_with_their_citation(row: dict[str, Any]) -> None:
    assert with_citation(row["words"], reference(row), whose=row.get("whose", "")) == row["copied"]


@pytest.mark.parametrize("row", ROWS["issuer"], ids=lambda row: row["name"])
def test_the_organisation_a_release_names_as_its_own(row: dict[str, Any]) -> None:
    assert issuer_of(made(row)) == row.get("issuer")


@settings(deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_no_text_breaks_a_record_or_a_line(title: str, author: str) -> None:
    of = reference_of(replace(PLAIN, title=title, author=author, kind="letter"))
    for write in STYLES.values():
        assert len(write(of).splitlines()) == 1
    library = bibtexparser.parse_string(records.bibtex(of))
    assert (len(library.entries), library.failed_blocks) == (1, [])
    assert len(rispy.loads(records.ris(of))) == 1
