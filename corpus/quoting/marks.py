"""Which stretches of a release stand in quotation marks.

Pairs the marks, paragraph by paragraph, in every style that releases use: curly, straight, Chinese,
mixed, with two closing marks, unbalanced, over several paragraphs.  Marks of inches and feet, apostrophes
and possessives open and close nothing.  Whether what stands in marks is anybody's words is left to
`direct`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.alternation import one_of
from corpus.languages import speech_en
from corpus.models import Passage, PassageKind, Span
from corpus.names import HAN, UPPER

#: Passages that are read for quotations; in the others marks are parts of names and addresses.
QUOTABLE: frozenset[PassageKind] = frozenset(
    ("title", "subtitle", "heading", "body", "list", "boilerplate", "footnote", "salutation", "signoff")
)
_OPENING, _CLOSING, _EITHER = "“„«「『〝", "”»」』〞", '"＂‟'
_CLOSED_BY = {"「": "」", "『": "』", "«": "»", "»": "«"}
#: Two single marks, or two accents, in place of a double one.
_DOUBLED = {"‘‘": "“", "``": "“", "’’": "”", "''": '"', "‘’": '"', "’‘": '"'}
_MARK = re.compile(f"{'|'.join(_DOUBLED)}|[{_OPENING}{_CLOSING}{_EITHER}]")
_SINGLE_OPEN = re.compile(r"(?<![\w’'‘.,!?])[‘'](?=[^\W_])")
_SINGLE_CLOSE = re.compile(
    r"(?<=[.,!?…])[’'](?![\w’'])"
    # ‘…’, said NAME: the comma is the sentence's, as British papers set it.
    rf"|(?<=[^\s‘'’])[’'](?=,\s(?:(?:he|she|they|[{UPPER}][\w.’'\-]*(?:\s[{UPPER}][\w.’'\-]*){{0,3}})\s(?:\w+ly\s)?)?"
    rf"(?:{one_of(speech_en.QUOTING_VERBS)})\b)"
)
_CUE_AHEAD = re.compile(rf"\b(?:{one_of(speech_en.QUOTING_VERBS)})[,:]$")
_CUE_BEHIND = re.compile(
    rf"[ \u00a0]?(?:he|she|they|[{UPPER}][\w.’'\-]*(?:[ \u00a0][{UPPER}][\w.’'\-]*){{0,3}})[ \u00a0]"
    rf"(?:\w+ly[ \u00a0])?(?:{one_of(speech_en.QUOTING_VERBS)})\b"
)
_SPACED_CAPITAL = re.compile(rf"[ \u00a0][{UPPER}]")
_LONGEST_SINGLE = 1200
_MOST_PARAGRAPHS = 4  # that a quotation whose marks are not repeated may run over
_LOOK_AHEAD = 6  # marks, of which all but the last may be signs of inches too
_SENTENCE_END = ".!?…。！？"
_TRAIL = " \t\u00a0\u3000\r\n"


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch in marks: `span` with them, `inner` without; `first` and `last` are its passages' numbers.

    `closed` is False where the closing mark is missing: the stretch then ends with its paragraph, or where
    the next one opens.
    """

    span: Span
    inner: Span
    first: int
    last: int
    closed: bool = True


def find_marked(text: str, passages: Sequence[Passage]) -> list[Marked]:
    """All stretches in marks of the passages that are `QUOTABLE`, in order, none inside another."""
    found: list[Marked] = []
    pending: tuple[_Mark, int] | None = None  # an opening mark and the number of its passage
    for number, passage in enumerate(passages):
        if passage.kind not in QUOTABLE:
            continue
        span = passage.span
        marks = _marks(text, span)
        if pending is not None:
            opening, began = pending
            if marks and marks[0].closes_first and number - began < _MOST_PARAGRAPHS:
                found.append(_marked(opening, marks[0], began, number))
                marks, pending = marks[1:], None
            elif marks or number - began >= _MOST_PARAGRAPHS:
                found.append(_unclosed(text, opening, passages[began].span.end, began))
                pending = None
        here, opened = _pair(text, marks, number)
        if opened is not None:
            if pending is not None:
                found.append(_unclosed(text, pending[0], passages[pending[1]].span.end, pending[1]))
            pending = (opened, number)
        singles = list(_singles(text, span, number, [m.span for m in here], opened))
        # Double marks inside single ones are the inner ones.
        found += [one for one in here if not any(outer.span.contains(one.span) for outer in singles)]
        found += singles
        if opened is None and (open_end := _single_left_open(text, passages, number, found)) is not None:
            found.append(open_end)
    if pending is not None:
        found.append(_unclosed(text, pending[0], passages[pending[1]].span.end, pending[1]))
    return sorted(found, key=lambda m: m.span.start)


def _single_left_open(
    text: str, passages: Sequence[Passage], number: int, found: Sequence[Marked]
) -> Marked | None:
    """‘…, with no closing mark in its paragraph: a quotation that the next paragraph goes on, which begins
    with the same mark."""
    span = passages[number].span
    following = passages[number + 1] if number + 1 < len(passages) else None
    if following is None or following.kind not in QUOTABLE or text[following.span.start] not in "‘'":
        return None
    mark = text[following.span.start]
    last = None
    for last in _SINGLE_OPEN.finditer(text, span.start, span.end):  # noqa: B007 - the last one counts
        pass
    if last is None or last.group() != mark or not text[last.end()].isupper():
        return None
    at = last.start()
    leads = text[span.start : at].rstrip()
    if (leads and leads[-1] not in ":,.!?") or any(one.span.end > at for one in found):
        return None
    return _unclosed(text, _Mark(at, at + 1, last.group(), True, False, False), span.end, number)


def has_mark(line: str) -> bool:
    """Whether a line holds any quotation mark."""
    return _MARK.search(line) is not None


def _marked(opening: _Mark, closing: _Mark, first: int, last: int) -> Marked:
    return Marked(Span(opening.at, closing.end), Span(opening.end, closing.at), first, last)


def _unclosed(text: str, opening: _Mark, end: int, number: int) -> Marked:
    while end > opening.end and text[end - 1] in _TRAIL:
        end -= 1
    return Marked(Span(opening.at, end), Span(opening.end, end), number, number, closed=False)


@dataclass(frozen=True, slots=True)
class _Mark:
    """One mark: may it open, may it close, by its own kind and by what stands around it."""

    at: int
    end: int
    sign: str
    opens: bool
    closes: bool
    digit: bool  # a figure stands straight before it

    @property
    def closes_first(self) -> bool:
        """Whether it closes what an earlier paragraph opened."""
        return self.closes and not self.opens


def _marks(text: str, span: Span) -> list[_Mark]:
    return [_read(text, span, m) for m in _MARK.finditer(text, span.start, span.end)]


_BEFORE_OPENING = re.compile(rf"[\s(（\[［【—–\-:：,，。、；;/{HAN}{_OPENING}{_CLOSING}{_EITHER}‘'’]")


def _read(text: str, span: Span, match: re.Match[str]) -> _Mark:
    at, end = match.span()
    sign = _DOUBLED.get(match.group(), match.group())
    before = text[at - 1] if at > span.start else " "
    after = text[end] if end < span.end else " "
    may_open = not after.isspace() and _BEFORE_OPENING.match(before) is not None
    # “word“ with an opening mark at both ends, and ”word” with a closing one.
    shut = not before.isspace() and (after.isspace() or after in ".,;:!?)）]。，；：、")
    if sign == "»" and may_open and before.isspace():
        return _Mark(at, end, sign, True, False, False)  # »so«, as in German
    if sign in _OPENING:
        return _Mark(at, end, sign, not shut or before in "(（", shut, before.isdigit())
    if sign in _CLOSING:
        return _Mark(
            at, end, sign, may_open and sign == "”" and not shut, not before.isspace(), before.isdigit()
        )
    closes = not before.isspace() and not (may_open and before in "(（[—–")
    return _Mark(at, end, sign, may_open, closes or not may_open, before.isdigit())


def _pair(text: str, marks: Sequence[_Mark], number: int) -> tuple[list[Marked], _Mark | None]:
    """The closed stretches of one passage, and an opening mark that stays open."""
    found: list[Marked] = []
    opened: _Mark | None = None
    depth = 0
    for place, mark in enumerate(marks):
        following = marks[place + 1] if place + 1 < len(marks) else None
        if _is_inch(mark, opened, marks[place + 1 : place + 1 + _LOOK_AHEAD]):
            continue
        if opened is not None and text.startswith("’‘", mark.at):
            continue  # ‘…’‘…’ inside double marks: one ends and the next begins
        if opened is None:
            doubled = mark.opens and following is not None and following.sign in "”«"
            if _opens_wrongly(text, mark, following):
                opened, depth = mark, 0
                continue
            if mark.sign in _CLOSING and not doubled:
                continue
            if mark.opens:
                opened, depth = mark, 0
            continue
        closing = _CLOSED_BY.get(opened.sign)
        if closing is not None:
            if mark.sign == opened.sign:
                depth += 1
            elif mark.sign == closing:
                depth -= 1
                if depth < 0:
                    found.append(_marked(opened, mark, number, number))
                    opened = None
            continue
        if mark.sign in _CLOSED_BY or mark.sign in "」』»":
            continue
        if depth == 0 and mark.opens and _closes_wrongly(text, opened, mark):
            found.append(_marked(opened, mark, number, number))
            opened = None
        elif mark.opens and (mark.sign in _OPENING or not mark.closes or text[mark.at - 1].isspace()):
            if _ends_sentence(text, opened.at, mark.at):
                found.append(_unclosed(text, opened, mark.at, number))
                opened, depth = mark, 0
            else:
                depth += 1
        elif mark.closes or not mark.opens:
            if depth:
                depth -= 1
            elif mark.at > opened.end:
                found.append(_marked(opened, mark, number, number))
                opened = None
    return found, opened


def _opens_wrongly(text: str, mark: _Mark, following: _Mark | None) -> bool:
    """Whether a closing mark stands for an opening one: NAME said,” We are glad.”"""
    return (
        following is not None
        and following.sign == mark.sign == "”"
        and text[following.at - 1] in ".!?,"
        and _CUE_AHEAD.search(text, max(0, mark.at - 24), mark.at) is not None
        and _SPACED_CAPITAL.match(text, mark.end) is not None
    )


def _closes_wrongly(text: str, opened: _Mark, mark: _Mark) -> bool:
    """Whether an opening mark stands for a closing one: “We are glad, “he said."""
    return (
        opened.sign == mark.sign
        and mark.at > opened.end + 2
        and text[opened.end : mark.at].rstrip()[-1:] in tuple(",!?…")
        and _CUE_BEHIND.match(text, mark.end) is not None
    )


def _ends_sentence(text: str, start: int, end: int) -> bool:
    stop = end
    while stop > start + 1 and text[stop - 1] in _TRAIL:
        stop -= 1
    return stop < end and text[stop - 1] in _SENTENCE_END


def _is_inch(mark: _Mark, opened: _Mark | None, following: Sequence[_Mark]) -> bool:
    """Whether a mark after a figure is the sign of inches: nothing is open that it could close, or what is
    open is closed by a mark that follows."""
    if not mark.digit or mark.sign in "「」『』«»":
        return False
    if opened is None:
        return not mark.opens or mark.sign in _CLOSING or mark.sign in '"＂'
    for one in following:
        if one.opens or not one.closes:
            return False
        if not one.digit:
            return True
    return False


def _singles(
    text: str, span: Span, number: int, taken: Sequence[Span], opened: _Mark | None
) -> Iterator[Marked]:
    """Quotations in single marks: only where a stop or a comma stands before the closing one, for an
    apostrophe closes most words."""
    ends = [m.start() for m in _SINGLE_CLOSE.finditer(text, span.start, span.end)]
    if not ends:
        return
    starts = [one.start for one in taken]
    last = span.start
    for match in _SINGLE_OPEN.finditer(text, span.start, span.end):
        at = match.start()
        if at < last or (opened is not None and at > opened.at):
            continue
        before = bisect_left(starts, at) - 1
        if before >= 0 and at < taken[before].end:
            continue
        place = bisect_left(ends, at + 2)
        if place == len(ends) or ends[place] - at > _LONGEST_SINGLE:
            continue
        end = ends[place]
        whole = Span(at, end + 1)
        # The last double mark that opens inside must close inside.
        inside = bisect_left(starts, end) - 1
        if inside > before and not whole.contains(taken[inside]):
            continue
        yield Marked(Span(at, end + 1), Span(at + 1, end), number, number)
        last = end + 1
