"""The encodings older than Unicode: how far bytes read like writing in each, and their text in it.

Decides which of GB18030, Big5 and Windows-1252 a run of bytes is in, by its characters alone.  Where
in a file such a run stands is left to `encoding`.
"""

from __future__ import annotations

import re
from functools import cache

# The name reported, and the codecs tried for it in order: Windows' Big5, then Hong Kong's larger one.
LEGACY = {"gb18030": ("gb18030",), "big5": ("cp950", "big5hkscs"), "cp1252": ("cp1252",)}
_PLAUSIBLE = 0.6
ESCAPED = re.compile("[\udc80-\udcff]+")
"""Bytes that could not be decoded, as Python escapes them."""
_HIGH = re.compile("[^\x00-\x7f]")
# What Windows-1252 puts where no letter stands: quotation marks, dashes, bullets, signs, NBSP.
_WESTERN_SIGNS = frozenset("\xa0‘’“”–—…•™®©£€°§·«»½¼¾²³×±¢¥¿¡†‹›µº")
_WESTERN_LETTER = re.compile("[A-Za-z][ß-öø-ýœšž]|[ß-öø-ýœšž][A-Za-z]|(?<![a-z])[À-ÖØ-ÝŒŠŽ](?=[A-Za-z])")
# Characters so common in either script that an ordinary sentence has some of them: they decide
# between two readings of a text too short for the share of common characters to do so.
_FREQUENT = frozenset(
    "的一是不了在有人我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可"
    "她里后小多天而能好都然没日于起还发成事只作当想看文开手十用主行方又如前所本公同三已从现分与实新"
    "业品市月我們這來國個說為時過對後還發從現與實業開學會動產電機億萬元布司第全球技术術"
)


def strictly(data: bytes, name: str) -> str | None:
    """The text if every byte fits the encoding, else None."""
    for codec in LEGACY[name]:
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    return None


def leniently(data: bytes, name: str) -> tuple[str, str]:
    """The text with bad bytes as escapes, and the codec that gave it: the one with the fewest of them."""
    readings = ((data.decode(codec, "surrogateescape"), codec) for codec in LEGACY[name])
    text, codec = next(readings)
    if ESCAPED.search(text):
        for other in readings:
            text, codec = min((text, codec), other, key=lambda pair: _escapes(pair[0]))
    return text, codec


def _escapes(text: str) -> int:
    return sum(len(run) for run in ESCAPED.findall(text))


def best(raw: bytes, usual: str | None) -> str | None:
    """The legacy encoding in which the bytes read best; None where none reads like writing.

    `usual` is what the rest of the file is in: it wins where little speaks for another.
    """
    scores = {name: score(raw, name) for name in LEGACY}
    plausible = [name for name, score in scores.items() if score >= _PLAUSIBLE]
    return max(plausible, key=lambda name: scores[name] + 0.2 * (name == usual), default=None)


def score(raw: bytes, name: str) -> float:
    """How far the non-ASCII part of `raw` reads like writing in the encoding: 0 not at all, to 2.

    For a Chinese one, the share of its characters that are in the standard's first, common level or
    are punctuation, and the share of the commonest of all on top.  For Windows-1252, the share of
    letters beside letters and of the usual signs.
    """
    text, _ = leniently(raw, name)
    high: list[str] = _HIGH.findall(text)
    if not high:
        return 0.0
    if name == "cp1252":
        signs = sum(character in _WESTERN_SIGNS for character in high)
        letters = len(_WESTERN_LETTER.findall(text))
        fit = (signs + letters) / len(high)
        return fit if fit > 0.9 and len(high) < 0.3 * len(text) + 1 else 0.0
    common = common_characters(name)
    ideographs = sum(character in common for character in high)
    if ideographs < 2:
        return 0.0
    marks = sum("\u3000" <= c <= "\u3011" or "\u2010" <= c <= "\u2026" or c > "\uff00" for c in high)
    frequent = sum(character in _FREQUENT for character in high)
    return (ideographs + marks) / len(high) + frequent / len(high)


@cache
def common_characters(name: str) -> frozenset[str]:
    """The characters of the first level of a Chinese standard: 3,755 in GB 2312, 5,401 in Big5."""
    if name == "gb18030":
        cells = ((lead, trail) for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF))
        text = b"".join(map(bytes, cells)).decode("gb2312", "ignore")
    else:
        trails = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
        level = ((lead, trail) for lead in range(0xA4, 0xC7) for trail in trails)
        text = b"".join(map(bytes, level)).decode("big5", "ignore")
    return frozenset(character for character in text if "\u4e00" <= character <= "\u9fff")
