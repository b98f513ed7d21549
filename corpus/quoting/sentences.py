"""Where sentences begin inside a paragraph, in English and in Chinese.

Knows abbreviations and initials; takes a closing mark with the sentence that it ends.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from corpus.languages import names_en
from corpus.models import Span
from corpus.names import HAN, UPPER

_BREAK = re.compile(
    rf"[.!?…]++[”\"’')\]]*+[ \t\u00a0\r\n]++(?=[“\"‘'(\[]*+[{UPPER}\d{HAN}])|"
    # “adds.What You Can Do”: a line break is lost between two sentences.
    rf"(?<=[a-z][a-z])\.(?=[{UPPER}][a-z]+[ \u00a0])|"
    r"[。！？；]++[”’」』）)]*+|\n\s*\n"
)
_LAST_WORD = re.compile(r"([^\W_]+(?:\.[^\W_]+)*)$")
_BEHIND_APOSTROPHE = re.compile(r"\w[’'][a-z]$")
_SHORT = frozenset(
    word.casefold()
    for word in (
        *names_en.ABBREVIATED.split(),
        *"Inc Corp Ltd Co No vs St Dr Mr Mrs Ms Prof Sen Rep Gov Gen Hon".split(),  # noqa: SIM905
    )
)
_BEFORE_FIGURES = frozenset(names_en.ABBREVIATED_BEFORE_FIGURES.split())
_LONGEST_WORD = 24


class Sentences:
    """The beginnings of the sentences of one paragraph, `text[span]`."""

    def __init__(self, text: str, span: Span) -> None:
        self.span = span
        self.starts = [span.start, *(at for at in _starts(text, span) if at < span.end)]

    def start_of(self, position: int) -> int:
        """The beginning of the sentence that holds `position`."""
        return self.starts[max(0, bisect_right(self.starts, position) - 1)]

    def end_of(self, position: int) -> int:
        """The beginning of the next sentence after `position`, or the end of the paragraph."""
        place = bisect_right(self.starts, position)
        return self.starts[place] if place < len(self.starts) else self.span.end

    def begins(self, position: int) -> bool:
        """Whether a sentence begins there."""
        place = bisect_left(self.starts, position)
        return place < len(self.starts) and self.starts[place] == position

    def between(self, start: int, end: int) -> int:
        """How many sentences begin in the half-open range after `start`, up to `end`."""
        return bisect_left(self.starts, end) - bisect_right(self.starts, start)


def _starts(text: str, span: Span) -> list[int]:
    found = []
    for match in _BREAK.finditer(text, span.start, span.end):
        if text[match.start()] == "." and _is_abbreviation(text, span.start, match):
            continue
        found.append(match.end())
    return found


def _is_abbreviation(text: str, floor: int, full_stop: re.Match[str]) -> bool:
    stop = full_stop.start()
    word = _LAST_WORD.search(text, max(floor, stop - _LONGEST_WORD), stop)
    if word is None:
        return False
    last = word.group(1)
    if _BEHIND_APOSTROPHE.search(text, max(floor, word.start() - 2), word.end()):
        return False  # “nobody else’s.”
    if last.casefold() == "no":
        return text[full_stop.end() : full_stop.end() + 1].isdigit()  # “No. 5”, not “He said no.”
    if len(last) == 1 or "." in last or last.casefold() in _SHORT:
        return True
    # “some Rs. 400”, “approx. 12 km”: before a figure; no sentence ends in “Rs” and few in a short name.
    figure = text[full_stop.end() : full_stop.end() + 1].isdigit()
    return figure and ((len(last) == 2 and last.istitle()) or last.casefold() in _BEFORE_FIGURES)
