"""The list of all people of the archive, and the page of each: roles, quotations, who appears beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from typing import get_args
from urllib.parse import urlencode

from flask import Blueprint, Response, jsonify, render_template, url_for

from corpus.models import QuoteKind
from corpus.reviewing.doubts import SURE_QUOTE
from indexer.profiles import Profiler
from indexer.profiles.values import PersonProfile, RoleSpan, Sayings
from indexer.request import SearchRequest
from indexer.units import Folded, Quotation
from webapp import addresses, name_ways, params, profiles, steps, unit_pages, words
from webapp.choices import Choice
from webapp.histogram import Bar
from webapp.name_routes import Named, add_routes
from webapp.paging import here, linked
from webapp.params import Problem
from webapp.profiles import PlaceView

blueprint = Blueprint("people", __name__)

KINDS: tuple[QuoteKind, ...] = get_args(QuoteKind)
_At = Callable[[SearchRequest, QuoteKind | None], str]
TABS = {"direct": "Quoted", "indirect": "Reported", "authored": "Written"}
EXPLAINED = {
    "direct": "In the person’s own words, between marks.",
    "indirect": "As others report it, not in the person’s own words.",
    "authored": "From texts of the person’s own: letters, speeches.",
}
LONGEST = 900
"""Characters of one quotation; what is longer is read in its release."""


@dataclass(frozen=True, slots=True)
class Asked:
    """`request` has the dates and the page of the quotations; without `kind`, there is a choice of ours."""

    request: SearchRequest
    kind: QuoteKind | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class RoleView:
    role: str
    tag: str
    releases: int
    undated: int
    first: PlaceView
    last: PlaceView | None
    former: bool


@dataclass(frozen=True, slots=True)
class SayingView:
    """`cut` says that the quotation goes on in its release; `doubtful` that its speaker is not certain."""

    entry: unit_pages.EntryView
    said: unit_pages.Said
    cut: bool
    doubtful: bool


@dataclass(frozen=True, slots=True)
class SayingsView:
    tabs: tuple[Choice, ...]
    explained: str
    dates: str
    listed: tuple[SayingView, ...]
    notices: tuple[str, ...]
    older_url: str | None
    every_url: str
    every_date_url: str
    previous: str | None
    following: str | None
    past_end: bool
    bars: tuple[Bar, ...]
    unit: str
    undated: str


def _html(profiler: Profiler, name: str) -> str:
    """`?quote=direct|indirect|authored`, `from`, `to`, `page`."""
    asked = read(name_ways.given())
    return _page(profiler.person(name, asked.request, asked.kind), asked)


def _json(profiler: Profiler, name: str) -> Response:
    """The same for programs, with links to the pages of quotations around this one."""
    asked = read(name_ways.given())
    found = profiler.person(name, asked.request, asked.kind)
    said = found.sayings
    response = jsonify({**asdict(found), "url": addresses.person(name)})
    return linked(response, here, page=params.page_of(asked.request), total=said.total, limit=said.limit)


def read(pairs: Iterable[tuple[str, str]]) -> Asked:
    """What the address of a person's page asks for; what cannot be used is reported."""
    wanted = ""
    rest = []
    for name, raw in pairs:
        if name == "quote":
            wanted = raw.strip().lower()
        else:
            rest.append((name, raw))
    reading = params.read_only(rest, ("from", "to", "page"))
    kind = next((each for each in KINDS if each == wanted), None)
    problems = reading.problems
    if wanted and kind is None:
        said = params.no_choice(wanted, "quote", KINDS)
        problems = (*problems, Problem("quote", said))
    return Asked(reading.request, kind, problems)


blueprint.app_template_global("person_url")(addresses.person)
add_routes(
    blueprint,
    Named(
        "person",
        _html,
        _json,
        problems=lambda: read(name_ways.given()).problems,
        unknown="Nobody of this archive is called “{}”.",
    ),
)


def _page(profile: PersonProfile, asked: Asked) -> str:
    name = profile.name

    def at(request_: SearchRequest, kind: QuoteKind | None) -> str:
        pairs: list[tuple[str, str]] = [("quote", kind)] if kind else []
        pairs += [pair for pair in params.write(request_) if pair[0] in ("from", "to", "page")]
        address_ = addresses.person(name)
        return address_ + (f"{'&' if '?' in address_ else '?'}{urlencode(pairs)}" if pairs else "")

    return render_template(
        "people/person.html",
        person=profile,
        tag=words.other_tag(name, "en") or "en",
        times=profiles.times(
            profile.presence,
            lambda value: addresses.search(steps.on_date(steps.only("person", name), value)),
            addresses.search(steps.undated(steps.only("person", name), True)),
        ),
        named_url=addresses.search(steps.only("person", name)),
        # A filter by speaker also has letters of the person's own.
        quoted_url=addresses.search(steps.only("speaker", name))
        + ("&unit=quotations" if profile.authored else ""),
        authored_url=addresses.search(steps.only("author", name)),
        roles=[_role(one) for one in profile.roles],
        by_hand=profiles.by_hand(profile.by_hand),
        beside=[
            (
                one,
                addresses.person(one.name),
                addresses.search(SearchRequest(query=profiles.naming("person", name, "person", one.name))),
                name,
            )
            for one in profile.beside
        ],
        beside_url=url_for("search.facet", parameter="person", q=profiles.naming("person", name)),
        sayings=_sayings(profile, asked, at),
        asked=asked,
        check_url=url_for("quotes.check", speaker=name),
        json_url=addresses.named("people", name, as_json=True),
        words=words,
    )


def _role(one: RoleSpan) -> RoleView:
    first = profiles.place(one.first or one.example)
    last = profiles.place(one.last) if one.last and one.first and one.last.id != one.first.id else None
    return RoleView(
        role=one.role,
        tag=words.TAGS.get(one.language, one.language),
        releases=one.releases,
        undated=one.undated if one.first else 0,
        first=first,
        last=last,
        former=one.former,
    )


def _sayings(profile: PersonProfile, asked: Asked, at: _At) -> SayingsView:
    found, dated = profile.sayings, asked.request
    turned = replace(dated, offset=0)
    last = max(0, -(-found.total // found.limit) - 1)
    page = found.offset // found.limit
    chosen = dated.date_from if dated.date_from == dated.date_to else None
    kept = steps.only("speaker", profile.name)
    return SayingsView(
        tabs=tuple(
            Choice(TABS[kind], at(turned, kind), kind == found.kind, found.counts[kind]) for kind in KINDS
        ),
        explained=EXPLAINED[found.kind],
        dates=words.span_words(dated.date_from, dated.date_to) if dated.date_from or dated.date_to else "",
        listed=tuple(_saying(one) for one in found.listed),
        notices=_notices(found),
        older_url=at(steps.between(dated, dated.date_from, found.oldest_read), found.kind)
        if not found.extent.whole and found.oldest_read and found.oldest_read != dated.date_to
        else None,
        every_url=addresses.search(kept) + "&" + urlencode({"unit": "quotations", "quote": found.kind}),
        every_date_url=at(steps.between(turned, None, None), asked.kind),
        previous=at(steps.on_page(dated, page), found.kind) if 0 < page <= last else None,
        following=at(steps.on_page(dated, page + 2), found.kind) if page < last else None,
        past_end=bool(found.total and not found.listed),
        bars=profiles.chart(
            found.by_time, lambda value: at(steps.between(turned, value, value), asked.kind) + "#said", chosen
        ),
        unit=found.by_time.unit,
        undated=f"{found.by_time.undated:,} undated" if found.by_time.undated else "",
    )


def _notices(found: Sayings) -> tuple[str, ...]:
    said = []
    if not found.extent.whole:
        said.append(
            f"{found.extent.of:,} releases hold quotations; listed and counted are those of the newest"
            f" {found.extent.read:,}."
        )
    left = [f"{found.vague:,} dated less exactly"] * bool(found.vague)
    left += [f"{found.undated:,} undated"] * bool(found.undated)
    if left:
        said.append(f"Not among them, for their dates: {' and '.join(left)}.")
    return tuple(said)


def _saying(one: Folded) -> SayingView:
    view = unit_pages.entry(one, SearchRequest(), addresses.release)
    quote = one.first
    assert isinstance(quote, Quotation)
    said = unit_pages.said(quote, LONGEST)
    return SayingView(view, said, len(quote.text) > LONGEST, quote.confidence < SURE_QUOTE)
