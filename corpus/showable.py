"""What a text may not carry into a page: control characters, half a surrogate pair."""

from __future__ import annotations

import re
from typing import Final

_UNSHOWABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def showable_text(text: str) -> str:
    """The text with a replacement sign for each of them, so that places in it keep their meaning."""
    return _UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", text)
