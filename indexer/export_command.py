"""`onrecord search --format`: all that a search finds to standard output, its account to the other."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from indexer.export import release_pieces, unit_pieces
from indexer.request import SearchRequest
from indexer.units import Unit, UnitRequest

if TYPE_CHECKING:
    from indexer.search import Searcher


def write_everything(
    searcher: Searcher, archive_path: Path, request: SearchRequest | UnitRequest, *, unit: str, format: str
) -> int:
    """The exit code: 0, or 1 where nothing was found; the file has its head even then."""
    from corpus.archive import Archive

    today = datetime.now(UTC).date()
    if isinstance(request, UnitRequest):
        units = searcher.unit_listing(cast(Unit, unit), request)
        _write(unit_pieces(units, format=format, asked_on=today))
        click.echo(units.provenance(asked_on=today).said(), err=True)
        return 0 if units.answer.total else 1
    listing = searcher.listing(request)
    with Archive.open(archive_path) as archive:
        _write(release_pieces(listing, archive, format=format, asked_on=today))
    click.echo(listing.provenance(listed=len(listing.ids), asked_on=today).said(), err=True)
    return 0 if listing.ids else 1


def _write(pieces: Iterator[str]) -> None:
    for piece in pieces:
        sys.stdout.write(piece)
