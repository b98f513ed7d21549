"""What of a phrase a folded text shows before it is cut into words, which takes longer than all else.

A trace is what every form of a word has in it; it is empty for a word that a sign may stand for.  Where too
few traces stand in a text, the phrase does not; and where its words stand in a row with nothing but plain
marks between them, their place is seen at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from indexer.folding import is_han
from indexer.quotecheck.words import is_sign

#: Of the words with a stem only these begin otherwise than it does without its last letter (“dying”).
_CHANGING: Final = frozenset(("die", "lie", "tie"))
#: Characters of a word with the space after it: a longer one than that is hardly a word.
LONGEST_WORD: Final = 40
# The rest of a word in an alphabet; an apostrophe with a letter behind it belongs to it.  Ideographs are
# taken for letters: a word that touches one is left to those who cut words.
_REST: Final = r"\w*(?:'\w+)*"
#: Words of a phrase that are looked for in a row; whether the others follow is asked where these stand.
_FIRST: Final = 3
#: Marks and spaces that are no words and belong to none, whatever stands beside them.
_GAP: Final = r"[\s.,;:!?()\[\]\"-]"
# The same between ideographs, which can stand side by side.
_HAN_GAP: Final = r"[\s.,;:!?()\[\]\"。、《》「」『』]*"


@dataclass(frozen=True)
class Traces:
    """`words` are the stems of the phrase, each with its weight.

    `stems_among` gives the stems of other words as far as they can be among them.
    """

    words: Sequence[tuple[str, float]]
    stems_among: Callable[[Iterable[str]], list[str]]

    @cached_property
    def _each(self) -> list[tuple[str, float]]:
        return [(_trace(own), weight) for own, weight in self.words]

    @cached_property
    def _different(self) -> list[tuple[str, str, float, int]]:
        """(stem, trace, weight of all its words, their number) of each stem."""
        found: dict[str, tuple[str, str, float, int]] = {}
        for own, weight in self.words:
            _, trace, held, number = found.get(own, (own, _trace(own), 0.0, 0))
            found[own] = own, trace, held + weight, number + 1
        return list(found.values())

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(own for own, _ in self.words)

    @cached_property
    def in_any(self) -> Callable[[str], object]:
        """Whether a word can be one of the phrase; None is sure."""
        return re.compile("|".join(sorted({re.escape(_beginning(own)) for own, _ in self.words}))).match

    def needed(self, wanted: float) -> tuple[str, ...]:
        """Traces of which one has to be there: without any of them the rest weighs less than `wanted`."""
        found = self._needed.get(wanted)
        if found is None:
            left, kept = sum(weight for _, weight in self._each), []
            for trace, weight in sorted(self._each, key=lambda one: -one[1]):
                if left < wanted:
                    break
                kept.append(trace)
                left -= weight
            found = self._needed[wanted] = tuple(dict.fromkeys(kept))
        return found

    @cached_property
    def _needed(self) -> dict[float, tuple[str, ...]]:
        return {}

    def can_be_in(self, folded: str, wanted: float, number: int) -> bool:
        """Whether so many words of the phrase that weigh `wanted` may be in a folded text; False is sure."""
        if not any(trace in folded for trace in self.needed(wanted)):
            return False
        there = [one for one in self._different if one[1] in folded]
        if not _enough(there, wanted, number):
            return False
        words, others = self._beginnings
        if words is None:
            return True
        held = self.stems.intersection(self.stems_among(words.findall(folded)))
        return _enough([one for one in there if one[0] in held or one[0] in others], wanted, number)

    def near_in(self, folded: str, wanted: float, number: int) -> bool:
        """Whether so many words that weigh `wanted` stand near each other in a folded text.

        False is sure where words have no more characters than `LONGEST_WORD`.
        """
        # More characters than there are between the first and the last word of a place and half as many.
        reach = 2 * LONGEST_WORD * (3 * len(self.words) + 1)
        for trace in self.needed(wanted):
            at = folded.find(trace)
            while at >= 0:
                around = folded[max(0, at - reach) : at + reach]
                if _enough([one for one in self._different if one[1] in around], wanted, number):
                    return True
                at = folded.find(trace, at + reach // 2)
        return False

    @cached_property
    def _beginnings(self) -> tuple[re.Pattern[str] | None, frozenset[str]]:
        """What finds words that may be those of the phrase, and its stems that are no plain words.

        None for a phrase with ideographs, which are not told apart so.
        """
        if any(map(is_han, self.stems)):
            return None, frozenset()
        others = frozenset(own for own in self.stems if not (own.isascii() and own.isalpha() and _trace(own)))
        traces = sorted({trace for own, trace, _, _ in self._different if own not in others})
        beginnings = (rf"{trace}(?<![a-z]{trace})" for trace in traces)
        return re.compile(rf"(?:{'|'.join(beginnings) or '(?!)'})[a-z]*"), others

    def begin_in(self, folded: str) -> Iterator[int]:
        """Where the first words of the phrase seem to stand in a row; none is sure, and some are missed."""
        if self._row is not None:
            for found in self._row.finditer(folded):
                yield found.start()

    @cached_property
    def _row(self) -> re.Pattern[str] | None:
        pattern = ""
        before = ""
        for own, _ in self.words[:_FIRST]:
            ideograph = len(own) == 1 and is_han(own)
            if not ideograph and not (own.isascii() and own.isalpha()):
                return None
            if before:
                pattern += _HAN_GAP if ideograph or is_han(before) else f"{_GAP}+"
            pattern += own if ideograph else _at_beginning(_beginning(own)) + _REST
            before = own
        return re.compile(pattern) if pattern else None


def _at_beginning(letters: str) -> str:
    """A pattern for letters with which a word begins.  What may not be before is asked last, for speed."""
    return rf"{letters}(?<!\w{letters})(?<!\w'{letters})"


def _trace(stem: str) -> str:
    return "" if is_sign(stem) else _beginning(stem)


def _beginning(stem: str) -> str:
    """What the keys of all words with a stem begin with."""
    return stem[:-1] if len(stem) > 1 and stem.isalpha() and stem not in _CHANGING else stem[:1]


def _enough(there: Iterable[tuple[str, str, float, int]], wanted: float, number: int) -> bool:
    held = list(there)
    return sum(one[2] for one in held) >= wanted and sum(one[3] for one in held) >= number
