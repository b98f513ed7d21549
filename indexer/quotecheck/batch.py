"""A table of quotations and speakers: the same rows again, each with its verdict.

A row that cannot be checked is a row with an error; only a table whose head cannot be read stops the work.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corpus.errors import OnRecordError, UnreadableInput
from corpus.reading import reader
from indexer.dates import read_date
from indexer.quotecheck.checker import QuoteChecker
from indexer.quotecheck.draft import NOT_CHECKED
from indexer.quotecheck.explain import headline
from indexer.quotecheck.results import VERDICTS, CheckResult, QuoteQuestion, Verdict
from indexer.quotecheck.verdict_cells import COLUMNS, verdict_cells

MAX_BYTES: Final = 20 * 1024 * 1024
MAX_ROWS: Final = 20_000
_NEEDED: Final = ("quotation", "speaker")
_DELIMITERS: Final = ",;\t"
# What a spreadsheet saves unless it is told otherwise.
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class BatchError(OnRecordError):
    """What was given is no table of quotations."""


@dataclass(frozen=True, slots=True)
class Batch:
    """A table: `columns` as they are headed, `rows` the cells under them, more or fewer in some."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    delimiter: str = ","

    def text(self) -> str:
        """The table as it came, to be read once more; no table for a spreadsheet, which may run its cells."""
        written = io.StringIO(newline="")
        csv.writer(written, delimiter=self.delimiter).writerows((self.columns, *self.rows))
        return written.getvalue()


@dataclass(frozen=True, slots=True)
class Claim:
    """A quotation with who is said to have said it and when; "" for what is not claimed."""

    quotation: str
    speaker: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """`cells` are those of the row and, behind them, its verdict.

    `number` is that of the row, the first under the head being 1, and `claim` what it has in the columns that
    mean something, as it stands there.  Either `result` or `error`, which says why there is none, is set.
    """

    number: int
    claim: Claim
    cells: tuple[str, ...]
    result: CheckResult | None = None
    error: str | None = None

    @property
    def holds(self) -> bool:
        """Whether the words, the speaker and the day are as they are claimed, whatever the marks.

        Without a speaker, words of a release that are nobody's quotation claim nothing that could hold.
        """
        return self.result is not None and self.result.holds and not self.result.is_of_nobody

    @property
    def title(self) -> str:
        """What became of it, in a line."""
        return NOT_CHECKED if self.result is None else headline(self.result)


@dataclass(frozen=True, slots=True)
class BatchReport:
    """A checked table; `archive_digest` and `generation` say against what, `checked_on` is an ISO date."""

    name: str
    batch: Batch
    rows: tuple[CheckedRow, ...]
    archive_digest: str
    generation: str
    checked_on: str

    @property
    def holds(self) -> bool:
        """Whether every row does, and there is one."""
        return bool(self.rows) and all(row.holds for row in self.rows)

    @property
    def counts(self) -> dict[Verdict, int]:
        """How many rows have each verdict that any has, in the order of the verdicts."""
        found = Counter(row.result.verdict for row in self.rows if row.result is not None)
        return {verdict: found[verdict] for verdict in VERDICTS if found[verdict]}

    @property
    def titles(self) -> list[tuple[CheckedRow, int]]:
        """A row of each title that any has, in the order of the verdicts, and how many have it."""
        found: dict[str, list[CheckedRow]] = {}
        for verdict in VERDICTS:
            for row in self.rows:
                if row.result is not None and row.result.verdict == verdict:
                    found.setdefault(row.title, []).append(row)
        return [(rows[0], len(rows)) for rows in found.values()]

    @property
    def errors(self) -> int:
        """How many rows could not be checked."""
        return sum(row.error is not None for row in self.rows)

    def table(self) -> Iterator[Sequence[str]]:
        """The rows as they came, its head first, each with its verdict."""
        yield batch_head(self.batch)
        for row in self.rows:
            yield row.cells


def read_batch(data: bytes, name: str, *, most: int = MAX_ROWS) -> Batch:
    """A table in any encoding that is read, its cells parted by commas, semicolons or tabs.

    Raises BatchError where it is no text or no CSV, lacks a column, is too large or has over `most` rows.
    """
    if len(data) > MAX_BYTES:
        raise BatchError(f"{name}: is too large ({len(data):,} bytes; the limit is {MAX_BYTES:,}).")
    if data.startswith(_WORKBOOKS):
        raise BatchError(f"{name}: is a workbook or another packed file; save the table as CSV first.")
    try:
        text = reader.read_bytes(data, Path("table.txt"), source=name).text
    except UnreadableInput as error:
        raise BatchError(str(error)) from error
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
    if len(rows) - 1 > most:
        raise BatchError(f"{name}: has {len(rows) - 1:,} rows; at most {most:,} can be checked at once.")
    return Batch(columns, tuple(rows[1:]), delimiter)


def batch_of(claims: Sequence[Claim]) -> Batch:
    """The table that lists some claims."""
    rows = tuple((one.quotation, one.speaker, one.date) for one in claims)
    return Batch((*_NEEDED, "date"), rows)


def batch_head(batch: Batch) -> tuple[str, ...]:
    """The head of the checked table; verdicts of an earlier check give way to the new ones."""
    return (*(column for column in batch.columns if column not in COLUMNS), *COLUMNS)


def check_batch(batch: Batch, checker: QuoteChecker) -> Iterator[CheckedRow]:
    """The rows in order, each as soon as it is checked."""
    keys, width = _keys(batch.columns), len(batch.columns)
    kept = [place for place, column in enumerate(batch.columns) if column not in COLUMNS]
    for number, row in enumerate(batch.rows, 1):
        cells = [*row[:width], *[""] * (width - len(row))]
        claim = Claim(*(cells[keys[key]].strip() if key in keys else "" for key in (*_NEEDED, "date")))
        longer = any(row[width:])
        result, error = _checked(claim, checker, longer=longer)
        beside = (*(cells[place] for place in kept), *verdict_cells(result, error))
        yield CheckedRow(number, claim, beside, result, error)


def report_on(
    batch: Batch, checker: QuoteChecker, *, name: str, archive_digest: str, checked_on: str
) -> BatchReport:
    """All rows at once, for those who wait for the whole."""
    rows = tuple(check_batch(batch, checker))
    return BatchReport(name, batch, rows, archive_digest, checker.generation, checked_on)


def _checked(claim: Claim, checker: QuoteChecker, *, longer: bool) -> tuple[CheckResult | None, str | None]:
    """What becomes of a row, or why nothing does; `longer` says that it has cells under no head."""
    if longer:
        return None, "The row has more cells than the table has columns."
    day = read_date(claim.date) if claim.date else None
    if claim.date and day is None:
        return None, f"“{claim.date}” is no date such as 2020, 2020-07 or 2020-07-15."
    try:
        return checker.check(QuoteQuestion(claim.quotation, claim.speaker or None, day)), None
    except OnRecordError as error:
        return None, str(error)


def _keys(columns: Sequence[str]) -> dict[str, int]:
    """Where the columns stand that mean something; the first of two of the same name."""
    keys: dict[str, int] = {}
    for place, column in enumerate(columns):
        keys.setdefault(column.casefold(), place)
    return keys
