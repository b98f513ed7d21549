"""What English words in marks are by themselves: spoken, a title, a nickname or a term."""

from __future__ import annotations

import re

from corpus.alternation import one_of
from corpus.languages import speech_en
from corpus.models import Span
from corpus.names import UPPER, is_han
from corpus.quoting.cue import SPACE

_AS_LAST = re.compile(rf"\bas{SPACE}+$")
_AND_AS = re.compile(rf",?{SPACE}+and{SPACE}+[^.;:!?“”\"\n]{{1,60}}{SPACE}as{SPACE}+")
#: “The theme of the day is “…””: what stands in marks is named, not said.
_TERM_IS = re.compile(
    rf"\b(?:{one_of(speech_en.TERM_NOUNS)})(?:{SPACE}+(?:for|of|at|in){SPACE}+[^,.;:“”\"\n]{{1,60}})?"
    rf"{SPACE}+(?:is|was|are|were|reads?){SPACE}*[,:]?{SPACE}*$",
    re.IGNORECASE,
)
_LONGEST_TERM = 8  # words
WORD = re.compile(r"[^\W_]+(?:[’'\-.][^\W_]+)*")
STOPS = ".?!…"
STOPS_ZH = "。？！，"
_NAME_GOES_ON = re.compile(rf"{SPACE}+[{UPPER}][^\W\d_]+")
#: “her book, “…””, “on the theme “…””, “Episode 13: “…””.
_WORK = re.compile(rf"\b(?:{one_of(speech_en.WORKS)})(?:{SPACE}+\d+)?{SPACE}*[,:]?{SPACE}*$", re.IGNORECASE)


def is_name(text: str, floor: int, span: Span, inner: Span, stop: int) -> bool:
    """Whether the marks are those of a nickname (Eric “Blue” Ness) or of a work named just before them.

    `floor` and `stop` bound the text around the marks that may be read.
    """
    words = words_of(text, inner)
    if len(words) <= _LONGEST_TERM and _TERM_IS.search(text, max(floor, span.start - 120), span.start):
        return text[inner.end - 1] not in STOPS
    if len(words) <= 3 and _NAME_GOES_ON.match(text, span.end, min(stop, span.end + 40)):
        before = text[max(floor, span.start - 40) : span.start]
        if re.search(rf"\b[{UPPER}][^\W\d_]+{SPACE}+$", before):
            return True
    if text[inner.start].islower():
        return False
    return _WORK.search(text, max(floor, span.start - 60), span.start) is not None


def joins_phrases(text: str, first: Span, second: Span) -> bool:
    """Whether two stretches in marks are objects of one verb: “as “…” and the street as “…””."""
    return (
        _AS_LAST.search(text, max(0, first.start - 12), first.start) is not None
        and _AND_AS.fullmatch(text, first.end, second.start) is not None
    )


def words_of(text: str, inner: Span) -> list[str]:
    return WORD.findall(text, inner.start, min(inner.end, inner.start + 200))


def is_title(text: str, inner: Span) -> bool:
    """Whether a few words are written as the title of a work: “…, Finding Your Path.”"""
    words = [w for w in words_of(text, inner) if len(w) > 3]
    return len(inner) < 100 and bool(words) and all(w[0].isupper() for w in words)


_INNER_STOP = re.compile(rf"[a-z\])][.!?] [{UPPER}][\w’']* [a-z]")


def is_stopped_behind(text: str, inner: Span) -> bool:
    """Whether a sentence has its stop behind the closing mark: “Pilots deserve better than this”."""
    if _INNER_STOP.search(text, inner.start, inner.end):
        return True  # two sentences, the second broken off
    return (
        text[inner.start : inner.start + 1].isupper()
        and text[inner.end + 1 : inner.end + 2] == "."
        and not is_title(text, inner)
    )


def is_sentence(text: str, inner: Span) -> bool:
    """Whether what stands in marks is worded as somebody speaks: a beginning and a stop of its own."""
    if not len(inner):
        return False
    first, last = text[inner.start], text[inner.end - 1]
    begins = first.isupper() or is_han(first) or first.isdigit() or first in "…‘'“\"¡¿$€£#@("
    return begins and (last in ".,?!…—–-’'”\")" or last in STOPS_ZH) and bool(words_of(text, inner))
