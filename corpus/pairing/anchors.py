"""What a paragraph and its translation have in common: numbers, dates, Latin words, common words.

Turns a text of either language into the same kind of features.  A number is its value, whatever it is
written in (“4460万”, “44.6 million”), a date its month and day, a Latin word itself, a Chinese word
of the glossary itself, also when its English words stand there.  How much a feature weighs is left to
`alignment` and `pairing`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from corpus.dating.datewords import find_dates
from corpus.languages.en import CARDINALS
from corpus.languages.glossary import GLOSSARY
from corpus.languages.zh import DIGITS
from corpus.models import Language
from corpus.pairing.number_words import written_numbers

_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ][A-Za-zÀ-ÖØ-öø-ÿ0-9]*(?:[.&'’+-][A-Za-zÀ-ÖØ-öø-ÿ0-9]+)*")
# Begins with the digit and looks behind it afterwards, so that the engine skips to the digits.
_NUMBER = re.compile(r"\d(?<![0-9.,].)\d{0,14}(?:,\d{3})*(?:\.\d+)?")
_SCALE = re.compile(r"\s?(trillion|billion|bn|million|mn|thousand|k|m|b)\b", re.IGNORECASE)
_SCALES = {
    "trillion": 1e12,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "million": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "thousand": 1e3,
    "k": 1e3,
}
_ZH_SCALE = re.compile(r"\s?[多余餘几來来]?\s?[个個]?\s?([十百千]?[万萬亿億]|[百千](?!万|萬|亿|億))")
_ZH_UNITS = {"十": 1e1, "百": 1e2, "千": 1e3, "万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8}
_ZH_NUMBER = re.compile("[一二两兩三四五六七八九十百千][零〇一二两兩三四五六七八九十百千万萬亿億]+")
_ZH_COUNT = re.compile(
    "([两兩二三四五六七八九十])(?=[个個]?(?:年|月|天|周|倍|岁|歲|家|位|名|款|项|項|条|條|大|次|代|孩))"
)
_WORDS_EN = {"twice": 2, "decade": 10, "dozen": 12}
_OUTLINE = re.compile(
    r"(?:Part|Chapter|Section)\s+(\d{1,2})\b|\W{0,3}(\d{1,2}(?:\.\d{1,2}){1,3}|\d{1,2}(?=[.)、])|[一二三四五六七八九十]{1,2}(?=、))"
)
_SUFFIXES = (
    "ization",
    "isation",
    "ations",
    "ation",
    "ings",
    "ing",
    "ies",
    "ied",
    "ers",
    "ed",
    "es",
    "er",
    "ly",
    "s",
    "e",
    "y",
)
LONGEST_WORD = 6


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """An English word without its commonest endings: only for comparing with the glossary."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)]
    return word


@cache
def _glossary() -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    """English stem → features of its Chinese words, and all the Chinese words."""
    english: dict[str, set[str]] = {}
    chinese = set()
    for line in GLOSSARY.strip().splitlines():
        word, *meanings = line.split()
        chinese.add(word)
        for meaning in meanings:
            english.setdefault(stem(meaning), set()).add(f"c:{word}")
    return {key: frozenset(words) for key, words in english.items()}, frozenset(chinese)


@cache
def _simplifier() -> object:
    from opencc import OpenCC  # loaded late: it reads its dictionaries from disk

    return OpenCC("t2s")


def _by_phrases(text: str) -> str:
    """Traditional characters as simplified ones, by the phrases they stand in."""
    return str(_simplifier().convert(text))  # type: ignore[attr-defined]


def features(text: str, language: Language) -> frozenset[str]:
    """The features of a paragraph: “#value”, “%value”, “@month-day”, “w:word”, “c:Chinese word”."""
    text = _by_phrases(text) if language == "zh" else text
    words = _latin_words(text)
    found = _shared_signs(text, words, language)
    if language == "zh":
        found.update(f"c:{word}" for word in _chinese_words(text))
    else:
        english, _ = _glossary()
        for word in words:
            found.update(english.get(stem(word), ()))
    return frozenset(found)


def signs(text: str, language: Language) -> set[str]:
    """The features that need no glossary: numbers, dates and Latin words; many times faster to find."""
    return _shared_signs(text, _latin_words(text), language)


def _shared_signs(text: str, words: set[str], language: Language) -> set[str]:
    found = {f"w:{word}" for word in words if len(word) > 1 or word.isdigit()}
    found.update(_dates(text))
    found.update(_latin_numbers(text, language))
    if language == "zh":
        found.update(_chinese_numbers(text))
    else:
        found.update(_value(number) for word, number in _WORDS_EN.items() if word in words)
        if not words.isdisjoint(CARDINALS) or "hundred" in words:
            found.update(map(_value, written_numbers(text)))
    return found


def _latin_words(text: str) -> set[str]:
    """The Latin words of a text in lower case, without the possessive."""
    words = set(_LATIN.findall(text.lower().replace("’", "'")))
    return {word[:-2] if word.endswith("'s") else word for word in words}


def outline_number(text: str) -> str | None:
    """“2.1” of “2.1 Anecdotes”, “2” of “二、…”; None where a line has none."""
    found = _OUTLINE.match(text)
    if found is None:
        return None
    mark = found.group(1) or found.group(2)
    return mark if mark[0].isdigit() else str(int(_parse_chinese(mark)))


def _value(number: float) -> str:
    return f"#{number:.6g}"


def _dates(text: str) -> Iterator[str]:
    for date in find_dates(text):
        if date.month and date.day:
            yield f"@{date.month}-{date.day}"
        elif date.month:
            yield f"@{date.month}"


def _latin_numbers(text: str, language: Language) -> Iterator[str]:
    for match in _NUMBER.finditer(text):
        number = float(match.group().replace(",", ""))
        after = match.end()
        if text[after : after + 1] in ("%", "％"):
            yield f"%{number:g}"
            continue
        if language == "zh":
            scale = _ZH_SCALE.match(text, after)
            factor = 1.0
            for unit in scale.group(1) if scale else "":
                factor *= _ZH_UNITS[unit]
        else:
            scale = _SCALE.match(text, after)
            factor = _SCALES[scale.group(1).lower()] if scale else 1.0
        yield _value(number * factor)


def _chinese_numbers(text: str) -> Iterator[str]:
    for match in _ZH_NUMBER.finditer(text):
        value = _parse_chinese(match.group())
        if value > 0:
            yield _value(value)
    for match in _ZH_COUNT.finditer(text):
        yield _value(_parse_chinese(match.group(1)))


def _parse_chinese(word: str) -> float:
    """“一百万” 1000000, “二十五” 25, “十” 10."""
    total, section, digit = 0.0, 0.0, 0.0
    for char in word.replace("两", "二").replace("兩", "二"):
        if char in "万萬亿億":
            total = (total + section + digit or 1.0) * _ZH_UNITS[char]
            section = digit = 0.0
        elif char in "十百千":
            section += (digit or 1.0) * _ZH_UNITS[char]
            digit = 0.0
        else:
            digit = float(DIGITS.get(char, 0))
    return total + section + digit


def _chinese_words(text: str) -> Iterator[str]:
    """The glossary words of a Chinese text; the longest at each place, and it goes on after it."""
    _, chinese = _glossary()
    at = 0
    while at < len(text):
        for length in range(LONGEST_WORD, 0, -1):
            word = text[at : at + length]
            if len(word) == length and word in chinese:
                yield word
                at += length
                break
        else:
            at += 1
