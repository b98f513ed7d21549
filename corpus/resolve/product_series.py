"""Which series are one product: “Halo 3 series” where the archive knows a Halo 3 and nothing longer.

Where “Halo 3 Pro” or “Halo 3A” is a product too, a series is a family, and stays one; where no release names
the Halo 3 by itself, the series is all that is known.  What is called a series is read in
`resolve.products`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from corpus.extract.products import SERIES, is_model, model_position
from corpus.gazetteer import Gazetteer
from corpus.resolve.brands import fold_word, fold_words
from corpus.resolve.product_cuts import goes_on

_Words = tuple[str, ...]
# Where a longer name may go on inside a word: “9|A|T”, “12|.5”, “x|3”; not inside a number or a plain word.
_SEAM = re.compile(r"(?<=\d)(?=\D)|(?<=\D)(?=\d)|(?<=\d\D)(?=\D)")


def single_products(
    names: Mapping[_Words, str],
    phrases: Iterable[str],
    rows: Mapping[_Words, bool],
    *,
    brands: Container[str],
    gazetteer: Gazetteer,
) -> frozenset[str]:
    """The labels of the products whose series is the product itself.

    `names` are folded names with their labels, `phrases` other names, `rows` the words of the candidates with
    whether they are printed without “series” behind.  A longer name counts though it is no product of the
    archive yet.  What the user says of a series goes before; a brand's is a range of products.
    """
    vouched = _vouched(gazetteer)
    said = {form[:-1]: label for form, label in vouched.items() if is_series(form)}
    forms: dict[str, list[_Words]] = defaultdict(list)
    for key, label in names.items():
        if not is_series(key):
            forms[label].append(key)
    longer = _longer_names(names, phrases)
    alone, begun = _read_rows(rows, frozenset(map("".join, names)))

    def is_single(label: str, keys: Sequence[_Words]) -> bool:
        told = {said[key] for key in keys if key in said}
        if told:
            return told == {label}
        if any(len(key) == 1 and key[0] in brands for key in keys):
            return False
        glues = {"".join(key) for key in keys}
        known = not alone.isdisjoint(glues) or any(key in vouched for key in keys)
        return known and begun.isdisjoint(glues) and all(longer[glue] <= {label} for glue in glues)

    return frozenset(label for label, keys in forms.items() if is_single(label, keys))


def _longer_names(names: Mapping[_Words, str], phrases: Iterable[str]) -> dict[str, set[str]]:
    """The labels of the names that begin with a name and go on, by that name without spaces."""
    known = {"".join(key) for key in names}
    found: dict[str, set[str]] = defaultdict(set)
    for key, label in (*names.items(), *((fold_words(phrase.split()), phrase) for phrase in phrases)):
        if not is_series(key):
            for beginning in known.intersection(_beginnings(key)):
                found[beginning].add(label)
    return found


def _read_rows(rows: Mapping[_Words, bool], names: Container[str]) -> tuple[set[str], set[str]]:
    """Which of `names`, without spaces, stand in a row by themselves, and which in a longer name."""
    alone: set[str] = set()
    longer: set[str] = set()
    for row, without_series in rows.items():
        words = [fold_word(word) for word in row]
        for start in range(len(words)):
            glue = ""
            for at, word in enumerate(words[start:], start):
                if is_model(row[at]):
                    longer.update(name for name in _cut(glue, word) if name in names)
                glue += word
                following = row[at + 1] if at + 1 < len(row) else ""
                if glue not in names:
                    continue
                if following and model_position(row[start : at + 1]) is not None and goes_on(following):
                    longer.add(glue)
                elif without_series and fold_word(following) not in SERIES:
                    alone.add(glue)
    return alone, longer


def is_series(key: Sequence[str]) -> bool:
    """Whether a folded name calls itself a series."""
    return len(key) > 1 and key[-1] in SERIES


def _vouched(gazetteer: Gazetteer) -> dict[_Words, str]:
    """The folded names of the user's products and families, with the name each is to have."""
    found = {fold_words(family.split()): family for family in gazetteer.families}
    for members in gazetteer.families.values():
        found |= {fold_words(member.split()): member for member in members}
    for product in gazetteer.products:
        found |= {fold_words(form.split()): product.name for form in (product.name, *product.aliases)}
    return found


def _beginnings(key: _Words) -> Iterator[str]:
    """What a longer name begins with, without spaces: “halo”, “halo9” and “halo9a” of “Halo 9A Pro”."""
    before = ""
    for number, word in enumerate(key):
        if number:
            yield before
        yield from _cut(before, word)
        before += word


def _cut(before: str, word: str) -> Iterator[str]:
    return (before + word[: seam.start()] for seam in _SEAM.finditer(word))
