"""Which releases may be decided otherwise, now that the archive knows other names?

A decision about a release looks up words of its text in the tables of people and products, and nothing
else in them.  So the tables are cut into entries, each with the words that a release must hold to meet it;
where no entry that is new, gone or different can be met by a release, its decision holds.  A release that
only may be affected is decided again: words are compared as folded letters anywhere in its text.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from corpus import codec
from corpus.extract.products import find_chains
from corpus.models import Release
from corpus.resolve.brands import fold_word
from corpus.resolve.person_table import PersonTable
from corpus.resolve.product_lexicon import Lexicon

_BETWEEN_LETTERS = re.compile(r"\W+")
_BRACKETED = re.compile(r"[ \u00a0]\(([^()\n]{2,40})\)")
#: Where more words than these have changed, looking for them costs more than it saves.
MOST_WORDS = 300
_MOST_RELEASES = 40
_MOST_IN_ONE = 60


@dataclass(frozen=True, slots=True)
class Names:
    """The names of an archive as its decisions depend on them.

    `entries` are what is said of each, by kind, source (“” for any) and the words that meet it;
    `together` which releases name each person in full.
    """

    entries: dict[tuple[str, str, tuple[str, ...]], str]
    together: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Change:
    """Only a release of this source (“” for any) that holds all of these words can be affected."""

    source: str
    words: frozenset[str]


def names_of(persons: PersonTable, lexicon: Lexicon) -> Names:
    """The names that a decision can meet."""
    entries = {
        (kind, source, words): said
        for kind, source, words, said in (*_of_people(persons), *_of_products(lexicon))
    }
    return Names(entries, {name: tuple(sorted(ids)) for name, ids in persons.named_in.items()})


def encode(names: Names) -> str:
    entries = [(*entry, said) for entry, said in names.entries.items()]
    return codec.encode(_Rows(tuple(entries), tuple(names.together.items())))


def decode(text: str) -> Names:
    """What `encode` was given."""
    held = codec.decode(_Rows, text)
    entries = {(kind, source, words): said for kind, source, words, said in held.entries}
    return Names(entries, dict(held.together))


@dataclass(frozen=True, slots=True)
class _Rows:
    entries: tuple[tuple[str, str, tuple[str, ...], str], ...]
    together: tuple[tuple[str, tuple[str, ...]], ...]


_Entry = tuple[str, str, tuple[str, ...], str]


def _of_people(table: PersonTable) -> Iterator[_Entry]:
    # Whoever meets a name also sees the person's other names.
    sexes = table.namesakes.sexes
    told = {name: _short([person, sexes.get(name)]) for name, person in table.people.items()}
    for key, name in table.latin.items():
        yield "latin", "", key, told[name]
    for form, name in table.han.items():
        yield f"han {form}", "", (fold(form),), told[name]
    for (rank, word), name in table.titled.items():
        yield f"titled {rank} {word}", "", (fold(word),), told[name]
    for (source, word), name in table.local.items():
        yield f"local {word}", source, (fold(word),), told[name]
    for part, name in table.only.items():
        yield f"only {part}", "", (fold(part),), told[name]
    for word, names in table.namesakes.bearers.items():
        yield (
            f"bearers {word}",
            "",
            (fold(word),),
            _short([sorted(names), [sexes.get(n) for n in sorted(names)]]),
        )
    for key in table.sought:
        yield "sought", "", key, ""
    for form in table.sought_han:
        yield f"sought-han {form}", "", (fold(form),), ""


def _of_products(lexicon: Lexicon) -> Iterator[_Entry]:
    def told(label: str) -> str:
        """A product, what the first word of its name says and whether its series is the product itself."""
        first = fold_word(label.split()[0]) if label.split() else ""
        known = lexicon.products.get(label)
        of_brand = (first in lexicon.foreign, lexicon.brands.get(first))
        return _short([label, known, *of_brand, label in lexicon.single])

    by_label: dict[str, list[str]] = defaultdict(list)
    for form, label in lexicon.han.items():
        by_label[fold_word(label)].append(fold(form))
        yield f"han-product {form}", "", (fold(form),), told(label)
    for key, label in lexicon.names.items():
        yield f"name {' '.join(key)}", "", ("".join(key),), told(label)
        # A brand in Chinese characters with a model behind it is looked up by the brand's Latin name.
        for form in by_label.get(key[0], ()):
            yield f"model {' '.join(key)}", "", (form,), told(label)
    for glue, label in lexicon.glued.items():
        yield "glued", "", (glue,), told(label)
    for word, label in lexicon.shorts.items():
        yield f"short {word}", "", (fold_word(word),), told(label)
    for brand, label in lexicon.brands.items():
        yield "brand", "", (brand,), told(label)
        for form in by_label.get(brand, ()):
            yield f"brand {brand}", "", (form,), ""
    for kind, words in (
        ("bare", lexicon.bare),
        ("company", lexicon.companies),
        ("owner", lexicon.owners),
        ("opener", lexicon.openers),
        ("foreign", lexicon.foreign),
    ):
        for word in words:
            # The name of a company in several words is no word of a text.
            if " " not in word:
                yield kind, "", (word,), ""
    for kind, keys in (("barred", lexicon.barred), ("guarded", lexicon.guarded)):
        for key in keys:
            yield f"{kind} {' '.join(key)}", "", ("".join(key),), ""
    for phrases in lexicon.phrases.values():
        for phrase in phrases:
            yield f"phrase {phrase}", "", (fold(phrase),), ""


def changes(before: Names, now: Names, persons: PersonTable) -> tuple[Change, ...] | None:
    """What is new, gone or different from `before`; None where that is too much to look for.

    `persons` is the table that `now` was made from.
    """
    differing = [
        entry
        for entry in before.entries.keys() | now.entries.keys()
        if before.entries.get(entry) != now.entries.get(entry)
    ]
    found = {Change(source, frozenset(words)) for _, source, words in differing}
    company = _new_company(before.together, now.together, persons)
    if company is None:
        return None
    found |= company
    if len({word for one in found for word in one.words}) > MOST_WORDS:
        return None
    return tuple(found)


def _new_company(
    before: Mapping[str, tuple[str, ...]], now: Mapping[str, tuple[str, ...]], persons: PersonTable
) -> set[Change] | None:
    """A lone name is a person's where somebody stands in the release who is named together with that
    person in another: the pairs of people of whom that has changed, as what a release of theirs holds."""
    moved = {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}
    ids = {one for name in moved for one in {*before.get(name, ())} ^ {*now.get(name, ())}}
    if len(ids) > _MOST_RELEASES:
        return None
    there: dict[str, set[str]] = defaultdict(set)
    for table in (before, now):
        for name, places in table.items():
            for one in ids.intersection(places):
                there[one].add(name)
    if any(len(names) > _MOST_IN_ONE for names in there.values()):
        return None
    parts: dict[str, list[str]] = defaultdict(list)
    for part, name in persons.only.items():
        parts[name].append(fold(part))
    for family, bearers in persons.namesakes.bearers.items():
        for name in bearers:
            parts[name].append(fold(family))
    forms: dict[str, list[frozenset[str]]] = defaultdict(list)
    for key, name in persons.latin.items():
        forms[name].append(frozenset(key))
    for form, name in persons.han.items():
        forms[name].append(frozenset((fold(form),)))
    found: set[Change] = set()
    for names in there.values():
        for one in names:
            for other in names:
                if _meet(before, one, other) != _meet(now, one, other):
                    # Where other words meet one of the two now, that is an entry that differs.
                    found.update(Change("", form | {part}) for form in forms[one] for part in parts[other])
    return found


def _meet(together: Mapping[str, tuple[str, ...]], one: str, other: str) -> bool:
    return not {*together.get(one, ())}.isdisjoint(together.get(other, ()))


def is_affected(folded: str, source: str, changed: Iterable[Change], words: Iterable[str]) -> bool:
    """Whether a release of that source may meet one of the changes; `words` are all of theirs."""
    held = {word for word in words if word in folded}
    return any(one.source in ("", source) and one.words <= held for one in changed)


def fold(text: str) -> str:
    """The letters and numbers of a text as `names.fold_token` compares them, with nothing between them."""
    if text.isascii():
        return _BETWEEN_LETTERS.sub("", text.lower())
    # An accent that stands by itself is no letter.
    return _BETWEEN_LETTERS.sub("", unicodedata.normalize("NFKD", text)).casefold()


def folded(release: Release) -> str:
    """All words of a release that a table may be asked for, as found: its letters, and once more the rows
    of words that may name a product, which compare in their own way (“Halo®” is “halo”)."""
    whole = fold(release.text)
    rows = {fold(mention.surface) for mention in release.people}
    for _, chain in find_chains(release.text, 0, len(release.text)):
        words = chain.split()
        letters = "".join(words)
        # Most rows compare as their letters do.
        if "TM" in letters or not (letters.isascii() and letters.isalnum()):
            rows.add("".join(map(fold_word, words)))
    for inside in _BRACKETED.findall(release.text):
        rows.update(map(fold_word, inside.split()[:1]))
    return "\n".join((whole, *sorted(row for row in rows if row not in whole)))


def _short(value: object) -> str:
    return hashlib.sha256(codec.encode(value).encode("utf-8", "surrogatepass")).hexdigest()[:20]
