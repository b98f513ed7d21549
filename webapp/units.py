"""The pages of passages and of quotations: their parameters, and what is shown of each hit.

They take the parameters of a search and four more: `unit`, `order`, `quote` (kinds of quotation) and
`unfold`.  What the search itself asks for is read by `params`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import cast
from urllib.parse import urlencode

from corpus.models import QuoteKind
from indexer.request import SearchRequest
from indexer.results import Diagnostic
from indexer.units import (
    QUOTE_KINDS,
    UNIT_SORTS,
    Folded,
    Line,
    Quotation,
    Unit,
    UnitRequest,
    UnitResult,
    UnitSort,
)
from webapp import params, words
from webapp.choices import Address, Choice
from webapp.params import Problem

UNITS = ("releases", "passages", "quotations")
OWN = ("unit", "order", "quote", "unfold")
Pairs = list[tuple[str, str]]
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class UnitReading:
    """`unit` and `asked` are None where releases are asked for; `rest` is what `params` is to read."""

    unit: Unit | None
    order: UnitSort
    kinds: tuple[QuoteKind, ...]
    unfold: bool
    rest: Pairs
    problems: tuple[Problem, ...]

    def request(self, search: SearchRequest) -> UnitRequest:
        return UnitRequest(search, self.order, self.kinds, self.unfold)

    def pairs(self) -> Pairs:
        """What a form carries along to come back to this unit."""
        blank = SearchRequest(sort=params.default_sort(""))
        return write(self.unit, self.request(blank)) if self.unit else []

    def address(self, path: str) -> Address:
        """Where another search is asked in the same unit and order."""
        return lambda search: _address(path, self.unit or "releases", self.request(search))

    def without_kind(self, kind: QuoteKind) -> UnitReading:
        return replace(self, kinds=tuple(one for one in self.kinds if one != kind))


@dataclass(frozen=True, slots=True)
class EntryView:
    """A line or a quotation and where it leads; `others` are the releases that repeat it.

    A line's `left`, `hit` and `right` are on one line each, however the source breaks them.
    """

    one: Line | Quotation
    url: str
    title_url: str
    tag: str
    date: str
    who: str | None
    how: str
    count: int
    others: tuple[tuple[str, str, str], ...]
    left: str = ""
    hit: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class UnitPage:
    """What the section of a page shows in place of the hits."""

    unit: Unit
    count: str
    orders: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    fold: Choice | None
    entries: tuple[EntryView, ...]
    previous: str | None
    following: str | None
    notices: tuple[str, ...]


def read(pairs: Iterable[tuple[str, str]]) -> UnitReading:
    """The parameters of this module apart from the others; what cannot be used is reported."""
    own: dict[str, list[str]] = {name: [] for name in OWN}
    rest: Pairs = []
    problems: list[Problem] = []
    for name, raw in pairs:
        if name not in OWN:
            rest.append((name, raw))
        elif raw.strip():
            own[name].append(raw.strip().lower())
    unit = _one_of("unit", own["unit"], UNITS, problems) or "releases"
    orders = UNIT_SORTS.get(unit, ("relevance",))
    if unit != "releases":
        # Releases are sorted, lines and quotations ordered; who asks for the one means the other.
        own["order"] = own["order"] or [raw.strip().lower() for name, raw in rest if name == "sort"]
        rest = [pair for pair in rest if pair[0] != "sort"]
    order = _one_of("order", own["order"], orders, problems) or "relevance"
    kinds = [kind for kind in QUOTE_KINDS if kind in own["quote"]]
    for raw in own["quote"]:
        if raw not in QUOTE_KINDS:
            _one_of("quote", [raw], QUOTE_KINDS, problems)
    return UnitReading(
        None if unit == "releases" else cast(Unit, unit),
        cast(UnitSort, order),
        tuple(kinds),
        bool(own["unfold"]) and own["unfold"][-1] not in ("0", "no"),
        rest,
        tuple(problems),
    )


def write(unit: str, request: UnitRequest) -> Pairs:
    """The parameters of a request, those of its search first; `read` gives the same back."""
    pairs = params.write(request.search)
    if unit != "releases":
        pairs.append(("unit", unit))
    if request.sort != "relevance":
        pairs.append(("order", request.sort))
    pairs += [("quote", kind) for kind in request.quote_kinds]
    if request.unfold:
        pairs.append(("unfold", "1"))
    return pairs


def tabs(unit: str, search: SearchRequest, path: str) -> tuple[Choice, ...]:
    """The three units, each an address; the page begins anew in each."""
    fresh = UnitRequest(replace(search, offset=0))
    return tuple(
        Choice(words.UNITS[each], _address(path, each, fresh), each == unit)
        for each in UNITS
        if each != "passages" or search.query
    )


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
        return _address(path, unit, replace(request, **{"search": first, **changes}))  # type: ignore[arg-type]

    return UnitPage(
        unit=unit,
        count=_count(result),
        orders=tuple(
            Choice(words.ORDERS[sort], at(sort=sort), sort == request.sort) for sort in UNIT_SORTS[unit]
        ),
        kinds=_kinds(request, at) if unit == "quotations" else (),
        fold=_fold(result, at),
        entries=tuple(entry(one, request.search, release_url) for one in result.hits),
        previous=_turn(result, path, -1),
        following=_turn(result, path, 1),
        notices=tuple(
            note.message
            for note in result.diagnostics
            if note.message not in {said.message for said in said_already}
        ),
    )


def _address(path: str, unit: str, request: UnitRequest) -> str:
    pairs = write(unit, request)
    return path + (f"?{urlencode(pairs)}" if pairs else "")


def _count(result: UnitResult) -> str:
    one = "passage" if result.unit == "passages" else "quotation"
    return f"{words.counted(result.total, one)} in {words.counted(result.releases, 'release')}"


def _kinds(request: UnitRequest, at: Callable[..., str]) -> tuple[Choice, ...]:
    chosen = request.quote_kinds
    every = Choice("all kinds", at(quote_kinds=()), not chosen)
    each = (Choice(words.QUOTE_KINDS[kind], at(quote_kinds=(kind,)), kind in chosen) for kind in QUOTE_KINDS)
    return (every, *each)


def _fold(result: UnitResult, at: Callable[..., str]) -> Choice | None:
    if result.request.unfold:
        return Choice("fold what repeats", at(unfold=False))
    if result.occurrences > result.total:
        return Choice(f"list all {result.occurrences:,} one by one", at(unfold=True))
    return None


def _turn(result: UnitResult, path: str, step: int) -> str | None:
    search = result.request.search
    offset = search.offset + step * search.limit
    if not 0 <= offset < result.total:
        return None
    turned = replace(result.request, search=replace(search, offset=offset))
    return _address(path, result.unit, turned)


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
            (f"{release_url(other.home.id)}#p{other.home.passage}", other.home.title, _date(other))
            for other in one.others
        ),
        **_on_one_line(first) if isinstance(first, Line) else {},
    )


def _on_one_line(line: Line) -> dict[str, str]:
    return {name: _SPACE.sub(" ", getattr(line, name)) for name in ("left", "hit", "right")}


def _date(one: Line | Quotation) -> str:
    return words.home_date(one.home)


def _how(quote: Quotation) -> str:
    """By what a speaker is known, as the page of the release says it."""
    how = words.HOW_SPEAKER.get(quote.rule.rpartition(":")[2], "")
    return how.format(" ".join(quote.evidence.split())[:60]) if quote.evidence else how.replace("“{}”", "…")


def _one_of(name: str, values: list[str], choices: tuple[str, ...], problems: list[Problem]) -> str | None:
    if not values:
        return None
    if values[-1] in choices:
        return values[-1]
    said = f"“{values[-1][:40]}” is no choice for “{name}”: it takes {', '.join(choices)}."
    problems.append(Problem(name, said))
    return None
