"""A search result as what its page shows: words, and for everything that can be changed the address.

Nothing here is HTML and nothing here searches.  Its larger pieces are `facets`', `charts`' and `hits`';
the steps from one search to the next are `steps`'; how it looks is the templates' and the stylesheet's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from indexer.anywhere import anywhere
from indexer.request import EXACTNESS, SearchRequest
from indexer.results import Diagnostic, SearchResult
from webapp import charts, facets, hits, steps, words
from webapp.choices import Address, Choice
from webapp.pager import Pager, pager, past_end
from webapp.params import SORTS, Problem, page_of


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter and the address without it."""

    name: str
    label: str
    remove_url: str
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know about the query or the address, with a way out where there is one."""

    text: str
    way_out: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Everything the page of a search needs; `last` is the last page where the one asked for is past it."""

    request: SearchRequest
    count: str
    matched: str
    rungs: tuple[Choice, ...]
    chips: tuple[Chip, ...]
    clear_url: str
    chart: charts.Chart | None
    sorts: tuple[Choice, ...]
    facets: tuple[facets.FacetView, ...]
    hits: tuple[hits.HitView, ...]
    pager: Pager | None
    last: Choice | None
    notices: tuple[Notice, ...]
    ways_out: tuple[Choice, ...]


def present(
    result: SearchResult,
    problems: tuple[Problem, ...],
    *,
    address: Address,
    release_url: Callable[[str], str],
) -> SearchPage:
    """The page of `result`.  `address` says where a search is asked, `release_url` where a release is."""
    request = result.request
    pages = max(1, -(-result.total // request.limit))
    return SearchPage(
        request=request,
        count=_count(result, pages),
        matched=result.matched,
        rungs=_rungs(result, address),
        chips=_chips(result, address),
        clear_url=address(steps.without_filters(request)),
        chart=charts.present(result, address),
        sorts=_sorts(request, address),
        facets=facets.present(result, address),
        hits=tuple(hits.present(hit, request, place, release_url) for place, hit in enumerate(result.hits)),
        pager=pager(page_of(request), pages, lambda number: address(steps.on_page(request, number))),
        last=_last(result, pages, address),
        notices=_notices(result, problems, address),
        ways_out=_ways_out(result, address) if not result.total else (),
    )


def coverage(result: SearchResult) -> str:
    """“426 releases, 2009 – 2021; 17 undated”: what a search of everything has looked at."""
    said = words.counted(result.searched, "release")
    if result.histogram and result.histogram.buckets:
        first, last = (result.histogram.buckets[end].value[:7] for end in (0, -1))
        said += f", {words.span_words(first, last)}"
    if result.histogram and result.histogram.undated:
        said += f"; {result.histogram.undated:,} undated"
    return said


def _count(result: SearchResult, pages: int) -> str:
    found = words.counted(result.total, "release")
    page = page_of(result.request)
    return f"{found}, page {page} of {pages}" if page > 1 and result.hits else found


def _rungs(result: SearchResult, address: Address) -> tuple[Choice, ...]:
    if not result.request.query:
        return ()
    return tuple(
        Choice(
            label=words.RUNGS[rung][0],
            url=address(steps.at_rung(result.request, rung)),
            current=rung == result.request.exactness,
            count=result.counts_by_exactness.get(rung),
            title=words.RUNGS[rung][1],
        )
        for rung in EXACTNESS
    )


def _chips(result: SearchResult, address: Address) -> tuple[Chip, ...]:
    request = result.request
    labels = {(one.field, value.value): value.label for one in result.facets for value in one.values}
    chips = [
        Chip(
            name=words.ONE[one.field],
            label=words.value_label(one.field, value, labels.get((one.field, value))),
            remove_url=address(steps.toggle(request, one.field, value, exclude=one.exclude)),
            excluded=one.exclude,
        )
        for one in request.filters
        for value in one.values
    ]
    if request.date_from or request.date_to:
        label = words.span_words(request.date_from, request.date_to)
        chips.append(Chip("date", label, address(steps.between(request, None, None))))
    if request.undated is not None:
        label = "undated only" if request.undated else "dated only"
        chips.append(Chip("date", label, address(steps.undated(request, None))))
    return tuple(chips)


def _sorts(request: SearchRequest, address: Address) -> tuple[Choice, ...]:
    return tuple(
        Choice(words.SORTS[sort], address(steps.sorted_by(request, sort)), sort == request.sort)
        for sort in SORTS
        if request.query or sort != "relevance"
    )


def _last(result: SearchResult, pages: int, address: Address) -> Choice | None:
    if result.hits or not result.total:
        return None
    return past_end(
        page_of(result.request), pages, lambda number: address(steps.on_page(result.request, number))
    )


def _notices(result: SearchResult, problems: tuple[Problem, ...], address: Address) -> tuple[Notice, ...]:
    notices = [Notice(problem.said) for problem in problems]
    notices += [_diagnosed(one, result.request, address) for one in result.diagnostics]
    notices += [
        Notice(
            "Did you mean",
            f"{words.quoted(one.query)}, {words.counted(one.total, 'release')}",
            address(steps.asking(result.request, one.query)),
        )
        for one in result.meant
    ]
    return tuple(notices)


def _diagnosed(one: Diagnostic, request: SearchRequest, address: Address) -> Notice:
    if one.repaired is None or one.repaired == request.query:
        return Notice(one.message)
    # A query of many names is as long as what is said.
    longer = one.code == "longer-names"
    way_out = "Search for all of them" if longer else f"Search for {words.quoted(one.repaired)}"
    return Notice(one.message, way_out, address(steps.asking(request, one.repaired)))


def _ways_out(result: SearchResult, address: Address) -> tuple[Choice, ...]:
    """What would find something: other rungs with a count, one filter fewer, the nearest dates."""
    request = result.request
    ways = [
        Choice(
            "Match {} ({})".format(*words.RUNGS[rung]),
            address(steps.at_rung(request, rung)),
            count=count,
        )
        for rung in EXACTNESS
        if rung != request.exactness and (count := result.counts_by_exactness.get(rung, 0))
    ]
    if loose := anywhere(request.query):
        ways.append(Choice(f"Search for the words anywhere: {loose}", address(steps.asking(request, loose))))
    ways += [
        Choice(f"Drop the filter {chip.name}: {'not ' if chip.excluded else ''}{chip.label}", chip.remove_url)
        for chip in _chips(result, address)
    ]
    ways += [
        Choice(
            f"Nearest date: {words.iso_words(value)}",
            address(steps.on_date(request, value)),
            count=count,
        )
        for value, count in _nearest(result)
    ]
    if request.filters:
        ways.append(Choice("Drop all filters", address(steps.without_filters(request))))
    return tuple(ways)


def _nearest(result: SearchResult) -> list[tuple[str, int]]:
    """The last bucket before the chosen dates and the first after them."""
    request = result.request
    if result.histogram is None:
        return []
    counted = [(one.value, one.count) for one in result.histogram.buckets if one.count]
    first, last = request.date_from, request.date_to
    before = [one for one in counted if first and one[0] < first[: len(one[0])]]
    after = [one for one in counted if last and one[0][: len(last)] > last[: len(one[0])]]
    return before[-1:] + after[:1]
