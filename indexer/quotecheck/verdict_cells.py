"""A verdict as cells of a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from indexer.dates import said
from indexer.quotecheck.draft import DraftItem, DraftReport
from indexer.quotecheck.draft_text import PASSED_OVER, explained
from indexer.quotecheck.results import CheckResult

COLUMNS: Final = (
    "verdict",
    "holds",
    "speaker_on_record",
    "date_on_record",
    "source",
    "release",
    "start",
    "end",
    "similarity",
    "explanation",
    "warnings",
    "error",
)
_DRAFT_COLUMNS: Final = ("quotation", "speaker", "date", "draft_start", "draft_end")


def verdict_cells(result: CheckResult | None, error: str | None = None) -> list[str]:
    """The cells of `COLUMNS`.  What is only nearest to a quotation is no match and fills none."""
    if result is None:
        return [""] * (len(COLUMNS) - 1) + [error or ""]
    first = result.decisive
    place = ["", "", "", "", "", ""]
    if first is not None:
        start, end = str(first.start), str(first.end)
        known = said(first.date, first.earliest, first.latest) if first.earliest else first.date or ""
        place = [known, first.source, first.id, start, end, f"{first.similarity:.3f}"]
    return [
        result.verdict,
        "yes" if result.holds and not result.is_of_nobody else "no",
        result.speaker or "",
        *place,
        explained(result),
        " ".join(result.warnings),
        error or "",
    ]


def _item_cells(item: DraftItem) -> list[str]:
    """As `verdict_cells`; words that are claimed of nobody, or of no day, do not hold, and that is said."""
    cells = verdict_cells(item.result, item.error)
    if item.result is not None:
        cells[COLUMNS.index("warnings")] = " ".join(item.remarks)
    if item.is_of_nobody or item.is_of_no_day:
        explanation = COLUMNS.index("explanation")
        cells[COLUMNS.index("holds")] = "no"
        cells[explanation] = f"{item.title}. {cells[explanation]}"
    return cells


def draft_rows(report: DraftReport) -> Iterator[list[str]]:
    """A checked draft as a table, its head first; who is not named is left empty.

    What stands in marks and is no quotation comes last, without a verdict, the reason as its error.
    """
    yield [*_DRAFT_COLUMNS, *COLUMNS]
    for item in report.items:
        claim = [item.text, item.claimed_speaker or "", item.claimed_date or ""]
        yield [*claim, str(item.start), str(item.end), *_item_cells(item)]
    for one in report.passed_over:
        passed = [one.text, "", "", str(one.start), str(one.end)]
        yield [*passed, *verdict_cells(None, f"{PASSED_OVER}: {one.reason}.")]
