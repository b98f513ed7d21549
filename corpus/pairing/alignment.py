"""Which paragraph of a translation is which: the best reading in order, with gaps on both sides.

Decides pairs of passages from the features they share (`anchors`), weighted by how rare they are in the
two releases; length and place are weak evidence.  One side may have lost most of its paragraphs, and
a Chinese paragraph may stand for several English ones: the pair's English span then covers them all.
A paragraph joins such a run only where the run is nearer to the length of a translation with it, at either
end, and no standing text joins the text above it.  A pair without enough in common is left out: a wrong
pair is worse than none.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from corpus.models import AlignedPair, Release, Span
from corpus.pairing.units import (
    CHARS_PER_HAN,
    Unit,
    by_length,
    contradicts,
    deviation_of,
    read_units,
    shared_names,
)

MOST_TOGETHER = 8  # English passages under one Chinese one
LARGEST = 4_000_000  # pairs of passages; a longer text is not aligned at all
MOST_CELLS = 400_000  # beyond, only passages at about the same place are compared
SPREAD = 0.75  # of the logarithm of that ratio
LEAST_VALUE = 1.4
LEAST_SHARE = 0.16  # of a Chinese passage's features that have to be found again
WEIGHTS = {"#": 1.5, "%": 1.8, "@": 1.8, "w": 1.3, "c": 1.0, "n": 2.0}
OUTLINE_WEIGHT = 7.0
FEWEST_WORDS = 3  # of the glossary, that a paragraph joins others by
LONGEST_FILL = 60  # passages on either side
COMPLETE_SAME = 0.7  # the same, where the kinds of passages agree one by one
COMPLETE = 0.4  # most deviation of the lengths of a stretch where nothing is lost


def align_passages(zh: Release, en: Release) -> tuple[AlignedPair, ...]:
    """The pairs in order of the text; empty where nothing is sure or a text is too long.  Scores: 0..1."""
    names = shared_names(en)
    left, right = read_units(zh, names), read_units(en, names)
    if not left or not right or len(left) * len(right) > LARGEST:
        return ()
    weight = _weights(left, right)
    chosen = _best_path(left, right, weight)
    chosen = sorted([*chosen, *_fill(left, right, chosen)])
    return tuple(
        AlignedPair(
            left[i].span,
            Span(right[j].span.start, right[k - 1].span.end),
            round(min(1.0, 1 - math.exp(-value / 3)), 3),
        )
        for i, j, k, value in chosen
    )


def _weights(left: Sequence[Unit], right: Sequence[Unit]) -> dict[str, float]:
    """The weight of each feature that both sides have: the rarer, the heavier."""
    here = Counter(feature for unit in left for feature in unit.features)
    there = Counter(feature for unit in right for feature in unit.features)
    total = len(left) + len(right)
    return {
        feature: WEIGHTS[feature[0]]
        * math.log(1 + total / (count + there.get(feature, 0)))
        / math.log(1 + total)
        for feature, count in here.items()
    }


def _best_path(
    left: Sequence[Unit], right: Sequence[Unit], weight: dict[str, float]
) -> list[tuple[int, int, int, float]]:
    """The chain of (Chinese, first English, end of English, value) with the greatest sum, in order."""
    found = _candidates(left, right, weight)
    rows, columns = len(left), len(right)
    best = [0.0] * (columns + 1)
    back: list[tuple[dict[int, tuple[int, float]], bytearray]] = []
    for i in range(rows):
        row = best[:]
        taken: dict[int, tuple[int, float]] = {}
        passed = bytearray(columns + 1)  # 1 where nothing better ends than in the column before
        for j, k, value in found[i]:
            if best[j] + value > row[k]:
                row[k] = best[j] + value
                taken[k] = (j, value)
        for k in range(1, columns + 1):
            if row[k - 1] > row[k]:
                row[k] = row[k - 1]
                passed[k] = 1
        back.append((taken, passed))
        best = row
    chosen: list[tuple[int, int, int, float]] = []
    i, k = rows - 1, columns
    while i >= 0:
        taken, passed = back[i]
        step = taken.get(k)
        if passed[k]:
            k -= 1
        elif step is None:
            i -= 1
        else:
            chosen.append((i, step[0], k, step[1]))
            i, k = i - 1, step[0]
    return chosen[::-1]


def _candidates(
    left: Sequence[Unit], right: Sequence[Unit], weight: dict[str, float]
) -> list[list[tuple[int, int, float]]]:
    """For each Chinese unit the (first, end, value) of English runs worth pairing with it."""
    holders: dict[str, list[int]] = {}
    outlines: dict[str, list[int]] = {}
    for j, unit in enumerate(right):
        if unit.outline:
            outlines.setdefault(unit.outline, []).append(j)
        for feature in unit.features:
            if feature in weight:
                holders.setdefault(feature, []).append(j)
    banded = len(left) * len(right) > MOST_CELLS
    reach = max(50, MOST_CELLS // (4 * len(left)))
    result = []
    for i, unit in enumerate(left):
        shared: dict[int, set[str]] = {}
        middle = i * len(right) // len(left)
        for feature in unit.features:
            for j in holders.get(feature, ()):
                if not banded or abs(j - middle) <= reach:
                    shared.setdefault(j, set()).add(feature)
        for j in outlines.get(unit.outline, ()) if unit.outline else ():
            shared.setdefault(j, set())
        result.append(_runs(unit, right, shared, weight))
    return result


def _runs(
    unit: Unit, right: Sequence[Unit], shared: dict[int, set[str]], weight: dict[str, float]
) -> list[tuple[int, int, float]]:
    total = sum(weight.get(feature, 0.0) for feature in unit.features) or 1.0
    runs = []
    for j in shared:
        common: set[str] = set()
        size = 0
        for k in range(j, min(len(right), j + MOST_TOGETHER)):
            if k > j and (unit.short or right[k].short or right[k].standing != right[j].standing):
                break
            size += right[k].size
            added = shared.get(k, set()) - common
            common |= added
            if k > j and not (_joins(added) and _joins(shared[j] - shared.get(k, set()))):
                continue  # a run may pass over a paragraph, but does not end in one that adds next to nothing
            if k > j and not _needs_both(unit.size, size, right[j].size, right[k].size):
                continue
            value = _value(unit, right[j], common, size, weight, total)
            if value > 0:
                runs.append((j, k + 1, value))
            if size > 9 * CHARS_PER_HAN * (unit.size + 8):
                break
    return runs


def _joins(added: set[str]) -> bool:
    """Whether what a paragraph adds to a run is enough: a number, a date or a name, or several words."""
    return len(added) >= FEWEST_WORDS or any(not feature.startswith("c:") for feature in added)


def _needs_both(han: int, size: int, first: int, last: int) -> bool:
    """Whether a run of `size` characters fits the length of a Chinese passage better than the run without
    its first or without its last paragraph does."""
    fit = abs(deviation_of(han, size))
    return fit < abs(deviation_of(han, size - first)) and fit < abs(deviation_of(han, size - last))


def _value(
    unit: Unit, other: Unit, common: set[str], size: int, weight: dict[str, float], total: float
) -> float:
    """What a pair is worth above the least it must be worth; not positive for one that is refused."""
    matched = sum(weight[feature] for feature in common)
    if unit.outline is not None and unit.outline == other.outline:
        headings = unit.short and other.short
        matched += OUTLINE_WEIGHT if "." in unit.outline or headings else OUTLINE_WEIGHT / 4
        total += OUTLINE_WEIGHT
    elif unit.outline is not None and other.outline is not None and unit.short and other.short:
        return 0.0
    share = matched / total
    if share < LEAST_SHARE:
        return 0.0
    deviation = deviation_of(unit.size, size) / SPREAD
    fit = math.exp(-0.5 * deviation * deviation)
    kind = 1.0 if unit.short == other.short else 0.5
    return matched * (0.35 + 0.65 * share) * (0.25 + 0.75 * fit) * kind - LEAST_VALUE


def _fill(
    left: Sequence[Unit], right: Sequence[Unit], chosen: Sequence[tuple[int, int, int, float]]
) -> list[tuple[int, int, int, float]]:
    """Pairs between sure neighbours, by length and order, where nothing seems to be lost there.

    Nothing is lost between two pairs (or a pair and an end of the text) if what stands there is as long
    on one side as a translation of the other would be.  A pair whose figures and names contradict each other
    is left out.
    """
    if not chosen:
        return []
    ends = [(-1, -1, 0, 0.0), *chosen, (len(left), len(right), len(right), 0.0)]
    filled: list[tuple[int, int, int, float]] = []
    for (i, _, k, _), (next_i, next_j, _, _) in pairwise(ends):
        rows, columns = range(i + 1, next_i), range(k, next_j)
        if rows and columns and len(rows) <= LONGEST_FILL and len(columns) <= LONGEST_FILL:
            fits = deviation_of(sum(left[a].size for a in rows), sum(right[b].size for b in columns))
            same = [left[a].kind for a in rows] == [right[b].kind for b in columns]
            if abs(fits) <= (COMPLETE_SAME if same else COMPLETE):
                pairs = by_length(left, right, rows, columns)
                filled += [pair for pair in pairs if not contradicts(left[pair[0]], right[pair[1] : pair[2]])]
    return filled
