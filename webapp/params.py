"""Parameters of an address ↔ `SearchRequest`, in both directions: every state is an address.

`read` never raises: what it cannot use becomes a `Problem`, which a page shows and the API answers
with.  `write` leaves out whatever is the default, so that one state has one address.  Which steps
lead from one state to another is `steps`; what a request means is the index's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, get_args
from urllib.parse import urlencode

from corpus.unprintable import UNPRINTABLE
from indexer.date_ranges import TURNED, is_reversed, read_end, read_turned
from indexer.dates import read_date
from indexer.request import EXACTNESS, MAX_LIMIT, Filter, SearchRequest, Sort
from webapp.config import MAX_PAGE, MAX_QUERY, MAX_VALUE, MAX_VALUES

FIELDS = {
    "person": "person",
    "speaker": "speaker",
    "author": "author",
    "product": "product",
    "family": "family",
    "category": "category",
    "date": "date",
    "lang": "language",
    "kind": "kind",
    "place": "place",
    "source": "source",
}
"""Parameter name to facet field; with `not_` before it, the value is excluded."""
NAMES = {field: name for name, field in FIELDS.items()}
SORTS: tuple[Sort, ...] = get_args(Sort)
SINGLE = ("q", "from", "to", "undated", "exactness", "sort", "page", "limit")
UNDATED = "undated"
"""The value of the date facet for releases without a date."""
_DEFAULTS = SearchRequest()
T = TypeVar("T", bound=str)
_UNDATED = {"only": True, "no": False}


@dataclass(frozen=True, slots=True)
class Problem:
    """A parameter that could not be used as it came; `message` is a sentence for a person.

    `repair` tells what a page does all the same; a program is refused instead.
    """

    parameter: str
    message: str
    repair: str = ""

    @property
    def said(self) -> str:
        """What a page tells: what is wrong, and what was done about it."""
        return f"{self.message} {self.repair}".rstrip()


@dataclass(frozen=True, slots=True)
class Reading:
    """A usable request, and what had to be left out of it."""

    request: SearchRequest
    problems: tuple[Problem, ...] = ()


def read(pairs: Iterable[tuple[str, str]], *, today: date | None = None) -> Reading:
    """The request that the parameters of an address ask for, bad ones left out and reported.

    `today` is the day that “last 90 days” is counted from; by default that of the clock.
    """
    problems: list[Problem] = []
    single: dict[str, str] = {}
    values: dict[str, list[str]] = {}
    unknown: dict[str, None] = {}
    for name, raw in pairs:
        value = UNPRINTABLE.sub(" ", raw).strip()
        if name in SINGLE:
            if value:
                single[name] = value
        elif name.removeprefix("not_") in FIELDS:
            if value:
                values.setdefault(name, []).append(value)
        else:
            unknown[name[:40]] = None
    problems += [unknown_parameter(name) for name in list(unknown)[:5]]
    query = _query(single, problems)
    date_from, date_to = _dates(single, today or date.today(), problems)
    limit = _number(single, "limit", _DEFAULTS.limit, MAX_LIMIT, problems)
    page = _number(single, "page", 1, MAX_PAGE, problems)
    request = SearchRequest(
        query=query,
        filters=_filters(values, problems),
        date_from=date_from,
        date_to=date_to,
        undated=_UNDATED.get(_choice(single, "undated", ("only", "no"), "", problems)),
        sort=_choice(single, "sort", SORTS, default_sort(query), problems),
        limit=limit,
        offset=(page - 1) * limit,
        exactness=_choice(single, "exactness", EXACTNESS, _DEFAULTS.exactness, problems),
    )
    return Reading(request, tuple(problems))


def read_only(pairs: Iterable[tuple[str, str]], names: tuple[str, ...]) -> Reading:
    """As `read`, for a page that takes only some of the parameters; others are reported as unknown."""
    given = list(pairs)
    others = dict.fromkeys(name[:40] for name, _ in given if name not in names)
    reading = read(pair for pair in given if pair[0] in names)
    unknown = [unknown_parameter(name) for name in list(others)[:5]]
    return Reading(reading.request, (*unknown, *reading.problems))


def unknown_parameter(name: str) -> Problem:
    """A parameter that a page does not have."""
    return Problem(name, f"There is no parameter “{name}”.", "It was ignored.")


def write(request: SearchRequest) -> list[tuple[str, str]]:
    """The parameters of a request, in a fixed order; `read` gives the same request back."""
    pairs: list[tuple[str, str]] = [("q", request.query)] if request.query else []
    for one in request.filters:
        name = ("not_" if one.exclude else "") + NAMES[one.field]
        pairs += [(name, value) for value in one.values]
    if request.date_from:
        pairs.append(("from", request.date_from))
    if request.date_to:
        pairs.append(("to", request.date_to))
    if request.undated is not None:
        pairs.append(("undated", "only" if request.undated else "no"))
    if request.exactness != _DEFAULTS.exactness:
        pairs.append(("exactness", request.exactness))
    if request.sort != default_sort(request.query):
        pairs.append(("sort", request.sort))
    if request.limit != _DEFAULTS.limit:
        pairs.append(("limit", str(request.limit)))
    if page_of(request) > 1:
        pairs.append(("page", str(page_of(request))))
    return pairs


def query_string(request: SearchRequest) -> str:
    """`write` as the part of an address after “?”; empty for the empty request."""
    return urlencode(write(request))


def page_of(request: SearchRequest) -> int:
    """The page a request asks for, from 1."""
    return request.offset // request.limit + 1


def default_sort(query: str) -> Sort:
    """Best match first where there is a query; newest first where there is nothing to match."""
    return "relevance" if query else "newest"


def _query(single: dict[str, str], problems: list[Problem]) -> str:
    query = single.get("q", "")
    if len(query) > MAX_QUERY:
        problems.append(
            Problem("q", f"The query is longer than {MAX_QUERY} characters.", "The rest was left out.")
        )
        query = query[:MAX_QUERY].strip()
    return query


def _dates(single: dict[str, str], today: date, problems: list[Problem]) -> tuple[str | None, str | None]:
    ends: list[str | None] = []
    for name in ("from", "to"):
        raw = single.get(name)
        end = read_end(raw, today, last=name == "to") if raw else None
        if raw and end is None:
            problems.append(no_date(name, raw, also=", 2020-07-15 or last 90 days"))
        ends.append(end)
    first, last = ends
    if is_reversed(first, last):
        problems.append(Problem("from", f"{first} is after {last}.", TURNED))
        return read_turned(single["from"], single["to"], today)
    return first, last


def _date_values(parameter: str, wanted: tuple[str, ...], problems: list[Problem]) -> tuple[str, ...]:
    """ISO prefixes and “undated”; what is neither is reported."""
    kept = {raw: raw if raw == UNDATED else read_date(raw) for raw in wanted}
    problems += [no_date(parameter, raw) for raw, value in kept.items() if value is None]
    return tuple(dict.fromkeys(value for value in kept.values() if value))


def no_date(parameter: str, raw: str, *, also: str = " or 2020-07-15") -> Problem:
    """What was typed is not a date."""
    return Problem(
        parameter,
        f"“{raw[:40]}” is not a date, or can be two; write it as 2020, 2020-07{also}.",
        "It was ignored.",
    )


def _number(single: dict[str, str], name: str, default: int, most: int, problems: list[Problem]) -> int:
    raw = single.get(name)
    if raw is None:
        return default
    number = int(raw) if re.fullmatch(r"[0-9]{1,9}", raw) else 0
    if 1 <= number <= most:
        return number
    problems.append(
        Problem(name, f"“{raw[:40]}” is no number from 1 to {most} for “{name}”.", f"{default} was taken.")
    )
    return default


def _choice(
    single: dict[str, str], name: str, choices: tuple[T, ...], default: T, problems: list[Problem]
) -> T:
    raw = single.get(name)
    if raw is None:
        return default
    for choice in choices:
        if choice == raw.lower():
            return choice
    problems.append(Problem(name, no_choice(raw, name, choices)))
    return default


def no_choice(raw: str, name: str, choices: Sequence[str]) -> str:
    """That a value is none that a parameter takes, and which ones it takes."""
    quoted = [f"“{one}”" for one in choices if one]
    return f"“{raw[:40]}” is no choice for “{name}”: it takes {', '.join(quoted[:-1])} or {quoted[-1]}."


def _filters(values: dict[str, list[str]], problems: list[Problem]) -> tuple[Filter, ...]:
    found: list[Filter] = []
    for name, field in FIELDS.items():
        for exclude in (False, True):
            parameter = ("not_" if exclude else "") + name
            wanted = tuple(dict.fromkeys(values.get(parameter, ())))
            if field == "date":
                wanted = _date_values(parameter, wanted, problems)
            kept = tuple(value for value in wanted if len(value) <= MAX_VALUE)[:MAX_VALUES]
            if len(kept) < len(wanted):
                problems.append(
                    Problem(
                        parameter,
                        f"“{parameter}” takes at most {MAX_VALUES} values of at most {MAX_VALUE} characters.",
                        "The rest were ignored.",
                    )
                )
            if kept:
                found.append(Filter(field, kept, exclude))
    return tuple(found)
