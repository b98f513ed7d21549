"""Who is meant: one person over all spellings, scripts and releases of an archive.

`view` cuts a release down to what `learn` needs; `learn` reads all views and makes the table of
people; `apply` gives the mentions of one release their names, adds the short forms (“Okoro said”) and
the names that only other releases make certain, and drops what two people could be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.extract.people import with_role
from corpus.extract.small_words import SmallWords
from corpus.languages import names_en
from corpus.languages.common_en import common_words
from corpus.models import PersonMention, Release, Span
from corpus.names import HAN, WORD, fold_han, fold_name, fold_token, han_surname, is_han, is_pinyin_name
from corpus.resolve.person_names import bare_name, bare_names, fold_rank
from corpus.resolve.person_table import Learner, PeopleView, PersonTable, learn

__all__ = ["Learner", "PeopleView", "PersonTable", "apply", "learn", "view"]

_HAN_CHAR = re.compile(f"[{HAN}]")
_SMALL_WORD = re.compile(r"\b[a-z]{4,}\b")
_SHORT_RULE = "short-form"
_KNOWN_RULE = "known-name"


def view(release: Release) -> PeopleView:
    """What `learn` needs of a release."""
    return PeopleView(release.id, release.people, release.source)


def apply(release: Release, table: PersonTable) -> tuple[PersonMention, ...]:
    """The people of a release with `name` set, in order and without overlaps; nobody's are left out.

    `release.people` are the mentions as found (resolved ones may be passed again).
    """
    found = [m for m in release.people if m.rule not in (_SHORT_RULE, _KNOWN_RULE)]
    named = [
        replace(m, name=None if m.rule == "single" else _name_of(m, name, table))
        for m, name in zip(found, bare_names(found), strict=True)
    ]
    taken = _Taken(m.span for m in named if m.name)
    words = list(WORD.finditer(release.text))
    folded = [fold_token(word.group()) for word in words]
    named += list(_known_names(release, words, folded, table, taken))
    full = {m.name for m in named if m.name}
    shorts = _short_forms(full, table)
    beside = _Beside(table, full)
    placed = {_as_called(m) for m in named if m.role and m.role != m.honorific}
    named = [
        m if m.name else replace(m, name=_short_name(m, shorts, table, release.source, placed, beside))
        for m in named
    ]
    taken = _Taken(m.span for m in named if m.name)
    named += list(_bare_short_forms(release, words, folded, shorts, taken, beside))
    kept = sorted((m for m in named if m.name), key=lambda m: m.span.start)
    return tuple(_with_role(release, m) if m.rule in (_SHORT_RULE, _KNOWN_RULE) else m for m in kept)


def _with_role(release: Release, mention: PersonMention) -> PersonMention:
    """With the role beside a mention that was found by its name alone."""
    offset, span = release.span.start, mention.span
    local = Span(span.start - offset, span.end - offset)
    here = with_role(release.text, Span(0, len(release.text)), replace(mention, span=local))
    return replace(mention, role=here.role)


class _Beside:
    """Who is meant by one name where the release does not name the person in full.

    Only the archive's one person of that name, and only where another release names that person together
    with somebody whom this release names: “Ingrid” in a letter about her colleagues.
    """

    def __init__(self, table: PersonTable, full: set[str]) -> None:
        self._table = table
        self._releases = frozenset[str]().union(*(table.named_in.get(name, ()) for name in full))

    def person(self, part: str) -> str | None:
        name = self._table.only.get(part)
        if name is None or self._releases.isdisjoint(self._table.named_in.get(name, ())):
            return None
        return name


class _Taken:
    """Which positions are covered by a mention already."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._covered = {i for s in spans for i in range(s.start, s.end)}

    def free(self, start: int, end: int) -> bool:
        return start not in self._covered and end - 1 not in self._covered


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
    taken: _Taken,
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


def _known_han(release: Release, table: PersonTable, taken: _Taken) -> Iterator[PersonMention]:
    text, offset = release.text, release.span.start
    for match in _HAN_CHAR.finditer(text):
        start = match.start()
        for length in range(table.han_starts.get(match.group(), 0), 0, -1):
            name = text[start : start + length]
            if name in table.sought_han and taken.free(offset + start, offset + start + length):
                span = Span(offset + start, offset + start + length)
                yield PersonMention(span, name, _KNOWN_RULE, 0.8, name=table.han[name])
                break


def _short_forms(names: set[str], table: PersonTable) -> dict[str, str | None]:
    """A single word → the one person of the release it can stand for; None where two could be meant."""
    shorts: dict[str, str | None] = {}
    for name in sorted(names):
        person = table.people.get(name)
        if person is None:
            continue
        forms = {w for full in (person.name, *person.aliases) for w in _short_words(fold_name(full))}
        if person.name_zh and (surname := han_surname(person.name_zh)):
            forms.add(surname)
        for form in forms:
            shorts[form] = name if form not in shorts else None
    return shorts


def _short_words(words: tuple[str, ...]) -> set[str]:
    core = [w for w in words if w not in names_en.GENERATIONS and w not in names_en.PARTICLES]
    return {w for w in (core[0], core[-1]) if len(w) > 1} if len(core) > 1 else set(core)


def _short_name(
    mention: PersonMention,
    shorts: Mapping[str, str | None],
    table: PersonTable,
    source: str,
    placed: set[str],
    beside: _Beside,
) -> str | None:
    """Whose a titled surname is: the release's only fitting person, else the archive's, else nobody's.

    “Dr. Scott, head of the clinic” is a person of that name: `placed` are the names that stand with a role.
    """
    if mention.rule == "titled-surname":
        title, called = mention.honorific or "", fold_han(mention.surface)
        surname = called.removeprefix(title) if called.startswith(title) else called.removesuffix(title)
        if surname in shorts:
            return shorts[surname]
        return table.local.get((source, surname)) or beside.person(surname)
    key = fold_name(bare_name(mention))
    if len(key) != 1:
        return None
    if key[0] in shorts:
        return shorts[key[0]]
    if mention.rule == "single":
        return table.latin.get(key)
    if not mention.honorific:
        return None
    titled = table.titled.get((fold_rank(mention.honorific), key[0]))
    called = _as_called(mention)
    known = titled or table.local.get((source, key[0])) or beside.person(key[0])
    return known or (called if called in placed else None)


def _as_called(mention: PersonMention) -> str:
    return " ".join(mention.surface.split())


def _bare_short_forms(
    release: Release,
    words: Sequence[re.Match[str]],
    folded: Sequence[str],
    shorts: Mapping[str, str | None],
    taken: _Taken,
    beside: _Beside,
) -> Iterator[PersonMention]:
    """“Okoro” alone, where a person of that name is known; never inside a longer capitalised name."""
    text, offset = release.text, release.span.start
    usable = {
        form: name for form, name in shorts.items() if name and len(form) > 3 and form not in common_words()
    }
    small = SmallWords(_SMALL_WORD, text, 0, len(text))
    for word, form in zip(words, folded, strict=True):
        name = usable.get(form)
        if name is None and form not in shorts and _is_given(form):
            name = beside.person(form)
        if name is None or not _stands_alone(text, word.start(), word.end()):
            continue
        if form in small or (form in names_en.PINYIN_SURNAMES and not is_pinyin_name(fold_name(name))):
            continue
        if taken.free(offset + word.start(), offset + word.end()):
            span = Span(offset + word.start(), offset + word.end())
            yield PersonMention(span, word.group(), _SHORT_RULE, 0.7, name=name)


def _is_given(form: str) -> bool:
    """Whether a lone word is a given name and little else."""
    return (
        form in names_en.GIVEN_NAMES
        and form not in common_words()
        and form not in names_en.NOT_NAMES
        and form not in names_en.PLACES
    )


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no capitalised word stands beside a word, other than one that ends a sentence before it."""
    before, after = text[max(0, start - 24) : start], text[end : end + 3]
    if after[:1] in (" ", "\u00a0") and (after[1:2].isupper() or after[1:2] == "&"):
        return False
    last = before.rstrip(" \u00a0")
    if last == before or not last:
        return not before.endswith(("-", "&"))
    word = re.search(r"[^\W\d_]+$", last)
    return (
        not (word and word.group()[0].isupper() and word.group().casefold() not in names_en.NOT_NAMES)
        and last[-1] != "&"
    )
