"""Which sentences say the same: equal words, or nearly all of them, whatever the figures in them.

Sentences are compared by their runs of three words (of ideographs, three of them).  A sentence is
held against few others only, those that share one of its rarest-looking runs, so that the work is
linear in their number.  What is folded is decided by those who ask.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Hashable
from functools import lru_cache
from typing import Final

from indexer.folding import fold_text, is_han

_ALIKE: Final = 0.8
_SIGNS: Final = 6
_TRIED: Final = 8
_FIGURE: Final = re.compile(r"\d+")
_BITS: Final = 0xFFFFFFFF


def words_of(text: str) -> list[str]:
    """Folded words; each ideograph is one, and all figures are the same."""
    found: list[str] = []
    for word in _FIGURE.sub("0", fold_text(text)).split():
        if word.isascii():
            found.append(word)
            continue
        run = ""
        for char in word:
            if is_han(char):
                found += [run, char] if run else [char]
                run = ""
            else:
                run += char
        if run:
            found.append(run)
    return found


@lru_cache(maxsize=65536)
def _code(word: str) -> int:
    """A number for a word that is the same in every process."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


class Repeats:
    """Numbers for sentences as they come: the same number for those that say the same."""

    def __init__(self) -> None:
        self._exact: dict[tuple[Hashable, str], int] = {}
        self._by_sign: dict[tuple[Hashable, int], list[int]] = {}
        self._runs: list[frozenset[int]] = []

    def number(self, text: str, within: Hashable = None) -> int:
        """The number of a sentence; only sentences with the same `within` are compared."""
        words = words_of(text)
        key = (within, " ".join(words))
        known = self._exact.get(key)
        if known is None:
            known = self._exact[key] = self._near(words, within)
        return known

    def _near(self, words: list[str], within: Hashable) -> int:
        # The places of the three differ, so that the same words in another order are another run.
        codes = [_code(word) for word in words]
        runs = frozenset(
            (a + 31 * b + 961 * c) & _BITS for a, b, c in zip(codes, codes[1:], codes[2:], strict=False)
        )
        signs = sorted(runs)[:_SIGNS]
        tried: set[int] = set()
        for sign in signs:
            for other in self._by_sign.get((within, sign), ()):
                if other not in tried:
                    tried.add(other)
                    theirs = self._runs[other]
                    few, many = sorted((len(runs), len(theirs)))
                    if few < _ALIKE * many:
                        continue
                    both = len(runs & theirs)
                    if both >= _ALIKE * (few + many - both):
                        return other
        number = len(self._runs)
        self._runs.append(runs)
        for sign in signs:
            held = self._by_sign.setdefault((within, sign), [])
            if len(held) < _TRIED:
                held.append(number)
        return number
