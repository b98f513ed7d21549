"""Which paragraph stands beside which."""

from __future__ import annotations

from dataclasses import replace

import pytest
from handmade import written
from hypothesis import given
from hypothesis import strategies as st

from corpus.models import Span
from webapp.facing import front, rows, standing
from webapp.reading import Line, Side, Unit
from webapp.reading import side as page_side


def side(kinds: str) -> Side:
    """A side of units ten positions apart; “b” is body, “s” standing text, “n” a notice, “f” a footnote."""
    kinds_of = {"s": "boilerplate", "b": "body", "n": "notice", "f": "footnote", "t": "title"}
    units = tuple(Unit(kinds_of[kind], (), Span(10 * n, 10 * n + 8)) for n, kind in enumerate(kinds))
    return Side("id", "en", Line("t"), None, (), units)


def drawn(own: Side, other: Side, pairs: list[tuple[int, int]]) -> str:
    spans = [(own.units[i].span, other.units[j].span) for i, j in pairs]
    return " ".join(
        "+".join(str(one.span.start // 10) for one in row.own)
        + ("?" if row.unmatched else "|")
        + "+".join(str(one.span.start // 10) for one in row.other)
        for row in rows(own, other, spans)
    )


@pytest.mark.parametrize(
    ("own", "other", "pairs", "expected"),
    [
        ("bb", "bb", [(0, 0), (1, 1)], "0|0 1|1"),
        ("bbb", "bb", [(0, 0), (2, 1)], "0|0 1| 2|1"),
        ("bb", "bbb", [(0, 0), (1, 2)], "0|0 |1 1|2"),
        ("bbb", "bbbb", [(0, 0), (2, 3)], "0|0 1?1+2 2|3"),
        ("bbb", "bbbbbb", [(0, 0), (2, 5)], "0|0 1| |1+2+3+4 2|5"),
        ("bbbbbb", "bbb", [(0, 0), (5, 2)], "0|0 1| 2| 3| 4| |1 5|2"),
        ("bbb", "b", [(0, 0), (1, 0), (2, 0)], "0+1+2|0"),
        ("b", "bb", [(0, 0), (0, 1)], "0|0+1"),
        ("bbs", "bs", [(0, 0)], "0|0 1| 2?1"),
        ("bb", "bb", [], "0+1?0+1"),
        ("bbs", "bss", [], "0+1?0 2?1+2"),
        ("bbb", "bbb", [(0, 2), (1, 0), (2, 1)], "0| 1|0 2|1 |2"),
    ],
)
def test_rows(own: str, other: str, pairs: list[tuple[int, int]], expected: str) -> None:
    assert drawn(side(own), side(other), pairs) == expected


@pytest.mark.parametrize(
    ("own", "other", "shown"),
    [
        ("bbs", "", 2),
        ("nbb", "", 3),
        ("bsb", "", 3),
        ("nbss", "", 2),
        ("bsf", "", 1),
        ("bff", "", 3),
        ("bfs", "", 2),
        ("bfsfs", "", 2),
        ("ss", "", 0),
        ("bs", "bs", 1),
        ("bbs", "bb", 1),
        ("", "", 0),
    ],
)
def test_only_what_stands_at_the_end_folds(own: str, other: str, shown: int) -> None:
    assert standing(rows(side(own), side(other) if other else None)) == shown


@pytest.mark.parametrize(
    ("own", "fields"),
    [("nntnbb", 4), ("nbb", 0), ("tnbb", 0), ("bntb", 0), ("nnt", 3), ("", 0), ("nntnbs", 4)],
)
def test_the_fields_a_title_stands_among_fold(own: str, fields: int) -> None:
    found = rows(side(own), None)
    assert front(found) == fields


def test_one_language_is_a_row_a_unit() -> None:
    assert [len(row.own) for row in rows(side("bbs"), None)] == [1, 1, 1]


@given(
    st.text("bs", max_size=12),
    st.text("bs", max_size=12),
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=20),
)
def test_every_unit_stands_once_and_in_order(own: str, other: str, pairs: list[tuple[int, int]]) -> None:
    one, two = side(own), side(other)
    possible = [(i, j) for i, j in pairs if i < len(own) and j < len(other)]
    found = rows(one, two, [(one.units[i].span, two.units[j].span) for i, j in possible])
    assert tuple(unit for row in found for unit in row.own) == one.units
    assert tuple(unit for row in found for unit in row.other) == two.units


def test_marks_fall_into_their_passages_and_lines() -> None:
    release = written(
        "r", "s.txt", 100, "en", "title| A warm ferry\nbody| The ferry waits\nlist| a ferry too"
    )
    marked = tuple((at, at + 5) for at in range(len(release.text)) if release.text.startswith("ferry", at))
    found = page_side(release, marked)
    assert found.title.highlights == ((7, 12),)
    assert [unit.paras[0].whole.highlights for unit in found.units] == [((4, 9),), ((2, 7),)]
    assert found.units[1].paras[0].lines[0].highlights == ((2, 7),)


def test_whose_words_a_letter_in_a_release_is() -> None:
    release = written("r", "s.txt", 0, "en", "title| T\nbody| a\nbody| b\nbody| c\nbody| d")
    writers = (None, None, "Ada Ng", "Ada Ng", None)
    passages = tuple(
        replace(one, author=writer) for one, writer in zip(release.passages, writers, strict=True)
    )
    release = replace(release, passages=passages)
    units = page_side(release).units
    assert [(one.begins, one.ends) for one in units] == [
        (None, False),
        ("Ada Ng", False),
        (None, False),
        (None, True),
    ]
    assert not any(one.begins or one.ends for one in page_side(release, voiced=False).units)
