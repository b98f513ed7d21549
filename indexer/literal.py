"""Character for character: whether a text holds a string just as it was typed.

Runs of white space are one space; words are whole.  Used on the few releases that already match in
folded form.
"""

from __future__ import annotations

import re
from functools import lru_cache

from indexer.folding import HAN, is_han


@lru_cache(maxsize=512)
def literal_pattern(text: str) -> re.Pattern[str]:
    """A pattern for `text` that is not blank, with whole words at both ends."""
    body = r"\s+".join(re.escape(part) for part in text.split())
    letter = rf"[^\W_{HAN}]"
    before = rf"(?<!{letter})" if text[0].isalnum() and not is_han(text[0]) else ""
    after = rf"(?!{letter})" if text[-1].isalnum() and not is_han(text[-1]) else ""
    return re.compile(before + body + after)


def holds(text: str, searched: str) -> bool:
    """Whether `searched` holds `text` character for character."""
    pattern = literal_pattern(text)
    # Mostly it stands there with single spaces, and is found ten times as fast so.
    at = searched.find(" ".join(text.split()))
    return bool((at >= 0 and pattern.match(searched, at)) or pattern.search(searched))
