"""Other ways to write Chinese words that the archive has not: one character that sounds the same or fits.

Most slips come from choosing the wrong character of a sound.  Characters are tried where a pair of them
stands in no release, and kept where all pairs around them do.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from corpus.languages import pinyin
from indexer.folding import fold_han, is_han
from indexer.word_list import Words

_LONGEST: Final = 12
_FITTING: Final = 200


def respelled(text: str, words: Words) -> list[str]:
    """`text` with one character changed, so that its pairs are in the archive, the most frequent first.

    Those that sound the same come before those that only fit between their neighbours.  Empty for what is
    not a row of two to twelve ideographs, and where every pair is known.
    """
    signs = [fold_han(char) for char in text]
    if not 2 <= len(signs) <= _LONGEST or not all(map(is_han, signs)):
        return []
    unknown = {n for n in range(len(signs) - 1) if signs[n] + signs[n + 1] not in words}
    found: dict[str, tuple[bool, int]] = {}
    for place in range(len(signs)):
        around = {n for n in (place - 1, place) if 0 <= n < len(signs) - 1}
        # Another character helps only where it leaves no pair unknown.
        if not unknown or not unknown <= around:
            continue
        same = _sounding_as(signs[place])
        for other in {*same, *_fitting(signs, place, words)} - {signs[place]}:
            changed = [*signs[:place], other, *signs[place + 1 :]]
            frequency = min(words.releases(changed[n] + changed[n + 1]) for n in around)
            if frequency:
                found["".join(changed)] = (other not in same, -frequency)
    return sorted(found, key=lambda one: (found[one], one))


def _fitting(signs: list[str], place: int, words: Words) -> Iterator[str]:
    """Characters that stand behind the one before and, what is looked at by the caller, before the next."""
    if 0 < place < len(signs) - 1:
        for word in words.beginning(signs[place - 1], _FITTING):
            if len(word) == 2 and is_han(word[1]):
                yield word[1]


@cache
def _by_sound() -> dict[str, frozenset[str]]:
    """Each character with all that have one of its readings; read at first use."""
    found: dict[str, set[str]] = {}
    for row in pinyin.ROWS.split("\n"):
        _, _, characters = row.partition(" ")
        for char in characters:
            found.setdefault(char, set()).update(characters)
    return {char: frozenset(others) for char, others in found.items()}


def _sounding_as(char: str) -> frozenset[str]:
    return _by_sound().get(char, frozenset())
