"""One request becomes one answer: the one place that knows the order of the steps.

Compile, match, filter, count, sort, and read the releases of one page, all on one generation of the index.
Which generation that is, is decided in `search`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from itertools import tee
from typing import Final

from corpus.errors import NotFound
from indexer import config, facets
from indexer.dates import first_day, last_day
from indexer.describe import describe
from indexer.engines.base import Matches, Plan
from indexer.facets import Selection
from indexer.gather import Ready
from indexer.listing import Listing
from indexer.meant import meant
from indexer.order import ranked
from indexer.plan import Compiled, Corpus, Mark, compile_tree
from indexer.query import ParsedQuery, parse
from indexer.reasons import MENTIONED, Wanted, reasons, value_reasons, wanted_values
from indexer.request import EXACTNESS, MAX_LIMIT, Exactness, SearchRequest
from indexer.results import Diagnostic, Facet, Hit, SearchResult
from indexer.snippets import mark_text, occurrences, snippets, spoken
from indexer.sources import ReleaseReader
from indexer.suggest import Suggester
from indexer.syntax import And, Dates, Everything, Node, Value, leaves
from indexer.tied import Tie, count_sayers, tie_of

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
    corpus: Corpus
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
        open_archive: Callable[[], AbstractContextManager[ReleaseReader]],
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
            ids=tuple(self.columns.rows[ordinal].id for ordinal in order),
            hits=hits,
            undated_left_out=self.undated_left_out(found),
            archive_digest=self.generation.archive_digest,
        )

    def undated_left_out(self, found: _Found) -> int:
        """How many releases only a choice of dates leaves out, because they have no date at all."""
        undated = found.matching & self.base & self.columns.undated & ~found.left
        return facets.narrowed(undated, self.chosen, ignoring=("range", "date")).bit_count()

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
                *self.imprecise(matching),
                *self.beside_dates(left),
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
        return self.found(tree, self.request.exactness).bit_count()

    def found(self, tree: Node, rung: Exactness) -> int:
        """The releases that a query finds at a rung with the same filters."""
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

    def imprecise(self, matching: int) -> tuple[Diagnostic, ...]:
        """Says how many releases are left out of a date range only because their date is vague."""
        if not (self.request.date_from or self.request.date_to):
            return ()
        first, last = facets.day_range(self.request)
        if first and last and first > last:
            return (Diagnostic("dates-reversed", "The range of dates ends before it begins."),)
        others: dict[str, Selection] = {k: v for k, v in self.chosen.items() if k != "range"}
        vague = self.columns.perhaps_dated(first, last)
        count = facets.narrowed(matching & self.base & vague, others).bit_count()
        if not count:
            return ()
        verb = "release is" if count == 1 else "releases are"
        return (
            Diagnostic(
                "date-imprecise",
                f"{count} more {verb} dated less exactly and may fall into these dates.",
            ),
        )

    def beside_dates(self, left: int) -> tuple[Diagnostic, ...]:
        """Says how many releases a “date:” of the query leaves out only because they have no exact date."""
        tree = self.parsed.tree
        parts = tree.children if isinstance(tree, And) else (tree,)
        dates = [part for part in parts if isinstance(part, Dates)]
        if not dates:
            return ()
        others = tuple(part for part in parts if not isinstance(part, Dates))
        found = self.found(And(others) if others else Everything(), self.request.exactness)
        possible = self.columns.everything
        for leaf in dates:
            first = first_day(leaf.first) if leaf.first else None
            last = last_day(leaf.last) if leaf.last else None
            possible &= self.columns.dated(first, last) | self.columns.perhaps_dated(first, last)
        vague = (found & possible & ~left).bit_count()
        undated = (found & self.columns.undated).bit_count()
        counted = [f"{vague:,} dated less exactly"] * bool(vague) + [f"{undated:,} undated"] * bool(undated)
        if not counted:
            return ()
        said = f"Not counted: releases that match but for their date, {' and '.join(counted)}."
        return (Diagnostic("dates-left-out", said, dates[0].start, dates[0].end),)

    def hits(
        self,
        page: list[int],
        found: _Found,
    ) -> tuple[Hit, ...]:
        compiled, matches, tie = found.compiled, found.matches, found.tie
        marks = tuple(dict.fromkeys(compiled.marks))
        if not (page and self.request.snippets):
            return tuple(self.hit(ordinal, matches.score(ordinal), marks) for ordinal in page)
        wanted = wanted_values(self.parsed.tree, self.chosen, self.columns)
        with self.open_archive() as archive:
            return tuple(
                self.shown(
                    self.hit(ordinal, matches.score(ordinal), marks), archive, ordinal, marks, tie, wanted
                )
                for ordinal in page
            )

    def shown(
        self,
        hit: Hit,
        archive: ReleaseReader,
        ordinal: int,
        marks: tuple[Mark, ...],
        tie: Tie | None,
        wanted: tuple[Wanted, ...],
    ) -> Hit:
        """A hit with its reasons and what of its release is shown: marked words, or what the speaker says."""
        try:
            needed = (
                "passages",
                "quotes",
                *(MENTIONED[one.field] for one in wanted if one.field in MENTIONED),
            )
            release = archive.release(hit.id, *(needed if tie is None else ()))
        except NotFound:
            return hit  # the text has changed since the index was built; nothing can be marked in it
        values = value_reasons(release, ordinal, wanted, self.columns)
        if tie is not None and tie.words:
            release = tie.only(release)
        elif tie is not None and not marks and (quotes := tie.quotes(release)):
            return replace(hit, snippets=spoken(release, quotes, self.request.snippets), reasons=values)
        if not marks:
            return replace(hit, snippets=snippets(release, (), self.request.snippets), reasons=values)
        for_snippets, for_reasons = tee(occurrences(release, marks))
        told, cut = reasons(release, marks, for_reasons)
        return replace(
            hit,
            snippets=snippets(release, marks, self.request.snippets, for_snippets),
            reasons=(*told, *values),
            reasons_cut=cut,
        )

    def hit(self, ordinal: int, score: float, marks: tuple[Mark, ...]) -> Hit:
        row = self.columns.rows[ordinal]
        other = self.columns.by_id.get(row.counterpart) if row.counterpart else None
        languages = [row.language] + ([self.columns.rows[other].language] if other is not None else [])
        return Hit(
            id=row.id,
            source=row.source,
            start=row.start,
            end=row.end,
            title=row.title,
            title_highlights=mark_text(row.title, marks, "title"),
            date=row.date,
            date_precision=row.precision,
            date_basis=row.basis,
            language=row.language,
            languages=tuple(dict.fromkeys(languages)),
            kind=row.kind,
            author=row.author,
            place=row.place,
            counterpart=row.counterpart,
            score=round(score, 4),
        )
