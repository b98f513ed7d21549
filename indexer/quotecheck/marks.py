"""What an editor should know of the marks around words that are the same: a question, the end of a sentence.

The words of a quotation may be on record one by one and ask or say something else: “We will not stop. Jobs
will be cut” is not “We will not stop jobs”.  Decides what is said about it; the verdict is left as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from indexer.folding import INVISIBLE, is_han
from indexer.quotecheck.texts import HeldText
from indexer.quotecheck.words import CompareWord

_QUESTION: Final = re.compile(r"[?？]")
# The end of a sentence within a text: the word behind it begins one.
_END: Final = re.compile(r"[.!?][\s”\"’»)]*\s[\s“\"‘«(]*$|[。！？]|[.!?]\s*\n|\n\s*\n")
_STOP: Final = re.compile(r"[.!?。！？…;；:：—–-]|\n")
_DROPPED: Final = dict.fromkeys(map(ord, INVISIBLE))

QUESTION: Final = "On record this is a question."
HEADING: Final = (
    "The words go on from one part of the release into another: a heading, or the line with place and day."
)
_HEADINGS: Final = frozenset(("title", "subtitle", "heading", "dateline"))


def remarks(
    text: str, words: Sequence[CompareWord], held: HeldText, row: Sequence[CompareWord]
) -> tuple[str, ...]:
    """What is different in the marks of a quotation and the place that has its words."""
    return tuple(dict.fromkeys((*_of_marks(text, words, held.text, row), *_of_parts(held, row))))


def _of_marks(
    text: str, words: Sequence[CompareWord], held: str, row: Sequence[CompareWord]
) -> Iterator[str]:
    gaps = [
        (text[a.end : b.start], held[c.end : d.start])
        for (a, b), (c, d) in zip(pairwise(words), pairwise(row), strict=True)
    ]
    for said, kept in zip(words, row, strict=True):
        one, other = text[said.start : said.end], held[kept.start : kept.end]
        if one != other and one.isalpha() and _lettered(one) != _lettered(other):
            yield f"On record “{other}” is written with other letters."
    last = re.match(r"[^\w\s]*", held[row[-1].end :])
    if last is not None and _QUESTION.search(last[0]) and not _QUESTION.search(text[words[-1].end :]):
        yield QUESTION
    for number, (asked, recorded) in enumerate(gaps):
        if asked == recorded:
            continue
        if _QUESTION.search(recorded) and not _QUESTION.search(asked):
            yield QUESTION
        before = held[row[number].start : row[number].end]
        # “…,” she said. “We …”: the comma is the cue's, and the capital shows the sentence.
        shown = _STOP.search(asked) or ("," in asked and _is_capital(text, words[number + 1]))
        if _END.search(recorded) and _begins(held, row[number + 1]) and not shown:
            yield f"On record a sentence ends after “{before}”; in the quotation it goes on."
        if _END.search(asked) and _begins(text, words[number + 1]) and not _STOP.search(recorded):
            yield f"On record no sentence ends after “{before}”."


def _lettered(word: str) -> str:
    """A word with its accents, whatever its case and width: “résumé” is not “resume”."""
    return "" if is_han(word) else unicodedata.normalize("NFKC", word).casefold().translate(_DROPPED)


def _begins(text: str, word: CompareWord) -> bool:
    """Whether a word can begin a sentence: it has a capital, or is of a script without."""
    first = text[word.start]
    return first.isalpha() and not first.islower()


def _is_capital(text: str, word: CompareWord) -> bool:
    """Whether a word has a capital that is not always its own."""
    return text[word.start].isupper() and word.key != "i"


def _of_parts(held: HeldText, row: Sequence[CompareWord]) -> Iterator[str]:
    if "\n" not in held.text[row[0].start : row[-1].end] or held.release is None:
        return
    origin = held.release.span.start
    first, last = row[0].start + origin, row[-1].end + origin
    over = [one for one in held.release.passages if one.span.start < last and first < one.span.end]
    if len(over) > 1 and any(one.kind in _HEADINGS for one in over):
        yield HEADING
