"""Pages of an answer for programs: which one is asked for, and where the others are (RFC 8288)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeVar
from urllib.parse import urlencode

from flask import Response, request

from webapp import params
from webapp.errors import BadParameters

LISTED: Final = 100
"""Entries on a page of a list whose address takes no `limit`."""
T = TypeVar("T")


def asked_page() -> int:
    """The page an address asks for, from 1.  Raises BadParameters where that is no page."""
    reading = params.read_only([("page", raw) for raw in request.args.getlist("page")], ("page",))
    if reading.problems:
        raise BadParameters(reading.problems)
    return params.page_of(reading.request)


def part_of(whole: Sequence[T], page: int) -> tuple[Sequence[T], dict[str, int]]:
    """The entries of one page of a list, and where they stand in it: `total`, `offset`, `limit`."""
    offset = (page - 1) * LISTED
    return whole[offset : offset + LISTED], {"total": len(whole), "offset": offset, "limit": LISTED}


def linked(response: Response, at: Callable[[int], str], *, page: int, total: int, limit: int) -> Response:
    """The answer with the addresses of the pages around it, where there are any.

    `at` is where a page is asked.  Behind the last one, the one before is the last.
    """
    last = max(1, -(-total // limit))
    around = {"first": 1, "prev": min(page - 1, last), "next": page + 1, "last": last}
    links = [
        f'<{at(number)}>; rel="{relation}"'
        for relation, number in around.items()
        if (last > 1 or page > 1) and 1 <= number <= last
    ]
    if links:
        response.headers["Link"] = ", ".join(links)
    return response


def here(page: int) -> str:
    """The address that was asked, on another page."""
    pairs = [pair for pair in request.args.items(multi=True) if pair[0] != "page"]
    pairs += [("page", str(page))] if page > 1 else []
    return request.path + (f"?{urlencode(pairs)}" if pairs else "")
