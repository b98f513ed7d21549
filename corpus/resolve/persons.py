"""Who is meant: one person over all spellings, scripts and releases of an archive.

`view` cuts a release down to what learning needs; `learn` reads all views and makes the table of
people; `apply` gives the mentions of one release their names, adds the short forms (“Okoro said”)
and the names that only other releases make certain, and drops what two people could be.

Two different people with the same full name are one here: nothing in a name tells them apart.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.gazetteer import EMPTY, Gazetteer
from corpus.languages import names_en
from corpus.models import Person, PersonMention, Release, Span
from corpus.names import HAN, RUN, WORD, fold_han, fold_name, fold_token, han_surname, is_initial, is_pinyin_name

_HAN_CHAR = re.compile(f"[{HAN}]")
_SHORT_RULE = "short-form"


@dataclass(frozen=True, slots=True)
class PeopleView:
    """The people of one release as `learn` reads them; small enough to hold for a whole archive."""

    release_id: str
    mentions: tuple[PersonMention, ...]


@dataclass(frozen=True, slots=True)
class PersonTable:
    """The people of an archive.

    `latin` maps the folded words of a name to a person's label, `han` a Chinese name without spaces;
    `starts` gives the names that begin with a word, longest first, and `han_starts` those that
    begin with a character, for finding them in a text.
    """

    people: Mapping[str, Person]
    latin: Mapping[tuple[str, ...], str]
    han: Mapping[str, str]
    starts: Mapping[str, tuple[tuple[str, ...], ...]]
    han_starts: Mapping[str, tuple[str, ...]]


def view(release: Release) -> PeopleView:
    """What `learn` needs of a release."""
    return PeopleView(release.id, release.people)


def learn(views: Iterable[PeopleView], gazetteer: Gazetteer = EMPTY) -> PersonTable:
    """The people named in the releases, one entry a person; order of the views does not matter."""
    forms: Counter[str] = Counter()
    links: set[tuple[str, str]] = set()
    barred = {_form_key(n) for n in gazetteer.not_people}
    for seen in views:
        previous: str | None = None
        local: list[str] = []
        for mention in seen.mentions:
            name = bare_name(mention)
            if _form_key(name) in barred:
                previous = None
                continue
            if mention.rule == "bracketed" and previous is not None:
                links.add((previous, name))
                forms[name] += 1
                continue
            if _is_full(name, mention):
                forms[name] += 1
                local.append(name)
                previous = name
            else:
                previous = name if mention.rule != "titled-surname" else None
                if mention.rule == "single":
                    forms[name] += 1
        links.update(_nickname_links(local))
    for person in gazetteer.people:
        forms[person.name] += 1_000_000
        for other in (person.name_zh, *person.aliases):
            if other:
                forms[other] += 1
                links.add((person.name, other))
    return _table(forms, links, gazetteer)


def bare_name(mention: PersonMention) -> str:
    """The mention's words without its courtesy title and with single spaces."""
    words = mention.surface
    if mention.honorific and words.startswith(mention.honorific):
        words = words[len(mention.honorific) :]
    name = " ".join(words.split())
    return fold_han(name) if _HAN_CHAR.search(name) else name


def _form_key(name: str) -> tuple[str, ...]:
    return (fold_han(name),) if _HAN_CHAR.search(name) else fold_name(name)


def _is_full(name: str, mention: PersonMention) -> bool:
    if _HAN_CHAR.search(name):
        return mention.rule != "titled-surname"
    return len(fold_name(name)) > 1


def _nickname_links(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Within one release, “Matt Siegal” is “Matthew Siegal” when only one first name begins so."""
    by_last: dict[str, set[str]] = defaultdict(set)
    for name in names:
        by_last[_last(fold_name(name))].add(name)
    for group in by_last.values():
        if 2 <= len(group) <= 6:
            for a in group:
                fuller = [
                    b
                    for b in group
                    if fold_name(b)[0] != fold_name(a)[0]
                    and len(fold_name(a)[0]) >= 3
                    and fold_name(b)[0].startswith(fold_name(a)[0][:3])
                    and len(fold_name(b)[0]) > len(fold_name(a)[0])
                ]
                if len(fuller) == 1:
                    yield (a, fuller[0])


def _last(words: tuple[str, ...]) -> str:
    core = [w for w in words if w not in names_en.GENERATIONS]
    return core[-1] if core else ""


class _Groups:
    """Union of forms that are one person's."""

    def __init__(self) -> None:
        self._parent: dict[tuple[str, ...], tuple[str, ...]] = {}

    def find(self, key: tuple[str, ...]) -> tuple[str, ...]:
        root = key
        while self._parent.setdefault(root, root) != root:
            root = self._parent[root]
        while self._parent[key] != root:
            self._parent[key], key = root, self._parent[key]
        return root

    def join(self, a: tuple[str, ...], b: tuple[str, ...]) -> None:
        self._parent[self.find(a)] = self.find(b)


def _table(forms: Counter[str], links: set[tuple[str, str]], gazetteer: Gazetteer) -> PersonTable:
    groups = _Groups()
    spelled: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for form, count in forms.items():
        key = _form_key(form)
        if key:
            spelled[key][form] += count
            groups.find(key)
    for a, b in sorted(links):
        if _form_key(a) in spelled and _form_key(b) in spelled:
            groups.join(_form_key(a), _form_key(b))
    _join_spellings(groups, list(spelled))
    members: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for key in spelled:
        members[groups.find(key)].append(key)
    given_names = {p.name for p in gazetteer.people}
    people: dict[str, Person] = {}
    latin: dict[tuple[str, ...], str] = {}
    han: dict[str, str] = {}
    scan: set[tuple[str, ...]] = set()
    for keys in members.values():
        person = _person(keys, spelled, given_names)
        people[person.name] = person
        for key in keys:
            if _HAN_CHAR.search(key[0]):
                han[key[0]] = person.name
            else:
                latin[key] = person.name
                if len(key) > 1 or person.name_zh:
                    scan.add(key)
    return PersonTable(people, latin, han, _starts(scan), _han_starts(han))


def _starts(keys: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in keys:
        by_first[key[0]].append(key)
    return {first: tuple(sorted(v, key=lambda k: (-len(k), k))) for first, v in by_first.items()}


def _han_starts(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in names:
        by_first[name[0]].append(name)
    return {first: tuple(sorted(v, key=lambda n: (-len(n), n))) for first, v in by_first.items()}


def _join_spellings(groups: _Groups, keys: list[tuple[str, ...]]) -> None:
    """Joins spellings that differ in a middle name or initial, in order, or in where a name is parted.

    A short form joins a fuller one only where there is a single fuller one in the archive.
    """
    latin = [k for k in keys if len(k) > 1 and not _HAN_CHAR.search(k[0])]
    by_letters: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    by_ends: dict[tuple[str, str, str], list[tuple[str, ...]]] = defaultdict(list)
    for key in latin:
        by_letters["".join(key)].append(key)
        by_letters[" ".join(sorted(key))].append(key)
        suffix = key[-1] if key[-1] in names_en.GENERATIONS else ""
        core = key[:-1] if suffix else key
        if len(core) > 1:
            by_ends[core[0], core[-1], suffix].append(core)
    for group in by_letters.values():
        for other in group[1:]:
            groups.join(group[0], other)
    for (_, _, suffix), cores in by_ends.items():
        tail = (suffix,) if suffix else ()
        middles = sorted({c[1:-1] for c in cores}, key=lambda m: (len(m), m))
        for middle in middles:
            fuller = [m for m in middles if m != middle and _extends(m, middle)]
            longest = [m for m in fuller if all(n == m or _extends(m, n) for n in fuller)]
            if len(longest) == 1:
                first, last = cores[0][0], cores[0][-1]
                groups.join((first, *middle, last, *tail), (first, *longest[0], last, *tail))


def _extends(fuller: tuple[str, ...], middle: tuple[str, ...]) -> bool:
    """Whether a middle name says the same and more: “james” over “j”, anything over nothing."""
    if not middle:
        return bool(fuller)
    return len(fuller) == len(middle) and all(
        f == m or (len(m) == 1 and len(f) > 1 and f.startswith(m)) for f, m in zip(fuller, middle, strict=True)
    )


def _person(
    keys: list[tuple[str, ...]], spelled: Mapping[tuple[str, ...], Counter[str]], given: set[str]
) -> Person:
    counts: Counter[str] = Counter()
    for key in keys:
        counts.update(spelled[key])
    latin = [f for f in counts if not _HAN_CHAR.search(f)]
    chinese = [f for f in counts if _HAN_CHAR.search(f)]
    zh = min(chinese, key=lambda f: (-counts[f], f)) if chinese else None
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
    """The fullest spelling in ordinary case; of equally full ones the most frequent."""

    def rank(form: str) -> tuple[int, int, int, str]:
        shouting = form.isupper() and len(form) > 3
        return (shouting, -len(fold_name(form)), -counts[form], form)

    best = min(forms, key=rank)
    if best.isupper():
        best = " ".join(w if is_initial(w) or w.casefold() in ("ii", "iii", "iv") else w.title() for w in best.split())
    return best


def apply(release: Release, table: PersonTable) -> tuple[PersonMention, ...]:
    """The people of a release with `name` set, in order and without overlaps; nobody's are left out.

    `release.people` are the mentions as found (resolved ones may be passed again).
    """
    found = [m for m in release.people if m.rule not in (_SHORT_RULE, "known-name")]
    named = [replace(m, name=_name_of(m, table)) for m in found]
    taken = _Taken(m.span for m in named if m.name)
    named += list(_known_names(release, table, taken))
    shorts = _short_forms({m.name for m in named if m.name}, table)
    named = [m if m.name else replace(m, name=_short_name(m, shorts)) for m in named]
    named += list(_bare_short_forms(release, shorts, _Taken(m.span for m in named if m.name)))
    return tuple(sorted((m for m in named if m.name), key=lambda m: m.span.start))


class _Taken:
    """Which positions are covered by a mention already."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._covered = {i for s in spans for i in range(s.start, s.end)}

    def free(self, start: int, end: int) -> bool:
        return start not in self._covered and end - 1 not in self._covered


def _name_of(mention: PersonMention, table: PersonTable) -> str | None:
    name = bare_name(mention)
    if _HAN_CHAR.search(name):
        return table.han.get(name)
    key = fold_name(name)
    if len(key) > 1 or mention.rule in ("single", "bracketed"):
        return table.latin.get(key)
    return None


def _known_names(release: Release, table: PersonTable, taken: _Taken) -> Iterator[PersonMention]:
    """Names known from the archive that stand in the text unnoticed."""
    text, offset = release.text, release.span.start
    words = list(WORD.finditer(text))
    folded = [fold_token(w.group()) for w in words]
    skip = -1
    for i, first in enumerate(folded):
        if i <= skip or first not in table.starts:
            continue
        for key in table.starts[first]:
            last = i + len(key) - 1
            if tuple(folded[i : last + 1]) != key or not _adjacent(text, words, i, last):
                continue
            start, end = words[i].start(), words[last].end()
            if taken.free(offset + start, offset + end) and not _inside_other_name(text, words, i, last):
                skip = last
                yield PersonMention(
                    Span(offset + start, offset + end), text[start:end], "known-name", 0.8, name=table.latin[key]
                )
            break
    if release.language == "zh" or table.han_starts:
        yield from _known_han(release, table, taken)


def _adjacent(text: str, words: Sequence[re.Match[str]], i: int, last: int) -> bool:
    return all(words[j + 1].start() - words[j].end() <= 2 and text[words[j].end()] in " \u00a0" for j in range(i, last))


def _inside_other_name(text: str, words: Sequence[re.Match[str]], i: int, last: int) -> bool:
    """“Jane Doe Foundation”, “the Jane Doe Award”: the name of something else."""
    if last + 1 < len(words) and words[last + 1].start() - words[last].end() == 1:
        following = words[last + 1].group().casefold().rstrip(".")
        if text[words[last].end()] == " " and following in names_en.ORGANISATION_WORDS:
            return True
    if i and words[i].start() - words[i - 1].end() == 1 and last == i:
        return True
    return text[words[last].end() : words[last].end() + 2] in (" &", "& ") or text[: words[i].start()].endswith("& ")


def _known_han(release: Release, table: PersonTable, taken: _Taken) -> Iterator[PersonMention]:
    text, offset = release.text, release.span.start
    for match in _HAN_CHAR.finditer(text):
        start = match.start()
        for name in table.han_starts.get(match.group(), ()):
            if text.startswith(name, start) and taken.free(offset + start, offset + start + len(name)):
                yield PersonMention(
                    Span(offset + start, offset + start + len(name)), name, "known-name", 0.8, name=table.han[name]
                )
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


def _short_name(mention: PersonMention, shorts: Mapping[str, str | None]) -> str | None:
    """Whose a titled surname is: the release's only fitting person, else “Dr. Scott” himself."""
    if mention.rule == "titled-surname":
        title = mention.honorific or ""
        return shorts.get(fold_han(mention.surface)[: -len(title)]) if title else None
    key = fold_name(bare_name(mention))
    if len(key) != 1:
        return None
    if key[0] in shorts:
        return shorts[key[0]]
    return " ".join(mention.surface.split()) if mention.honorific else None


def _bare_short_forms(
    release: Release, shorts: Mapping[str, str | None], taken: _Taken
) -> Iterator[PersonMention]:
    """“Okoro” alone, after a person of that name is known; never inside a longer capitalised name."""
    text, offset = release.text, release.span.start
    usable = {form: name for form, name in shorts.items() if name and len(form) > 3}
    if not usable:
        return
    small = set(re.findall(r"\b[a-z]{4,}\b", text))
    runs = {i for run in RUN.finditer(text) for i in (run.start(),)}
    inside: set[int] = set()
    for run in RUN.finditer(text):
        inside.update(m.start() + run.start() for m in re.finditer(r"\S+", run.group()))
    for word in WORD.finditer(text):
        form = fold_token(word.group())
        name = usable.get(form)
        if name is None or word.start() in inside or word.start() in runs or form in small:
            continue
        if is_pinyin_name((form, "wei")) and not is_pinyin_name(tuple(name.casefold().split())):
            continue
        if taken.free(offset + word.start(), offset + word.end()):
            yield PersonMention(
                Span(offset + word.start(), offset + word.end()), word.group(), _SHORT_RULE, 0.7, name=name
            )
