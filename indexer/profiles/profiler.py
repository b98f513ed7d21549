"""What tells of people and products, all from one generation of the index and one open archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.errors import NotFound
from corpus.models import QuoteKind, Release
from indexer.engines.base import Sequence
from indexer.fields import EVERYWHERE
from indexer.folding import is_han
from indexer.plan import Corpus
from indexer.profiles.held import Read
from indexer.profiles.listing import Kind, list_names
from indexer.profiles.people import FIELDS, person_profile
from indexer.profiles.products import product_profile
from indexer.profiles.values import Listing, ListSort, PersonProfile, ProductProfile
from indexer.request import SearchRequest
from indexer.sources import ProfileReader

_DETAILS = ("passages", "people", "products", "quotes", "corrections")


class Profiler:
    """Belongs to one request: a release that several parts of a page need is read once."""

    def __init__(self, corpus: Corpus, archive: ProfileReader, *, generation: str) -> None:
        self._columns = corpus.columns
        self._corpus = corpus
        self._archive = archive
        self._generation = generation
        self._read: dict[int, Release | None] = {}

    def names(self, kind: Kind, text: str) -> tuple[str, ...]:
        """The people or products that `text` can mean: itself, by any spelling, or by its words."""
        fields = FIELDS if kind == "person" else ("product",)
        for field in fields:
            if text in self._columns.values[field]:
                return (text,)
        found = (name for field in fields for name in self._columns.names(field, text))
        return tuple(dict.fromkeys(found))

    def listing(
        self, kind: Kind, *, find: str = "", sort: ListSort = "releases", offset: int = 0, limit: int = 60
    ) -> Listing:
        """One page of the list of all people or products."""
        return list_names(
            kind,
            self._columns,
            self._archive,
            find=find,
            sort=sort,
            offset=offset,
            limit=limit,
            generation=self._generation,
        )

    def person(
        self, name: str, asked: SearchRequest | None = None, kind: QuoteKind | None = None
    ) -> PersonProfile:
        """One person; `asked` has the dates and the page of the quotations, `kind` which of them.

        Raises NotFound where no release names, quotes or is written by such a person.
        """
        if not any(name in self._columns.values[field] for field in FIELDS):
            raise NotFound(f"Nobody of this archive has the name “{name}”.")
        return person_profile(
            name,
            self._columns,
            self._archive,
            self._releases,
            asked or SearchRequest(),
            kind,
            generation=self._generation,
        )

    def product(self, name: str) -> ProductProfile:
        """One product.  Raises NotFound where no release names it."""
        if name not in self._columns.values["product"]:
            raise NotFound(f"No product of this archive has the name “{name}”.")
        return product_profile(
            name, self._corpus, self._archive, self._releases, self._anywhere, generation=self._generation
        )

    def _anywhere(self, word: str) -> int:
        """In how many releases a folded word is; of ideographs a pair is asked of the engine."""
        if is_han(word):
            return self._corpus.engine.matching(Sequence((word,), "folded", EVERYWHERE)).bit_count()
        return self._corpus.words.releases(word)

    def _releases(self, ordinals: Iterable[int]) -> Iterator[Read]:
        """These releases, but for those that are gone from the archive since the index was built."""
        for ordinal in ordinals:
            row = self._columns.rows[ordinal]
            if ordinal not in self._read:
                try:
                    self._read[ordinal] = self._archive.release(row.id, *_DETAILS)
                except NotFound:
                    self._read[ordinal] = None
            release = self._read[ordinal]
            if release is not None:
                yield ordinal, release, row
