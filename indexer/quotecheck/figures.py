"""What belongs to a figure, so that no quotation is taken for word for word that ends or begins inside one.

“$5 million” is one figure, and so are “-3%”, “3–5”, “30 kg”, “two hundred”, “百分之十五” and “三千万元”; a
grade such as “A+” is one too.  Who quotes “5” or “三千” of them says something else.  Decides where a figure
begins and ends; what is made of a quotation that cuts one is decided in `verbatim` and `changed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from corpus.languages.meaning import (
    CARDINALS_EN,
    CURRENCIES_EN,
    DIGITS_ZH,
    FRACTIONS_EN,
    MEASURES_ZH,
    SCALES_EN,
    SCALES_ZH,
    SPANS_EN,
    UNITS_EN,
)
from corpus.models import Span

# A figure is looked for so far around the end of a quotation; longer ones are none.
_AROUND: Final = 48


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_SCALE: Final = _any(SCALES_EN)
_UNIT: Final = _any(one for one in UNITS_EN if one[0].isalpha() and one not in SPANS_EN)
_SPAN: Final = _any(SPANS_EN)
_MONEY_WORD: Final = (
    "per\\s?cent|percent|percentage\\spoints?|dollars?|euros?|yuan|renminbi|pounds?|yen|times"
)
_MONEY: Final = (
    rf"(?:(?:(?:{_any(CURRENCIES_EN)}|US|HK|NT|[ACS])\s?)?[$＄€£￡¥￥₩￦₹]\s?|(?:{_any(CURRENCIES_EN)})\s?)"
)
_HAN_NUMBER: Final = f"[{''.join((*DIGITS_ZH, *SCALES_ZH, '半'))}]"
_HAN_SCALE: Final = f"[{''.join(SCALES_ZH)}]"
_HAN_UNIT: Final = _any(MEASURES_ZH)
_SIGN: Final = r"(?:[±~～≈<>＜＞≤≥≦≧#＃№]\s?|(?<![^\W_])[-‐‑‒–−－+＋]|(?i:\b(?:minus|negative)\s))"
_DIGITS: Final = r"\d+(?:[.,．，]\d+)*(?:(?<![\d.,]10)(?<=10)[\u2070-\u207e²³¹]+|\^[-−]?\d+)?[\u00bc-\u00be]?"
_BEHIND: Final = (
    r"(?:\s?[%％﹪‰°º℃℉¢￠+＋$€£¥\u3371-\u33df]+(?:[CF]\b)?)?"
    rf"(?:[多余几]?{_HAN_SCALE}*(?:\s?(?:{_HAN_UNIT}))|[多余几]?{_HAN_SCALE}+|[多余])?"
    rf"(?i:[\s-]?(?:{_SCALE}|m|b)\b)?"
    # Behind “%” a word is no unit of it: “a 5% quarter”.
    rf"(?i:[\s-]?(?<![%％]\s)(?:(?:square|cubic|metric|percentage)\s)?(?:{_UNIT}|x)[²³]?(?![^\W_])(?:/[^\W\d_]+)?)?"
    rf"(?P<{{}}>(?i:[\s-]?(?<![%％]\s)(?:{_SPAN})\b)|\s?(?:天|周|个月|秒)|(?<!\d\d\d)年)?"
)
_QUANTITY: Final = rf"{_SIGN}?{_MONEY}?{_SIGN}?{_DIGITS}"
_JOINED: Final = r"\s?[-‐‑‒–—−－~～]\s?(?=[\d$€£¥])|[:：∶/⁄∕×x至到](?=\d)"
_CARDINAL: Final = rf"(?:{_any(CARDINALS_EN)})"
_FIGURE: Final = re.compile(
    rf"{_QUANTITY}{_BEHIND.format('one')}(?:(?:{_JOINED}){_QUANTITY}{_BEHIND.format('other')})*"
    # Numbers in words, from two words on.
    rf"|(?i:\b(?:(?:minus|negative)\s)?{_CARDINAL}(?:[\s-]{_CARDINAL})?\b(?:\spoint(?:\s{_CARDINAL})+)?"
    rf"(?:[\s-](?:{_SCALE})\b(?:(?:\sand)?\s{_CARDINAL}(?:[\s-]{_CARDINAL})?\b)?)*"
    rf"(?:[\s-](?:{_any(FRACTIONS_EN)})\b)?(?:\s(?:{_MONEY_WORD})\b)?)"
    rf"|负?(?:{_HAN_NUMBER}+分之)?{_HAN_NUMBER}+(?:[多余几]{_HAN_NUMBER}*)?(?:点{_HAN_NUMBER}+)?(?:{_HAN_UNIT})?"
    # A grade or a language: “A+”, “C#”.
    r"|\b[A-Za-z]{1,3}[+＋#＃]+(?!\w)|\b[A-D]{1,3}[-−–](?=\s?[.,;:!?”\"’)]|$)"
)
# Without one of these there is no figure.
_NUMERAL: Final = re.compile(rf"\d|{_HAN_NUMBER}|[A-Za-z][-–−+＋#＃]|\b(?i:{_any(CARDINALS_EN)})")


def cut_at_start(text: str, start: int) -> Span | None:
    """The figure that words cut which begin there; None where they cut none."""
    found = _figure_around(text, start)
    return None if found is None or found[1] == start else found[0]


def cut_at_end(text: str, end: int) -> Span | None:
    """The figure that words cut which end there; None where they cut none."""
    found = _figure_around(text, end)
    return None if found is None else found[0]


def cuts_figure(text: str, start: int, end: int) -> bool:
    """Whether words of a text begin or end inside a figure of it."""
    return cut_at_start(text, start) is not None or cut_at_end(text, end) is not None


def _figure_around(text: str, at: int) -> tuple[Span, int] | None:
    """The figure a position is inside of, and where the days or times it counts begin in it, else -1.

    “years” may be quoted of “ten years of work”, but not “kg” of “30 kg”.
    """
    first, last = max(0, at - _AROUND), min(len(text), at + _AROUND)
    if _NUMERAL.search(text, first, last) is None:
        return None
    for match in _FIGURE.finditer(text, first, last):
        if match.start() >= at:
            return None
        if at < match.end():
            counted = match.start("one") if match.group("one") else -1
            while 0 <= counted < at and text[counted] in " \n\u00a0-":
                counted += 1
            return Span(*match.span()), counted
    return None
