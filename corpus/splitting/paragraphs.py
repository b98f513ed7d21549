"""The units a dump is read in: its blocks, or the lines of a block where each is a paragraph.

Many texts part their paragraphs by a line break alone, or set the headline right on top of the first
one.  A line longer than any that is wrapped by hand shows it: its block is read line by line.  A rule
of dashes parts a block as a blank line does, unless it underlines a headline, and so do the mark that ends
a release, the head of a letter and a line right under or over a headline that says when, or where and when,
a post was written.  All other blocks stay whole, as a wrapped paragraph, an address or a headline of two
lines must.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.blocks import Block, blocks, is_rule, underline
from corpus.dating.dateline import match_dateline
from corpus.dating.dateline_alone import is_posted_line, match_date_line
from corpus.language import language_of
from corpus.models import Span
from corpus.names import RUN
from corpus.splitting.letter_head import BETWEEN, names_letter, salutation_under

# Text wrapped by hand has lines of at most about a hundred characters, half as many in Chinese.
_LONG = 160
_LONG_ZH = 70
_LONGEST_DATE = 90
_LEAST_HEADLINE = 12
_LONGEST_MARK = 24
_END_MARK = re.compile(
    r"#[# ]{1,20}#|[-–—#*=~<]{1,4} ?30 ?[-–—#*=~>]{1,4}"
    r"|[-–—#*=~<(\[]{1,4} ?(?:the )?ends?(?: of release)? ?[-–—#*=~>)\]]{1,4}"
    r"|[-–—#*=~<(（【\[]{1,4} ?(?:全文)?完 ?[-–—#*=~>)）】\]]{1,4}",
    re.I,
)
_LEAST_SPACES = 15  # a long address or a row of signs is no paragraph


def paragraphs(text: str, start: int = 0, end: int | None = None) -> Iterator[Block]:
    """The units of `text[start:end]` in order; nothing where there is only white space."""
    for found in blocks(text, start, end):
        block = found
        if len(block.lines) > 1 and underline(text, block.lines[0]) == block.lines[1]:
            headline, _, *rest = block.lines
            yield Block(headline, (headline,), block.blank_before)
            if not rest:
                continue
            block = Block(Span(rest[0].start, rest[-1].end), tuple(rest), 0)
        if len(block.lines) == 1:
            yield block
        elif any(_is_paragraph(text, line) for line in block.lines):
            yield from _units(block, [(line,) for line in block.lines])
        elif any(_parts(text, line) for line in block.lines):
            yield from _units(block, _between_rules(text, block))
        elif any(dates_a_post(text, line) for line in block.lines[1:3]) or _is_dated_headline(text, block):
            yield from _units(block, [(line,) for line in block.lines])
        elif found.blank_before == 0 and (apart := _dated_head(text, block.lines))[1:]:
            yield from _units(block, apart)
        elif letter := _letter_head(text, block):
            yield from _units(block, letter)
        else:
            yield block


def dates_a_post(text: str, line: Span) -> bool:
    """Whether a line is nothing but what dates a post: “Posted on May 3, 2018”, “Leeds, 3.5.2018”."""
    if len(line) > _LONGEST_DATE or not any(map(str.isdigit, text[line.start : line.end])):
        return False
    if is_posted_line(text, line.start, line.end):
        return True
    found = match_dateline(text, line.start, line.end)
    return found is not None and found.date is not None and found.span.end >= line.end - 1


def _is_dated_headline(text: str, block: Block) -> bool:
    """Whether a block is a headline with the day alone above or below it, and not a name with the day."""
    if len(block.lines) != 2:
        return _opens_with_day(text, block)
    for one, other in (block.lines, block.lines[::-1]):
        words = text[one.start : one.end]
        when = match_date_line(text, other.start, other.end) if len(other) <= _LONGEST_DATE else None
        if when is not None and when.day and when.year:
            return len(words) >= _LEAST_HEADLINE and RUN.fullmatch(words) is None
    return False


def _opens_with_day(text: str, block: Block) -> bool:
    """Whether the day stands alone over two or three lines, the first of them long enough for a headline."""
    day, *more = block.lines
    if not 2 <= len(more) <= 3 or len(day) > _LONGEST_DATE or len(more[0]) < _LEAST_HEADLINE:
        return False
    when = match_date_line(text, day.start, day.end)
    return when is not None and when.complete and RUN.fullmatch(text[more[0].start : more[0].end]) is None


def _units(block: Block, groups: list[tuple[Span, ...]]) -> Iterator[Block]:
    blank = block.blank_before
    for lines in groups:
        yield Block(Span(lines[0].start, lines[-1].end), lines, blank)
        blank = 0


def _between_rules(text: str, block: Block) -> list[tuple[Span, ...]]:
    groups: list[tuple[Span, ...]] = []
    held: list[Span] = []
    for line in block.lines:
        if _parts(text, line):
            groups.extend([tuple(held), (line,)] if held else [(line,)])
            held = []
        else:
            held.append(line)
    if held:
        groups.append(tuple(held))
    return [group for one in groups for group in _dated_head(text, one)]


def _parts(text: str, line: Span) -> bool:
    return is_rule(text, line) or is_end_mark(text, line)


def is_end_mark(text: str, line: Span) -> bool:
    """Whether a line is a mark that ends a release, by its signs too: “###”, “- ENDS -”, not “(30)”."""
    return len(line) <= _LONGEST_MARK and _END_MARK.fullmatch(text, line.start, line.end) is not None


def _dated_head(text: str, group: tuple[Span, ...]) -> list[tuple[Span, ...]]:
    """The lines of a text apart where its second or third says when it went up, else the whole."""
    dated = len(group) > 2 and any(_dates(text, line) for line in group[1:3])
    return [(one,) for one in group] if dated else [group]


def _dates(text: str, line: Span) -> bool:
    when = match_date_line(text, line.start, line.end) if len(line) <= _LONGEST_DATE else None
    return dates_a_post(text, line) or (when is not None and bool(when.day and when.year))


def _letter_head(text: str, block: Block) -> list[tuple[Span, ...]]:
    """The lines of a block parted where a letter begins in it, none where none does.

    The salutation stands in the block, or the block ends in the title and what may stand under it.
    """
    lines = [text[line.start : min(line.end, line.start + _LONG + 1)] for line in block.lines]
    for i, line in enumerate(lines):
        if not names_letter(line) or (i and _has_other_title(lines[i - 1 : i + 1])):
            continue
        away = salutation_under(lines[i : i + BETWEEN + 2])
        if not away and (i == 0 or i + BETWEEN <= len(lines)):
            continue
        end = i + away + 1 if away else len(lines)
        under = i + 1 + _has_other_title(lines[i:end])
        apart = ((one,) for one in block.lines[under:end])
        groups = [block.lines[:i], block.lines[i:under], *apart, block.lines[end:]]
        return [group for group in groups if group]
    return []


def _has_other_title(lines: Sequence[str]) -> bool:
    """Whether the line under the title of a letter is the same title in the other language."""
    return (
        all(map(names_letter, lines[:2]))
        and len(lines) > 1
        and language_of(lines[0]) != language_of(lines[1])
    )


def _is_paragraph(text: str, line: Span) -> bool:
    if line.end - line.start < _LONG_ZH:
        return False
    if text[line.start] >= "\u2e80" or text[line.end - 1] >= "\u2e80":
        return True
    return line.end - line.start >= _LONG and text.count(" ", line.start, line.start + _LONG) >= _LEAST_SPACES
