"""What a plan matches with its scores, as a table: `engines.base.Matches` without more than Python has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import nsmallest

from indexer.engines.base import ordinals
from indexer.value_sets import bits_of


class ScoredTable:
    """Ordinal to score of each release that matches, of `size` releases; not to be changed."""

    def __init__(self, scores: Mapping[int, float], size: int) -> None:
        self._scores = scores
        self._size = size
        self._bits: int | None = None

    @property
    def bits(self) -> int:
        if self._bits is None:
            self._bits = bits_of(self._scores, self._size)
        return self._bits

    def score(self, ordinal: int) -> float:
        return self._scores[ordinal]

    def best(self, among: int, count: int, places: Sequence[int]) -> list[int]:
        scores = self._scores
        # Most pages are the first ones, and sorting the rest for them would be the dearest part.
        return nsmallest(count, ordinals(among), key=lambda ordinal: (-scores[ordinal], places[ordinal]))
