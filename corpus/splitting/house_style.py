"""What the releases of one dump have alike at their heads and ends: “RELEASE 19-045”, “(Leeds, 3 May 2018)”.

A dump begins and ends with a release, so its first line is one that a release begins with, and its last one
that a release ends with.  Where one of them stands again, but for figures and months, between two texts,
with a headline below, a release begins.  So it does at the number of a release, or the day over it; where
the dump begins so, at a headline over a day, one with the same first words, an underlined one or one at the
margin over indented text; and, in a dump that begins without a headline, at each paragraph that opens with
the place.  Lines that many heads of a dump have are no headlines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from corpus.alternation import one_of
from corpus.blocks import lines
from corpus.dating.dateline import match_dateline
from corpus.dating.dateline_alone import match_date_line, match_dated_title
from corpus.dating.datewords import find_dates
from corpus.languages import en
from corpus.models import Span
from corpus.navigation import is_navigation
from corpus.release_number import is_release_number
from corpus.splitting.block_cues import STOPS
from corpus.splitting.block_traits import Traits
from corpus.splitting.boundary_signs import is_paragraph, is_signature, may_be_title
from corpus.splitting.over_days import OverDays
from corpus.splitting.under_marks import DAY, UnderMarks

_LONGEST = 160
_LEAST_TITLE = 12
_LEAST_BESIDE = 20  # letters of a headline beside the day it names; a label is shorter
_LEAST_WORDS, _LEAST_HAN = 4, 6  # a name over its day has fewer
_LEAST_END = 6
_OPENING_WORDS, _OPENING_HAN = 4, 6
_LONGEST_DAY = 60  # characters of a line that is a day, with what kind of text it is of, and a time
_HEAD_LINES = 6
_NEARLY_ALL = 0.9
_SHARE = 1 / 3  # of the heads of a dump have a line that is none of one release's own
_DIGITS = re.compile(r"\d+")
_NAMED_DAY = re.compile(rf"\b(?:{one_of(map(str.lower, (*en.MONTHS, *en.WEEKDAYS)))})\b\.?,?")
_DATED = "a day, and the headline behind it"


def fold_line(line: str) -> str:
    """What a line has alike with those that differ from it in figures, months and weekdays only."""
    if match_dated_title(line, 0, len(line)) is not None:
        return _DATED
    return " ".join(_NAMED_DAY.sub("day", _DIGITS.sub("0", line.lower())).split())


#: What `HouseStyle.begins` says of a block.
FIRST_LINE, LAST_LINE, NUMBER, MARGIN, DATED, ENDED, ENDED_UNDATED, OVER_DAY = 1, 2, 3, 4, 5, 6, 7, 8


class HouseStyle:
    """The first and the last line of a dump, and where they stand again between two of its texts."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._first: str | None = None
        self._opening: str | None = None
        self._last = _last_line(text, start, end)
        self._ends = self._followed = 0
        self._headless = self._dated = self._hangs = False
        self._headlines = self._flush = self._underlined = 0
        self.under_marks = UnderMarks()
        self.over_days = OverDays()

    def begins(self, before: Sequence[Traits], at: Traits, after: Sequence[Traits]) -> int:
        """For the blocks of the dump in order: `FIRST_LINE` for one that begins as the dump does, between two
        texts, and `DATED` where that is a headline over its day; `LAST_LINE` for a headline under a line that
        the dump ends with; `NUMBER` for that of a release; `MARGIN` for a headline at the margin over
        indented paragraphs; `ENDED` for a headline over its day under an end mark, `ENDED_UNDATED` for
        one over its text; `OVER_DAY` for one over its day under any text; else 0."""
        if not before:
            self._first = _first_line(at) if _leads_to_text(at, after) else None
            self._opening = _opening(at) if _leads_to_text(at, after, titled=True) else None
            self._headless = _opens_with_place(at)
            self._dated = _stands_over_day(at, after)
            self.under_marks.open(at, after)
            self._hangs = _is_at_margin(at, after)
            self._underlined = at.underlined
            return 0
        again = FIRST_LINE if self._begins_again(before[-1], at, after) else 0
        if self._dated and before[-1].last not in ":：" and _stands_over_day(at, after):
            again = DATED
        if self._last is not None and _ends_with(before[-1], self._last):
            self._ends += 1
            named = may_be_title(at) and not at.stop and not is_signature(before, at)
            if again or (named and _leads_to_text(at, after, titled=True)):
                self._followed += 1
                return again or LAST_LINE
        if again:
            return again
        if under := self.under_marks.begins(before, at, after):
            return ENDED if under == DAY else ENDED_UNDATED
        if self.over_days.begins(before, at, after):
            return OVER_DAY
        if _is_numbered(before[-1], at, after):
            return NUMBER
        return MARGIN if self._hangs and self._hangs_again(before[-1], at, after) else 0

    def _hangs_again(self, above: Traits, at: Traits, after: Sequence[Traits]) -> bool:
        if at.indent:
            return False
        found = bool(above.indent or above.ending) and above.last not in ":：" and _is_at_margin(at, after)
        self._headlines += found
        self._flush += is_paragraph(at)
        return found

    def _begins_again(self, above: Traits, at: Traits, after: Sequence[Traits]) -> bool:
        over = above.ending or (above.stop and (is_paragraph(above) or not may_be_title(above)))
        if self._headless and over and _opens_with_place(at):
            return True
        named = over and self._opening is not None and _opening(at) == self._opening
        if named and _leads_to_text(at, after, titled=True):
            return True
        if self._underlined and at.underlined == self._underlined and _leads_to_text(at, after, titled=True):
            return True
        if self._first is None or above.sign_off or _first_line(at) != self._first:
            return False
        ended = above.ending or above.stop or above.prose or above.contact or above.address or above.phone
        ended = ended or above.legal or above.via or is_navigation(above.head)
        return bool(ended) and _leads_to_text(at, after)

    @property
    def tells_ends(self) -> bool:
        """Whether nearly all lines that the dump ends with stand over a headline: to be asked at its end."""
        return self._followed >= _NEARLY_ALL * self._ends

    @property
    def tells_margins(self) -> bool:
        """Whether next to no paragraph stands at the margin: to be asked at the end of the dump."""
        return self._flush <= (1 - _NEARLY_ALL) * self._headlines


def _opens_with_place(block: Traits) -> bool:
    """Whether a paragraph opens with a dateline that has a place."""
    if not (is_paragraph(block) or block.last in ":：") or block.opening < 2:
        return False
    found = match_dateline(block.head, 0, len(block.head))
    return found is not None and found.place is not None


def _is_at_margin(at: Traits, after: Sequence[Traits]) -> bool:
    """Whether a block is a headline at the margin over a paragraph that is indented."""
    if at.indent or at.stop or at.mark or at.heading or at.size < (_LEAST_HAN if at.zh else _LEAST_WORDS):
        return False
    under = after[1:] if after and not after[0].indent and not is_paragraph(after[0]) else after
    return may_be_title(at) and bool(under) and under[0].indent == 1 and is_paragraph(under[0])


def _stands_over_day(at: Traits, after: Sequence[Traits]) -> bool:
    """Whether a block is a headline, with the day alone under it and then a paragraph."""
    if len(after) < 2 or at.stop or at.size < (_LEAST_HAN if at.zh else _LEAST_WORDS):
        return False
    if after[0].lines > 1 or not may_be_title(at) or not (is_paragraph(after[1]) or after[1].last in ":："):
        return False
    when = match_date_line(after[0].head, 0, len(after[0].head)) if after[0].length <= _LONGEST_DAY else None
    return when is not None and when.complete


def _is_numbered(above: Traits, at: Traits, after: Sequence[Traits]) -> bool:
    """Whether a block begins with the number of a release and leads to its text, or is the day over one."""
    if at.date_only:
        return bool(after) and _has_number(after[0]) and _leads_to_text(after[0], after[1:])
    return _has_number(at) and not above.date_only and _leads_to_text(at, after)


def _has_number(block: Traits) -> bool:
    return block.length <= _LONGEST * 2 and is_release_number(block.head.split("\n", 1)[0].strip())


def _is_dated_headline(line: str) -> bool:
    """“Remarks at the budget hearing on June 28, 2016”: a headline that names a day, and differs by it."""
    when = next(find_dates(line), None)
    return when is not None and when.complete and len(line) - len(when.span) >= _least_beside(line)


def _least_beside(line: str) -> int:
    return _LEAST_BESIDE if line.isascii() else _LEAST_TITLE


def _may_name(line: str) -> bool:
    return len(line) >= _LEAST_TITLE and next(find_dates(line), None) is None


def _opening(block: Traits) -> str | None:
    """The first words of a headline, as many are alike but for what they are on: “Statement by the …”."""
    if not may_be_title(block) or block.stop or block.mark or block.last in ":：":
        return None
    if block.zh:
        return block.head[:_OPENING_HAN] if block.size >= 2 * _OPENING_HAN else None
    words = block.head.lower().split()
    return " ".join(words[:_OPENING_WORDS]) if len(words) >= 2 * _OPENING_WORDS else None


def _first_line(block: Traits) -> str | None:
    """How the first line of a block is folded; None for what no head begins with."""
    if block.length > _LONGEST * 2 or is_paragraph(block):
        return None
    line = block.head.split("\n", 1)[0]
    return fold_line(line) if len(line) <= _LONGEST else None


def _last_line(text: str, start: int, end: int) -> str | None:
    """How the last line of a text is folded; None where it is a sentence or tells nothing."""
    while end > start and text[end - 1].isspace():
        end -= 1
    begin = max(start, *(text.rfind(sign, start, end) + 1 for sign in "\n\r"))
    line = text[begin:end].strip()
    return fold_line(line) if _LEAST_END <= len(line) <= _LONGEST and line[-1] not in STOPS else None


def _ends_with(block: Traits, folded: str) -> bool:
    line = block.tail.rsplit("\n", 1)[-1].strip()
    return line[-1:] == block.last and not block.stop and fold_line(line) == folded


def _leads_to_text(at: Traits, after: Sequence[Traits], *, titled: bool = False) -> bool:
    """Whether a headline stands in or under a block, or it is one (`titled`), with nothing but a head between
    it and a paragraph."""
    first, *more = at.head.split("\n")
    titled = (
        titled
        or fold_line(first) == _DATED
        or _is_dated_headline(first)
        or any(_may_name(line) for line in more)
    )
    for block in after:
        if is_paragraph(block) or (block.dateline and block.prose) or (titled and block.stop):
            return titled
        if block.ending or block.about:
            return False
        titled = titled or (may_be_title(block) and not block.mark)
    return False


def mastheads(text: str, spans: Sequence[Span]) -> list[tuple[Span, ...]]:
    """For each part of a dump the lines of its head that a third of them have, and two at least."""
    heads = [tuple(_head(text, span)) for span in spans]
    times = Counter(name for head in heads for name in {fold_line(text[at.start : at.end]) for at in head})
    least = max(2.0, _SHARE * len(spans))
    common = {name for name, number in times.items() if number >= least and name != _DATED}
    return [tuple(at for at in head if fold_line(text[at.start : at.end]) in common) for head in heads]


def _head(text: str, span: Span) -> list[Span]:
    """The first lines of a part, down to its first paragraph."""
    found = []
    for line in islice(lines(text, span.start, span.end), _HEAD_LINES):
        if len(line) > _LONGEST:
            break
        found.append(line)
    return found
