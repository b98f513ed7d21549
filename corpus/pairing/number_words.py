"""Which numbers does an English text write out in words? “two hundred and ten thousand” → 210000.

Decides where one number ends and the next begins, by what can follow what.  “one” alone is no number: it
mostly counts nothing; nor is “million” alone, which has its figure before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.alternation import one_of
from corpus.languages.en import CARDINALS, SCALES

_WORD = one_of((*CARDINALS, *SCALES))
_RUN = re.compile(rf"\b(?:{_WORD})(?:(?:\s+and)?[\s-]+(?:{_WORD}))*\b", re.IGNORECASE)
_SPLIT = re.compile(r"[\s-]+")
LEAST = 2


def written_numbers(text: str) -> Iterator[int]:
    """The numbers of two or more, in order."""
    for run in _RUN.finditer(text):
        yield from _read(_SPLIT.split(run.group().lower()))


def _read(words: list[str]) -> Iterator[int]:
    """The numbers of a run of number words with “and” between some of them."""
    total = section = 0
    before = ""
    for word in (*words, ""):
        if word == "and":
            if before not in SCALES:
                yield from _worth(total + section)
                total = section = 0
            continue
        if word in SCALES:
            section = section or (1 if word == "hundred" and not total else 0)
            if word == "hundred":
                section *= SCALES[word]
            else:
                total, section = total + section * SCALES[word], 0
        else:
            number = CARDINALS.get(word, 0)
            if not word or not _follows(section, number):
                yield from _worth(total + section)
                total = section = 0
            section += number
        before = word


def _follows(section: int, number: int) -> bool:
    """“twenty” then “one”, “hundred” then “ten”; never “six” then “seven”."""
    last = section % 100
    return last == 0 or (last >= 20 and last % 10 == 0 and number < 10)


def _worth(number: int) -> Iterator[int]:
    if number >= LEAST:
        yield number
