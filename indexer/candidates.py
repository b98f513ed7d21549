"""Where in a text a match can stand at all.

Cutting a whole release into tokens to mark three sentences of it is the dearest part of a search, so
the text is first looked through for the beginnings of the keys, and only the surroundings of those
become tokens.  What is left out here holds no match; what is kept need not hold any.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from indexer.analysis import has_cut_word
from indexer.folding import APOSTROPHES, HAN, fold_han, is_han
from indexer.plan import Mark

_MANY: Final = 12
_MANY_BEGIN: Final = 3
_MARGIN: Final = 28
# Room for the rest of a word, and for each further word of a phrase.
_PER_KEY: Final = 20
# Any mark may be left out of a key; as no list of marks it is also made ready faster.
_BETWEEN: Final = r"[^\w\s]?"
_OTHER: Final = re.compile(r"[^\x00-\x7f]")
# One byte more in so many is little.
_RARE: Final = 8
_EDGE: Final = re.compile(rf"[\s{HAN}]")


def windows(text: str, marks: tuple[Mark, ...]) -> list[list[tuple[int, int]]]:
    """Ranges of `text` outside of which no mark matches, in order and apart, those that are near together."""
    if has_cut_word(text):
        return [[(0, len(text))]]
    pattern, margin, alone = _sought(marks)
    size = len(text)
    groups: list[list[tuple[int, int]]] = []
    last = -1
    for match in pattern.finditer(_plain(text)):
        start, end = max(0, match.start() - margin), min(size, match.end() + margin)
        if start > last:
            groups.append([])
        last = max(last, end)
        if alone:
            # What a word is depends on what it is written together with.
            start = max(start, text.rfind(" ", start, match.start()))
            end = (text.find(" ", match.end(), end) + 1 or end + 1) - 1
        group = groups[-1]
        if group and start <= group[-1][1]:
            group[-1] = (group[-1][0], max(group[-1][1], end))
        else:
            group.append((start, end))
    return [[_at_spaces(text, start, end) for start, end in group] for group in groups]


@lru_cache(maxsize=256)
def _sought(marks: tuple[Mark, ...]) -> tuple[re.Pattern[str], int, bool]:
    """(what is looked for, the characters around it that are kept, whether each mark is a word alone)."""
    margin = _MARGIN + _PER_KEY * max(len(mark.sequence.keys) + (mark.sequence.near or 0) for mark in marks)
    pattern = _pattern(tuple(mark.sequence.keys for mark in marks))
    return pattern, margin, all(map(_is_one_word, marks))


def _is_one_word(mark: Mark) -> bool:
    """Whether what a mark matches is a word without a space in it, all by itself."""
    one, *others = mark.sequence.keys
    # Ideographs are one word across a space, too.
    return not others and not any(map(is_han, one)) and len((mark.literal or one).split()) == 1


def _plain(text: str) -> str:
    """The text, as long as before, with each character as the one that keys have in its place."""
    if len(text.encode("utf-8", "surrogatepass")) * _RARE > len(text) * (_RARE + 1):
        return text.translate(_PLAIN)
    # Where there is little else than ASCII it is faster to look for that alone.
    plain = _OTHER.sub(lambda found: chr(_PLAIN[ord(found.group())]), text).lower()
    return plain if len(plain) == len(text) else text.translate(_PLAIN)


def _at_spaces(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without the broken words at its ends."""
    if start:
        edge = _EDGE.search(text, start, end)
        start = edge.start() if edge else start
    while end < len(text) and end > start and not _EDGE.match(text[end]):
        end -= 1
    return start, end


@lru_cache(maxsize=256)
def _pattern(rows: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    """The beginning of one key of each row: of the longest, which tends to be the rarest."""
    keys = {max(row, key=len) for row in rows}
    # A prefix stands for hundreds of words; what they begin with is enough to look for.
    size = _MANY_BEGIN if len(keys) > _MANY else None
    return re.compile("|".join(sorted({_beginning(key, size) for key in keys})))


def _beginning(key: str, size: int | None) -> str:
    # An acronym is also written without its dots, and found with them all the same.
    key = key.replace(".", "") or key
    if any(is_han(char) for char in key):
        return r"\s{0,8}".join(re.escape(char) for char in key)
    # A stem can end in a letter the word has not: “happi” of “happy”, “hope” of “hoping”, “sky” of
    # “skies”; and even in two: “die” of “dying”.
    shortened = key[: max(1, len(key) - (2 if len(key) < 4 else 1))] if key[-1] in "iey" else key
    first, *others = (re.escape(char) for char in shortened[:size])
    # What must not stand before is asked after the first letter, so that `re` can look for that one alone.
    inside = rf"\d{first}" if key[0].isdigit() else rf"[^\W\d_{HAN}]{first}"
    return _BETWEEN.join([rf"{first}(?<!{inside})", *others])


class _PlainCharacters(dict[int, int]):
    """Each character as the one that keys have in its place, found when first met."""

    def __missing__(self, code: int) -> int:
        char = chr(code)
        if char in APOSTROPHES:
            plain = "'"
        elif is_han(char):
            plain = fold_han(char)
        else:
            plain = unicodedata.normalize("NFKD", char)[0].casefold()
        self[code] = ord(plain) if len(plain) == 1 else code
        return self[code]


_PLAIN: Final = _PlainCharacters()
