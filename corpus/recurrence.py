"""What a dump teaches about its own boundaries.

Releases of one source begin and end alike: the same last line, the same kind of header, the same
number of blank lines.  After the first pass the sure boundaries and the sure others of the dump
itself tell which of these signs mean something here.  Each sign of a candidate then counts as
log odds, for a boundary or against it; what was seen too seldom counts nothing.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from collections.abc import Sequence

from corpus.block_traits import Traits

SIGNS = ("tail_start", "tail_end", "tail_kind", "own_start", "next_start", "layout", "gap", "style")
_SEEN_SELDOM = 3
_DOUBT = 4.0  # imaginary sightings that say nothing; more of them, more caution
_STRONGEST = 4.0
_DIGITS = re.compile(r"\d+")


class SignBook:
    """The signs of every candidate as small numbers: one column for each of `SIGNS`, and how often
    each stands at a block that is no candidate."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[int, object], int] = {}
        self.columns: tuple[array[int], ...] = tuple(array("l") for _ in SIGNS)
        self.others: Counter[int] = Counter()
        self.other_blocks = 0

    def write_other(self, before: Sequence[Traits], at: Traits, after: Sequence[Traits]) -> None:
        self.other_blocks += 1
        for i, sign in enumerate(_signs(before, at, after)):
            self.others[self._numbers.setdefault((i, sign), len(self._numbers))] += 1

    def write(self, before: Sequence[Traits], at: Traits, after: Sequence[Traits]) -> None:
        for i, sign in enumerate(_signs(before, at, after)):
            self.columns[i].append(self._numbers.setdefault((i, sign), len(self._numbers)))


def _signs(before: Sequence[Traits], at: Traits, after: Sequence[Traits]) -> tuple[object, ...]:
    prev = before[-1] if before else None
    return (
        _fold(prev.head[:14]) if prev else "",
        _fold(prev.tail[-14:]) if prev else "",
        (prev.ending, prev.address, prev.phone, prev.via, prev.legal, prev.stop, prev.prose, prev.length < 40)
        if prev
        else 0,
        _fold(at.head[:8]),
        _fold(after[0].head[:9]) if after else "",
        "".join(_shape(b) for b in after[:3]),
        at.blank_before,
        (at.all_caps, at.title_case > 0.6, at.stop, at.first_kind, at.bullet),
    )


def _fold(piece: str) -> str:
    return _DIGITS.sub("0", piece.casefold())


def _shape(block: Traits) -> str:
    if block.opening >= 2:
        return "D" if block.prose else "d"
    if block.date_only:
        return "t"
    if block.bullet:
        return "b"
    if block.prose:
        return "P" if block.stop else "p"
    return "s" if block.length < 60 else "m"


def weigh_habits(book: SignBook, odds: Sequence[float]) -> list[tuple[float, ...]]:
    """For each candidate the log odds of each of its signs in this dump, within ±4.

    Every candidate counts as boundary by the probability the first pass gave it, itself left out.
    """
    chance = [1.0 / (1.0 + math.exp(-max(-20.0, min(20.0, 1.5 * value)))) for value in odds]
    return list(zip(*(_weigh(column, chance, book) for column in book.columns), strict=True))


def _weigh(column: Sequence[int], chance: Sequence[float], book: SignBook) -> list[float]:
    times: dict[int, int] = {}
    yes: dict[int, float] = {}
    for sign, p in zip(column, chance, strict=True):
        times[sign] = times.get(sign, 0) + 1
        yes[sign] = yes.get(sign, 0.0) + p
    for sign in times:
        times[sign] += book.others[sign]
    rare = [sign for sign, n in times.items() if n < _SEEN_SELDOM]
    rare_times = sum(times[sign] for sign in rare)
    rare_yes = sum(yes[sign] for sign in rare)
    total, total_yes = len(column) + book.other_blocks, sum(chance)
    weights = []
    for sign, p in zip(column, chance, strict=True):
        n, y = (times[sign], yes[sign]) if times[sign] >= _SEEN_SELDOM else (rare_times, rare_yes)
        share = n / total
        for_it = (y - p + _DOUBT * share) / (total_yes - p + _DOUBT)
        against = (n - y - 1 + p + _DOUBT * share) / (total - total_yes - 1 + p + _DOUBT)
        weights.append(max(-_STRONGEST, min(_STRONGEST, math.log(max(for_it, 1e-9) / max(against, 1e-9)))))
    return weights
