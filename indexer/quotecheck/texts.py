"""The texts that a quotation is looked for in: whole releases, and statements without the cues inside them.

A quotation in several pieces (“A,” said she, “B”) is one statement, so its pieces are looked through as one
row of words as well.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cached_property

from corpus.citing.reference import Reference, reference_of
from corpus.errors import NotFound
from corpus.models import Release
from indexer.columns import Row
from indexer.plan import Corpus
from indexer.quotecheck.words import CompareWord, compare_words
from indexer.sources import ReleaseReader

_KEPT = 512


@dataclass(slots=True)
class Stream:
    """Words in a row, with their places in the text of the release."""

    words: list[CompareWord]
    _places: dict[str, list[int]] = field(default_factory=dict)

    def places(self, key: str) -> list[int]:
        """Where a word stands in the row."""
        if not self._places:
            for number, word in enumerate(self.words):
                self._places.setdefault(word.key, []).append(number)
        return self._places.get(key, [])


class HeldText:
    """One release as it is compared; its annotations are read when they are asked for."""

    def __init__(self, ordinal: int, row: Row, text: str, archive: ReleaseReader) -> None:
        self.ordinal = ordinal
        self.row = row
        self.text = text
        self._archive = archive

    @cached_property
    def whole(self) -> Stream:
        return Stream(compare_words(self.text))

    @cached_property
    def release(self) -> Release | None:
        """None where the archive has changed since the index was built."""
        try:
            return self._archive.release(self.row.id)
        except NotFound:
            return None

    @cached_property
    def reference(self) -> Reference | None:
        """How the release is cited; None where its annotations cannot be read."""
        return reference_of(self.release) if self.release is not None else None

    @cached_property
    def streams(self) -> tuple[Stream, ...]:
        """The whole text, and each statement that is in several pieces."""
        if self.release is None:
            return (self.whole,)
        origin = self.release.span.start
        found = [self.whole]
        for quote in self.release.quotes:
            if quote.kind == "direct" and len(quote.pieces) > 1:
                pieces = [(piece.start - origin, piece.end - origin) for piece in quote.pieces]
                words = [
                    word
                    for word in self.whole.words
                    if any(start <= word.start and word.end <= end for start, end in pieces)
                ]
                found.append(Stream(words))
        return tuple(found)


class HeldTexts:
    """The releases of one generation, those compared last kept; for one thread."""

    def __init__(self, corpus: Corpus, archive: ReleaseReader) -> None:
        self._corpus = corpus
        self._archive = archive
        self._kept: OrderedDict[int, HeldText] = OrderedDict()

    def __getitem__(self, ordinal: int) -> HeldText:
        found = self._kept.get(ordinal)
        if found is None:
            rows = self._corpus.columns.rows
            found = HeldText(ordinal, rows[ordinal], self._corpus.texts[ordinal], self._archive)
            self._kept[ordinal] = found
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return found
