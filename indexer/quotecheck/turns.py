"""Which changes turn the meaning of a statement: negations, numbers, units, dates, names, hedges.

What is only written otherwise turns nothing: “don’t” is “do not”, “two hundred” is 200 (see `forms`).
Also told is what of a stretch that was left out, or left outside, could turn what is left.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from corpus.languages import en
from corpus.languages.governing import (
    CONDITIONS_EN,
    CONDITIONS_ZH,
    CONTRASTING_EN,
    CONTRASTING_ZH,
    DENYING_EN,
    DENYING_ZH,
    LIMITING_EN,
    LIMITING_FIGURES_EN,
    LIMITING_ZH,
    NEGATING_EN,
    SUPPOSING_EN,
    SUPPOSING_ZH,
)
from corpus.languages.meaning import (
    ADJECTIVE_ENDINGS_EN,
    DENIALS_ZH,
    HEDGES_EN,
    HEDGES_ZH,
    NEGATION_ENDINGS_EN,
    NEGATIONS_EN,
    NEGATIONS_ZH,
    NO_NEGATIONS_ZH,
    NUMBERS_EN,
    NUMBERS_ZH,
    OPPOSING_ADJECTIVES_EN,
    OPPOSING_EN,
    OPPOSING_ENDINGS_EN,
    QUANTITIES,
    UNITS_EN,
    UNITS_ZH,
)
from indexer.quotecheck.forms import plain
from indexer.quotecheck.results import Turns
from indexer.quotecheck.words import CompareWord, compare_words, ideographs

#: What says another thing beside another word.
MOVING: Final[frozenset[Turns]] = frozenset(("negation", "condition", "number"))
# Ideographs on each side of a change that may belong to a word of it.
_CONTEXT: Final = 4
# A shorter word is none that is turned: “it”, “unit”.
_SHORTEST: Final = 3
# “No. 1” denies nothing.
_NUMBERED: Final = re.compile(r"(?:no\.\s?|№\s?)\d", re.IGNORECASE)
# Signs that are part of a figure, or of a grade.
_SIGNS: Final = frozenset("-+±~<>≤≥≈=#/:,^x")


# What says no more and no less than the other.
_SAME_HEDGES: Final = {"shall": "will"}
_CLAUSE_END: Final = re.compile(r"\s*(?:[.,;:!?”\"—–]|$)")
_DATES: Final = {
    name.casefold(): f"{kind} {number}"
    for kind, names in (("month", en.MONTHS), ("weekday", en.WEEKDAYS))
    for name, number in names.items()
}
# Of their names these are other words as well.
_WORDS_TOO: Final = frozenset(("may", "march", "mar", "jan", "sun", "sat", "wed", "sep", "dec", "nov"))


class Wording(NamedTuple):
    """Words of a text from `first` on and before `last`; the others are what they stand in."""

    text: str
    words: Sequence[CompareWord]
    first: int
    last: int

    @property
    def stretch(self) -> Sequence[CompareWord]:
        return self.words[self.first : self.last]


def turned(claimed: Wording, recorded: Wording, *, names: Callable[[str], bool]) -> tuple[Turns, ...]:
    """What differs between two wordings; `names` tells whether a word stands in a name."""
    said, kept = _counted(claimed), _counted(recorded)
    exchanged = bool(said and kept) and sorted(said) != sorted(kept)
    found: list[Turns] = []
    for kind, of in _KINDS:
        one, other = of(claimed), of(recorded)
        if kind == "hedge" and exchanged:
            one, other = ([key for key in row if key not in QUANTITIES] for row in (one, other))
        if sorted(one) != sorted(other):
            found.append(kind)
    if "negation" not in found and _has_opposites(claimed, recorded):
        found.insert(0, "negation")
    if exchanged:
        found.append("share")
    if sorted(_named(claimed, names)) != sorted(_named(recorded, names)):
        found.append("name")
    return tuple(found)


def _counted(wording: Wording) -> list[str]:
    """The words of a stretch that say of how many: “more”, “fewer”, 多."""
    return [word.key for word in wording.stretch if word.key in QUANTITIES]


def _has_opposites(claimed: Wording, recorded: Wording) -> bool:
    """Whether a word of one stretch is the opposite of one of the other: “unplug”, “careless”."""
    said, kept = ({word.key for word in one.stretch} for one in (claimed, recorded))
    return any(
        _is_opposite(one, other) or _is_opposite(other, one) for one in said - kept for other in kept - said
    )


def _is_opposite(long: str, short: str) -> bool:
    """Whether a word is another one with a part that turns it."""
    if min(len(long), len(short)) < _SHORTEST:
        return False
    if any(long == start + short for start in OPPOSING_EN):
        return True
    if any(long == start + short for start in OPPOSING_ADJECTIVES_EN):
        return short.endswith(ADJECTIVE_ENDINGS_EN)
    return any(
        long.endswith(one) and long.removesuffix(one) + other == short for one, other in OPPOSING_ENDINGS_EN
    )


def of_weight(text: str) -> tuple[Turns, ...]:
    """What a stretch holds whose absence could turn what is left: negations, conditions, numbers, hedges."""
    found: list[Turns] = []
    if _negations(_whole(text)) or denies(text):
        found.append("negation")
    if conditions(text):
        found.append("condition")
    whole = _whole(text)
    return (*found, *(kind for kind, of in _KINDS if kind in ("number", "hedge") and of(whole)))


def denies(text: str) -> bool:
    """Whether a stretch denies anything, or says that something is wrong or is avoided."""
    found = [key for key in _negations(_whole(text)) if key not in CONDITIONS_EN and key not in CONDITIONS_ZH]
    return bool(found) or _has(text, DENYING_EN, DENYING_ZH)


def denials(text: str) -> int:
    """How many words of a stretch negate; two in one clause assert (“would not have … without”)."""
    whole = _whole(text)
    english = [key for key in _negations(whole) if key in NEGATING_EN]
    return len(english) + sum(len(key) == 1 for key in _denials_zh(whole))


def conditions(text: str) -> bool:
    """Whether a stretch says on what something depends."""
    return _has(text, CONDITIONS_EN, CONDITIONS_ZH)


def contrasts(text: str) -> bool:
    """Whether a stretch sets a clause against another one."""
    return _has(text, CONTRASTING_EN, CONTRASTING_ZH)


def supposes(text: str) -> bool:
    """Whether a stretch tells a belief, a hope or a possibility."""
    return _has(text, SUPPOSING_EN, SUPPOSING_ZH)


def limits(before: str, inside: str) -> bool:
    """Whether the last words of a stretch limit what follows it: “about”, “up to” a figure, 至少."""
    keys = [word.key for word in compare_words(before)]
    if not keys:
        return False
    words = compare_words(inside)
    figures = bool(_numbers(Wording(inside, words, 0, min(1, len(words)))))
    return (
        keys[-1] in LIMITING_EN
        or "".join(keys).endswith(LIMITING_ZH)
        or (figures and keys[-1] in LIMITING_FIGURES_EN)
    )


def _whole(text: str) -> Wording:
    words = compare_words(text)
    return Wording(text, words, 0, len(words))


def _has(text: str, words: frozenset[str], phrases: tuple[str, ...]) -> bool:
    keys = [word.key for word in compare_words(text)]
    han = ideographs(keys)
    return any(key in words for key in keys) or any(phrase in han for phrase in phrases)


def _negations(wording: Wording) -> list[str]:
    text = wording.text
    found = [
        "not" if word.key.endswith(NEGATION_ENDINGS_EN) else word.key
        for word in wording.stretch
        if (word.key in NEGATIONS_EN or word.key.endswith(NEGATION_ENDINGS_EN))
        and not _NUMBERED.match(text, word.start)
    ]
    return found + _denials_zh(wording)


def _denials_zh(wording: Wording) -> list[str]:
    """What denies among ideographs; of a word such as “非常” no character does."""
    before = min(_CONTEXT, wording.first)
    near = wording.words[wording.first - before : wording.last + _CONTEXT]
    row = "".join(word.key if len(word.key) == 1 else " " for word in near)
    if row.isascii():
        return []
    for word in NO_NEGATIONS_ZH:
        row = row.replace(word, " " * len(word))
    found: list[str] = []
    for word in DENIALS_ZH:
        while (at := row.find(word)) >= 0:
            row = row[:at] + " " * len(word) + row[at + len(word) :]
            if at < before + wording.last - wording.first and at + len(word) > before:
                found.append(word)
    inside = row[before : before + wording.last - wording.first]
    return found + [char for char in inside if char in NEGATIONS_ZH]


def _numbers(wording: Wording) -> list[str]:
    return [
        key
        for key in _plain(wording)
        if key[0].isdigit() or key in NUMBERS_EN or key in NUMBERS_ZH or key in _SIGNS
    ]


def _units(wording: Wording) -> list[str]:
    return [key for key in _plain(wording) if key in UNITS_EN or key in UNITS_ZH]


def _dates(wording: Wording) -> list[str]:
    """The months and the days of the week, however short they are written; “may” and “march” are none."""
    text = wording.text
    return [
        _DATES[word.key]
        for word in wording.stretch
        if word.key in _DATES and (text[word.start].isupper() or word.key not in _WORDS_TOO)
    ]


def _hedges(wording: Wording) -> list[str]:
    words = _without_pronoun(wording)
    keys_en = (_SAME_HEDGES.get(word.key, word.key) for word in words)
    # “Never” denies; what it was exchanged for is told as that.
    found = [key for key in keys_en if key in HEDGES_EN and key not in NEGATIONS_EN]
    keys = "".join(word.key if len(word.key) == 1 else " " for word in words)
    for hedge in HEDGES_ZH:
        found += [hedge] * keys.count(hedge)
        keys = keys.replace(hedge, " ")
    return found


def _plain(wording: Wording) -> list[str]:
    return plain([word.key for word in _without_pronoun(wording)])


def _without_pronoun(wording: Wording) -> list[CompareWord]:
    """The words of a stretch without the last two of “quieter than one;”, which count nothing."""
    words = wording.stretch
    pronouns = {
        n
        for n in range(2, len(words))
        if (words[n - 1].key, words[n].key) == ("than", "one")
        and words[n - 2].key.endswith("er")
        and words[n - 2].key not in QUANTITIES
        and _CLAUSE_END.match(wording.text, words[n].end)
    }
    return [word for n, word in enumerate(words) if n not in pronouns and n + 1 not in pronouns]


def _named(wording: Wording, names: Callable[[str], bool]) -> list[str]:
    text = wording.text
    return [
        word.key
        for word in wording.stretch
        if (text[word.start].isupper() or not text[word.start].isascii()) and names(word.key)
    ]


_KINDS: Final[tuple[tuple[Turns, Callable[[Wording], list[str]]], ...]] = (
    ("negation", _negations),
    ("number", _numbers),
    ("unit", _units),
    ("date", _dates),
    ("hedge", _hedges),
)
