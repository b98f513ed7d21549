"""The search page at `/` and `/search`, and the full list of one facet's values."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, abort, render_template, request, url_for

from indexer.request import SearchRequest
from indexer.trends import TrendRequest
from indexer.units import Unit
from webapp import (
    addresses,
    exports,
    facets,
    guide,
    params,
    presenters,
    services,
    steps,
    trend_params,
    unit_pages,
    units,
    words,
)
from webapp.choices import Address, Choice
from webapp.examples import learned

blueprint = Blueprint("search", __name__)

WHOLE_FACET = 500
"""Values of a facet on the page that lists them all."""


@blueprint.get("/")
def landing() -> str:
    """The newest releases and what there is to search; with parameters, the same as `/search`."""
    return _page(invite=not request.args)


@blueprint.get("/search")
def results() -> str:
    return _page(invite=False)


@blueprint.get("/facets/<parameter>")
def facet(parameter: str) -> str:
    """Every value of one facet for a search, to choose from."""
    field = params.FIELDS.get(parameter)
    if field is None:
        abort(404)
    find = request.args.get("find", "").strip()
    own = units.read(pair for pair in request.args.items(multi=True) if pair[0] != "find")
    reading = params.read(own.rest)
    at = own.address(url_for("search.results"))
    result = services.searcher().search(whole_facet(reading.request, field, find))
    shown = replace(result, request=reading.request)
    views = facets.present(shown, at, whole=True)
    return render_template(
        "search/facet.html",
        facet=views[0] if views else None,
        title=words.FACETS[field],
        one=words.ONE[field],
        query=reading.request.query,
        hidden=hidden_fields(reading.request, "q"),
        find=find,
        carried=hidden_fields(reading.request) + own.pairs(),
        back_url=at(reading.request),
        words=words,
    )


def whole_facet(request_: SearchRequest, field: str, find: str, *, page: int = 1) -> SearchRequest:
    """What to ask for the values of one facet, all that fit on a page or those that hold `find`."""
    return replace(
        request_,
        facets=(field,),
        facet_values=WHOLE_FACET,
        facet_find=find,
        facet_offset=(page - 1) * WHOLE_FACET,
        limit=1,
        offset=0,
        snippets=0,
    )


def hidden_fields(request_: SearchRequest, *without: str) -> list[tuple[str, str]]:
    """What a form carries along beside its own fields: everything but the page and `without`."""
    return [pair for pair in params.write(request_) if pair[0] not in ("page", *without)]


def _page(*, invite: bool) -> str:
    own = units.read(request.args.items(multi=True))
    reading = params.read(own.rest)
    asked = reading.request
    # Of releases only what stands around them is shown beside another unit.
    if own.unit:
        asked = replace(asked, limit=1, offset=0, snippets=0)
    result = services.searcher().search(asked)
    listed = found = None
    at: Address = addresses.search
    if own.unit:
        path = url_for("search.results")
        at = own.address(path)
        found = services.searcher().units(own.unit, own.request(reading.request))
        listed = unit_pages.present(found, path, addresses.release, said_already=result.diagnostics)
        result = replace(result, request=reading.request)
    problems = (*own.problems, *reading.problems)
    page = presenters.present(result, problems, address=at, release_url=addresses.release)
    carried = own.pairs()
    if own.unit == "quotations":
        page = with_kinds(page, own)
    counted = "" if invite else listed.count if listed else page.count
    return render_template(
        "search/page.html",
        page=page,
        counted=counted,
        saved=Choice(_called(page, own.unit), at(steps.on_page(page.request, 1))),
        examples=_examples(result.generation) if invite else (),
        request_=page.request,
        query=page.request.query,
        hidden=hidden_fields(page.request, "q") + carried,
        hidden_dates=hidden_fields(page.request, "from", "to", "undated", "date", "not_date") + carried,
        searched=words.counted(result.searched, "release was", "releases were"),
        coverage=presenters.coverage(result) if invite else None,
        empty=not result.searched,
        units=listed,
        tabs=() if invite else units.tabs(own.unit or "releases", reading.request, url_for("search.results")),
        found=words.counted(result.total, "release"),
        taken=exports.taken(result.total, found),
        exports=exports.links(own, page.request) if page.hits or (listed and listed.entries) else (),
        over_time=_over_time(page.request) if page.request.query else None,
        json_url=own.address(url_for("api.search"))(page.request),
        whole_urls={
            one.field: own.address(url_for("search.facet", parameter=one.parameter))(page.request)
            for one in page.facets
            if one.more
        },
        words=words,
    )


def _over_time(request_: SearchRequest) -> str:
    """Where the same search is counted year by year, beside others if one likes."""
    asked = TrendRequest((request_.query,), replace(request_, query="", offset=0, sort="newest"))
    return trend_params.address(url_for("research.show"), asked)


def with_kinds(page: presenters.SearchPage, own: units.UnitReading) -> presenters.SearchPage:
    """The page with the kinds of quotations that are kept among its filters."""
    path = url_for("search.results")
    first = steps.on_page(page.request, 1)
    chips = [
        presenters.Chip(
            "kind of quotation", words.QUOTE_KINDS[kind], own.without_kind(kind).address(path)(first)
        )
        for kind in own.kinds
    ]
    every = replace(own, kinds=()).address(path)
    return replace(page, chips=(*page.chips, *chips), clear_url=every(steps.without_filters(page.request)))


def _called(page: presenters.SearchPage, unit: Unit | None) -> str:
    """What a search is called where it is kept among others."""
    asked = page.request
    kept = [f"{chip.name}: {'not ' if chip.excluded else ''}{chip.label}" for chip in page.chips]
    other = asked.query and asked.exactness != SearchRequest().exactness
    rung = [words.RUNGS[asked.exactness][0]] if other else []
    return ", ".join(
        [asked.query or "Everything", *kept, *rung, *([words.UNITS[unit].lower()] if unit else [])]
    )


def _examples(generation: str) -> tuple[Choice, ...]:
    """A few searches that find something in this archive; none where it shows no names and no phrases."""
    one = learned(generation)
    speaks = ("speaker", one.speaker) if one.speaker else ("person", one.person)
    named = (speaks, ("product", one.product), ("", one.phrase))
    queries = [f'{field}:"{text}"' if field else f'"{text}"' for field, text in named if text]
    return tuple(map(guide.example, queries))
