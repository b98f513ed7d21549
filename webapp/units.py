"""Passages and quotations instead of releases: what an address asks for of them.

They take the parameters of a search and five more: `unit`, `order`, `quote` (kinds of quotation), `unfold`
and `whole` (all of them counted, not only as many as the page needs).  What the search itself asks for is
read by `params`, what is shown of the answer in `unit_pages`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import cast
from urllib.parse import urlencode

from corpus.models import QuoteKind
from indexer.request import SearchRequest
from indexer.units import QUOTE_KINDS, UNIT_SORTS, Unit, UnitRequest, UnitSort
from webapp import params, words
from webapp.choices import Address, Choice
from webapp.params import Problem

UNITS = ("releases", "passages", "quotations")
OWN = ("unit", "order", "quote", "unfold", "whole")
Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class UnitReading:
    """`unit` and `asked` are None where releases are asked for; `rest` is what `params` is to read."""

    unit: Unit | None
    order: UnitSort
    kinds: tuple[QuoteKind, ...]
    unfold: bool
    whole: bool
    rest: Pairs
    problems: tuple[Problem, ...]

    def request(self, search: SearchRequest) -> UnitRequest:
        return UnitRequest(search, self.order, self.kinds, self.unfold, self.whole)

    def pairs(self) -> Pairs:
        """What a form carries along to come back to this unit."""
        blank = SearchRequest(sort=params.default_sort(""))
        return write(self.unit, self.request(blank)) if self.unit else []

    def address(self, path: str) -> Address:
        """Where another search is asked in the same unit and order."""
        return lambda search: address_of(path, self.unit or "releases", self.request(search))

    def without_kind(self, kind: QuoteKind) -> UnitReading:
        return replace(self, kinds=tuple(one for one in self.kinds if one != kind))


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
        _is_set(own["unfold"]),
        _is_set(own["whole"]),
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
    if request.whole:
        pairs.append(("whole", "1"))
    return pairs


def tabs(unit: str, search: SearchRequest, path: str) -> tuple[Choice, ...]:
    """The three units, each an address; the page begins anew in each."""
    fresh = UnitRequest(replace(search, offset=0))
    return tuple(
        Choice(words.UNITS[each], address_of(path, each, fresh), each == unit)
        for each in UNITS
        if each != "passages" or search.query
    )


def address_of(path: str, unit: str, request: UnitRequest) -> str:
    """Where a unit is asked for."""
    pairs = write(unit, request)
    return path + (f"?{urlencode(pairs)}" if pairs else "")


def _is_set(values: list[str]) -> bool:
    return bool(values) and values[-1] not in ("0", "no")


def _one_of(name: str, values: list[str], choices: tuple[str, ...], problems: list[Problem]) -> str | None:
    if not values:
        return None
    if values[-1] in choices:
        return values[-1]
    said = params.no_choice(values[-1], name, choices)
    problems.append(Problem(name, said))
    return None
