"""Which pages a numbered pager lists."""

from __future__ import annotations

import pytest

from webapp.pager import pager


@pytest.mark.parametrize(
    ("page", "pages", "labels"),
    [
        (1, 2, "[1] 2"),
        (1, 8, "[1] 2 3 … 8"),
        (5, 8, "1 … 3 4 [5] 6 7 8"),
        (8, 8, "1 … 6 7 [8]"),
        (99, 3, "1 2 [3]"),
    ],
)
def test_the_first_the_last_and_those_around(page: int, pages: int, labels: str) -> None:
    found = pager(page, pages, str)
    assert found
    said = ["…" if one is None else f"[{one.label}]" if one.current else one.label for one in found.pages]
    assert " ".join(said) == labels
    assert (found.previous is None) == (page == 1)
    assert (found.following is None) == (page >= pages)


def test_one_page_has_none() -> None:
    assert pager(1, 1, str) is None
