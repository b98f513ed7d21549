"""The standing texts of a release: each “About …” with the paragraphs that belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from indexer.folding import fold_text
from indexer.layouts import Layout

#: A line that only says what the text is about; the text may go on in the same paragraph after a colon.
_ABOUT: Final = re.compile(
    r"\W*(?:about\s+|关于\s*|關於\s*)(?P<name>[^\n:：。]{1,80}?)\W*(?:[:：\n]|$)", re.IGNORECASE
)
#: Paragraphs of a text that has no heading to end it, and characters that are kept of one.
_MOST_PARAGRAPHS: Final = 8
_MOST_CHARACTERS: Final = 4000


@dataclass(frozen=True, slots=True)
class Standing:
    """A standing text as it stands in one release: `passage` is the number of its first paragraph there.

    `name` is what its heading says it is about, "" where it has none; `heading` is that as a key.
    """

    ordinal: int
    passage: int
    language: str
    name: str
    heading: str
    paragraphs: tuple[str, ...]


def standing_texts(release: Layout, ordinal: int) -> Iterator[Standing]:
    """The standing texts of a release in order; a new one begins with each heading and after other text."""
    group: list[tuple[int, str]] = []
    before = -2
    for number, (kind, start, end, _) in enumerate(release.blocks):
        if kind != "boilerplate":
            continue
        text = release.text[start:end].strip()
        if group and (number != before + 1 or _ABOUT.match(text)):
            yield _standing(group, release, ordinal)
            group = []
        group.append((number, text))
        before = number
    if group:
        yield _standing(group, release, ordinal)


def _standing(group: list[tuple[int, str]], release: Layout, ordinal: int) -> Standing:
    about = _ABOUT.match(group[0][1])
    name = " ".join(about["name"].split()) if about else ""
    paragraphs = [text[:_MOST_CHARACTERS] for _, text in group[:_MOST_PARAGRAPHS]]
    if about and about.end() >= len(paragraphs[0]) and len(paragraphs) > 1:
        paragraphs = paragraphs[1:]
    return Standing(ordinal, group[0][0], release.language, name, fold_text(name), tuple(paragraphs))
