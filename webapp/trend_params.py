"""The address of counts over time ↔ `TrendRequest`: up to five `q`, `by`, `share`, and what narrows a search.

What narrows is read and written by `params`, so that it is spelled as in the address of a search.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from indexer.config import MAX_SERIES
from indexer.periods import UNITS, TrendUnit
from indexer.request import SearchRequest
from indexer.trends import TrendRequest
from webapp import params
from webapp.params import Problem

Pairs = list[tuple[str, str]]
_NOT_HERE = ("sort", "page", "limit")


@dataclass(frozen=True, slots=True)
class TrendReading:
    """`shares` asks for the part of a period's releases in place of their number."""

    request: TrendRequest
    shares: bool
    problems: tuple[Problem, ...] = ()


def read(pairs: Iterable[tuple[str, str]]) -> TrendReading:
    """What the parameters of an address ask for, bad ones left out and reported."""
    rest: Pairs = []
    problems: list[Problem] = []
    queries: dict[str, None] = {}
    unit: TrendUnit | None = None
    shares = False
    for name, raw in pairs:
        if name == "q":
            reading = params.read([("q", raw)])
            problems += reading.problems
            if reading.request.query:
                queries[reading.request.query] = None
        elif name == "by" and raw.strip():
            unit = _unit(raw, problems)
        elif name == "share":
            shares = raw.strip() not in ("", "0", "no")
        elif name in _NOT_HERE:
            problems.append(Problem(name, f"There is no parameter “{name}” here.", "It was ignored."))
        elif name != "by":
            rest.append((name, raw))
    if len(queries) > MAX_SERIES:
        said = f"At most {MAX_SERIES} queries are counted together."
        problems.append(Problem("q", said, "The rest were left out."))
    reading = params.read(rest)
    asked = TrendRequest(tuple(queries)[:MAX_SERIES], reading.request, unit)
    return TrendReading(asked, shares, (*problems, *reading.problems))


def write(request: TrendRequest, *, shares: bool = False) -> Pairs:
    """The parameters of a request; `read` gives the same back."""
    blank = SearchRequest(sort=params.default_sort(""))
    narrowing = replace(request.search, query="", sort=blank.sort, limit=blank.limit, offset=0)
    pairs = [("q", query) for query in request.queries]
    pairs += params.write(narrowing)
    pairs += [("by", request.unit)] if request.unit else []
    return pairs + ([("share", "1")] if shares else [])


def address(path: str, request: TrendRequest, *, shares: bool = False) -> str:
    pairs = write(request, shares=shares)
    return path + (f"?{urlencode(pairs)}" if pairs else "")


def _unit(raw: str, problems: list[Problem]) -> TrendUnit | None:
    value = raw.strip().lower()
    if value in UNITS:
        return value
    said = params.no_choice(raw, "by", UNITS)
    problems.append(Problem("by", said, "What fits was taken."))
    return None
