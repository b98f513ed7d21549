"""Where a letter begins: a line that names it, and a salutation a few lines below.

Both together are what no other text has; a line that only speaks of a letter, or a salutation under
a sentence, is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.alternation import one_of
from corpus.languages import en, structure_en, structure_zh, zh

#: So many lines at most stand between the title and the salutation: a date, a byline, a subtitle.
BETWEEN = 3
_LONGEST = 160
_STOPS = ".。;；:："
_NAMED = re.compile(
    r"\b(?:letter|message|note|memo|words? (?:to|from|of))\b|信$|公开信|公開信"
    r"|^(?:keynote |opening |closing |welcome |inaugural )?(?:speech|remarks) (?:by|of|from|delivered by)\b"
    r"|[的上](?:讲话|講話|演讲|演講|致辞|致辭)$",
    re.I,
)
_OPENERS = (*en.SALUTATIONS, *structure_en.SALUTATION_MORE)
_OPENERS_ZH = (*zh.SALUTATIONS, *structure_zh.SALUTATION_MORE)
_ADDRESSED = re.compile(
    rf"(?:(?:{one_of(_OPENERS)})\b[^.?]{{0,80}}[,:!–—]$|(?:{one_of(_OPENERS_ZH)})[^。？]{{0,30}}[,:!，：！]$"
    r"|[^。，：]{1,24}们[:：]$)",
    re.I,
)


def names_letter(line: str) -> bool:
    """Whether a line may be the title or the byline of a letter by its words."""
    return not _is_text(line) and _NAMED.search(line) is not None


def is_salutation(line: str) -> bool:
    """“Dear colleagues,”, “各位同事：”."""
    return len(line) <= 100 and _ADDRESSED.match(line) is not None


def opens_letter(lines: Sequence[str]) -> bool:
    """Whether a part that begins with these lines is a letter: its title, and a headline over it, may stand
    before the salutation, and no text."""
    for i, line in enumerate(lines[:BETWEEN]):
        if salutation_under(lines[i:]):
            return True
        if _is_text(line):
            return False
    return False


def salutation_under(lines: Sequence[str]) -> int:
    """How many lines below the first its salutation stands, if the first names a letter; 0 for none."""
    if not lines or not names_letter(lines[0]):
        return 0
    for away, line in enumerate(lines[1 : BETWEEN + 2], 1):
        if is_salutation(line):
            return away
        if _is_text(line):
            return 0
    return 0


def _is_text(line: str) -> bool:
    return len(line) > _LONGEST or line[-1:] in _STOPS
