"""Which lines inside the text are headings.

A heading stands on a line of its own, reads as a headline, and something stands under it; a bare product
name may be one.  Where tables and lists are has been decided before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.structure.linecues import is_section_word
from corpus.structure.lineshape import is_item, is_outline, item_number, reads_as_headline
from corpus.structure.paragraphs import Paragraph

LONGEST = 160
LONGEST_ZH = 40
TITLE_CASE = 0.8  # share of the longer words with a capital


def is_heading(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Whether the paragraph at that position heads the ones after it."""
    p = paragraphs[at]
    if p.size > (LONGEST_ZH if p.language == "zh" else LONGEST):
        return False
    if is_outline(p) or is_section_word(p):
        return True
    if at + 1 >= len(paragraphs):
        return False
    if item_number(p) is not None:
        return p.size <= 100 and not is_item(paragraphs[at + 1])
    if not reads_as_headline(p):
        return (
            p.text[-1] in ":：" and p.size <= 60 and p.text[:1].isupper() and paragraphs[at + 1].size > p.size
        )
    if p.closed:
        return p.language == "en" and _stands_out(paragraphs, at)
    return p.text[0] not in "“\"‘'「" or p.text[-1] not in "”\"’'」"


def _stands_out(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Whether a question or exclamation is a heading: in title case, or after a wider gap than usual."""
    words = list(re.findall(r"[A-Za-z]{4,}", paragraphs[at].text))
    if len(words) > 2 and sum(word[0].isupper() for word in words) >= TITLE_CASE * len(words):
        return True
    near = [p.gap for p in paragraphs[max(0, at - 8) : at + 9]]
    return paragraphs[at].gap > 1 and sorted(near)[len(near) // 2] < paragraphs[at].gap
