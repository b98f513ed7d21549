"""Who is claimed to have said it: the people that a name can mean, or the words of a role.

Decides what of the claim is a name and what is a role or an organisation, and how far a speaker on record
fits it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from corpus.languages import names_en, names_zh, structure_en, structure_zh
from corpus.names import UPPER, fold_name, han_surname, is_han_name
from corpus.resolve.spellings import nearly_same
from indexer.columns import Columns
from indexer.folding import fold_text, is_han
from indexer.quotecheck.houses import claimed_house, is_short_for
from indexer.quotecheck.initials import known_by_initials, may_be_initialled

_ARTICLES: Final = frozenset(("a", "an", "and", "at", "for", "of", "s", "the", "'s"))
_ADDRESS: Final = frozenset(word.rstrip(".").casefold() for word in structure_en.HONORIFICS)
#: “CEO” is a Chief Executive, and “Officer” adds nothing to that.
_SHORT_ROLES: Final = {
    "ceo": ("chief", "executive"),
    "cfo": ("chief", "financial"),
    "coo": ("chief", "operating"),
    "cto": ("chief", "technology"),
    "cmo": ("chief", "marketing"),
    "cio": ("chief", "information"),
    "spokesman": ("spokesperson",),
    "spokeswoman": ("spokesperson",),
}
_TITLES_ZH: Final = tuple(
    sorted({*structure_zh.HONORIFICS, *names_zh.TITLES_BEFORE, *names_zh.TITLES_AFTER}, key=len, reverse=True)
)
_LINKS: Final = re.compile(r"\b(?:of|at|for|the)\s+$|['’]s\s+$", re.IGNORECASE)
#: “Ines Halloran of Quarrow”.
_OF_HOUSE: Final = re.compile(rf"\s+(?:of|at|for|from|with)\s+(?:the\s+)?(?=[{UPPER}])")
_REST: Final = re.compile(r"\s*[,，(（]\s*")
_MOST_ALIKE: Final = 3
#: How a claim begins that describes somebody; behind “the” a name can stand.
_DESCRIBING: Final = ("a ", "an ", "the ", "一位", "一名", "某")


@dataclass(frozen=True, slots=True)
class Claimed:
    """Who is said to have said it: the names it can mean, and the words of a role or organisation.

    Where there are no names the role is all that is claimed (“Quayside's CEO”).  `alike` are names on record
    that share a word with a name nobody has.  `house` is set where nothing is claimed but a name that no
    person has: “Quarrow”, for which one may speak.  `initialled` says that the name has initials, and was
    taken for the one person whom they fit.
    """

    text: str
    names: tuple[str, ...]
    role: frozenset[str]
    alike: tuple[str, ...] = ()
    house: str | None = None
    initialled: bool = False

    def fits(
        self,
        speaker: str | None,
        role: str | None,
        described: str | None = None,
        house: str | None = None,
    ) -> bool:
        """Whether a speaker is the claimed one, or one for the claimed house.

        `described` is how the text speaks of one without a name, `house` the speaker's.
        """
        if self.house is not None and is_short_for(self.house, house or described):
            return True
        if self.names:
            return speaker in self.names if speaker is not None else _tells(described, self.names)
        if not self.role or (speaker is not None and self.house is not None):
            return False
        held = f"{role or ''} {described or ''} {house or ''}"
        return has_role(self.role, held) or has_role(self.role, f"{held} {speaker or ''}", latin=True)

    @property
    def is_description(self) -> bool:
        """Whether nobody is named: “a nurse”, “one fisherman”, 一位渔民."""
        return not self.names and fold_text(self.text).startswith(
            (*_DESCRIBING[:2], "one ", *_DESCRIBING[3:])
        )

    def describes(self, speaker: str | None, role: str | None) -> bool:
        """Whether a claim without a name can mean a speaker otherwise known: “a nurse”, the house of a CEO.

        Not where the speaker is named in it: “the lawyer of Ines Halloran” is not she.
        """
        if self.names or speaker is None:
            return False
        said = fold_text(self.text)
        if set(fold_text(speaker).split()) & set(role_words(said)):
            return False
        told = has_role_word(self.text) or said.startswith(_DESCRIBING)
        return told or has_role(self.role, role or "")

    def is_not(self, named: str) -> bool:
        """Whether somebody whom a text names, and the archive does not know, is another by every word."""
        said = {word for name in (_bare(_head(self.text)), *self.names) for word in fold_text(name).split()}
        held = _bare(named).split()
        return bool(self.names) and not any(map(is_han, named)) and said.isdisjoint(held)

    def may_be(self, speaker: str | None, role: str | None) -> bool:
        """Whether a speaker of another name can still be the claimed one: “Ms. Li” and “Li Xiaolan”.

        One of the two is then no more than a family name, or the claim has more names between the same two,
        or the name is spoken with the role (“Old Captain Wu”), or one is the other with a letter amiss, or
        with an initial.
        """
        if speaker is None:
            return False
        for name in self.names or (_bare(_head(self.text)),):
            if nearly_same(fold_name(speaker), fold_name(name)) or may_be_initialled(name, speaker):
                return True
        said, held = _bare(self.text).split(), _bare(speaker).split()
        if len(said) > len(held) > 1 and (said[0], said[-1]) == (held[0], held[-1]):
            return True
        if not self.names and said and said[-1] in held and role_words(role or "") & set(said[:-1]):
            return True
        surname, bare = _surname(speaker), _bare(speaker)
        return surname is not None and any(
            surname == _surname(name) and surname in (bare, _bare(name))
            for name in (_head(self.text) if self.names else self.text, *self.names)
        )


def claimed(text: str | None, columns: Columns) -> Claimed | None:
    """The claimed speaker as the archive knows the name; None where none is claimed."""
    if not text or not text.strip():
        return None
    for form, rest in _forms(text.strip()):
        names = _known(form, columns)
        if not names and (names := known_by_initials(form, columns)):
            return Claimed(text, names, role_words(rest), initialled=len(names) == 1)
        if not names:
            continue
        if rest and len(f"{form} {rest}".split()) == 2 and _known(rest, columns):
            # “Halloran, Tobias”: one person, the family name first.
            both = tuple(name for name in names if name in _known(f"{rest} {form}", columns))
            return Claimed(text, both, frozenset() if both else role_words(f"{rest} {form}"))
        return Claimed(text, names, role_words(rest), house=_house(form, rest, names, columns))
    house = None if has_role_word(text) else claimed_house(text)
    return Claimed(text, (), role_words(text), alike=_alike(text, columns), house=house)


def _house(form: str, rest: str, names: tuple[str, ...], columns: Columns) -> str | None:
    """The claimed name where it is that of none but an organisation which has spoken; None else."""
    people = {*columns.values["person"], *columns.values["author"]}
    return claimed_house(form) if not rest and people.isdisjoint(names) else None


def _known(form: str, columns: Columns) -> tuple[str, ...]:
    fields = ("speaker", "person", "author")
    return tuple(dict.fromkeys(name for field in fields for name in columns.names(field, form)))


def _forms(text: str) -> Iterator[tuple[str, str]]:
    """What of a claim can be the name, and the rest: all, the part before a comma, one without titles."""
    yield text, ""
    head, *rest = _REST.split(text, maxsplit=1)
    after = rest[0].rstrip(")） ") if rest else ""
    if rest:
        yield head, after
    first, _, name = head.partition(" ")
    if name and first.rstrip(".").casefold() in _ADDRESS:
        yield name, after
    if (linked := _OF_HOUSE.search(head)) is not None:
        yield head[: linked.start()], f"{head[linked.end() :]} {after}".strip()
    for title in _TITLES_ZH:
        if head.endswith(title) and head != title:
            role = title if title in names_zh.TITLES_BEFORE else ""
            yield head.removesuffix(title), f"{role} {after}".strip()
        if (place := head.rfind(title)) >= 0 and head[place + len(title) :]:
            yield head[place + len(title) :].strip(), f"{head[: place + len(title)]} {after}".strip()
    words = head.split()
    for place in range(1, len(words) - 1):
        # “Quarrow CEO Ines Halloran”, and never “the lawyer of Ines Halloran”.
        role = " ".join(words[:place])
        if not _LINKS.search(f"{role} ") and has_role_word(words[place - 1]):
            yield " ".join(words[place:]), f"{role} {after}".strip()


def role_words(text: str) -> frozenset[str]:
    """The words of a role and an organisation, abbreviations written out."""
    found: set[str] = set()
    for word in fold_text(text).split():
        bare = word.removesuffix("'s").strip(".,;()")
        if bare and bare not in _ARTICLES:
            found.update(_SHORT_ROLES.get(bare, (bare,)))
    if "chief" in found:
        found.discard("officer")
    return frozenset(found)


def has_role(wanted: frozenset[str], held: str, *, latin: bool = False) -> bool:
    """Whether all words of a role stand in another; a Chinese one as a part of it, or (`latin`) as a word.

    A Chinese title with an organisation before it is the same title; that is another's is told elsewhere.
    """
    words, folded = role_words(held), fold_text(held)
    return bool(wanted) and all(
        word in words or (not latin and any(map(is_han, word)) and _has_title(word, folded))
        for word in wanted
    )


def _has_title(wanted: str, held: str) -> bool:
    return wanted in held or any(wanted.endswith(title) and title in held for title in names_zh.TITLES_BEFORE)


def _tells(described: str | None, names: tuple[str, ...]) -> bool:
    """Whether the words by which a text speaks of somebody are one of some names."""
    told = f" {fold_text(described or '')} "
    return any(f" {fold_text(name)} " in told for name in names)


def has_role_word(text: str) -> bool:
    """Whether a text holds a word that names what somebody is."""
    words = fold_text(text).replace("-", " ").split()
    return any(word in names_en.ROLE_HEADS or word in _SHORT_ROLES for word in words) or any(
        title in text for title in names_zh.TITLES_BEFORE
    )


def _head(text: str) -> str:
    return _REST.split(text, maxsplit=1)[0]


def _bare(name: str) -> str:
    """A name without forms of address, as a key."""
    words = fold_text(name).split()
    while len(words) > 1 and words[0].rstrip(".") in _ADDRESS:
        words = words[1:]
    return " ".join(words)


def _surname(name: str) -> str | None:
    """The family name: the last word of a name, the first of a Chinese one written either way."""
    bare = _bare(name)
    if any(map(is_han, bare)):
        return han_surname(bare) if is_han_name(bare) else None
    words = bare.split()
    if not words:
        return None
    return words[0] if words[0] in names_en.PINYIN_SURNAMES else words[-1]


def _alike(text: str, columns: Columns) -> tuple[str, ...]:
    """Some names on record that share their last word with a claim that is nobody's name."""
    words = [word for word in fold_text(text).split() if word not in _ARTICLES]
    if not words or has_role_word(words[-1]):
        return ()
    last = words[-1]
    found = [
        name
        for field in ("speaker", "person")
        for name in columns.values[field]
        if last in fold_text(name).split()
    ]
    return tuple(dict.fromkeys(found))[:_MOST_ALIKE]
