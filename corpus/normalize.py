"""Folds for matching only: the same words spelled alike, with a way back to where they stand.

Decides which differences of writing do not count: width, case, the kind of quotation mark or dash, white
space of any sort, a space between two Chinese characters, characters that are not seen.  What is
shown to anyone is always the source text, reached through `Folded.span`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from corpus.models import Span

_DOUBLE = "“”„‟«»″〝〞＂「」『』"
_SINGLE = "‘’‚‛′`´＇"
_DASHES = "‐‑‒–—―−﹣－─"
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_ALIKE = {
    **dict.fromkeys(_DOUBLE, '"'),
    **dict.fromkeys(_SINGLE, "'"),
    **dict.fromkeys(_DASHES, "-"),
    "。": ".",
    "、": ",",
    "…": "...",
}


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its characters, the position it came from.

    `offsets` has one entry more than `text`: the last is the end of the source.  They never decrease.
    """

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Where `text[start:end]` stands in the source; an empty range gives an empty span."""
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"no range {start}:{end} in {len(self.text)} folded characters")
        first = self.offsets[start]
        return Span(first, first if start == end else max(first, self.offsets[end - 1] + 1))


def fold(text: str, start: int = 0, end: int | None = None) -> Folded:
    """`text[start:end]` folded; the offsets are positions in the whole of `text`.

    Leading and trailing white space is left out; every other run of it becomes one space, or none
    between two Chinese characters.
    """
    stop = len(text) if end is None else end
    out: list[str] = []
    offsets: list[int] = []
    space_at = -1
    for at in range(start, stop):
        folded = fold_char(text[at])
        if folded == " ":
            space_at = at if space_at < 0 else space_at
            continue
        if not folded:
            continue
        if space_at >= 0 and out and not (is_han(out[-1]) and is_han(folded[0])):
            out.append(" ")
            offsets.append(space_at)
        space_at = -1
        for char in folded:
            out.append(char)
            offsets.append(at)
    offsets.append(stop)
    return Folded("".join(out), tuple(offsets))


def fold_key(text: str) -> str:
    """A folded text without its offsets: for comparing two strings."""
    return fold(text).text


@lru_cache(maxsize=8192)
def fold_char(char: str) -> str:
    """One character folded: none, one or several; " " for any white space."""
    if char.isspace():
        return " "
    if _UNSEEN.match(char):
        return ""
    alike = _ALIKE.get(char)
    if alike is not None:
        return alike
    wide = unicodedata.normalize("NFKC", char).casefold()
    # A spacing accent is decomposed to a space and a mark: the mark alone is kept.
    return "".join(_ALIKE.get(c, c) for c in wide if not c.isspace() and not _UNSEEN.match(c))


def is_han(char: str) -> bool:
    """Whether a character is a Chinese ideograph."""
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000"
