"""Where a release begins under the mark that ends the one before (“###”, “-30-”), by what stands there.

A headline over its day and a text begins one.  A headline over its text alone does where such marks stand
over little else in the dump, more than once over a day: what follows a mark may also be contacts or notes.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.dating.dateline_alone import match_date_line
from corpus.models import Span
from corpus.splitting.block_traits import Traits
from corpus.splitting.boundary_signs import LEAST_DATED, may_be_title
from corpus.splitting.paragraphs import is_end_mark

_NEARLY_ALL = 0.9
_LEAST_WORDS, _LEAST_HAN = 4, 6  # a name over a text has fewer
_LONGEST_DAY = 60  # characters
_LEAST_LABELLED = 5  # words of a headline that begins as labels do: “How …”, “Key …”
#: What `UnderMarks.begins` says of a block.
DAY, TEXT = 1, 2


class UnderMarks:
    """What stands under the marks of one dump that end a release."""

    def __init__(self) -> None:
        self._head = self._marks = self._headlines = self._dated = 0

    def open(self, at: Traits, after: Sequence[Traits]) -> None:
        """Takes the first block of the dump, which begins as its other releases may do."""
        self._head = _day_under(at, after)

    def begins(self, before: Sequence[Traits], at: Traits, after: Sequence[Traits]) -> int:
        """`DAY` for a headline over its day under an end mark, `TEXT` for one over its text, else 0.

        A row of other signs may part the sections of one text: there only a head like the dump's counts.
        """
        if before[-1].ending != 2:
            return 0
        day = _day_under(at, after)
        if day != self._head and not is_end_mark(before[-1].tail, Span(0, before[-1].length)):
            day = 0
        if len(before) > 1 and before[-2].ending != 2:
            self._marks += 1
            self._dated += day > 0
            self._headlines += day > 0 or _is_over_text(at, after)
        return DAY if day else TEXT if _is_over_text(at, after) else 0

    @property
    def tell(self) -> bool:
        """Whether a headline over text alone begins a release: to be asked at the end of the dump."""
        return self._dated > 1 and self._headlines >= _NEARLY_ALL * self._marks


def _day_under(at: Traits, after: Sequence[Traits]) -> int:
    """1 for a headline over a line with its day, with no more than a subtitle between, and a text; 2 for one
    right over a full dateline; else 0."""
    if not _is_headline(at):
        return 0
    for away, block in enumerate(after[:2], 1):
        if block.posted or _is_day(block):
            return int(bool(after[away:]) and _is_sentence(after[away]))
        if away == 1 and block.opening >= 2 and _is_sentence(block):
            return 2
        if not may_be_title(block) or block.stop:
            return 0
    return 0


def _is_day(block: Traits) -> bool:
    """Whether a line is a day, with what kind of text it is of: “Leeds, 7th of July, 2020”."""
    if block.date_only or block.length > _LONGEST_DAY or block.lines > 1:
        return bool(block.date_only)
    when = match_date_line(block.head, 0, block.length)
    return when is not None and when.complete


def _is_over_text(at: Traits, after: Sequence[Traits]) -> bool:
    """Whether a headline stands over a sentence, with one line between at most."""
    if not _is_headline(at) or at.size < (_LEAST_HAN if at.zh else _LEAST_WORDS) or not after:
        return False
    return _is_sentence(after[0]) or (len(after) > 1 and after[0].lines == 1 and _is_sentence(after[1]))


def _is_headline(at: Traits) -> bool:
    """Whether a line may be a headline by itself, and is no heading of the closing matter."""
    named = not (at.stop or at.mark or at.heading or at.date_only)
    least = _LEAST_LABELLED if at.label else LEAST_DATED
    return bool(named and at.last not in ":：" and at.size >= least and may_be_title(at))


def _is_sentence(block: Traits) -> bool:
    closing = block.about or block.contact or block.legal or block.via or block.bullet
    return bool((block.prose or block.stop) and not closing)
