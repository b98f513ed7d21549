"""How releases are laid out, kept in the index beside their texts: passages, names and quotations.

What is told of the wordings of an archive is worked out from this, so that nothing of it has to be read from
the archive, of which a release is slow to read, and an update of the index reads no release that has not
changed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, NamedTuple

from corpus.models import Language, PassageKind, Quote, QuoteKind, Release, Span
from indexer.sidecars import JoinedTexts


class Block(NamedTuple):
    """A passage; `start` and `end` are half-open in the text of the release, `author` says whose it is."""

    kind: PassageKind
    start: int
    end: int
    author: str | None = None


class Said(NamedTuple):
    """A quotation: half-open places of its pieces in the text of the release, and whose words they are.

    `speaker`, `role` and `rule` are as in `corpus.models.Quote`.
    """

    kind: QuoteKind
    pieces: tuple[tuple[int, int], ...]
    speaker: str | None
    role: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Layout:
    """A text with its passages in order, its quotations, and where people and products are named in it.

    The people are first among `names`.  `boundary` is how sure it is (0..1) that the release begins there.
    """

    text: str
    language: Language
    blocks: tuple[Block, ...]
    names: tuple[tuple[int, int], ...] = ()
    quotes: tuple[Said, ...] = ()
    boundary: float = 1.0

    def line(self) -> str:
        """All but the text, as one line."""
        values = (self.language, self.blocks, self.names, self.quotes, self.boundary)
        return json.dumps(values, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def read(cls, line: bytes, text: str) -> Layout:
        """What `line` wrote."""
        pair: Any = tuple
        language, blocks, names, quotes, boundary = json.loads(line.decode("utf-8", "surrogatepass"))
        return cls(
            text,
            language,
            tuple(map(Block._make, blocks)),
            tuple(map(pair, names)),
            tuple(Said(kind, tuple(map(pair, pieces)), *who) for kind, pieces, *who in quotes),
            boundary,
        )

    @classmethod
    def of(cls, release: Release) -> Layout:
        named = [
            *(one.span for one in release.people if one.name),
            *(one.span for one in release.products if one.name),
        ]
        return cls(
            release.text,
            release.language,
            tuple(Block(one.kind, *_within(release, one.span), one.author) for one in release.passages),
            tuple(_within(release, span) for span in named),
            tuple(_said(release, quote) for quote in release.quotes),
            release.confidence,
        )


def _said(release: Release, quote: Quote) -> Said:
    pieces = tuple(_within(release, span) for span in quote.pieces or (quote.span,))
    return Said(quote.kind, pieces, quote.speaker, quote.role, quote.rule)


def _within(release: Release, span: Span) -> tuple[int, int]:
    return span.start - release.span.start, span.end - release.span.start


class Layouts:
    """The layouts of a generation by ordinal; `texts` and `lines` are open side by side."""

    def __init__(self, texts: JoinedTexts, lines: JoinedTexts) -> None:
        self._texts = texts
        self._lines = lines

    def __getitem__(self, ordinal: int) -> Layout:
        return Layout.read(self._lines.bytes_of(ordinal), self._texts[ordinal])
