"""One spelling for one place: “NINGBO, CHINA” and “Ningbo, CHINA” are the same value of a facet.

Decides by letters alone; that two different names are one place is nobody's claim here.
"""

from __future__ import annotations

from collections.abc import Mapping


def choose_spellings(places: Mapping[str, int]) -> dict[str, str]:
    """Place as printed to the spelling it is shown by.

    `places` counts each spelling.  Of those that differ in case, points and spaces only, the one with
    the most small letters is chosen, then the most frequent, then the first in the alphabet.
    """
    groups: dict[str, list[str]] = {}
    for place in places:
        groups.setdefault("".join(filter(str.isalnum, place)).casefold(), []).append(place)
    chosen = {}
    for group in groups.values():
        best = min(group, key=lambda place: (-sum(map(str.islower, place)), -places[place], place))
        chosen.update(dict.fromkeys(group, best))
    return chosen
