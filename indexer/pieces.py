"""What a piece of text between spaces gives to the index, remembered: most pieces of an archive recur.

Words of an alphabet do not depend on what stands beyond a space, so a piece is read by `analysis` once.
What does depend on it, a text tells beforehand: see `is_plain`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple

from indexer.analysis import has_cut_word, tokens, word_forms
from indexer.folding import HAN

_HAN: Final = re.compile(f"[{HAN}]")
_DIGIT: Final = re.compile(r"\d")
_MARKS: Final = '.,;:!?()[]“”"…'
_MOST: Final = 131_072


class Piece(NamedTuple):
    """`advance` is how many positions a piece takes.

    `keys` are (position from its first, folded word, stem where it differs).  `as_is` are the words that are
    written like their keys, `others` are (folded word, as it is written).
    """

    advance: int
    keys: tuple[tuple[int, str, str | None], ...]
    as_is: tuple[str, ...]
    others: tuple[tuple[str, str], ...]


def is_plain(text: str) -> bool:
    """Whether the pieces of a text can be read one by one: no ideographs, no word cut by a paragraph."""
    return _HAN.search(text) is None and not has_cut_word(text)


def reader(footnotes: frozenset[str]) -> Callable[[str], Piece]:
    """What reads a piece of a text with these numbers of footnotes, on which only figures depend."""
    if not footnotes:
        return _PIECES.__getitem__

    def read(text: str) -> Piece:
        return _with_footnotes(text, footnotes) if _DIGIT.search(text) else _PIECES[text]

    return read


def _read(text: str, footnotes: frozenset[str] = frozenset()) -> Piece:
    core = text.strip(_MARKS)
    if core.isalpha():
        # One word and marks around it, which is nearly every piece: no need to look for where words end.
        forms = word_forms(core)
        if len(forms) == 1:
            _, _, form, stem = forms[0]
            key = (0, form, stem if stem != form else None)
            return Piece(1, (key,), *(((form,), ()) if form == core else ((), ((form, core),))))
        return Piece(
            advance=1,
            keys=tuple((0, f.form, f.stem if f.stem != f.form else None) for f in forms),
            as_is=tuple(f.form for f in forms if f.form == core[f.start : f.end]),
            others=tuple((f.form, word) for f in forms if f.form != (word := core[f.start : f.end])),
        )
    found = tokens(text, footnotes)
    return Piece(
        advance=found[-1].position + 1 if found else 0,
        keys=tuple((t.position, t.form, t.stem if t.stem != t.form else None) for t in found),
        as_is=tuple(t.form for t in found if t.form == text[t.start : t.end]),
        others=tuple((t.form, word) for t in found if t.form != (word := text[t.start : t.end])),
    )


_with_footnotes = lru_cache(maxsize=4096)(_read)


class _Pieces(dict[str, Piece]):
    """Pieces that were read, all forgotten when they are too many."""

    def __missing__(self, text: str) -> Piece:
        if len(self) >= _MOST:
            self.clear()
        piece = self[text] = _read(text)
        return piece


_PIECES: Final = _Pieces()
