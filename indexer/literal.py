"""Character for character: whether a text holds a string just as it was typed.

Runs of white space are one space; words are whole.  Used on the few releases that already match in
folded form.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from indexer.engines.base import ordinals
from indexer.folding import HAN, is_han
from indexer.sidecars import JoinedTexts
from indexer.value_sets import bits_of

# Bytes beside which a word is whole, whatever it begins or ends with.
_APART: Final = frozenset(code for code in range(128) if not chr(code).isalnum())
_KEPT: Final = 64


@lru_cache(maxsize=512)
def literal_pattern(text: str) -> re.Pattern[str]:
    """A pattern for `text` that is not blank, with whole words at both ends."""
    body = r"\s+".join(re.escape(part) for part in text.split())
    letter = rf"[^\W_{HAN}]"
    before = rf"(?<!{letter})" if text[0].isalnum() and not is_han(text[0]) else ""
    after = rf"(?!{letter})" if text[-1].isalnum() and not is_han(text[-1]) else ""
    return re.compile(before + body + after)


def holding(text: str, texts: JoinedTexts, numbers: Iterable[int]) -> list[int]:
    """Those of the releases, whose ordinals ascend, that hold `text` character for character."""
    # Mostly it stands there with single spaces, apart from other words, and is found without decoding.
    plain = " ".join(text.split()).encode("utf-8", "surrogatepass")
    size, apart = len(plain), _APART
    found: list[int] = []
    for ordinal, data in texts.each(numbers):
        at, last = data.find(plain, 1), len(data) - size
        while 0 < at < last and not (data[at - 1] in apart and data[at + size] in apart):
            at = data.find(plain, at + 1)
        if 0 < at < last or holds(text, data.decode("utf-8", "surrogatepass")):
            found.append(ordinal)
    return found


class LiteralChecks:
    """What was found out last, which the next page of an answer or another choice in a facet asks again.

    Of `size` releases.  Safe to use from several threads.
    """

    def __init__(self, texts: JoinedTexts, size: int) -> None:
        self._texts = texts
        self._size = size
        self._lock = threading.Lock()
        # Text to the releases that were looked at and those of them that hold it.
        self._known: dict[str, tuple[int, int]] = {}

    def holding(self, text: str, among: int) -> int:
        """Those of the releases `among` that hold `text` character for character."""
        with self._lock:
            checked, held = self._known.pop(text, (0, 0))
        if missing := among & ~checked:
            held |= bits_of(holding(text, self._texts, ordinals(missing)), self._size)
        with self._lock:
            self._known[text] = checked | among, held
            if len(self._known) > _KEPT:
                del self._known[next(iter(self._known))]
        return held & among


def holds(text: str, searched: str) -> bool:
    """Whether `searched` holds `text` character for character."""
    pattern = literal_pattern(text)
    # Mostly it stands there with single spaces, and is found ten times as fast so.
    at = searched.find(" ".join(text.split()))
    return bool((at >= 0 and pattern.match(searched, at)) or pattern.search(searched))
