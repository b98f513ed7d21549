"""How far the name goes in what may be a product's: cut after its model number, without verbs and labels.

Decides on one candidate at a time, and on what the archive says before and behind a name; brands and
families are for `resolve.brands` and `resolve.product_lexicon`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from corpus.extract.products import SERIES, is_model, model_position
from corpus.languages import names_en, products_en
from corpus.languages.common_en import common_words
from corpus.resolve.brands import HUMP, fold_word, fold_words, has_mark, is_code, without_marks

_LONGEST = 9
_INSTITUTIONS = frozenset(
    ("institute", "center", "centre", "school", "university", "exchange", "foundation", "council")
)
_Words = tuple[str, ...]


def cut_name(rule: str, words: _Words, count: int, brands: set[str], companies: set[str]) -> Iterator[_Words]:
    """The name a candidate holds, cut after its model number and what belongs to it; none if it is weak."""
    words = _after_verb(words)
    branded = fold_word(words[0]) in brands
    position = model_position(words)
    if rule == "mark":
        last = max((i for i, w in enumerate(words) if has_mark(w)), default=-1)
        if position is not None and position <= last + 2:
            last = max(last, position)
        elif last == 0 and len(words) > 1 and not branded:
            return  # a maker's mark before a name of something else
        name = words[: last + 1]
        if name and (branded or _stands_alone(name, count)):
            yield name
        return
    if position is not None:
        end = position + 1
        while end < len(words) and goes_on(words[end]):
            end += 1
        sound = branded or _is_sound(words, position, end, count)
        if sound and " ".join(fold_words(words)) not in companies:
            yield words[:end]
        return
    if rule == "series" and branded:
        yield words[:_LONGEST]
    if rule in ("launch", "noun") and branded and len(words) > 1:
        yield words
    if rule in ("kind", "purpose") and count >= 2 and len(words) > 2:
        body = tuple(w for w in words if w != "for")
        organisation = any(w.casefold() in _INSTITUTIONS for w in body)
        if organisation or not _stands_alone(body, count):
            return
        yield words
        if rule == "purpose":
            yield words[: words.index("for")]


def goes_on(word: str) -> bool:
    """Whether a word behind a model number belongs to the name: “Pro”, “5G”, “NFC”."""
    return word.casefold() in products_en.SUFFIXES or is_model(word) or is_code(word)


def is_named(words: _Words, signs: Counter[str], companies: set[str]) -> bool:
    """Whether launch verbs and product nouns beside a name without number or mark suffice."""
    if not _stands_alone(words, 1) or " ".join(fold_words(words)) in companies:
        return False
    odd = any(HUMP.search(w) and len(w) > 5 and w[0].isupper() for w in words)
    return (signs["launch"] >= 1 and signs["noun"] >= 1) or (odd and sum(signs.values()) >= 2)


def _after_verb(words: _Words) -> _Words:
    """What follows the verb of a headline: “Lumora Unveils Halo 3” is about “Halo 3”."""
    for i in range(len(words) - 1, -1, -1):
        low = words[i].casefold()
        if i + 1 < len(words) and (low in names_en.HEADLINE_VERBS or low in products_en.LAUNCH_VERBS):
            return words[i + 1 :]
    return words


def _is_sound(words: _Words, position: int, end: int, count: int) -> bool:
    """Whether a model number makes a name of words that no brand opens."""
    if position > 4 or _generic(words[:position]):
        return False
    common = common_words()
    plain = [w for w in words[:position] if w.casefold() not in common]
    model = words[position]
    if "." in model:
        return position >= 2 and len(words[position - 1]) > 2
    lettered = any(c.isalpha() for c in model)
    return (
        bool(plain) and count >= (2 if lettered or end > position + 1 else 3) and words[position - 1] in plain
    )


def _generic(words: Sequence[str]) -> bool:
    low = [w.casefold().strip("®™") for w in words]
    return any(
        w in names_en.NOT_NAMES or w in products_en.NUMBERED_NOUNS or w in names_en.PLACES for w in low
    )


def _stands_alone(words: _Words, count: int) -> bool:
    if words[-1].casefold() in products_en.NOT_PRODUCT_HEADS or _generic(words):
        return False
    if len(words) == 1:
        plain = without_marks(words[0])
        return (
            len(plain) > 2
            and plain.casefold() not in common_words()
            and plain.casefold() not in names_en.ROLE_HEADS
        )
    return len(words) <= 6 and not all(w.casefold() in common_words() for w in words[:-1])


def without_openings(names: Counter[_Words], brands: set[str]) -> Counter[_Words]:
    """Takes the label off a name: “Cooling Halo Flow 2.0” where “Halo Flow 2.0” is a name as well."""
    known = {fold_words(n): n for n in names}
    out: Counter[_Words] = Counter()
    for name, count in names.items():
        key = fold_words(name)
        shorter = next((known[key[i:]] for i in range(1, len(key) - 1) if key[i:] in known), None)
        out[name if shorter is None or key[0] in brands else shorter] += count
    return out


def trim_endings(names: Counter[_Words], chains: Mapping[tuple[str, _Words], int]) -> Counter[_Words]:
    """Lengthens a name by the word that follows nearly always: “X3” where the archive says “X3 NFC”."""
    following: dict[_Words, Counter[_Words]] = defaultdict(Counter)
    total: Counter[_Words] = Counter()
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
    out: Counter[_Words] = Counter()
    for name, count in names.items():
        key = fold_words(name)
        longer, often = following[key].most_common(1)[0] if following[key] else (name, 0)
        if (
            often >= 2
            and often >= 0.8 * total[key]
            and longer[-1].casefold() not in products_en.NOT_PRODUCT_HEADS
            and fold_word(longer[-1]) not in SERIES
        ):
            out[longer] += count
        else:
            out[name] += count
    return out
