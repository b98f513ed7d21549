"""Which words are brands: a word with several model numbers straight behind it.

Also how the words of product names compare, for the learning and the finding of products alike.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from corpus.extract.products import is_model, model_position
from corpus.gazetteer import Gazetteer
from corpus.languages import names_en, products_en
from corpus.languages.common_en import common_words

#: Where two words may be glued: “SeriesHalo”.
HUMP = re.compile(r"[a-z][A-Z]")
_MARKS = re.compile(r"[®™℠\ufe0f]|(?<=[a-z\d])TM$|(?<=[A-Z]{2})TM$")
_FOLD = re.compile(r"[^\w.+]+|[.+](?=\D|$)")
_Words = tuple[str, ...]


def has_mark(word: str) -> bool:
    """Whether a word carries ®, ™ or a TM that fell to the line."""
    return _MARKS.search(word) is not None


def without_marks(word: str) -> str:
    """A word without ®, ™ and a TM that fell to the line."""
    return _MARKS.sub("", word)


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """A word of a name as it compares: case, marks, inch signs and apostrophes put aside."""
    if word.isascii() and word.isalnum() and not word.endswith("TM"):
        return word.lower()
    return _FOLD.sub("", without_marks(word).casefold())


def fold_words(words: Iterable[str]) -> _Words:
    return tuple(f for f in map(fold_word, words) if f)


def is_code(word: str) -> bool:
    """“NFC”, “OLED”: capitals that distinguish a model."""
    return 2 <= len(word) <= 5 and word.isupper() and word.isalpha()


def find_brands(
    chains: Mapping[tuple[str, _Words], int], gazetteer: Gazetteer
) -> tuple[set[str], dict[str, str]]:
    """The folded brands, and the usual spelling of every word.

    A brand has two or more model numbers straight behind it, or one and opens other names too.
    """
    direct: dict[str, set[str]] = defaultdict(set)
    opens: dict[str, set[_Words]] = defaultdict(set)
    spelled: dict[str, Counter[str]] = defaultdict(Counter)
    for (rule, words), count in chains.items():
        if rule not in ("model", "series", "mark"):
            continue
        for a, b in pairwise(words):
            if is_model(b) and not is_model(a) and model_position((a, b)) is not None:
                direct[fold_word(a)].add(fold_word(b))
        opens[fold_word(words[0])].add(fold_words(words[:2]))
        for word in words:
            spelled[fold_word(word)][without_marks(word)] += count
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
        and word not in names_en.PLACES
        and word not in names_en.COURTESY
        and word not in common_words()
        and len(word) > 1
        and not word[0].isdigit()
    )


def unglue(word: str, brands: Container[str]) -> _Words:
    """Parts “SeriesHalo” where Halo is a brand: two lines lost the break between them."""
    hump = HUMP.search(word) if len(word) > 5 else None
    if hump and fold_word(word[hump.start() + 1 :]) in brands:
        return word[: hump.start() + 1], word[hump.start() + 1 :]
    return (word,)


def _ends_name(word: str) -> bool:
    return is_model(word) or word.casefold() in ("series", "edition")


def split_at_brands(words: _Words, brands: set[str]) -> Iterator[_Words]:
    """“Android 10 Halo 12” is two names; what stands before the first brand is dropped when it is no name."""
    words = tuple(w for word in words for w in unglue(word, brands))
    starts = [i for i, w in enumerate(words) if fold_word(w) in brands]
    kept = [s for n, s in enumerate(starts) if n == 0 or any(map(_ends_name, words[starts[n - 1] : s]))]
    if not kept:
        yield words
        return
    if kept[0] > 0 and any(is_model(w) for w in words[: kept[0]]):
        yield words[: kept[0]]
    for a, b in zip(kept, [*kept[1:], len(words)], strict=True):
        yield words[a:b]
