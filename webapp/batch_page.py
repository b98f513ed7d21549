"""A checked table as the page shows it: how many hold, and for each row its verdict and where it rests on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from indexer.dates import read_date
from indexer.quotecheck.batch import BatchReport, CheckedRow
from indexer.quotecheck.explain import sign
from indexer.quotecheck.results import Match, QuoteQuestion
from webapp import words
from webapp.addresses import at_passage
from webapp.left_out import turned
from webapp.tallies import UNCHECKED, Tally, holding, told
from webapp.verdicts import DRAWN, Tone, tone

MOST_SHOWN: Final = 300
"""Characters of a cell that a page shows; the table that is saved has all."""
MOST_LINKED: Final = 1000
"""Characters of a quotation that an address can carry."""


@dataclass(frozen=True, slots=True)
class PlaceView:
    """The place that decided, as far as one is on record; `who` is "" where nobody is named."""

    who: str
    date: str
    title: str
    tag: str
    url: str


@dataclass(frozen=True, slots=True)
class RowView:
    """`url` is where this row is checked by itself, "" where it cannot be; `turns` what its changes turn."""

    number: int
    quotation: str
    speaker: str
    date: str
    title: str
    tone: Tone
    sign: str
    explanation: str
    turns: str
    warnings: tuple[str, ...]
    url: str
    place: PlaceView | None


@dataclass(frozen=True, slots=True)
class BatchPage:
    head: str
    name: str
    tallies: tuple[Tally, ...]
    rows: tuple[RowView, ...]
    checked_on: str
    archive_digest: str


def present(
    report: BatchReport, *, check_url: Callable[[QuoteQuestion], str], release_url: Callable[[str], str]
) -> BatchPage:
    """`check_url` is where one quotation is checked by itself."""
    tallies = [Tally(row.title, _tone(row), _sign(row), count) for row, count in report.titles]
    if report.errors:
        tallies.append(Tally(UNCHECKED, "unknown", "note", report.errors))
    return BatchPage(
        head=holding(
            len(report.rows),
            sum(row.holds for row in report.rows),
            "quotation" if all(row.claim.quotation for row in report.rows) else "row",
        ),
        name=report.name,
        tallies=tuple(tallies),
        rows=tuple(_row(row, check_url, release_url) for row in report.rows),
        checked_on=words.iso_words(report.checked_on),
        archive_digest=report.archive_digest,
    )


def _row(
    row: CheckedRow, check_url: Callable[[QuoteQuestion], str], release_url: Callable[[str], str]
) -> RowView:
    result, claim = row.result, row.claim
    if result is None:
        explanation, url = row.error or "", ""
    else:
        explanation = told(result)
        url = check_url(result.question) if len(claim.quotation) <= MOST_LINKED else ""
    day = read_date(claim.date) if claim.date else None
    return RowView(
        number=row.number,
        quotation=_cut(claim.quotation),
        speaker=_cut(claim.speaker),
        date=words.iso_words(day) if day else _cut(claim.date),
        title=UNCHECKED if result is None else row.title,
        tone=_tone(row),
        sign=_sign(row),
        explanation=explanation,
        turns=turned(turn for change in result.changes for turn in change.turns) if result else "",
        warnings=tuple(map(words.days_in_words, result.warnings)) if result else (),
        url=url,
        place=_place(result.decisive, release_url) if result and result.decisive else None,
    )


def _cut(cell: str) -> str:
    return cell if len(cell) <= MOST_SHOWN else cell[:MOST_SHOWN] + "…"


def _place(match: Match, release_url: Callable[[str], str]) -> PlaceView:
    return PlaceView(
        who=match.speaker or "",
        date=words.short_date(match.date, match.precision, match.basis, match.earliest, match.latest),
        title=match.heading,
        tag="en" if match.untitled else words.TAGS.get(match.language, match.language),
        url=at_passage(release_url(match.id), match.passage),
    )


def _tone(row: CheckedRow) -> Tone:
    return "unknown" if row.result is None else tone(row.result)


def _sign(row: CheckedRow) -> str:
    return "note" if row.result is None else DRAWN.get(sign(row.result), "note")
