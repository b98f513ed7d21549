"""The routes that people and products have alike: the list of all and the page of each, as HTML and as JSON.

What is told of a person or a product stands in `people` and `products`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from flask import Blueprint, make_response, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from corpus.errors import NotFound
from indexer.profiles import Profiler
from indexer.profiles.listing import Kind
from webapp import addresses, name_ways, profiles
from webapp.errors import BadParameters
from webapp.params import Problem


@dataclass(frozen=True, slots=True)
class Named:
    """What differs between the two.

    `html` and `json` are what is known of a name; `problems` is what of the address of the request neither
    of them can use.  `unknown` is said of a name that is none.
    """

    kind: Kind
    html: Callable[[Profiler, str], str]
    json: Callable[[Profiler, str], AnyResponse]
    problems: Callable[[], tuple[Problem, ...]]
    unknown: str


def add_routes(blueprint: Blueprint, of: Named) -> None:
    """Gives a blueprint, which is named as what it lists, its four routes."""
    many = profiles.MANY[of.kind]
    name_url = partial(addresses.named, many)

    def listing() -> AnyResponse | str:
        """`find`, `sort` and `page`; with `name` the page of one, whose name no path can carry."""
        if "name" in request.args:
            return show(request.args["name"])
        return profiles.list_html(of.kind, f"{many}/list.html", name_url, url_for(f"{many}.listing_json"))

    def listing_json() -> AnyResponse:
        """`find`, `sort` (see `indexer.profiles.listing.SORTS`) and `page`; `name` as on the page."""
        if "name" in request.args:
            return show_json(request.args["name"])
        return profiles.list_json(of.kind, many)

    def show(name: str) -> AnyResponse:
        """A spelling leads to the name it stands for; where it can be several, they are listed (300)."""
        profiler = profiles.profiler()
        names = meant(profiler, name)
        if names != (name,):
            return name_ways.spelled(many, name, names)
        return make_response(of.html(profiler, name))

    def show_json(name: str) -> AnyResponse:
        """The profile by any spelling that stands for no other; else which names it can be (300)."""
        if problems := of.problems():
            raise BadParameters(problems)
        profiler = profiles.profiler()
        names = meant(profiler, name)
        if names != (name,):
            return name_ways.spelled_json(many, name, names)
        return of.json(profiler, name)

    def meant(profiler: Profiler, name: str) -> tuple[str, ...]:
        names = profiler.names(of.kind, name)
        if not names:
            raise NotFound(of.unknown.format(name[:80]))
        return names

    for path, page, as_json in (("", listing, listing_json), ("/<path:name>", show, show_json)):
        blueprint.add_url_rule(f"/{many}{path}", view_func=page)
        blueprint.add_url_rule(f"/api/v1/{many}{path}", view_func=as_json)
