"""The list of all products of the archive, and the page of each: its family, its times, its wordings."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from flask import Blueprint, Response, jsonify, render_template, url_for

from corpus.models import Stance
from indexer.profiles import Profiler
from indexer.profiles.values import Description, ProductProfile, Sentence, Wording
from indexer.request import SearchRequest
from indexer.syntax import Phrase, Value, write
from webapp import addresses, name_ways, params, profiles, steps, units, words
from webapp.name_routes import Named, add_routes
from webapp.params import Problem
from webapp.profiles import PlaceView

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


def _html(profiler: Profiler, name: str) -> str:
    return _page(profiler.product(name), _problems())


def _json(profiler: Profiler, name: str) -> Response:
    return jsonify({**asdict(profiler.product(name)), "url": addresses.product(name)})


def _problems() -> tuple[Problem, ...]:
    """The page has no parameters."""
    return params.read_only(name_ways.given(), ()).problems


add_routes(
    blueprint,
    Named("product", _html, _json, _problems, unknown="No product of this archive is called “{}”."),
)


blueprint.app_template_global("product_url")(addresses.product)


def _page(profile: ProductProfile, problems: tuple[Problem, ...]) -> str:
    name = profile.name
    named = steps.only("product", name)
    return render_template(
        "products/product.html",
        product=profile,
        problems=problems,
        times=profiles.times(
            profile.presence,
            lambda value: addresses.search(steps.on_date(named, value)),
            addresses.search(steps.undated(named, True)),
        ),
        named_url=addresses.search(named),
        family_url=addresses.search(steps.only("family", profile.family)) if profile.family else None,
        category_url=addresses.search(steps.only("category", profile.category)) if profile.category else None,
        by_hand=profiles.by_hand(profile.by_hand),
        siblings=[
            (one, addresses.product(one.name), addresses.search(steps.only("product", one.name)), "")
            for one in profile.siblings
        ],
        siblings_url=url_for("search.facet", parameter="product", family=profile.family or name),
        beside=[
            (
                one,
                addresses.person(one.name),
                addresses.search(SearchRequest(query=profiles.naming("product", name, "person", one.name))),
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
        json_url=addresses.named("products", name, as_json=True),
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
        compared=f"{one.anywhere:,} anywhere",
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
