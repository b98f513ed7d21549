"""Which changes turn the meaning of a statement: negations, numbers, units, names and hedges."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from corpus.languages.meaning import (
    HEDGES_EN,
    HEDGES_ZH,
    NEGATION_ENDINGS_EN,
    NEGATIONS_EN,
    NEGATIONS_ZH,
    NUMBERS_EN,
    NUMBERS_ZH,
    UNITS_EN,
    UNITS_ZH,
)
from indexer.quotecheck.results import Turns
from indexer.quotecheck.words import CompareWord, compare_words


def turned(claimed: str, recorded: str, *, names: Callable[[str], bool]) -> tuple[Turns, ...]:
    """What differs between two wordings; `names` tells whether a word stands in a name."""
    found: list[Turns] = []
    for kind, of in _KINDS:
        if sorted(of(claimed)) != sorted(of(recorded)):
            found.append(kind)
    if sorted(_named(claimed, names)) != sorted(_named(recorded, names)):
        found.append("name")
    return tuple(found)


def of_weight(text: str) -> tuple[Turns, ...]:
    """What a stretch holds whose absence could turn what is left: negations, numbers, hedges."""
    return tuple(kind for kind, of in _KINDS if kind != "unit" and of(text))


def _negations(text: str) -> list[str]:
    return [
        word.key
        for word in compare_words(text)
        if (word.key in NEGATIONS_EN or word.key in NEGATIONS_ZH or word.key.endswith(NEGATION_ENDINGS_EN))
        and not _NUMBERED.match(text, word.start)
    ]


def _numbers(text: str) -> list[str]:
    return [
        word.key
        for word in compare_words(text)
        if word.key[0].isdigit() or word.key in NUMBERS_EN or word.key in NUMBERS_ZH or word.key in "-+"
    ]


def _units(text: str) -> list[str]:
    return [word.key for word in compare_words(text) if word.key in UNITS_EN or word.key in UNITS_ZH]


def _hedges(text: str) -> list[str]:
    words = compare_words(text)
    found = [word.key for word in words if word.key in HEDGES_EN]
    keys = "".join(word.key if len(word.key) == 1 else " " for word in words)
    for hedge in HEDGES_ZH:
        found += [hedge] * keys.count(hedge)
        keys = keys.replace(hedge, " ")
    return found


def _named(text: str, names: Callable[[str], bool]) -> list[str]:
    return [word.key for word in _capitalised(text) if names(word.key)]


def _capitalised(text: str) -> Iterable[CompareWord]:
    return (
        word for word in compare_words(text) if text[word.start].isupper() or not text[word.start].isascii()
    )


# “No. 1” denies nothing.
_NUMBERED: Final = re.compile(r"no\.\s?\d", re.IGNORECASE)
_KINDS: Final[tuple[tuple[Turns, Callable[[str], list[str]]], ...]] = (
    ("negation", _negations),
    ("number", _numbers),
    ("unit", _units),
    ("hedge", _hedges),
)
