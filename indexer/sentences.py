"""Where sentences begin and end, in English and Chinese, well enough to show one whole.

A light rule, no model: a sentence ends at its mark unless the mark belongs to an abbreviation, an
initial or a figure.  A line of a list or table is a sentence of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

_END: Final = re.compile(r"[。！？；…]+[”’』」）)\"]*|[.!?]+[”’\"')\]]*(?=\s)|\n[^\S\n]*\n\s*")
_LINE: Final = re.compile(r"[\n\r\u2028\u2029]+")
_LAST_WORD: Final = re.compile(r"([^\W\d_]+)\.$")
_ABBREVIATIONS: Final = frozenset(
    """mr mrs ms dr prof st inc ltd co corp no vs etc eg ie approx jan feb mar apr jun jul aug sep
    sept oct nov dec fig sen rep gov gen lt col hon jr sr dept est al""".split()  # noqa: SIM905
)
# “Art. 5”: a short word with a capital before a figure tells what is numbered; of others these alone.
_SHORT: Final = 5
_BEFORE_FIGURES: Final = frozenset("art vol pp sec para chap cap ch nos pos pt".split())  # noqa: SIM905


def sentences(text: str, *, by_line: bool = False) -> list[tuple[int, int]]:
    """Half-open ranges of the sentences of a passage, trimmed; together they hold all its words."""
    return list(each_sentence(text, by_line=by_line))


def each_sentence(text: str, *, by_line: bool = False) -> Iterator[tuple[int, int]]:
    """The same one after the other, for those who need only the first of them."""
    start = 0
    ends = (match.end() for match in (_LINE if by_line else _END).finditer(text) if _is_end(text, match))
    for end in chain(ends, (len(text),)):
        piece = text[start:end]
        body = piece.strip()
        if body:
            first = start + len(piece) - len(piece.lstrip())
            yield first, first + len(body)
        start = end


def _is_end(text: str, match: re.Match[str]) -> bool:
    if not match.group().startswith("."):
        return True
    following = text[match.end() : match.end() + 8].lstrip()[:1]
    if following and following.islower():
        return False
    found = _LAST_WORD.search(text, max(0, match.start() - 20), match.start() + 1)
    if not found:
        return True
    word = found.group(1)
    before_figure = following.isdigit() and (word.istitle() or word.casefold() in _BEFORE_FIGURES)
    return not (
        word.casefold() in _ABBREVIATIONS or len(word) == 1 or (before_figure and len(word) <= _SHORT)
    )
