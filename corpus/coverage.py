"""What an archive covers, in figures: how many releases, of which days, from which files.

Counts what the archive keeps; decides nothing about it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, fields
from typing import Final

from corpus import codec
from corpus.models import INFERRED, Issue, Release, ReleaseDate

# Where in the annotations of a release, which are lists, its date and what is said of it stand.
_DATE: Final = [field.name for field in fields(Release)].index("date")
_BASIS, _PRECISION, _EARLIEST, _LATEST = (
    f"$[{_DATE}][{[field.name for field in fields(ReleaseDate)].index(name)}]"
    for name in ("basis", "precision", "earliest", "latest")
)


_End = tuple[str, bool, str]


@dataclass(frozen=True, slots=True)
class SourceSummary:
    """The account of one file: characters, where they went, and what could not be read."""

    source: str
    releases: int
    characters: int
    unassigned: int
    undecodable: int
    encoding: str
    digest: str
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class ArchiveSummary:
    """What the archive covers.  `months` maps "2020-08" to its releases; dates of lesser precision
    than a month count in `years` only, `between_years` those that can mean days of two.  `earliest` and
    `latest` are as exact as they are known, with how that is.  Unassigned parts are no releases and not
    counted."""

    releases: int
    by_language: dict[str, int]
    by_kind: dict[str, int]
    earliest: str | None
    latest: str | None
    earliest_basis: str | None
    latest_basis: str | None
    undated: int
    between_years: int
    months: dict[str, int]
    years: dict[str, int]
    sources: tuple[SourceSummary, ...]
    digest: str


def summarize(db: sqlite3.Connection, *, digest: str) -> ArchiveSummary:
    """The coverage of the current releases; `digest` is the archive's."""
    by_language: dict[str, int] = {}
    by_kind: dict[str, int] = {}
    months: dict[str, int] = {}
    years: dict[str, int] = {}
    dates: set[str] = set()
    total = 0
    for kind, language, date in db.execute(
        "SELECT r.kind, r.language, r.date FROM release r JOIN dump d ON d.id = r.dump"
        " WHERE d.current AND r.kind != 'unassigned'"
    ):
        total += 1
        by_kind[kind] = by_kind.get(kind, 0) + 1
        by_language[language] = by_language.get(language, 0) + 1
        if date is None:
            continue
        dates.add(date)
        years[date[:4]] = years.get(date[:4], 0) + 1
        if len(date) >= 7:
            months[date[:7]] = months.get(date[:7], 0) + 1
    first, last, undated = _ends(db, dates)
    return ArchiveSummary(
        releases=total,
        by_language=dict(sorted(by_language.items())),
        by_kind=dict(sorted(by_kind.items())),
        earliest=min(first)[0] if first else None,
        latest=max(last)[0] if last else None,
        earliest_basis=min(first)[2] if first else None,
        latest_basis=max(last)[2] if last else None,
        undated=undated,
        between_years=total - undated - sum(years.values()),
        months=dict(sorted(months.items())),
        years=dict(sorted(years.items())),
        sources=list_sources(db),
        digest=digest,
    )


def _ends(db: sqlite3.Connection, dates: set[str]) -> tuple[list[_End], list[_End], int]:
    """What can be the first date and the last, each with how it is known, and how many releases have none.

    Annotations are read of the releases at either end alone, and of those whose date is no single value.
    """
    first: list[_End] = []
    last: list[_End] = []
    undated = 0
    known = (min(dates), max(dates)) if dates else ("", "")
    for date, basis, earliest, latest in db.execute(
        "SELECT date, json_extract(a, ?), json_extract(a, ?), json_extract(a, ?) FROM (SELECT r.date AS date,"
        " coalesce(r.resolved, r.found) AS a FROM release r JOIN dump d ON d.id = r.dump"
        " WHERE d.current AND r.kind != 'unassigned' AND (r.date IS NULL OR r.date IN (?, ?)))",
        (_BASIS, _EARLIEST, _LATEST, *known),
    ):
        if date is None and not (earliest and latest):
            undated += 1
            continue
        # Of two that are as early, the one that is stated.
        first.append((date or earliest, basis in INFERRED, basis))
        last.append((date or latest, basis not in INFERRED, basis))
    return first, last, undated


def arrivals(db: sqlite3.Connection) -> dict[str, str]:
    """Id to the start of the ingest in which a release first came, for each current one, in that order.

    An older version of its file counts as well.  Unassigned parts are no releases.
    """
    # Counted here: SQLite would look each id up in the table, past all texts.
    started: dict[str, str] = {}
    current: set[str] = set()
    for release_id, run, is_current in db.execute(
        "SELECT r.id, run.started, d.current FROM dump d JOIN run ON run.id = d.run"
        " JOIN release r ON r.dump = d.id WHERE r.kind != 'unassigned' ORDER BY r.key"
    ):
        started[release_id] = min(run, started.get(release_id, run))
        if is_current:
            current.add(release_id)
    return {release_id: run for release_id, run in started.items() if release_id in current}


def list_sources(db: sqlite3.Connection) -> tuple[SourceSummary, ...]:
    """The account of each current file, by name."""
    return tuple(
        SourceSummary(
            source=row[0],
            releases=row[1],
            characters=row[2],
            unassigned=row[3],
            undecodable=row[4],
            encoding=row[5],
            digest=row[6],
            issues=codec.decode_tuple(Issue, row[7]),
        )
        for row in db.execute(
            "SELECT d.source, count(r.key) FILTER (WHERE r.kind != 'unassigned'), d.characters,"
            " coalesce(sum(r.\"end\" - r.start) FILTER (WHERE r.kind = 'unassigned'), 0),"
            " d.undecodable, d.encoding, d.digest, d.issues"
            " FROM dump d LEFT JOIN release r ON r.dump = d.id WHERE d.current"
            " GROUP BY d.id ORDER BY d.source, d.id"
        )
    )


def count_dates(db: sqlite3.Connection) -> dict[tuple[str, str], int]:
    """(basis, precision) to the current releases whose date is known so, the most frequent first."""
    return {
        (basis, precision): count
        for basis, precision, count in db.execute(
            "SELECT json_extract(coalesce(r.resolved, r.found), ?) AS basis,"
            " json_extract(coalesce(r.resolved, r.found), ?) AS precision, count(*) AS releases"
            " FROM release r JOIN dump d ON d.id = r.dump WHERE d.current AND r.kind != 'unassigned'"
            " GROUP BY basis, precision ORDER BY releases DESC, basis, precision",
            (_BASIS, _PRECISION),
        )
    }
