"""A paragraph in which phrases are looked for."""

from __future__ import annotations

from functools import cached_property

from indexer.quotecheck.words import CompareWord, compare_keys, compare_words
from indexer.wording.folded import Folded, fold


class Paragraph:
    """A paragraph to be compared with any number of phrases, cut into words when one may stand in it.

    `folded` is its text folded, where that is known.
    """

    def __init__(self, text: str, folded: Folded | None = None) -> None:
        self.text = text
        self.folded = folded or fold(text)

    @cached_property
    def keys(self) -> list[str]:
        return compare_keys(self.text)

    @cached_property
    def words(self) -> list[CompareWord]:
        """The words with their places, which are asked for only where a phrase seems to stand."""
        return compare_words(self.text)

    def range_of(self, first: int, last: int) -> tuple[int, int]:
        """Where in the text the words from `first` on and before `last` stand."""
        return self.words[first].start, self.words[last - 1].end
