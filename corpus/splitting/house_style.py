"""What the releases of one dump have alike at their heads and ends: “RELEASE 19-045”, “(Leeds, 3 May 2018)”.

A dump begins and ends with a release, so its first line is one that a release begins with, and its last one
that a release ends with.  Where one of them stands again, but for figures and months, between two texts,
with a headline below, a release begins.  Lines that many heads of a dump have are no headlines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from corpus.alternation import one_of
from corpus.blocks import lines
from corpus.dating.dateline_alone import match_dated_title
from corpus.dating.datewords import find_dates
from corpus.languages import en
from corpus.models import Span
from corpus.splitting.block_cues import STOPS
from corpus.splitting.block_traits import Traits
from corpus.splitting.boundary_signs import is_paragraph, is_signature, may_be_title

_LONGEST = 160
_LEAST_TITLE = 12
_LEAST_END = 6
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


class HouseStyle:
    """The first and the last line of a dump, and where they stand again between two of its texts."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._first: str | None = None
        self._last = _last_line(text, start, end)
        self._ends = self._followed = 0

    def begins(self, before: Sequence[Traits], at: Traits, after: Sequence[Traits]) -> int:
        """For the blocks of the dump in order: 1 for one that begins as the dump does, between two texts; 2
        for a headline under a line that the dump ends with; else 0."""
        if not before:
            self._first = _first_line(at) if _leads_to_text(at, after) else None
            return 0
        if self._last is not None and _ends_with(before[-1], self._last):
            self._ends += 1
            named = may_be_title(at) and not at.stop and not is_signature(before, at)
            if named and _leads_to_text(at, after, titled=True):
                self._followed += 1
                return 2
        if self._first is None or before[-1].sign_off or _first_line(at) != self._first:
            return 0
        above = before[-1]
        ended = above.ending or above.stop or above.prose or above.contact or above.address or above.phone
        return int(bool(ended or above.legal or above.via) and _leads_to_text(at, after))

    @property
    def tells_ends(self) -> bool:
        """Whether nearly all lines that the dump ends with stand over a headline: to be asked at its end."""
        return self._followed >= _NEARLY_ALL * self._ends


def _may_name(line: str) -> bool:
    return len(line) >= _LEAST_TITLE and next(find_dates(line), None) is None


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
    titled = titled or fold_line(first) == _DATED or any(_may_name(line) for line in more)
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
