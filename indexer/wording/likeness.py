"""Where a row of words stands in a paragraph, as it is or nearly, and how alike the two are.

Words are compared by their stems, ideographs one by one.  A rare word counts more than a frequent one: two
wordings are as alike as the words they share weigh among all the words of both (Dice, 1945, with the inverse
document frequency of Spärck Jones, 1972, for the weights), and no more alike than by the number of the words.
More than half of the words asked for have to stand there.  Where all of them stand there in their order with
a few others put in, what those weigh does not count: it is the same wording with an addition.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from indexer.folding import is_han, stem
from indexer.quotecheck.words import CompareWord, compare_keys, compare_words
from indexer.wording.folded import Folded, fold
from indexer.wording.results import Closeness
from indexer.wording.traces import LONGEST_WORD, Traces

#: The least likeness of each rung; what speaks for them are the rows in tests/data/wording/likeness.toml.
LEAST: dict[Closeness, float] = {"exact": 1.0, "close": 0.65, "loose": 0.5}
#: Words next to a window that may belong to it, as a share of the words asked for, and at the least.
_MARGIN_SHARE, _MARGIN = 0.34, 3
#: Others that may be put in among all the words of a phrase: up to half as many (a third of ideographs, of
#: which a word has two), and a phrase has to have so many words for it.
_PUT_IN: Final = 6
_LEAST_FOR_PUT_IN, _LEAST_HAN = 3, 6
#: So many words of a phrase have to stand there whatever they weigh, or all where it has no more.
_LEAST_WORDS = 2
_FIGURE = 0.5


@dataclass(frozen=True)
class Phrase:
    """The words asked for, ready to be compared.  `counted` tells in how many of `releases` a word stands."""

    text: str
    counted: Callable[[str], int]
    releases: int

    @cached_property
    def words(self) -> tuple[CompareWord, ...]:
        return tuple(compare_words(self.text))

    @cached_property
    def keys(self) -> list[str]:
        return [word.key for word in self.words]

    @cached_property
    def stems(self) -> list[str]:
        return [_stem(key) for key in self.keys]

    @cached_property
    def weight(self) -> float:
        return sum(self.weigh(word.key) for word in self.words)

    @cached_property
    def _weights(self) -> dict[str, float]:
        return {}

    def weigh(self, key: str) -> float:
        """What a word counts: by how few releases have it; a word that none has counts as a rare one."""
        found = self._weights.get(key)
        if found is None:
            found = self._weights[key] = weight_of(key, self.counted(key), self.releases)
        return found

    @cached_property
    def _weighed(self) -> list[tuple[str, float]]:
        return [(own, self.weigh(word.key)) for word, own in zip(self.words, self.stems, strict=True)]

    @cached_property
    def traces(self) -> Traces:
        return Traces(self._weighed, self.stems_among)

    @cached_property
    def _seen(self) -> dict[str, str]:
        return {}

    def stems_among(self, keys: Iterable[str]) -> list[str]:
        """The stems of words as far as they can be those of the phrase, other words as they are.

        To take the stem of every word of a text takes longer than all else.
        """
        seen = self._seen
        return [seen[key] if key in seen else self._stem_of(key) for key in keys]

    def _stem_of(self, key: str) -> str:
        own = self._seen[key] = _stem(key) if self.traces.in_any(key) else key
        return own

    def held_by(self, stems: Iterable[str]) -> float:
        """What the words of the phrase weigh that are among some stems."""
        there = self.traces.stems.intersection(stems)
        return sum(weight for own, weight in self._weighed if own in there)

    def can_be_in(self, folded: str, closeness: Closeness) -> bool:
        """Whether enough words of the phrase may be in a folded text; False is sure."""
        return self.traces.can_be_in(folded, self.wanted(closeness), self.least(closeness))

    def near_in(self, folded: str, closeness: Closeness) -> bool:
        """Whether enough words of the phrase stand near each other in a folded text; False is sure."""
        return self.traces.near_in(folded, self.wanted(closeness), self.least(closeness))

    def wanted(self, closeness: Closeness) -> float:
        """What the words of the phrase weigh that a place has at least."""
        return (1.0 if closeness == "exact" else needed(LEAST[closeness])) * self.weight - 1e-9

    def least(self, closeness: Closeness) -> int:
        """How many words of the phrase a place has at least: more than half, and not one alone."""
        size = len(self.keys)
        return size if closeness == "exact" else least_words(size)


def least_words(size: int) -> int:
    """How many words of a phrase of so many a place has at least, whatever they weigh."""
    return max(min(_LEAST_WORDS, size), size // 2 + 1)


def weight_of(key: str, holding: int, releases: int) -> float:
    """What a word counts that `holding` of the releases have; a figure, which is what changes first, half."""
    weight = math.log(1 + releases / max(1, holding))
    return weight * _FIGURE if any(map(str.isdigit, key)) else weight


def _stem(key: str) -> str:
    return key if len(key) == 1 and is_han(key) else stem(key)


def needed(least: float) -> float:
    """The share of the weight asked for that a place has to have at least, to be as alike as `least`.

    With the words shared weighing e, those asked for a, and those of the place at least e, the likeness
    2e / (a + place) is `least` or more only where e ≥ a · least / (2 − least).
    """
    return least / (2 - least)


class Paragraph:
    """A paragraph to be compared with any number of phrases, cut into words when one may stand in it.

    `folded` is its text folded, where that is known.
    """

    def __init__(self, text: str, folded: Folded | None = None) -> None:
        self.text = text
        self.folded = folded or fold(text)

    @cached_property
    def keys(self) -> list[str]:
        return compare_keys(self.text)

    def range_of(self, first: int, last: int) -> tuple[int, int]:
        """Where in the text the words from `first` on and before `last` stand."""
        words = compare_words(self.text, first, last)
        return words[0].start, words[-1].end


def places(phrase: Phrase, paragraph: Paragraph, closeness: Closeness) -> Iterator[tuple[int, int, float]]:
    """(start, end, likeness) of each place in the text of a paragraph, in no order and apart.

    1.0 is only for the very words: the same ones with other endings are less.
    """
    seen = _seen_at_once(phrase, paragraph, closeness)
    left = paragraph.folded.text
    for start, end, _ in seen:
        left = f"{left[:start]}{' ' * (end - start)}{left[end:]}"
    if not phrase.can_be_in(left, closeness):
        yield from seen
        return
    for first, last, likeness in _among_words(phrase, paragraph, closeness):
        yield *paragraph.range_of(first, last), likeness


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
        found = _put_in(phrase.stems, held) or _nearest(phrase, keys[first:last], held, LEAST[closeness])
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


def _nearest(
    phrase: Phrase, keys: list[str], stems: list[str], least: float
) -> tuple[int, int, float] | None:
    """The place most like the phrase in words that lack it as it is; None where none is like enough."""
    asked = phrase.stems
    if not _close_by(phrase, stems, least) or phrase.held_by(stems) < needed(least) * phrase.weight:
        return None
    window = fuzz.partial_ratio_alignment(asked, stems)
    if window is None or not window.score:
        return None
    first, last = (0, len(stems)) if len(asked) > len(stems) else (window.dest_start, window.dest_end)
    margin = max(_MARGIN, round(len(asked) * _MARGIN_SHARE))
    first, last = max(0, first - margin), min(len(stems), last + margin)
    weights = [[phrase.weigh(key) for key in row] for row in (phrase.keys, keys[first:last])]
    runs = _runs(asked, stems[first:last], (weights[0], weights[1]))
    if not runs:
        return None
    start, end = first + runs[0][0], first + runs[-1][1]
    equal = sum(phrase.weigh(keys[n]) for run in runs for n in range(first + run[0], first + run[1]))
    number = sum(run[1] - run[0] for run in runs)
    if number < least_words(len(asked)):
        return None
    held = sum(map(phrase.weigh, keys[start:end]))
    by_weight = 2 * equal / (phrase.weight + held)
    by_number = 2 * number / (len(asked) + end - start)
    likeness = min(0.99, by_weight, by_number)
    return (start, end, likeness) if likeness >= least else None


def _close_by(phrase: Phrase, stems: list[str], least: float) -> bool:
    """Whether enough words of the phrase stand as near each other as in a place; False is sure."""
    size = len(phrase.stems)
    number = least_words(size)
    there = phrase.traces.stems
    held = [at for at, own in enumerate(stems) if own in there]
    # A place of more words than this is less alike by their number, were all of the phrase among them.
    most = size * (2 / least - 1)
    return any(last - first < most for first, last in zip(held, held[number - 1 :], strict=False))


def _put_in(asked: list[str], held: list[str]) -> tuple[int, int, float] | None:
    """The shortest place with all the words asked for in their order and a few others among them; None where
    there is none.  It is as alike as by the number of the words.
    """
    size = len(asked)
    han = 2 * sum(map(is_han, asked)) > size
    if size < (_LEAST_HAN if han else _LEAST_FOR_PUT_IN):
        return None
    most = min(size // (3 if han else 2), _PUT_IN)
    best: tuple[int, int] | None = None
    for start, word in enumerate(held):
        if word != asked[0]:
            continue
        at, last = start, start + size + most
        for wanted in asked[1:]:
            try:
                at = held.index(wanted, at + 1, last)
            except ValueError:
                break
        else:
            if best is None or at + 1 - start < best[1] - best[0]:
                best = start, at + 1
    return (*best, 2 * size / (size + best[1] - best[0])) if best else None


def _runs(
    asked: list[str], held: list[str], weights: tuple[list[float], list[float]]
) -> list[tuple[int, int]]:
    """The stretches of `held` that are words of the phrase in its order; what strays at the ends is left out.

    A run at an end is astray where the words put between it and the rest weigh more than it does; those that
    stand for words of the phrase do not count.  `weights` are those of `asked` and of `held`.
    """
    found = [
        (code.src_start, code.src_end, code.dest_start, code.dest_end)
        for code in Indel.opcodes(asked, held)
        if code.tag == "equal"
    ]
    there, here = weights

    def astray(edge: tuple[int, int, int, int], first: int, second: int) -> bool:
        put_in = sum(here[found[first][3] : found[second][2]])
        instead = sum(there[found[first][1] : found[second][0]])
        return put_in - instead > sum(here[edge[2] : edge[3]])

    while len(found) > 1 and astray(found[0], 0, 1):
        found.pop(0)
    while len(found) > 1 and astray(found[-1], -2, -1):
        found.pop()
    return [(start, end) for _, _, start, end in found]
