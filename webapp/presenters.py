"""A search result as what its page shows: words, and for everything that can be changed the address.

Nothing here is HTML and nothing here searches.  Bars are `histogram`'s, words `words`', the steps
from one search to the next `steps`'; how it looks is the templates' and the stylesheet's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from indexer.request import EXACTNESS, SearchRequest
from indexer.results import Diagnostic, Hit, SearchResult
from webapp import facets, steps, words
from webapp.histogram import Bar, bars
from webapp.params import SORTS, Problem, page_of, query_string

NEAR_PAGES = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several states: where it leads, and whether it is the present one."""

    label: str
    url: str
    current: bool = False
    count: int | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter and the address without it."""

    name: str
    label: str
    remove_url: str
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """`crumbs` lead back out of the chosen dates, to all of them first."""

    bars: tuple[Bar, ...]
    unit: str
    crumbs: tuple[Choice, ...]
    undated: Choice | None


@dataclass(frozen=True, slots=True)
class SnippetView:
    text: str
    highlights: tuple[tuple[int, int], ...]
    passage: int
    url: str


@dataclass(frozen=True, slots=True)
class HitView:
    """`badges` are (language code, sign, is its own) of the release and its counterpart."""

    title: str
    highlights: tuple[tuple[int, int], ...]
    url: str
    tag: str
    date: str
    kind: str
    author: str | None
    badges: tuple[tuple[str, str, bool], ...]
    snippets: tuple[SnippetView, ...]


@dataclass(frozen=True, slots=True)
class Pager:
    """Pages to turn to; a None among `pages` stands for a gap."""

    pages: tuple[Choice | None, ...]
    previous: str | None
    following: str | None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know about the query or the address, with a way out where there is one."""

    text: str
    repaired: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Everything the page of a search needs."""

    request: SearchRequest
    narrowed: bool
    count: str
    matched: str
    rungs: tuple[Choice, ...]
    chips: tuple[Chip, ...]
    clear_url: str
    chart: Chart | None
    sorts: tuple[Choice, ...]
    facets: tuple[facets.FacetView, ...]
    hits: tuple[HitView, ...]
    pager: Pager | None
    past_end: bool
    notices: tuple[Notice, ...]
    ways_out: tuple[Choice, ...]


Address = Callable[[SearchRequest], str]


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
        narrowed=bool(request.filters or request.date_from or request.date_to or request.undated is not None),
        count=_count(result, pages),
        matched=result.matched,
        rungs=_rungs(result, address),
        chips=_chips(result, address),
        clear_url=address(steps.without_filters(request)),
        chart=_chart(result, address),
        sorts=_sorts(request, address),
        facets=facets.present(result, address),
        hits=tuple(_hit(hit, request, release_url) for hit in result.hits),
        pager=_pager(request, pages, address) if pages > 1 else None,
        past_end=bool(result.total and not result.hits),
        notices=_notices(result, problems, pages, address),
        ways_out=_ways_out(result, address) if not result.total else (),
    )


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
            label=labels.get((one.field, value)) or words.value_label(one.field, value),
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


def _chart(result: SearchResult, address: Address) -> Chart | None:
    request, histogram = result.request, result.histogram
    if histogram is None or not (histogram.buckets or histogram.undated):
        return None
    chosen = _chosen_date(request)
    whole = chosen[:7] if chosen and len(chosen) == 10 else chosen
    counts = _inside(result, whole) if whole else []
    if not counts:
        whole = None
        counts = [
            (one.value, one.count, one.selected or _in_range(one.value, request)) for one in histogram.buckets
        ]
    drawn = bars(counts, lambda value: address(steps.on_date(request, value)), whole=whole)
    nowhere = Choice(
        label=f"{histogram.undated:,} undated",
        url=address(steps.undated(request, None if request.undated else True)),
        current=request.undated is True,
    )
    return Chart(
        bars=drawn,
        unit={4: "year", 7: "month", 10: "day"}.get(len(drawn[0].value), "date") if drawn else "date",
        crumbs=_crumbs(request, chosen, address),
        undated=nowhere if histogram.undated else None,
    )


def _chosen_date(request: SearchRequest) -> str | None:
    """The one year, month or day that was chosen; None where it is none, several or a range."""
    values = [value for one in request.filters if one.field == "date" for value in one.values]
    plain = not any(one.exclude for one in request.filters if one.field == "date")
    alone = len(values) == 1 and values[0][:4].isdigit() and plain
    return values[0] if alone and not (request.date_from or request.date_to) else None


def _inside(result: SearchResult, whole: str) -> list[tuple[str, int, bool]]:
    """The months of a year or days of a month, where the facet of dates lists them."""
    return [
        (one.value, one.count, one.selected)
        for facet in result.facets
        if facet.field == "date"
        for one in facet.values
        if one.value.startswith(f"{whole}-") and len(one.value) == len(whole) + 3
    ]


def _in_range(value: str, request: SearchRequest) -> bool:
    first, last = request.date_from, request.date_to
    if not (first or last):
        return False
    return (not first or value >= first[: len(value)]) and (not last or value[: len(last)] <= last)


def _crumbs(request: SearchRequest, chosen: str | None, address: Address) -> tuple[Choice, ...]:
    """The way back out: all dates, the chosen day's month and year.  Empty while nothing is chosen."""
    dated = any(one.field == "date" for one in request.filters)
    if not (dated or request.date_from or request.date_to or request.undated is not None):
        return ()
    wider = [chosen[:size] for size in (4, 7) if chosen and size < len(chosen)]
    return (
        Choice("all dates", address(steps.on_date(request, None))),
        *(Choice(words.iso_words(one), address(steps.on_date(request, one))) for one in wider),
    )


def _sorts(request: SearchRequest, address: Address) -> tuple[Choice, ...]:
    return tuple(
        Choice(words.SORTS[sort], address(steps.sorted_by(request, sort)), sort == request.sort)
        for sort in SORTS
        if request.query or sort != "relevance"
    )


def _hit(hit: Hit, request: SearchRequest, release_url: Callable[[str], str]) -> HitView:
    page = release_url(hit.id)
    carried = query_string(SearchRequest(query=request.query, exactness=request.exactness))
    url = f"{page}?{carried}" if request.query else page
    own_first = (hit.language, *(code for code in hit.languages if code != hit.language))
    return HitView(
        title=hit.title or "Untitled",
        highlights=hit.title_highlights,
        url=url,
        tag=words.TAGS.get(hit.language, hit.language),
        date=words.short_date(hit.date, hit.date_precision, hit.date_basis),
        kind=words.KINDS.get(hit.kind, hit.kind),
        author=hit.author,
        badges=tuple(
            (words.TAGS.get(code, code), words.BADGES.get(code, code), not n)
            for n, code in enumerate(own_first)
        ),
        snippets=tuple(
            SnippetView(one.text, one.highlights, one.passage, f"{url}#p{one.passage}")
            for one in hit.snippets
        ),
    )


def _pager(request: SearchRequest, pages: int, address: Address) -> Pager:
    page = min(page_of(request), pages)
    wanted = sorted({1, pages, *range(max(1, page - NEAR_PAGES), min(pages, page + NEAR_PAGES) + 1)})
    choices: list[Choice | None] = []
    for before, number in zip([0, *wanted], wanted, strict=False):
        if number - before > 1:
            choices.append(None)
        choices.append(Choice(str(number), address(steps.on_page(request, number)), number == page))
    return Pager(
        pages=tuple(choices),
        previous=address(steps.on_page(request, page - 1)) if page > 1 else None,
        following=address(steps.on_page(request, page + 1)) if page < pages else None,
    )


def _notices(
    result: SearchResult, problems: tuple[Problem, ...], pages: int, address: Address
) -> tuple[Notice, ...]:
    notices = [Notice(problem.message) for problem in problems]
    notices += [_diagnosed(one, result.request, address) for one in result.diagnostics]
    if result.total and not result.hits:
        last = address(steps.on_page(result.request, pages))
        notices.append(
            Notice(f"There is no page {page_of(result.request)}.", f"the last page, {pages}", last)
        )
    return tuple(notices)


def _diagnosed(one: Diagnostic, request: SearchRequest, address: Address) -> Notice:
    if one.repaired is None or one.repaired == request.query:
        return Notice(one.message)
    return Notice(one.message, one.repaired, address(steps.asking(request, one.repaired)))


def _ways_out(result: SearchResult, address: Address) -> tuple[Choice, ...]:
    """What would find something: other rungs with a count, one filter fewer, the nearest dates."""
    request = result.request
    ways = [
        Choice(f"Search {rung} ({words.RUNGS[rung][1]})", address(steps.at_rung(request, rung)), count=count)
        for rung in EXACTNESS
        if rung != request.exactness and (count := result.counts_by_exactness.get(rung, 0))
    ]
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
