"""One request becomes one answer: the one place that knows the order of the steps.

Compile, match, filter, count and sort, all on one generation of the index; what is shown of the releases of a
page is decided in `shown_hits`, which generation answers in `search`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from indexer import config, facets, series, undated
from indexer.describe import describe
from indexer.engines.base import Matches, Plan
from indexer.gather import Ready
from indexer.layouts import Layouts
from indexer.listing import Listing
from indexer.meant import meant
from indexer.order import ranked
from indexer.plan import Compiled, Corpus, compile_tree
from indexer.query import ParsedQuery, parse
from indexer.reasons import wanted_values
from indexer.request import EXACTNESS, MAX_LIMIT, Exactness, SearchRequest
from indexer.results import Diagnostic, Facet, Hit, SearchResult
from indexer.shown_hits import Showing
from indexer.sources import Opener
from indexer.suggest import Suggester
from indexer.syntax import Node, Value, leaves
from indexer.tied import Tie, count_sayers, tie_of, words_apart

_UNCOUNTED: Final = Diagnostic(
    "speakers-uncounted",
    "Beside a speaker stands in how many releases such words are quoted and the speaker is; a choice keeps "
    "only those in which both are one quotation.",
)


@dataclass(frozen=True, slots=True)
class Generation:
    """One generation, open."""

    name: str
    archive_digest: str
    folder: Path
    corpus: Corpus
    layouts: Layouts
    suggester: Suggester


@dataclass(frozen=True, slots=True)
class _Found:
    """Bit sets of releases: `quoted` those that match, `matching` those also said by the speaker asked for,

    `left` what the filters leave of them; with what is needed to rank and to show them.
    """

    compiled: Compiled
    matches: Matches
    tie: Tie | None
    quoted: int
    matching: int
    left: int
    unread: tuple[Diagnostic, ...]


class Answering:
    """One request on one generation."""

    def __init__(
        self,
        generation: Generation,
        request: SearchRequest,
        notes: tuple[Diagnostic, ...],
        open_archive: Opener,
    ) -> None:
        self.open_archive = open_archive
        self.generation = generation
        self.corpus = generation.corpus
        self.columns = generation.corpus.columns
        self.request = request
        self.parsed: ParsedQuery = parse(request.query, today=request.today)
        self.chosen, chosen_notes = facets.selections(request, self.columns)
        self.notes = (*notes, *chosen_notes)
        self.base = self.columns.everything
        if not self.asks_for_unassigned():
            self.base &= ~self.columns.unassigned

    def asks_for_unassigned(self) -> bool:
        if "kind" in self.chosen and "unassigned" in self.chosen["kind"].values:
            return True
        return any(
            isinstance(leaf, Value) and leaf.field == "kind" and leaf.text.casefold() == "unassigned"
            for leaf in leaves(self.parsed.tree)
        )

    def ready(self) -> Ready:
        """The request as `gather` takes it."""
        return Ready(
            self.request,
            self.parsed,
            self.chosen,
            self.base,
            self.corpus,
            self.generation.name,
            self.generation.layouts,
            self.notes,
        )

    def tie(self, tree: Node, rung: Exactness) -> Tie | None:
        """What one quotation has to fulfil, where a speaker is asked for; see `tied`."""
        return tie_of(tree, rung, self.corpus, self.chosen.get("speaker"))

    def tied(self, matching: int, tie: Tie | None) -> tuple[int, tuple[Diagnostic, ...]]:
        """The releases in which the words and the speaker asked for are one quotation's."""
        if tie is None or not tie.words:
            return matching, ()
        said = matching & self.base
        if tie.speakers:
            said &= self.chosen["speaker"].bits
        return tie.without_strangers(said, self.corpus, self.open_archive)

    def run(self) -> SearchResult:
        found = self.find()
        page = ranked(found.left, found.matches, self.columns, self.request)
        return self.answer(found, self.hits(page, found))

    def listing(self) -> Listing:
        """The whole answer: the releases in the order of the pages, their hits made as they are asked for."""
        found = self.find()
        every = replace(self.request, offset=0, limit=max(1, found.left.bit_count()))
        order = ranked(found.left, found.matches, self.columns, every)

        def hits(ids: Sequence[str]) -> Iterator[Hit]:
            for at in range(0, len(ids), MAX_LIMIT):
                page = [self.columns.by_id[one] for one in ids[at : at + MAX_LIMIT]]
                yield from self.hits(page, found)

        return Listing(
            answer=self.answer(found, ()),
            ids=tuple(map(self.columns.ids.__getitem__, order)),
            hits=hits,
            undated_left_out=self.undated_left_out(found),
            archive_digest=self.generation.archive_digest,
        )

    def undated_left_out(self, found: _Found) -> int:
        """How many releases only a choice of dates leaves out, because they have no date at all."""
        without_date = found.matching & self.base & self.columns.undated & ~found.left
        return facets.narrowed(without_date, self.chosen, ignoring=("range", "date")).bit_count()

    def find(self) -> _Found:
        """The releases that match, and those of them that the filters leave."""
        compiled = compile_tree(self.parsed.tree, self.request.exactness, self.corpus)
        matches = self.corpus.engine.match(compiled.plan)
        tie = self.tie(self.parsed.tree, self.request.exactness)
        # Who else is quoted with such words is counted before a choice of speakers leaves them out.
        quoted = matches.bits
        matching, unread = self.tied(quoted, tie)
        left = facets.narrowed(matching & self.base, self.chosen)
        return _Found(compiled, matches, tie, quoted, matching, left, unread)

    def answer(self, found: _Found, hits: tuple[Hit, ...]) -> SearchResult:
        """All there is to say about what was found."""
        request, compiled = self.request, found.compiled
        quoted, matching, left = found.quoted, found.matching, found.left
        sayers, uncounted = self.sayers(quoted)
        return SearchResult(
            request=request,
            total=left.bit_count(),
            hits=hits,
            facets=tuple(
                self.facet(name, quoted, sayers) if name == "speaker" else self.facet(name, matching)
                for name in request.facets
                if name in self.columns.values
            ),
            histogram=facets.histogram(matching & self.base, self.chosen, self.columns)
            if request.histogram
            else None,
            counts_by_exactness=self.counts(compiled, left),
            diagnostics=(
                *self.parsed.diagnostics,
                *compiled.notes,
                *self.notes,
                *found.unread,
                *uncounted,
                *(words_apart(self.parsed.tree, self.chosen.get("speaker")) if left else ()),
                *series.beside_products(self.parsed.tree, self.columns),
                *undated.beside_range(request, matching & self.base, self.chosen, self.columns),
                *undated.beside_query(self.parsed.tree, left, self.found_as_asked, self.columns),
            ),
            matched=describe(
                self.parsed.tree, request.exactness, tuple(compiled.added_names), filtered=bool(self.chosen)
            ),
            searched=self.base.bit_count(),
            generation=self.generation.name,
            meant=meant(self.parsed.tree, left.bit_count(), self.corpus, self.count),
        )

    def count(self, tree: Node) -> int:
        """How many releases another query finds with the same filters."""
        return self.found_as_asked(tree).bit_count()

    def found_as_asked(self, tree: Node) -> int:
        """The releases that another query finds at the same rung with the same filters."""
        rung = self.request.exactness
        return self.left(compile_tree(tree, rung, self.corpus).plan, tree, rung)

    def left(self, plan: Plan, tree: Node, rung: Exactness) -> int:
        """The releases that the plan of a query finds with the same filters."""
        matching, _ = self.tied(self.corpus.engine.matching(plan), self.tie(tree, rung))
        return facets.narrowed(matching & self.base, self.chosen)

    def facet(self, name: str, matching: int, counted: Mapping[str, int] | None = None) -> Facet:
        # What is unassigned is hidden by a choice of kind, so the facet of kinds may show it.
        base = self.columns.everything if name == "kind" else self.base
        return facets.facet(
            name,
            matching & base,
            self.chosen,
            self.columns,
            limit=self.request.facet_values,
            find=self.request.facet_find,
            offset=self.request.facet_offset,
            counted=counted,
        )

    def sayers(self, quoted: int) -> tuple[Mapping[str, int] | None, tuple[Diagnostic, ...]]:
        """In how many releases each speaker says the words asked for; None where the columns know it.

        Those know only who is quoted at all, so that releases have to be read; where there are too many,
        it is said.
        """
        if "speaker" not in self.request.facets:
            return None, ()
        rung, chosen = self.request.exactness, self.chosen.get("speaker")
        tie = tie_of(self.parsed.tree, rung, self.corpus, chosen, always=True)
        if tie is None or not tie.words:
            return None, ()
        bits = facets.narrowed(quoted & self.base, self.chosen, ignoring=("speaker",))
        if bits.bit_count() > config.MAX_SAYERS_READ:
            return None, (_UNCOUNTED,)
        return count_sayers(bits, tie, self.corpus, self.open_archive), ()

    def counts(self, compiled: Compiled, left: int) -> dict[Exactness, int]:
        """How many releases each rung finds with the same filters."""
        asked = EXACTNESS.index(self.request.exactness)
        found: dict[Exactness, int] = {}
        known = {compiled.plan: left.bit_count()}
        for place, rung in enumerate(EXACTNESS):
            if place == asked:
                found[rung] = left.bit_count()
                continue
            # A rung finds nothing that the next ones do not find.
            among = left if place < asked else None
            plan = compile_tree(self.parsed.tree, rung, self.corpus, among=among).plan
            if plan not in known:
                known[plan] = self.left(plan, self.parsed.tree, rung).bit_count()
            found[rung] = known[plan]
        return found

    def hits(self, page: list[int], found: _Found) -> tuple[Hit, ...]:
        showing = Showing(
            found.matches,
            tuple(dict.fromkeys(found.compiled.marks)),
            found.tie,
            wanted_values(self.parsed.tree, self.chosen, self.columns),
            self.request.snippets,
            self.columns,
        )
        return showing.hits(page, self.open_archive)
