"""Character for character: whether a text holds a string just as it was typed.

Runs of white space are one space; words are whole.  Used on the few releases that already match in
folded form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from indexer.folding import HAN, is_han
from indexer.sidecars import JoinedTexts

# Bytes beside which a word is whole, whatever it begins or ends with.
_APART: Final = frozenset(code for code in range(128) if not chr(code).isalnum())


@lru_cache(maxsize=512)
def literal_pattern(text: str) -> re.Pattern[str]:
    """A pattern for `text` that is not blank, with whole words at both ends."""
    body = r"\s+".join(re.escape(part) for part in text.split())
    letter = rf"[^\W_{HAN}]"
    before = rf"(?<!{letter})" if text[0].isalnum() and not is_han(text[0]) else ""
    after = rf"(?!{letter})" if text[-1].isalnum() and not is_han(text[-1]) else ""
    return re.compile(before + body + after)


def holding(text: str, texts: JoinedTexts, ordinals: Iterable[int]) -> list[int]:
    """Those of the releases that hold `text` character for character."""
    # Mostly it stands there with single spaces, apart from other words, and is found without decoding.
    plain = " ".join(text.split()).encode("utf-8", "surrogatepass")
    found: list[int] = []
    for ordinal in ordinals:
        data = texts.bytes_of(ordinal)
        if _stands_apart(plain, data) or holds(text, data.decode("utf-8", "surrogatepass")):
            found.append(ordinal)
    return found


def _stands_apart(plain: bytes, data: bytes) -> bool:
    """Whether something stands in a text between two bytes that are no part of a word, not at its ends."""
    size = len(plain)
    last = len(data) - size
    at = data.find(plain, 1)
    while 0 < at < last:
        if data[at - 1] in _APART and data[at + size] in _APART:
            return True
        at = data.find(plain, at + 1)
    return False


def holds(text: str, searched: str) -> bool:
    """Whether `searched` holds `text` character for character."""
    pattern = literal_pattern(text)
    # Mostly it stands there with single spaces, and is found ten times as fast so.
    at = searched.find(" ".join(text.split()))
    return bool((at >= 0 and pattern.match(searched, at)) or pattern.search(searched))
