"""A draft written in Markdown as plain text of the same length: positions stay.

Blanks the signs of lines and of stress.  A block that is set off with “>” and has no marks of its own is
somebody's words where the line above ends in a colon or its own last line is a dash and a name; it gets its
marks here.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.quoting.marks import has_mark

_LONGEST: Final = 2_000  # code points of a block that is one quotation
_BLOCK: Final = re.compile(r"(?:^[ \t]*>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_PREFIX: Final = re.compile(r"^[ \t]*(?:>[ \t]?)+|^[ \t]{0,3}#{1,6}[ \t]+", re.MULTILINE)
_STRESS: Final = re.compile(
    r"(?<![\w*])(?P<sign>\*{1,3})(?=[^\s*])[^*\n]{1,300}?(?<=[^\s*])(?P=sign)(?![\w*])|"
    r"(?<![\w_])(?P<line>_{1,3})(?=[^\s_])[^_\n]{1,300}?(?<=[^\s_])(?P=line)(?![\w_])"
)
_CREDIT: Final = re.compile(r"\n(?:[ \t]*>[ \t]*\n)*[ \t]*>[ \t]*(?:[—–―]|-{1,2}[ \t])[^\n]*\s*\Z")
_PARAGRAPH: Final = re.compile(r"(?:^[ \t]*>[ \t]*[^\s>][^\n]*(?:\n|\Z))+", re.MULTILINE)
_FIRST: Final = re.compile(r"[ \t]*>[ \t]*")


def plain(text: str) -> str:
    """The draft without signs of Markdown, and with marks around blocks that are somebody's words."""
    shown = list(text)
    for block in _BLOCK.finditer(text):
        _mark(text, block, shown)
    for prefix in _PREFIX.finditer(text):
        for at in range(*prefix.span()):
            if shown[at] == text[at]:
                shown[at] = " "
    for stress in _STRESS.finditer(text):
        width = len(stress["sign"] or stress["line"])
        for at in (
            *range(stress.start(), stress.start() + width),
            *range(stress.end() - width, stress.end()),
        ):
            shown[at] = " "
    return "".join(shown)


def _mark(text: str, block: re.Match[str], shown: list[str]) -> None:
    """Set an opening mark before each paragraph of a block, and a closing one before the line of its dash."""
    if has_mark(block.group()) or len(block.group()) > _LONGEST:
        return
    credit = _CREDIT.search(block.group())
    above = text[max(0, block.start() - 200) : block.start()].rstrip()
    if credit is None and above[-1:] not in (":", "："):
        return
    end = block.start() + credit.start() if credit is not None else block.end()
    for paragraph in _PARAGRAPH.finditer(text, block.start(), end):
        first = _FIRST.match(text, paragraph.start())
        if first is not None:
            shown[first.end() - 1] = "“"
    if credit is not None:
        # There is no room for a mark: it takes the place of the line break, which takes that of the sign.
        shown[end] = "”"
        shown[text.index(">", end)] = "\n"
