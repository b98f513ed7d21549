"""The words of a text as they are compared with those of a quotation.

A word in an alphabet is one, so is an ideograph, and so is a sign that has a meaning of its own: “%”, “$”,
“<”, “#”, the minus of a figure and the dash, colon or stroke between two.  A figure and the unit close to it
are two words, so that white space between them makes no difference.  Case, accents, width, marks, the number
of a footnote set high and traditional characters are folded into the key; where two texts have the same keys,
only such things differ between them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache, partial
from itertools import islice, pairwise
from typing import Final, NamedTuple

from corpus.languages.meaning import CURRENCIES_EN, UNITS_EN
from indexer.folding import APOSTROPHES, HAN, INVISIBLE, fold_han, fold_word, is_han

# Signs that mean the same without being compatible characters.
_SIGNS: Final = {"&": "and", "×": "x", "⁄": "/", "∕": "/", "≦": "≤", "≧": "≥", "∶": ":", "〜": "~"}
# Radicals stand for ideographs in text taken out of PDF files.
_RADICALS: Final = "\u2e80-\u2fdf"
# Those that are no compatible characters of an ideograph.
_SHORT_RADICALS: Final = dict(
    zip(
        "⻋⻅⻉⻓⻔⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳⺟⺠⻄",
        "车见贝长门韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟母民西",
        strict=True,
    )
)
_RAISED: Final = "\u2070-\u207e²³¹"
_DASHES: Final = "-‐‑‒–−﹣－"
_FRACTIONS: Final = "\u00bc-\u00be\u2150-\u215e"
_CURRENCY: Final = "$＄€£￡¥￥₩￦₹"
_DEGREES: Final = r"[°º]\s?[CFＣＦ](?![^\W_])|[℃℉]"
_FIRST: Final = rf"[^\W_{HAN}\u00b2\u00b3\u00b9-\u00be\u2070-\u207e\u2150-\u215e]"
_LETTER: Final = rf"(?:{_FIRST}|[\u0300-\u036f{INVISIBLE}])"
_MEASURES: Final = "|".join(
    sorted((re.escape(one) for one in UNITS_EN if one[0].isalpha()), key=len, reverse=True)
)
_MONEY: Final = "|".join(re.escape(one) for one in CURRENCIES_EN if one.isalpha())
_MEANING: Final = rf"%％﹪‰°º℃℉{_CURRENCY}¢￠+＋<>＜＞≤≥≦≧≈≠=＝±×÷√∞#＃№@＠&＆§\u3371-\u33df\u33ff"
# Each way a word may begin is told by its first character, for a text is read through for every check.
_WORD: Final = re.compile(
    rf"[{HAN}{_RADICALS}]"
    # A figure before its unit, and money before its figure.
    rf"|\d\d*(?:[.．]\d+|[,，]\d{{3}}(?!\d))*(?=(?i:{_MEASURES}|bn|mn|x)[²³]?(?![^\W_{_RAISED}{HAN}]))"
    rf"|[A-Z][A-Z][A-Z](?=\d)(?<=(?:{_MONEY}))"
    rf"|{_FIRST}+(?:[\u0300-\u036f{INVISIBLE}]{_LETTER}*)?"
    rf"(?:(?:[{APOSTROPHES}](?=[^\W\d_])|[.．](?<=\d.)(?=\d)|[,，](?<=\d.)(?=\d{{3}}(?!\d))){_LETTER}+)*"
    r"(?:[²³](?:(?<=[kcdmnµ]m.)|(?<=[^a-zA-Z]m.)))?"
    # Most of what is none of these is white space; it is told from a sign at once.
    rf"|(?=[{_DASHES}{_MEANING}{_FRACTIONS}{_RAISED}^~～〜—―:：∶/⁄∕,])(?:"
    rf"{_DEGREES}|[{_MEANING}{_FRACTIONS}]|(?<![\d.,]10)(?<=10)[{_RAISED}]+|(?<=\d)\^[-−]?\d+"
    # A minus, or the dash of a range; behind a letter a hyphen is none.
    rf"|(?<![^\W\d_])[{_DASHES}](?=[{_CURRENCY}]?\d)|(?<=[^\W\d_])[–−](?=\d)|(?<=[\d%％])[—―](?=\d)"
    rf"|[~～〜](?=[{_CURRENCY}]?\d)"
    r"|(?<=\d)[:：∶/⁄∕,](?=\d)"
    # A grade: “A-”.
    r"|(?<![^\W_][A-D])(?<=[A-D])[-−–](?=\s?[.,;:!?”\"’)]|$))"
)
_NOT_SHOWN: Final = re.compile(rf"[\s{INVISIBLE}]+")
_HYPHENATED: Final = re.compile(rf"[-‐‑{INVISIBLE}]*")
_TILDES: Final = "~～〜"
_TILDE: Final = re.compile(rf"(?<=[\d%％])[{_TILDES}](?=\d)")


class CompareWord(NamedTuple):
    """`start`/`end` are half-open offsets in the text; two words are the same if their keys are."""

    key: str
    start: int
    end: int


def compare_words(
    text: str, first: int = 0, last: int | None = None, *, start: int = 0, end: int | None = None
) -> list[CompareWord]:
    """The words of a text in order: all of them, or those from `first` on and before `last`.

    Those of `text[start:end]` are counted, where `start` is that of a word; what stands before it can still
    tell what it is.
    """
    plain = _TILDE.sub("-", text) if any(sign in text for sign in _TILDES) else text
    found = islice(_WORD.finditer(plain, start, len(text) if end is None else end), first, last)
    return [_word((_key(match[0]), *match.span())) for match in found]


def compare_keys(text: str) -> list[str]:
    """The keys of the words of a text alone, for which it need not be asked where they stand."""
    return list(map(_key, _WORD.findall(_TILDE.sub("-", text))))


# A thousand of them are made for a text; this is what their class calls, without the call.
_word: Final = partial(tuple.__new__, CompareWord)


@lru_cache(maxsize=131072)
def _key(surface: str) -> str:
    if is_han(surface):
        return fold_han(surface)
    if surface[0] in "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻^":
        return "^" + _plain(surface.lstrip("^"))
    if not surface[0].isalnum() or surface == "º" or unicodedata.category(surface[0]) in ("No", "So"):
        return _sign(surface)
    return fold_word(surface).replace(",", "").replace("，", "").replace("．", ".")


def _sign(surface: str) -> str:
    """The key of a sign, a fraction in one character, or a radical."""
    if surface[0] in _DASHES or surface in "—―":
        return "-"
    if "\u2e80" <= surface <= "\u2fdf":
        return _SHORT_RADICALS.get(surface) or fold_han(surface)
    return _SIGNS.get(surface) or _SIGNS.get(_plain(surface)) or _plain(surface)


def _plain(surface: str) -> str:
    """Compatible characters in their plain form, without white space: “℃” → “°c”, “½” → “1/2”."""
    plain = (
        unicodedata.normalize("NFKC", surface.replace("º", "°"))
        .replace("⁄", "/")
        .replace("−", "-")
        .casefold()
    )
    return "".join(plain.split())


def is_sign(key: str) -> bool:
    """Whether a key can be that of a sign, which is written otherwise: “and” is also the key of “&”."""
    return not key[0].isalnum() or "/" in key or key in _sign_keys()


@lru_cache(maxsize=1)
def _sign_keys() -> frozenset[str]:
    signs = (chr(code) for code in range(0x2000, 0x3400) if unicodedata.category(chr(code))[0] in "SP")
    return frozenset((*_SIGNS.values(), *(key for sign in signs for key in compare_keys(sign))))


def ideographs(keys: Iterable[str]) -> str:
    """The keys in one row, each of more than one character a blank."""
    return "".join(key if len(key) == 1 else " " for key in keys)


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
