"""Words, terms and sentences of made-up prose, as frequent as those of real prose.

Word number r is drawn with a chance of 1 : (r + 2.7)^1.1, the law of Zipf as Mandelbrot mended it (“An
informational theory of the statistical structure of language”, 1953), from a list so long that a longer
text has new words, as real ones have.  The first are English function words, the others are made from
syllables and have English endings, so that they have stems and prefixes in common.  What releases are made
of them is decided in `generate`.
"""

from __future__ import annotations

import random
from functools import lru_cache
from typing import Final

_SHIFT: Final = 2.7
_POWER: Final = 1 - 1.1
_RANKS: Final = 400_000
_FUNCTION: Final = tuple(
    """the of and to in a is for that with on as are by from at be this it has was will an or which have
    their its more not but can were also all been than other into new first over one such most some two
    only when after about between through under time there may these up out where year many each used
    use both during any while made work well system part world high level number during before since
    against within without across around customers market growth quality service support design team
    people home power data global local small large long better less every""".split()  # noqa: SIM905 - a list of a hundred lines else
)
_ONSETS: Final = "b br c cl d dr f g gr h l m n p pr r s st t v".split(" ")  # noqa: SIM905 - as above
_VOWELS: Final = ("a", "e", "i", "o", "u", "ea", "ou")
_CODAS: Final = ("l", "m", "n", "nd", "r", "rt", "st", "ck", "p", "t", "nt")
_ENDINGS: Final = ("", "", "s", "ing", "ed", "er", "ment", "ation", "al", "ly")
_HAN: Final = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行"
    "学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些"
)
# Primes that scatter numbers.
_FAR: Final = 7_368_787
_FARTHER: Final = 2_654_429


def rank(rng: random.Random, size: int = _RANKS) -> int:
    """The number of a word, 0 for the most frequent of `size`: the law's distribution function, inverted."""
    first, last = _SHIFT**_POWER, (size + _SHIFT) ** _POWER
    return int((first + rng.random() * (last - first)) ** (1 / _POWER) - _SHIFT)


@lru_cache(maxsize=1 << 18)
def word(number: int) -> str:
    """Word `number` of the list."""
    if number < len(_FUNCTION):
        return _FUNCTION[number]
    # Forms of one word are near each other in the list; the syllables are those of a scattered number.
    root, form = divmod(number - len(_FUNCTION), len(_ENDINGS))
    left = root * _FAR % 10_000_019
    syllables = ""
    for _ in range(1 if root < 120 else 2 if root < 3000 else 3):
        left, onset = divmod(left, len(_ONSETS))
        left, vowel = divmod(left, len(_VOWELS))
        syllables += _ONSETS[onset] + _VOWELS[vowel]
    return syllables + _CODAS[root % len(_CODAS)] + _ENDINGS[(form + root) % len(_ENDINGS)]


@lru_cache(maxsize=1 << 16)
def term(number: int) -> str:
    """A term of two or three words that always stand together; a low number stands more often."""
    first = 100 + number * _FARTHER % 9_000
    words = [word(first), word(100 + number * _FAR % 4_000)]
    return " ".join([*words, word(100 + number * 31 % 700)] if number % 3 == 0 else words)


@lru_cache(maxsize=1 << 16)
def han_word(number: int) -> str:
    """A Chinese word of one or two characters."""
    size = len(_HAN)
    return _HAN[number] if number < 24 else _HAN[number % size] + _HAN[number * 7 // size % size]


def sentence(rng: random.Random) -> str:
    """A sentence of eight to twenty-six words and perhaps a term."""
    words = [word(rank(rng)) for _ in range(rng.randint(8, 24))]
    if rng.random() < 0.6:
        words.insert(rng.randrange(len(words)), term(rank(rng, 3000)))
    text = " ".join(words)
    return text[0].upper() + text[1:] + "."


def han_sentence(rng: random.Random) -> str:
    """A Chinese sentence of two clauses."""
    clauses = ("".join(han_word(rank(rng, 8000)) for _ in range(rng.randint(5, 12))) for _ in range(2))
    return "，".join(clauses) + "。"


class Wording:
    """The sentences that somebody uses again: a third of what is said was said before."""

    def __init__(self, *, kept: int = 2000, share: float = 0.33) -> None:
        self._said: list[str] = []
        self._kept = kept
        self._share = share

    def sentence(self, rng: random.Random) -> str:
        """A new sentence, or one that was used before."""
        if self._said and rng.random() < self._share:
            return self._said[rank(rng, len(self._said))]
        made = sentence(rng)
        if len(self._said) < self._kept:
            self._said.append(made)
        return made
