"""What stands around words on record, as it is shown: cut where a word ends, and the cut marked."""

from __future__ import annotations

import re
from typing import Final

from indexer.config import LONGEST_WORD
from indexer.quotecheck.attribution import CONTEXT
from indexer.quotecheck.results import Match

# What ends the words before a stretch, and what opens those behind it.
_ENDING: Final = re.compile(r"^[\s,;:.!?…，、；：。！？”’\"'」』)）\]]+")
_OPENING: Final = re.compile(r"[\s“‘\"'「『(（\[]+$")


def without_edges(text: str) -> str:
    """What stands between two quoted stretches, without their marks; as it is where it has nothing else."""
    return _OPENING.sub("", _ENDING.sub("", text)) or text


def before(match: Match, most: int = CONTEXT) -> str:
    """At most so many characters before the words of a place, "" where its paragraph begins with them."""
    text = match.before
    if len(text) <= most and len(text) < CONTEXT:
        return text
    text = text[-most:]
    space = text.find(" ", 0, LONGEST_WORD)
    return f"… {text[space + 1 :].lstrip()}"


def after(match: Match, most: int = CONTEXT) -> str:
    """At most so many characters behind the words of a place, "" where its paragraph ends with them."""
    text = match.after
    if len(text) <= most and len(text) < CONTEXT:
        return text
    text = text[:most]
    space = text.rfind(" ", max(0, most - LONGEST_WORD))
    return f"{(text[:space] if space >= 0 else text).rstrip()} …"
