"""A searcher without an index: plain substrings, honest counts, for tests of the pages alone."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import cast

from corpus.models import Release
from indexer.listing import Listing
from indexer.quotecheck.checker import QuotationError, QuoteChecker
from indexer.quotecheck.results import CheckResult, QuoteQuestion
from indexer.request import EXACTNESS, Filter, SearchRequest
from indexer.results import (
    Bucket,
    Diagnostic,
    Facet,
    FacetValue,
    Histogram,
    Hit,
    IndexState,
    Reason,
    SearchResult,
    Snippet,
)
from indexer.trends import Series, TrendRequest, TrendResult
from indexer.wording.desk import WordingDesk

VALUES: dict[str, Callable[[Release], set[str]]] = {
    "person": lambda one: {each.name for each in one.people if each.name},
    "speaker": lambda one: {each.speaker for each in one.quotes if each.speaker},
    "family": lambda one: {each.family for each in one.products if each.family},
    "category": lambda one: {each.category for each in one.products if each.category},
    "author": lambda one: {one.author} if one.author else set(),
    "product": lambda one: {each.name for each in one.products if each.name},
    "date": lambda one: {one.date.value[:size] for size in (4, 7, 10)} if one.date.value else set(),
    "language": lambda one: {one.language},
    "kind": lambda one: {one.kind},
    "place": lambda one: {one.place} if one.place else set(),
}


class FakeSearcher:
    """Answers from the releases it was given."""

    def __init__(self, releases: Sequence[Release]) -> None:
        self.releases = tuple(releases)
        self.asked: list[SearchRequest] = []
        self.diagnostics: tuple[Diagnostic, ...] = ()
        self.raises: Exception | None = None
        self.questions: list[QuoteQuestion] = []
        self.checked: CheckResult | None = None
        self.generation = "g1"
        self.archive_digest = ""

    def state(self) -> IndexState:
        """Of no state of an archive: the releases it was given are not read from one."""
        if self.raises:
            raise self.raises
        return IndexState(self.generation, self.archive_digest, {})

    def search(self, request: SearchRequest) -> SearchResult:
        if self.raises:
            raise self.raises
        self.asked.append(request)
        worded = [one for one in self.releases if self._matches(one, request)]
        found = self._filtered(worded, request)
        found.sort(key=lambda one: one.date.value or "", reverse=request.sort != "oldest")
        shown = found[request.offset : request.offset + request.limit]
        return SearchResult(
            request=request,
            total=len(found),
            hits=tuple(self._hit(one, request) for one in shown),
            facets=tuple(self._facet(field, worded, request) for field in request.facets),
            histogram=self._histogram(worded, request),
            counts_by_exactness=dict.fromkeys(EXACTNESS, len(found)),
            diagnostics=self.diagnostics,
            matched="Matched: these words, any case.",
            searched=len(self.releases),
            generation="g1",
        )

    def listing(self, request: SearchRequest) -> Listing:
        whole = self.search(replace(request, offset=0, limit=len(self.releases) or 1))
        answer = replace(whole, request=request, hits=())
        by_id = {hit.id: hit for hit in whole.hits}
        return Listing(answer, tuple(by_id), lambda ids: map(by_id.__getitem__, ids), 0, self.archive_digest)

    def mark(self, release: Release, request: SearchRequest) -> tuple[tuple[int, int], ...]:
        wanted = request.query.strip('“”"').lower()
        at = release.text.lower().find(wanted)
        return ((at, at + len(wanted)),) if wanted and at >= 0 else ()

    @contextlib.contextmanager
    def checker(self) -> Iterator[QuoteChecker]:
        if self.raises:
            raise self.raises
        yield cast(QuoteChecker, self)

    @contextlib.contextmanager
    def wording(self) -> Iterator[WordingDesk]:
        """What is answered of wordings is looked at with the real index; here only that it fails."""
        assert self.raises
        raise self.raises
        yield

    def check(self, question: QuoteQuestion) -> CheckResult:
        """The result it was given, with the question in it."""
        self.questions.append(question)
        if not any(map(str.isalnum, question.text)):
            raise QuotationError("There are no words to look for.")
        assert self.checked is not None
        return replace(self.checked, question=question)

    def trends(self, request: TrendRequest) -> TrendResult:
        """Nothing over time: what is counted there needs an index."""
        whole = Series("", (), len(self.releases), 0, 0)
        return TrendResult(request, "year", (), (), (), whole, generation=self.generation)

    def _matches(self, release: Release, request: SearchRequest) -> bool:
        return request.query.strip('“”"').lower() in release.text.lower()

    def _filtered(
        self, releases: list[Release], request: SearchRequest, *, without: str = "", dates: bool = True
    ) -> list[Release]:
        return [
            one
            for one in releases
            if all(_passes(one, each) for each in request.filters if each.field != without)
            and (not dates or _dated(one, request))
        ]

    def _facet(self, field: str, worded: list[Release], request: SearchRequest) -> Facet:
        chosen = {
            (each.exclude, value) for each in request.filters if each.field == field for value in each.values
        }
        counts = Counter(
            value for one in self._filtered(worded, request, without=field) for value in VALUES[field](one)
        )
        values = tuple(
            FacetValue(value, value, count, (False, value) in chosen, (True, value) in chosen)
            for value, count in counts.most_common()
        )
        return Facet(field, values[: request.facet_values], max(0, len(values) - request.facet_values))

    def _histogram(self, worded: list[Release], request: SearchRequest) -> Histogram:
        counted = self._filtered(worded, request, without="date", dates=False)
        months = Counter(one.date.value[:7] for one in counted if one.date.value)
        return Histogram(
            "month",
            tuple(
                Bucket(value, value, count, selected=value == request.date_from)
                for value, count in sorted(months.items())
            ),
            sum(1 for one in counted if not one.date.value),
        )

    def _hit(self, one: Release, request: SearchRequest) -> Hit:
        wanted = request.query.strip('“”"').lower()
        snippets = []
        for number, passage in enumerate(one.passages):
            text = one.slice(passage.span)
            at = text.lower().find(wanted) if wanted else -1
            if at >= 0 and passage.kind == "body":
                snippets.append(
                    Snippet(text, ((at, at + len(wanted)),), passage.span.start, passage.span.end, number)
                )
        counterpart = one.translation_of or next(
            (each.id for each in self.releases if each.translation_of == one.id), None
        )
        at = (one.title or "").lower().find(wanted) if wanted else -1
        return Hit(
            id=one.id,
            source=one.source,
            start=one.span.start,
            end=one.span.end,
            title=one.title or "",
            title_highlights=((at, at + len(wanted)),) if at >= 0 else (),
            date=one.date.value,
            date_precision=one.date.precision,
            date_basis=one.date.basis,
            language=one.language,
            languages=("en", "zh") if counterpart else (one.language,),
            kind=one.kind,
            author=one.author,
            place=one.place,
            counterpart=counterpart,
            score=1.0,
            snippets=tuple(snippets[: request.snippets]),
            reasons=(Reason(wanted, "folded", "body", len(snippets), 0, (wanted.upper(),)),)
            if wanted
            else (),
        )


def _passes(one: Release, each: Filter) -> bool:
    has = any(value in VALUES[each.field](one) for value in each.values)
    return has != each.exclude


def _dated(one: Release, request: SearchRequest) -> bool:
    value = one.date.value
    if request.undated is True:
        return value is None
    if request.date_from or request.date_to or request.undated is False:
        if value is None:
            return False
        first, last = request.date_from or "", request.date_to or "9999"
        return value >= first[: len(value)] and value[: len(last)] <= last
    return True
