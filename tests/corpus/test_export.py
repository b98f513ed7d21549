"""Releases as files for other programs: what each format says, and what it must not."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.annotations import annotation
from corpus.errors import ConfigError
from corpus.export import FORMATS, write
from corpus.models import (
    AlignedPair,
    Evidence,
    Passage,
    PersonMention,
    ProductMention,
    Quote,
    Release,
    ReleaseDate,
    Span,
)

TEXT = "Seals\nCheaper\n\nThe QX2 is here, “at last,” said Petra Quill of Larkmoor."
DAY = ReleaseDate("2021-05-12", "day", "dateline", "place-date", (Evidence("12 May", Span(115, 121)),))
MONTH = ReleaseDate("2021-05", "month", "inferred")
RANGE = ReleaseDate("2021-05", "range", "inferred", earliest="2021-05-01", latest="2021-05-10")
RELEASE = Release(
    id="spring-1a2b",
    source="dumps/spring.txt",
    span=Span(100, 100 + len(TEXT)),
    text=TEXT,
    kind="release",
    language="en",
    title="Seals",
    title_span=Span(100, 105),
    subtitles=(Span(106, 113),),
    date=DAY,
    place="Harrow",
    author="Petra Quill",
    url="https://larkmoor.example/seals",
    passages=(Passage("title", Span(100, 105)), Passage("subtitle", Span(106, 113))),
    people=(
        PersonMention(Span(154, 165), "Petra Quill", "cue", 0.9, role="head", name="Petra Quill"),
        PersonMention(Span(169, 177), "Larkmoor", "cue", 0.1),
    ),
    products=(
        ProductMention(Span(119, 122), "QX2", "model", 0.9, name="QX2", family="QX"),
        ProductMention(Span(115, 118), "The", "model", 0.1),
    ),
    quotes=(Quote("direct", Span(132, 142), speaker="Petra Quill", role="head", rule="cue-after"),),
)


def written(*releases: Release, format: str) -> str:
    out = io.StringIO(newline="")
    assert write(releases, format=format, out=out) == len(releases)
    return out.getvalue()


def test_annotation_has_the_agreed_form() -> None:
    assert annotation(RELEASE) == {
        "id": "spring-1a2b",
        "source": "dumps/spring.txt",
        "start": 100,
        "end": 100 + len(TEXT),
        "kind": "release",
        "language": "en",
        "title": "Seals",
        "subtitles": ["Cheaper"],
        "date": "2021-05-12",
        "date_precision": "day",
        "date_earliest": None,
        "date_latest": None,
        "date_rule": "place-date",
        "date_evidence": [{"text": "12 May", "start": 115, "end": 121, "release": None, "note": ""}],
        "author_evidence": None,
        "date_basis": "dateline",
        "place": "Harrow",
        "author": "Petra Quill",
        "author_role": None,
        "translation_of": None,
        "passages": [
            {"kind": "title", "start": 100, "end": 105},
            {"kind": "subtitle", "start": 106, "end": 113},
        ],
        "people": [
            {
                "name": "Petra Quill",
                "start": 154,
                "end": 165,
                "role": "head",
                "rule": "cue",
                "confidence": 0.9,
            }
        ],
        "products": [
            {
                "name": "QX2",
                "family": "QX",
                "category": None,
                "stance": "subject",
                "start": 119,
                "end": 122,
                "rule": "model",
                "confidence": 0.9,
            }
        ],
        "quotes": [
            {
                "kind": "direct",
                "start": 132,
                "end": 142,
                "pieces": [],
                "speaker": "Petra Quill",
                "speaker_kind": None,
                "role": "head",
                "rule": "cue-after",
                "confidence": 1.0,
                "cue": None,
                "speaker_evidence": None,
            }
        ],
        "alignment": [],
        "quote_pairs": [],
        "corrections": [],
    }


def test_the_chinese_part_carries_the_alignment() -> None:
    pair = AlignedPair(zh=Span(900, 910), en=Span(115, 140), score=0.8)
    chinese = replace(RELEASE, language="zh", translation_of="spring-1a2b", alignment=(pair,))
    found = annotation(chinese)
    assert found["alignment"] == [{"zh": [900, 910], "en": [115, 140]}]
    assert found["translation_of"] == "spring-1a2b"


@pytest.mark.parametrize(
    ("date", "shown", "ris", "bibtex", "csl"),
    [
        (DAY, "2021-05-12", ["PY  - 2021", "DA  - 2021/05/12/"],
         ["year = {2021}", "month = may", "day = {12}"],
         {"date-parts": [[2021, 5, 12]]}),
        (MONTH, "2021-05", ["PY  - 2021", "DA  - 2021/05//"],
         ["year = {2021}", "month = may", "note = {Date inferred}"],
         {"date-parts": [[2021, 5]], "circa": True}),
        (RANGE, "2021-05", ["PY  - 2021", "DA  - 2021/05//between 2021-05-01 and 2021-05-10"],
         ["year = {2021}", "month = may",
          "note = {Published between 2021-05-01 and 2021-05-10. Date inferred}"],
         {"date-parts": [[2021, 5, 1], [2021, 5, 10]], "circa": True}),
        (ReleaseDate("2021", "year", "metadata"), "2021", ["PY  - 2021", "DA  - 2021///"], ["year = {2021}"],
         {"date-parts": [[2021]]}),
        (ReleaseDate(), None, [], [], None),
    ],
)  # fmt: skip
def test_a_date_is_as_precise_as_it_is_known(
    date: ReleaseDate, shown: str | None, ris: list[str], bibtex: list[str], csl: object
) -> None:
    release = replace(RELEASE, date=date)
    assert annotation(release)["date"] == shown
    assert json.loads(written(release, format="jsonl"))["date"] == shown
    assert next(csv.DictReader(io.StringIO(written(release, format="csv"))))["date"] == (shown or "")
    assert [x for x in written(release, format="ris").splitlines() if x[:2] in ("PY", "DA")] == ris
    fields = [x.strip(" ,") for x in written(release, format="bibtex").splitlines()]
    assert [x for x in fields if x.startswith(("year", "month", "day", "note"))] == bibtex
    assert json.loads(written(release, format="csl"))[0].get("issued") == csl


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"])
def test_no_cell_of_the_table_is_a_formula(start: str) -> None:
    release = replace(RELEASE, title=f"{start}1+1", text=f'{start}cmd "x"\nnext, line')
    row = next(csv.DictReader(io.StringIO(written(release, format="csv"), newline="")))
    assert row["title"] == f"'{start}1+1"
    assert row["text"] == f'\'{start}cmd "x"\nnext, line'


def test_the_table_has_a_row_a_release_and_names_once() -> None:
    twice = replace(RELEASE, people=RELEASE.people * 2)
    rows = list(csv.DictReader(io.StringIO(written(RELEASE, twice, format="csv"), newline="")))
    assert [(row["people"], row["products"], row["quotes"]) for row in rows] == [
        ("Petra Quill", "QX2", "1")
    ] * 2
    assert written(format="csv").startswith("id,title,date,")
    untitled = replace(RELEASE, title=None)
    assert next(csv.DictReader(io.StringIO(written(untitled, format="csv"))))["title"] == (
        "[Untitled press release]"
    )
    assert "TI  - [Untitled press release]" in written(untitled, format="ris")
    assert "title = {{[Untitled press release]}}" in written(untitled, format="bibtex")
    assert written(format="csv").endswith("text\r\n")


def test_ris_is_one_line_a_field() -> None:
    text = written(replace(RELEASE, title="Seals\nER  - \u2028TY  - BOOK", author=None), format="ris")
    assert text.splitlines() == [
        "TY  - RPRT",
        "ID  - spring-1a2b",
        "TI  - Seals ER - TY - BOOK",
        "M3  - Press release",
        "PY  - 2021",
        "DA  - 2021/05/12/",
        "CY  - Harrow",
        "LA  - en",
        "UR  - https://larkmoor.example/seals",
        "N1  - Source: dumps/spring.txt",
        "ER  - ",
        "",
    ]


def test_bibtex_keys_differ_and_values_cannot_end_their_field() -> None:
    nasty = replace(
        RELEASE, title="50% off } @misc{x, 明湖 & \\input", url="https://a.example/{x}_1", kind="letter"
    )
    text = written(nasty, RELEASE, format="bibtex")
    assert "@misc{spring-1a2b,\n" in text
    assert "@misc{spring-1a2b-2,\n" in text
    assert (
        r"title = {{50\% off \textbraceright{} @misc\textbraceleft{}x, 明湖 \& \textbackslash{}input}}"
        in text
    )
    assert "url = {https://a.example/%7Bx%7D_1}" in text
    assert "howpublished = {Open letter}" in text


def test_csl_is_one_array_and_names_are_whole() -> None:
    speech = replace(RELEASE, kind="speech", author=None, title=None)
    first, second = json.loads(written(RELEASE, speech, format="csl"))
    assert first["type"] == "report"
    assert first["genre"] == "Press release"
    assert first["author"] == [{"literal": "Petra Quill"}]
    assert (second["type"], "author" in second, "title" in second) == ("speech", False, False)
    assert json.loads(written(format="csl")) == []


def test_an_unknown_format_is_said_before_anything_is_written() -> None:
    out = io.StringIO()
    with pytest.raises(ConfigError, match="annotations, csv"):
        write([RELEASE], format="docx", out=out)
    assert out.getvalue() == ""


@pytest.mark.parametrize("format", FORMATS)
def test_releases_are_written_one_at_a_time(format: str) -> None:
    out = io.StringIO()
    sizes: list[int] = []

    def some() -> object:
        for number in range(5):
            sizes.append(len(out.getvalue()))
            yield replace(RELEASE, id=f"r{number}")

    assert write(some(), format=format, out=out) == 5  # type: ignore[arg-type]
    assert sizes == sorted(set(sizes)) or sizes[0] == sizes[1] == 0


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(FORMATS))
def test_no_text_breaks_a_format(title: str, author: str, format: str) -> None:
    clean = title.encode("utf-8", "replace").decode(), author.encode("utf-8", "replace").decode()
    text = written(replace(RELEASE, title=clean[0] or None, author=clean[1] or None), RELEASE, format=format)
    if format in ("annotations", "jsonl"):
        lines = text.split("\n")
        assert len(lines) == 3
        assert json.loads(lines[0])["title"] == (clean[0] or None)
    elif format == "csl":
        assert len(json.loads(text)) == 2
    elif format == "csv":
        assert len(list(csv.reader(io.StringIO(text, newline="")))) == 3
    elif format == "ris":
        assert text.count("\nER  - \n") == 2
    else:
        assert text.count("\n@misc{") == 1
        assert text.replace("\\{", "").count("{") == text.count("}")
