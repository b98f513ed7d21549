"""A search as an Atom feed (RFC 4287), to be told of what is new in it.

What is new is what came into the archive: `updated` of an entry is when the release was first read, and the
latest arrivals come first, those of one reading by their dates, the newest first, the undated ones last.  By
the releases' own dates, one that is read years later would stand where no follower looks.  `published` is the
release's date, only where it states a day: a date that was inferred, or is known to the month, stands in
words in the summary, as “undated” does.

An entry's id depends on the release alone, so that it is the same release wherever the archive is served; a
feed's id depends on its query and on the archive, so that a reader can follow the same search in two.  A feed
has at most `PART` entries; the others follow in further parts (RFC 5005, section 3), reached by `next`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain
from typing import Final
from urllib.parse import urlencode
from uuid import NAMESPACE_URL, uuid5

from flask import Blueprint, Response, request, url_for

from corpus.citing.reference import reference_of
from corpus.models import INFERRED, Release
from corpus.provenance import Provenance
from indexer.export import found_release
from indexer.listing import Listing
from indexer.results import Hit
from webapp import addresses, exports, services, states, words
from webapp.errors import BadParameters
from webapp.exports import Asked
from webapp.params import Problem
from webapp.streams import streamed
from webapp.xml_text import HEAD, element, empty

blueprint = Blueprint("feeds", __name__)

KIND: Final = "application/atom+xml"
PART: Final = 200
"""Entries of one part of a feed: readers ask for the first part again and again."""
_OURS: Final = uuid5(NAMESPACE_URL, "onrecord")


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a feed, and which of how many it is; `archive` is what tells the archive from others."""

    asked: Asked
    found_by: Provenance
    archive: str
    updated: str
    number: int
    last: int


@blueprint.get("/search.atom")
def feed() -> Response:
    """The parameters of `/search`, and `part`.  The order is the feed's own, whatever the address says.

    Readers ask again and again: whether they have it already is told before anything is searched for.
    """
    number = _number(request.args.get("part") or "1")
    asked = exports.read(pair for pair in request.args.items(multi=True) if pair[0] != "part")
    if asked.own.unit:
        raise BadParameters((Problem("unit", "A feed lists releases; leave “unit” out."),))
    asked = replace(asked, search=replace(asked.search, sort="newest"))
    state = services.searcher().state()
    of = (state.generation, state.archive_digest, request.url_root)
    tag = states.tag(*of, asked.canonical, asked.day, number)
    if request.if_none_match.contains_weak(tag) and state.archive_digest == states.archive_digest():
        response = Response(content_type=f"{KIND}; charset=utf-8")
        response.set_etag(tag)
        return response
    listing = services.searcher().listing(replace(asked.search, facets=(), histogram=False))
    arrived = states.arrivals()
    ordered = sorted(listing.ids, key=lambda one: arrived.get(one, ""), reverse=True)
    last = max(1, -(-len(ordered) // PART))
    if number > last:
        raise BadParameters((Problem("part", f"There is no part {number}; the last one is {last}."),))
    shown = ordered[(number - 1) * PART : number * PART]
    part = _Part(
        asked,
        listing.provenance(listed=len(ordered), asked_on=states.today()),
        services.archive().identity(),
        _instant(max((arrived.get(one, "") for one in ordered or arrived), default="")),
        number,
        last,
    )
    # In one piece, so that the entries are begun while the request is there, however long its address is.
    pieces = chain(("".join(_head(part)),), _entries(listing, shown, arrived), ("</feed>\n",))
    whole = states.of_one_state(pieces, listing.archive_digest)
    return streamed(whole, kind=f"{KIND}; charset=utf-8", tag=tag)


def address(asked: Asked, part: int = 1) -> str:
    """The absolute address of a part of the feed of a search."""
    pairs = [asked.canonical] if asked.canonical else []
    pairs += [urlencode({"part": part})] if part > 1 else []
    return url_for("feeds.feed", _external=True) + (f"?{'&'.join(pairs)}" if pairs else "")


def _number(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text[:9]):
        return int(text[:9])
    raise BadParameters((Problem("part", f"“{text[:40]}” is no number from 1 for “part”."),))


def _head(part: _Part) -> Iterator[str]:
    query = part.found_by.query
    page = url_for("search.results", _external=True)
    canonical = part.asked.canonical
    of_parts = f" Part {part.number} of {part.last}, the latest arrivals first." if part.last > 1 else ""
    yield HEAD + '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n'
    yield element("id", uuid5(_OURS, f"search {part.archive} {canonical}").urn)
    yield element("title", f"On Record: {words.quoted(query)}" if query else "On Record: releases")
    yield element("subtitle", part.found_by.said(with_day=False) + of_parts)
    yield element("updated", part.updated)
    yield "<author>\n" + element("name", "On Record") + "</author>\n"
    yield empty("link", rel="alternate", type="text/html", href=f"{page}?{canonical}" if canonical else page)
    for relation, number in (
        ("self", part.number),
        ("first", 1),
        ("previous", part.number - 1),
        ("next", part.number + 1),
        ("last", part.last),
    ):
        if relation == "self" or (part.last > 1 and 1 <= number <= part.last):
            yield empty("link", rel=relation, type=KIND, href=address(part.asked, number))


def _entries(listing: Listing, shown: Sequence[str], arrived: Mapping[str, str]) -> Iterator[str]:
    """The releases, read from an archive of their own: they are sent after the request is done with."""
    permalink = addresses.permalinks()
    with services.open_archive() as archive:
        for hit in listing.hits(shown):
            updated = _instant(arrived.get(hit.id, ""))
            yield from _entry(hit, found_release(archive, hit.id), updated, permalink(hit.id))


def _entry(hit: Hit, release: Release, updated: str, link: str) -> Iterator[str]:
    of = reference_of(release)
    tag = words.TAGS.get(release.language, release.language)
    date = release.date
    yield "<entry>\n" + element("id", uuid5(_OURS, f"release {release.id}").urn)
    yield element("title", of.title or "Untitled", xml_lang=tag if of.title else "en")
    yield empty("link", rel="alternate", type="text/html", hreflang=tag, href=link)
    if of.url:
        yield empty("link", rel="via", href=of.url)
    yield element("updated", updated)
    if date.value and date.precision == "day" and date.basis not in INFERRED:
        yield element("published", f"{date.value}T00:00:00Z")
    if of.responsible:
        yield "<author>\n" + element("name", of.responsible.whole) + "</author>\n"
    yield empty("category", term=release.kind, label=words.KINDS.get(release.kind, release.kind))
    yield element("summary", _summary(hit, release), xml_lang=tag) + "</entry>\n"


def _summary(hit: Hit, release: Release) -> str:
    """When it is from, and how that is known; then the sentences that match, or the first ones."""
    said = [" ".join(one.shown.split()) for one in hit.snippets]
    return " — ".join((words.full_date(release.date), " … ".join(said) or words.KINDS.get(release.kind, "")))


def _instant(text: str) -> str:
    """A time of the archive as RFC 3339 has it, in UTC; the beginning of time where there is none."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = datetime.fromtimestamp(0, UTC)
    known = found if found.tzinfo else found.replace(tzinfo=UTC)
    return known.astimezone(UTC).isoformat(timespec="seconds")
