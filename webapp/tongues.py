"""Chinese inside of a text in another language, as a name in brackets is.

Decides where it begins and ends, so that a page can say so and set it in fonts of its own.  What language
a whole text is in says whoever prints it, of the element around it.
"""

from __future__ import annotations

import re

from corpus.language import language_of
from webapp.layers import Layer, Stretch

_SIGNS = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_MARKS = "\u3001-\u303f\uff01-\uff65"
#: Signs with the full-width marks after them, and with single spaces between them (雷 军).
_RUN = re.compile(f"[{_SIGNS}](?: ?[{_SIGNS}{_MARKS}])*")


def runs(text: str) -> Layer:
    """Each run of Chinese characters in the text; none in most texts."""
    return tuple(Stretch(*found.span(), "tongue") for found in _RUN.finditer(text))


def strangers(text: str) -> Layer:
    """The same of a text that is not Chinese as a whole; none in one that is."""
    return runs(text) if _RUN.search(text) and language_of(text) != "zh" else ()
