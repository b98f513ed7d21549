"""The results of a search as files: the address of the page with another ending gives all of them.

`/search.csv`, `.ris`, `.bib`, `.json`, `.jsonl` take the parameters of `/search` and hold that result set and
no other, in the same order, whichever page of it the address names.  Each says in itself what was asked, on
which day and of which state of the archive:

- CSV begins with its column names, as RFC 4180 has it, and knows no comments; so that stands in the last
  columns of each row (`query`, `filters`, `asked_on`, `archive_digest`, `releases_found`, `releases_listed`,
  `undated_left_out`, `notes`), where it survives being sorted, filtered and merged;
- RIS in a note of each record, BibTeX in a comment at the head, JSON in fields beside the hits, JSON Lines in
  `found_by` of each line.

Where there are more than `MAX_EXPORTED` releases, the first ones are listed, and `releases_found` beside
`releases_listed` says so in the file and in the headers.  Lines and quotations (`unit=`) can be had as CSV,
JSON and JSON Lines: no reference manager knows what they are.

A parameter that cannot be used is an error here: a filter left out in silence is a wrong table.  So is an
archive of another state than the index: rows of one would stand beside the digest of the other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Final
from urllib.parse import urlencode

from flask import Blueprint, Response, request, url_for

from corpus.csv_table import MARK
from corpus.provenance import Provenance
from indexer.before_asking import day_counts, unusable
from indexer.config import MAX_LINES_WRITTEN
from indexer.export import release_pieces, unit_pieces
from indexer.listing import Listing, UnitListing
from indexer.request import SearchRequest
from indexer.serial import folded_json, hit_json, result_json, unit_json
from indexer.units import UnitResult
from webapp import addresses, params, services, states, units
from webapp.choices import Choice
from webapp.config import MAX_EXPORTED
from webapp.errors import BadParameters
from webapp.params import Problem
from webapp.streams import CSV, streamed

blueprint = Blueprint("exports", __name__)


@dataclass(frozen=True, slots=True)
class Ending:
    """`format` is the name of it among the formats of `corpus.export`, "" for the JSON of the API."""

    name: str
    label: str
    kind: str
    format: str
    of_units: bool


ENDINGS: Final = {
    one.name: one
    for one in (
        Ending("csv", "CSV", CSV, "csv", True),
        Ending("ris", "RIS", "application/x-research-info-systems; charset=utf-8", "ris", False),
        Ending("bib", "BibTeX", "application/x-bibtex; charset=utf-8", "bibtex", False),
        Ending("json", "JSON", "application/json", "", True),
        Ending("jsonl", "JSON Lines", "application/jsonl; charset=utf-8", "jsonl", True),
    )
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for, which must be usable: `own` is the unit, `search` the search in it."""

    own: units.UnitReading
    search: SearchRequest

    @property
    def canonical(self) -> str:
        """The parameters that the answer depends on, in a fixed order."""
        whole = replace(self.search, offset=0, limit=SearchRequest().limit)
        return urlencode(units.write(self.own.unit or "releases", self.own.request(whole)))

    @property
    def day(self) -> str:
        """The day the query is counted from (“last 90 days”), by this clock; "" where it means none."""
        return date.today().isoformat() if day_counts(self.search.query) else ""


@blueprint.get("/search.<any(csv, ris, bib, json, jsonl):ending>")
def whole(ending: str) -> Response:
    """All that a search finds, as a file."""
    as_ = ENDINGS[ending]
    asked = read(request.args.items(multi=True))
    if asked.own.unit:
        return _units(as_, asked)
    listing = services.searcher().listing(asked.search)
    found_by = listing.provenance(listed=min(len(listing.ids), MAX_EXPORTED), asked_on=states.today())
    made = _hits(listing, found_by) if not as_.format else _releases(listing, as_.format, found_by.asked_on)
    return _file(as_, asked, made, found_by, listing.answer.generation)


def read(pairs: Iterable[tuple[str, str]]) -> Asked:
    """What the parameters ask for.  Raises BadParameters where one cannot be used."""
    own = units.read(pairs)
    reading = params.read(own.rest)
    problems = [*own.problems, *reading.problems]
    if reason := unusable(reading.request.query):
        problems.append(Problem("q", reason))
    if problems:
        raise BadParameters(tuple(problems))
    return Asked(own, reading.request)


def links(own: units.UnitReading, search: SearchRequest) -> tuple[Choice, ...]:
    """Where the results on a page can be had as files, and followed as a feed."""
    whole = replace(search, offset=0, limit=SearchRequest().limit)
    found = [
        Choice(one.label, own.address(url_for("exports.whole", ending=one.name))(whole))
        for one in ENDINGS.values()
        if one.of_units or not own.unit
    ]
    if not own.unit:
        found.append(Choice("Atom", own.address(url_for("feeds.feed"))(whole), title="Follow this search"))
    return tuple(found)


def taken(total: int, found: UnitResult | None = None) -> str:
    """What of so many results is in a file, as the page says it; of passages or quotations all to a bound."""
    if found and not found.complete:
        return f"all of these results, up to {MAX_LINES_WRITTEN:,} {found.unit},"
    return "these results" if total <= MAX_EXPORTED else f"the first {MAX_EXPORTED:,} of these results"


def _units(as_: Ending, asked: Asked) -> Response:
    if not as_.of_units or asked.own.unit is None:
        known = ", ".join(f".{one.name}" for one in ENDINGS.values() if one.of_units)
        said = f"{as_.label} lists releases; {asked.own.unit} can be had as {known}."
        raise BadParameters((Problem("unit", said),))
    listing = services.searcher().unit_listing(asked.own.unit, asked.own.request(asked.search))
    found_by = listing.provenance(asked_on=states.today())
    if as_.format:
        release = addresses.permalinks()
        made = unit_pieces(
            listing,
            format=as_.format,
            asked_on=found_by.asked_on,
            permalink=lambda release_id, passage: f"{release(release_id)}#p{passage}",
        )
    else:
        made = _unit_hits(listing, found_by)
    return _file(as_, asked, made, found_by, listing.answer.generation)


def _file(as_: Ending, asked: Asked, made: Iterator[str], found_by: Provenance, generation: str) -> Response:
    digest = found_by.archive_digest
    tag = states.tag(
        generation, digest, found_by.asked_on, asked.day, request.url_root, as_.name, asked.canonical
    )
    saved = None if not as_.format else f"{_file_name(found_by)}.{as_.name}"
    whole = states.of_one_state(chain((MARK,), made) if as_.kind == CSV else made, digest)
    response = streamed(whole, kind=as_.kind, tag=tag, name=saved)
    response.headers["OnRecord-Archive"] = digest
    response.headers["OnRecord-Releases-Found"] = str(found_by.found)
    response.headers["OnRecord-Releases-Listed"] = str(found_by.listed)
    page = url_for("search.results") + (f"?{asked.canonical}" if asked.canonical else "")
    response.headers["Link"] = f'<{page}>; rel="alternate"; type="text/html"'
    return response


def _file_name(found_by: Provenance) -> str:
    said = re.sub(r"\W+", "-", found_by.query).strip("-")[:40].strip("-")
    return "-".join(part for part in ("onrecord", said, found_by.asked_on.isoformat()) if part)


def _releases(listing: Listing, format: str, asked_on: date) -> Iterator[str]:
    """The releases, read from an archive of their own: they are sent after the request is done with."""
    permalink = addresses.permalinks()
    with services.open_archive() as archive:
        yield from release_pieces(
            listing, archive, format=format, asked_on=asked_on, most=MAX_EXPORTED, permalink=permalink
        )


def _hits(listing: Listing, found_by: Provenance) -> Iterator[str]:
    head = {**result_json(listing.answer), **found_by.values(), "offset": 0, "limit": found_by.listed}
    return _object(head, map(hit_json, listing.hits(listing.ids[:MAX_EXPORTED])))


def _unit_hits(listing: UnitListing, found_by: Provenance) -> Iterator[str]:
    head = {**unit_json(replace(listing.answer, hits=())), **found_by.values()}
    head |= {"offset": 0, "limit": listing.answer.total}
    return _object(head, map(folded_json, listing.answer.hits))


def _object(head: dict[str, object], hits: Iterable[dict[str, object]]) -> Iterator[str]:
    """One JSON object whose `hits` come last, written as they come."""
    del head["hits"]
    yield json.dumps(head)[:-1] + ', "hits": ['
    between = "\n"
    for hit in hits:
        yield between + json.dumps(hit)
        between = ",\n"
    yield "\n]}\n"
