"""Which part of an author's name is the family name; a style that turns names round needs to know it.

A name is parted only where something shows how: the form of a Chinese name in Latin letters, a form of
address before one of its words in the release, or a given name in front.  Everything else (a name in Chinese
characters, an organisation, a name in an order nobody knows) stays as it is written: a name turned round
wrongly is another name.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from corpus.languages import names_en
from corpus.models import Release
from corpus.names import HAN, fold_han, is_han, is_pinyin_name


@dataclass(frozen=True, slots=True)
class AuthorName:
    """`family` is None where the name is not parted; `family_first` is the order it is written in."""

    whole: str
    family: str | None = None
    given: str = ""
    family_first: bool = False

    @property
    def initials(self) -> tuple[str, ...]:
        """“Jean-Luc Marie” → “J.-L.”, “M.”."""
        return tuple(
            "-".join(f"{piece[0].upper()}." for piece in word.split("-") if piece)
            for word in self.given.split()
        )


def author_name(name: str, release: Release) -> AuthorName:
    """The name of the author of `release`, parted where that is known; in a Chinese one in its own script."""
    whole = " ".join(name.split())
    if release.language == "zh":
        whole = _in_han(whole, release) or whole
    words = whole.split(" ")
    if (
        is_han(whole)
        or not 2 <= len(words) <= 4
        or "," in whole
        or any(not word[0].isupper() for word in words)
    ):
        return AuthorName(whole)
    if words[-1].casefold() in names_en.GENERATIONS | names_en.ORGANISATION_WORDS - names_en.SURNAMES_TOO:
        return AuthorName(whole)
    addressed = _addressed(whole, release)
    if addressed == words[-1] or (addressed is None and _given_first(words)):
        return AuthorName(whole, words[-1], " ".join(words[:-1]))
    if addressed == words[0] or (addressed is None and is_pinyin_name(words)):
        return AuthorName(whole, words[0], " ".join(words[1:]), family_first=True)
    return AuthorName(whole)


def _in_han(name: str, release: Release) -> str | None:
    """The author's name in Chinese characters, as the release or the line that names the author writes it."""
    written = Counter(fold_han(one.surface) for one in release.people if one.name == name)
    for surface, _ in written.most_common():
        if is_han(surface) and len(surface) > 1:
            return surface
    line = release.author_evidence.text if release.author_evidence else ""
    beside = re.search(rf"{re.escape(name)}\s?[(（]([{HAN}·\s]{{2,16}})[)）]", line)
    return fold_han(beside.group(1)) if beside else None


def _addressed(name: str, release: Release) -> str | None:
    """The word of the name that stands behind a form of address (“Mr. Lei”); None for none or two of them."""
    found = {
        words[-1]
        for one in release.people
        if one.name == name and one.honorific and len(words := one.surface.split()) <= 2
        if words and words[-1] in name.split()
    }
    return next(iter(found)) if len(found) == 1 else None


def _given_first(words: list[str]) -> bool:
    """Whether a given name stands in front, in a name that is not also one with the family name there."""
    first = words[0].casefold()
    return first in names_en.GIVEN_NAMES and first not in names_en.PINYIN_SURNAMES and len(words) == 2
