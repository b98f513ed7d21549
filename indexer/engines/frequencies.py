"""How often something stands in a field, read back from the score that tantivy gives it.

Tantivy tells no frequencies, but its score is made of one: with the frequency f of a query in a field,
it is full · f / (f + half), where `full` depends on the query and `half` on the length of the field.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable
from typing import Final

import numpy

from indexer.engines.arrays import Numbers

# From here on two frequencies can have the same score, which is a 32-bit number.
UNTOLD: Final = 256
# Of tantivy's BM25, which are fixed in it.
_K1: Final = 1.2
_B: Final = 0.75


def full_score(frequencies: Iterable[int], count: int) -> float:
    """What no score of a query reaches, given how many of `count` releases have each of its terms."""
    return (_K1 + 1) * sum(math.log(1 + (count - number + 0.5) / (number + 0.5)) for number in frequencies)


def half_frequency(size: int, average: float) -> float:
    """How often a query must stand in a field of so many words for half of its full score.

    `average` is that of the field in all releases.
    """
    return _K1 * (1 - _B + _B * _ROUNDED[bisect_right(_ROUNDED, size) - 1] / average)


def frequencies(scores: Numbers, full: float, halves: Numbers) -> Numbers:
    """The frequencies behind scores; UNTOLD or more where a score cannot tell."""
    # A score can be rounded up to the one that nothing reaches.
    told = scores < full
    found = numpy.full(len(scores), UNTOLD, dtype=numpy.int64)
    found[told] = (scores[told] * halves[told] / (full - scores[told]) + 0.5).astype(numpy.int64)
    return found


def _rounded_size(code: int) -> int:
    """The length of a field as tantivy keeps it in one byte: exact while small, then 3 bits of it."""
    if code < 24:
        return code
    exponent, mantissa = divmod(code - 24, 8)
    return 24 + (mantissa if exponent == 0 else (mantissa | 8) << (exponent - 1))


_ROUNDED: Final = [_rounded_size(code) for code in range(256)]
