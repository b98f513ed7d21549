"""Which of the names that releases tell to be a thing's are taken into the lexicon, and where they stand.

A name told once in a weak way needs a second telling; a company's or a person's name is no product's.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from corpus.alternation import one_of
from corpus.languages import products_en
from corpus.resolve.brands import fold_words, without_marks

_ROW_WORD = re.compile(r"[A-Z\d\u00c0-\u024f][\w’'+.\-]*|[a-z][A-Z]\w*")
_WEAK = frozenset({"thing-weak", "owned"})
#: Rules whose names are looked for letter by letter: titles, and what is no name by its capitals alone.
LITERAL = frozenset({"work", "owned", "bracketed"})
_START = re.compile(r"(?<![\w@/.\-])[^\W_][^\s]*")
_NOUNS = one_of(products_en.OWN_NOUNS)
_NOUN_BEHIND = re.compile(rf"[ \u00a0](?:[a-z]{{1,20}}-[a-z]{{1,20}}[ \u00a0])?(?:{_NOUNS})\b")


@dataclass(frozen=True, slots=True)
class ToldNames:
    """`rows` are rows of capitalised words as other products' names are, with how often each was told;
    `phrases` are looked for letter by letter."""

    rows: Mapping[str, int]
    phrases: tuple[str, ...]


def told_names(
    told: Mapping[tuple[str, str], int], companies: Container[str], people: Container[tuple[str, ...]]
) -> ToldNames:
    """The accepted names, without marks; `told` counts (rule, surface)."""
    counts: Counter[str] = Counter()
    rules: dict[str, set[str]] = defaultdict(set)
    for (rule, surface), count in told.items():
        name = " ".join(without_marks(word) for word in surface.split()).strip()
        counts[name] += count
        rules[name].add(rule)
    rows: dict[str, int] = {}
    phrases = []
    for name, count in counts.items():
        key = fold_words(name.split())
        if (count == 1 and not rules[name] - _WEAK) or " ".join(key) in companies or key in people:
            continue
        if _is_row(name) and rules[name] - LITERAL:
            rows[name] = count
        else:
            phrases.append(name)
    return ToldNames(rows, tuple(sorted(phrases)))


def _is_row(name: str) -> bool:
    """Whether a name is a row of capitalised words and nothing else, as other products' names are."""
    return all(_ROW_WORD.fullmatch(word) for word in name.split())


def find_phrases(text: str, phrases: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[int, int, str]]:
    """(start, end, name) of each of `phrases` in a text, in order, the longest at each place."""
    if not phrases:
        return
    end = 0
    for match in _START.finditer(text):
        start = match.start()
        if start < end:
            continue
        for phrase in phrases.get(match.group(), ()) or phrases.get(match.group().rstrip(".,:;!?®™"), ()):
            stop = start + len(phrase)
            if text.startswith(phrase, start) and not text[stop : stop + 1].isalnum():
                yield start, stop, phrase
                end = stop
                break


def noun_behind(text: str, end: int) -> int:
    """Where the noun ends that says what a name is (“Halo e-commerce platform”); `end` without one."""
    noun = _NOUN_BEHIND.match(text, end)
    return noun.end() if noun else end
