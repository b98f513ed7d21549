"""Is a range of days in truth one of two days?

“05/06/2022” is 6 May or 5 June and no day between.  A date keeps its two readings as the ends of a range;
decides only whether the ends of one are such readings, so that whoever says it says two days.
"""

from __future__ import annotations

from typing import Final

from corpus.models import ReleaseDate

NOTE: Final = "two readings"
"""What the evidence of such a date is called."""
_STATED: Final = frozenset(("dateline", "signoff", "metadata"))


def two_days(found: ReleaseDate) -> bool:
    """Whether one numeric date of two readings is all that a date is known by.

    With a second date line in its text a release may be of a day between them.
    """
    if found.precision != "range" or not readings_of_one(found.earliest, found.latest):
        return False
    return bool(found.evidence) and all(one.note == NOTE for one in found.evidence)


def ends_are_two_days(precision: str, basis: str, earliest: str | None, latest: str | None) -> bool:
    """The same as far as a range tells it without its evidence: its text states the date, and its ends are
    each the other with day and month changed about."""
    return precision == "range" and basis in _STATED and readings_of_one(earliest, latest)


def readings_of_one(earliest: str | None, latest: str | None) -> bool:
    """Whether two ISO days are one numeric date read with the month first and with the day first."""
    if not earliest or not latest or earliest == latest:
        return False
    return f"{earliest[:4]}-{earliest[8:]}-{earliest[5:7]}" == latest
