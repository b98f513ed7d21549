"""Which standing phrases a line can open with, told from its first word.

Most paragraphs open with none of them, and one look at the first word says so for all the groups at once; a
pattern is run only where it can match.  What it means that a line opens with a phrase is decided in
`linecues`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from corpus.alternation import one_of
from corpus.languages import en as english
from corpus.languages import structure_en as en
from corpus.languages import structure_zh as zh
from corpus.languages import zh as chinese

Opening = Literal[
    "label",
    "salutation",
    "about",
    "boilerplate",
    "standing",
    "contact",
    "contact-sentence",
    "media",
    "source",
    "footnote",
    "table",
]

PHRASES: dict[Opening, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "label": (en.LABEL_OPENERS, zh.LABEL_OPENERS),
    "salutation": (
        (*english.SALUTATIONS, *en.SALUTATION_MORE),
        (*chinese.SALUTATIONS, *zh.SALUTATION_MORE),
    ),
    "about": (("about",), ("关于", "關於")),
    "boilerplate": (en.BOILERPLATE_OPENERS, zh.BOILERPLATE_OPENERS),
    "standing": (en.BOILERPLATE_SENTENCES, zh.BOILERPLATE_SENTENCES),
    "contact": (en.CONTACT_OPENERS, zh.CONTACT_OPENERS),
    "contact-sentence": (en.CONTACT_SENTENCES, zh.CONTACT_SENTENCES),
    "media": (en.MEDIA_OPENERS, zh.MEDIA_OPENERS),
    "source": (en.SOURCE_OPENERS, zh.SOURCE_OPENERS),
    "footnote": (en.FOOTNOTE_OPENERS, zh.FOOTNOTE_OPENERS),
    "table": (en.TABLE_OPENERS, zh.TABLE_OPENERS),
}
_SIGNS = r"[\s\[【(（*#_>•-]*"  # what may stand before the first word
_FIRST = re.compile(rf"{_SIGNS}([A-Za-z]{{1,30}}|[^A-Za-z])")
_LETTERS = re.compile(r"[A-Za-z]+|.")
_NONE: frozenset[Opening] = frozenset()


def _pattern(words: Iterable[str], chinese_words: Iterable[str]) -> re.Pattern[str]:
    """Matches one of the words at the start of a line; an English word has to end there."""
    latin = one_of(words)
    han = one_of(chinese_words)
    return re.compile(rf"{_SIGNS}(?:(?:{latin})s?(?![A-Za-z])|(?:{han}))", re.IGNORECASE)


def _index() -> dict[str, frozenset[Opening]]:
    """The groups by first English word (also with the “s” a phrase may take on) or Chinese character."""
    found: dict[str, set[Opening]] = {}
    for opening, (words, chinese_words) in PHRASES.items():
        for word in words:
            first = _LETTERS.findall(word)[0].lower()
            for form in (first, first + "s") if first == word.lower() else (first,):
                found.setdefault(form, set()).add(opening)
        for word in chinese_words:
            found.setdefault(word[0], set()).add(opening)
    return {first: frozenset(groups) for first, groups in found.items()}


_PATTERNS = {opening: _pattern(*words) for opening, words in PHRASES.items()}
_BY_FIRST = _index()


def openings(line: str) -> frozenset[Opening]:
    """The groups that hold a phrase with the first word of the line; empty for most lines."""
    first = _FIRST.match(line)
    return _BY_FIRST.get(first[1].lower(), _NONE) if first else _NONE


def match_opener(opening: Opening, line: str) -> re.Match[str] | None:
    """The phrase of that group at the start of the line; None where there is none."""
    return _PATTERNS[opening].match(line)
