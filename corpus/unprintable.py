"""Signs that no page, no file and no line of a terminal can carry, and text without them."""

from __future__ import annotations

import re
from typing import Final

UNPRINTABLE: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
"""Line ends and tabs among them."""


def one_line(text: str | None) -> str | None:
    """A text without line breaks and such signs, each a space in its place; None for nothing."""
    return " ".join(UNPRINTABLE.sub(" ", text or "").split()) or None
