"""Short forms of a name: “Mr. Okoro”, “Okoro said”, “哈德维克说”, and whom of an archive they mean.

Whether a stretch of text is a name at all is for `extract.people`, full names are for `resolve.persons`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from corpus.alternation import one_of
from corpus.extract.small_words import SmallWords
from corpus.languages import names_en
from corpus.languages.common_en import common_words
from corpus.models import PersonMention, Release, Span
from corpus.names import UPPER, fold_name, han_surname, is_han, is_pinyin_name
from corpus.resolve.other_names import family_of
from corpus.resolve.person_table import PersonTable

_LINE_BREAK = re.compile(r"\n")
_SMALL_WORD = re.compile(r"\b[a-z]{4,}\b")
#: “Rogers, Shea & Spanos”: a firm named after its founders.
_FIRM = re.compile(rf"(?:,[ \u00a0][{UPPER}][\w’'\-]+){{1,4}},?[ \u00a0]&(?:amp;)?[ \u00a0][{UPPER}]")
SHORT_RULE = "short-form"


class Beside:
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


class Taken:
    """Which positions are covered by a mention already."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._covered = {i for s in spans for i in range(s.start, s.end)}

    def free(self, start: int, end: int) -> bool:
        return start not in self._covered and end - 1 not in self._covered


class Called:
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


def bare_short_forms(
    release: Release,
    words: Sequence[re.Match[str]],
    folded: Sequence[str],
    called: Called,
    taken: Taken,
    beside: Beside,
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
            yield PersonMention(span, word.group(), SHORT_RULE, 0.7, name=name)


def foreign_short_forms(release: Release, called: Called, taken: Taken) -> Iterator[PersonMention]:
    """“哈德维克” alone, where a release names the person in full."""
    forms = called.foreign()
    for match in re.finditer(one_of(forms), release.text) if forms else ():
        span = Span(release.span.start + match.start(), release.span.start + match.end())
        name = called.person(match.group(), span.start)
        if name is not None and taken.free(span.start, span.end):
            yield PersonMention(span, match.group(), SHORT_RULE, 0.7, name=name)


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
    if _FIRM.match(text, end):
        return False
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
