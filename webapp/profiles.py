"""What the pages of people and of products have in common: their lists, their times, the places they cite."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from urllib.parse import urlencode

from flask import Response, jsonify, render_template, request

from indexer.profiles import Profiler
from indexer.profiles.listing import SORTS, Kind
from indexer.profiles.values import ByHand, Entry, Listing, ListSort, Presence
from indexer.results import Histogram
from indexer.syntax import Value, write
from indexer.units import Home
from webapp import addresses, params, services, words
from webapp.choices import Choice
from webapp.config import MAX_VALUE
from webapp.errors import BadParameters
from webapp.histogram import Bar, bars
from webapp.pager import Pager, pager
from webapp.paging import here, linked
from webapp.params import Problem

LISTED = 60
"""Names on a page of a list."""
MANY: dict[Kind, str] = {"person": "people", "product": "products"}
SORT_WORDS: dict[ListSort, str] = {
    "releases": "most releases",
    "quotations": "most quoted",
    "family": "family",
    "name": "name",
    "newest": "named last",
}


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A release that a claim rests on, and the paragraph in it; `untitled` is that of a hit."""

    date: str
    title: str
    tag: str
    url: str
    untitled: bool


@dataclass(frozen=True, slots=True)
class ByHandView:
    text: str
    note: str
    place: PlaceView


@dataclass(frozen=True, slots=True)
class Times:
    """When something is on record: the ends with how their dates are known, and a chart of releases.

    `dated` says how many releases the ends are of, "" where all have a date.
    """

    releases: str
    undated: str
    undated_url: str
    first: PlaceView | None
    last: PlaceView | None
    dated: str
    bars: tuple[Bar, ...]
    unit: str


@dataclass(frozen=True, slots=True)
class Row:
    """A name of a list."""

    one: Entry
    url: str
    first: str
    last: str
    dated: str


@dataclass(frozen=True, slots=True)
class ListPage:
    count: str
    find: str
    sorts: tuple[Choice, ...]
    rows: tuple[Row, ...]
    pager: Pager | None
    past_end: bool


@dataclass(frozen=True, slots=True)
class ListReading:
    """What the address of a list asks for, and what of it could not be used."""

    find: str
    sort: ListSort
    page: int
    problems: tuple[Problem, ...]

    @property
    def offset(self) -> int:
        return (self.page - 1) * LISTED


def read_list(pairs: Iterable[tuple[str, str]], sorts: tuple[ListSort, ...]) -> ListReading:
    """`find`, `sort` and `page`; what cannot be used is reported."""
    given: dict[str, str] = {}
    rest: list[tuple[str, str]] = []
    for name, raw in pairs:
        if name in ("find", "sort"):
            given[name] = raw.strip()
        else:
            rest.append((name, raw))
    reading = params.read_only(rest, ("page",))
    problems = list(reading.problems)
    wanted = given.get("sort", "").lower()
    if wanted and wanted not in sorts:
        said = params.no_choice(wanted, "sort", sorts)
        problems.append(Problem("sort", said))
    return ListReading(
        find=given.get("find", "")[:MAX_VALUE],
        sort=next((each for each in sorts if each == wanted), sorts[0]),
        page=params.page_of(reading.request),
        problems=tuple(problems),
    )


def listed(kind: Kind) -> tuple[Listing, ListReading]:
    """The page of the list of people or products that the address asks for."""
    asked = read_list(request.args.items(multi=True), SORTS[kind])
    found = profiler().listing(kind, find=asked.find, sort=asked.sort, offset=asked.offset, limit=LISTED)
    return found, asked


def list_html(kind: Kind, template: str, name_url: Callable[[str], str], json_url: str) -> str:
    """The page of a list; its address is that of the request."""
    found, asked = listed(kind)
    sorts = SORTS[kind]
    page = list_page(found, sorts, request.path, name_url, one=kind, many=MANY[kind])
    return render_template(
        template,
        page=page,
        problems=asked.problems,
        sort=asked.sort if asked.sort != sorts[0] else "",
        json_url=json_url,
        words=words,
    )


def list_page(
    found: Listing,
    sorts: tuple[ListSort, ...],
    path: str,
    name_url: Callable[[str], str],
    *,
    one: str,
    many: str,
) -> ListPage:
    """The page of a list; `path` is where it is asked, `one` and `many` what it lists."""

    def at(sort: ListSort, page: int) -> str:
        pairs = [("find", found.find)] if found.find else []
        pairs += [("sort", sort)] if sort != sorts[0] else []
        pairs += [("page", str(page))] if page > 1 else []
        return path + (f"?{urlencode(pairs)}" if pairs else "")

    page = found.offset // found.limit + 1
    last = -(-found.total // found.limit)
    count = words.counted(found.total, one, many)
    if found.find:
        count += f" of {found.known:,}"
    if last > 1:
        count += f", page {page:,} of {last:,}"
    return ListPage(
        count=count,
        find=found.find,
        sorts=tuple(Choice(SORT_WORDS[sort], at(sort, 1), sort == found.sort) for sort in sorts),
        rows=tuple(
            Row(
                each,
                name_url(each.name),
                words.home_date(each.first),
                words.home_date(each.last),
                dated_of(each.releases, each.undated),
            )
            for each in found.entries
        ),
        pager=pager(page, last, lambda number: at(found.sort, number)) if found.entries else None,
        past_end=bool(found.total and not found.entries),
    )


def dated_of(releases: int, undated: int) -> str:
    """“1 of 57 dated”: how many releases the first and the last are of; "" where all or none has a date."""
    return f"{releases - undated:,} of {releases:,} dated" if 0 < undated < releases else ""


def place(home: Home, *, paragraph: bool = True) -> PlaceView:
    """A release as it is cited on a profile."""
    url = addresses.release(home.id)
    return PlaceView(
        date=words.home_date(home),
        title=home.title or "Untitled",
        tag=words.TAGS.get(home.language, home.language),
        url=f"{url}#p{home.passage}" if paragraph else url,
        untitled=services.untitled(home.id),
    )


def times(presence: Presence, link: Callable[[str], str], undated_url: str) -> Times:
    """When it is on record; `link` is from a year, month or day to where its releases are listed."""
    return Times(
        releases=words.counted(presence.releases, "release"),
        undated=f"{presence.undated:,} undated" if presence.undated else "",
        undated_url=undated_url,
        first=place(presence.first, paragraph=False) if presence.first else None,
        last=place(presence.last, paragraph=False) if presence.last else None,
        dated=dated_of(presence.releases, presence.undated),
        bars=chart(presence.by_time, link),
        unit=presence.by_time.unit,
    )


def chart(counted: Histogram, link: Callable[[str], str], chosen: str | None = None) -> tuple[Bar, ...]:
    """The bars of a chart; `chosen` is the time that is looked at."""
    return bars(((one.value, one.count, one.value == chosen) for one in counted.buckets), link)


def by_hand(found: Iterable[ByHand]) -> tuple[ByHandView, ...]:
    return tuple(ByHandView(one.text, one.note, place(one.home)) for one in found)


def naming(*values: str) -> str:
    """The query for releases that have all these: a field, its name, a field, its name …"""
    pairs = zip(values[::2], values[1::2], strict=True)
    return " ".join(write(Value(field, name)) for field, name in pairs)


def list_json(kind: Kind, module: str) -> Response:
    """A page of a list for programs, with links to the pages around it."""
    found, asked = listed(kind)
    if asked.problems:
        raise BadParameters(asked.problems)
    entries = [
        {**asdict(one), "url": addresses.named(module, one.name, as_json=True)} for one in found.entries
    ]
    response = jsonify({**asdict(found), "entries": entries})
    return linked(response, here, page=asked.page, total=found.total, limit=found.limit)


def profiler() -> Profiler:
    """What tells of people and products, for this request."""
    return services.searcher().profiles(services.archive())
