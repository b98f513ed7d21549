"""What the releases of one dump have at their heads alike: “RELEASE 19-045”, the name of the house, a label.

A dump begins with a release, so its first line is one that a release begins with.  Where it stands again,
but for its figures and months, between the end of a text and a headline over another, a release begins.
Lines that many heads of a dump have are no headlines.
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
from corpus.splitting.block_traits import Traits
from corpus.splitting.boundary_signs import is_paragraph, may_be_title

_LONGEST = 160
_LEAST_TITLE = 12
_HEAD_LINES = 6
_SHARE = 1 / 3  # of the heads of a dump have a line that is none of one release's own
_DIGITS = re.compile(r"\d+")
_NAMED_DAY = re.compile(rf"\b(?:{one_of(map(str.lower, (*en.MONTHS, *en.WEEKDAYS)))})\b\.?,?")
_DATED = "a day, and the headline behind it"


def fold_line(line: str) -> str:
    """What a line has alike with those that differ from it in figures, months and weekdays only."""
    if match_dated_title(line, 0, len(line)) is not None:
        return _DATED
    return " ".join(_NAMED_DAY.sub("day", _DIGITS.sub("0", line.lower())).split())


def first_line(block: Traits) -> str | None:
    """How the first line of a block is folded; None for what no head begins with."""
    if block.length > _LONGEST * 2 or is_paragraph(block):
        return None
    line = block.head.split("\n", 1)[0]
    return fold_line(line) if len(line) <= _LONGEST else None


def leads_to_text(at: Traits, after: Sequence[Traits]) -> bool:
    """Whether a headline stands in or under a block, with nothing but a head between it and a paragraph."""
    first, *more = at.head.split("\n")
    titled = fold_line(first) == _DATED or any(_may_name(line) for line in more)
    for block in after:
        if is_paragraph(block) or (block.dateline and block.prose) or (titled and block.stop):
            return titled
        if block.ending or block.about:
            return False
        titled = titled or (may_be_title(block) and not block.mark)
    return False


def begins_again(before: Sequence[Traits], at: Traits, after: Sequence[Traits]) -> bool:
    """Whether a block that begins as the dump does stands under an ended text, and over another."""
    if not before or before[-1].sign_off:
        return False
    above = before[-1]
    ended = above.ending or above.stop or above.prose or above.contact or above.address or above.phone
    return bool(ended or above.legal or above.via) and leads_to_text(at, after)


def _may_name(line: str) -> bool:
    return len(line) >= _LEAST_TITLE and next(find_dates(line), None) is None


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
