"""Releases as files for other programs: the annotations, the table, the JSON lines.

Decides the formats there are and what stands in the table and the lines; an undated release has no date in
any of them.  Writes one release at a time.  What an annotation holds is decided in `annotations`, the formats
for citing a release in `citing`; which releases are exported, and where to, by the caller.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TextIO

from corpus.annotations import annotation
from corpus.citing import records
from corpus.citing.reference import Reference, reference_of
from corpus.csv_table import csv_lines
from corpus.errors import ConfigError
from corpus.json_line import json_line
from corpus.models import Release
from corpus.provenance import Provenance

_COLUMNS = (
    "id",
    "title",
    "date",
    "date_precision",
    "date_basis",
    "date_earliest",
    "date_latest",
    "language",
    "kind",
    "author",
    "issuer",
    "place",
    "source",
    "start",
    "end",
    "url",
    "translation_of",
    "people",
    "products",
    "quotes",
    "text",
)


@dataclass(frozen=True, slots=True)
class Manner:
    """How releases are written: `found_by` is the search that found them, None for an archive as a whole.

    `permalink` makes the address of a release's page from its id, `accessed` is the day it was looked at;
    None where there are no pages.
    """

    found_by: Provenance | None = None
    permalink: Callable[[str], str] | None = None
    accessed: date | None = None

    def cite(self, release: Release) -> Reference:
        address = self.permalink(release.id) if self.permalink else None
        return replace(reference_of(release), permalink=address, accessed=self.accessed)


WHOLE = Manner()


def write(releases: Iterable[Release], *, format: str, out: TextIO, manner: Manner = WHOLE) -> int:
    """Writes the releases in one of `FORMATS` and returns how many they were.

    Raises `ConfigError` for another format, before anything is written.
    """
    count = 0

    def counted() -> Iterator[Release]:
        nonlocal count
        for release in releases:
            yield release
            count += 1

    for piece in pieces(counted(), format=format, manner=manner):
        out.write(piece)
    return count


def pieces(releases: Iterator[Release], *, format: str, manner: Manner = WHOLE) -> Iterator[str]:
    """The same text piece by piece, as the releases come.  Raises `ConfigError` at once."""
    make = _FORMATS.get(format)
    if make is None:
        raise ConfigError(f"There is no export format “{format}”; there are {', '.join(FORMATS)}.")
    return make(releases, manner)


def _annotations(releases: Iterator[Release], _: Manner) -> Iterator[str]:
    for release in releases:
        yield json_line(annotation(release))


def _jsonl(releases: Iterator[Release], manner: Manner) -> Iterator[str]:
    found_by = {"found_by": manner.found_by.values()} if manner.found_by else {}
    for release in releases:
        record = {
            "id": release.id,
            "title": release.title,
            "date": release.date.value,
            "date_precision": release.date.precision,
            "date_earliest": release.date.earliest,
            "date_latest": release.date.latest,
            "language": release.language,
            "kind": release.kind,
            "author": release.author,
            "place": release.place,
            "source": release.source,
            "text": release.text,
            "url": release.url,
            "people": _people(release),
            "products": _products(release),
            **found_by,
        }
        yield json_line(record)


def _csv(releases: Iterator[Release], manner: Manner) -> Iterator[str]:
    """The columns of a search stand last: a table has no place for a note that every reader would skip."""
    beside = manner.found_by.columns() if manner.found_by else {}
    linked = ("permalink",) if manner.permalink else ()
    yield from csv_lines([(*_COLUMNS, *linked, *beside)])
    for release in releases:
        address = (manner.permalink(release.id),) if manner.permalink else ()
        yield from csv_lines([(*_cells(release, manner.cite(release)), *address, *beside.values())])


def _cells(release: Release, of: Reference) -> tuple[str | None, ...]:
    dated = release.date
    return (
        release.id,
        release.title or of.called,
        dated.value,
        dated.precision,
        dated.basis,
        dated.earliest,
        dated.latest,
        release.language,
        release.kind,
        release.author,
        of.issuer,
        release.place,
        release.source,
        str(release.span.start),
        str(release.span.end),
        release.url,
        release.translation_of,
        "; ".join(_people(release)),
        "; ".join(_products(release)),
        str(len(release.quotes)),
        release.text,
    )


def _references(releases: Iterator[Release], manner: Manner) -> Iterator[Reference]:
    return map(manner.cite, releases)


def _note(manner: Manner) -> str:
    return manner.found_by.said() if manner.found_by else ""


def _ris(releases: Iterator[Release], manner: Manner) -> Iterator[str]:
    return records.ris_file(_references(releases, manner), note=_note(manner))


def _bibtex(releases: Iterator[Release], manner: Manner) -> Iterator[str]:
    return records.bibtex_file(_references(releases, manner), note=_note(manner))


def _csl(releases: Iterator[Release], manner: Manner) -> Iterator[str]:
    return records.csl_file(_references(releases, manner))


def _people(release: Release) -> list[str]:
    return list(dict.fromkeys(mention.name for mention in release.people if mention.name))


def _products(release: Release) -> list[str]:
    return list(dict.fromkeys(mention.name for mention in release.products if mention.name))


_FORMATS: dict[str, Callable[[Iterator[Release], Manner], Iterator[str]]] = {
    "annotations": _annotations,
    "csv": _csv,
    "jsonl": _jsonl,
    "ris": _ris,
    "bibtex": _bibtex,
    "csl": _csl,
}
FORMATS = tuple(_FORMATS)
"""The formats `write` knows."""
