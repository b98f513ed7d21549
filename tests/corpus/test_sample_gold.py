"""The gold of the sample archive agrees with itself and with the files it annotates.

A failure here means that a file of the sample or its gold was changed without the other (an editor
or a checkout that rewrites line ends does it too), never that a rule of the project is wrong.
"""

from __future__ import annotations

import datetime
import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from corpus.models import DateBasis, DatePrecision, Language, PassageKind, ReleaseKind

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "corpus" / "sample"
GOLD: dict[str, Any] = json.loads((ROOT / "tests/data/sample/gold.json").read_text(encoding="utf-8"))
FILES: list[dict[str, Any]] = GOLD["files"]
SECTIONS: dict[str, dict[str, Any]] = {s["id"]: s for f in FILES for s in f["sections"]}
FILE_OF: dict[str, str] = {s["id"]: f["file"] for f in FILES for s in f["sections"]}

_DATE_SHAPE = {
    "day": re.compile(r"\d{4}-\d{2}-\d{2}"),
    "month": re.compile(r"\d{4}-\d{2}"),
    "year": re.compile(r"\d{4}"),
    "range": re.compile(r"\d{4}(-\d{2})?"),
}


def _decode(file: dict[str, Any]) -> str:
    encoding = "utf-8-sig" if file["bom"] else str(file["encoding"])
    return Path(SAMPLE, str(file["file"])).read_bytes().decode(encoding)


TEXTS: dict[str, str] = {f["file"]: _decode(f) for f in FILES}


def _text(section: dict[str, Any]) -> str:
    return TEXTS[FILE_OF[section["id"]]]


def _named_spans(section: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Everything in a section that has a span and says what stands there."""
    for entry in (*section["people"], *section["products"]):
        yield from entry["mentions"]
    for key in ("quotes", "non_quotes", "roles", "not_names"):
        yield from section[key]


every_file = pytest.mark.parametrize("file", FILES, ids=lambda f: str(f["file"]))
every_section = pytest.mark.parametrize("section", SECTIONS.values(), ids=list(SECTIONS))


def test_gold_names_exactly_the_files_of_the_sample() -> None:
    assert {f["file"] for f in FILES} == {p.name for p in SAMPLE.glob("*.txt")}


@every_file
def test_file_is_as_it_was_annotated(file: dict[str, Any]) -> None:
    raw = (SAMPLE / file["file"]).read_bytes()
    text = TEXTS[file["file"]]
    assert (len(raw), len(text)) == (file["bytes"], file["chars"])
    assert raw.startswith(b"\xef\xbb\xbf") == file["bom"]
    crlf, breaks = text.count("\r\n"), text.count("\n")
    assert crlf == (breaks if file["newline"] == "CRLF" else 0)


def test_the_sample_exercises_every_kind_of_file() -> None:
    with pytest.raises(UnicodeDecodeError):
        (SAMPLE / "luge_zhongwen.txt").read_bytes().decode("utf-8")
    assert {f["newline"] for f in FILES} == {"LF", "CRLF"}
    assert {f["bom"] for f in FILES} == {True, False}
    assert {TEXTS[f["file"]].endswith("\n") for f in FILES} == {True, False}


@every_file
def test_sections_partition_the_file(file: dict[str, Any]) -> None:
    sections = file["sections"]
    assert sections[0]["start"] == 0
    assert sections[-1]["end"] == file["chars"]
    assert all(a["end"] == b["start"] for a, b in itertools.pairwise(sections))


@every_section
def test_section_starts_at_a_visible_character_after_a_blank_line(section: dict[str, Any]) -> None:
    text, start = _text(section), section["start"]
    assert not text[start].isspace()
    gap = text[:start][len(text[:start].rstrip()) :]
    assert start == 0 or gap.count("\n") >= 2


def test_section_ids_are_unique() -> None:
    assert len(SECTIONS) == sum(len(f["sections"]) for f in FILES)


@every_section
def test_values_are_those_of_the_contract(section: dict[str, Any]) -> None:
    assert section["kind"] in get_args(ReleaseKind)
    assert section["lang"] in get_args(Language)
    assert section["date_precision"] in get_args(DatePrecision)
    assert section["date_basis"] in get_args(DateBasis)
    assert {p["kind"] for p in section["passages"]} <= set(get_args(PassageKind))


@every_section
def test_date_fits_its_precision(section: dict[str, Any]) -> None:
    date, precision = section["date"], section["date_precision"]
    if date is None:
        assert (precision, section["date_basis"]) == ("unknown", "none")
        return
    assert _DATE_SHAPE[precision].fullmatch(date)
    datetime.date.fromisoformat((date + "-01-01")[:10])
    if precision == "range":
        first, last = (datetime.date.fromisoformat(section[k]) for k in ("earliest", "latest"))
        assert first < last
        assert section["earliest"].startswith(date)
        assert section["latest"].startswith(date)
    if section["date_basis"] == "dateline":
        assert any(p["kind"] == "dateline" for p in section["passages"])
    if "date_accepted" in section:
        assert date in section["date_accepted"]


@every_section
def test_spans_lie_in_their_section_and_slice_to_their_text(section: dict[str, Any]) -> None:
    text = _text(section)
    for item in _named_spans(section):
        assert section["start"] <= item["start"] < item["end"] <= section["end"], item
        assert text[item["start"] : item["end"]] == item["text"]


@every_section
def test_passages_are_trimmed_ordered_and_cover_what_is_visible(section: dict[str, Any]) -> None:
    text, position = _text(section), section["start"]
    for passage in section["passages"]:
        start, end = passage["start"], passage["end"]
        assert text[position:start].strip() == ""
        assert text[start:end] == text[start:end].strip() != ""
        position = end
    assert text[position : section["end"]].strip() == ""


@every_section
def test_title_and_subtitles_are_passages(section: dict[str, Any]) -> None:
    text = _text(section)
    of_kind = {
        kind: [text[p["start"] : p["end"]] for p in section["passages"] if p["kind"] == kind]
        for kind in ("title", "subtitle")
    }
    assert of_kind["title"] == ([section["title"]] if section["title"] else [])
    assert of_kind["subtitle"] == section["subtitles"]


@every_section
def test_mentions_do_not_overlap(section: dict[str, Any]) -> None:
    mentions = [m for key in ("people", "products") for e in section[key] for m in e["mentions"]]
    spans = sorted((m["start"], m["end"]) for m in (*mentions, *section["not_names"]))
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


@every_section
def test_names_are_listed_once_for_the_archive(section: dict[str, Any]) -> None:
    people = {p["name"] for p in GOLD["people"]}
    products = {p["name"]: p["family"] for p in GOLD["products"]}
    assert {p["name"] for p in section["people"]} <= people
    assert all(p.get("family") == products[p["name"]] for p in section["products"])
    assert section["author"] is None or section["author"] in people
    for quote in section["quotes"]:
        assert (quote["speaker"] in people) == (quote["speaker_kind"] == "person"), quote
        assert quote["speaker_kind"] != "unnamed" or quote["speaker"] is None


def test_everybody_and_everything_listed_is_mentioned() -> None:
    for key in ("people", "products"):
        seen = {entry["name"] for s in SECTIONS.values() for entry in s[key]}
        assert seen == {entry["name"] for entry in GOLD[key]}


@every_file
def test_every_quotation_mark_is_accounted_for(file: dict[str, Any]) -> None:
    covered: set[int] = set()
    for section in file["sections"]:
        for item in (*section["quotes"], *section["non_quotes"]):
            covered.update(range(item["start"], item["end"]))
    marks = {m.start() for m in re.finditer('[“”「」"]', TEXTS[file["file"]])}
    assert marks <= covered


@every_section
def test_translation_points_at_a_release_in_the_other_language(section: dict[str, Any]) -> None:
    if section["translation_of"] is None:
        assert section["date_basis"] != "inherited"
        return
    original = SECTIONS[section["translation_of"]]
    assert (original["lang"], section["lang"]) == ("en", "zh")
    assert (section["date"], section["author"]) == (original["date"], original["author"])


@pytest.mark.parametrize("pair", GOLD["alignment"], ids=lambda p: str(p["zh_section"]))
def test_aligned_paragraphs_lie_in_their_sections(pair: dict[str, Any]) -> None:
    zh, en = SECTIONS[pair["zh_section"]], SECTIONS[pair["en_section"]]
    assert zh["translation_of"] == en["id"]
    assert pair["pairs"]
    for spans in pair["pairs"]:
        for side, section in (("zh", zh), ("en", en)):
            start, end = spans[side]
            assert section["start"] <= start < end <= section["end"]
            assert _text(section)[start:end].strip() == _text(section)[start:end]


def test_every_translation_is_aligned() -> None:
    assert {s["id"] for s in SECTIONS.values() if s["translation_of"]} == {
        p["zh_section"] for p in GOLD["alignment"]
    }
