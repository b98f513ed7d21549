"""Two uses beside each other: how much of their sentences has to be compared for all that changed to show.

A place of a wording ends where it is no longer alike.  What stands next to it in one of the sentences, in
the stead of words of the other, changed too; without it these words would seem gone, or new, with nothing
beside them.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from operator import attrgetter
from typing import Final

from rapidfuzz.distance import Levenshtein

from indexer.quotecheck.words import CompareWord, compare_keys, compare_words
from indexer.wording.differences import pieces
from indexer.wording.marks import BREAK
from indexer.wording.results import Piece, Use

#: Words that are tried beyond as many as stand on the other side alone.
_MORE: Final = 3


def beside(earlier: Use, later: Use) -> tuple[tuple[Piece, ...], Use]:
    """What changed from one use to a later one, and the later one with all its words that are compared."""
    later = widened(later, earlier.text)
    return pieces(widened(earlier, later.text).text, later.text), later


def widened(use: Use, other: str) -> Use:
    """A use with what stands next to it in the stead of the first and the last words of another wording."""
    context, text = use.before + use.text + use.after, use.text
    words = compare_words(context)
    inside = [n for n, word in enumerate(words) if len(use.before) <= word.start < len(use.before + text)]
    if not inside:
        return use
    begin, end = inside[0], inside[-1] + 1
    wanted = compare_keys(other)
    keys = [word.key for word in words]
    lacking = _lacking(wanted, keys[begin:end])
    begin -= _more(wanted[::-1], keys[begin:end][::-1], _up_to_a_mark(context, words[begin::-1]), lacking)
    lacking = _lacking(wanted[::-1], keys[begin:end][::-1])
    end += _more(wanted, keys[begin:end], _up_to_a_mark(context, words[end - 1 :]), lacking)
    start = min(words[begin].start, len(use.before))
    stop = max(words[end - 1].end, len(use.before + text))
    return replace(
        use,
        text=context[start:stop],
        before=context[:start],
        after=context[stop:],
        start=use.start - len(use.before) + start,
        end=use.end + stop - len(use.before + text),
    )


def _lacking(wanted: list[str], held: list[str]) -> int:
    """How many more words the one has before the first that both have."""
    for code in Levenshtein.opcodes(wanted, held):
        if code.tag == "equal":
            return max(0, code.src_start - code.dest_start)
    return 0


def _up_to_a_mark(context: str, words: list[CompareWord]) -> list[str]:
    """The words after the first one, or before it where they are in that order, up to the next mark."""
    found: list[str] = []
    for near, far in pairwise(words):
        first, second = sorted((near, far), key=attrgetter("start"))
        if BREAK.search(context, first.end, second.start):
            break
        found.append(far.key)
    return found


def _more(wanted: list[str], held: list[str], beyond: list[str], lacking: int) -> int:
    """How many words more make the wordings differ least, of equals what is nearest to the lacking ones."""
    if wanted == held:
        return 0
    tried = range(min(lacking + _MORE, len(beyond)) + 1)
    return min(tried, key=lambda n: (Levenshtein.distance(wanted, [*held, *beyond[:n]]), abs(lacking - n)))
