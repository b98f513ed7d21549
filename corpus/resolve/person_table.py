"""The people of an archive: which spellings are one person's, and which name a person goes by.

Learned from the mentions of all releases and from the user's gazetteer.  Two different people with
the same full name are one here: nothing in a name tells them apart.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.extract.name_segments import weigh_shape
from corpus.extract.sexes import SexTold
from corpus.gazetteer import EMPTY, Gazetteer
from corpus.languages import names_en
from corpus.languages.common_en import common_words
from corpus.models import Person, PersonMention
from corpus.names import (
    HAN,
    fold_name,
    is_han,
    is_initial,
)
from corpus.resolve.name_bearers import local_surnames, named_in, only_bearers
from corpus.resolve.name_scripts import script_links
from corpus.resolve.namesakes import NOBODY, Namesakes, learn_namesakes
from corpus.resolve.other_names import bynames, family_links, family_of
from corpus.resolve.person_names import bare_name, bare_names, fold_rank, form_key, is_full, with_nickname
from corpus.resolve.spellings import join_spellings, last_name, nickname_links

_HAN_CHAR = re.compile(f"[{HAN}]")
_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeopleView:
    """The people of one release as `learn` reads them; small enough to hold for a whole archive."""

    release_id: str
    mentions: tuple[PersonMention, ...]
    source: str = ""
    sexes: tuple[SexTold, ...] = ()
    bynames: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PersonTable:
    """The people of an archive.

    `latin` maps the folded words of a name to a person's label, `han` a Chinese name without spaces,
    `titled` a rank and a family name to the only person called so, `local` a source file and a family name
    to the only person of the archive with that family name, where the file names them.  `only` maps a
    family name or given name to the only person of the archive who has it, `named_in` a person to the ids of
    the releases that name them in full.  `namesakes` tells who is meant by “Mr” or “Ms”.  `sought` and
    `sought_han` are the names to look for in a text, `starts` and `han_starts` the length of the longest
    that begins with a word or a character.
    """

    people: Mapping[str, Person]
    latin: Mapping[_Key, str]
    han: Mapping[str, str]
    titled: Mapping[tuple[str, str], str]
    local: Mapping[tuple[str, str], str]
    only: Mapping[str, str]
    named_in: Mapping[str, frozenset[str]]
    sought: frozenset[_Key]
    sought_han: frozenset[str]
    starts: Mapping[str, int]
    han_starts: Mapping[str, int]
    namesakes: Namesakes = NOBODY


def learn(
    views: Iterable[PeopleView],
    gazetteer: Gazetteer = EMPTY,
    *,
    translations: Iterable[tuple[str, str]] = (),
) -> PersonTable:
    """The people named in the releases, one entry a person; the order of the views does not matter."""
    learner = Learner(gazetteer)
    for seen in views:
        learner.read(
            seen.mentions,
            source=seen.source,
            release_id=seen.release_id,
            sexes=seen.sexes,
            bynames=seen.bynames,
        )
    return learner.table(translations)


class Learner:
    """What the mentions of all releases say: how often a name is spelled so, which names are one person's."""

    def __init__(self, gazetteer: Gazetteer = EMPTY) -> None:
        self._gazetteer = gazetteer
        self.forms: Counter[str] = Counter()
        self.links: set[tuple[str, str]] = set()
        self.lone: set[str] = set()
        self.placed: set[str] = set()
        self.solid: Counter[_Key] = Counter()
        self.ranks: dict[tuple[str, str], set[_Key]] = defaultdict(set)
        self.sources: dict[_Key, set[str]] = defaultdict(set)
        self.named: dict[str, tuple[str, ...]] = {}
        self.sexes: set[SexTold] = set()
        self.bynames: set[tuple[str, str]] = set()
        self._barred = {form_key(name) for name in gazetteer.not_people}

    def read(
        self,
        mentions: Sequence[PersonMention],
        *,
        source: str = "",
        release_id: str = "",
        sexes: Iterable[SexTold] = (),
        bynames: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Adds one release, with what it tells of the sex and of other names of those it names.

        Without its `source` no family name can point to a person of the same file, without `release_id`
        no translation and no other release can tell whom it names.
        """
        self.sexes.update(sexes)
        self.bynames.update(bynames)
        previous: str | None = None
        local: list[str] = []
        full: list[str] = []
        parts = {w for m in mentions if m.rule != "single" for w in form_key(bare_name(m))}
        strong: set[_Key] = set()
        for mention, name in zip(mentions, bare_names(mentions), strict=True):
            key = form_key(name)
            if key in self._barred or not key:
                previous = None
                continue
            if mention.rule == "bracketed" and previous is not None:
                self.links.add((previous, name))
                self.forms[name] += 1
                if len(form_key(previous)) == 1:
                    self.forms[previous] += 1
                self.sources[key].add(source)
                strong.add(key)
                full.append(name)
                continue
            previous = name if mention.rule != "titled-surname" else None
            if is_full(name, mention):
                self.forms[name] += 1
                self.sources[key].add(source)
                local.append(name)
                full.append(name)
                if fond := with_nickname(mention.surface, name):
                    self.forms[fond] += 1
                    self.links.add((name, fond))
                # “…,” said NAME, chief executive: the role tells as much as without the quotation.
                if mention.rule in _STRONG or (mention.rule in _WITH_ROLE and mention.role):
                    strong.add(key)
                if mention.rule in _CERTAIN:
                    self.solid[key] += 1
                if mention.honorific:
                    self.ranks[fold_rank(mention.honorific), last_name(key)].add(key)
            elif mention.rule == "single" and key[0] not in parts:
                (self.placed if mention.role else self.lone).add(name)
        self.solid.update(strong)
        self.links.update(nickname_links(local))
        if release_id and full:
            self.named[release_id] = tuple(dict.fromkeys(full))

    def table(self, translations: Iterable[tuple[str, str]] = ()) -> PersonTable:
        """The table of all that was read; nothing is read after it.

        `translations` are ids of a Chinese release and of the English one that it translates.
        """
        for person in self._gazetteer.people:
            self._vouch(person)
        borne = {word for form in self.forms if len(key := form_key(form)) > 1 for word in (key[0], key[-1])}
        # A lone name says who is meant where a role stands with it, or where nobody else is called so.
        for name in sorted(self.placed | {n for n in self.lone if form_key(n)[0] not in borne}):
            self.forms[name] += 1
        paired = {name for pair in self.links if is_han(pair[0]) != is_han(pair[1]) for name in pair}
        self.links.update(script_links(self.named, translations, paired))
        self.links.update(family_links(self.forms))
        return _table(self, self._gazetteer)

    def _vouch(self, person: Person) -> None:
        """Adds a person the user knows."""
        self.forms[person.name] += 1_000_000
        self.solid[form_key(person.name)] += 2
        for other in (person.name_zh, *person.aliases):
            if other:
                self.forms[other] += 1
                self.solid[form_key(other)] += 2
                self.links.add((person.name, other))


# Rules that make a name certain enough to look for it in other releases; the second group needs two releases.
_CERTAIN = frozenset({"titled", "party", "han", "degree", "bracketed"})
_WITH_ROLE = frozenset({"quote", "speech", "bare"})
_STRONG = frozenset(
    {
        "role-before",
        "role-after",
        "being",
        "mail",
        "contact",
        "byline",
        "who",
        "title-before",
        "title-after",
        "dotted",
    }
)


class _Groups:
    """Union of forms that are one person's."""

    def __init__(self) -> None:
        self._parent: dict[_Key, _Key] = {}

    def find(self, key: _Key) -> _Key:
        root = key
        while self._parent.setdefault(root, root) != root:
            root = self._parent[root]
        while self._parent[key] != root:
            self._parent[key], key = root, self._parent[key]
        return root

    def join(self, a: _Key, b: _Key) -> None:
        self._parent[self.find(a)] = self.find(b)


def _table(learned: Learner, gazetteer: Gazetteer) -> PersonTable:
    groups = _Groups()
    spelled: dict[_Key, Counter[str]] = defaultdict(Counter)
    for form, count in learned.forms.items():
        key = form_key(form)
        if key:
            spelled[key][form] += count
            groups.find(key)
    for a, b in sorted(learned.links):
        if form_key(a) in spelled and form_key(b) in spelled:
            groups.join(form_key(a), form_key(b))
    join_spellings(groups.join, list(spelled))
    members: dict[_Key, list[_Key]] = defaultdict(list)
    for key in spelled:
        members[groups.find(key)].append(key)
    vouched = {p.name for p in gazetteer.people}
    people: dict[str, Person] = {}
    latin: dict[_Key, str] = {}
    han: dict[str, str] = {}
    scan: set[_Key] = set()
    han_scan: set[str] = set()
    for keys in members.values():
        person = _person(keys, spelled, vouched)
        people[person.name] = person
        for key in keys:
            if _HAN_CHAR.search(key[0]):
                han[key[0]] = person.name
                if learned.solid[key] or len(keys) > 1:
                    han_scan.add(key[0])
            else:
                latin[key] = person.name
                if _is_sought(key, person, learned.solid[key]):
                    scan.add(key)
    for byname, name in bynames(learned.bynames, latin, han):
        if is_han(byname):
            han[byname] = name
        else:
            latin[form_key(byname)] = name
        held = people[name]
        people[name] = replace(held, aliases=tuple(sorted({*held.aliases, byname})))
    titled = {pair: {latin[k] for k in keys if k in latin} for pair, keys in learned.ranks.items()}
    return PersonTable(
        people,
        latin,
        han,
        {pair: min(names) for pair, names in titled.items() if len(names) == 1},
        local_surnames(members.values(), latin, han, learned.sources),
        only_bearers(members.values(), latin, han),
        named_in(learned.named, latin, han),
        frozenset(scan),
        frozenset(han_scan),
        _longest_by_first(scan),
        _longest_by_first(han_scan),
        learn_namesakes(learned.sexes, latin, han),
    )


def _is_sought(key: _Key, person: Person, solid: int) -> bool:
    """Whether to look for a name where nothing around it says that it is one."""
    if len(key) == 1:
        return person.name_zh is not None
    shape = weigh_shape(tuple(w.title() for w in key))
    if shape is None:
        return False
    common = common_words()
    plain = not any(w in common for w in key)
    return solid >= 2 or (shape >= 1.5 and plain)


def _longest_by_first(names: Iterable[Sequence[str]]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for name in names:
        longest[name[0]] = max(longest.get(name[0], 0), len(name))
    return longest


def _person(keys: list[_Key], spelled: Mapping[_Key, Counter[str]], given: set[str]) -> Person:
    counts: Counter[str] = Counter()
    for key in keys:
        counts.update(spelled[key])
    latin = [f for f in counts if not _HAN_CHAR.search(f)]
    chinese = [f for f in counts if _HAN_CHAR.search(f)]
    # The whole name of a foreigner, however often the family name stands alone.
    zh = min(chinese, key=lambda f: (family_of(f) is None, -counts[f], f)) if chinese else None
    chosen = sorted(given & set(counts))
    if chosen:
        name = chosen[0]
    elif latin:
        name = _label(latin, counts)
    else:
        name = zh or ""
    aliases = tuple(sorted(f for f in counts if f not in (name, zh)))
    return Person(name, zh, aliases)


def _label(forms: list[str], counts: Counter[str]) -> str:
    """The fullest spelling in ordinary case; of equally full ones the most frequent.

    A longer one that only adds words behind an as frequent name has run on into the next words.
    """
    keys = {f: fold_name(f) for f in forms}

    def runs_on(form: str) -> bool:
        return any(
            len(keys[o]) > 1
            and len(keys[form]) > len(keys[o])
            and keys[form][: len(keys[o])] == keys[o]
            and keys[form][len(keys[o])] not in names_en.GENERATIONS
            and counts[o] >= counts[form]
            for o in forms
        )

    def rank(form: str) -> tuple[int, int, int, int, str]:
        shouting = form.isupper() and len(form) > 3
        return (shouting, runs_on(form), -len(keys[form]), -counts[form], form)

    best = min(forms, key=rank)
    if best.isupper():
        best = " ".join(
            w if is_initial(w) or w.casefold() in ("ii", "iii", "iv") else w.title() for w in best.split()
        )
    return best
