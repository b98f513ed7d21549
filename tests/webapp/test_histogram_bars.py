from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.histogram import LABELS, MAX_BARS, bars


@pytest.mark.parametrize(
    ("counts", "values"),
    [
        ([], []),
        ([("2020", 3, False)], ["2020"]),
        ([("2022", 1, False), ("2020", 3, False)], ["2020", "2021", "2022"]),
        ([("2019-11", 1, False), ("2020-02", 1, False)], ["2019-11", "2019-12", "2020-01", "2020-02"]),
        ([("2020-02-28", 1, False), ("2020-03-01", 1, False)], ["2020-02-28", "2020-02-29", "2020-03-01"]),
    ],
)
def test_nothing_between_two_bars_is_left_out(counts: list[tuple[str, int, bool]], values: list[str]) -> None:
    assert [bar.value for bar in bars(counts)] == values


def test_a_bar_with_nothing_in_it_leads_nowhere() -> None:
    first, empty, last = bars([("2020", 1, False), ("2022", 200, True)], lambda value: f"?from={value}")
    assert (first.url, empty.url, last.url) == ("?from=2020", None, "?from=2022")
    assert (empty.height, last.height, last.selected) == (0, 100, True)
    assert first.height > 0, "one release among hundreds can still be seen"
    assert last.title == "2022: 200 releases"


def test_a_gap_too_long_to_draw_stays_closed() -> None:
    assert len(bars([("1900-01-01", 1, False), ("2020-01-01", 1, False)])) == 2


months = st.tuples(st.integers(1990, 2029), st.integers(1, 12)).map(lambda one: f"{one[0]}-{one[1]:02}")


@given(st.dictionaries(months, st.integers(0, 10_000), max_size=30))
def test_bars_are_bounded_in_order_and_complete(counts: dict[str, int]) -> None:
    drawn = bars((value, count, False) for value, count in counts.items())
    assert [bar.value for bar in drawn] == sorted({bar.value for bar in drawn})
    assert sum(bar.count for bar in drawn) == sum(counts.values())
    assert all(0 <= bar.height <= 100 for bar in drawn)
    assert len(drawn) <= max(MAX_BARS, len(counts))
    assert sum(1 for bar in drawn if bar.tick) <= LABELS + 1


def test_days_say_their_year_once() -> None:
    turn = bars([("2020-12-30", 1, False), ("2021-01-02", 1, False)])
    assert [bar.tick for bar in turn] == ["30 Dec 2020", "31 Dec", "1 Jan 2021", "2 Jan"]
    months = bars([("2020-12", 1, False), ("2021-01", 1, False)])
    assert [bar.tick for bar in months] == ["Dec 2020", "Jan 2021"]
