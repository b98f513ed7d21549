"""Spellings of a place that differ in letters only become one."""

from __future__ import annotations

import pytest

from corpus.resolve.places import choose_spellings


@pytest.mark.parametrize(
    ("places", "shown"),
    [
        ({}, {}),
        ({"PORT SELBY": 3}, {"PORT SELBY": "PORT SELBY"}),
        (
            {"PORT SELBY, UK": 3, "Port Selby, UK": 1},
            dict.fromkeys(("PORT SELBY, UK", "Port Selby, UK"), "Port Selby, UK"),
        ),
        ({"Selby, U.K.": 2, "Selby, UK": 1}, dict.fromkeys(("Selby, U.K.", "Selby, UK"), "Selby, U.K.")),
        ({"Selby, UK": 1, "Selby": 2}, {"Selby, UK": "Selby, UK", "Selby": "Selby"}),
    ],
)
def test_choose_spellings(places: dict[str, int], shown: dict[str, str]) -> None:
    assert choose_spellings(places) == shown
