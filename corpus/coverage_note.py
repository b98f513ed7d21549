"""A note of what an archive covers that can be cited: its figures, its gaps, and the state they hold for.

Counting is `coverage`'s.  Decided here: what is a gap, how the note stands in a table, and how it is cited.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from corpus.citing.reference import ARCHIVE, Reference
from corpus.coverage import ArchiveSummary
from corpus.models import ReleaseDate

COLUMNS: Final = (
    "table",
    "name",
    "releases",
    "characters",
    "unassigned",
    "undecodable",
    "encoding",
    "digest",
    "counted_on",
    "archive_digest",
)


@dataclass(frozen=True, slots=True)
class Gap:
    """Months in a row without a release, between the first month that has one and the last."""

    first: str
    last: str
    months: int


@dataclass(frozen=True, slots=True)
class CoverageNote:
    """`dates` maps (basis, precision) to releases; `no_month` are those of a year that can
    be of several of its months."""

    name: str
    summary: ArchiveSummary
    dates: dict[tuple[str, str], int]
    gaps: tuple[Gap, ...]
    no_month: int

    @property
    def span(self) -> str:
        """“2016–2025”, “2020”; "" where nothing is dated."""
        first, last = ((self.summary.earliest or "")[:4], (self.summary.latest or "")[:4])
        return first if first == last else f"{first}–{last}"

    def by(self, what: int) -> dict[str, int]:
        """Releases by basis (0) or precision (1) of their dates, the most frequent first."""
        found: dict[str, int] = {}
        for key, count in self.dates.items():
            found[key[what]] = found.get(key[what], 0) + count
        return dict(sorted(found.items(), key=lambda item: -item[1]))


def note_of(name: str, summary: ArchiveSummary, dates: dict[tuple[str, str], int]) -> CoverageNote:
    """The note of an archive; `name` is what its keeper calls it, "" where nobody does."""
    no_month = sum(summary.years.values()) - sum(summary.months.values())
    return CoverageNote(name, summary, dates, tuple(_gaps(sorted(summary.months))), no_month)


def reference(note: CoverageNote, *, day: date, permalink: str | None) -> Reference:
    """The archive as something to cite: as it is on `day`, told from every other state by its digest."""
    summary = note.summary
    called = f"On Record archive “{note.name}”" if note.name else "On Record archive"
    counted = f"{summary.releases:,} press release{'' if summary.releases == 1 else 's'}"
    facts = ", ".join(part for part in (counted, note.span) if part)
    return Reference(
        id=f"archive-{summary.digest[:12]}",
        kind=ARCHIVE,
        language="en",
        title=f"{called}: {facts} (digest {summary.digest[:12]})",
        author=None,
        issuer=None,
        date=ReleaseDate(day.isoformat(), "day", "metadata"),
        place=None,
        source=f"SHA-256 {summary.digest}",
        url=None,
        permalink=permalink,
        accessed=day,
    )


def table(note: CoverageNote, *, counted_on: date) -> Iterator[tuple[str, ...]]:
    """All figures as one table under its head; what a row counts stands in its first two columns."""
    summary = note.summary
    told = (counted_on.isoformat(), summary.digest)

    def row(table: str, name: str, releases: int, *more: str) -> tuple[str, ...]:
        return (table, name, str(releases), *(*more, "", "", "", "", "")[:5], *told)

    yield COLUMNS
    yield row("archive", note.name or "all", summary.releases)
    yield from (row("year", year, count) for year, count in summary.years.items())
    yield from (row("month", month, summary.months.get(month, 0)) for month in months(summary))
    yield row("undated", "", summary.undated)
    yield row("dated to no one month", "", note.no_month)
    yield row("dated to days of two years", "", summary.between_years)
    yield from (row("language", code, count) for code, count in summary.by_language.items())
    yield from (row("kind", kind, count) for kind, count in summary.by_kind.items())
    yield from (row("date known by", basis, count) for basis, count in note.by(0).items())
    yield from (row("date known to", precision, count) for precision, count in note.by(1).items())
    for one in summary.sources:
        figures = (str(one.characters), str(one.unassigned), str(one.undecodable), one.encoding, one.digest)
        yield row("source", one.source, one.releases, *figures)


def note_json(note: CoverageNote, *, counted_on: date) -> dict[str, object]:
    """The note as JSON values."""
    return {
        "name": note.name,
        **asdict(note.summary),
        "dated_to_no_one_month": note.no_month,
        "gaps": [asdict(gap) for gap in note.gaps],
        "dates": [
            {"basis": basis, "precision": precision, "releases": count}
            for (basis, precision), count in note.dates.items()
        ],
        "counted_on": counted_on.isoformat(),
    }


def months(summary: ArchiveSummary) -> tuple[str, ...]:
    """Every month from the first with a release to the last."""
    if not summary.months:
        return ()
    first, last = _number(min(summary.months)), _number(max(summary.months))
    return tuple(f"{number // 12:04d}-{number % 12 + 1:02d}" for number in range(first, last + 1))


def _gaps(present: list[str]) -> Iterator[Gap]:
    for before, after in pairwise(present):
        empty = _number(after) - _number(before) - 1
        if empty:
            ends = (_number(before) + 1, _number(after) - 1)
            first, last = (f"{number // 12:04d}-{number % 12 + 1:02d}" for number in ends)
            yield Gap(first, last, empty)


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1
