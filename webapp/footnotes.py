"""The marks of footnotes: which sign in the text leads to which note, and back.

Only what is certain is linked: a note that begins with a number or a sign of its own, and that sign in the
text before it, where it stands as such a mark does (glued to a word, raised, in brackets).  “CO2” is a word
of its own: behind few letters a number is a mark only where they stand in the release without it as well.
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
    alone = set(_FEW_ALONE.findall(release.text))
    met: set[str] = set()
    for found in _IN_TEXT.finditer(release.text, 0, end):
        name = _name(found)
        if name not in notes or (found["plain"] and _own_sign(release.text, found.start(), alone)):
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


def _own_sign(text: str, at: int, alone: set[str]) -> bool:
    """Whether the few letters before a number never stand without one."""
    word = _WORD_BEFORE.search(text, max(0, at - FEW - 1), at)
    return word is None or (len(word[0]) <= FEW and word[0] not in alone)


def _name(found: re.Match[str]) -> str:
    """What a mark is called: its number, or its sign."""
    groups = found.groupdict()
    number = groups["bracketed"] or groups.get("plain") or groups.get("glued")
    if groups["raised"]:
        number = groups["raised"].translate(_RAISED)
    return str(int(number)) if number else groups["sign"]
