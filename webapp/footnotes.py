"""The marks of footnotes: which sign in the text leads to which note, and back.

Only what is certain is linked: a note that begins with a number or a sign of its own, and that sign in the
text before it, where it stands as such a mark does (glued to a word, raised, in brackets).  “CO2” is a word
of its own: behind few letters a number is a mark only where they stand in the release without it as well.
“Mix2” is a name: a number glued to a word is no mark in the name of a product, nor behind a word in a capital
that stands with other numbers too, nor where the note before it has no mark yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpus.models import Release
from webapp.layers import Layer, Stretch, layer

FEW: Final = 3
"""Letters up to which a word with a number behind it may be a sign of its own, as a formula or a unit is."""
_RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LABEL: Final = re.compile(
    r"\s*(?P<label>\[(?P<bracketed>\d{1,2})\]|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})|\(?(?P<plain>\d{1,2})[.)）、]?(?=\s)"
    r"|(?P<sign>[*†‡]{1,3}))"
)
_IN_TEXT: Final = re.compile(
    r"\[(?P<bracketed>\d{1,2})\]|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})"
    # Behind a letter, a sign of the kind notes hang on, or the end of a sentence; never inside a word.
    r"|(?<=[^\W\d_])(?<!\b[A-Za-z])(?P<plain>\d{1,2})(?![\w.,:%°/–-]\w|[\w%°])"
    r"|(?<=[%％™®”’)）。，.,;!?])(?<!\d[.,])(?P<glued>\d{1,2})(?!\w|[.,:/%°–-]\w)"
    r"|(?<=[^\s*†‡])(?P<sign>[*†‡]{1,3})(?![*†‡\w])"
)
_FEW_ALONE: Final = re.compile(rf"(?<![^\W\d_])[^\W\d_]{{2,{FEW}}}(?![^\W_])")
_NUMBERED: Final = re.compile(r"(?<![^\W\d_])([^\W\d_]+)([ \xa0]?\d{1,2})(?!\w)")
_LONGEST: Final = 40
_WORD_BEFORE: Final = re.compile(r"[^\W\d_]+\Z")


def references(release: Release, prefix: str = "") -> Layer:
    """Links from each mark to its note and from each note to its first mark, in positions of the text.

    `prefix` begins the anchors of this side's paragraphs.  A plain number is taken for a mark only where
    the notes are numbered from 1 without a gap; where a mark stands for two notes, none is linked.
    """
    notes: dict[str, tuple[int, Stretch]] = {}
    doubled: set[str] = set()
    first_note = len(release.text)
    for number, passage in enumerate(release.passages):
        if passage.kind != "footnote":
            continue
        start = passage.span.start - release.span.start
        found = _LABEL.match(release.text, start, passage.span.end - release.span.start)
        if found is None:
            continue
        name = _name(found)
        if name in notes:
            doubled.add(name)
        first_note = min(first_note, start)
        notes[name] = (number, Stretch(found.start("label"), found.end("label"), "reference"))
    known = {name: note for name, note in notes.items() if name not in doubled}
    numbered = sorted(int(name) for name in known if name.isdigit())
    if numbered != list(range(1, len(numbered) + 1)):
        known = {name: note for name, note in known.items() if not name.isdigit()}
    return layer(_linked(release, known, first_note, prefix)) if known else ()


def _linked(
    release: Release, notes: dict[str, tuple[int, Stretch]], end: int, prefix: str
) -> Iterator[Stretch]:
    text = release.text
    marks = [found for found in _IN_TEXT.finditer(text, 0, end) if _name(found) in notes]
    alone = set(_FEW_ALONE.findall(text))
    numbered = _numbered(text)
    met: set[str] = set()
    for found in marks:
        name = _name(found)
        if found["plain"] and (
            _own_sign(text, found.start(), alone)
            or not (name == "1" or str(int(name) - 1) in met)
            or _in_name(release, found, numbered)
        ):
            continue
        number, label = notes[name]
        anchor = f"n{prefix}{number}"
        yield Stretch(
            found.start(),
            found.end(),
            "reference",
            f"#{prefix}{number}",
            "" if name in met else anchor,
            f"Footnote {name}",
        )
        if name not in met:
            back = f"Back from footnote {name} to the text"
            yield Stretch(label.start, label.end, "reference", f"#{anchor}", "", back)
        met.add(name)


def _in_name(release: Release, found: re.Match[str], numbered: dict[str, set[str]]) -> bool:
    """Whether a number glued to a word is a part of a name: a product's, or that of one among several."""
    place = found.start() + release.span.start
    if any(one.span.start <= place < one.span.end for one in release.products):
        return True
    word = _word(release.text, found.start())
    return word[:1].isupper() and bool(numbered.get(word, set()) - {found[0]})


def _numbered(text: str) -> dict[str, set[str]]:
    """Each word to the numbers behind it, those apart from it with the space."""
    numbers: dict[str, set[str]] = {}
    for found in _NUMBERED.finditer(text):
        numbers.setdefault(found[1], set()).add(found[2])
    return numbers


def _word(text: str, at: int) -> str:
    """The letters that end before a place; "" where there are none."""
    word = _WORD_BEFORE.search(text, max(0, at - _LONGEST), at)
    return word[0] if word else ""


def _own_sign(text: str, at: int, alone: set[str]) -> bool:
    """Whether the few letters before a number never stand without one."""
    word = _word(text, at)
    return len(word) <= FEW and word not in alone


def _name(found: re.Match[str]) -> str:
    """What a mark is called: its number, or its sign."""
    groups = found.groupdict()
    number = groups["bracketed"] or groups.get("plain") or groups.get("glued")
    if groups["raised"]:
        number = groups["raised"].translate(_RAISED)
    return str(int(number)) if number else groups["sign"]
