"""The place in some words that is most like a phrase which does not stand there as it is, and how alike.

Two wordings are as alike as the words they share weigh among all the words of both (Dice, 1945), and no more
alike than by the number of the words.  More than half of the words asked for have to stand there, or half for
what is loosely like them.  Where all of them stand there in their order with a few others put in, what those
weigh does not count: it is the same wording with an addition.

A place reaches over what stands in the stead of the first and the last words asked for, and is by its number
less alike.  Where nothing stands there, or only what joins words, it has a part of the phrase, as has a place
with other words at an end of a short one: that is no wording of it, unless what is missing weighs next to
nothing.  Words joined by hyphens are one: a part of them is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from indexer.wording.marks import BREAK
from indexer.wording.paragraph import Paragraph
from indexer.wording.phrase import LEAST, Phrase
from indexer.wording.results import Closeness

#: Words next to a window that may belong to it, as a share of the words asked for, and at the least.
_MARGIN_SHARE, _MARGIN = 0.34, 3
#: Others that may be put in among all the words of a phrase: up to half as many (a third of ideographs, of
#: which a word has two), and a phrase has to have so many words for it.
_PUT_IN: Final = 6
_LEAST_FOR_PUT_IN, _LEAST_HAN = 3, 6
#: What may be missing at the ends of a phrase without anything in its stead, as a share of its weight; and
#: what stands in the stead of words, as a share of what they weigh.
_MISSING: Final = 0.2
_INSTEAD: Final = 0.5
#: Words of a phrase for others to stand in the stead of its first and last; of a shorter one they are half.
_LEAST_FOR_OTHERS: Final = 4


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a paragraph from `first` on and before `last`, with their stems."""

    paragraph: Paragraph
    first: int
    last: int
    stems: list[str]

    @property
    def keys(self) -> list[str]:
        return self.paragraph.keys[self.first : self.last]

    def parted(self, start: int, stop: int) -> list[int]:
        """The words after `start`, up to `stop`, before which a mark stands that no place reaches over."""
        text = self.paragraph.text
        row = self.paragraph.words[self.first + start : self.first + stop + 1]
        return [
            number
            for number, (one, two) in enumerate(pairwise(row), start + 1)
            if BREAK.search(text, one.end, two.start)
        ]


def nearest(phrase: Phrase, words: Words, closeness: Closeness) -> tuple[int, int, float] | None:
    """The place most like the phrase in words that lack it as it is; None where none is like enough."""
    asked, stems, keys = phrase.stems, words.stems, words.keys
    whole = bool(phrase.joined) and phrase.joined[0] == (0, len(asked))
    if whole or not _close_by(phrase, stems, closeness) or phrase.held_by(stems) < phrase.wanted(closeness):
        return None
    window = fuzz.partial_ratio_alignment(asked, stems)
    if window is None or not window.score:
        return None
    first, last = (0, len(stems)) if len(asked) > len(stems) else (window.dest_start, window.dest_end)
    margin = max(_MARGIN, round(len(asked) * _MARGIN_SHARE))
    first, last = max(0, first - margin), min(len(stems), last + margin)
    weights = [[phrase.weigh(key) for key in row] for row in (phrase.keys, keys[first:last])]
    runs = _runs(phrase, stems[first:last], (weights[0], weights[1]))
    number = sum(run.size for run in runs)
    shared = sum(sum(weights[0][run.asked : run.asked + run.size]) for run in runs)
    if not runs or number < phrase.least(closeness) or shared < phrase.wanted(closeness):
        return None
    found = _as_a_place(phrase, words, [run._replace(held=run.held + first) for run in runs])
    return found if found and found[2] >= LEAST[closeness] else None


def _as_a_place(phrase: Phrase, words: Words, runs: Sequence[_Run]) -> tuple[int, int, float] | None:
    """The place of these words, with what stands in the stead of others at its ends; None for a mere part."""
    asked, keys = phrase.keys, words.keys
    begin, end = runs[0].held, runs[-1].held + runs[-1].size
    before, after = asked[: runs[0].asked], asked[runs[-1].asked + runs[-1].size :]
    start, stop = _reach(words, begin, end, len(before), len(after))
    missing = 0.0
    short = len(asked) < (_LEAST_HAN if phrase.han else _LEAST_FOR_OTHERS)
    replaced = []
    for lacking, others in ((before, keys[start:begin]), (after, keys[end:stop])):
        asked_for, instead = _weight(phrase, lacking), _weight(phrase, others)
        replaced.append(instead >= _INSTEAD * asked_for)
        missing += asked_for if short or not replaced[-1] else 0
    if missing > _MISSING * phrase.weight:
        return None
    start, stop = start if replaced[0] else begin, stop if replaced[1] else end
    equal = sum(_weight(phrase, keys[run.held : run.held + run.size]) for run in runs)
    by_number = 2 * sum(run.size for run in runs) / (len(asked) + stop - start)
    # What stands in the stead of words at the ends is one change with them, and counts by its number.
    by_weight = 2 * equal / (phrase.weight + _weight(phrase, keys[begin:end]))
    return start, stop, min(0.99, by_number, by_weight)


def _weight(phrase: Phrase, keys: Iterable[str]) -> float:
    return sum(map(phrase.weigh, keys))


def _reach(words: Words, begin: int, end: int, before: int, after: int) -> tuple[int, int]:
    """Where a place begins and ends that reaches over so many words before and after it, up to a mark."""
    start, stop = max(0, begin - before), min(len(words.stems), end + after)
    if start < begin:
        start = (words.parted(start, begin) or [start])[-1]
    if stop > end:
        stop = (words.parted(end - 1, stop - 1) or [stop])[0]
    return start, stop


def _close_by(phrase: Phrase, stems: list[str], closeness: Closeness) -> bool:
    """Whether enough words of the phrase stand as near each other as in a place; False is sure."""
    size = len(phrase.stems)
    number = phrase.least(closeness)
    there = phrase.traces.stems
    held = [at for at, own in enumerate(stems) if own in there]
    # A place of more words than this is less alike by their number, were all of the phrase among them.
    most = size * (2 / LEAST[closeness] - 1)
    return any(last - first < most for first, last in zip(held, held[number - 1 :], strict=False))


def put_in(phrase: Phrase, held: list[str]) -> tuple[int, int, float] | None:
    """The shortest place with all the words asked for in their order and a few others among them; None where
    there is none.  It is as alike as by the number of the words.
    """
    asked = phrase.stems
    size = len(asked)
    if size < (_LEAST_HAN if phrase.han else _LEAST_FOR_PUT_IN):
        return None
    most = min(size // (3 if phrase.han else 2), _PUT_IN)
    tied = {number for first, last in phrase.joined for number in range(first + 1, last)}
    best: tuple[int, int] | None = None
    for start, word in enumerate(held):
        if word != asked[0]:
            continue
        at, last = start, start + size + most
        for number, wanted in enumerate(asked[1:], 1):
            try:
                at = held.index(wanted, at + 1, at + 2 if number in tied else last)
            except ValueError:
                break
        else:
            if best is None or at + 1 - start < best[1] - best[0]:
                best = start, at + 1
    return (*best, 2 * size / (size + best[1] - best[0])) if best else None


class _Run(NamedTuple):
    """So many words of the phrase from `asked` on that stand in a row from `held` on."""

    asked: int
    held: int
    size: int


def _runs(phrase: Phrase, held: list[str], weights: tuple[list[float], list[float]]) -> list[_Run]:
    """The words of the phrase that stand in its order in `held`; what strays at the ends is left out.

    A run at an end is astray where the words put between it and the rest weigh more than it does; those that
    stand for words of the phrase do not count.  `weights` are those of the phrase and of `held`.
    """
    codes = Indel.opcodes(phrase.stems, held)
    equal = (_Run(c.src_start, c.dest_start, c.src_end - c.src_start) for c in codes if c.tag == "equal")
    found = _unbroken(phrase, equal)
    there, here = weights

    def astray(edge: _Run, first: int, second: int) -> bool:
        one, two = found[first], found[second]
        put_in = sum(here[one.held + one.size : two.held])
        instead = sum(there[one.asked + one.size : two.asked])
        return put_in - instead > sum(here[edge.held : edge.held + edge.size])

    while len(found) > 1 and astray(found[0], 0, 1):
        found.pop(0)
    while len(found) > 1 and astray(found[-1], -2, -1):
        found.pop()
    return found


def _unbroken(phrase: Phrase, runs: Iterable[_Run]) -> list[_Run]:
    """The runs without the words of compounds of which they have only a part."""
    if not phrase.joined:
        return list(runs)
    found: list[_Run] = []
    for run in runs:
        first, last = run.asked, run.asked + run.size
        parts = [(start, end) for start, end in phrase.joined if start < last and end > first]
        left = [
            n for n in range(first, last) if all(first <= s and e <= last for s, e in parts if s <= n < e)
        ]
        for number in left:
            at = number - first + run.held
            if found and found[-1].asked + found[-1].size == number and found[-1].held + found[-1].size == at:
                found[-1] = found[-1]._replace(size=found[-1].size + 1)
            else:
                found.append(_Run(number, at, 1))
    return found
