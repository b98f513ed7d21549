"""What a search finds as a file: all of it, one release, line or quotation after the other.

Decides which formats there are for which unit of answer, and the columns of lines and quotations.  How a
release is written in a format is `corpus.export`'s, what a file says of itself `Provenance`'s.
A release that cannot be read ends the file with an error: a table that lacks rows looks like a whole one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from corpus.csv_table import csv_lines
from corpus.errors import ConfigError, IndexUnavailable, NotFound
from corpus.export import FORMATS, Manner, pieces
from corpus.json_line import json_line
from corpus.models import Release
from corpus.provenance import Provenance
from indexer.listing import Listing, UnitListing
from indexer.serial import folded_json
from indexer.sources import ReleaseReader
from indexer.units import Folded, Home, Line, Quotation

UNIT_FORMATS: Final = ("csv", "jsonl")
_LINE: Final = ("left", "hit", "right", "speaker", "passage_kind")
_QUOTATION: Final = (
    "quotation",
    "words",
    "kind_of_quote",
    "speaker",
    "speaker_kind",
    "role",
    "rule",
    "evidence",
    "cue",
)
_PLACE: Final = (
    "date",
    "date_precision",
    "date_basis",
    "date_earliest",
    "date_latest",
    "title",
    "release",
    "paragraph",
    "language",
    "kind",
    "source",
    "start",
    "end",
    "times",
)


def formats_of(unit: str) -> tuple[str, ...]:
    """The formats in which releases, passages or quotations can be written."""
    return FORMATS if unit == "releases" else UNIT_FORMATS


def release_pieces(
    listing: Listing,
    archive: ReleaseReader,
    *,
    format: str,
    asked_on: date,
    most: int | None = None,
    permalink: Callable[[str], str] | None = None,
) -> Iterator[str]:
    """The releases of a listing in one of `FORMATS`, the first `most` of them; read as they are asked for.

    `permalink` makes the address of a release's page from its id.  Raises ConfigError at once,
    IndexUnavailable where a release is no longer in the archive.
    """
    ids = listing.ids[:most]
    found_by = listing.provenance(listed=len(ids), asked_on=asked_on)
    manner = Manner(found_by, permalink, asked_on if permalink else None)
    found = (found_release(archive, one) for one in ids)
    return pieces(found, format=format, manner=manner)


def found_release(archive: ReleaseReader, release_id: str) -> Release:
    """A release that the index found.  Raises IndexUnavailable where the archive has it no longer."""
    try:
        return archive.release(release_id)
    except NotFound as error:
        raise IndexUnavailable(
            f"The release {release_id} is no longer in the archive. Run “onrecord index”."
        ) from error


def unit_pieces(
    listing: UnitListing,
    *,
    format: str,
    asked_on: date,
    permalink: Callable[[str, int], str] | None = None,
) -> Iterator[str]:
    """The lines or quotations of a listing in one of `UNIT_FORMATS`.  Raises ConfigError at once.

    `permalink` makes the address of a paragraph from the id of its release and its number.
    """
    if format not in UNIT_FORMATS:
        raise ConfigError(
            f"There is no export format “{format}” for {listing.answer.unit}; there are"
            f" {', '.join(UNIT_FORMATS)}."
        )
    found_by = listing.provenance(asked_on=asked_on)
    return _table(listing, found_by, permalink) if format == "csv" else _lines(listing, found_by)


def _lines(listing: UnitListing, found_by: Provenance) -> Iterator[str]:
    for one in listing.answer.hits:
        yield json_line({**folded_json(one), "found_by": found_by.values()})


def _table(
    listing: UnitListing, found_by: Provenance, permalink: Callable[[str, int], str] | None
) -> Iterator[str]:
    beside = found_by.columns()
    own = _LINE if listing.answer.unit == "passages" else _QUOTATION
    yield from csv_lines([(*own, *_PLACE, *(("permalink",) if permalink else ()), *beside)])
    for one in listing.answer.hits:
        home = one.first.home
        address = (permalink(home.id, home.passage),) if permalink else ()
        yield from csv_lines([(*_cells(one), *address, *beside.values())])


def _cells(one: Folded) -> tuple[str | None, ...]:
    first = one.first
    own = _line(first) if isinstance(first, Line) else _quotation(first)
    return (*own, *_place(first.home), str(first.start), str(first.end), str(one.count))


def _line(one: Line) -> tuple[str | None, ...]:
    return one.left, one.hit, one.right, one.speaker, one.passage_kind


def _quotation(one: Quotation) -> tuple[str | None, ...]:
    how = (one.speaker_kind, one.role, one.rule, one.evidence, one.cue)
    return one.text, one.words, one.kind, one.speaker, *how


def _place(home: Home) -> tuple[str | None, ...]:
    return (
        home.date,
        home.date_precision,
        home.date_basis,
        home.date_earliest,
        home.date_latest,
        home.title,
        home.id,
        str(home.passage),
        home.language,
        home.kind,
        home.source,
    )
