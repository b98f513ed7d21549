"""Texts as the keys of their words would have them, to be looked through without being cut into words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from indexer.folding import APOSTROPHES, INVISIBLE, fold_han, is_han

_OTHER: Final = re.compile(r"[^\x00-\x7f]+")
_NOT_KEPT: Final = re.compile(rf"[\u0300-\u036f{INVISIBLE}]")
# Most texts are ASCII but for these; to a word each is the same as what stands for it.
_MARKS: Final = (
    *((one, "'") for one in APOSTROPHES.replace("'", "")),
    *(("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"), ("\u00a0", " "), ("…", " ")),
)


class Folded(NamedTuple):
    """`in_place` says that each character stands where it does in the text; else positions are not kept."""

    text: str
    in_place: bool


def fold(text: str) -> Folded:
    """A text with the case, accents, width, apostrophes and traditional characters of its words folded."""
    lower = text.lower()
    in_place = len(lower) == len(text)
    for mark, plain in _MARKS:
        lower = lower.replace(mark, plain)
    if lower.isascii():
        return Folded(lower, in_place)
    moved = False

    def folded(found: re.Match[str]) -> str:
        nonlocal moved
        run, stays = _run(found.group())
        moved = moved or not stays
        return run

    return Folded(_OTHER.sub(folded, lower), in_place and not moved)


class _Plain(dict[int, str]):
    """What each character that was asked for is folded to, by its code point; `moving` are not to one."""

    def __init__(self) -> None:
        self.moving: set[str] = set()

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if is_han(char):
            plain = fold_han(char)
        elif unicodedata.category(char)[0] in "SP":
            # No letter of the word it is written together with, whatever it stands for: “Acme™”.
            plain = " "
        else:
            plain = _NOT_KEPT.sub("", unicodedata.normalize("NFKD", char)).casefold()
        if len(plain) != 1:
            self.moving.add(char)
        self[code] = plain
        return plain


_PLAIN: Final = _Plain()


@lru_cache(maxsize=4096)
def _run(run: str) -> Folded:
    plain = run.translate(_PLAIN)
    return Folded(plain, _PLAIN.moving.isdisjoint(run))
