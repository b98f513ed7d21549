"""Words and numbers that are the same, written otherwise: “don’t”, “do not”; “two hundred”, 200, 两百."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from corpus.languages.meaning import (
    CARDINALS_EN,
    DIGITS_ZH,
    IRREGULAR_EN,
    SCALES_EN,
    SCALES_ZH,
    SHORT_FORMS_EN,
)

_PERCENT: Final = ("百", "分", "之")
_PARTS: Final = ("分", "之")
_AND_A_HALF: Final = ("and", "a", "half")
_HUNDRED: Final = 100
# A larger number is no number that anybody writes in words.
_DIGITS: Final = 15
_GROUP: Final = 3


def plain(keys: Sequence[str]) -> list[str]:
    """The keys with short forms written out and numbers in figures, a percentage with its sign behind it."""
    return [key for key, _, _ in plain_places(keys)]


def plain_places(keys: Sequence[str]) -> list[tuple[str, int, int]]:
    """The keys written plainly, each with the first and last+1 of those it stands for.

    Of several that stand for the same ones the first has them all.
    """
    found: list[tuple[str, int, int]] = []
    at = 0
    while at < len(keys):
        percent = tuple(keys[at : at + 3]) == _PERCENT
        number, size = _number(keys, at + 3 * percent)
        if number is not None:
            size += 3 * percent
            written: Sequence[str] = (_written(number), *("%",) * percent)
            if not percent and tuple(keys[at + size : at + size + 2]) == _PARTS:
                whole, more = _number(keys, at + size + 2)
                if whole is not None:
                    # 三分之一 is “1/3”.
                    size, written = size + 2 + more, (_written(whole), "/", _written(number))
        elif tuple(keys[at : at + 2]) == ("per", "cent"):
            size, written = 2, ("%",)
        else:
            size, written = 1, _written_out(keys[at])
        at += size
        found += [(key, at if n else at - size, at) for n, key in enumerate(written)]
    return found


def _written(number: Decimal) -> str:
    return f"{number.normalize():f}"


def same_otherwise(claimed: Sequence[str], recorded: Sequence[str]) -> bool:
    """Whether two wordings are one, only written otherwise."""
    return bool(claimed) and plain(claimed) == plain(recorded)


def _written_out(key: str) -> Sequence[str]:
    if key == "percent":
        return ("%",)
    if key in IRREGULAR_EN:
        return IRREGULAR_EN[key]
    for ending, words in SHORT_FORMS_EN.items():
        if key.endswith(ending) and len(key) > len(ending):
            return (key.removesuffix(ending), *words)
    return (key,)


def _number(keys: Sequence[str], at: int) -> tuple[Decimal | None, int]:
    """The number that begins at a key, and how many keys it is written in; None, 0 where none does."""
    if at >= len(keys):
        return None, 0
    key = keys[at]
    if key[0].isdigit() and len(key) <= _DIGITS and key.replace(".", "", 1).isdecimal():
        end = at + 1
        # Thousands parted by white space: “1 000”.
        while (
            end < len(keys) and len(keys[at]) <= _GROUP and len(keys[end]) == _GROUP and keys[end].isdecimal()
        ):
            key += keys[end]
            end += 1
        return _scaled(keys, end, Decimal(key), at)
    if key in DIGITS_ZH or key in SCALES_ZH:
        return _in_han(keys, at)
    if key in CARDINALS_EN or (key in SCALES_EN and key.isalpha() and len(key) > 2):
        return _in_words(keys, at)
    if key == "a" and at + 1 < len(keys) and keys[at + 1] in SCALES_EN:
        return _scaled(keys, at + 1, Decimal(1), at)
    return None, 0


def _scaled(keys: Sequence[str], at: int, value: Decimal, first: int) -> tuple[Decimal, int]:
    """A number with the scales behind it: “5 million”, “3 千 万”."""
    while at < len(keys) and keys[at] in _SCALES:
        value *= _SCALES[keys[at]]
        at += 1
    return value, at - first


def _in_words(keys: Sequence[str], at: int) -> tuple[Decimal, int]:
    """“Two hundred and fifty thousand” as a number."""
    total, part, end = 0, 0, at
    while end < len(keys):
        key = keys[end]
        if key in CARDINALS_EN:
            part += CARDINALS_EN[key]
        elif key in SCALES_EN and SCALES_EN[key] == _HUNDRED:
            part = (part or 1) * _HUNDRED
        elif key in SCALES_EN:
            total += (part or 1) * SCALES_EN[key]
            part = 0
        elif not (key == "and" and part + total and end + 1 < len(keys) and keys[end + 1] in CARDINALS_EN):
            break
        end += 1
    if total + part and tuple(keys[end : end + 3]) == _AND_A_HALF:
        # “Two and a half million”.
        return _scaled(keys, end + 3, total + part + Decimal("0.5"), at)
    return Decimal(total + part), end - at


def _in_han(keys: Sequence[str], at: int) -> tuple[Decimal, int]:
    """“三千万” as a number, and “二〇二一”, whose digits only follow each other."""
    end = at
    while end < len(keys) and (keys[end] in DIGITS_ZH or keys[end] in SCALES_ZH):
        end += 1
    row = keys[at:end]
    if all(key in DIGITS_ZH for key in row):
        value = Decimal("".join(str(DIGITS_ZH[key]) for key in row[:_DIGITS]))
    else:
        total, part, digit = 0, 0, 0
        for key in row:
            if key in DIGITS_ZH:
                digit = DIGITS_ZH[key]
            elif SCALES_ZH[key] < 10_000:
                part += (digit or 1) * SCALES_ZH[key]
                digit = 0
            else:
                # Ten thousands follow hundred millions: “一亿两千万”.
                held = total if SCALES_ZH[key] <= total else 0
                total = held + (total - held + part + digit or 1) * SCALES_ZH[key]
                part = digit = 0
        value = Decimal(total + part + digit)
    if end + 1 < len(keys) and keys[end] == "点" and keys[end + 1] in DIGITS_ZH:
        after = end + 1
        while after < len(keys) and keys[after] in DIGITS_ZH:
            after += 1
        return Decimal(f"{value}.{''.join(str(DIGITS_ZH[key]) for key in keys[end + 1 : after])}"), after - at
    return value, end - at


_SCALES: Final = SCALES_EN | SCALES_ZH
#: Without one of these no number is written but in figures.
NUMERALS: Final = frozenset((*CARDINALS_EN, *DIGITS_ZH, *_SCALES))
