"""Which names are products, learned from all candidates of an archive, and where each release names them.

`view` cuts a release down to its candidates; `learn` finds brands (a word with several model numbers
behind it), cuts names to length, joins spellings and families; `apply` reads a release with that
lexicon, longest name first, and says of each mention whether it is the subject, a component
of another maker or in a list of what is not supported.  A company's bare name is no product.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.extract.products import Chain, find_chains, is_model, model_position
from corpus.gazetteer import EMPTY, Gazetteer
from corpus.languages import names_en, products_en
from corpus.models import Product, ProductMention, Release, Span, Stance

_MARKS = re.compile(r"[®™℠\ufe0f]|(?<=[a-z\d])TM$|(?<=[A-Z]{2})TM$")
_FOLD = re.compile(r"[^\w.+]+|[.+](?=\D|$)")
_SERIES = re.compile(r"[ \u00a0](?:[Ss]eries|SERIES)\b")
_NEXT_WORD = re.compile(r"[ \u00a0-]([A-Za-z][a-z\-]+)")
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class ProductView:
    """The candidates of one release as `learn` reads them."""

    release_id: str
    candidates: tuple[ProductMention, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The product names of an archive.

    `names` maps folded words to a product's label, `brands` a folded brand to its usual spelling
    (`bare` are those that stand alone as a mention), `companies` are folded company names.
    """

    products: Mapping[str, Product]
    names: Mapping[tuple[str, ...], str]
    glued: Mapping[str, str]
    brands: Mapping[str, str]
    bare: frozenset[str]
    companies: frozenset[str]
    barred: frozenset[tuple[str, ...]]


def view(release: Release) -> ProductView:
    """What `learn` needs of a release whose `products` are the candidates of `extract.products`."""
    return ProductView(release.id, release.products)


def fold_word(word: str) -> str:
    """A word of a name as it compares: case, marks, inch signs and apostrophes put aside."""
    return _FOLD.sub("", _MARKS.sub("", word).casefold())


def fold_words(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(f for f in map(fold_word, words) if f)


def learn(views: Iterable[ProductView], gazetteer: Gazetteer = EMPTY) -> Lexicon:
    """The lexicon of an archive; the order of the views does not matter."""
    chains: Counter[tuple[str, tuple[str, ...]]] = Counter()
    companies: set[str] = set()
    for seen in views:
        for candidate in seen.candidates:
            words = tuple(candidate.surface.split())
            if candidate.rule == "company":
                companies.add(" ".join(fold_words(words)))
            else:
                chains[candidate.rule, words] += 1
    brands, spelled = _brands(chains, companies, gazetteer)
    names: Counter[tuple[str, ...]] = Counter()
    for (rule, words), count in chains.items():
        for piece in _split_at_brands(words, brands):
            names.update({name: count for name in _name(rule, piece, count, brands, companies)})
    names = _trim_endings(names, chains)
    barred = frozenset(fold_words(n.split()) for n in gazetteer.not_products)
    return _lexicon(names, brands, spelled, frozenset(companies), barred, gazetteer)


def _brands(
    chains: Mapping[tuple[str, tuple[str, ...]], int], companies: set[str], gazetteer: Gazetteer
) -> tuple[set[str], dict[str, str]]:
    """Words with two or more model numbers straight behind them, or one and other names they open."""
    direct: dict[str, set[str]] = defaultdict(set)
    opens: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    spelled: dict[str, Counter[str]] = defaultdict(Counter)
    for (rule, words), count in chains.items():
        if rule not in ("model", "series", "mark"):
            continue
        for a, b in zip(words, words[1:], strict=False):
            if is_model(b) and not is_model(a) and model_position((a, b)) is not None:
                direct[fold_word(a)].add(fold_word(b))
        opens[fold_word(words[0])].add(fold_words(words[:2]))
        for word in words:
            spelled[fold_word(word)][_MARKS.sub("", word)] += count
    brands = {
        word
        for word, models in direct.items()
        if word and (len(models) >= 2 or len(opens[word]) >= 3) and _may_be_brand(word)
    }
    for brand in gazetteer.brands:
        brands.add(fold_word(brand))
        spelled[fold_word(brand)][brand] += 1_000_000
    usual = {word: min(c, key=lambda s: (-c[s], s)) for word, c in spelled.items()}
    return brands, usual


def _may_be_brand(word: str) -> bool:
    return (
        word not in names_en.NOT_NAMES
        and word not in names_en.ORGANISATION_WORDS
        and word not in products_en.NUMBERED_NOUNS
        and word not in products_en.STANDARDS
        and word not in products_en.SUFFIXES
        and word not in products_en.PRODUCT_NOUNS
        and not word[0].isdigit()
    )


def _split_at_brands(words: tuple[str, ...], brands: set[str]) -> Iterator[tuple[str, ...]]:
    """“Android 10 Halo 12” is two names; what stands before the first brand is dropped when it is no name."""
    starts = [i for i, w in enumerate(words) if fold_word(w) in brands]
    kept = [s for n, s in enumerate(starts) if n == 0 or any(is_model(w) for w in words[starts[n - 1] : s])]
    if not kept:
        yield words
        return
    if kept[0] > 0 and any(is_model(w) for w in words[: kept[0]]):
        yield words[: kept[0]]
    for a, b in zip(kept, [*kept[1:], len(words)], strict=True):
        yield words[a:b]


def _name(
    rule: str, words: tuple[str, ...], count: int, brands: set[str], companies: set[str]
) -> Iterator[tuple[str, ...]]:
    """The name a candidate holds, cut after its model number and what belongs to it; none where it is weak."""
    branded = fold_word(words[0]) in brands
    position = model_position(words)
    if rule == "mark":
        last = max((i for i, w in enumerate(words) if _MARKS.search(w)), default=-1)
        if position is not None and position == last + 1:
            last = position
        name = words[: last + 1]
        if name and (branded or _stands_alone(name, count)):
            yield name
        return
    if position is not None:
        end = position + 1
        while end < len(words) and (
            words[end].casefold() in products_en.SUFFIXES or is_model(words[end]) or _is_code(words[end])
        ):
            end += 1
        version = "." in words[position] and position >= 2
        if branded or version or (count >= 2 and position <= 3 and not _generic(words[:position])):
            if " ".join(fold_words(words)) not in companies:
                yield words[:end]
        return
    if rule == "series" and branded:
        yield words[:_LONGEST]
    if rule == "launch" and count >= 2 and _stands_alone(words, count):
        yield words


def _is_code(word: str) -> bool:
    """“NFC”, “OLED”: capitals that distinguish a model."""
    return 2 <= len(word) <= 5 and word.isupper() and word.isalpha()


def _generic(words: Sequence[str]) -> bool:
    return any(w.casefold() in names_en.NOT_NAMES or w.casefold() in products_en.NUMBERED_NOUNS for w in words)


def _stands_alone(words: tuple[str, ...], count: int) -> bool:
    if words[-1].casefold() in products_en.NOT_PRODUCT_HEADS or _generic(words):
        return False
    if len(words) == 1:
        plain = _MARKS.sub("", words[0])
        return count >= 2 and len(plain) > 2
    return len(words) <= 6


def _trim_endings(
    names: Counter[tuple[str, ...]], chains: Mapping[tuple[str, tuple[str, ...]], int]
) -> Counter[tuple[str, ...]]:
    """Lengthens a name by the word that follows nearly always: “X3” where the archive says “X3 NFC”."""
    following: dict[tuple[str, ...], Counter[tuple[str, ...]]] = defaultdict(Counter)
    total: Counter[tuple[str, ...]] = Counter()
    known = {fold_words(n): n for n in names}
    for (_, words), count in chains.items():
        folded = [fold_word(w) for w in words]
        for start in range(len(words)):
            for end in range(start + 1, min(len(words), start + _LONGEST) + 1):
                key = tuple(folded[start:end])
                if key in known:
                    total[key] += count
                    if end < len(words):
                        following[key][words[start : end + 1]] += count
    out: Counter[tuple[str, ...]] = Counter()
    for name, count in names.items():
        key = fold_words(name)
        longer, often = following[key].most_common(1)[0] if following[key] else (name, 0)
        if often >= 2 and often >= 0.8 * total[key] and longer[-1].casefold() not in products_en.NOT_PRODUCT_HEADS:
            out[longer] += count
        else:
            out[name] += count
    return out


def _lexicon(
    names: Counter[tuple[str, ...]],
    brands: set[str],
    spelled: Mapping[str, str],
    companies: frozenset[str],
    barred: frozenset[tuple[str, ...]],
    gazetteer: Gazetteer,
) -> Lexicon:
    by_glue: dict[str, Counter[str]] = defaultdict(Counter)
    keys: dict[tuple[str, ...], str] = {}
    for words, count in sorted(names.items()):
        key = fold_words(words)
        if not key or key in barred:
            continue
        glue = "".join(key)
        keys[key] = glue
        by_glue[glue][_MARKS.sub("", " ".join(_MARKS.sub("", w) for w in words))] += count
    labels = {glue: min(c, key=lambda s: (-c[s], s)) for glue, c in by_glue.items()}
    aliases = {p.name: p for p in gazetteer.products}
    products: dict[str, Product] = {}
    for label in sorted(labels.values()):
        products[label] = Product(label, _family(label, labels, brands, spelled), None, ())
    lookup = {key: labels[glue] for key, glue in keys.items()}
    glued = dict(labels)
    for entry in gazetteer.products:
        products[entry.name] = entry
        for form in (entry.name, *entry.aliases):
            key = fold_words(form.split())
            lookup[key] = entry.name
            glued["".join(key)] = entry.name
    for family, members in gazetteer.families.items():
        for member in members:
            held = products.get(member) or Product(member)
            products[member] = Product(held.name, family, held.category, held.aliases)
            lookup.setdefault(fold_words(member.split()), member)
    del aliases
    usual = {b: spelled.get(b, b) for b in brands}
    bare = frozenset(b for b in brands if b not in companies and len(b) > 2) | {fold_word(b) for b in gazetteer.brands}
    return Lexicon(products, lookup, glued, usual, frozenset(bare), companies, barred)


def _family(label: str, labels: Mapping[str, str], brands: set[str], spelled: Mapping[str, str]) -> str | None:
    """“Halo 3 series” for “Halo 3 Pro” and “Halo 3A”, else the brand; None without a brand."""
    words = label.split()
    position = model_position(words)
    brand = fold_word(words[0])
    if words[-1].casefold() == "series":
        return spelled.get(brand) if brand in brands else None
    if position is not None:
        stem = re.match(r"\D*\d+(?:\.\d+)?", words[position])
        base = [*words[:position], stem.group() if stem else words[position]]
        glue = "".join(fold_words(base))
        siblings = sum(1 for g in labels if g.startswith(glue) and g != glue and not g[len(glue)].isdigit())
        if siblings and glue in labels:
            return f"{labels[glue]} series"
    return spelled.get(brand) if brand in brands else None


def apply(release: Release, lexicon: Lexicon) -> tuple[ProductMention, ...]:
    """Every product named in a release, in order and without overlaps, with `name`, `family`, `stance`.

    Reads `release.text`; the candidates of the release are not needed for it.
    """
    text, offset = release.text, release.span.start
    found = []
    for chain in find_chains(text, 0, len(text)):
        for start, end, name, rule in _read_chain(text, chain, lexicon):
            product = lexicon.products.get(name)
            found.append(
                ProductMention(
                    span=Span(offset + start, offset + end),
                    surface=text[start:end],
                    rule=rule,
                    confidence=_CONFIDENCE[rule],
                    name=name,
                    family=product.family if product else _brand_family(name, lexicon),
                    category=product.category if product else None,
                    stance=_stance(text, start),
                )
            )
    return tuple(found)


_CONFIDENCE = {"lexicon": 0.9, "brand-model": 0.8, "brand-name": 0.7, "brand": 0.7, "company-product": 0.6}


def _brand_family(name: str, lexicon: Lexicon) -> str | None:
    first = fold_word(name.split()[0])
    brand = lexicon.brands.get(first)
    return brand if brand != name else None


def _read_chain(text: str, chain: Chain, lexicon: Lexicon) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, name, rule) of each product in a chain, left to right, the longest first."""
    tokens = chain.tokens
    folded = [fold_word(t[0]) for t in tokens]
    i = 0
    while i < len(tokens):
        hit = _longest(folded, i, lexicon) or _branded(text, tokens, folded, i, lexicon)
        if hit is None:
            i += 1
            continue
        length, name, rule = hit
        start, end = tokens[i][1], tokens[i + length - 1][2]
        end -= len(tokens[i + length - 1][0]) - len(tokens[i + length - 1][0].rstrip("”\"“’'")) if rule == "brand" else 0
        if i and folded[i - 1] in lexicon.companies and rule in ("lexicon", "brand-model"):
            start = tokens[i - 1][1]
        series = _SERIES.match(text, end) if i + length == len(tokens) else None
        if series and rule in ("lexicon", "brand-model"):
            end, name = series.end(), _series_name(name, lexicon)
        i += length
        if name:
            yield start, end, name, rule


def _series_name(name: str, lexicon: Lexicon) -> str:
    return f"{name} series"


def _longest(folded: Sequence[str], i: int, lexicon: Lexicon) -> tuple[int, str, str] | None:
    if not folded[i]:
        return None
    for length in range(min(_LONGEST, len(folded) - i), 0, -1):
        key = tuple(f for f in folded[i : i + length] if f)
        name = lexicon.names.get(key) or (lexicon.glued.get("".join(key)) if length > 1 else None)
        if name is not None and key not in lexicon.barred and folded[i + length - 1]:
            return length, name, "lexicon"
    return None


def _branded(
    text: str, tokens: Sequence[tuple[str, int, int]], folded: Sequence[str], i: int, lexicon: Lexicon
) -> tuple[int, str, str] | None:
    """A name that begins with a brand and is not in the lexicon; ("", 0) spans what is no product."""
    if folded[i] not in lexicon.brands:
        if folded[i] in lexicon.companies and i + 1 < len(tokens) and tokens[i + 1][0] in ("TV", "TVs"):
            return 2, " ".join(t[0] for t in tokens[i : i + 2]), "company-product"
        return None
    end = i + 1
    while end < len(tokens) and end - i < _LONGEST and folded[end] not in lexicon.brands and folded[end]:
        if tokens[end][0].casefold() in products_en.NOT_PRODUCT_HEADS or tokens[end][0] in ("of", "for"):
            break
        end += 1
    words = [_MARKS.sub("", t[0]) for t in tokens[i:end]]
    after = tokens[end][0].casefold() if end < len(tokens) else ""
    if not after and (match := _NEXT_WORD.match(text, tokens[end - 1][2])):
        after = match.group(1).casefold()
    not_product = after in products_en.NOT_PRODUCT_HEADS
    if tuple(fold_words(words)) in lexicon.barred:
        return end - i, "", "brand"
    if end - i == 1:
        if after in ("fan", "fans", "community", "student", "students", "store", "stores", "user", "users"):
            return 1, "", "brand"
        return (1, lexicon.brands[folded[i]], "brand") if folded[i] in lexicon.bare else None
    position = model_position(words)
    if position is not None:
        stop = position + 1
        while stop < len(words) and (words[stop].casefold() in products_en.SUFFIXES or _is_code(words[stop])):
            stop += 1
        return stop, " ".join(words[:stop]), "brand-model"
    if not_product or folded[i] in lexicon.companies:
        return end - i, "", "brand-name"
    return end - i, " ".join(words), "brand-name"


_SENTENCE_END = re.compile(r"[.!?。！？;；](?=\s|$)|\n\s*\n")
_COMPONENT = re.compile("|".join(rf"\b{re.escape(c)}\b" for c in products_en.COMPONENT_CUES), re.I)
_EXCLUSION = re.compile("|".join(re.escape(c) for c in products_en.EXCLUSION_CUES), re.I)


def _stance(text: str, start: int) -> Stance:
    """Read from the words of the sentence before the name."""
    left = text[max(0, start - 320) : start]
    cut = 0
    for match in _SENTENCE_END.finditer(left):
        cut = match.end()
    left = left[cut:]
    if _EXCLUSION.search(left):
        return "unsupported"
    if _COMPONENT.search(left[-48:]):
        return "component"
    return "subject"
