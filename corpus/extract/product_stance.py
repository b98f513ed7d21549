"""In what role a release names a product: what it is about, a component, or what is not supported.

Read from the words of the sentence around the name alone.  Whether a component is another maker's depends
on the archive (`resolve.product_lexicon`).
"""

from __future__ import annotations

import re

from corpus.languages import products_en
from corpus.models import Stance

_LEFT = 320
_SENTENCE_END = re.compile(r"[.!?。！？;；](?=\s|$)|\n\s*\n")
_COMPONENT = re.compile("|".join(rf"\b{re.escape(c)}\b" for c in products_en.COMPONENT_CUES), re.I)
_EXCLUSION = re.compile("|".join(re.escape(c) for c in products_en.EXCLUSION_CUES), re.I)
# A bracket that is closed before the name says nothing of it.
_CLOSED = re.compile(r"[(（][^()（）]*[)）]")
# “Halo 9, Halo 10 and Halo 11 are not supported”: between the name and the verb stand only names.
_EXCLUDED_AFTER = re.compile(
    r"(?:(?:,|,? and|,? or)? [A-Z0-9][\w+\-]*){0,24} (?:is|are|will) (?:not|no longer) (?:yet |be )?"
    r"(?:supported|compatible|included)\b|[A-Za-z0-9 、和及]{0,60}暂?不(?:支持|受支持)"
)


def stance(text: str, start: int, end: int) -> Stance:
    """The stance towards the product named in `text[start:end]`."""
    left = text[max(0, start - _LEFT) : start]
    cut = 0
    for match in _SENTENCE_END.finditer(left):
        cut = match.end()
    left = _CLOSED.sub("", left[cut:])
    if _EXCLUSION.search(left) or _EXCLUDED_AFTER.match(text, end, end + 160):
        return "unsupported"
    return "component" if _COMPONENT.search(left[-48:]) else "subject"
