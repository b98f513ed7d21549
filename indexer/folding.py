"""Keys: how a character or a word form is folded so that spellings of it meet.

Case, accents, width, apostrophes and traditional characters are folded here, stems are taken here.
Keys are compared, never shown.  How a text is cut into words is left to `analysis`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Final

APOSTROPHES: Final = "'’‘ʼ＇′`´"
INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
# Ideographs, kana and hangul: scripts written without spaces, or cut the same way for searching.
HAN: Final = (
    "\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003134f"
)
# Words whose “'s” is a verb, not a possessive.
CONTRACTIONS: Final = frozenset(
    ("it's", "he's", "she's", "that's", "what's", "there's", "here's", "who's", "where's", "how's", "let's")
)
_ASCII_WORD: Final = re.compile(r"[0-9a-z']+")
# Marks that many an English text has and that are all of it that is not ASCII.
_COMMON_MARKS: Final = str.maketrans("“”–—…\u00a0’‘", "      ''")
_DROPPED: Final = dict.fromkeys(map(ord, INVISIBLE)) | dict.fromkeys(map(ord, APOSTROPHES), "'")


@lru_cache(maxsize=65536)
def fold_word(surface: str) -> str:
    """The key of a word in an alphabet: “Café’s” → “café's” without the accent, case or width."""
    if surface.isascii():
        return surface.casefold()
    plain = unicodedata.normalize("NFKD", surface.translate(_DROPPED)).casefold()
    return "".join(char for char in plain if not unicodedata.combining(char)).replace("،", ",")


@lru_cache(maxsize=1)
def _simplifier() -> Callable[[str], str]:
    import opencc

    convert: Callable[[str], str] = opencc.OpenCC("t2s").convert
    return convert


@lru_cache(maxsize=65536)
def fold_han(char: str) -> str:
    """The key of one character: simplified, of normal width.  Always one character."""
    plain = unicodedata.normalize("NFKC", char)
    simple = _simplifier()(plain if len(plain) == 1 else char)
    return simple if len(simple) == 1 else char


class _HanKeys(dict[int, str]):
    """The key of each character that was asked for, by its code point."""

    def __missing__(self, code: int) -> str:
        key = self[code] = fold_han(chr(code))
        return key


_HAN_KEYS: Final = _HanKeys()


def fold_run(chars: str) -> str:
    """The keys of characters that stand in a row, one for each."""
    return chars.translate(_HAN_KEYS)


@lru_cache(maxsize=1)
def _stemmer() -> Callable[[str], str]:
    from nltk.stem.snowball import EnglishStemmer

    stem: Callable[[str], str] = EnglishStemmer().stem
    return stem


@lru_cache(maxsize=262144)
def stem(key: str) -> str:
    """The Snowball stem of a folded English word; anything with a digit stands for itself."""
    if key in CONTRACTIONS or not key.replace("'", "").isalpha():
        return key
    return _stemmer()(key) or key


def fold_text(text: str) -> str:
    """A whole name or value as a key: words folded, marks and spaces between them made one space.

    For comparing names, places and other values; positions are not kept.
    """
    plain = text if text.isascii() else text.translate(_COMMON_MARKS)
    if plain.isascii():
        return " ".join(_ASCII_WORD.findall(plain.replace("`", "'").lower()))
    parts: list[str] = []
    space = False
    for char in unicodedata.normalize("NFKC", text).translate(_DROPPED):
        if char.isalnum() or char == "'":
            ideograph = is_han(char)
            if space and parts and not (ideograph and is_han(parts[-1])):
                parts.append(" ")
            space = False
            parts.append(fold_han(char) if ideograph else fold_word(char))
        else:
            space = space or not unicodedata.combining(char)
    return "".join(parts)


@lru_cache(maxsize=131072)
def name_key(name: str) -> tuple[str, str]:
    """Where a name stands in a list that a reader looks through: case, accents, width and quotation marks
    do not count, Chinese follows what is in letters."""
    return fold_text(name), name


def is_han(char: str) -> bool:
    """Whether `char` is searched character by character."""
    code = ord(char[-1])
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x3040 <= code <= 0x30FF
        or code in (0x3005, 0x3007)
        or 0xAC00 <= code <= 0xD7AF
        or 0xF900 <= code <= 0xFAFF
        or 0x20000 <= code <= 0x3134F
    )
