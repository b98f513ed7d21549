"""Phrases that recur: rows of words that stand in several releases, as long as they can be.

What everybody says is left out: an English phrase has words of its own, or everyday words that this archive
mostly uses together; the name of an organisation is no phrase.  Which phrases are worth showing, and since
when they are used, is decided in `phrases`.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from corpus.languages.common_en import common_words
from corpus.languages.function_words import CHINESE, ENGLISH
from corpus.languages.meaning import NUMBERS_EN, SPANS_EN, UNITS_EN
from corpus.models import Language, PassageKind
from indexer.folding import HAN, is_han
from indexer.layouts import Layout
from indexer.wording.standing import standing_texts

#: Running text; standing text, datelines, contacts and the like say nothing about what is said again.
READ: Final[frozenset[PassageKind]] = frozenset(("title", "subtitle", "heading", "body", "list"))
#: Releases that a phrase has to be in, of those that are read.
LEAST_RELEASES: Final = 3
#: Words of a phrase, ideographs of a Chinese one.
SHORTEST: Final[dict[Language, int]] = {"en": 2, "zh": 4}
LONGEST: Final[dict[Language, int]] = {"en": 8, "zh": 14}
#: A phrase that mostly stands in a longer one is a piece of it.
_PIECE: Final = 0.75
#: Everyday words are a phrase of the archive's own where so much of what it says with each of them is this
#: phrase, or where they are so many; words too short for the list of everyday words are everyday words.
_TIED: Final = 0.25
_MANY: Final = 3
_SHORT: Final = 3
_CLAUSE: Final = re.compile(r"[^\w\s'’\-‐‑&%]+|\n|\s[-–—]\s")
_ADDRESS: Final = re.compile(r"\S*(?:://|\bwww\.|@|\.(?:com|org|net)\b)\S*")
_WORD: Final = re.compile(rf"[{HAN}]|[^\W{HAN}](?:[\w'’\-‐‑&]*[^\W{HAN}])?%?")


@dataclass(frozen=True, slots=True)
class Recurring:
    """`text` is as it first stands; `releases` is in how many of those read it is, `worth` its C-value."""

    text: str
    language: Language
    releases: int
    worth: float


@dataclass(slots=True)
class _Row:
    """The words of a clause as they are written; where phrases begin that may recur, and their numbers."""

    surfaces: list[str]
    starts: list[int]
    grams: list[int]


@dataclass(slots=True)
class _Level:
    """Phrases of one length: in how many releases each is, its first place, and those it consists of.

    `words` are those of the first level, with the number of their releases.
    """

    counts: dict[int, int] = field(default_factory=dict)
    words: dict[str, int] = field(default_factory=dict)
    places: dict[int, tuple[_Row, int]] = field(default_factory=dict)
    halves: dict[int, tuple[int, int]] = field(default_factory=dict)


def recurring(releases: Iterable[Layout], language: Language) -> list[Recurring]:
    """The phrases of releases in one language, those of most worth first.

    Worth is the C-value of Frantzi, Ananiadou and Mima (2000): the logarithm of the length times the number
    of releases, less the mean of those in which it stands inside a longer phrase.  Names of people and
    products part phrases; paragraphs that repeat each other are read once.
    """
    releases = list(releases)
    names = set(_organisations(releases, language))
    held = [list(rows) for rows in _rows(releases, language) if rows]
    levels = [_first(held)]
    # One level more tells which of the longest phrases go on.
    while len(levels) <= LONGEST[language] and levels[-1].counts:
        levels.append(_next(held, levels[-1]))
    levels.append(_Level())
    found: list[Recurring] = []
    around: dict[int, list[int]] = {}
    for size in range(min(len(levels) - 1, LONGEST[language]), SHORTEST[language] - 1, -1):
        inside: dict[int, list[int]] = {}
        found += _worthy(levels, size, language, around, inside)
        around = inside
    found = [one for one in found if _key(one.text) not in names]
    return sorted(found, key=lambda one: (-one.worth, one.text))


def _organisations(releases: Iterable[Layout], language: Language) -> Iterator[str]:
    """The names that standing texts are about, and those of speakers, of whom some are organisations.

    A Chinese name is also called by its beginning or by its end.
    """
    for release in releases:
        if release.language != language:
            continue
        abouts = (one.name for one in standing_texts(release, 0))
        for name in {*abouts, *(quote.speaker for quote in release.quotes)} - {"", None}:
            own = _key(name or "")
            yield own
            if is_han(own[0]):
                yield from (own[:size] for size in range(SHORTEST["zh"], len(own)))
                yield from (own[-size:] for size in range(SHORTEST["zh"], len(own)))


def _rows(releases: Iterable[Layout], language: Language) -> Iterator[Iterator[_Row]]:
    seen: set[int] = set()
    for release in releases:
        if release.language == language:
            yield _clauses(release, seen)


def _clauses(release: Layout, seen: set[int]) -> Iterator[_Row]:
    for kind, first, last, _ in release.blocks:
        if kind not in READ:
            continue
        text = release.text[first:last]
        key = hash(re.sub(r"[\W\d]+", "", text).casefold())
        if key in seen:
            continue
        seen.add(key)
        for start, end in release.names:
            if first <= start and end <= last:
                text = text[: start - first] + "\n" * (end - start) + text[end - first :]
        for clause in _CLAUSE.split(_ADDRESS.sub("\n", text)):
            surfaces = _WORD.findall(clause)
            if len(surfaces) > 1:
                yield _Row(surfaces, [], [])


def _first(held: Sequence[Sequence[_Row]]) -> _Level:
    numbers: dict[str, int] = {}
    known: dict[str, int] = {}
    level = _Level()
    counts: Counter[int] = Counter()
    for rows in held:
        for row in rows:
            for word in row.surfaces:
                if word not in known:
                    known[word] = numbers.setdefault(_key(word), len(numbers))
            row.grams = [known[word] for word in row.surfaces]
        counts.update({gram for row in rows for gram in row.grams})
    level.counts = {gram: count for gram, count in counts.items() if count >= LEAST_RELEASES}
    level.words = {word: counts[number] for word, number in numbers.items()}
    for rows in held:
        for row in rows:
            row.starts = list(range(len(row.surfaces)))
            _keep(row, level.counts)
    return level


def _keep(row: _Row, counts: Mapping[int, int]) -> None:
    """Leave in a row only the phrases that are counted."""
    kept = [(start, gram) for start, gram in zip(row.starts, row.grams, strict=True) if gram in counts]
    row.starts, row.grams = [start for start, _ in kept], [gram for _, gram in kept]


def _key(word: str) -> str:
    return word.casefold().replace("’", "'")


def _next(held: Sequence[Sequence[_Row]], level: _Level) -> _Level:
    """The phrases that are a word longer; the rows are numbered anew by them."""
    numbers: dict[tuple[int, int], int] = {}
    following = _Level()
    counts: Counter[int] = Counter()
    for rows in held:
        own: set[int] = set()
        for row in rows:
            starts, grams = row.starts, row.grams
            row.starts, row.grams = [], []
            for at, following_at, pair in zip(starts, starts[1:], pairwise(grams), strict=False):
                if following_at != at + 1:
                    continue
                number = numbers.get(pair)
                if number is None:
                    number = numbers[pair] = len(numbers)
                    following.places[number] = (row, at)
                    following.halves[number] = pair
                row.starts.append(at)
                row.grams.append(number)
                own.add(number)
        counts.update(own)
    following.counts = {gram: count for gram, count in counts.items() if count >= LEAST_RELEASES}
    for rows in held:
        for row in rows:
            if row.grams:
                _keep(row, following.counts)
    return following


def _worthy(
    levels: Sequence[_Level],
    size: int,
    language: Language,
    around: dict[int, list[int]],
    inside: dict[int, list[int]],
) -> Iterator[Recurring]:
    """The phrases of one length.  `around` has, for each, how often the longer phrases occur that it is in;
    into `inside` goes the same for those that are a word shorter.

    What begins or ends with a joining word is no phrase, and hides none: what it is itself in counts instead.
    Ideographs that go on in the same way wherever they stand are a torn word, unless a particle follows.
    """
    level, shorter, longer_level = levels[size - 1], levels[size - 2], levels[size]
    goes_on: dict[int, int] = {}
    for gram, count in longer_level.counts.items():
        row, at = longer_level.places[gram]
        first, last = longer_level.halves[gram]
        goes_on[last] = max(goes_on.get(last, 0), count)
        if row.surfaces[at + size] not in CHINESE:
            goes_on[first] = max(goes_on.get(first, 0), count)
    for gram, count in level.counts.items():
        row, at = level.places[gram]
        words = row.surfaces[at : at + size]
        longer = around.get(gram, [])
        first, last = level.halves[gram]
        # A joining ideograph that is always before the rest is a part of its first word.
        whole = _whole(words, language, tied=shorter.counts.get(last) == count)
        for half in {first, last}:
            inside.setdefault(half, []).extend([count] if whole else longer)
        torn = language == "zh" and goes_on.get(gram, 0) == count
        if not whole or torn or max(longer, default=0) >= _PIECE * count:
            continue
        if language == "en" and not _own(words, count, levels[0].words):
            continue
        nested = sum(longer) / len(longer) if longer else 0.0
        text = ("" if language == "zh" else " ").join(words)
        yield Recurring(text, language, count, math.log2(1 + size) * (count - nested))


def _whole(words: Sequence[str], language: Language, *, tied: bool) -> bool:
    """Whether a phrase begins and ends with words that mean something, and is not figures and names alone.

    `tied` tells whether what follows its first ideograph never stands without it.
    """
    joining = CHINESE if language == "zh" else ENGLISH
    if language == "zh":
        return all(map(is_han, words)) and words[-1] not in joining and (tied or words[0] not in joining)
    if any(_key(word) in joining or not any(map(str.isalpha, word)) for word in (words[0], words[-1])):
        return False
    return any(word.islower() and _key(word) not in joining for word in words)


def _own(words: Sequence[str], count: int, releases: Mapping[str, int]) -> bool:
    """Whether an English phrase, which `count` releases have, is more than everyday words beside each other.

    Counts, measures and spans of time (“four years”) say nothing of anybody's own.
    """
    telling = [word for word in map(_key, words) if word not in ENGLISH and not _counts(word)]
    if any(not _everyday(word) for word in telling):
        return True
    most = max((releases.get(word, count) for word in telling), default=0)
    return len(telling) >= _MANY or (len(telling) > 1 and count >= _TIED * most)


def _counts(word: str) -> bool:
    return word in NUMBERS_EN or word in SPANS_EN or word in UNITS_EN or any(map(str.isdigit, word))


def _everyday(word: str) -> bool:
    parts = word.removesuffix("'s").replace("‑", "-").replace("‐", "-").split("-")
    return all(len(part) <= _SHORT or part in common_words() for part in parts)
