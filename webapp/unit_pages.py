"""The pages of passages and of quotations: what is shown of an answer and of each hit.

What their addresses ask for is read and written by `units`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from indexer.request import SearchRequest
from indexer.results import Diagnostic
from indexer.units import QUOTE_KINDS, UNIT_SORTS, Folded, Line, Quotation, Unit, UnitRequest, UnitResult
from webapp import params, words
from webapp.choices import Choice
from webapp.layers import Layer, Ranges, Stretch, cut, cut_ranges
from webapp.pager import past_end
from webapp.units import address_of

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class EntryView:
    """A line or a quotation and where it leads; `others` are the releases that repeat it: address,
    title, date, and whether the title is its first words.

    A line's `left`, `hit` and `right` are on one line each, however the source breaks them, with a mark where
    their passage goes on.
    """

    one: Line | Quotation
    url: str
    title_url: str
    tag: str
    date: str
    who: str | None
    how: str
    count: int
    others: tuple[tuple[str, str, str, bool], ...]
    left: str = ""
    hit: str = ""
    right: str = ""
    said: Said | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """The text of a quotation, its matches, and over it what stands between its pieces."""

    text: str
    highlights: Ranges
    layers: tuple[Layer, ...]


@dataclass(frozen=True, slots=True)
class UnitPage:
    """What the section of a page shows in place of the hits.

    `whole` counts what was not counted, `last` is the last page where the one asked for is past it; `around`
    says what the chart and the filters count, where that is not the releases the heading has.
    """

    unit: Unit
    count: str
    orders: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    fold: Choice | None
    whole: Choice | None
    last: Choice | None
    entries: tuple[EntryView, ...]
    previous: str | None
    following: str | None
    notices: tuple[str, ...]
    around: str


def present(
    result: UnitResult,
    path: str,
    release_url: Callable[[str], str],
    *,
    said_already: tuple[Diagnostic, ...] = (),
) -> UnitPage:
    """The page of `result`; `path` is where it is asked, `release_url` where a release is."""
    request, unit = result.request, result.unit

    def at(**changes: object) -> str:
        first = replace(request.search, offset=0)
        return address_of(path, unit, replace(request, **{"search": first, **changes}))  # type: ignore[arg-type]

    return UnitPage(
        unit=unit,
        count=_count(result),
        orders=tuple(
            Choice(words.ORDERS[sort], at(sort=sort), sort == request.sort) for sort in UNIT_SORTS[unit]
        ),
        kinds=_kinds(request, at) if unit == "quotations" else (),
        fold=_fold(result, at),
        whole=None if result.complete or request.whole else Choice("count all of them", at(whole=True)),
        last=_last(result, path),
        entries=tuple(entry(one, request.search, release_url) for one in result.hits),
        previous=_turn(result, path, -1),
        following=_turn(result, path, 1),
        notices=tuple(
            note.message
            for note in result.diagnostics
            if note.message not in {said.message for said in said_already}
        ),
        around=_around(result),
    )


def _count(result: UnitResult) -> str:
    one = "passage" if result.unit == "passages" else "quotation"
    found = words.counted(result.total, one)
    if result.complete:
        return f"{found} in {words.counted(result.releases, 'release')}"
    return f"At least {found}; {words.counted(result.matching, 'release matches', 'releases match')}"


def _around(result: UnitResult) -> str:
    if not result.complete or result.releases == result.matching:
        return ""
    matching = words.counted(result.matching, "release that matches", "releases that match")
    return f"The chart and the filters count the {matching}."


def _kinds(request: UnitRequest, at: Callable[..., str]) -> tuple[Choice, ...]:
    chosen = request.quote_kinds
    every = Choice("all kinds", at(quote_kinds=()), not chosen)
    each = (Choice(words.QUOTE_KINDS[kind], at(quote_kinds=(kind,)), kind in chosen) for kind in QUOTE_KINDS)
    return (every, *each)


def _fold(result: UnitResult, at: Callable[..., str]) -> Choice | None:
    if result.request.unfold:
        return Choice("fold what repeats", at(unfold=False))
    if result.occurrences > result.total:
        known = f"all {result.occurrences:,}" if result.complete else "what repeats"
        return Choice(f"list {known} one by one", at(unfold=True))
    return None


def _turn(result: UnitResult, path: str, step: int) -> str | None:
    search = result.request.search
    offset = search.offset + step * search.limit
    return _at(offset, result, path) if 0 <= offset < result.total else None


def _last(result: UnitResult, path: str) -> Choice | None:
    """The last page, where the one that is asked for is past it."""
    search = result.request.search
    if result.hits or not result.total:
        return None
    pages = -(-result.total // search.limit)
    return past_end(
        params.page_of(search), pages, lambda number: _at((number - 1) * search.limit, result, path)
    )


def _at(offset: int, result: UnitResult, path: str) -> str:
    turned = replace(result.request, search=replace(result.request.search, offset=offset))
    return address_of(path, result.unit, turned)


def entry(one: Folded, search: SearchRequest, release_url: Callable[[str], str]) -> EntryView:
    """What is shown of a line or a quotation that `search` found."""
    first = one.first
    carried = params.query_string(SearchRequest(query=search.query, exactness=search.exactness))
    url = release_url(first.home.id) + (f"?{carried}" if search.query else "")
    return EntryView(
        one=first,
        url=f"{url}#p{first.home.passage}",
        title_url=url,
        tag=words.TAGS.get(first.home.language, first.home.language),
        date=_date(first),
        who=first.speaker,
        how=_how(first) if isinstance(first, Quotation) else "",
        count=one.count,
        others=tuple(
            (
                f"{release_url(other.home.id)}#p{other.home.passage}",
                other.home.title,
                _date(other),
                other.untitled,
            )
            for other in one.others
        ),
        said=said(first) if isinstance(first, Quotation) else None,
        **_on_one_line(first) if isinstance(first, Line) else {},
    )


def said(quote: Quotation, most: int | None = None) -> Said:
    """As much of a quotation as is shown, whole words of it; “…” says that it goes on.

    What stands between its pieces is quoted in it, and listed by itself, or tells who speaks.
    """
    text = quote.text
    if most is not None and len(text) > most:
        text = text[:most].rsplit(" ", 1)[0]
    # Between two quotations the marks tell it.
    label = "" if quote.kind == "direct" else "[set apart: "
    layer = tuple(Stretch(start, end, "between", label=label) for start, end in quote.between)
    more = " …" if len(text) < len(quote.text) or quote.goes_on else ""
    text = text.rstrip() if more else text
    return Said(text + more, cut_ranges(quote.highlights, 0, len(text)), (cut(layer, 0, len(text)),))


def _on_one_line(line: Line) -> dict[str, str]:
    left, hit, right = (_SPACE.sub(" ", text) for text in (line.left, line.hit, line.right))
    return {
        "left": f"…{left}" if line.left_cut else left,
        "hit": hit,
        "right": f"{right.rstrip()} …" if line.right_cut else right,
    }


def _date(one: Line | Quotation) -> str:
    return words.home_date(one.home)


def _how(quote: Quotation) -> str:
    """By what a speaker is known, as the page of the release says it."""
    rule = quote.rule.rpartition(":")[2]
    how = words.how_known(rule, named=quote.speaker is not None)
    said = words.without_possessive(" ".join((quote.evidence or "").split()))
    if rule in words.NAMED_BY and said and said == quote.speaker:
        return ""  # the name stands there already
    return how.format(said[:60]) if said else how.replace("“{}”", "…")
