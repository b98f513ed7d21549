"""All that a search finds, not a page of it: in the order of the pages, by one generation of the index.

Decides what is known of such an answer before its releases are read, and how its filters are said in words.
Finding is `search`'s; which files are made of it is left to those who write them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.provenance import Provenance
from indexer.request import SearchRequest
from indexer.results import Hit, SearchResult
from indexer.units import Unit, UnitRequest, UnitResult


@dataclass(frozen=True, slots=True)
class Listing:
    """`answer` is the whole answer but its hits; `ids` are the releases in order.

    `hits` makes those of some of them one by one, with their snippets, reading a release for each.
    `undated_left_out` counts the undated releases that match but for a choice of dates, `archive_digest`
    tells of which state of the archive all this holds.
    """

    answer: SearchResult
    ids: tuple[str, ...]
    hits: Callable[[Sequence[str]], Iterator[Hit]]
    undated_left_out: int
    archive_digest: str

    def provenance(self, *, listed: int, asked_on: date) -> Provenance:
        """What a file of the first `listed` of them says of itself."""
        return Provenance(
            query=self.answer.request.query,
            filters=conditions(self.answer.request),
            asked_on=asked_on,
            archive_digest=self.archive_digest,
            found=self.answer.total,
            listed=listed,
            undated_left_out=self.undated_left_out,
            notes=tuple(note.message for note in self.answer.diagnostics),
        )


@dataclass(frozen=True, slots=True)
class UnitListing:
    """The lines or quotations of all releases that were read for `answer`; see `gather` for how many."""

    answer: UnitResult
    undated_left_out: int
    archive_digest: str

    def provenance(self, *, asked_on: date) -> Provenance:
        answer = self.answer
        return Provenance(
            query=answer.request.search.query,
            filters=unit_conditions(answer.unit, answer.request),
            asked_on=asked_on,
            archive_digest=self.archive_digest,
            # Where a bound ended the reading, nobody knows in how many releases there is something.
            found=answer.releases if answer.complete else answer.matching,
            listed=answer.releases if answer.complete else answer.read,
            undated_left_out=self.undated_left_out,
            notes=tuple(note.message for note in answer.diagnostics),
        )


def conditions(request: SearchRequest) -> str:
    """What narrows and orders a search beside its query: “person: A, B; not kind: stub; from 2020”.

    The order is always said.
    """
    exactness = [f"exactness: {request.exactness}"] if request.query else []
    return "; ".join([*narrowing(request), *exactness, f"order: {request.sort}"])


def narrowing(request: SearchRequest) -> list[str]:
    """What narrows a search beside its query, each in words."""
    said = [f"{'not ' if one.exclude else ''}{one.field}: {', '.join(one.values)}" for one in request.filters]
    said += [f"from {request.date_from}"] if request.date_from else []
    said += [f"to {request.date_to}"] if request.date_to else []
    if request.undated is not None:
        said.append("undated only" if request.undated else "dated only")
    return said


def unit_conditions(unit: Unit, request: UnitRequest) -> str:
    """The same for lines or quotations, whose order is their own."""
    said = conditions(request.search).rpartition("order: ")[0].rstrip("; ")
    kinds = f"kinds of quotation: {', '.join(request.quote_kinds)}" if request.quote_kinds else ""
    folded = "each repetition by itself" if request.unfold else "repetitions folded"
    parts = (said, f"unit: {unit}", kinds, folded, f"order: {request.sort}")
    return "; ".join(part for part in parts if part)
