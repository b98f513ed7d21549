"""A quotation that is not on record in one piece: parts of it that are.

Parts may be parted by a mark of omission (“…”), which is a claim, or be joined without one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from operator import itemgetter
from typing import Final

from corpus.models import Span
from indexer.quotecheck.align import exact_places
from indexer.quotecheck.figures import cuts_figure
from indexer.quotecheck.texts import HeldText, Stream
from indexer.quotecheck.words import CompareWord, compare_words

# A row of dots is tried from its first one alone, and white space beside a mark is cut off afterwards: so the
# time it takes grows with the length of a text and not with its square.
_OMISSION: Final = re.compile(
    r"[\[(（【]\s{0,8}(?:…+|\.{3,}|\. \. \.)\s{0,8}[\])）】]"
    r"|(?:(?<!…)…+|(?<!\.)\.{3,}|(?<!\. )\.(?: \.){2,}|(?<!。)。{3,}|(?<!⋯)⋯+)"
)
_OUTER_HEAD: Final = re.compile(rf"[“”\"'‘’「『]*\s*(?:{_OMISSION.pattern})\s*")
_OUTER_TAIL: Final = re.compile(rf"(?:{_OMISSION.pattern})\s*[“”\"'‘’」』]*$")
# As many ideographs say as much as so many words.
_HAN_PER_WORD: Final = 1.6
_SHORTEST: Final = 4
# Places of a word in a text that a row is tried from; what is said a thousand times tells none.
_PLACES: Final = 200
_STARTS: Final = 30
#: Parts that a quotation may have.
MOST_PARTS: Final = 12
_MOST: Final = 3
# Words left out between two rows that are no slip any more.
_FAR: Final = 5


@dataclass(frozen=True, slots=True)
class Found:
    """Words of the quotation (`quoted`: first and last+1) and where a release has them."""

    held: HeldText
    quoted: tuple[int, int]
    words: tuple[CompareWord, ...]


def split_at_omissions(text: str) -> list[str]:
    """The parts between marks of omission; marks at the ends only say that a text goes on."""
    return [part.strip() for part in _OMISSION.split(text) if compare_words(part)]


def within_outer_omissions(text: str) -> Span:
    """The quotation itself, without marks of omission at its ends: they only say that the text goes on."""
    bare = text.strip()
    head, tail = _OUTER_HEAD.match(bare), _OUTER_TAIL.search(bare)
    start, end = head.end() if head else 0, len(bare[: tail.start()].rstrip()) if tail else len(bare)
    if start >= end:
        start, end = 0, len(bare)
    origin = len(text) - len(text.lstrip())
    return Span(origin + start, origin + end)


def weight(words: Sequence[CompareWord]) -> float:
    """How much a row of words says, in words of an alphabet."""
    return sum(1 / _HAN_PER_WORD if len(word.key) == 1 and word.key > "\u2fff" else 1 for word in words)


def in_order(parts: Sequence[Sequence[str]], held: HeldText) -> list[Found] | None:
    """Where a release has all parts, one after the other, as near to each other as they stand there.

    Parts are rows of keys.  None where it has not all of them in this order.
    """
    best: list[Found] | None = None
    for stream in held.streams:
        for first in islice(_whole_places(parts[0], stream, held.text), _STARTS):
            row = [Found(held, (0, len(parts[0])), tuple(stream.row(*first)))]
            at, done = first[1], len(parts[0])
            for part in parts[1:]:
                place = next(_whole_places(part, stream, held.text, at), None)
                if place is None:
                    break
                row.append(Found(held, (done, done + len(part)), tuple(stream.row(*place))))
                at, done = place[1], done + len(part)
            else:
                if best is None or _length(row) < _length(best):
                    best = row
    return best


def _whole_places(
    part: Sequence[str], stream: Stream, text: str, begin: int = 0
) -> Iterator[tuple[int, int]]:
    """Where a part stands without beginning or ending inside a figure."""
    for first, last in exact_places(part, stream.keys, begin):
        row = stream.row(first, last)
        if not cuts_figure(text, row[0].start, row[-1].end):
            yield first, last


def _length(row: list[Found]) -> int:
    return row[-1].words[-1].end - row[0].words[0].start


def tiles(quoted: Sequence[CompareWord], texts: Iterable[HeldText]) -> list[Found]:
    """The quotation covered from the left by the longest rows of words that stand in one of the texts.

    Words that stand nowhere are left out; so are rows too short to tell where they are from.
    """
    keys = [word.key for word in quoted]
    asked = frozenset(keys)
    held = [(text, text.whole.places(asked)) for text in texts]
    found: list[Found] = []
    at = 0
    while at < len(quoted):
        # The first of those that are as long as each other.
        best = max(
            ((*longest(keys, at, text.whole.keys, places.get(keys[at], ())), text) for text, places in held),
            key=itemgetter(0),
            default=None,
        )
        if best is None or weight(quoted[at : at + best[0]]) < _SHORTEST:
            at += 1
            continue
        size, where, text = best
        found.append(Found(text, (at, at + size), tuple(text.whole.row(where, where + size))))
        at += size
    return found


def longest(quoted: Sequence[str], at: int, keys: list[str], places: Sequence[int]) -> tuple[int, int]:
    """How many words from one of the quotation on stand in a row in a text, and where the row begins.

    `places` are those of the first of them.
    """
    longest, where = 0, 0
    for place in places[:_PLACES]:
        size = 1
        limit = min(len(quoted) - at, len(keys) - place)
        while size < limit and quoted[at + size] == keys[place + size]:
            size += 1
        if size > longest:
            longest, where = size, place
    return longest, where


def is_spliced(quoted: Sequence[CompareWord], found: Sequence[Found]) -> bool:
    """Whether rows of words make up a quotation without being neighbours anywhere."""
    if not 2 <= len(found) <= _MOST:
        return False
    covered = sum(one.quoted[1] - one.quoted[0] for one in found)
    return covered >= 0.85 * len(quoted) and any(_apart(one, other) for one, other in pairwise(found))


def _apart(one: Found, other: Found) -> bool:
    """Whether two rows are from different places: other releases, another order, or far from each other."""
    if one.held is not other.held:
        return True
    return other.words[0].start < one.words[-1].end or is_far(one, other)


def is_far(one: Found, other: Found) -> bool:
    """Whether what a release has between two rows is more than a few words, more than a slip.

    Where the second begins a piece of a statement, the cue before it is none of what was left out.
    """
    first, last = one.words[-1], other.words[0]
    whole, *parted = [row.words for row in one.held.streams]
    at = whole.index(last)
    for words in parted:
        if first in words and last in words and words[words.index(last) - 1] != whole[at - 1]:
            whole = words
    between = whole[whole.index(first) + 1 : whole.index(last)]
    return weight(between) > _FAR
