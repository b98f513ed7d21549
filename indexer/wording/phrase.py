"""A phrase that is followed: its words, what each of them weighs, and how much of it a place has at least.

Words are compared by their stems, ideographs one by one.  A rare word counts more than a frequent one (the
inverse document frequency of Spärck Jones, 1972).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from indexer.folding import is_han, stem
from indexer.quotecheck.words import CompareWord, compare_words
from indexer.wording.results import Closeness
from indexer.wording.traces import Traces

#: The least likeness of each rung; what speaks for them are the rows in tests/data/wording/likeness.toml.
LEAST: dict[Closeness, float] = {"exact": 1.0, "close": 0.65, "loose": 0.5}
#: So many words of a phrase have to stand there whatever they weigh, or all where it has no more.
_LEAST_WORDS = 2
_FIGURE = 0.5
#: What joins the words of a compound.
_HYPHEN: Final = re.compile(r"[-‐‑]")
_Row = tuple[int, int]


@dataclass(frozen=True)
class Phrase:
    """The words asked for, ready to be compared.  `counted` tells in how many of `releases` a word stands."""

    text: str
    counted: Callable[[str], int]
    releases: int

    @cached_property
    def words(self) -> tuple[CompareWord, ...]:
        return tuple(compare_words(self.text))

    @cached_property
    def keys(self) -> list[str]:
        return [word.key for word in self.words]

    @cached_property
    def stems(self) -> list[str]:
        return [_stem(key) for key in self.keys]

    @cached_property
    def han(self) -> bool:
        """Whether most of its words are ideographs."""
        return 2 * sum(map(is_han, self.stems)) > len(self.stems)

    @cached_property
    def joined(self) -> list[_Row]:
        """The compounds: (first word, behind the last) of those that hyphens join."""
        rows: list[_Row] = []
        for number, (word, following) in enumerate(pairwise(self.words)):
            if _HYPHEN.fullmatch(self.text, word.end, following.start):
                first = rows.pop()[0] if rows and rows[-1][1] == number + 1 else number
                rows.append((first, number + 2))
        return rows

    @cached_property
    def weight(self) -> float:
        return sum(self.weigh(word.key) for word in self.words)

    @cached_property
    def _weights(self) -> dict[str, float]:
        return {}

    def weigh(self, key: str) -> float:
        """What a word counts: by how few releases have it; a word that none has counts as a rare one."""
        found = self._weights.get(key)
        if found is None:
            found = self._weights[key] = weight_of(key, self.counted(key), self.releases)
        return found

    @cached_property
    def _weighed(self) -> list[tuple[str, float]]:
        return [(own, self.weigh(word.key)) for word, own in zip(self.words, self.stems, strict=True)]

    @cached_property
    def traces(self) -> Traces:
        return Traces(self._weighed, self.stems_among)

    @cached_property
    def _seen(self) -> dict[str, str]:
        return {}

    def stems_among(self, keys: Iterable[str]) -> list[str]:
        """The stems of words as far as they can be those of the phrase, other words as they are.

        To take the stem of every word of a text takes longer than all else.
        """
        seen = self._seen
        return [seen[key] if key in seen else self._stem_of(key) for key in keys]

    def _stem_of(self, key: str) -> str:
        own = self._seen[key] = _stem(key) if self.traces.in_any(key) else key
        return own

    def held_by(self, stems: Iterable[str]) -> float:
        """What the words of the phrase weigh that are among some stems."""
        there = self.traces.stems.intersection(stems)
        return sum(weight for own, weight in self._weighed if own in there)

    def can_be_in(self, folded: str, closeness: Closeness) -> bool:
        """Whether enough words of the phrase may be in a folded text; False is sure."""
        return self.traces.can_be_in(folded, self.wanted(closeness), self.least(closeness))

    def near_in(self, folded: str, closeness: Closeness) -> bool:
        """Whether enough words of the phrase stand near each other in a folded text; False is sure."""
        return self.traces.near_in(folded, self.wanted(closeness), self.least(closeness))

    def wanted(self, closeness: Closeness) -> float:
        """What the words of the phrase weigh that a place has at least."""
        return (1.0 if closeness == "exact" else needed(LEAST[closeness])) * self.weight - 1e-9

    def least(self, closeness: Closeness) -> int:
        """How many words of the phrase a place has at least: half, and not one alone.

        They are more than half where it is close, or of ideographs, of which one alone says little.
        """
        size = len(self.keys)
        if closeness == "exact":
            return size
        half = (size + 1) // 2 if closeness == "loose" and not any(map(is_han, self.keys)) else size // 2 + 1
        return max(min(_LEAST_WORDS, size), half)


def weight_of(key: str, holding: int, releases: int) -> float:
    """What a word counts that `holding` of the releases have; a figure, which is what changes first, half."""
    weight = math.log(1 + releases / max(1, holding))
    return weight * _FIGURE if any(map(str.isdigit, key)) else weight


def _stem(key: str) -> str:
    return key if len(key) == 1 and is_han(key) else stem(key)


def needed(least: float) -> float:
    """The share of the weight asked for that a place has to have at least, to be as alike as `least`.

    With the words shared weighing e, those asked for a, and those of the place at least e, the likeness
    2e / (a + place) is `least` or more only where e ≥ a · least / (2 − least).
    """
    return least / (2 - least)
