"""The list of all products of the archive, and the page of each: its family, its times, its wordings."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from flask import Blueprint, jsonify, make_response, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from corpus.errors import NotFound
from corpus.models import Stance
from indexer.profiles import Profiler
from indexer.profiles.values import Description, ProductProfile, Sentence, Wording
from indexer.request import SearchRequest
from indexer.syntax import Phrase, Value, write
from webapp import name_ways, params, profiles, steps, units, words
from webapp.errors import BadParameters
from webapp.people import person_url
from webapp.profiles import PlaceView
from webapp.search import address

blueprint = Blueprint("products", __name__)

STANCES: dict[Stance, str] = {
    "unsupported": "as not supported or left out",
    "component": "as a part of something else",
}
"""What a product is in a release that is not about it."""


@dataclass(frozen=True, slots=True)
class WordingView:
    """`before` or `after` the name stand the words; `search_url` finds them beside it."""

    before: str
    after: str
    tag: str
    releases: int
    compared: str
    first: PlaceView
    last: PlaceView | None
    search_url: str


@dataclass(frozen=True, slots=True)
class DescriptionView:
    text: str
    tag: str
    releases: int
    first: PlaceView
    last: PlaceView | None


@dataclass(frozen=True, slots=True)
class AsideView:
    said: str
    place: PlaceView


@dataclass(frozen=True, slots=True)
class SentenceView:
    text: str
    highlights: tuple[tuple[int, int], ...]
    tag: str
    place: PlaceView


@blueprint.get("/products")
def listing() -> AnyResponse | str:
    """`find`, `sort` and `page`; with `name` the page of one product, whose name no path can carry."""
    if "name" in request.args:
        return show(request.args["name"])
    return profiles.list_html("product", "products/list.html", product_url, url_for("products.listing_json"))


@blueprint.get("/api/v1/products")
def listing_json() -> AnyResponse:
    """`find`, `sort` (releases, family, name, newest) and `page`; `name` as on the page."""
    if "name" in request.args:
        return show_json(request.args["name"])
    return profiles.list_json("product", "products")


@blueprint.get("/products/<path:name>")
def show(name: str) -> AnyResponse:
    """A spelling leads to the product it stands for; where it can be several, they are listed (300)."""
    profiler = profiles.profiler()
    names = _meant(profiler, name)
    if names != (name,):
        return name_ways.spelled("products", name, names)
    problems = params.read_only(name_ways.given(), ()).problems
    return make_response(_page(profiler.product(name), problems))


@blueprint.get("/api/v1/products/<path:name>")
def show_json(name: str) -> AnyResponse:
    """The profile of a product, by any spelling that stands for no other; else which it can be (300)."""
    problems = params.read_only(name_ways.given(), ()).problems
    if problems:
        raise BadParameters(problems)
    profiler = profiles.profiler()
    names = _meant(profiler, name)
    if names != (name,):
        return name_ways.spelled_json("products", name, names)
    return jsonify({**asdict(profiler.product(name)), "url": product_url(name)})


def _meant(profiler: Profiler, name: str) -> tuple[str, ...]:
    names = profiler.names("product", name)
    if not names:
        raise NotFound(f"No product of this archive is called “{name[:80]}”.")
    return names


@blueprint.app_template_global()
def product_url(name: str) -> str:
    """The page of a product."""
    return name_ways.name_address("products", name)


def _page(profile: ProductProfile, problems: tuple[params.Problem, ...]) -> str:
    name = profile.name
    named = steps.only("product", name)
    return render_template(
        "products/product.html",
        product=profile,
        tag=words.other_tag(name, "en") or "en",
        problems=problems,
        times=profiles.times(
            profile.presence,
            lambda value: address(steps.on_date(named, value)),
            address(steps.undated(named, True)),
        ),
        named_url=address(named),
        family_url=address(steps.only("family", profile.family)) if profile.family else None,
        category_url=address(steps.only("category", profile.category)) if profile.category else None,
        by_hand=profiles.by_hand(profile.by_hand),
        siblings=[
            (one, product_url(one.name), address(steps.only("product", one.name)), "")
            for one in profile.siblings
        ],
        siblings_url=url_for("search.facet", parameter="product", family=profile.family or name),
        beside=[
            (
                one,
                person_url(one.name),
                address(SearchRequest(query=profiles.naming("product", name, "person", one.name))),
                name,
            )
            for one in profile.beside
        ],
        beside_url=url_for("search.facet", parameter="person", product=name),
        asides=[AsideView(STANCES[one.stance], profiles.place(one.home)) for one in profile.asides],
        descriptions=[_description(one) for one in profile.descriptions],
        wordings=[_wording(one, name) for one in profile.wordings],
        sentences=[_sentence(one) for one in profile.sentences],
        lines_url=_in_context(write(Phrase(name))),
        json_url=name_ways.name_address("products", name, as_json=True),
        words=words,
    )


def _description(one: Description) -> DescriptionView:
    return DescriptionView(
        text=one.text,
        tag=words.TAGS.get(one.language, one.language),
        releases=one.releases,
        first=profiles.place(one.first),
        last=profiles.place(one.last) if one.last.id != one.first.id else None,
    )


def _wording(one: Wording, name: str) -> WordingView:
    before, after = (one.text, "") if one.side == "before" else ("", one.text)
    # Where a name has a Chinese form as well, the text may call it otherwise than the page does.
    query = " ".join((write(Phrase(one.text)), write(Value("product", name))))
    return WordingView(
        before=before,
        after=after,
        tag=words.TAGS.get(one.language, one.language),
        releases=one.releases,
        compared=f"in {one.anywhere:,} of all",
        first=profiles.place(one.first),
        last=profiles.place(one.last) if one.last.id != one.first.id else None,
        search_url=_in_context(query),
    )


def _sentence(one: Sentence) -> SentenceView:
    tag = words.TAGS.get(one.home.language, one.home.language)
    return SentenceView(one.text, one.highlights, tag, profiles.place(one.home))


def _in_context(query: str) -> str:
    """The concordance of a query."""
    request_ = SearchRequest(query=query)
    own = units.read([("unit", "passages")])
    return own.address(url_for("search.results"))(request_)
