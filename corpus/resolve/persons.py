"""Who is meant: one person over all spellings, scripts and releases of an archive.

`view` cuts a release down to what `learn` needs; `learn` reads all views and makes the table of
people; `apply` gives the mentions of one release their names, adds the short forms (“Okoro said”) and
the names that only other releases make certain, and drops what two people could be.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.alternation import one_of
from corpus.extract.bynames import find_bynames
from corpus.extract.people import with_role
from corpus.extract.sexes import find_sexes, sex_of_title
from corpus.extract.small_words import SmallWords
from corpus.languages import names_en
from corpus.languages.common_en import common_words
from corpus.models import PersonMention, Release, Span
from corpus.names import HAN, WORD, fold_han, fold_name, fold_token, han_surname, is_han, is_pinyin_name
from corpus.resolve.other_names import family_of
from corpus.resolve.person_names import bare_name, bare_names, fold_rank
from corpus.resolve.person_table import Learner, PeopleView, PersonTable, learn

__all__ = ["Learner", "PeopleView", "PersonTable", "apply", "learn", "view"]

_HAN_CHAR = re.compile(f"[{HAN}]")
_LINE_BREAK = re.compile(r"\n")
_SMALL_WORD = re.compile(r"\b[a-z]{4,}\b")
_SHORT_RULE = "short-form"
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
    found = [m for m in release.people if m.rule not in (_SHORT_RULE, _KNOWN_RULE)]
    named = [
        replace(m, name=None if m.rule == "single" else _name_of(m, name, table))
        for m, name in zip(found, bare_names(found), strict=True)
    ]
    # “Ms. Okoro” is whoever she is as a whole.
    taken = _Taken(m.span for m in named if m.name or m.honorific)
    words = list(WORD.finditer(release.text))
    folded = [fold_token(word.group()) for word in words]
    named += list(_known_names(release, words, folded, table, taken))
    full = {m.name for m in named if m.name}
    called = _Called(release, [m for m in named if m.name], table)
    beside = _Beside(table, full)
    placed = {_as_called(m) for m in named if m.role and m.role != m.honorific}
    named = [
        m if m.name else replace(m, name=_short_name(m, called, table, release.source, placed, beside))
        for m in named
    ]
    taken = _Taken(m.span for m in named if m.name or m.honorific)
    named += list(_foreign_short_forms(release, called, taken))
    named += list(_bare_short_forms(release, words, folded, called, taken, beside))
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

    Only the archive's one person of that name, or the one whom it calls “he” behind “Mr”, and only where
    another release names that person together with somebody whom this release names: “Ingrid” in a letter
    about her colleagues.
    """

    def __init__(self, table: PersonTable, full: set[str]) -> None:
        self._table = table
        self._releases = frozenset[str]().union(*(table.named_in.get(name, ()) for name in full))

    def person(self, part: str, sex: str | None = None) -> str | None:
        name = self._table.only.get(part) or self._table.namesakes.only(part, sex)
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


class _Called:
    """Whom one word of a name stands for, of the people whom a release names in full."""

    def __init__(self, release: Release, full: Sequence[PersonMention], table: PersonTable) -> None:
        self._lines = [release.span.start + match.end() for match in _LINE_BREAK.finditer(release.text)]
        self._namesakes = table.namesakes
        self._named: dict[str, list[int]] = defaultdict(list)
        for mention in full:
            insort(self._named[str(mention.name)], mention.span.start)
        self._forms: dict[str, set[str]] = defaultdict(set)
        for name in self._named:
            person = table.people.get(name)
            if person is None:
                continue
            forms = {w for one in (person.name, *person.aliases) for w in _short_words(fold_name(one))}
            if person.name_zh and (surname := family_of(person.name_zh) or han_surname(person.name_zh)):
                forms.add(surname)
            for form in forms:
                self._forms[form].add(name)

    def foreign(self) -> list[str]:
        """The family names of foreigners in Chinese characters."""
        return sorted(form for form in self._forms if len(form) > 1 and is_han(form))

    def __contains__(self, form: str) -> bool:
        return form in self._forms

    def person(self, form: str, at: int, sex: str | None = None) -> str | None:
        """Whom a word means at a position of the dump, behind “Mr” or “Ms” or alone; None where two could be.

        Of several it is who was named before, others only later; then, who is named in that paragraph.
        """
        names = {name for name in self._forms.get(form, ()) if self._namesakes.may_be(name, sex)}
        if sex is not None:
            names = {name for name in names if self._namesakes.sexes.get(name) == sex} or names
        if len(names) > 1:
            names = {name for name in names if self._is_named(name, 0, at)} or names
        if len(names) > 1:
            line = bisect_right(self._lines, at)
            paragraph = self._lines[line - 1] if line else 0
            names = {name for name in names if self._is_named(name, paragraph, at)} or names
        return self._namesakes.meant(form, sex, names)

    def _is_named(self, name: str, start: int, end: int) -> bool:
        places = self._named[name]
        return bisect_left(places, start) < bisect_left(places, end)


def _short_words(words: tuple[str, ...]) -> set[str]:
    core = [w for w in words if w not in names_en.GENERATIONS and w not in names_en.PARTICLES]
    return {w for w in (core[0], core[-1]) if len(w) > 1} if len(core) > 1 else set(core)


def _short_name(
    mention: PersonMention,
    here: _Called,
    table: PersonTable,
    source: str,
    placed: set[str],
    beside: _Beside,
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


def _bare_short_forms(
    release: Release,
    words: Sequence[re.Match[str]],
    folded: Sequence[str],
    called: _Called,
    taken: _Taken,
    beside: _Beside,
) -> Iterator[PersonMention]:
    """“Okoro” alone, where a person of that name is known; never inside a longer capitalised name."""
    text, offset = release.text, release.span.start
    small = SmallWords(_SMALL_WORD, text, 0, len(text))
    for word, form in zip(words, folded, strict=True):
        if form in called:
            usable = len(form) > 3 and form not in common_words()
            name = called.person(form, offset + word.start()) if usable else None
        else:
            name = beside.person(form) if _is_given(form) else None
        if name is None or not _stands_alone(text, word.start(), word.end()):
            continue
        if form in small or (form in names_en.PINYIN_SURNAMES and not is_pinyin_name(fold_name(name))):
            continue
        if taken.free(offset + word.start(), offset + word.end()):
            span = Span(offset + word.start(), offset + word.end())
            yield PersonMention(span, word.group(), _SHORT_RULE, 0.7, name=name)


def _foreign_short_forms(release: Release, called: _Called, taken: _Taken) -> Iterator[PersonMention]:
    """“索兰德” alone, where a release names the person in full."""
    forms = called.foreign()
    for match in re.finditer(one_of(forms), release.text) if forms else ():
        span = Span(release.span.start + match.start(), release.span.start + match.end())
        name = called.person(match.group(), span.start)
        if name is not None and taken.free(span.start, span.end):
            yield PersonMention(span, match.group(), _SHORT_RULE, 0.7, name=name)


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
