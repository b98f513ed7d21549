"""A table of quotations and speakers: the same rows again, each with its verdict.

A row that cannot be checked is a row with an error; only a table whose head cannot be read stops the work.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corpus.errors import OnRecordError
from corpus.reading import reader
from indexer.dates import read_date
from indexer.quotecheck.checker import QuoteChecker
from indexer.quotecheck.results import QuoteQuestion
from indexer.quotecheck.verdict_cells import COLUMNS, verdict_cells

MAX_BYTES: Final = 20 * 1024 * 1024
MAX_ROWS: Final = 20_000
_NEEDED: Final = ("quotation", "speaker")
_DELIMITERS: Final = ",;\t"


class BatchError(OnRecordError):
    """What was given is no table of quotations."""


@dataclass(frozen=True, slots=True)
class Batch:
    """A table: `columns` as they are headed, `rows` the cells under them, more or fewer in some."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    delimiter: str = ","


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """`cells` are those of the row and, behind them, its verdict."""

    cells: tuple[str, ...]
    holds: bool


def read_batch(data: bytes, name: str) -> Batch:
    """A table in any encoding that is read, its cells parted by commas, semicolons or tabs.

    Raises BatchError where it is too large, is no CSV, or lacks a column, UnreadableInput if it is no text.
    """
    if len(data) > MAX_BYTES:
        raise BatchError(f"{name}: is too large ({len(data):,} bytes; the limit is {MAX_BYTES:,}).")
    text = reader.read_bytes(data, Path("table.txt"), source=name).text
    head = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    try:
        rows = [
            tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if any(row)
        ]
    except csv.Error as error:
        raise BatchError(f"{name}: is no CSV that can be read ({error}).") from error
    columns = tuple(cell.strip() for cell in rows[0]) if rows else ()
    missing = [column for column in _NEEDED if column not in _keys(columns)]
    if missing:
        found = ", ".join(filter(None, columns))[:200] or "nothing"
        raise BatchError(
            f"{name}: there is no column “{'” and no column “'.join(missing)}” in its first row ({found}); "
            "the columns are quotation, speaker and, if you like, date."
        )
    if len(rows) - 1 > MAX_ROWS:
        raise BatchError(f"{name}: has {len(rows) - 1:,} rows; at most {MAX_ROWS:,} can be checked at once.")
    return Batch(columns, tuple(rows[1:]), delimiter)


def batch_head(batch: Batch) -> tuple[str, ...]:
    """The head of the checked table; verdicts of an earlier check give way to the new ones."""
    return (*(column for column in batch.columns if column not in COLUMNS), *COLUMNS)


def check_batch(batch: Batch, checker: QuoteChecker) -> Iterator[CheckedRow]:
    """The rows in order, each as soon as it is checked."""
    keys = _keys(batch.columns)
    kept = [place for place, column in enumerate(batch.columns) if column not in COLUMNS]
    for row in batch.rows:
        cells = [*row[: len(keys)], *[""] * (len(keys) - len(row))]
        given = {key: cells[place].strip() for key, place in keys.items()}
        verdict, holds = _verdict(given, len(row) > len(keys) and any(row[len(keys) :]), checker)
        yield CheckedRow((*(cells[place] for place in kept), *verdict), holds)


def _verdict(given: dict[str, str], longer: bool, checker: QuoteChecker) -> tuple[list[str], bool]:
    if longer:
        return verdict_cells(None, "The row has more cells than the table has columns."), False
    date = given.get("date")
    day = read_date(date) if date else None
    if date and day is None:
        return verdict_cells(None, f"“{date}” is no date such as 2020, 2020-07 or 2020-07-15."), False
    try:
        result = checker.check(QuoteQuestion(given["quotation"], given["speaker"] or None, day))
    except OnRecordError as error:
        return verdict_cells(None, str(error)), False
    return verdict_cells(result), result.holds


def _keys(columns: Sequence[str]) -> dict[str, int]:
    """Where the columns stand that mean something; the first of two of the same name."""
    keys: dict[str, int] = {}
    for place, column in enumerate(columns):
        keys.setdefault(column.casefold(), place)
    return keys
