"""How a Chinese name sounds beside a Latin one: “高明华” and “Gao Minghua”, “海达·伦德” and “Hedda Lunde”.

A Chinese person's name is compared letter by letter with its pinyin, a foreign one by the order of its
consonants.  That two names sound alike makes them one person's only with evidence from the archive,
which `resolve.name_scripts` asks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product

from corpus.languages import pinyin
from corpus.names import fold_han, han_surname, is_han_name

# What stands for what in a foreign name written with Chinese characters; vowels, y, w and h tell nothing.
_CLASSES = (
    ("zh|ch|sh|sch|tch|tz|ts|[zcsjqx]", "S"),
    ("ph|[fv]", "F"),
    ("th|[dt]", "T"),
    ("[bp]", "P"),
    ("ck|[gk]", "K"),
    ("[lr]", "L"),
    ("m", "M"),
    ("n", "N"),
)
_SOUND = re.compile("|".join(f"(?P<{name}>{letters})" for letters, name in _CLASSES))
_MANY = 16


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    """The readings of each character; read when the first name is, not at import."""
    found: dict[str, tuple[str, ...]] = {}
    for row in pinyin.ROWS.split("\n"):
        sound, _, characters = row.partition(" ")
        for char in characters:
            found[char] = (*found.get(char, ()), sound)
    return found


def pinyin_spellings(han: str) -> Iterator[str]:
    """The letters of a Chinese person's name without spaces, family name first and last; none if unread."""
    surname = han_surname(han)
    readings = [_readings().get(char, ()) for char in han]
    if surname is None or not is_han_name(han) or not all(readings):
        return
    for count, syllables in enumerate(product(*readings)):
        if count == _MANY:
            return
        for letters in {tuple(syllables), tuple(s.replace("v", "u") for s in syllables)}:
            family, given = "".join(letters[: len(surname)]), "".join(letters[len(surname) :])
            yield family + given
            yield given + family


def likeness(han: str, latin: tuple[str, ...]) -> float:
    """0..1: how much a foreign name in Chinese characters sounds like the folded words of a Latin one."""
    parts = [part for part in fold_han(han).split("·") if part]
    if len(parts) == len(latin):
        return sum(_alike(_han_sounds(a), _sounds(b)) for a, b in zip(parts, latin, strict=True)) / len(parts)
    return _alike("".join(map(_han_sounds, parts)), "".join(map(_sounds, latin))) - 0.1


@lru_cache(maxsize=4096)
def _han_sounds(han: str) -> str:
    return _sounds("".join(_readings().get(char, ("",))[0] for char in han))


@lru_cache(maxsize=4096)
def _sounds(letters: str) -> str:
    """The classes of the consonants in order, doubled ones once."""
    classes = [match.lastgroup or "" for match in _SOUND.finditer(letters)]
    return "".join(c for i, c in enumerate(classes) if i == 0 or classes[i - 1] != c)


def _alike(a: str, b: str) -> float:
    """Twice the longest common subsequence over both lengths."""
    if not a or not b:
        return 0.5 if a == b else 0.0
    row = [0] * (len(b) + 1)
    for x in a:
        before = 0
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], before + 1 if x == y else max(row[j], row[j - 1])
    return 2 * row[-1] / (len(a) + len(b))
