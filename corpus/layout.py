"""Text laid out in the columns of a terminal, where a Chinese character takes two.

Decides where lines break and are cut; what is printed is for the commands.
"""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Iterator, Sequence

_NARROWEST, _WIDEST = 40, 120
_LEAST = 16  # columns a cell needs to be read in
_HANGING = "    "
_MARKS = frozenset('“"„「『')


def terminal_width() -> int:
    """The columns to use: those of the terminal (or COLUMNS), 80 where there is none, 120 at most."""
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((80, 24)).columns))


def columns(text: str) -> int:
    """How many columns a text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def cut(text: str, width: int) -> str:
    """A text on one line in at most `width` columns, with “…” for what is left out."""
    line = " ".join(text[: 4 * width + 1].split())
    if columns(line) <= width:
        return line
    return _head(line, width - 1).rstrip() + "…"


def pad(text: str, width: int) -> str:
    return text + " " * (width - columns(text))


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns, broken between words, inside those that are longer."""
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if columns(joined) <= width:
            lines[-1] = joined
            continue
        # What has no spaces, Chinese above all, fills the line it begins on.
        rest = word
        if columns(word) > width and lines[-1]:
            head = _head(joined, width)
            rest = joined[len(head) :].lstrip()
            lines[-1] = head.rstrip()
        if not lines[-1]:
            lines.pop()
        while columns(rest) > width:
            head = _head(rest, width)
            lines.append(head)
            rest = rest[len(head) :]
        lines.append(rest)
    return lines


def table(rows: Sequence[Sequence[str]], width: int, *, whole: bool = False) -> Iterator[str]:
    """Rows in aligned columns, two spaces between them, empty columns left out.

    The last cell is cut where it would not fit; if `whole`, it goes on in lines of its own.
    """
    widths = [max(map(columns, cells)) for cells in zip(*rows, strict=True)]
    for row in rows:
        line = "".join(
            pad(cell, size) + "  " for cell, size in zip(row[:-1], widths[:-1], strict=True) if size
        )
        left = width - columns(line)
        if not whole:
            yield (line + cut(row[-1], max(_LEAST, left))).rstrip()
        elif not row[-1] or columns(row[-1]) <= left:
            yield (line + row[-1]).rstrip()
        elif left < _LEAST:
            yield line.rstrip()
            yield from (f"{_HANGING}{more}" for more in wrap(row[-1], width - columns(_HANGING)))
        else:
            first, *others = wrap(row[-1], left)
            yield line + first
            yield from (" " * columns(line) + more for more in others)


def _head(text: str, width: int) -> str:
    """As much of the beginning as fits, one character at least."""
    taken = 0
    for number, char in enumerate(text):
        taken += columns(char)
        if taken > width:
            return text[: max(1, number)]
    return text


def quoted(text: str) -> str:
    """A text on one line between quotation marks; as it is where it has some of its own."""
    line = " ".join(text.split())
    return line if line[:1] in _MARKS else f"“{line}”"
