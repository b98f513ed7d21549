"""Where a row of words stands in a paragraph: seen at once, as it is, or nearly (`nearest`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from indexer.quotecheck.words import compare_words
from indexer.wording.nearest import Words, nearest, put_in
from indexer.wording.paragraph import Paragraph
from indexer.wording.phrase import Phrase
from indexer.wording.results import Closeness
from indexer.wording.traces import LONGEST_WORD


def places(phrase: Phrase, paragraph: Paragraph, closeness: Closeness) -> Iterator[tuple[int, int, float]]:
    """(start, end, likeness) of each place in the text of a paragraph, in no order and apart.

    1.0 is only for the very words: the same ones with other endings are less.
    """
    seen = _seen_at_once(phrase, paragraph, closeness)
    if not phrase.can_be_in(_without(paragraph.folded.text, seen), closeness):
        yield from seen
        return
    for first, last, likeness in _among_words(phrase, paragraph, closeness):
        yield *paragraph.range_of(first, last), likeness


def _without(text: str, places: Iterable[tuple[int, int, float]]) -> str:
    """The text with spaces in these places, which are in order."""
    pieces: list[str] = []
    at = 0
    for start, end, _ in places:
        pieces += text[at:start], " " * (end - start)
        at = end
    return "".join((*pieces, text[at:]))


def _seen_at_once(phrase: Phrase, paragraph: Paragraph, closeness: Closeness) -> list[tuple[int, int, float]]:
    """Places of all the words in a row, some of which may be missed."""
    found: list[tuple[int, int, float]] = []
    if not paragraph.folded.in_place:
        return found
    text, size = paragraph.text, len(phrase.keys)
    reach = 2 * len(phrase.text) + 2 * LONGEST_WORD
    for start in phrase.traces.begin_in(paragraph.folded.text):
        if found and start < found[-1][1]:
            continue
        words = compare_words(text, 0, size, start=start, end=start + reach)
        if len(words) < size or words[-1].end + LONGEST_WORD > start + reach:
            continue
        keys = [word.key for word in words]
        same = keys == phrase.keys
        if same or (closeness != "exact" and phrase.stems_among(keys) == phrase.stems):
            found.append((words[0].start, words[-1].end, 1.0 if same else 0.99))
    return found


def _among_words(
    phrase: Phrase, paragraph: Paragraph, closeness: Closeness
) -> Iterator[tuple[int, int, float]]:
    """The same of all places, with the numbers of the first word and of the one behind the last."""
    size = len(phrase.stems)
    keys = paragraph.keys
    stems = phrase.stems_among(keys)
    if not size or phrase.held_by(stems) < phrase.wanted(closeness):
        return
    free: list[tuple[int, int]] = []
    done = 0
    for first in _rows(phrase.stems, stems):
        if first < done:
            continue
        same = keys[first : first + size] == phrase.keys
        if same or closeness != "exact":
            free.append((done, first))
            done = first + size
            yield first, done, 1.0 if same else 0.99
    free.append((done, len(stems)))
    if closeness == "exact" or size == 1:
        return
    while free:
        first, last = free.pop()
        held = stems[first:last]
        found = put_in(phrase, held) or nearest(phrase, Words(paragraph, first, last, held), closeness)
        if found is not None:
            start, end, likeness = found
            yield first + start, first + end, likeness
            free += [(first, first + start), (first + end, last)]


def _rows(wanted: Sequence[str], held: list[str]) -> Iterator[int]:
    """Where the words stand in a row."""
    at = -1
    size = len(wanted)
    while True:
        try:
            at = held.index(wanted[0], at + 1)
        except ValueError:
            return
        if held[at : at + size] == list(wanted):
            yield at
