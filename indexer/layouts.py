"""How releases are laid out, kept in the index beside their texts: their passages, and names in them.

What is told of the wordings of a whole archive is worked out from this, so that an update of the index reads
no release that has not changed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import NamedTuple

from corpus.models import Language, PassageKind, Release
from indexer.sidecars import JoinedTexts


class Block(NamedTuple):
    """A passage; `start` and `end` are half-open in the text of the release."""

    kind: PassageKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A text with its passages in order, and where people and products are named in it, people first."""

    text: str
    language: Language
    blocks: tuple[Block, ...]
    names: tuple[tuple[int, int], ...]

    def line(self) -> str:
        """All but the text, as one line."""
        return json.dumps((self.language, self.blocks, self.names), separators=(",", ":"))

    @classmethod
    def read(cls, line: bytes, text: str) -> Layout:
        """What `line` wrote."""
        language, blocks, names = json.loads(line)
        return cls(
            text, language, tuple(Block(*one) for one in blocks), tuple((start, end) for start, end in names)
        )

    @classmethod
    def of(cls, release: Release) -> Layout:
        origin = release.span.start
        named = [
            *(one.span for one in release.people if one.name),
            *(one.span for one in release.products if one.name),
        ]
        return cls(
            release.text,
            release.language,
            tuple(
                Block(one.kind, one.span.start - origin, one.span.end - origin) for one in release.passages
            ),
            tuple((span.start - origin, span.end - origin) for span in named),
        )


class Layouts:
    """The layouts of a generation by ordinal; `texts` and `lines` are open side by side."""

    def __init__(self, texts: JoinedTexts, lines: JoinedTexts) -> None:
        self._texts = texts
        self._lines = lines

    def __getitem__(self, ordinal: int) -> Layout:
        return Layout.read(self._lines.bytes_of(ordinal), self._texts[ordinal])
