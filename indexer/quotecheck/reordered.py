"""A statement that is told in another order: all that it says is on record in one place, otherwise put.

Decides it by rows of words that changed places, and where these are single words, by all words but the small
ones.  A word that stands for another is a change and no other order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from corpus.languages.function_words import CHINESE, ENGLISH
from indexer.folding import is_han
from indexer.quotecheck.align import Alignment
from indexer.quotecheck.parts import Found, longest, weight
from indexer.quotecheck.texts import HeldText, Stream
from indexer.quotecheck.words import CompareWord, compare_words

# The rows a statement is in, and the fewest words that it has.
_MOST_ROWS: Final = 4
_FEWEST: Final = 6
# Words that tell something, and small ones that may be put in.
_TELLING: Final = 4
_PUT_IN: Final = 3
# A longer statement is told by its rows alone.
_LONGEST: Final = 80
#: Words that by themselves say nothing of the matter.
SMALL: Final = ENGLISH | CHINESE
# No word beyond one of these is a word of the same statement.
_BOUND: Final = re.compile(r"[.!?]+(?:[\s”’\"')]|$)|[。！？“”\"「」『』]|\n\s*\n")


def reordered(quoted: Sequence[CompareWord], held: HeldText) -> list[Found] | None:
    """All words of a quotation as a few rows of one statement that were put in another order.

    None where a row is a single word, where one is used twice, or where they stand far from each other.
    """
    keys = [word.key for word in quoted]
    places = held.whole.places(frozenset(keys))
    if len(keys) < _FEWEST or any(key not in places for key in keys):
        return None
    found: list[Found] = []
    at = 0
    while at < len(keys):
        size, where = longest(keys, at, held.whole.keys, places[keys[at]])
        if size < 2 or len(found) == _MOST_ROWS:
            return None
        found.append(Found(held, (at, at + size), tuple(held.whole.row(where, where + size))))
        at += size
    rows = sorted(found, key=lambda one: one.words[0].start)
    clear = all(one.words[-1].end <= other.words[0].start for one, other in pairwise(rows))
    near = weight(compare_words(held.text[rows[0].words[0].start : rows[-1].words[-1].end])) <= 2 * weight(
        quoted
    )
    return found if len(found) > 1 and clear and near and rows != found else None


def told_otherwise(
    quoted: Sequence[CompareWord], held: HeldText, best: Alignment, row: Stream
) -> Found | None:
    """The sentence on record of which a quotation has the words in another order; None where there is none.

    Looked for around the place that is most like it.
    """
    if weight(quoted) < _FEWEST or len(quoted) > _LONGEST or _is_exchanged(best):
        return None
    words = sentence(held.text, row.words, *best.held)
    if weight(words) > 2 * weight(quoted):
        return None
    keys, there = [word.key for word in quoted], [word.key for word in words]
    asked, kept = ([key for key in one if key not in SMALL] for one in (keys, there))
    if len(asked) < _TELLING or Counter(asked) - Counter(kept) or _has_lone_ideograph(keys, there):
        return None
    if sum((Counter(keys) - Counter(there)).values()) > _PUT_IN:
        return None
    return Found(held, (0, len(keys)), tuple(words)) if _in_common(asked, kept) < len(asked) else None


def _has_lone_ideograph(keys: Sequence[str], there: Sequence[str]) -> bool:
    """Whether an ideograph has no neighbour that it has on record: a piece of a word tells no order."""
    pairs = set(pairwise(there))
    held = [pair in pairs for pair in pairwise(keys)]
    return any(
        is_han(key) and key not in SMALL and not any(held[max(0, place - 1) : place + 1])
        for place, key in enumerate(keys)
    )


def _is_exchanged(best: Alignment) -> bool:
    """Whether nothing but words that stand for as many others is different, each in its place."""
    return all(
        edit.op == "replace" and edit.quoted[1] - edit.quoted[0] == edit.held[1] - edit.held[0]
        for edit in best.differing
    )


def sentence(text: str, words: Sequence[CompareWord], first: int, last: int) -> Sequence[CompareWord]:
    """The words of the sentences that a row of words is in."""
    while first and _BOUND.search(text, words[first - 1].end, words[first].start) is None:
        first -= 1
    while last < len(words) and _BOUND.search(text, words[last - 1].end, words[last].start) is None:
        last += 1
    return words[first:last]


def sentences_of(held: HeldText, found: Sequence[Found]) -> Sequence[CompareWord]:
    """The words of the sentences on record that some rows are of; without a cue that parts them."""
    row = {word for one in found for word in one.words}
    *_, words = (one.words for one in held.streams if row.issubset(one.words))
    places = [place for place, word in enumerate(words) if word in row]
    return sentence(held.text, words, places[0], places[-1] + 1)


def _in_common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two rows have in common in their order."""
    row = [0] * (len(other) + 1)
    for key in one:
        before = 0
        for place, there in enumerate(other, 1):
            before, row[place] = row[place], before + 1 if key == there else max(row[place], row[place - 1])
    return row[-1]
