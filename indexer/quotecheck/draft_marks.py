"""What stands in marks in a draft and is no quotation that the stages found, and why it is none.

Makes double marks of the single ones that British drafts set (‘…’, said X), which a release leaves to its
apostrophes; and finds every mark that opens or closes nothing, so that no mark is passed over in silence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.models import Passage, Span
from corpus.quoting.marks import find_marked
from indexer.folding import is_han
from indexer.quotecheck.words import compare_words

# As many words in marks, of nobody, are more than a term; an ideograph is half a word.
_TERM: Final = 5.0
NO_WORDS: Final = "marks without words"
TITLE: Final = "written like a title or a name"
ONE_WORD: Final = "one word alone"
FEW_WORDS: Final = "a few words, and the draft says of nobody that they are theirs"
INCHES: Final = "a sign of feet or inches"
LONE: Final = "a mark without its counterpart"

_MARKS: Final = '“”„‟"＂「」『』«»‹›〝〞〟 \t\r\n\u3000\xa0'
_SINGLE: Final = "'‘’‚‛＇"
_LINE: Final = re.compile(r"[^\n]+")
_ANY_MARK: Final = re.compile('[“”„‟"＂「」『』«»〝〞]')
_OPEN: Final = re.compile(r"(?<![\w’'‘.])[‘'](?=[^\W_])")
_CLOSE: Final = re.compile(r"(?<=[^\s‘'])[’'](?![\w’'])")
_STOP: Final = re.compile(r"[.,!?…]")
_BEHIND: Final = re.compile(r"[.,;:!?…)]|\s*$|\s*\n")
_PLURAL: Final = "sxz"
_LATIN_WORD: Final = re.compile(r"[^\W\d_][\w’'\-]*")
_AROUND: Final = 24  # code points shown on either side of a lone mark


@dataclass(frozen=True, slots=True)
class PassedOver:
    """What stands in marks and is not checked; `text` is without them.

    A lone mark is shown with the words beside it, and marks around nothing are shown themselves.
    """

    start: int
    end: int
    text: str
    reason: str


def doubled(text: str) -> str:
    """A draft with double marks in place of the single ones that stand around words; as long as it was.

    Single marks inside double ones stay as they are.
    """
    lines = [Passage("body", Span(*line.span())) for line in _LINE.finditer(text)]
    taken = iter([one.span for one in find_marked(text, lines) if text[one.span.start] not in _SINGLE])
    span = next(taken, None)
    shown: list[str] = []
    done = 0
    for line in lines:
        for single in _single(text, line.span):
            while span is not None and span.end <= single.start:
                span = next(taken, None)
            if span is not None and span.start <= single.start:
                continue
            shown += [text[done : single.start], "“", text[single.start + 1 : single.end - 1], "”"]
            done = single.end
    return "".join([*shown, text[done:]])


def bare(piece: str) -> str:
    """A piece without the marks around it; single ones go only in pairs, one alone is an apostrophe."""
    inner = piece.strip(_MARKS)
    if len(inner) > 1 and inner[0] in _SINGLE and inner[-1] in _SINGLE:
        inner = inner[1:-1].strip()
    return inner


def reason_against(inner: str, *, credited: bool) -> str | None:
    """Why words in marks are no quotation, None where they are one; `credited` if somebody says them."""
    words = compare_words(inner)
    if not words:
        return NO_WORDS
    length = sum(0.5 if is_han(inner[word.start]) else 1.0 for word in words)
    if length < 2 * _TERM and _is_title(inner):
        return TITLE
    if credited:
        return ONE_WORD if len(words) == 1 else None
    return None if length >= _TERM else FEW_WORDS


def lone_marks(text: str, covered: Sequence[Span]) -> Iterator[PassedOver]:
    """The marks outside of all stretches; `covered` are those, in order."""
    spans = iter(covered)
    span = next(spans, None)
    for match in _ANY_MARK.finditer(text):
        at = match.start()
        while span is not None and span.end <= at:
            span = next(spans, None)
        if span is not None and span.start <= at:
            continue
        inches = at > 0 and text[at - 1].isdigit()
        start = text.rfind("\n", max(0, at - _AROUND), at) + 1 or max(0, at - _AROUND)
        shown = text[start : at + _AROUND].partition("\n")[0]
        yield PassedOver(at, at + 1, " ".join(shown.split()), INCHES if inches else LONE)


def _single(text: str, span: Span) -> Iterator[Span]:
    """The stretches in single marks of a paragraph, with them.

    A mark closes where a stop stands before it or behind it; else where a blank does and the word before
    cannot be a possessive.  Before the next one opens.
    """
    openings = [one.start() for one in _OPEN.finditer(text, span.start, span.end)]
    closings = [one.start() for one in _CLOSE.finditer(text, span.start, span.end)]
    done = span.start
    for place, at in enumerate(openings):
        following = openings[place + 1] if place + 1 < len(openings) else span.end
        ends = closings[bisect_right(closings, at) : bisect_left(closings, following)]
        shut = next((one for one in ends if _is_shut(text, one, span.end)), None)
        if shut is None:
            shut = next((one for one in ends if text[one - 1] not in _PLURAL), None)
        if at >= done and shut is not None:
            done = shut + 1
            yield Span(at, done)


def _is_shut(text: str, at: int, stop: int) -> bool:
    return _STOP.match(text, at - 1) is not None or _BEHIND.match(text, at + 1, stop) is not None


def _is_title(inner: str) -> bool:
    """Whether every longer word has a capital, and no stop ends them."""
    words = [word for word in _LATIN_WORD.findall(inner) if len(word) > 3]
    return bool(words) and inner[-1] not in ".!?…" and all(word[0].isupper() for word in words)
