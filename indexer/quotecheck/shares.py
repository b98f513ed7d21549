"""Of how many a statement is: words that count what follows, cut off from it.

“Our customers had noticed” is not what “most of our customers had noticed” says.  Decides it by the last
words before a quotation and its first one, in English and in Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.languages.governing import (
    DETERMINERS_EN,
    LIMITING_EN,
    LIMITING_FIGURES_EN,
    LIMITING_ZH,
    PARTIAL_EN,
    PARTIAL_OF_EN,
    PARTIAL_ZH,
)
from corpus.languages.meaning import NUMBERS_EN
from indexer.quotecheck.words import compare_words

# Behind a mark nothing is counted: “6 to 4. | Our cooker”.
_ENDS: Final = re.compile(r"[.,;:!?。，；：！？—–][^\w]*$")
_FIGURE_ZH: Final = r"[\d.,]*[零一二两三四五六七八九十百千万亿\d]+多?"
_MEASURE_ZH: Final = "[个位名家台艘件套条成次份人]?"
_COUNTED_ZH: Final = re.compile(
    rf"(?:{'|'.join(PARTIAL_ZH)})的?$"
    rf"|(?:{'|'.join(LIMITING_ZH)}){_FIGURE_ZH}{_MEASURE_ZH}的?$"
    rf"|(?:分之|百分之){_FIGURE_ZH}的?$|{_FIGURE_ZH}[%％成]的?$"
    rf"|{_FIGURE_ZH}{_MEASURE_ZH}[^，。；]{{0,8}}(?:中|里|当中)有?(?:{_FIGURE_ZH}{_MEASURE_ZH})?$"
)


def counts(before: str, inside: str) -> bool:
    """Whether the last words before a stretch say of how many of what it begins with it is said."""
    if _ENDS.search(before):
        return False
    words = compare_words(before)
    han = re.sub(r"\s", "", before).rstrip("“”‘’「」『』\"'")
    if _COUNTED_ZH.search(han):
        return True
    keys = [word.key for word in words]
    while keys and keys[-1] in DETERMINERS_EN:
        keys.pop()
    if not keys:
        return False
    first = next(iter(compare_words(inside)), None)
    if keys[-1] in ("of", "in"):
        # “one in | ten plates”, “four out of | five buyers”, “most of | our customers”.
        parted = first is not None and _is_figure(first.key)
        return len(keys) > 1 and (
            (_is_figure(keys[-2]) and (parted or keys[-1] == "of"))
            or (keys[-2] == "out" and len(keys) > 2 and _is_figure(keys[-3]))
            # “the first half of | 2021” counts nothing.
            or (keys[-1] == "of" and not parted and keys[-2] in PARTIAL_EN | PARTIAL_OF_EN)
        )
    if _is_figure(keys[-1]):
        return _is_limited(keys[:-1])
    return keys[-1] in PARTIAL_EN and len(keys) == len(words)


def _is_limited(keys: Sequence[str]) -> bool:
    """Whether a figure is limited by words before it (“more than”), or is the second of two (“one in”)."""
    if keys[-1:] and (keys[-1] in LIMITING_EN or keys[-1] in LIMITING_FIGURES_EN):
        return True
    rest = keys[:-1]
    if keys[-1:] in (["of"], ["in"]):
        rest = rest[:-1] if rest[-1:] == ["out"] else rest
        return bool(rest) and _is_figure(rest[-1])
    return False


def _is_figure(key: str) -> bool:
    return key[0].isdigit() or key in NUMBERS_EN
