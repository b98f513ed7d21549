"""Who alone bears a family name or a given name: in one file, or in the whole archive.

Works on the keys of the people of an archive, each a list of the spellings of one person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from corpus.names import han_surname, is_han, is_han_name, is_pinyin_name
from corpus.resolve.person_names import form_key
from corpus.resolve.spellings import last_name

_Key = tuple[str, ...]


def local_surnames(
    members: Iterable[list[_Key]],
    latin: Mapping[_Key, str],
    han: Mapping[str, str],
    sources: Mapping[_Key, set[str]],
) -> dict[tuple[str, str], str]:
    """(source file, family name) → the archive's only person of that family name, if that file names them."""
    bearers: dict[str, set[str]] = defaultdict(set)
    places: dict[str, set[str]] = defaultdict(set)
    for keys in members:
        for key in keys:
            name = latin.get(key) or han[key[0]]
            surname = surname_of(key)
            if surname:
                bearers[surname].add(name)
            places[name] |= sources.get(key, set())
    return {
        (source, surname): name
        for surname, names in bearers.items()
        if len(names) == 1
        for name in names
        for source in places[name]
        if source
    }


def only_bearers(
    members: Iterable[list[_Key]], latin: Mapping[_Key, str], han: Mapping[str, str]
) -> dict[str, str]:
    """A family name or given name → the archive's only person who has it in any spelling."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for keys in members:
        for key in keys:
            name = latin.get(key) or han[key[0]]
            for part in {surname_of(key), *(key[:1] + key[-1:] if len(key) > 1 else ())} - {None}:
                bearers[str(part)].add(name)
            if is_pinyin_name(key) and len(key) == 3:
                bearers[key[1] + key[2]].add(name)
    return {part: min(names) for part, names in bearers.items() if len(names) == 1}


def named_in(
    named: Mapping[str, Sequence[str]], latin: Mapping[_Key, str], han: Mapping[str, str]
) -> dict[str, frozenset[str]]:
    places: dict[str, set[str]] = defaultdict(set)
    for release_id, names in named.items():
        for name in names:
            key = form_key(name)
            person = han.get(key[0]) if is_han(name) else latin.get(key)
            if person is not None:
                places[person].add(release_id)
    return {person: frozenset(ids) for person, ids in places.items()}


def surname_of(key: _Key) -> str | None:
    if is_han(key[0]):
        return han_surname(key[0]) if is_han_name(key[0]) else None
    if len(key) == 1:
        return None
    return key[0] if is_pinyin_name(key) else last_name(key)
