"""Lines and blocks: the white space of a text, read once and the same way by every stage.

A *line* ends at any of the line ends Unicode knows, a lone carriage return among them; a *block* is
a run of lines with no blank one between.  Lines of nothing but spaces, no-break or ideographic
ones included, are blank.  What a block is (a title, a paragraph, a table) is left to others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.models import Span

_LINE = re.compile(r"\S(?:[^\n\r\x0b\x0c\x85\u2028\u2029]*\S)?")  # without the white space around it
_RULE = re.compile(r"[-–—=_*#~]{3,}+")
_NEARLY = 0.8  # of the letters above it; Chinese letters are twice as wide as a sign
_TRAILING, _LONGEST_ROW = 8, 400
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Block:
    """`span` is trimmed of white space; `lines` are its trimmed lines.

    `blank_before` counts the blank lines between this block and the one before it (or the start).
    """

    span: Span
    lines: tuple[Span, ...]
    blank_before: int


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Trimmed, non-blank lines of `text[start:end]` in order."""
    for match in _LINE.finditer(text, start, len(text) if end is None else end):
        yield Span(*match.span())


def is_rule(text: str, line: Span) -> bool:
    """Whether a line is drawn from signs, as stands above and below a headline or between two texts."""
    return _RULE.fullmatch(text, line.start, line.end) is not None


def underline(text: str, line: Span) -> Span | None:
    """The row of signs right under a line and about as long as it, as a headline is underlined; None without.

    A row of “#” ends a text, and one that is longer or shorter parts two.
    """
    below = _LINE.match(text, *_next_line(text, line.end))
    row = Span(*below.span()) if below else None
    if row is None or text[row.start] == "#" or not is_rule(text, row):
        return None
    return row if _NEARLY <= len(row) / len(line) <= 2 + (1 - _NEARLY) else None


def _next_line(text: str, end: int) -> tuple[int, int]:
    """Where the text of the next line may begin, and a bound for its end."""
    broken = _BREAK.search(text, end, end + _TRAILING)
    start = broken.end() if broken and not text[end : broken.start()].strip() else len(text)
    while start < len(text) and text[start] in " \t\u00a0\u3000":
        start += 1
    return start, min(len(text), start + _LONGEST_ROW)


def breaks(text: str, start: int, end: int) -> int:
    """How many lines end in `text[start:end]`; two and more part lines as a blank line does."""
    return len(_BREAK.findall(text, start, end))


def blocks(text: str, start: int = 0, end: int | None = None) -> Iterator[Block]:
    """Blocks of `text[start:end]` in order; nothing where there is only white space."""
    held: list[Span] = []
    blank = 0
    previous = start
    for line in lines(text, start, end):
        broken = breaks(text, previous, line.start)
        if held and broken > 1:
            yield _block(held, blank)
            held = []
        if not held:
            blank = max(0, broken - 1) if previous > start else broken
        held.append(line)
        previous = line.end
    if held:
        yield _block(held, blank)


def _block(held: list[Span], blank: int) -> Block:
    span = held[0] if len(held) == 1 else Span(held[0].start, held[-1].end)
    return Block(span, tuple(held), blank)
