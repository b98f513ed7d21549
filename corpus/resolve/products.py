"""Where each release names a product, and in what role.

`view` cuts a release down to its candidates; `learn` makes the lexicon of an archive; `apply` reads a
release with it, longest name first, and says of each mention whether it is the subject, a component
of another maker or in a list of what is not supported.  A company's bare name is no product.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from corpus.alternation import one_of
from corpus.extract.product_stance import stance
from corpus.extract.products import SERIES, SERIES_BEHIND, Word, chain_words, find_chains, model_position
from corpus.languages import names_en, products_en
from corpus.models import ProductMention, Release, Span, Stance
from corpus.names import fold_han
from corpus.resolve.brands import fold_word, fold_words, is_code, unglue, without_marks
from corpus.resolve.product_lexicon import Learner, Lexicon, ProductView, learn
from corpus.resolve.product_series import is_series
from corpus.resolve.told_names import find_phrases, noun_behind

__all__ = ["Learner", "Lexicon", "ProductView", "apply", "learn", "view"]

_NEXT_WORD = re.compile(r"[ \u00a0-]([A-Za-z][a-z\-]+)")
_LONGEST = 9


def view(release: Release) -> ProductView:
    """What `learn` needs of a release whose `products` are the candidates of `extract.products`."""
    return ProductView(release.id, release.products)


def apply(release: Release, lexicon: Lexicon) -> tuple[ProductMention, ...]:
    """Every product named in a release, in order and without overlaps, with `name`, `family`, `stance`.

    Reads `release.text`; the candidates of the release are not needed for it.
    """
    text, offset = release.text, release.span.start
    told = frozenset(one.surface for one in release.products if one.rule in _TOLD_ALONE)
    found = list(_han_names(release, lexicon))
    found += [_phrase(release, *place) for place in find_phrases(text, lexicon.phrases)]
    for base, chain in find_chains(text, 0, len(text)):
        plain = _plain_words(chain)
        # Most rows hold no word that opens a name, and are done with here.
        if plain is not None and lexicon.openers.isdisjoint(plain):
            continue
        words = [(word, base + first, base + last) for word, first, last in chain_words(chain)]
        for start, end, name, rule in _read_chain(text, words, lexicon, told):
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
                    stance=_stance(text, start, end, name, lexicon),
                )
            )
    return tuple(_without_overlaps(found))


def _without_overlaps(found: list[ProductMention]) -> list[ProductMention]:
    """In order; of two that overlap the longer stays."""
    kept: list[ProductMention] = []
    for one in sorted(found, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or kept[-1].span.end <= one.span.start:
            kept.append(one)
        elif len(one.span) > len(kept[-1].span):
            kept[-1] = one
    return kept


def _phrase(release: Release, start: int, end: int, name: str) -> ProductMention:
    span = Span(release.span.start + start, release.span.start + end)
    surface = release.text[start:end]
    return ProductMention(span, surface, "phrase", 0.7, name=name, stance=stance(release.text, start, end))


# What a release tells in these ways it may also call by the bare name, be it an everyday word.
_TOLD_ALONE = frozenset({"defined", "site", "token", "headline", "listed", "marked"})
_CONFIDENCE = {
    "lexicon": 0.9,
    "brand-model": 0.8,
    "brand-name": 0.7,
    "brand": 0.7,
    "company-product": 0.6,
    "brand-for": 0.8,
    "generation": 0.6,
    "short": 0.6,
}


_MODEL_BEHIND = re.compile(
    r"[ \u00a0]?(?P<model>[A-Za-z]{0,3}\d{1,3}[A-Za-z]?)(?P<more>(?:[ \u00a0][A-Z][a-z]+)?)"
)


def _han_names(release: Release, lexicon: Lexicon) -> Iterator[ProductMention]:
    """The names in Chinese characters, the longest first, a brand's with the model number behind it."""
    if not lexicon.han:
        return
    text = release.text
    forms = sorted(lexicon.han, key=lambda f: (-len(f), f))
    for match in re.finditer("|".join(map(re.escape, forms)), text):
        name, end = _with_model(text, match.end(), lexicon.han[fold_han(match.group())], lexicon)
        end, name = _with_series(text, end, name, lexicon)
        product = lexicon.products.get(name)
        if product is None:
            continue
        yield ProductMention(
            span=Span(release.span.start + match.start(), release.span.start + end),
            surface=text[match.start() : end],
            rule="lexicon",
            confidence=_CONFIDENCE["lexicon"],
            name=name,
            family=product.family,
            category=product.category,
            stance=_stance(text, match.start(), end, name, lexicon),
        )


def _with_model(text: str, end: int, name: str, lexicon: Lexicon) -> tuple[str, int]:
    """The product of “光环 X4 Pro” and where it ends; the brand where no known model follows it."""
    behind = _MODEL_BEHIND.match(text, end) if fold_word(name) in lexicon.brands else None
    if behind is not None:
        words = (name, behind.group("model"), *behind.group("more").split())
        for length in range(len(words), 1, -1):
            known = lexicon.names.get(fold_words(words[:length]))
            if known is not None:
                return known, behind.end() if length == len(words) else behind.end("model")
    return name, end


@lru_cache(maxsize=65536)
def _plain_words(chain: str) -> tuple[str, ...] | None:
    """The folded words of a row; None where one may be two, by its capitals, or has a number."""
    words = chain.split()
    if all(word.isupper() or word[1:].islower() for word in words):
        return tuple(map(fold_word, words))
    return None


def _brand_family(name: str, lexicon: Lexicon) -> str | None:
    first = fold_word(name.split()[0])
    brand = lexicon.brands.get(first)
    return brand if brand != name else None


def _read_chain(
    text: str, chain: Sequence[Word], lexicon: Lexicon, told: frozenset[str]
) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, name, rule) of each product in a chain, left to right, the longest first.

    `told` are the names that the release itself tells to be a thing's.
    """
    tokens = _unglued(chain, lexicon)
    folded = [fold_word(t[0]) for t in tokens]
    i = 0
    while i < len(tokens):
        hit = _longest(folded, i, lexicon)
        more = _branded(text, tokens, folded, i, lexicon)
        if hit is None or (more is not None and more[0] > hit[0] and more[2] == "brand-for"):
            hit = more
        if hit is None and len(tokens) == 1 and tokens[0][0] in lexicon.shorts:
            hit = 1, lexicon.shorts[tokens[0][0]], "short"
        if hit is None:
            i += 1
            continue
        length, name, rule = hit
        if rule == "lexicon" and (folded[i],) in lexicon.guarded and length == 1:
            alone = _is_meant(text, tokens, folded, i, name in told, lexicon)
            if not alone:
                i += 1
                continue
        if rule == "lexicon":
            length, name = _lengthen(tokens, i, length, name, lexicon)
        start, end = tokens[i][1], tokens[i + length - 1][2]
        if i and folded[i - 1] in lexicon.companies and rule in ("lexicon", "brand-model"):
            start = tokens[i - 1][1]
        i += length
        if name:
            last = i == len(tokens)
            if last or folded[i] in SERIES:
                end, name = _with_series(text, end, name, lexicon)
            start, end, name, rule = _widen(text, start, end, name, rule, last=last)
            alias = _BRACKET.match(text, end)
            if alias and fold_word(alias.group("inside").split()[0]) in lexicon.owners:
                end = alias.end()
            yield start, end, name, rule


def _is_meant(
    text: str, tokens: Sequence[Word], folded: Sequence[str], i: int, told: bool, lexicon: Lexicon
) -> bool:
    """Whether an everyday word is the product: it ends its row, and its noun or maker stands beside it."""
    if i + 1 < len(tokens):
        return False
    before = folded[i - 1] if i else ""
    if before in lexicon.companies:
        return True
    told = told or noun_behind(text, tokens[i][2]) > tokens[i][2]
    return told and (not before or before in names_en.NOT_NAMES)


def _lengthen(tokens: Sequence[Word], i: int, length: int, name: str, lexicon: Lexicon) -> tuple[int, str]:
    """Takes in what a name without a number is followed by: “Glow Smart Engine”, “Glow for Audio”."""
    rest = [word for word, _, _ in tokens[i + length : i + length + 3]]
    rest = list(takewhile(lambda word: fold_word(word) not in lexicon.brands, rest))
    if model_position(name.split()) is not None or not rest:
        return length, name
    if rest[0] == "for" and len(rest) > 1 and rest[1].casefold() in products_en.PURPOSES:
        return length + 2, f"{name} for {rest[1]}"
    for taken in range(len(rest), 0, -1):
        if rest[taken - 1].casefold() in products_en.PRODUCT_NOUNS and "for" not in rest[:taken]:
            return length + taken, " ".join([name, *rest[:taken]])
    return length, name


def _unglued(tokens: Sequence[Word], lexicon: Lexicon) -> list[Word]:
    out = []
    for word, start, _ in tokens:
        for part in unglue(word, lexicon.brands):
            out.append((part, start, start + len(part)))
            start += len(part)
    return out


_GENERATION = re.compile(r"\b[a-z]+-generation[ \u00a0]$", re.I)
_NOUNS = one_of(products_en.PRODUCT_NOUNS)
_KIND = re.compile(rf"[ \u00a0](?:smart[ \u00a0])?(?:TVs?|{_NOUNS})\b")
_BRACKET = re.compile(r"[ \u00a0]\((?P<inside>[^()\n]{2,40})\)")


def _with_series(text: str, end: int, name: str, lexicon: Lexicon) -> tuple[int, str]:
    """Takes in “series”, which is a name of its own where the archive knows more than one product of it.

    In Chinese, where the word may belong to what follows, only behind a model number.
    """
    behind = SERIES_BEHIND.match(text, end)
    if behind is None or (behind.group().endswith("系列") and model_position(name.split()) is None):
        return end, name
    return behind.end(), name if name in lexicon.single or is_series(
        fold_words(name.split())
    ) else f"{name} series"


def _widen(text: str, start: int, end: int, name: str, rule: str, *, last: bool) -> tuple[int, int, str, str]:
    """Takes in what belongs to a mention: “… brand”, “first-generation …”, “… smart TV”."""
    if not last:
        return start, end, name, rule
    if rule == "lexicon" and model_position(name.split()) is None:
        end = noun_behind(text, end)
    if rule == "brand":
        if text.startswith(" brand", end) and not text[end + 6 : end + 7].isalpha():
            return start, end + 6, name, rule
        if generation := _GENERATION.search(text, max(0, start - 24), start):
            return generation.start(), end, f"{generation.group().strip().lower()} {name}", "generation"
    if text[max(0, end - 5) : end].endswith(("-inch", "″", "”")) and (kind := _KIND.match(text, end)):
        return start, kind.end(), name + kind.group().replace("\u00a0", " "), rule
    return start, end, name, rule


def _longest(folded: Sequence[str], i: int, lexicon: Lexicon) -> tuple[int, str, str] | None:
    if not folded[i]:
        return None
    for length in range(min(_LONGEST, len(folded) - i), 0, -1):
        if not folded[i + length - 1]:
            continue
        key = tuple(f for f in folded[i : i + length] if f)
        name = lexicon.names.get(key) or (lexicon.glued.get("".join(key)) if length > 1 else None)
        if name is not None and key not in lexicon.barred:
            return length, name, "lexicon"
    return None


def _branded(
    text: str, tokens: Sequence[Word], folded: Sequence[str], i: int, lexicon: Lexicon
) -> tuple[int, str, str] | None:
    """A name that begins with a brand and is not in the lexicon; an empty name spans what is no product."""
    if folded[i] not in lexicon.brands:
        return _of_company(text, tokens, folded, i, lexicon)
    end = _brand_end(tokens, folded, i, lexicon)
    words = [without_marks(t[0]) for t in tokens[i:end]]
    after = tokens[end][0].casefold() if end < len(tokens) else ""
    if not after and (match := _NEXT_WORD.match(text, tokens[end - 1][2])):
        after = match.group(1).casefold()
    if fold_words(words) in lexicon.barred or words[-1].casefold() in products_en.GEOGRAPHIC:
        return end - i, "", "brand"
    if len(words) > 1 and words[1].casefold() in products_en.NUMBER_WORDS:
        stop = 2
        while stop < len(words) and words[stop].casefold() in products_en.SUFFIXES:
            stop += 1
        return stop, " ".join(words[:stop]), "brand-model"
    if end - i == 1:
        crowd = after in products_en.CROWDS or (len(words[0]) < 4 and after in products_en.NOT_PRODUCT_NEXT)
        if (
            crowd
            or folded[i] not in lexicon.bare
            or _PLACE_BEFORE.search(text, max(0, tokens[i][1] - 6), tokens[i][1])
        ):
            return 1, "", "brand"
        return 1, lexicon.brands[folded[i]], "brand"
    position = model_position(words)
    if position is not None:
        stop = position + 1
        while stop < len(words) and (words[stop].casefold() in products_en.SUFFIXES or is_code(words[stop])):
            stop += 1
        return stop, " ".join(words[:stop]), "brand-model"
    if after in products_en.CROWDS or folded[i] in lexicon.companies:
        return end - i, "", "brand-name"
    return end - i, " ".join(words), "brand-for" if "for" in words else "brand-name"


_PLACE_BEFORE = re.compile(r"\b(?:in|at)[ \u00a0]$")


def _of_company(
    text: str, tokens: Sequence[Word], folded: Sequence[str], i: int, lexicon: Lexicon
) -> tuple[int, str, str] | None:
    """“Lumora TV”; “Lumora Share” where it stands in quotation marks of its own."""
    if folded[i] not in lexicon.companies or i + 1 >= len(tokens):
        return None
    if tokens[i + 1][0] in ("TV", "TVs"):
        return 2, f"{tokens[i][0]} TV", "company-product"
    start, end = tokens[i][1], tokens[-1][2]
    quoted = text[start - 1 : start] in ("“", '"') and text[end : end + 1] in ("”", '"')
    if i == 0 and quoted and len(tokens) <= 3 and folded[-1] not in products_en.NOT_PRODUCT_HEADS:
        return len(tokens), " ".join(t[0] for t in tokens), "company-product"
    return None


def _brand_end(tokens: Sequence[Word], folded: Sequence[str], i: int, lexicon: Lexicon) -> int:
    """Where the capitalised words behind a brand stop being of its name."""
    end = i + 1
    while end < len(tokens) and end - i < _LONGEST and folded[end] not in lexicon.brands and folded[end]:
        word = tokens[end][0].casefold()
        if word == "for":
            if end + 1 >= len(tokens) or tokens[end + 1][0].casefold() not in products_en.PURPOSES:
                break
        elif (
            word in products_en.NOT_PRODUCT_HEADS
            or word in names_en.HEADLINE_VERBS
            or word in names_en.ROLE_HEADS
            or (word in names_en.NOT_NAMES and end == i + 1 and word not in products_en.NUMBER_WORDS)
        ):
            break
        end += 1
    return end


def _stance(text: str, start: int, end: int, name: str, lexicon: Lexicon) -> Stance:
    """The stance of the words around; a component is one only where its maker is not the archive's own."""
    said = stance(text, start, end)
    if said == "unsupported":
        return said
    return "component" if fold_word(name.split()[0]) in lexicon.foreign else "subject"
