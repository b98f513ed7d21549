"""Everyday English words: what a capital hides in headlines.  Read once, when first asked for."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).parent.parent / "common_words_en.json"


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """A few thousand lower-case words of four letters or more; no given names among them."""
    lines: list[str] = json.loads(_FILE.read_text(encoding="utf-8"))["words"]
    return frozenset(" ".join(lines).split())
