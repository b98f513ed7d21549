"""The texts that a quotation is looked for in: whole releases, and statements without the cues inside them.

A quotation in several pieces (“A,” said she, “B”) is one statement, so its pieces are looked through as one
row of words as well.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import OrderedDict, defaultdict
from collections.abc import Container, Iterable
from functools import cached_property

from corpus.citing.reference import Reference, reference_of
from corpus.errors import NotFound
from corpus.models import Release
from indexer.plan import Corpus
from indexer.quotecheck.words import CompareWord, compare_keys, compare_words
from indexer.rows import Row
from indexer.sources import ReleaseReader

_KEPT = 512


class Stream:
    """Words in a row; their places in the text of the release are found when they are asked for."""

    def __init__(self, text: str, words: list[CompareWord] | None = None) -> None:
        self._text = text
        self._words = words

    @property
    def words(self) -> list[CompareWord]:
        """All of the text, or those it was made with."""
        if self._words is None:
            self._words = compare_words(self._text)
        return self._words

    def row(self, first: int, last: int) -> list[CompareWord]:
        """The words from `first` on and before `last`; the rest is not looked at."""
        return compare_words(self._text, first, last) if self._words is None else self._words[first:last]

    @cached_property
    def keys(self) -> list[str]:
        return compare_keys(self._text) if self._words is None else [word.key for word in self._words]

    def holds(self, keys: Iterable[str]) -> bool:
        """Whether all of some words stand in the row, wherever."""
        return set(keys).issubset(self.keys)

    def places(self, of: Container[str]) -> dict[str, list[int]]:
        """Where each of some words stands in the row; those that stand nowhere in it are left out."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, key in enumerate(self.keys):
            if key in of:
                found[key].append(number)
        return found


class HeldText:
    """One release as it is compared; its annotations are read when they are asked for."""

    def __init__(self, ordinal: int, row: Row, text: str, archive: ReleaseReader) -> None:
        self.ordinal = ordinal
        self.row = row
        self.text = text
        self._archive = archive

    @cached_property
    def whole(self) -> Stream:
        return Stream(self.text)

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
        parted = [
            sorted(quote.pieces)
            for quote in self.release.quotes
            if quote.kind == "direct" and len(quote.pieces) > 1
        ]
        if not parted:
            return (self.whole,)
        origin, whole = self.release.span.start, self.whole.words
        starts = [word.start for word in whole]
        found = [self.whole]
        for pieces in parted:
            words: list[CompareWord] = []
            for piece in pieces:
                start, end = piece.start - origin, piece.end - origin
                inside = whole[bisect_left(starts, start) : bisect_left(starts, end)]
                words += [word for word in inside if word.end <= end]
            found.append(Stream(self.text, words))
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

    def both_versions(self, release_id: str) -> tuple[Release | None, Release | None]:
        """A release and the one in the other language; None for what is not in the archive any more."""
        ordinals = self._corpus.columns.by_id
        held = self[ordinals[release_id]]
        other = ordinals.get(held.row.counterpart or "")
        return held.release, None if other is None else self[other].release
