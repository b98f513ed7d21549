"""Who is meant: one person over all spellings, scripts and releases of an archive.

`view` cuts a release down to what `learn` needs; `learn` reads all views and makes the table of
people; `apply` gives the mentions of one release their names, adds the short forms (“Okoro said”) and
the names that only other releases make certain, and drops what two people could be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.extract.bynames import find_bynames
from corpus.extract.listed_roles import settle
from corpus.extract.people import with_role
from corpus.extract.sexes import find_sexes, sex_of_title
from corpus.languages import names_en
from corpus.models import PersonMention, Release, Span
from corpus.names import HAN, WORD, fold_han, fold_name, fold_token, is_han
from corpus.resolve.person_names import bare_name, bare_names, fold_rank
from corpus.resolve.person_table import Learner, PeopleView, PersonTable, learn
from corpus.resolve.short_forms import (
    SHORT_RULE,
    Beside,
    Called,
    Taken,
    bare_short_forms,
    foreign_short_forms,
)

__all__ = ["Learner", "PeopleView", "PersonTable", "apply", "learn", "view"]

_HAN_CHAR = re.compile(f"[{HAN}]")
_KNOWN_RULE = "known-name"


def view(release: Release) -> PeopleView:
    """What `learn` needs of a release."""
    names = bare_names(release.people)
    told = find_sexes(release, names), find_bynames(release, names)
    return PeopleView(release.id, release.people, release.source, *told)


def apply(release: Release, table: PersonTable) -> tuple[PersonMention, ...]:
    """The people of a release with `name` set, in order and without overlaps; nobody's are left out.

    `release.people` are the mentions as found (resolved ones may be passed again).
    """
    found = [m for m in release.people if m.rule not in (SHORT_RULE, _KNOWN_RULE)]
    named = [
        replace(m, name=None if m.rule == "single" else _name_of(m, name, table))
        for m, name in zip(found, bare_names(found), strict=True)
    ]
    taken = Taken(m.span for m in named if m.name)
    words = list(WORD.finditer(release.text))
    folded = [fold_token(word.group()) for word in words]
    named += list(_known_names(release, words, folded, table, taken))
    full = {m.name for m in named if m.name}
    called = Called(release, [m for m in named if m.name], table)
    beside = Beside(table, full)
    placed = {_as_called(m) for m in named if m.role and m.role != m.honorific}
    named = [
        m if m.name else replace(m, name=_short_name(m, called, table, release.source, placed, beside))
        for m in named
    ]
    # “Ms. Okoro” is whoever she is as a whole.
    taken = Taken(m.span for m in named if m.name or (m.honorific and not is_han(m.surface)))
    named += list(foreign_short_forms(release, called, taken))
    named += list(bare_short_forms(release, words, folded, called, taken, beside))
    kept = sorted((m for m in named if m.name), key=lambda m: m.span.start)
    roles = [_with_role(release, m) if m.rule in (SHORT_RULE, _KNOWN_RULE) else m for m in kept]
    return _settled(release, roles)


def _settled(release: Release, mentions: Sequence[PersonMention]) -> tuple[PersonMention, ...]:
    """With the roles between names decided once more, now that names are known which nothing there tells."""
    offset = release.span.start
    moved = [replace(m, span=Span(m.span.start - offset, m.span.end - offset), name=None) for m in mentions]
    settled = settle(release.text, Span(0, len(release.text)), moved)
    return tuple(replace(m, role=one.role) for m, one in zip(mentions, settled, strict=True))


def _with_role(release: Release, mention: PersonMention) -> PersonMention:
    """With the role beside a mention that was found by its name alone."""
    offset, span = release.span.start, mention.span
    local = Span(span.start - offset, span.end - offset)
    here = with_role(release.text, Span(0, len(release.text)), replace(mention, span=local))
    return replace(mention, role=here.role)


def _name_of(mention: PersonMention, name: str, table: PersonTable) -> str | None:
    if is_han(name):
        return table.han.get(name)
    key = fold_name(name)
    if len(key) > 1 or mention.rule in ("single", "bracketed"):
        return table.latin.get(key)
    return None


def _known_names(
    release: Release,
    words: Sequence[re.Match[str]],
    folded: Sequence[str],
    table: PersonTable,
    taken: Taken,
) -> Iterator[PersonMention]:
    """Names known from the archive that stand in the text unnoticed; `folded` are its capitalised `words`."""
    text, offset = release.text, release.span.start
    skip = -1
    for i, first in enumerate(folded):
        if i <= skip or first not in table.starts:
            continue
        for length in range(table.starts[first], 0, -1):
            key = tuple(folded[i : i + length])
            last = i + len(key) - 1
            if key not in table.sought or not _adjacent(text, words, i, last):
                continue
            start, end = words[i].start(), words[last].end()
            if taken.free(offset + start, offset + end) and not _inside_other_name(text, words, i, last):
                skip = last
                span = Span(offset + start, offset + end)
                yield PersonMention(span, text[start:end], _KNOWN_RULE, 0.8, name=table.latin[key])
            break
    if table.sought_han:
        yield from _known_han(release, table, taken)


def _adjacent(text: str, words: Sequence[re.Match[str]], i: int, last: int) -> bool:
    return all(
        words[j + 1].start() - words[j].end() <= 2 and text[words[j].end()] in " \u00a0"
        for j in range(i, last)
    )


def _inside_other_name(text: str, words: Sequence[re.Match[str]], i: int, last: int) -> bool:
    """“Jane Doe Foundation”, “the Jane Doe Award”: the name of something else."""
    if last + 1 < len(words) and words[last + 1].start() - words[last].end() == 1:
        following = words[last + 1].group().casefold().rstrip(".")
        if text[words[last].end()] == " " and following in names_en.ORGANISATION_WORDS:
            return True
    if i and words[i].start() - words[i - 1].end() == 1 and last == i:
        return True
    return (
        text[words[last].end() : words[last].end() + 2] in (" &", "& ")
        or text[max(0, words[i].start() - 2) : words[i].start()] == "& "
    )


def _known_han(release: Release, table: PersonTable, taken: Taken) -> Iterator[PersonMention]:
    text, offset = release.text, release.span.start
    for match in _HAN_CHAR.finditer(text):
        start = match.start()
        for length in range(table.han_starts.get(match.group(), 0), 0, -1):
            name = text[start : start + length]
            if name in table.sought_han and taken.free(offset + start, offset + start + length):
                span = Span(offset + start, offset + start + length)
                yield PersonMention(span, name, _KNOWN_RULE, 0.8, name=table.han[name])
                break


def _short_name(
    mention: PersonMention,
    here: Called,
    table: PersonTable,
    source: str,
    placed: set[str],
    beside: Beside,
) -> str | None:
    """Whose a titled surname is: the release's only fitting person, else the archive's, else nobody's.

    Nobody is “Mr” whom the archive knows to be “she”.  “Dr. Scott, head of the clinic” is a person of that
    name: `placed` are the names that stand with a role.
    """
    sex = sex_of_title(mention.honorific)
    if mention.rule == "titled-surname":
        title, called = mention.honorific or "", fold_han(mention.surface)
        surname = called.removeprefix(title) if called.startswith(title) else called.removesuffix(title)
        if surname in here:
            return here.person(surname, mention.span.start, sex)
        return _if_may_be(table.local.get((source, surname)) or beside.person(surname, sex), sex, table)
    key = fold_name(bare_name(mention))
    if len(key) != 1:
        return None
    if key[0] in here:
        return here.person(key[0], mention.span.start, sex)
    if mention.rule == "single":
        return table.latin.get(key)
    if not mention.honorific:
        return None
    titled = table.titled.get((fold_rank(mention.honorific), key[0]))
    called = _as_called(mention)
    known = titled or table.local.get((source, key[0])) or beside.person(key[0], sex)
    return _if_may_be(known, sex, table) or (called if called in placed else None)


def _if_may_be(name: str | None, sex: str | None, table: PersonTable) -> str | None:
    return name if name is not None and table.namesakes.may_be(name, sex) else None


def _as_called(mention: PersonMention) -> str:
    return " ".join(mention.surface.split())
