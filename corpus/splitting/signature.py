"""Is this block the signature of a letter: a name, a role and a day, each on its line?

“Ana Orlo / Founder / Porto, 11 January 2022”, “王晓岚 / 董事长 / 2022年1月11日”.  By the lines of one block
alone; a signature without a role or a day is weighed by its words and its place, as other blocks are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.alternation import one_of
from corpus.dating.dateline import match_dateline
from corpus.dating.dateline_alone import match_date_line
from corpus.languages import structure_en as en
from corpus.languages import structure_zh as zh
from corpus.models import Span
from corpus.names import RUN, is_han_name

_MOST_LINES = 5
_LONGEST = 80
_ROLE = re.compile(rf"\b(?:{one_of(en.ROLE_WORDS)})\b|{one_of(zh.ROLE_WORDS)}", re.IGNORECASE)


def signs_and_dates(text: str, lines: Sequence[Span]) -> bool:
    """Whether the lines are a name, then at least one with a role, then a day, with a place or without."""
    if not 3 <= len(lines) <= _MOST_LINES or any(len(line) > _LONGEST for line in lines):
        return False
    first, *roles, last = (text[line.start : line.end] for line in lines)
    named = RUN.fullmatch(first) is not None or is_han_name("".join(first.split()))
    return named and any(map(_ROLE.search, roles)) and _is_day(last)


def _is_day(line: str) -> bool:
    if not any(map(str.isdigit, line)):
        return False
    if match_date_line(line, 0, len(line)) is not None:
        return True
    found = match_dateline(line, 0, len(line))
    return found is not None and found.date_span is not None and found.span.end >= len(line) - 1
