"""The words and names of a block, for telling whether two blocks are of one text.

Chinese has no spaces, so every two neighbouring characters count as a word.  Which words of a dump
tell nothing is learned by `boundary_scan`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import filterfalse
from operator import add

STEM = 30  # of a word as many letters count, so that “battery” and “batteries” are one
_WORD = re.compile("([0-9A-Za-zÀ-ÖØ-öø-ÿ]{3,30})[0-9A-Za-zÀ-ÖØ-öø-ÿ]*")
_HAN_RUN = re.compile("[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a dump's words are like.

    `common` ones stand in too many blocks to tell releases apart; `nameless` ones are common too, or also
    written small, so that a capital on them makes no name.  `known` has the words of the blocks that
    were read to learn this, as written and folded, by their start and end.
    """

    common: frozenset[str] = frozenset()
    nameless: frozenset[str] = frozenset()
    known: Mapping[tuple[int, int], tuple[list[str], frozenset[str]]] = field(default_factory=dict)


NO_VOCABULARY = Vocabulary()


def find_words(text: str) -> list[str]:
    """The beginnings of the words of four letters or more, as they are written."""
    return _WORD.findall(text)


def fold_words(found: list[str]) -> frozenset[str]:
    """Words in small letters."""
    return frozenset(map(str.lower, found))


def name_words(found: list[str]) -> frozenset[str]:
    """Those of the words that are not in small letters: names and figures, as they are written."""
    return frozenset(filterfalse(str.islower, found))


def han_of(text: str) -> str:
    """The Chinese characters of a text, one after the other."""
    return "".join(_HAN_RUN.findall(text))


def han_pairs(han: str) -> frozenset[str]:
    """Every two neighbouring characters."""
    return frozenset(map(add, han, han[1:]))
