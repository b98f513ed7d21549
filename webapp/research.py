"""Counts over time at `/trends`: the page, its table as CSV and JSON, and the same for programs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from flask import Blueprint, Response, jsonify, render_template, request, url_for

from corpus.csv_table import csv_lines
from indexer.before_asking import unusable
from indexer.config import MAX_SERIES
from indexer.request import EXACTNESS, SearchRequest
from indexer.trends import TrendRequest, TrendResult
from indexer.trends_table import table, trends_json
from webapp import addresses, services, states, streams, trend_params, trends, words
from webapp.errors import BadParameters
from webapp.params import NAMES, Problem

blueprint = Blueprint("research", __name__)

TYPED = ("person", "language", "kind")
"""The facets that the form has a field for; others are carried along as they are."""


@dataclass(frozen=True, slots=True)
class Form:
    """What the fields of the form hold, and what it carries along beside them."""

    queries: tuple[str, ...]
    values: dict[str, str]
    hidden: tuple[tuple[str, str], ...]


@blueprint.get("/trends")
def show() -> str:
    """A chart and a table of up to five queries; without any, the form to ask for them."""
    reading = trend_params.read(request.args.items(multi=True))
    result = services.searcher().trends(reading.request)
    asked = replace(result.request, unit=reading.request.unit)

    def at(other: TrendRequest, shares: bool) -> str:
        return trend_params.address(url_for("research.show"), other, shares=shares)

    page = trends.present(
        result, reading.problems, shares=reading.shares, address=at, search=addresses.search
    )
    return render_template(
        "research/trends.html",
        page=page,
        shares=reading.shares,
        form=_form(asked, reading.shares),
        search=asked.search,
        rungs=EXACTNESS,
        files=[
            ("CSV", trend_params.address(url_for("research.as_csv"), asked)),
            ("JSON", trend_params.address(url_for("research.as_json"), asked)),
        ],
        archive_digest=result.archive_digest,
        asked_on=states.today(),
        words=words,
    )


@blueprint.get("/trends.csv")
def as_csv() -> Response:
    """A row for each query and period, and for what no period holds."""
    result = _counted()
    lines = csv_lines(table(result, asked_on=states.today()))
    return _tagged(streams.table(lines, f"trends-{states.today().isoformat()}.csv"), result)


@blueprint.get("/trends.json")
@blueprint.get("/api/v1/trends")
def as_json() -> Response:
    """The same parameters as the page; numbers and shares together."""
    result = _counted()
    return _tagged(jsonify(trends_json(result, asked_on=states.today())), result)


def _counted() -> TrendResult:
    """What a program asks for.  Raises BadParameters where a parameter cannot be used."""
    reading = trend_params.read(request.args.items(multi=True))
    reasons = filter(None, map(unusable, reading.request.queries))
    problems = (*reading.problems, *(Problem("q", reason) for reason in reasons))
    if not reading.request.queries:
        problems = (*problems, Problem("q", f"There is no query. Give one to {MAX_SERIES} as “q”."))
    if problems:
        raise BadParameters(problems)
    return services.searcher().trends(reading.request)


def _tagged(response: Response, result: TrendResult) -> Response:
    asked = trend_params.address(request.path, result.request)
    response.set_etag(
        states.tag(result.generation, result.archive_digest, asked, states.today(), date.today())
    )
    return response


def _form(asked: TrendRequest, shares: bool) -> Form:
    """A facet with one value stands in its field; several, or an excluded one, are carried along."""
    values: dict[str, str] = {}
    carried = []
    for one in asked.search.filters:
        if one.field in TYPED and len(one.values) == 1 and not one.exclude:
            values[one.field] = one.values[0]
        else:
            carried.append(one)
    search = SearchRequest(filters=tuple(carried), undated=asked.search.undated)
    hidden = trend_params.write(TrendRequest((), search, asked.unit), shares=shares)
    queries = (*asked.queries, *("",) * MAX_SERIES)[:MAX_SERIES]
    return Form(queries, {NAMES[field]: value for field, value in values.items()}, tuple(hidden))
