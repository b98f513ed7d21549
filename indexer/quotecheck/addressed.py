"""Whether what stands beside a claimed name fits the person: the form of address, the role, the house.

“Mr. Halloran” is no woman, and a Chief Financial Officer nobody whose role is another in all that is held of
the person.  Asked of the releases in which the person speaks; what they leave open contradicts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.extract.sexes import find_sexes, sex_of_title
from corpus.languages import structure_zh
from corpus.models import Release
from indexer.folding import fold_text, is_han
from indexer.quotecheck.claimant import Claimed, has_role, role_words
from indexer.quotecheck.houses import house_in, is_another_house
from indexer.quotecheck.results import Hindrance

_HOUSE: Final = re.compile(r"\b(?:of|at|for)\b")
_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SEXES_ZH: Final = {"先生": "he", "女士": "she", "小姐": "she"}


def misfit(who: Claimed, name: str, releases: Sequence[Release], sex: str | None) -> Hindrance | None:
    """What is beside the claimed name and is not the person's: the form of address, or the role.

    `sex` is “he” or “she” where the claim tells it, by a form of address or a pronoun.
    """
    if sex is not None and (told := _sexes(name, releases)) and sex not in told:
        return "address"
    if not who.role:
        return None
    house = house_in(who.text)
    if _is_other_role(who.role, name, releases) or (house and is_another_house(house, name, releases)):
        return "role"
    return None


def claimed_sex(text: str) -> str | None:
    """“he” or “she” by the form of address in a claim."""
    english = sex_of_title(text.split()[0])
    if english is not None:
        return english
    found = {sex for title, sex in _SEXES_ZH.items() if title in text and title in structure_zh.HONORIFICS}
    return found.pop() if len(found) == 1 else None


def _sexes(name: str, releases: Sequence[Release]) -> frozenset[str]:
    return frozenset(
        one.pronoun
        for release in releases
        for one in find_sexes(release, [person.name or person.surface for person in release.people])
        if one.name == name
    )


def _is_other_role(claimed: frozenset[str], name: str, releases: Sequence[Release]) -> bool:
    """Whether the roles on record of a person, in the language of the claim, have not the claimed words.

    A house that a release names beside the role may be left out of it.
    """
    chinese = any(map(is_han, "".join(claimed)))
    mentions = [one for release in releases for one in release.people if one.role]
    mentions = [one for one in mentions if any(map(is_han, one.role or "")) is chinese]
    roles = [one.role or "" for one in mentions if one.name == name]
    quoted = [quote.role for release in releases for quote in release.quotes if quote.speaker == name]
    roles += [role for role in quoted if role and any(map(is_han, role)) is chinese]
    if not roles or has_role(claimed, " ".join(roles)):
        return False
    if chinese:
        return True
    missing = claimed - role_words(" ".join(roles))
    ranks = {word for one in mentions for word in role_words(_HOUSE.split(one.role or "")[0])}
    named = {word for release in releases for word in _WORD.findall(fold_text(release.text))}
    return not missing <= named - ranks
