"""What words that were put together say otherwise than the record: words put in, and words that are gone.

“Tea is no race, and coffee is no walk” holds the words of “Coffee is a walk, and tea is a race”; that two are
denials which nobody said is no matter of their order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indexer.quotecheck.changes import change_of
from indexer.quotecheck.fitting import edit_of
from indexer.quotecheck.omissions import left_out_at
from indexer.quotecheck.parts import Found
from indexer.quotecheck.reordered import SMALL, sentence, sentences_of
from indexer.quotecheck.results import Change, LeftOut, Match
from indexer.quotecheck.turns import MOVING, of_weight
from indexer.quotecheck.words import CompareWord, compare_words


def put_in(text: str, words: Sequence[CompareWord], found: Sequence[Found]) -> tuple[Change, ...]:
    """The words of a quotation that are in none of the rows it was put together from."""
    covered = {number for one in found for number in range(*one.quoted)}
    added: list[Change] = []
    for run in _runs(len(words), covered):
        before = [one for one in found if one.quoted[1] <= run[0]]
        beside, at = (before[-1], len(before[-1].words)) if before else (found[0], 0)
        added.append(_added(text, words, run, beside, at))
    return tuple(added)


def rearranged(
    text: str, words: Sequence[CompareWord], found: Sequence[Found], match: Match
) -> tuple[tuple[Change, ...], tuple[LeftOut, ...]]:
    """What a statement told in another order has more, and what of its sentences it has not.

    Small words that are gone are told only where they weigh.
    """
    held = found[0].held
    row = sentences_of(held, found)
    paired = _as_found(words, found, row) or _paired([word.key for word in words], [word.key for word in row])
    whole = Found(held, (0, len(words)), tuple(row))
    added = tuple(
        # Behind the word before it, or before the first.
        _added(text, words, run, whole, paired[run[0] - 1] + 1 if run[0] else paired.get(run[1], 0))
        for run in _runs(len(words), set(paired))
    )
    gone: list[LeftOut] = []
    first_kept, last_kept = min(paired.values(), default=0), max(paired.values(), default=len(row) - 1)
    kept = set(sentence(held.text, row, first_kept, last_kept + 1))
    beyond = {place for place, word in enumerate(row) if word not in kept}
    runs = _runs(len(row), beyond.union(paired.values()))
    for first, last in (part for run in runs for part in _unparted(held.text, row, *run)):
        start, end = row[first].start, row[last - 1].end
        inside = first_kept < first < last_kept
        tells = inside and any(word.key not in SMALL for word in row[first:last])
        if tells or of_weight(held.text[start:end]):
            gone.append(left_out_at(held, start, end, match))
    return added, tuple(gone)


def _added(text: str, words: Sequence[CompareWord], run: tuple[int, int], beside: Found, at: int) -> Change:
    return change_of(edit_of(False, run, (at, at)), text, words, beside.held, beside.words)


def _unparted(text: str, row: Sequence[CompareWord], first: int, last: int) -> Iterator[tuple[int, int]]:
    """A stretch of a statement in parts without a cue between them: that is no word of the statement."""
    start = first
    for place in range(first + 1, last):
        if compare_words(text[row[place - 1].end : row[place].start]):
            yield start, place
            start = place
    yield start, last


def _runs(size: int, covered: set[int]) -> Iterator[tuple[int, int]]:
    """The numbers below `size` that are not covered, in rows: first and last+1."""
    at = 0
    while at < size:
        end = at
        while end < size and end not in covered:
            end += 1
        if end > at:
            yield at, end
        at = end + 1


def _as_found(
    words: Sequence[CompareWord], found: Sequence[Found], row: Sequence[CompareWord]
) -> dict[int, int] | None:
    """Which words are which where they were found in rows; None where only their sentence was."""
    places = {word: place for place, word in enumerate(row)}
    paired: dict[int, int] = {}
    for one in found:
        asked = words[slice(*one.quoted)]
        if [word.key for word in asked] != [word.key for word in one.words]:
            return None
        paired |= {one.quoted[0] + n: places[word] for n, word in enumerate(one.words)}
    return paired


def _paired(asked: Sequence[str], there: Sequence[str]) -> dict[int, int]:
    """Which words of one row are which of another, whatever their order: the longest rows before others.

    Of as long ones the nearest to those before, as a small word is in many a sentence.  A word that denies or
    counts, with no neighbour that it has there, is not the same: it says another thing.
    """
    found: dict[int, int] = {}
    taken: set[int] = set()
    while True:
        alike = (
            (_alike(asked, there, one, other, found, taken), -_distance(other, taken), -one, -other)
            for one in range(len(asked))
            for other in range(len(there))
            if asked[one] == there[other] and one not in found and other not in taken
        )
        size, _, first, second = max(
            (run for run in alike if run[0] > 1 or MOVING.isdisjoint(of_weight(asked[-run[2]]))),
            default=(0, 0, 0, 0),
        )
        if not size:
            return found
        found |= {-first + n: -second + n for n in range(size)}
        taken |= {-second + n for n in range(size)}


def _distance(place: int, taken: set[int]) -> int:
    return min((abs(place - one) for one in taken), default=0)


def _alike(
    asked: Sequence[str], there: Sequence[str], one: int, other: int, found: dict[int, int], taken: set[int]
) -> int:
    """How many words from these on are the same in both rows and not paired yet."""
    size = 0
    while (
        one + size < len(asked)
        and other + size < len(there)
        and asked[one + size] == there[other + size]
        and one + size not in found
        and other + size not in taken
    ):
        size += 1
    return size
