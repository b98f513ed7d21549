"""Where releases begin, in which language they are, what they are.  All companies are invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.models import Dump, Part, Record, Span
from corpus.splitting.part_kind import kind_of
from corpus.splitting.splitter import split

ROWS = json.loads((Path(__file__).parents[1] / "data" / "splitter.json").read_text(encoding="utf-8"))


def cut(text: str, records: tuple[Record, ...] = ()) -> tuple[Part, ...]:
    return split(
        Dump(source="d.txt", text=text, encoding="utf-8", digest="", size=len(text), records=records)
    )


def assert_partition(text: str, parts: tuple[Part, ...]) -> None:
    assert "".join(text[p.span.start : p.span.end] for p in parts) == text
    assert all(p.span.start < p.span.end for p in parts)
    assert all(p.span.start == 0 or not text[p.span.start].isspace() for p in parts)
    for part in parts:
        if part.translation_of is not None:
            assert part.language == "zh"
            assert parts[part.translation_of].language == "en"


@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_rows(row: dict[str, object]) -> None:
    text, wanted = "", []
    for piece in row["parts"]:
        wanted.append(len(text))
        text += "\n\n".join(piece["blocks"]) + piece.get("after", "\n\n")
    text = text.replace("\n", row.get("newline", "\n"))
    parts = cut(text)
    assert_partition(text, parts)
    if row.get("newline", "\n") == "\n":
        assert [p.span.start for p in parts] == wanted
    assert len(parts) == len(wanted)
    for part, piece in zip(parts, row["parts"], strict=True):
        assert part.kind in piece.get("kind", "release").split("|")
        assert part.language == piece.get("language", "en")
        assert part.translation_of == piece.get("translation_of")


def test_empty_text_has_no_parts() -> None:
    assert cut("") == ()


@pytest.mark.parametrize("text", [" ", "\n\n\n", "\r", "\u3000\n\xa0\n"])
def test_blank_text_is_one_unassigned_part(text: str) -> None:
    parts = cut(text)
    assert [(p.span, p.kind) for p in parts] == [(Span(0, len(text)), "unassigned")]


def test_records_give_the_boundaries() -> None:
    text = "Small plain lines here\n\nand more of them.\n\nanother record\n\nwith its own text."
    at = text.index("another")
    parts = cut(text, (Record(Span(0, at)), Record(Span(at, len(text)))))
    assert [p.span for p in parts] == [Span(0, at), Span(at, len(text))]
    assert {p.rule for p in parts} == {"record"}


def test_every_part_says_its_rule_and_confidence() -> None:
    row = ROWS[0]
    text = "\n\n".join(block for piece in row["parts"] for block in piece["blocks"])
    assert all(p.rule and 0 <= p.confidence <= 1 for p in cut(text))


_PIECES = st.sampled_from(
    [
        "Norvane opens a works in Oslo",
        "OSLO, May 3, 2021 – Norvane, a maker of pumps, today opened a works in Oslo. It is the"
        " third of its kind in the region.",
        "诺凡科技在奥斯陆开设新工厂",
        "诺凡科技今天宣布，位于奥斯陆的新工厂正式投产，这是该公司在该地区的第三家工厂，员工约三百人。",
        "###",
        "* a point",
        "4.2 R U OK",
        "About Norvane",
        "https://norvane.example",
        "\ufeff",
        "\x00",
    ]
)
_BREAKS = st.sampled_from(["\n\n", "\n", "\r\n\r\n", "\r", "\n\n\n\n\n", "\u2028", " ", "\xa0\n"])


@given(st.lists(st.tuples(_PIECES, _BREAKS), max_size=30))
@settings(max_examples=60, deadline=None)
def test_parts_partition_a_dump_of_known_pieces(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + gap for piece, gap in pieces)
    assert_partition(text, cut(text))


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_parts_partition_any_text(text: str) -> None:
    parts = cut(text)
    assert "".join(text[p.span.start : p.span.end] for p in parts) == text


@pytest.mark.parametrize(
    ("head", "letter"),
    [
        ("A note to our customers", True),
        ("NOTE TO INVESTORS: The news of Halden is in its newsroom at https://halden.example/news", False),
    ],
)
def test_a_notice_is_no_letter(head: str, letter: bool) -> None:
    text = f"{head}\n\nHalden makes lamps in Leeds. It has done so for ten years, and means to go on.\n"
    assert (kind_of(text, Span(0, len(text)), "en") == "letter") is letter
