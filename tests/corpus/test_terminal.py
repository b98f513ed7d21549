"""Lines in the columns of a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.terminal import columns, cut, table, wrap

WORDS = st.text(st.sampled_from("ab 文é"), max_size=120)


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("文a", 3), ("e\u0301", 1), ("", 0)])
def test_columns(text: str, width: int) -> None:
    assert columns(text) == width


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [("one two", 7, "one two"), ("one two", 6, "one t…"), ("文文文", 5, "文文…"), ("a\n b", 9, "a b")],
)
def test_cut(text: str, width: int, shown: str) -> None:
    assert cut(text, width) == shown


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 8, ["one two", "three"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("by 文文文文", 7, ["by 文文", "文文"]),
        ("", 5, [""]),
    ],
)
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


@given(WORDS, st.integers(2, 30))
def test_wrapping_keeps_every_character_and_the_width(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(columns(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_tables_leave_out_empty_columns_and_go_on_below() -> None:
    rows = [("1-2", "", "body", "one two three four five six"), ("10-20", "", "list", "seven")]
    assert list(table(rows, 30)) == ["1-2    body  one two three fo…", "10-20  list  seven"]
    assert list(table(rows, 30, whole=True)) == [
        "1-2    body  one two three",
        "             four five six",
        "10-20  list  seven",
    ]
    assert list(table(rows, 18, whole=True))[:2] == ["1-2    body", "    one two three"]
