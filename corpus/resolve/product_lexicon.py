"""The product names of an archive, learned from the candidates of all releases.

Finds brands (a word with several model numbers behind it), cuts names to length, joins spellings and
families.  Where a release names them is for `resolve.products`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.extract.product_phrases import TOLD
from corpus.extract.products import model_position
from corpus.gazetteer import EMPTY, Gazetteer
from corpus.languages import names_en, products_en
from corpus.languages.common_en import common_words
from corpus.models import Product, ProductMention
from corpus.names import fold_han
from corpus.resolve.brands import (
    find_brands,
    fold_word,
    fold_words,
    split_at_brands,
    without_marks,
)
from corpus.resolve.product_cuts import cut_name, is_named, trim_endings, without_openings
from corpus.resolve.product_han import HanNames
from corpus.resolve.product_series import is_series, single_products
from corpus.resolve.told_names import ToldNames, told_names

_Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProductView:
    """The candidates of one release as `learn` reads them."""

    release_id: str
    candidates: tuple[ProductMention, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The product names of an archive.

    Each maps to a product's label: `names` folded words, `glued` the same without spaces, `shorts` a
    word in capitals that stands for a product alone, `han` a product's or brand's name in Chinese
    characters.  `brands` maps
    a folded brand to its usual spelling (`bare` are those that alone are a mention), `companies` are
    folded company names, `owners` both, `openers` the words a name can begin with, `barred` what the
    user says is no product.  `phrases` are names that are no row of capitalised words, by their first word,
    the longest first; `guarded` names are everyday words as well, `foreign` first
    words of names that are mostly another maker's components.  The series of a label in `single` is the
    product itself.
    """

    products: Mapping[str, Product]
    names: Mapping[_Words, str]
    glued: Mapping[str, str]
    shorts: Mapping[str, str]
    han: Mapping[str, str]
    brands: Mapping[str, str]
    bare: frozenset[str]
    companies: frozenset[str]
    owners: frozenset[str]
    openers: frozenset[str]
    barred: frozenset[_Words]
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    guarded: frozenset[_Words] = frozenset()
    foreign: frozenset[str] = frozenset()
    single: frozenset[str] = frozenset()


def learn(views: Iterable[ProductView], gazetteer: Gazetteer = EMPTY) -> Lexicon:
    """The lexicon of an archive; the order of the views does not matter."""
    learner = Learner(gazetteer)
    for seen in views:
        learner.read(seen.candidates)
    return learner.lexicon()


class Learner:
    """How often which words stand in a row as a product's name may, and which are a company's."""

    def __init__(self, gazetteer: Gazetteer = EMPTY) -> None:
        self._gazetteer = gazetteer
        self._chains: Counter[tuple[str, _Words]] = Counter()
        self._companies: set[str] = set()
        self._han = HanNames()
        self._told: Counter[tuple[str, str]] = Counter()
        self._named: Counter[str] = Counter()
        self._built_in: Counter[str] = Counter()
        self._in_series: Counter[_Words] = Counter()

    def read(self, candidates: Sequence[ProductMention]) -> None:
        """Adds one release."""
        for candidate in candidates:
            words = tuple(candidate.surface.split())
            if candidate.rule == "of-series":
                self._in_series[tuple((candidate.name or "").split())] += 1
            elif candidate.name is not None:
                self._han.read(candidate)
            elif candidate.rule in TOLD:
                self._told[candidate.rule, candidate.surface] += 1
            elif candidate.rule == "company":
                self._companies.add(" ".join(fold_words(words)))
            else:
                self._chains[candidate.rule, words] += 1
                self._count_stance(candidate, words)

    def _count_stance(self, candidate: ProductMention, words: _Words) -> None:
        """How often the words of a name before its number stand for a component."""
        for word in fold_words(words[: max(1, model_position(words) or 1)]):
            self._named[word] += 1
            self._built_in[word] += candidate.stance == "component"

    def lexicon(self, people: Container[_Words] = ()) -> Lexicon:
        """The lexicon of all that was read; the folded names of `people` are no products'."""
        told = told_names(self._told, self._companies, people)
        lexicon = _learned(self._chains, self._companies, self._gazetteer, told)
        lexicon = _with_series(lexicon, self._rows(), self._gazetteer)
        foreign = frozenset(w for w, n in self._built_in.items() if n and 2 * n >= self._named[w])
        return replace(
            lexicon, foreign=foreign, han=self._han.labels(lexicon.names, lexicon.brands) | dict(lexicon.han)
        )

    def _rows(self) -> dict[_Words, bool]:
        """The rows of words, with whether some release prints them without “series” behind."""
        counts: Counter[_Words] = Counter()
        for (_, words), count in self._chains.items():
            counts[words] += count
        for (_, surface), count in self._told.items():
            counts[tuple(surface.split())] += count
        return {words: count > self._in_series[words] for words, count in counts.items()}


def _learned(
    chains: Counter[tuple[str, _Words]], companies: set[str], gazetteer: Gazetteer, told: ToldNames
) -> Lexicon:
    brands, spelled = find_brands(chains, gazetteer)
    names: Counter[_Words] = Counter()
    signs: dict[_Words, Counter[str]] = defaultdict(Counter)
    for (rule, words), count in chains.items():
        if rule in ("launch", "noun"):
            signs[words][rule] += count
        for piece in split_at_brands(words, brands):
            names.update(dict.fromkeys(cut_name(rule, piece, count, brands, companies), count))
    names.update({w: sum(c.values()) for w, c in signs.items() if is_named(w, c, companies)})
    names = trim_endings(without_openings(names, brands), chains)
    lexicon = _lexicon(
        names + Counter({tuple(name.split()): count for name, count in told.rows.items()}),
        brands,
        spelled,
        frozenset(companies),
        gazetteer,
    )
    return _with_phrases(lexicon, told.phrases)


def _with_phrases(lexicon: Lexicon, phrases: Sequence[str]) -> Lexicon:
    """With the names that are no row of capitalised words, and which names need more than themselves."""
    by_word: dict[str, list[str]] = defaultdict(list)
    products = dict(lexicon.products)
    for phrase in phrases:
        if fold_words(phrase.split()) not in lexicon.barred:
            by_word[phrase.split()[0]].append(phrase)
            products.setdefault(phrase, Product(phrase))
    longest_first = {word: tuple(sorted(p, key=len, reverse=True)) for word, p in by_word.items()}
    everyday = common_words() | names_en.GIVEN_NAMES | products_en.GEOGRAPHIC
    guarded = frozenset(key for key in lexicon.names if len(key) == 1 and key[0] in everyday)
    return replace(lexicon, products=products, phrases=longest_first, guarded=guarded)


def _with_series(lexicon: Lexicon, rows: Mapping[_Words, bool], gazetteer: Gazetteer) -> Lexicon:
    """With the series of one product read as that product; `rows` are those of `Learner`."""
    phrases = (phrase for held in lexicon.phrases.values() for phrase in held)
    single = single_products(lexicon.names, phrases, rows, brands=lexicon.brands, gazetteer=gazetteer)
    joined = {
        key: lexicon.names[key[:-1]]
        for key in lexicon.names
        if is_series(key) and lexicon.names.get(key[:-1]) in single
    }
    gone = {lexicon.names[key] for key in joined}
    return replace(
        lexicon,
        products={label: product for label, product in lexicon.products.items() if label not in gone},
        names={**lexicon.names, **joined},
        glued={**lexicon.glued, **{"".join(key): label for key, label in joined.items()}},
        single=single,
    )


def _lexicon(
    names: Counter[_Words],
    brands: set[str],
    spelled: Mapping[str, str],
    companies: frozenset[str],
    gazetteer: Gazetteer,
) -> Lexicon:
    barred = frozenset(fold_words(n.split()) for n in gazetteer.not_products)
    # “Halo 1” of “Halo 1 Labs” is the beginning of a company's name.
    openings = {tuple(c.split()[:i]) for c in companies for i in range(2, len(c.split()))}
    by_glue: dict[str, Counter[str]] = defaultdict(Counter)
    keys: dict[_Words, str] = {}
    for words, count in sorted(names.items()):
        key = fold_words(words)
        if key and key not in barred and key not in openings:
            keys[key] = "".join(key)
            by_glue[keys[key]][" ".join(without_marks(w) for w in words).strip()] += count
    glued = {glue: min(c, key=lambda s: (-c[s], s)) for glue, c in by_glue.items()}
    lookup = {key: glued[glue] for key, glue in keys.items()}
    families = _families(glued, brands, spelled)
    products = {label: Product(label, families[label]) for label in sorted(set(glued.values()))}
    han = _vouched(products, lookup, glued, gazetteer)
    vouched = {fold_word(b) for b in gazetteer.brands}
    shorts = _shorts(products, brands)
    bare = frozenset(b for b in brands if b in vouched or (b not in companies and len(b) > 2))
    for brand in sorted(bare):
        products.setdefault(spelled.get(brand, brand), Product(spelled.get(brand, brand)))
    owners = brands | companies
    return Lexicon(
        products=products,
        names=lookup,
        glued=glued,
        shorts=shorts,
        han=han,
        brands={b: spelled.get(b, b) for b in brands},
        bare=bare,
        companies=companies,
        owners=frozenset(owners),
        openers=frozenset({key[0] for key in lookup} | owners | {fold_word(word) for word in shorts}),
        barred=barred,
    )


def _vouched(
    products: dict[str, Product], lookup: dict[_Words, str], glued: dict[str, str], gazetteer: Gazetteer
) -> dict[str, str]:
    """Enters the gazetteer's products and families; returns their names in Chinese characters."""
    han: dict[str, str] = {}
    entries = [*gazetteer.products]
    known = {entry.name for entry in entries}
    for family, members in gazetteer.families.items():
        for member in members:
            held = next((e for e in entries if e.name == member), products.get(member) or Product(member))
            entries = [e for e in entries if e.name != member]
            own = held.family if member in known else None
            entries.append(Product(held.name, own or family, held.category, held.aliases))
        if family not in known:
            entries.append(Product(family, None))
    for entry in entries:
        products[entry.name] = entry
        for form in (entry.name, *entry.aliases):
            if any("\u3400" <= c <= "\u9fff" for c in form) and not form[:1].isascii():
                han[fold_han(form)] = entry.name
            elif key := fold_words(form.split()):
                lookup[key] = entry.name
                glued["".join(key)] = entry.name
    return han


def _shorts(products: Iterable[str], brands: set[str]) -> dict[str, str]:
    """“ARC” for “Halo ARC”: a word in capitals that only one product has behind its brand."""
    found: dict[str, list[str]] = defaultdict(list)
    for label in products:
        words = label.split()
        if len(words) != 2 or fold_word(words[0]) not in brands:
            continue
        word = words[1]
        if (
            len(word) > 2
            and word.isupper()
            and word.isalpha()
            and word.casefold() not in products_en.STANDARDS
        ):
            found[word].append(label)
    return {word: labels[0] for word, labels in found.items() if len(labels) == 1}


def _families(
    glued: Mapping[str, str], brands: set[str], spelled: Mapping[str, str]
) -> dict[str, str | None]:
    """The family of each label: “Halo 3 series” for “Halo 3 Pro” and “Halo 3A”, else its brand, else None."""
    stems: dict[str, set[str]] = defaultdict(set)
    for glue, label in glued.items():
        if stem := _stem(label.split()):
            stems[stem].add(glue)
    families: dict[str, str | None] = {}
    for glue, label in glued.items():
        words = label.split()
        stem = _stem(words)
        brand = fold_word(words[0])
        several = stem in glued and len(stems[stem]) > 1
        if several and glue != stem + "series" and stem:
            families[label] = f"{glued[stem]} series"
        else:
            families[label] = spelled.get(brand) if brand in brands and len(words) > 1 else None
    return families


def _stem(words: Sequence[str]) -> str:
    """A name up to the number of its model, folded: “halo3” for “Halo 3A Pro”; "" without a number."""
    position = model_position(words)
    if position is None:
        return ""
    number = re.match(r"\D*\d+(?:\.\d+)?", words[position])
    return "".join(fold_words([*words[:position], number.group() if number else words[position]]))
