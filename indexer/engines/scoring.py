"""What a plan scores, once an engine knows where its leaves stand: the same sums for every engine.

An engine answers leaves; how leaves are weighed and joined is decided here, so that two engines give
the same releases the same scores.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias

from indexer import config
from indexer.engines.base import All, Among, Either, Exactly, Plan, Sequence, Without, ordinals

Scores: TypeAlias = Mapping[int, float]
# A leaf, and how many releases of the whole index match it where the engine holds a part of them.
Leaf: TypeAlias = Callable[[Sequence | Exactly, int | None], Scores]
# Steps of 3.3 %, of one word at least, as Whoosh has them.
_LENGTHS: Final = [round((1.033**step - 1) * 27) for step in range(256)]


def joined(plan: Plan, leaf: Leaf, everything: int, holding: Mapping[Sequence, int] | None) -> Scores:
    """Ordinal to score of each release of `everything` that a plan matches; `leaf` answers the leaves."""
    match plan:
        case Sequence():
            return leaf(plan, holding.get(plan) if holding else None)
        case Exactly():
            return leaf(plan, None)
        case Among(bits):
            return dict.fromkeys(ordinals(bits & everything), 0.0)
        case All(parts):
            return _sum_of_all([joined(part, leaf, everything, holding) for part in parts])
        case Either(parts):
            return _sum_of_any([joined(part, leaf, everything, holding) for part in parts])
        case Without(kept, dropped):
            gone = joined(dropped, leaf, everything, holding)
            found = joined(kept, leaf, everything, holding)
            return {number: score for number, score in found.items() if number not in gone}


def bm25f(weights: Mapping[int, float], holding: int, count: int) -> dict[int, float]:
    """The scores of a leaf that `holding` of `count` releases match.

    `weights` are its weighed and normed frequencies over all fields, by ordinal.
    """
    idf, k1 = rarity(holding, count), config.BM25_K1
    return {number: idf * weight * (k1 + 1) / (weight + k1) for number, weight in weights.items()}


def rarity(holding: int, count: int) -> float:
    """What a leaf is worth that `holding` of `count` releases match."""
    return math.log(1 + (count - holding + 0.5) / (holding + 0.5))


def length_norms(lengths: list[int], average: float) -> list[float]:
    """BM25's length normalisation of each release in a field, given its number of words there.

    `average` is that of all releases of the index that have any.  Lengths count rounded up to one of 256,
    because that is all that some engines keep of them.
    """
    b = config.BM25_B
    # Few lengths are different, and there is one for each release.
    rounded = {size: _LENGTHS[min(bisect_left(_LENGTHS, size), 255)] for size in set(lengths)}
    norms = {size: 1 - b + b * near / average for size, near in rounded.items()}
    return [norms[size] for size in lengths]


def count_in_a_row(places: list[array[int]]) -> int:
    """How often the keys stand one after the other."""
    starts = set(places[0])
    for offset, positions in enumerate(places[1:], 1):
        starts &= {position - offset for position in positions}
        if not starts:
            return 0
    return len(starts)


def count_near(places: list[array[int]] | list[set[int]], near: int) -> int:
    """How often all keys stand in one window, with at most `near` other positions in it.

    Windows are counted from each occurrence of a key that can be the first in one.
    """
    events = sorted((position, index) for index, positions in enumerate(places) for position in positions)
    last = [-1] * len(places)
    span = len(places) + near
    found = 0
    for position, index in events:
        last[index] = position
        if min(last) >= 0 and position - min(last) < span and len(set(last)) == len(last):
            found += 1
    return found


def _sum_of_all(found: list[Scores]) -> Scores:
    if not found:
        return {}
    least, *others = sorted(found, key=len)
    common: Iterable[int] = least
    for scores in others:
        common = [number for number in common if number in scores]
    # In the order of the parts, so that a sum is the same to the last bit whatever else is in the index.
    first, *rest = found
    total = {number: first[number] for number in common}
    for scores in rest:
        total = {number: score + scores[number] for number, score in total.items()}
    return total


def _sum_of_any(found: list[Scores]) -> Scores:
    if len(found) == 1:
        return found[0]
    total: dict[int, float] = {}
    for scores in found:
        for number, score in scores.items():
            total[number] = total.get(number, 0.0) + score
    return total
