"""How much the head of a block is like a dateline.

A loose look, for weighing, and the strict reading of `dating.dateline`, which asks for place and day.
"""

from __future__ import annotations

from corpus.dating.dateline import match_dateline
from corpus.models import Language
from corpus.splitting import block_cues as cues

DATED = 120  # a dateline stands in these


def opens_like_dateline(head: str, language: Language) -> int:
    """How much the head of a block is like a dateline, 0 to 2 as `opening` in `Traits`, 2 for all that
    is more."""
    date = cues.find_date(head[:DATED])
    opening = opening_zh(head, date) if language == "zh" else opening_en(head, date)
    return 2 if opening >= 2 or (date is not None and has_dateline(head, date)) else opening


def has_dateline(head: str, date: tuple[int, int]) -> bool:
    """Whether a dateline with place and day opens the block, in any of the forms newswires write."""
    if cues.RUNNING.search(head, 0, date[0]):
        return False
    found = match_dateline(head, 0, len(head))
    return found is not None and found.place is not None and found.date_span is not None


def opening_en(head: str, date: tuple[int, int] | None) -> int:
    start = date[0] if date else 999
    if cues.PLACE.match(head):
        dash = cues.OPENING_DASH.match(head)
        if dash:
            return 3 if start < dash.end() + 12 else 2
    return int(start < 90 and cues.DASH.search(head, start, start + 90) is not None)


def opening_zh(head: str, date: tuple[int, int] | None) -> int:
    """The same in Chinese, where the date often stands before the place."""
    named = cues.OPENING_ZH.match(head) is not None
    if date is None or date[0] > 30:
        return 2 if named else 0
    return 3 if named or cues.DASH.search(head, date[0], date[1] + 20) else 0
