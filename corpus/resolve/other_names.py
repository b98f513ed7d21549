"""What people are called beside their full names: bynames, and foreigners by their family name in Chinese.

What two are called so is no name of either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from corpus.names import fold_han, is_han
from corpus.resolve.person_names import form_key

_Key = tuple[str, ...]


def family_of(name: str) -> str | None:
    """The family name in a foreign name spelled in Chinese characters: its last part; else None."""
    _, dot, family = fold_han(name).rpartition("·")
    return family if dot and len(family) > 1 else None


def family_links(forms: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of a whole name and its family name that stands alone elsewhere, where one person has it."""
    bearers: dict[str, list[str]] = defaultdict(list)
    alone = set()
    for form in forms:
        if (family := family_of(form)) is not None:
            bearers[family].append(form)
        elif is_han(form):
            alone.add(form)
    for family in sorted(alone & bearers.keys()):
        if len(bearers[family]) == 1:
            yield bearers[family][0], family


def bynames(
    told: Iterable[tuple[str, str]], latin: Mapping[_Key, str], han: Mapping[str, str]
) -> list[tuple[str, str]]:
    """(byname, person) of those that no other person is called; `told` are (full name, byname)."""
    called: dict[_Key, dict[str, str]] = defaultdict(dict)
    for full, byname in told:
        key = form_key(full)
        name = (latin.get(key) or han.get(key[0])) if key else None
        if name is not None and form_key(byname):
            called[form_key(byname)][name] = byname
    for form, name in han.items():
        if (family := family_of(form)) is not None:
            called[family,][name] = family
    return [
        (byname, name)
        for key, names in sorted(called.items())
        if len(names) == 1
        for name, byname in names.items()
        if key not in latin and key[0] not in han
    ]
