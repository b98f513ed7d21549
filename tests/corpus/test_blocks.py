"""How white space is read: lines, blocks, and the blank lines between them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.blocks import blocks, lines, underline

TEXTS = st.text(alphabet="ab。 \u00a0\u3000\t\n\r\u2028\x0c", max_size=60)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \u00a0\n\u3000\n", []),
        ("one", [["one"]]),
        ("one\ntwo", [["one", "two"]]),
        ("one\n\ntwo", [["one"], ["two"]]),
        ("one\r\ntwo\r\n\r\nthree", [["one", "two"], ["three"]]),
        ("one\rtwo\r\rthree", [["one", "two"], ["three"]]),
        ("one\n\u00a0\u3000\ntwo", [["one"], ["two"]]),
        ("one\u2028two", [["one", "two"]]),
        ("  one \u00a0\n\n\u3000two", [["one"], ["two"]]),
    ],
)
def test_blocks_and_their_lines(text: str, expected: list[list[str]]) -> None:
    assert [[text[x.start : x.end] for x in block.lines] for block in blocks(text)] == expected


@pytest.mark.parametrize(
    ("text", "blank"),
    [("a\n\nb", [0, 1]), ("a\n\n\n\nb", [0, 3]), ("\n\na", [2]), ("a\r\n\r\n\r\nb", [0, 2])],
)
def test_blank_lines_before(text: str, blank: list[int]) -> None:
    assert [block.blank_before for block in blocks(text)] == blank


@given(TEXTS)
def test_every_visible_character_is_in_one_line(text: str) -> None:
    covered = {at for line in lines(text) for at in range(line.start, line.end)}
    assert all(at in covered for at, character in enumerate(text) if not character.isspace())
    spans = list(lines(text))
    assert all(one.end < two.start for one, two in pairwise(spans))


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_blocks_keep_the_lines_and_the_bounds(text: str, start: int, end: int) -> None:
    found = list(blocks(text, start, max(start, min(end, len(text)))))
    assert [x for block in found for x in block.lines] == list(
        lines(text, start, max(start, min(end, len(text))))
    )
    assert all(block.span.start >= start for block in found)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("A second berth\n--------------\n\nIt opened.", "--------------"),
        ("A second berth\r\n  =============  \r\nIt opened.", "============="),
        ("两座泊位\n--------\n", "--------"),
        ("A second berth\n---\n", None),
        ("A second berth\n----------------------------------------\n", None),
        ("A second berth\n\n--------------\n", None),
        ("A second berth\n##############\n", None),
        ("A second berth\nIt opened today", None),
        ("A second berth", None),
    ],
)
def test_a_row_of_signs_right_under_a_line_and_about_as_long(text: str, row: str | None) -> None:
    found = underline(text, next(lines(text)))
    assert (text[found.start : found.end] if found else None) == row
