"""Facets as what a page shows: for each value the addresses that select, exclude or release it.

Dates are nested by year and month as the index gives them; how many values are listed follows from
how long their addresses are, so that a page keeps its size.
"""

from __future__ import annotations

from dataclasses import dataclass

from indexer.request import SearchRequest
from indexer.results import Facet, FacetValue, SearchResult
from webapp import steps, words
from webapp.choices import Address
from webapp.config import PAGE_BYTES
from webapp.params import NAMES, query_string

SHOWN = 7
"""Values of a facet shown at once; the others it lists unfold."""
SHOWN_DATES = 14
MARKUP = 420
"""Bytes of a listed value beside its two addresses."""


@dataclass(frozen=True, slots=True)
class ValueView:
    """One value.  `toggle_url` selects it or lets it go, `exclude_url` likewise for its exclusion.

    `depth` is 0 for a year, 1 for a month in it, 2 for a day; always 0 outside the dates.
    """

    label: str
    count: int
    toggle_url: str
    exclude_url: str
    selected: bool
    excluded: bool
    note: str = ""
    depth: int = 0
    tag: str | None = None


@dataclass(frozen=True, slots=True)
class FacetView:
    """`head` is shown, `rest` unfolds, `more` further values are on a page of their own."""

    field: str
    parameter: str
    title: str
    head: tuple[ValueView, ...]
    rest: tuple[ValueView, ...]
    more: int
    active: bool


def present(result: SearchResult, address: Address, *, whole: bool = False) -> tuple[FacetView, ...]:
    """The facets worth showing: with a choice to make or one made.  `whole` lists every value."""
    room = (
        PAGE_BYTES
        // (MARKUP + 2 * len(query_string(result.request)))
        // max(1, sum(bool(one.values) for one in result.facets))
    )
    return tuple(
        _facet(one, result.request, address, None if whole else max(3, room))
        for one in result.facets
        if one.values
    )


def _facet(facet: Facet, request: SearchRequest, address: Address, room: int | None) -> FacetView:
    ordered = (
        sorted(facet.values, key=lambda one: _by_date(one.value)) if facet.field == "date" else facet.values
    )
    settled = _settled(facet, request)
    values = [_value(facet.field, one, settled, address) for one in ordered]
    active = any(one.selected or one.excluded for one in values)
    shown = SHOWN_DATES if facet.field == "date" else SHOWN
    if room is None or len(values) <= shown + 1:
        head = values if room is None else values[:room]
    else:
        head = values[: min(shown, room)]
        head += [one for one in values[len(head) :] if one.selected or one.excluded]
    listed = {id(one) for one in head}
    rest = [one for one in values if id(one) not in listed]
    kept = rest if room is None else rest[: max(0, room - len(head))]
    return FacetView(
        field=facet.field,
        parameter=NAMES.get(facet.field, facet.field),
        title=words.FACETS.get(facet.field, facet.field.capitalize()),
        head=tuple(head),
        rest=tuple(kept),
        more=facet.more + len(rest) - len(kept),
        active=active,
    )


def _settled(facet: Facet, request: SearchRequest) -> SearchRequest:
    """The request with the values the index took for what was asked: “Shen” may stand for several names.

    Only so can each of them be let go by itself.
    """
    for exclude in (False, True):
        chosen = [one.value for one in facet.values if (one.excluded if exclude else one.selected)]
        if chosen:
            request = steps.choose(request, facet.field, chosen, exclude=exclude)
    return request


def _by_date(value: str) -> tuple[int, ...]:
    """Newest year first, and in it the months from January on, as a calendar reads."""
    numbers = [int(part) if part.isdigit() else 0 for part in value.split("-")]
    return (-numbers[0], *numbers[1:])


def _value(field: str, one: FacetValue, request: SearchRequest, address: Address) -> ValueView:
    return ValueView(
        label=words.value_label(field, one.value, one.label),
        count=one.count,
        toggle_url=address(steps.toggle(request, field, one.value)),
        exclude_url=address(steps.toggle(request, field, one.value, exclude=True)),
        selected=one.selected,
        excluded=one.excluded,
        note=one.family if one.family and one.family != one.label else "",
        depth=one.value.count("-") if field == "date" else 0,
        tag="zh-Hans" if field == "language" and one.value == "zh" else None,
    )
