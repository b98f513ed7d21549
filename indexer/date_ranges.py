"""What a user means by a time: one end of a range, or a whole range such as “2020-07 .. last month”.

The forms of single dates are read by `dates` and `relative_dates`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from indexer.dates import read_date
from indexer.relative_dates import read_relative

_BETWEEN: Final = re.compile(r"\s*(?:\.{2,}|…+|～|~|[–—至到]+)\s*|\s+(?:to|[-－−])\s+", re.IGNORECASE)

TURNED: Final = "The two dates were taken the other way round."
"""What is said where the later end of a range came first."""


def is_reversed(first: str | None, last: str | None) -> bool:
    """Whether a range of ISO prefixes ends before it begins; two that can be of one time are in order."""
    return bool(first and last and first[: len(last)] > last[: len(first)])


def read_end(text: str, today: date, *, last: bool) -> str | None:
    """The ISO prefix at which a range begins or, if `last`, ends; None where `text` is no date.

    “last year” begins with the first of its days and ends with the last.
    """
    relative = read_relative(text, today)
    return relative[last] if relative else read_date(text)


def read_turned(first: str, last: str, today: date) -> tuple[str | None, str | None]:
    """The ends of a range whose later end came `first`: “last month” to “last year” begins with that year."""
    return read_end(last, today, last=False), read_end(first, today, last=True)


def read_range(text: str, today: date) -> tuple[str | None, str | None] | None:
    """Where a range begins and ends as typed, None for an open side; no pair where `text` is no date."""
    if relative := read_relative(text, today):
        return relative
    sides = _BETWEEN.split(text.strip(), maxsplit=1)
    first = read_end(sides[0], today, last=False)
    last = read_end(sides[-1], today, last=True)
    if any(side and not end for side, end in zip(sides, (first, last)[-len(sides) :], strict=True)):
        return None
    return (first, last) if first or last else None
