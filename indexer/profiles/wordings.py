"""How a product is spoken of: the words straight before or after its name that are more frequent there.

A word is telling where its log-likelihood against the other releases of its language says so (Rayson and
Garside, “Comparing corpora using frequency profiling”, 2000), counted in releases: one that repeats itself
counts once.  Nothing is said of what stands in one release alone, or in more than half of all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import log
from typing import Final, Literal

from corpus.models import Release
from indexer.analysis import Token, tokens
from indexer.concordance import home_of
from indexer.folding import is_han
from indexer.profiles.held import ends_of
from indexer.profiles.mentions import Mentioned
from indexer.profiles.values import Wording
from indexer.rows import Row
from indexer.units import Home

Side = Literal["before", "after"]
Key = tuple[str, Side, str]
"""Language, side of the name, folded word."""

NEAR: Final = 4
"""Words on either side of a name that are looked at; of ideographs, twice as many characters."""
LEAST: Final = 3.84
"""Of the log-likelihood ratio: what chance alone gives one word in twenty."""
MOST: Final = 24
_TRIED: Final = 200
_EDGES: Final = " ,，、"
_CLAUSE: Final = '.;:!?()“”"。；：！？（）「」『』\n\r—'


@dataclass(slots=True)
class _Held:
    phrases: Counter[str] = field(default_factory=Counter)
    homes: dict[str, tuple[Row, Home]] = field(default_factory=dict)


class Wordings:
    """Gathers what stands beside the name of a product, release by release; `own` are words of the name."""

    def __init__(self, own: frozenset[str]) -> None:
        self._own = own
        self._held: dict[Key, _Held] = {}
        self._read: Counter[str] = Counter()

    def read(self, release: Release, row: Row, mentioned: list[Mentioned]) -> None:
        """Take the places of the name in one release."""
        self._read[release.language] += 1
        for one in mentioned:
            for side, word, phrase in self._beside(one):
                held = self._held.setdefault((release.language, side, word), _Held())
                held.phrases[phrase] += 1
                held.homes.setdefault(release.id, (row, home_of(row, one.passage)))

    def telling(self, anywhere: Callable[[str], int], releases: Callable[[str], int]) -> tuple[Wording, ...]:
        """The most telling words, by when they are first there.

        `anywhere` is in how many releases a word is, `releases` how many there are of a language.
        """
        tried = sorted(self._held.items(), key=lambda item: (-len(item[1].homes), item[0]))[:_TRIED]
        weighed = []
        for key, held in tried:
            if len(held.homes) < 2:
                break
            language, _, word = key
            known = max(anywhere(word), len(held.homes))
            weight = log_likelihood(len(held.homes), known, self._read[language], releases(language))
            if weight >= LEAST and 2 * known <= releases(language):
                weighed.append((weight, key, held, known))
        weighed.sort(key=lambda item: (-item[0], item[1]))
        found: list[Wording] = []
        shown: list[tuple[Side, str, frozenset[str]]] = []
        for weight, (language, side, word), held, known in weighed:
            phrase = held.phrases.most_common(1)[0][0]
            where = frozenset(held.homes)
            # Words of one phrase tell the same: “world’s” and “first” of “the world’s first”.
            if any(side == other and where <= there and _within(word, said) for other, said, there in shown):
                continue
            shown.append((side, phrase, where))
            first, last = ends_of(list(held.homes.values()))
            found.append(
                Wording(phrase, word, side, language, len(where), known, round(weight, 2), first, last)
            )
            if len(found) == MOST:
                break
        return tuple(sorted(found, key=lambda one: (one.first.date_earliest or "~", one.text)))

    def _beside(self, one: Mentioned) -> Iterator[tuple[Side, str, str]]:
        """(side, word, the text from the word to the name or from the name to the word)."""
        before = _after_mark(one.text[max(0, one.start - 80) : one.start])
        near = _nearest(list(reversed(_words(before))), lambda token: len(before) - token.end)
        for token in near:
            yield from self._kept("before", token, before[token.start :])
        after = _before_mark(one.text[one.end : one.end + 80])
        for token in _nearest(_words(after), lambda token: token.start):
            yield from self._kept("after", token, after[: token.end])

    def _kept(self, side: Side, token: Token, phrase: str) -> Iterator[tuple[Side, str, str]]:
        word = token.form
        if len(word) > 1 and word not in self._own and any(char.isalpha() for char in word):
            yield side, word, " ".join(phrase.split()).strip(_EDGES)


def log_likelihood(beside: int, anywhere: int, read: int, releases: int) -> float:
    """How much more frequent a word is in `beside` of `read` releases than in the others; 0 if it is not.

    `anywhere` of all `releases` have it.
    """
    others, elsewhere = releases - read, anywhere - beside
    if others <= 0 or elsewhere * read >= beside * others:
        return 0.0
    expected = [size * (beside + elsewhere) / (read + others) for size in (read, others)]
    pairs = zip((beside, elsewhere), expected, strict=True)
    return 2 * sum(count * log(count / wanted) for count, wanted in pairs if count)


def _words(text: str) -> list[Token]:
    """The words of a text in order; of ideographs the pairs."""
    return [token for token in tokens(text) if not (len(token.form) == 1 and is_han(token.form))]


def _nearest(found: list[Token], distance: Callable[[Token], int]) -> list[Token]:
    return [
        token
        for place, token in enumerate(found)
        if (distance(token) < 2 * NEAR if is_han(token.form) else place < NEAR)
    ]


def _after_mark(text: str) -> str:
    return text[max(text.rfind(mark) for mark in _CLAUSE) + 1 :]


def _before_mark(text: str) -> str:
    return text[: min((at for mark in _CLAUSE if (at := text.find(mark)) >= 0), default=len(text))]


def _within(word: str, phrase: str) -> bool:
    return any(token.form == word for token in tokens(phrase))
