"""Which candidates are the boundaries, given the log odds of each.

Two blocks that follow each other are seldom both the start of a release: of a title and the tagline
above or below it, the likelier one is taken.  It costs less where the text after says nothing more of
the first one: a headline without a text.
"""

from __future__ import annotations

from collections.abc import Sequence

NEIGHBOURS = 4.0  # log odds that a second start in the very next block has to make up for
STRANGERS = 0.5  # the same, where the text after has no words of the first


def choose(numbers: Sequence[int], odds: Sequence[float], strange: Sequence[int]) -> list[int]:
    """The places, in `odds`, of the candidates that are boundaries: the choice with the highest sum
    of log odds, less the price of every two neighbouring blocks chosen.  `numbers` are their blocks,
    `strange` says of each whether the block before it is forgotten after it.
    """
    best: list[tuple[float, float]] = []
    without, taken = 0.0, float("-inf")
    for i, value in enumerate(odds):
        price = _price(numbers, strange, i)
        best.append((without, taken - price))
        without, taken = max(without, taken), max(without, taken - price) + value
    chosen = []
    take = taken > without
    for i in range(len(odds) - 1, -1, -1):
        before_without, before_taken = best[i]
        if take:
            chosen.append(i)
            take = before_taken > before_without
        else:
            take = before_taken + _price(numbers, strange, i) > before_without
    chosen.reverse()
    return chosen


def _price(numbers: Sequence[int], strange: Sequence[int], i: int) -> float:
    if not i or numbers[i] - numbers[i - 1] > 1:
        return 0.0
    return STRANGERS if strange[i] else NEIGHBOURS
