"""The note of coverage at `/coverage`: a page to cite and to print, and the same figures as CSV and JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from flask import Blueprint, Response, jsonify, render_template, url_for

from corpus import coverage_note
from corpus.archive import Archive
from corpus.citing.dates import MONTHS
from corpus.coverage_note import CoverageNote, Gap, note_of
from corpus.csv_table import csv_lines
from corpus.errors import IndexUnavailable
from indexer.request import SearchRequest
from indexer.results import IndexState
from webapp import addresses, citing, services, states, steps, streams, words
from webapp.about import made_of, span_of
from webapp.choices import Choice
from webapp.errors import takes_only
from webapp.histogram import Bar, bars

blueprint = Blueprint("coverage", __name__)

MOST_SOURCES: Final = 200
MOST_GAPS: Final = 60
MOST_YEARS: Final = 40
"""What the page lists; the files have all of it."""
BY_MONTH: Final = 120
UNNAMED: Final = ("", "archive", "data")
"""Names of folders that name no archive."""


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year: its twelve months, those that can be of several of them, and all."""

    year: Choice
    months: tuple[Choice | None, ...]
    no_month: int


@blueprint.get("/coverage")
def show() -> str:
    note = _note()
    summary = note.summary
    reference = coverage_note.reference(
        note, day=states.today(), permalink=url_for("coverage.show", _external=True)
    )
    years = _years(note)
    return render_template(
        "research/coverage.html",
        note=note,
        summary=summary,
        chart=_chart(note),
        years=years[-MOST_YEARS:],
        earlier=len(years) - len(years[-MOST_YEARS:]),
        gaps=[_gap_words(gap) for gap in note.gaps[-MOST_GAPS:]],
        gaps_left_out=max(0, len(note.gaps) - MOST_GAPS),
        empty_months=sum(gap.months for gap in note.gaps),
        undated_url=addresses.search(steps.undated(SearchRequest(sort="newest"), True)),
        made_of=made_of(summary),
        span=span_of(summary),
        bases=[(words.KNOWN_BY.get(basis, basis), count) for basis, count in note.by(0).items()],
        precisions=[
            (words.KNOWN_TO.get(precision, precision), count) for precision, count in note.by(1).items()
        ],
        sources=summary.sources[:MOST_SOURCES],
        sources_left_out=max(0, len(summary.sources) - MOST_SOURCES),
        totals=[
            sum(getattr(one, name) for one in summary.sources)
            for name in ("releases", "characters", "unassigned", "undecodable")
        ],
        index=_index(),
        forms=citing.forms(reference),
        day=states.today(),
        months=[month[:3] for month in MONTHS],
        words=words,
    )


@blueprint.get("/coverage.csv")
def as_csv() -> Response:
    """Every figure of the note as one table."""
    takes_only()
    lines = csv_lines(coverage_note.table(_note(), counted_on=states.today()))
    return streams.table(lines, f"coverage-{states.today().isoformat()}.csv")


@blueprint.get("/coverage.json")
@blueprint.get("/api/v1/coverage")
def as_json() -> Response:
    takes_only()
    return jsonify(coverage_note.note_json(_note(), counted_on=states.today()))


def _note() -> CoverageNote:
    """The note of the archive as it is now.  Raises ArchiveError."""
    archive = services.archive()
    state = states.written(archive.path)
    summary, index = states.summary(), _index()
    # Counted when the index was built, where that was of this very archive.
    fits = index is not None and index.archive_digest == summary.digest
    dates = dict(index.date_counts) if index and fits else _date_counts(archive.path, state)
    name = archive.path.resolve().name
    return note_of("" if name in UNNAMED else name, summary, dates)


@lru_cache(maxsize=2)
def _date_counts(path: Path, _written: tuple[tuple[int, int], ...]) -> dict[tuple[str, str], int]:
    """Counted in the archive itself, which takes a quarter of a second where there are 20,000 releases."""
    with Archive.open(path) as archive:
        return archive.date_counts()


def _index() -> IndexState | None:
    """The index that answers; None without one."""
    try:
        return services.searcher().state()
    except IndexUnavailable:  # the archive can be told of all the same
        return None


def _chart(note: CoverageNote) -> tuple[Bar, ...]:
    """A bar a month, or a year where there are too many months."""
    by_month = len(coverage_note.months(note.summary)) <= BY_MONTH
    counts = note.summary.months if by_month else note.summary.years
    fresh = SearchRequest(sort="newest")
    return bars(
        ((value, count, False) for value, count in counts.items()),
        lambda value: addresses.search(steps.on_date(fresh, value)),
    )


def _years(note: CoverageNote) -> Sequence[YearRow]:
    """Each year from the first to the last, with the count of each month; None for a month without any."""
    summary, fresh = note.summary, SearchRequest(sort="newest")

    def choice(value: str, count: int) -> Choice:
        return Choice(f"{count:,}", addresses.search(steps.on_date(fresh, value)), count=count, title=value)

    rows = []
    for number in range(int(min(summary.years, default="0")), int(max(summary.years, default="-1")) + 1):
        year = f"{number:04d}"
        months = [f"{year}-{month:02d}" for month in range(1, 13)]
        counts = [summary.months.get(month, 0) for month in months]
        whole = summary.years.get(year, 0)
        rows.append(
            YearRow(
                choice(year, whole),
                tuple(
                    choice(month, count) if count else None
                    for month, count in zip(months, counts, strict=True)
                ),
                whole - sum(counts),
            )
        )
    return rows


def _gap_words(gap: Gap) -> str:
    """A line that breaks, where it has to, at its dash."""
    if gap.first == gap.last:
        return words.iso_words(gap.first)
    last = f"{words.iso_words(gap.last)} ({gap.months} months)"
    return " – ".join(end.replace(" ", "\u00a0") for end in (words.iso_words(gap.first), last))
