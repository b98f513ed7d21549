"""The words of a text as they are compared with those of a quotation.

A word in an alphabet is one, so is an ideograph, and so is a sign that has a meaning of its own (“%”, “$”,
“+”, the minus of a figure).  Case, accents, width, marks and traditional characters are folded into the key;
where two texts have the same keys, only such things differ between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache, partial
from itertools import islice, pairwise
from typing import Final, NamedTuple

from indexer.folding import APOSTROPHES, HAN, INVISIBLE, fold_han, fold_word, is_han

_SIGNS: Final = {"％": "%", "﹪": "%", "＄": "$", "￥": "¥", "￡": "£", "￦": "₩", "＋": "+", "″": ""}
_LETTER: Final = rf"(?:[^\W_{HAN}]|[\u0300-\u036f{INVISIBLE}])"
_WORD: Final = re.compile(
    rf"[{HAN}]"
    rf"|[^\W_{HAN}]+{_LETTER}*(?:(?:[{APOSTROPHES}](?=[^\W\d_])|(?<=\d)[.．](?=\d)|(?<=\d)[,，](?=\d{{3}}(?!\d))){_LETTER}+)*"
    r"|[%％﹪‰°$＄€£￡¥￥₩￦₹+＋]"
    r"|(?<![^\s(（“‘「])[-−－](?=\d)"
)
_NOT_SHOWN: Final = re.compile(rf"[\s{INVISIBLE}]+")
_HYPHENATED: Final = re.compile(rf"[-‐‑{INVISIBLE}]*")


class CompareWord(NamedTuple):
    """`start`/`end` are half-open offsets in the text; two words are the same if their keys are."""

    key: str
    start: int
    end: int


def compare_words(text: str, first: int = 0, last: int | None = None) -> list[CompareWord]:
    """The words of a text in order: all of them, or those from `first` on and before `last`."""
    found = islice(_WORD.finditer(text), first, last)
    return [_word((_key(match[0]), *match.span())) for match in found]


def compare_keys(text: str) -> list[str]:
    """The keys of the words of a text alone, for which it need not be asked where they stand."""
    return list(map(_key, _WORD.findall(text)))


# A thousand of them are made for a text; this is what their class calls, without the call.
_word: Final = partial(tuple.__new__, CompareWord)


@lru_cache(maxsize=131072)
def _key(surface: str) -> str:
    if len(surface) == 1 and not surface.isalnum():
        return "-" if surface in "-−－" else _SIGNS.get(surface, surface)
    if is_han(surface):
        return fold_han(surface)
    return fold_word(surface).replace(",", "").replace("，", "").replace("．", ".")


def same_characters(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but white space and what is not shown at all."""
    return _NOT_SHOWN.sub("", one) == _NOT_SHOWN.sub("", other)


def written_as_one(text: str, words: Iterable[CompareWord]) -> bool:
    """Whether words that follow each other can be one: parted by a hyphen, or by the end of a line."""
    row = list(words)
    for first, second in pairwise(row):
        gap = text[first.end : second.start]
        if not (_HYPHENATED.fullmatch(gap) or ("\n" in gap and not gap.strip(" \t\r\n-‐‑" + INVISIBLE))):
            return False
    return True
