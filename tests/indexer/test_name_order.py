"""In which order names of equal counts are listed."""

from __future__ import annotations

import pytest

from indexer.facets import most_frequent

COUNTS = {
    "Zeta": 3,
    "tax": 2,
    "TIGER": 2,
    "Émile": 2,
    "care": 1,
    "AREA": 1,
    "“Acharya”": 1,
    "雷军": 1,
    "Ｂell": 1,
}
ORDER = ["Zeta", "Émile", "tax", "TIGER", "“Acharya”", "AREA", "Ｂell", "care", "雷军"]


@pytest.mark.parametrize("start", range(len(ORDER) + 1))
@pytest.mark.parametrize("size", [0, 1, 2, 3, 20])
def test_equal_counts_stand_as_a_reader_looks_for_them(start: int, size: int) -> None:
    assert most_frequent(COUNTS, start, start + size) == ORDER[start : start + size]


def test_no_names_have_no_order() -> None:
    assert most_frequent({}, 0, 5) == []
