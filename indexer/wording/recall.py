"""Which releases can hold a wording: asked of the index, so that few have to be read.

The very words are asked for as a row.  Others are found by weight: a place that is alike enough has a certain
share of what the words weigh, so that every release with one has at least one of the heaviest words.  Of
ideographs the pairs are asked for, of which each change breaks up to two.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import reduce
from operator import or_

from indexer.engines.base import Either, Plan, Sequence, ordinals
from indexer.fields import EVERYWHERE
from indexer.folding import is_han, stem
from indexer.keys import query_tokens, spellings, stems
from indexer.plan import Corpus
from indexer.wording.folded import fold
from indexer.wording.phrase import LEAST, Phrase, needed, weight_of
from indexer.wording.results import Closeness

#: Releases whose texts are looked through for one answer, and those of them that are read.
MOST_SEARCHED = 1000
MOST_READ = 1000
#: Different words that are asked for; of a longer text those that weigh most.
_MOST_WORDS = 40
#: A phrase of so many keys tells a place; the rest is compared in the text.
_ROW = 24


@dataclass(frozen=True, slots=True)
class Candidates:
    """`ordinals` are to be read; `found` is how many releases may hold it, by the words they have.

    `ruled_out` of them have the words, but nowhere near enough to each other.
    """

    ordinals: list[int]
    found: int
    ruled_out: int = 0


def candidates(phrase: Phrase, closeness: Closeness, corpus: Corpus, base: int) -> Candidates:
    """The releases among `base` that can hold a wording as alike as asked for.

    Where there are too many, those with the very words come first, then those with other endings; of these
    the earliest and the latest are taken, and others evenly between.
    """
    exact = in_a_row(phrase.text, corpus, stemmed=closeness != "exact") & base
    chosen = spread(exact, corpus, MOST_READ)
    if closeness != "exact" and len(chosen) < exact.bit_count():
        very = in_a_row(phrase.text, corpus, stemmed=False) & base
        chosen = spread(very, corpus, MOST_READ // 2)
        chosen += spread(exact & ~very, corpus, MOST_READ - len(chosen))
    if closeness == "exact" or len(phrase.keys) == 1:
        return Candidates(chosen, exact.bit_count())
    near = alike(phrase.text, LEAST[closeness], corpus, base & ~exact)
    left = MOST_READ - len(chosen)
    kept: list[int] = []
    ruled_out = 0
    for ordinal in near[:MOST_SEARCHED] if left else ():
        if phrase.near_in(fold(corpus.texts[ordinal]).text, closeness):
            kept.append(ordinal)
            if len(kept) == left:
                break
        else:
            ruled_out += 1
    return Candidates([*chosen, *kept], exact.bit_count() + len(near), ruled_out)


def in_a_row(text: str, corpus: Corpus, *, stemmed: bool) -> int:
    """The releases with the words of a text in a row (the first of them, if it is long)."""
    plans: list[Plan] = []
    for row in spellings(text):
        if row:
            short = row[:_ROW]
            plans.append(
                Sequence(stems(short), "stemmed", EVERYWHERE)
                if stemmed
                else Sequence(short, "folded", EVERYWHERE)
            )
    return corpus.engine.matching(Either(tuple(plans))) if plans else 0


def alike(text: str, likeness: float, corpus: Corpus, base: int) -> list[int]:
    """The releases with enough of the words of a text to be so alike, those with most of the weight first."""
    size = len(corpus.columns.rows)
    weights: dict[str, float] = {}
    for token in query_tokens(text):
        weights[token.form] = weight_of(token.form, corpus.words.releases(token.form), size)
    heaviest = sorted(weights, key=lambda key: -weights[key])[:_MOST_WORDS]
    if not heaviest:
        return []
    total = sum(weights[key] for key in heaviest)
    share = needed(likeness)
    if any(is_han(key) for key in heaviest):
        share = max(0.1, 2 * share - 1) if likeness >= LEAST["close"] else share / 2
    least = share * total - 1e-9
    # Once the words that are left weigh less than needed, a release without one so far cannot reach it; nor
    # can one, later on, that lacks too much.
    held: dict[int, float] = {}
    left = total
    for key in heaviest:
        if left < least and not held:
            break
        weight = weights[key]
        bits = corpus.engine.matching(_leaf(key)) & base
        if left >= least:
            for number in ordinals(bits):
                held[number] = held.get(number, 0.0) + weight
        else:
            data = bits.to_bytes(size // 8 + 1, "little")
            for number in held:
                if data[number >> 3] >> (number & 7) & 1:
                    held[number] += weight
        left -= weight
        if left < least:
            held = {number: weight for number, weight in held.items() if weight + left >= least}
    return sorted(held, key=lambda number: (-held[number], number))


class Holders:
    """Which of some releases have how many of the words of a text; each word is asked for once."""

    def __init__(self, corpus: Corpus, base: int) -> None:
        self._corpus = corpus
        self._base = base
        self._having: dict[str, int] = {}

    def with_most(self, text: str, share: float, enough: int) -> list[int]:
        """The releases with at least a share of the words of a text.

        Those with most of them are first, the earliest of these first; where no more than `enough` can have
        them, all of these are given, by date.
        """
        keys = [token.form for token in query_tokens(text)]
        if any(map(is_han, keys)):
            share = max(0.1, 2 * share - 1)
        places = self._corpus.columns.places["oldest"]
        least = max(1, math.ceil(share * len(keys) - 1e-9))
        # A release that lacks the rarest words of which it has to have one cannot have enough of the others;
        # the frequent ones, which take longest, need often not be asked for.
        keys.sort(key=self._corpus.words.releases)
        rarest = len(keys) - least + 1
        some = reduce(or_, map(self._holding, keys[:rarest]), 0)
        if some.bit_count() <= enough:
            return sorted(ordinals(some), key=places.__getitem__)
        # Releases are counted like the columns of numbers in base two: bit n of `digits[k]` is the digit k of
        # how many words release n has.
        digits: list[int] = []
        for key in keys:
            bits = self._holding(key)
            for at, digit in enumerate(digits):
                digits[at], bits = digit ^ bits, digit & bits
            if bits:
                digits.append(bits)
        found: list[int] = []
        for number in range(len(keys), least - 1, -1):
            same = self._base
            for at, digit in enumerate(digits):
                same &= digit if number >> at & 1 else ~digit
            if number >> len(digits) == 0:
                found += sorted(ordinals(same), key=places.__getitem__)
        return found

    def with_all(self, text: str) -> int:
        """The releases with every word of a text, wherever they stand."""
        keys = sorted({token.form for token in query_tokens(text)}, key=self._corpus.words.releases)
        found = self._base if keys else 0
        for key in keys:
            if not found:
                break
            found &= self._holding(key)
        return found

    def _holding(self, key: str) -> int:
        bits = self._having.get(key)
        if bits is None:
            bits = self._having[key] = self._corpus.engine.matching(_leaf(key)) & self._base
        return bits


def _leaf(key: str) -> Plan:
    if is_han(key):
        return Sequence((key,), "folded", EVERYWHERE)
    return Sequence((stem(key),), "stemmed", EVERYWHERE)


def spread(bits: int, corpus: Corpus, most: int) -> list[int]:
    """The releases of a set by date, undated ones last; of too many a quarter each are the earliest and the
    latest, the others evenly between them and the undated ones.
    """
    columns = corpus.columns
    order = sorted(ordinals(bits), key=columns.places["oldest"].__getitem__)
    if len(order) <= most:
        return order
    dated = (bits & ~columns.undated).bit_count()
    end = min(most // 4, dated // 2)
    middle = [*order[end : dated - end], *order[dated:]]
    room = most - 2 * end
    between = [middle[n * len(middle) // room] for n in range(room)]
    return sorted(
        (*order[:end], *between, *order[dated - end : dated]), key=columns.places["oldest"].__getitem__
    )
