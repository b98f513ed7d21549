"""Which candidates are the boundaries, given the log odds of each.

Between the starts of two releases there is text.  Of several candidates with no paragraph between
them (a title, the tagline above or below it, the last links of the release before) the likeliest is
taken.  A second one costs less where the text after says nothing more of the line before it: that
one is a headline without a text.
"""

from __future__ import annotations

from collections.abc import Sequence

CROWDED = 4.0  # log odds that a second start without a paragraph before it has to make up for
STRANGERS = 0.5  # the same, where the text after has no words of the line before


def choose(groups: Sequence[int], odds: Sequence[float], strange: Sequence[int]) -> list[int]:
    """The places, in `odds`, of the candidates that are boundaries: in each group the choice with the
    highest sum of log odds, less the price of each after the first; nothing where no sum is above 0.

    Candidates with no paragraph between them have the same number in `groups`, which never falls;
    `strange` says of each whether the line before it is a headline forgotten after it.
    """
    chosen: list[int] = []
    low = 0
    for high in range(1, len(odds) + 1):
        if high == len(odds) or groups[high] != groups[low]:
            chosen.extend(_choose_in_group(odds, strange, low, high))
            low = high
    return chosen


def _choose_in_group(odds: Sequence[float], strange: Sequence[int], low: int, high: int) -> list[int]:
    first, best, after = -1, 0.0, 0.0
    for i in range(high - 1, low - 1, -1):
        if odds[i] + after > best:
            first, best = i, odds[i] + after
        after += max(0.0, odds[i] - _price(strange, i))
    if first < 0:
        return []
    return [first, *(i for i in range(first + 1, high) if odds[i] > _price(strange, i))]


def _price(strange: Sequence[int], i: int) -> float:
    return STRANGERS if strange[i] else CROWDED
