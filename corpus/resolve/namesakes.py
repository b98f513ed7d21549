"""Who of several people of one family name is meant by “Mr” or “Ms”: whom the archive calls he or she.

A sex is learned from what the releases tell (`extract.sexes`); where the signs disagree nothing is known.  A
given name alone tells nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from corpus.extract.sexes import SexTold
from corpus.resolve.name_bearers import surname_of
from corpus.resolve.person_names import form_key

_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Namesakes:
    """`sexes` maps those of whom it is known to “he” or “she”, `bearers` a family name to all who bear it."""

    sexes: Mapping[str, str] = field(default_factory=dict)
    bearers: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def may_be(self, name: str, sex: str | None) -> bool:
        """Whether nothing that is known forbids to call somebody so; `sex` None is anybody's."""
        return sex is None or self.sexes.get(name, sex) == sex

    def only(self, family: str, sex: str | None) -> str | None:
        """The one bearer of a family name who may be of that sex, where the archive says so; else None."""
        if sex is None:
            return None
        may_be = [name for name in self.bearers.get(family, ()) if self.may_be(name, sex)]
        return may_be[0] if len(may_be) == 1 and may_be[0] in self.sexes else None

    def meant(self, family: str, sex: str | None, here: Collection[str]) -> str | None:
        """Whom a form of address with a family name means, of the people in a release who are called so.

        The only one who is known to be of that sex; else the only one who may be, unless the archive knows
        another bearer of the name who is.  None where two could be meant.
        """
        if sex is None:
            return next(iter(here)) if len(here) == 1 else None
        fitting = [name for name in here if self.sexes.get(name) == sex]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
        unknown = [name for name in here if name not in self.sexes]
        if len(unknown) != 1:
            return None
        others = self.bearers.get(family, frozenset()).difference(here)
        return None if any(self.sexes.get(name) == sex for name in others) else unknown[0]


NOBODY = Namesakes()


def learn_namesakes(told: Iterable[SexTold], latin: Mapping[_Key, str], han: Mapping[str, str]) -> Namesakes:
    """What the releases of an archive tell together, by the names of its people.

    Forms of address go before pronouns, which may be another's.
    """
    signs: dict[str, dict[bool, set[str]]] = defaultdict(lambda: {True: set(), False: set()})
    for one in told:
        key = form_key(one.name)
        name = latin.get(key) or han.get(key[0]) if key else None
        if name is not None:
            signs[name][one.addressed].add(one.pronoun)
    sexes = {}
    for name, sign in signs.items():
        said = sign[True] or sign[False]
        if len(said) == 1:
            sexes[name] = next(iter(said))
    bearers: dict[str, set[str]] = defaultdict(set)
    for key, name in (*latin.items(), *(((form,), name) for form, name in han.items())):
        if (family := surname_of(key)) is not None:
            bearers[family].add(name)
    return Namesakes(sexes, {family: frozenset(names) for family, names in bearers.items()})
