"""When a word counts as telling, and what of a text stands beside a name."""

from __future__ import annotations

import pytest

from indexer.profiles.mentions import Mentioned
from indexer.profiles.wordings import LEAST, Wordings, log_likelihood


@pytest.mark.parametrize(
    ("beside", "anywhere", "read", "releases", "telling"),
    [
        (2, 2, 3, 40, True),  # nowhere else
        (9, 10, 10, 100, True),
        (2, 30, 3, 40, False),  # everywhere
        (1, 10, 10, 100, False),  # as often as elsewhere
        (0, 10, 10, 100, False),
        (5, 5, 5, 5, False),  # there is nothing to compare with
    ],
)
def test_log_likelihood(beside: int, anywhere: int, read: int, releases: int, telling: bool) -> None:
    assert (log_likelihood(beside, anywhere, read, releases) >= LEAST) == telling


def test_the_figure_by_hand() -> None:
    # 2 (20 ln(20 / 2.2727) + 5 ln(5 / 22.727)): 25 in 1,100 are expected to be 2.27 in 100.
    assert log_likelihood(20, 25, 100, 1100) == pytest.approx(71.849, abs=0.001)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "It rained. Our first X1, a quiet boat, left.",
            {
                ("before", "our"),
                ("before", "first"),
                ("after", "quiet"),
                ("after", "boat"),
                ("after", "left"),
            },
        ),
        ("one two three four five X1", {("before", word) for word in ("two", "three", "four", "five")}),
        ("the “new” X1 (old)", set()),
        ("X1 and X2", {("after", "and"), ("after", "x2")}),
        ("全新的X1上市", {("before", "全新"), ("before", "新的"), ("after", "上市")}),
        ("12 34 X1", set()),
    ],
)
def test_what_stands_beside_a_name(text: str, found: set[tuple[str, str]]) -> None:
    at = text.index("X1")
    mentioned = Mentioned(text, at, at + 2, 0, "body")
    beside = Wordings(frozenset(("x1",)))._beside(mentioned)
    assert {(side, word) for side, word, _ in beside} == found
