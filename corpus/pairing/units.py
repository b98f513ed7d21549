"""The passages of a release as things to be aligned, and their alignment by length alone.

Decides which passages take part, what is known of each (length, features, outline number), and, for a
stretch where nothing was lost, which passages go together by their lengths and order.  Where such
stretches are, and every pair that is found by its words, is left to `alignment`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.alternation import one_of
from corpus.languages.structure_en import HONORIFICS
from corpus.models import PassageKind, Release, Span
from corpus.names import HAN, RUN, fold_han
from corpus.pairing.anchors import features, outline_number

ALIGNED_KINDS: frozenset[PassageKind] = frozenset(
    (
        "title",
        "subtitle",
        "heading",
        "body",
        "list",
        "footnote",
        "boilerplate",
        "salutation",
        "byline",
        "signoff",
    )
)
CHARS_PER_HAN = 3.3  # English characters for one Chinese one, white space left out
SPREAD = 0.45  # of the logarithm of that ratio, between passages of a full translation
GAP = 2.2  # what it costs to leave a passage alone
MERGE = 0.9  # what it costs to take two for one
FILLED = 0.6  # the value of a pair found so
LARGEST_COUNT = 10  # numbers up to this are written in words, or not at all
MISMATCH = 1.6  # what it costs to pair a heading with a paragraph

_BRACKETED = re.compile(rf"({RUN.pattern})\s*[(（]([{HAN}](?:[\s·]?[{HAN}]){{1,4}})[)）]")
_HONORIFIC = re.compile(rf"(?:{one_of(HONORIFICS)})\.?\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """One passage; `size` counts its characters without white space."""

    span: Span
    kind: PassageKind
    size: int
    features: frozenset[str]
    outline: str | None

    @property
    def short(self) -> bool:
        return self.kind in ("heading", "title", "subtitle")

    @property
    def standing(self) -> bool:
        return self.kind in ("boilerplate", "footnote")


def read_units(release: Release, names: dict[str, str]) -> list[Unit]:
    """The passages of a release that can have a counterpart; `names` are those of `shared_names`."""
    units: list[Unit] = []
    for passage in release.passages:
        if passage.kind not in ALIGNED_KINDS:
            continue
        text = release.slice(passage.span)
        number = outline_number(text) if len(text) < 300 else None
        size = len("".join(text.split()))
        units.append(
            Unit(
                passage.span,
                passage.kind,
                size,
                features(text, release.language) | _named(text, names),
                number,
            )
        )
    return units


def shared_names(english: Release) -> dict[str, str]:
    """Chinese names an English release gives in brackets, with the Latin spelling before them."""
    return {fold_han(found[2]): _HONORIFIC.sub("", found[1]) for found in _BRACKETED.finditer(english.text)}


def _named(text: str, names: dict[str, str]) -> frozenset[str]:
    """“n:Chinese name” for every such name, in either spelling."""
    if not names:
        return frozenset()
    close = re.sub(r"\s", "", text)
    return frozenset(f"n:{han}" for han, latin in names.items() if han in close or latin in text)


def deviation_of(han: int, latin: int) -> float:
    """How far two lengths are from those of a translation: a logarithm, 0 for a perfect fit."""
    return math.log((latin + 12) / (CHARS_PER_HAN * (han + 4)))


def contradicts(own: Unit, others: Sequence[Unit]) -> bool:
    """Whether both sides have figures above ten, dates, shares or names, and not one of them in common."""
    mine = _telling(own.features)
    theirs = _telling(frozenset().union(*(other.features for other in others)))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _telling(found: frozenset[str]) -> frozenset[str]:
    return frozenset(
        feature
        for feature in found
        if feature[0] in "%@n" or (feature[0] == "#" and float(feature[1:]) > LARGEST_COUNT)
    )


def by_length(
    left: Sequence[Unit], right: Sequence[Unit], rows: range, columns: range
) -> list[tuple[int, int, int, float]]:
    """The cheapest alignment of two stretches: (Chinese, first English, end of English, value).

    One to one, one to two, two to one, or alone, as in the length-based aligners for parallel texts
    (Gale and Church, 1993).  Two Chinese passages under one English give two pairs.
    """
    a, b = len(rows), len(columns)
    cost = [[math.inf] * (b + 1) for _ in range(a + 1)]
    step = [[(0, 0)] * (b + 1) for _ in range(a + 1)]
    cost[0][0] = 0.0
    for i in range(a + 1):
        for j in range(b + 1):
            for di, dj in ((1, 1), (1, 2), (2, 1), (1, 0), (0, 1)):
                if i < di or j < dj:
                    continue
                own = [left[rows[i - 1 - n]] for n in range(di)]
                other = [right[columns[j - 1 - n]] for n in range(dj)]
                total = cost[i - di][j - dj] + _price(own, other)
                if total < cost[i][j]:
                    cost[i][j], step[i][j] = total, (di, dj)
    return _trace(rows, columns, step)


def _trace(
    rows: range, columns: range, step: list[list[tuple[int, int]]]
) -> list[tuple[int, int, int, float]]:
    pairs = []
    i, j = len(rows), len(columns)
    while i or j:
        di, dj = step[i][j]
        if di and dj:
            pairs += [(rows[i - 1 - n], columns[j - dj], columns[j - 1] + 1, FILLED) for n in range(di)]
        i, j = i - di, j - dj
    return pairs[::-1]


def _price(own: Sequence[Unit], other: Sequence[Unit]) -> float:
    if not own or not other:
        return GAP
    far = deviation_of(sum(unit.size for unit in own), sum(unit.size for unit in other)) / SPREAD
    price = min(4.0, 0.5 * far * far)
    if len(own) + len(other) > 2:
        price += MERGE + (4.0 if any(unit.short for unit in (*own, *other)) else 0.0)
    if own[0].short != other[0].short or (own[0].kind == "title") != (other[0].kind == "title"):
        price += MISMATCH
    return price - sum(0.3 for _ in own[0].features & other[0].features)
