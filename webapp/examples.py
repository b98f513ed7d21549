"""Words, names and a phrase of this archive, to show with what can be asked of it.

Learned once for each generation of the index, from its facets and its newest titles.  Where the archive
gives none, neutral words stand in, and nothing says then that they are found.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.errors import IndexUnavailable
from corpus.languages.common_en import common_words
from indexer.request import MAX_LIMIT, SearchRequest
from indexer.results import SearchResult
from webapp import services

STAND_IN = ("harbour", "festival")
_FACETS = ("person", "speaker", "product", "date")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LENGTHS = (3, 2)
"""Words of a phrase worth showing."""
_SHORTEST = 5
NEAR = 5
"""Words from one of two words to the other: no further than what is shown with them can find."""


@dataclass(frozen=True, slots=True)
class Learned:
    """Each is "" where the archive shows none; `words` are two that a title has together, lower case."""

    words: tuple[str, str] = STAND_IN
    phrase: str = ""
    person: str = ""
    speaker: str = ""
    product: str = ""
    year: str = ""


def learned(generation: str = "") -> Learned:
    """What this archive offers as examples; stand-ins where it cannot be searched.

    `generation` is that of the index which answers, where it is known already.
    """
    try:
        if not generation:
            generation = services.searcher().state().generation
        return services.remembered("examples", generation, _learn)
    except IndexUnavailable:
        return Learned()


def _learn() -> Learned:
    newest = SearchRequest(sort="newest", limit=MAX_LIMIT, snippets=0, facets=_FACETS, histogram=False)
    result = services.searcher().search(newest)
    titles = [hit.title for hit in result.hits]
    return Learned(
        words=_together(titles),
        phrase=_recurring_phrase(titles),
        person=_first(result, "person"),
        speaker=_first(result, "speaker"),
        product=_first(result, "product"),
        year=max((year for year in _values(result, "date") if len(year) == 4 and year.isdigit()), default=""),
    )


def _first(result: SearchResult, field: str) -> str:
    return next(iter(_values(result, field)), "")


def _values(result: SearchResult, field: str) -> list[str]:
    return [one.value for facet in result.facets if facet.field == field for one in facet.values]


def _together(titles: Iterable[str]) -> tuple[str, str]:
    """The everyday word that most titles have, and the one that most often stands near it in a title."""
    known = common_words()
    split = [[found.lower() for found in _WORD.findall(title)] for title in titles]
    fit = {word for words in split for word in words if len(word) >= _SHORTEST} & known
    for first in _by_frequency(word for words in split for word in set(words) & fit):
        beside = _by_frequency(
            word
            for words in split
            for word in {
                near
                for at, found in enumerate(words)
                if found == first
                for near in words[max(0, at - NEAR) : at + NEAR + 1]
            }
            & fit - {first}
        )
        if beside:
            return first, beside[0]
    return STAND_IN


def _recurring_phrase(titles: Iterable[str]) -> str:
    """Words in a row that most titles share, everyday words at both ends; "" where no title has any."""
    known = common_words()
    split = [[found.lower() for found in _WORD.findall(title)] for title in titles]
    counted: Counter[tuple[str, ...]] = Counter(
        phrase
        for words in split
        for length in _LENGTHS
        for phrase in {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}
        if phrase[0] in known and phrase[-1] in known
    )
    best = sorted(counted, key=lambda one: (-counted[one], -len(one), one))
    return " ".join(best[0]) if best else ""


def _by_frequency(words: Iterable[str]) -> list[str]:
    counted = Counter(words)
    return sorted(counted, key=lambda word: (-counted[word], word))
