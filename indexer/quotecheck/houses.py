"""Whose house somebody speaks for, as the roles on record say it: “Head of Materials at Quarrow”.

Decides what of a role, or of a claim, is an organisation, and whether two names can be one house: “Quarrow”
is short for “Quarrow Pottery”, and so is “QP”.  A longer name than the one on record may be another house.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.languages import names_en
from corpus.models import Release
from corpus.names import HAN, UPPER
from indexer.folding import fold_text, is_han

_AT: Final = re.compile(r"^\s*(?:of|at|for|with|from|the)\s+", re.IGNORECASE)
_LEGAL: Final = frozenset(("inc", "corp", "ltd", "limited", "llc", "llp", "co", "plc", "ag", "gmbh"))
#: What stands before a Chinese name: an organisation with a title.
_BEFORE_ZH: Final = re.compile(rf"[{HAN}]{{2,16}}$")
_FAR_ZH: Final = 24
_FEWEST: Final = 2


def house_of(name: str, release: Release) -> str | None:
    """The organisation that a release names beside a person's role; None where it names none."""
    for one in release.people:
        if one.name != name or not one.role:
            continue
        house = _before_zh(one.role, one.span.start, release) if is_han(one.role[0]) else house_in(one.role)
        if house:
            return house if is_han(house[0]) else _in_full(house, release.text)
    return None


def _in_full(house: str, text: str) -> str:
    """The longer name of a house where a text has just one: “Quarrow Pottery” for “Quarrow”."""
    words = rf"(?:[ \u00a0]+[{UPPER}][\w’'&-]*)"
    found: dict[str, str] = {}
    for match in re.finditer(rf"\b{re.escape(house)}{words}+", text):
        kept = match[0].split()
        while len(kept) > len(house.split()) and _is_role(kept[-1]):
            kept.pop()
        found.setdefault(fold_text(" ".join(kept)), " ".join(kept))
    longer = [name for name in found.values() if len(name) > len(house)]
    return longer[0] if len(longer) == 1 else house


def house_in(role: str) -> str | None:
    """The organisation in a role, or in a claim: behind its last “at”, “of” or comma."""
    parts = re.split(rf"\b(?:of|at|for|with|from)\s+(?:the\s+)?(?=[{UPPER}])|,\s*(?=[{UPPER}])", role)
    found = parts[-1].strip(" ,.") if len(parts) > 1 else ""
    return found if found and not _is_role(found) else None


def _before_zh(role: str, at: int, release: Release) -> str | None:
    """The organisation before a title that stands before a name."""
    start = at - release.span.start
    before = release.text[max(0, start - _FAR_ZH) : start].rstrip()
    if not before.endswith(role):
        return None
    found = _BEFORE_ZH.search(before.removesuffix(role).rstrip())
    return found[0] if found else None


def _is_role(text: str) -> bool:
    """Whether words name what somebody is or does, and no organisation."""
    return all(
        word in names_en.ROLE_HEADS or word in names_en.ROLE_MODIFIERS
        for word in fold_text(text).replace("-", " ").split()
    )


def claimed_house(text: str) -> str:
    """The name of the house in a claim that is nothing but one: “of Lorne Hotels”."""
    return _AT.sub("", text.strip())


def is_short_for(short: str, house: str | None) -> bool:
    """Whether a name is that of a house, its first words, or their first letters."""
    if not house:
        return False
    if is_han(short[0]):
        return len(short) >= _FEWEST and fold_text(house).startswith(fold_text(short))
    said, held = _words(short), _words(house)
    letters = "".join(word[0] for word in held)
    return bool(said) and (
        held[: len(said)] == said or (len(held) >= _FEWEST and said == [letters] and short.isupper())
    )


def may_be_one(one: str, other: str | None) -> bool:
    """Whether either of two names can be short for the other."""
    return other is not None and (is_short_for(one, other) or is_short_for(other, one))


def is_another_house(claim: str, name: str, releases: Sequence[Release]) -> bool:
    """Whether a claimed house is that of somebody else, and the person's is another, in some releases."""
    own = [house for release in releases if (house := house_of(name, release))]
    if not own or any(may_be_one(claim, house) for house in own):
        return False
    others = {one.name for release in releases for one in release.people if one.name and one.role} - {name}
    return any(
        is_short_for(claim, house_of(other, release))
        for release in releases
        for other in others
        if other is not None
    )


def _words(text: str) -> list[str]:
    return [
        bare
        for word in fold_text(text).split()
        if (bare := word.removesuffix("'s").strip(".")) and bare not in _LEGAL and bare != "the"
    ]
