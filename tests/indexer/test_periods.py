"""Years, quarters and months, and which of them fits."""

from __future__ import annotations

import pytest

from indexer.periods import TrendUnit, fitting, periods


@pytest.mark.parametrize(
    ("unit", "first", "last", "found"),
    [
        ("year", "2019-11-05", "2021-01-01", ["2019", "2020", "2021"]),
        ("quarter", "2019-11-05", "2020-04-01", ["2019-Q4", "2020-Q1", "2020-Q2"]),
        ("month", "2019-12-31", "2020-02-01", ["2019-12", "2020-01", "2020-02"]),
        ("month", "2020-02-10", "2020-02-11", ["2020-02"]),
        ("month", "1900-01-01", "2020-02-11", []),
    ],
)
def test_every_period_in_between(unit: TrendUnit, first: str, last: str, found: list[str]) -> None:
    assert [one.value for one in periods(unit, first, last, most=100)] == found


@pytest.mark.parametrize(
    ("unit", "days"),
    [
        ("year", ("2020-01-01", "2020-12-31")),
        ("quarter", ("2020-01-01", "2020-03-31")),
        ("month", ("2020-02-01", "2020-02-29")),
    ],
)
def test_a_period_has_its_days(unit: TrendUnit, days: tuple[str, str]) -> None:
    (one,) = periods(unit, "2020-02-10", "2020-02-11", most=1)
    assert (one.first, one.last) == days


@pytest.mark.parametrize(
    ("first", "last", "exact", "unit"),
    [
        ("2020-01-01", "2021-12-31", (100, 100), "month"),
        ("2020-01-01", "2021-12-31", (30, 30), "quarter"),  # hardly one a month
        ("2020-01-01", "2021-12-31", (100, 80), "year"),  # too many dates are only a year
        ("2012-01-01", "2021-12-31", (900, 900), "quarter"),
        ("1990-01-01", "2021-12-31", (9000, 9000), "year"),
    ],
)
def test_the_unit_fits_the_time_and_its_releases(
    first: str, last: str, exact: tuple[int, int], unit: TrendUnit
) -> None:
    years, months = exact
    assert fitting(first, last, {"year": years, "quarter": months, "month": months}) == unit
