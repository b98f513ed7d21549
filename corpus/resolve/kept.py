"""Which decisions about releases hold as they were made, and need not be made again.

One holds where the release was decided from the same date, place and original, is kept as it was decided,
and can meet no name of the archive that differs (`affected`).
"""

from __future__ import annotations

from collections.abc import Mapping

from corpus.memory import Memory
from corpus.models import Release
from corpus.resolve import affected
from corpus.resolve.person_table import PersonTable
from corpus.resolve.product_lexicon import Lexicon


class Kept:
    """The decisions kept in a memory, as they stand to the names that the archive knows now."""

    def __init__(
        self,
        memory: Memory,
        inputs: Mapping[int, str | None],
        persons: PersonTable,
        lexicon: Lexicon,
    ) -> None:
        """`inputs` are those of the decisions made before, by the keys of their releases."""
        self._memory = memory
        self._inputs = inputs
        names = affected.names_of(persons, lexicon)
        remembered = memory.names()
        before = None if remembered is None else affected.decode(remembered)
        self._changed = None if before is None else affected.changes(before, names, persons)
        self._words = {word for one in self._changed or () for word in one.words}
        if names != before:
            memory.set_names(affected.encode(names))
        memory.forget_superseded()

    def holds(self, key: int, inputs: str | None, *, source: str) -> bool:
        """Whether a release would be decided from `inputs` as it was; never where they are None."""
        if inputs is None or self._inputs[key] != inputs:
            return False
        return self.meets_none(key, source=source)

    def meets_none(self, key: int, *, source: str) -> bool:
        """Whether the words of a release can meet no name of the archive that differs."""
        if self._changed is None:
            return False
        if not self._changed:
            return True
        folded = self._memory.folded(key)
        return folded is not None and not affected.is_affected(folded, source, self._changed, self._words)

    def keep(self, key: int, inputs: str | None, found: Release) -> None:
        """Remember that a release, as `found`, was decided from `inputs` and set so in the archive."""
        if self._memory.folded(key) is None:
            self._memory.set_folded(key, affected.folded(found))
        self._memory.set_decided(key, inputs)
