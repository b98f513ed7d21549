"""What a dump teaches about its own boundaries.

Releases of one source begin and end alike: the same last line, the same kind of header, the same
number of blank lines, a headline at the margin over paragraphs that are indented.  After the first pass
the sure boundaries and the sure others of the dump itself tell which of these signs mean something here.
Each sign of a candidate then counts as log odds, for a boundary or against it; what was seen too seldom
counts nothing.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from collections.abc import Sequence

from corpus.splitting.block_traits import Traits

_SEEN_SELDOM = 3
_DOUBT = 4.0  # imaginary sightings that say nothing; more of them, more caution
_STRONGEST = 4.0
_TAIL_WEIGHT = 1.5
_MOST = 0.6  # of the boundaries have to share a few last lines before their absence counts
_HOUSE = 0.8  # a line that ends releases stands before a boundary this often
_LINE = 200
_WORDS = 5
_DIGITS = re.compile(r"\d+")
#: The signs of a candidate: which row of the book, and how many blocks away.
SIGNS = (
    ("start", -1),
    ("end", -1),
    ("kind", -1),
    ("first", 0),
    ("first", 1),
    ("shape", 1),
    ("gap", 0),
    ("style", 0),
    ("indent", 0),
)
_ROWS = ("whole", "start", "end", "kind", "first", "shape", "gap", "style", "indent")


class SignBook:
    """The signs of every block as numbers, one row for each of `_ROWS`.

    The numbers are hashes, so that what is kept of a block does not depend on its text; those of
    `shape` tell three neighbouring blocks, the last of them the one written.
    """

    def __init__(self) -> None:
        self.rows: dict[str, array[int]] = {name: array("q") for name in _ROWS}
        self._append = tuple(self.rows[name].append for name in _ROWS)
        self._times: dict[str, Counter[int]] = {}
        self._shapes = 0

    def write(self, block: Traits) -> None:
        whole, start, end, kind, first, shape, gap, style, indent = self._append
        head, _, tail = _DIGITS.sub("0", f"{block.head[:14]}\n{block.tail[-14:]}".lower()).partition("\n")
        whole(hash(_pattern(block)))
        start(hash(head))
        end(hash(tail))
        kind(
            block.ending
            | block.address << 2
            | block.phone << 3
            | block.via << 4
            | block.legal << 5
            | block.stop << 6
            | block.prose << 7
            | (block.length < 40) << 8
        )
        first(hash(head[:8]))
        self._shapes = (self._shapes << 3 & 0o777) | _shape(block)
        shape(self._shapes)
        gap(block.blank_before)
        style(
            block.all_caps
            | (block.title_case > 0.6) << 1
            | block.stop << 2
            | block.bullet << 3
            | block.first_kind << 4
        )
        indent(block.indent)

    def column(self, name: str, away: int, numbers: Sequence[int]) -> list[int]:
        """One sign of the blocks with these numbers, or of those so many blocks away from them."""
        row = self.rows[name]
        away += 2 if name == "shape" else 0
        last = len(row) - 1
        return [row[i] for i in [min(max(0, i + away), last) for i in numbers]]

    def times(self, name: str) -> Counter[int]:
        """How often each value of a sign stands in the dump; to be asked once all blocks are written."""
        if name not in self._times:
            self._times[name] = Counter(self.rows[name])
        return self._times[name]


def _pattern(block: Traits) -> str:
    """What a line that is said again and again says each time: its words in small letters, without the
    names set into it, where there are enough of them."""
    if block.length <= _LINE and not block.zh:
        small = list(filter(str.islower, block.head.split()))
        if len(small) >= _WORDS:
            return " ".join(small)
    return block.head[:80]


def _shape(block: Traits) -> int:
    if block.opening >= 2:
        return 1 if block.prose else 2
    if block.date_only:
        return 3
    if block.bullet:
        return 4
    if block.prose:
        return 5 if block.stop else 6
    return 7 if block.length < 60 else 0


def _chance(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-20.0, min(20.0, 1.5 * odds))))


def recurring(book: SignBook, numbers: Sequence[int]) -> list[bool]:
    """For each of these blocks whether it stands in the dump three times or more."""
    times = book.times("whole")
    return [times[a] > 2 for a in book.column("whole", 0, numbers)]


def boilerplate(book: SignBook, numbers: Sequence[int]) -> list[bool]:
    """For each of these blocks whether it and the one after it stand in the dump three times or more,
    but for the names in them, as two lines of a text that all releases end with do."""
    own, following = book.column("whole", 0, numbers), book.column("whole", 1, numbers)
    times = book.times("whole")
    return [times[a] > 2 and times[b] > 2 for a, b in zip(own, following, strict=True)]


def weigh_habits(book: SignBook, numbers: Sequence[int], odds: Sequence[float]) -> list[tuple[float, ...]]:
    """For each of the candidates, given by the numbers of their blocks, the log odds of each of its
    signs in this dump, within ±4.

    Every candidate counts as boundary by the probability the first pass gave it, itself left out.
    """
    chance = [_chance(value) for value in odds]
    rows = (_weigh(book.column(name, away, numbers), book.times(name), chance) for name, away in SIGNS)
    return list(zip(*rows, strict=True))


def weigh_tails(book: SignBook, numbers: Sequence[int], odds: Sequence[float]) -> list[float]:
    """For each candidate what it says against it that the line before is none of those that the
    releases of this dump end with: nothing where they end in many ways, up to 6 where in one."""
    column = book.column("start", -1, numbers)
    times = Counter(column)
    chance = [_chance(value) for value in odds]
    yes: dict[int, float] = {}
    for sign, p in zip(column, chance, strict=True):
        yes[sign] = yes.get(sign, 0.0) + p
    house = {sign for sign, y in yes.items() if times[sign] >= _SEEN_SELDOM and y > _HOUSE * times[sign]}
    share = sum(yes[sign] for sign in house) / (sum(chance) + 1.0)
    against = _TAIL_WEIGHT * math.log(1.0 - share + 0.02) if share > _MOST else 0.0
    return [0.0 if sign in house else against for sign in column]


def _weigh(column: Sequence[int], times: Counter[int], chance: Sequence[float]) -> list[float]:
    yes: dict[int, float] = {}
    for sign, p in zip(column, chance, strict=True):
        yes[sign] = yes.get(sign, 0.0) + p
    rare = [sign for sign in yes if times[sign] < _SEEN_SELDOM]
    rare_times = sum(n for n in times.values() if n < _SEEN_SELDOM)
    rare_yes = sum(yes[sign] for sign in rare)
    total, total_yes = times.total(), sum(chance)
    weights = []
    for sign, p in zip(column, chance, strict=True):
        n = times[sign]
        if n < _SEEN_SELDOM:
            n, y = rare_times, rare_yes
        else:
            y = yes[sign]
        share = n / total
        for_it = (y - p + _DOUBT * share) / (total_yes - p + _DOUBT)
        against = (n - y - 1 + p + _DOUBT * share) / (total - total_yes - 1 + p + _DOUBT)
        weights.append(max(-_STRONGEST, min(_STRONGEST, math.log(max(for_it, 1e-9) / max(against, 1e-9)))))
    return weights
