"""For programs that look around: the browser's search box, crawlers, and what each may be told.

Decides what crawlers are asked to leave alone: whatever is asked with a question of one's own, which are
without number, and what is for programs.
Every release is in the site map, so that nothing is lost by that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from flask import Blueprint, Response, abort, jsonify, request, url_for

from webapp import addresses, services, states
from webapp.streams import streamed
from webapp.xml_text import HEAD, element, empty

blueprint = Blueprint("discovery", __name__)

SUGGESTIONS: Final = "application/x-suggestions+json"
IN_ONE_MAP: Final = 50_000
"""Addresses in one file, by the protocol of site maps (sitemaps.org)."""
_MAPS: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_TERMS: Final = "{searchTerms}"
_LEFT_ALONE: Final = (
    *("/api/", "/check", "/facets/", "/search", "/suggest", "/releases/*?", "/releases/*/reused"),
    *("/wording?", "/trends?", "/trends.", "/people/*?", "/people?", "/products/*?", "/products?"),
    *("/boilerplate?", "/coverage."),
)


@blueprint.get("/opensearch.xml")
def opensearch() -> Response:
    """The description that lets a browser search here from its own box (OpenSearch 1.1)."""
    found = [
        HEAD,
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n',
        element("ShortName", "On Record"),
        element("Description", "Search this archive of press releases"),
        element("InputEncoding", "UTF-8"),
        element("Image", url_for("static", filename="sign.svg", _external=True), type="image/svg+xml"),
        _template("text/html", "search.results"),
        _template("application/atom+xml", "feeds.feed"),
        _template("application/json", "api.search"),
        _template(SUGGESTIONS, "discovery.suggest", rel="suggestions"),
        empty(
            "Url",
            type="application/opensearchdescription+xml",
            rel="self",
            template=url_for("discovery.opensearch", _external=True),
        ),
        "</OpenSearchDescription>\n",
    ]
    return _xml("".join(found), "application/opensearchdescription+xml")


@blueprint.get("/suggest")
def suggest() -> Response:
    """What a browser shows while somebody types: the query, queries, how often, where each is asked."""
    typed = request.args.get("q", "")
    found = services.searcher().suggest(typed)
    # What is counted of a wording is not what a search for it finds.
    counts = [one.kind if one.kind == "wording" else f"{one.kind} · {one.count:,}" for one in found]
    asked = [url_for("search.results", q=one.query, _external=True) for one in found]
    response = jsonify([typed, [one.query for one in found], counts, asked])
    response.headers["Content-Type"] = SUGGESTIONS
    return response


@blueprint.get("/robots.txt")
def robots() -> Response:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _LEFT_ALONE)]
    lines += ["", f"Sitemap: {url_for('discovery.sitemap', _external=True)}"]
    return Response("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@blueprint.get("/sitemap.xml")
def sitemap() -> Response:
    """Every current release; where they are more than one file may hold, the list of the files."""
    arrived = states.arrivals()
    if len(arrived) <= IN_ONE_MAP:
        return _map(_addresses(tuple(arrived.items())), states.archive_digest())
    parts = range(1, -(-len(arrived) // IN_ONE_MAP) + 1)
    found = [HEAD, f'<sitemapindex xmlns="{_MAPS}">\n']
    for part in parts:
        address = url_for("discovery.sitemap_part", part=part, _external=True)
        found.append(f"<sitemap>\n{element('loc', address)}</sitemap>\n")
    return _xml("".join([*found, "</sitemapindex>\n"]), "application/xml")


@blueprint.get("/sitemap-<int:part>.xml")
def sitemap_part(part: int) -> Response:
    """One of several; 404 for one there is not."""
    shown = tuple(states.arrivals().items())[max(0, part - 1) * IN_ONE_MAP : part * IN_ONE_MAP]
    if not shown:
        abort(404)
    return _map(_addresses(shown), f"{states.archive_digest()} {part}")


def _map(pieces: Iterator[str], state: str) -> Response:
    tag = states.tag(state, request.url_root)
    return streamed(pieces, kind="application/xml; charset=utf-8", tag=tag)


def _addresses(arrived: Sequence[tuple[str, str]]) -> Iterator[str]:
    """A release's text never changes, so that it was last modified when it came."""
    permalink = addresses.permalinks()
    yield f'{HEAD}<urlset xmlns="{_MAPS}">\n'
    for release_id, instant in arrived:
        day = element("lastmod", instant[:10])
        yield f"<url>\n{element('loc', permalink(release_id))}{day}</url>\n"
    yield "</urlset>\n"


def _template(kind: str, endpoint: str, rel: str = "results") -> str:
    return empty("Url", type=kind, rel=rel, template=f"{url_for(endpoint, _external=True)}?q={_TERMS}")


def _xml(text: str, kind: str) -> Response:
    return Response(text.encode("utf-8", "replace"), content_type=f"{kind}; charset=utf-8")
