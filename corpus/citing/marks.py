"""Quotation marks of words that are put into marks themselves: double ones become single, pairs whole."""

from __future__ import annotations

from typing import Final

_OPENS: Final = "“„«"
_CLOSES: Final = "”‟»"
_STRAIGHT: Final = '"＂'
_BEFORE_OPENING: Final = " \u3000([{（【—–-‘'“「『:："


def single(text: str, *, whole: bool = False) -> str:
    """The text with single marks for its double ones; a sign of inches (6.67") stays.

    With `whole`, marks whose other half is not in the text get it, at its beginning or end: words that are
    cut out of a text may begin or end inside a quotation.
    """
    found: list[str] = []
    held: list[str] = []
    missing = 0
    for at, mark in enumerate(text):
        if mark not in _OPENS + _CLOSES + _STRAIGHT:
            found.append(mark)
            continue
        before = text[at - 1] if at else " "
        straight = mark in _STRAIGHT
        if straight and before.isdigit() and not any(one in _STRAIGHT for one in held):
            found.append(mark)
            continue
        closes = mark in _CLOSES or (held[-1:] == ["„"] and mark == "“")
        if straight:
            closes = before not in _BEFORE_OPENING and (bool(held) or _ends(text, at))
        if not closes:
            held.append(mark)
        elif held:
            held.pop()
        else:
            missing += 1
        found.append("’" if closes else "‘")
    return ("‘" * missing if whole else "") + "".join(found) + ("’" * len(held) if whole else "")


def _ends(text: str, at: int) -> bool:
    """Whether a mark stands where words end: before white space, a mark of the sentence, or nothing."""
    after = text[at + 1 : at + 2]
    return not after or not after.isalnum()
