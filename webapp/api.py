"""JSON for programs under `/api/v1`: the objects the command line prints, with links and ETags.

Programs get an error where a page would go on without the bad parameter: a filter left out in
silence is a wrong answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace

from flask import Blueprint, Response, abort, jsonify, request, url_for

from corpus.annotations import annotation
from indexer.quotecheck.serial import check_json
from indexer.request import SearchRequest
from indexer.results import Diagnostic
from indexer.serial import facet_json, result_json, unit_json
from webapp import citing, exports, params, questions, services, states
from webapp.bodies import json_object
from webapp.choices import Address
from webapp.errors import BadParameters, takes_only
from webapp.paging import here, linked
from webapp.params import Problem
from webapp.search import whole_facet
from webapp.steps import on_page

blueprint = Blueprint("api", __name__)


@blueprint.get("/api/v1/search")
def search() -> Response:
    """The same parameters as the page."""
    asked = exports.read(request.args.items(multi=True))
    own = asked.own
    at = own.address(request.path)
    if own.unit:
        # Programs count; pages, which are waited for, read no more than they show.
        found = services.searcher().units(own.unit, replace(own.request(asked.search), whole=True))
        found = replace(found, diagnostics=(*found.diagnostics, *_past_end(asked.search, found.total)))
        return _linked(jsonify(unit_json(found)), asked.search, found.total, at)
    result = services.searcher().search(asked.search)
    result = replace(result, diagnostics=(*result.diagnostics, *_past_end(asked.search, result.total)))
    response = jsonify(result_json(result))
    if result.generation:
        whole = params.query_string(asked.search)
        # The snippets are read from the archive, which may have changed since the index was built.
        response.set_etag(states.tag(result.generation, states.archive_digest(), whole, asked.day))
    return _linked(response, asked.search, result.total, at)


@blueprint.get("/api/v1/facets/<parameter>")
def facet(parameter: str) -> Response:
    """A page of the values of one facet for a search, the most frequent first; `find` names some of them."""
    field = params.FIELDS.get(parameter)
    if field is None or field == "source":
        abort(404)
    reading = params.read(pair for pair in request.args.items(multi=True) if pair[0] != "find")
    if reading.problems:
        raise BadParameters(reading.problems)
    page = params.page_of(reading.request)
    asked = whole_facet(reading.request, field, request.args.get("find", ""), page=page)
    (found,) = services.searcher().search(asked).facets
    where = {"total": found.total, "offset": asked.facet_offset, "limit": asked.facet_values}
    response = jsonify({**facet_json(found), **where})
    return linked(response, here, page=page, total=found.total, limit=asked.facet_values)


@blueprint.get("/api/v1/suggest")
def suggest() -> Response:
    """What may be meant by the beginning of a query: people, products, titles, past wordings."""
    takes_only("q")
    typed = request.args.get("q", "")
    found = services.searcher().suggest(typed)
    return jsonify({"query": typed, "suggestions": [asdict(one) for one in found]})


@blueprint.route("/api/v1/check", methods=["GET", "POST"])
def check() -> Response:
    """One quotation: `text` (in an address also `q`), `speaker`, `date` as JSON or as fields of a form."""
    asked = questions.read(_sent())
    problems = asked.problems
    if not asked.text and not problems:
        problems = (
            Problem("text", "There is no quotation. Send one as “text”, as JSON or as a form’s field."),
        )
    question = asked.question
    if problems or question is None:
        raise BadParameters(problems)
    with services.searcher().checker() as checker:
        return jsonify(check_json(checker.check(question), citing.citer()))


def _sent() -> Iterable[tuple[str, object]]:
    """The fields of a request: those of its JSON, of its form, or of its address."""
    if request.method != "POST":
        return request.args.items(multi=True)
    if not request.is_json:
        return [*request.args.items(multi=True), *request.form.items(multi=True)]
    return [*request.args.items(multi=True), *json_object().items()]


@blueprint.get("/api/v1/releases/<release_id>")
def release(release_id: str) -> Response:
    """The release's line of the annotations export, with its text and its other language."""
    takes_only()
    archive = services.archive()
    found = archive.release(release_id)
    return jsonify(
        {
            **annotation(found),
            "text": found.text,
            "counterpart": archive.counterpart(release_id),
            "current": archive.is_current(release_id),
            "url": url_for("releases.show", release_id=release_id),
        }
    )


@blueprint.get("/api/v1/archive")
def archive() -> Response:
    """What the archive covers."""
    takes_only()
    return jsonify(asdict(states.summary()))


@blueprint.get("/healthz")
def health() -> Response:
    """200 while a search is answered; an error of its own kind otherwise."""
    asked = SearchRequest(limit=0, snippets=0, facets=(), histogram=False, sort="newest")
    result = services.searcher().search(asked)
    return jsonify({"status": "ok", "releases": result.searched, "generation": result.generation})


def _past_end(asked: SearchRequest, total: int) -> Iterator[Diagnostic]:
    """What is to be said of a page behind the last, whose list of hits is empty as if nothing was found."""
    last = -(-total // asked.limit) if asked.limit else 1
    if total and asked.offset >= total:
        yield Diagnostic("no-such-page", f"There is no page {params.page_of(asked)}; the last one is {last}.")


def _linked(response: Response, asked: SearchRequest, total: int, at: Address) -> Response:
    return linked(
        response,
        lambda number: at(on_page(asked, number)),
        page=params.page_of(asked),
        total=total,
        limit=asked.limit,
    )
