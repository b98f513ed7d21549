"""The address of a release's page: a search carried along, the hit it is of it, what is marked, a place.

`mark=people` and `mark=products` mark names.  `hit=N` says that the release is the N-th hit of the search the
other parameters ask for.  `at=START-END` marks a place: characters counted from the beginning of the release,
not of its file, for a release keeps its address where the rest of its file changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from indexer.request import SearchRequest
from webapp import addresses, params
from webapp.config import MAX_PAGE
from webapp.named import MARKS

OWN: Final = ("mark", "hit", "at")
NO_SEARCH: Final = SearchRequest(sort=params.default_sort(""))
PLACE: Final = "at"
"""The anchor of a marked place."""
_PLACE: Final = re.compile(r"(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, slots=True)
class View:
    """What the page is asked to show.  `search` stands on the first page; `hit` counts from 1.

    `problem` is a sentence about a place that cannot be read, "" where all can.
    """

    search: SearchRequest = NO_SEARCH
    marks: tuple[str, ...] = ()
    hit: int | None = None
    at: tuple[int, int] | None = None
    problem: str = ""

    @property
    def searched(self) -> bool:
        """Whether the reader comes from a search."""
        return bool(self.search.query) or self.hit is not None


def read(pairs: Iterable[tuple[str, str]]) -> View:
    """What an address asks for.  What cannot be used is left out: the text is there to be read."""
    own: dict[str, list[str]] = {name: [] for name in OWN}
    rest: list[tuple[str, str]] = []
    for name, value in pairs:
        if name in own:
            own[name].append(value.strip())
        else:
            rest.append((name, value))
    hit = own["hit"][-1] if own["hit"] else ""
    number = int(hit) if re.fullmatch(r"[1-9]\d{0,8}", hit) else None
    search = params.read(rest).request
    at, problem = _place(own["at"][-1]) if own["at"] else (None, "")
    return View(
        search=replace(search, offset=0),
        marks=tuple(one for one in MARKS if one in own["mark"]),
        hit=number if number and number <= MAX_PAGE * search.limit else None,
        at=at,
        problem=problem,
    )


def of(release_id: str, view: View, anchor: str = "") -> str:
    """The address of a release's page under a view."""
    pairs = [*params.write(view.search), *(("mark", one) for one in view.marks)]
    if view.hit is not None:
        pairs.append(("hit", str(view.hit)))
    if view.at is not None:
        pairs.append(("at", "-".join(map(str, view.at))))
    asked = f"?{urlencode(pairs)}" if pairs else ""
    return f"{addresses.release(release_id)}{asked}{'#' if anchor else ''}{anchor}"


def results(view: View) -> str:
    """The page of the results that the hit stands on."""
    search = view.search
    first = (view.hit - 1) // search.limit * search.limit if view.hit else 0
    return addresses.search(replace(search, offset=first))


def toggled(view: View, mark: str) -> View:
    """The view with a mark put on or taken off."""
    on = {*view.marks} ^ {mark}
    return replace(view, marks=tuple(one for one in MARKS if one in on))


def _place(written: str) -> tuple[tuple[int, int] | None, str]:
    found = _PLACE.fullmatch(written)
    if found and int(found[1]) < int(found[2]):
        return (int(found[1]), int(found[2])), ""
    return (
        None,
        f"“{written[:40]}” is no place in a text; write it as at=120-180, in characters of the release.",
    )
