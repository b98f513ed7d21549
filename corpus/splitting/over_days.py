"""Where a release begins at a headline over its day alone, in a dump whose first release begins otherwise.

One such headline may be that of a section or of an event.  They begin releases where they stand again and
again, mostly over more than one paragraph, and with the heads or ends of other releases between every other
two: so do neither the entries of a calendar nor the years of a house in one text.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.dating.dateline_alone import match_date_line
from corpus.splitting.block_traits import Traits
from corpus.splitting.boundary_signs import may_be_title

_AGAIN = 3
_LONGEST_DAY = 60  # characters of a line that is a day, with what kind of text it is of, and a time
_LEAST_WORDS, _LEAST_HAN = 4, 6  # a name over its day has fewer


class OverDays:
    """The headlines of one dump that stand over their day."""

    def __init__(self) -> None:
        self._found = self._long = self._parted = 0
        self._other = False  # whether the head or end of another release stands since the last

    def begins(self, before: Sequence[Traits], at: Traits, after: Sequence[Traits]) -> bool:
        """Whether a block is a headline over its day and a text, below another text; to be asked in order."""
        self._other = self._other or bool(at.dateline or at.about or at.ending == 2)
        above = before[-1]
        if above.last in ":：" or (may_be_title(above) and not above.stop) or not _stands_over_day(at, after):
            return False
        self._found += 1
        self._long += len(after) > 2 and _is_text(after[2])
        self._parted += self._found > 1 and self._other
        self._other = False
        return True

    @property
    def tell(self) -> bool:
        """Whether they begin releases: to be asked at the end of the dump."""
        gaps = self._found - 1
        return self._found >= _AGAIN and 2 * self._long >= self._found and 2 * self._parted >= gaps


def _stands_over_day(at: Traits, after: Sequence[Traits]) -> bool:
    named = not (at.stop or at.label or at.heading or at.mark or at.last in ":：") and may_be_title(at)
    if not named or at.size < (_LEAST_HAN if at.zh else _LEAST_WORDS) or len(after) < 2:
        return False
    day, text = after[:2]
    if day.lines > 1 or day.length > _LONGEST_DAY or not _is_text(text):
        return False
    when = match_date_line(day.head, 0, day.length)
    return when is not None and when.complete


def _is_text(block: Traits) -> bool:
    return bool(block.prose or block.stop or block.last in ":：")
