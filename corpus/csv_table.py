"""A table as CSV that a spreadsheet opens without harm.  What stands in it is the caller's."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
MARK: Final = "\ufeff"
"""Before a table that is saved as a file: spreadsheets take one without it for text of their own country."""


def csv_lines(rows: Iterable[Sequence[str | None]], *, delimiter: str = ",") -> Iterator[str]:
    """Rows as RFC 4180, one at a time; None is an empty cell.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    line = _Line()
    table = csv.writer(line, delimiter=delimiter, lineterminator="\r\n")
    for row in rows:
        table.writerow([_harmless(cell or "") for cell in row])
        yield line.text


class _Line:
    """What the writer wrote last."""

    text: str = ""

    def write(self, text: str) -> None:
        self.text = text


def _harmless(cell: str) -> str:
    # Blanks before a formula do not keep every spreadsheet from running it.
    return f"'{cell}" if cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA[:8]) else cell
