"""The date a person writes in a correction: a day, a month, a year, two ends, or none."""

from __future__ import annotations

import re
from datetime import date, datetime

from corpus.correcting.corrections import RULE
from corpus.correcting.stanzas import Stanza
from corpus.dating.datewords import common_prefix
from corpus.models import DatePrecision, Evidence, ReleaseDate

_SHAPES: dict[int, DatePrecision] = {4: "year", 7: "month", 10: "day"}
_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_NONE = "none"


def read_date(stanza: Stanza) -> ReleaseDate:
    """The date of a stanza with `date`, or with `earliest` and `latest`.

    Raises `ConfigError` for a day that is in no calendar, for half a range, and for both at once.
    """
    values = stanza.values
    ends = [key for key in ("earliest", "latest") if key in values]
    said = (Evidence("", None, None, stanza.origin.note or "in corrections.toml"),)
    if ends and "date" in values:
        raise stanza.error("give “date”, or “earliest” and “latest”, not both")
    if len(ends) == 1:
        missing = "latest" if ends == ["earliest"] else "earliest"
        raise stanza.error(f"“{missing}” is missing: a range has two ends")
    if ends:
        first, last = (_day(stanza, key) for key in ends)
        if first > last:
            raise stanza.error(f"“earliest” ({first}) is after “latest” ({last})")
        if first == last:
            return ReleaseDate(first, "day", "corrected", RULE, said)
        return ReleaseDate(common_prefix(first, last), "range", "corrected", RULE, said, first, last)
    if "date" not in values:
        raise stanza.error("“date” is missing; say “none” for an unknown one")
    value = _iso(stanza, "date")
    if value is None:
        return ReleaseDate(None, "unknown", "corrected", RULE, said)
    return ReleaseDate(value, _SHAPES[len(value)], "corrected", RULE, said)


def date_said(when: ReleaseDate) -> str:
    """A date as a person would write it into the file again."""
    if when.earliest and when.latest:
        return f"{when.earliest} to {when.latest}"
    return when.value or _NONE


def _day(stanza: Stanza, key: str) -> str:
    value = _iso(stanza, key)
    if value is None or len(value) != 10:
        raise stanza.error(f"“{key}” must be a day, such as 2021-03-04")
    return value


def _iso(stanza: Stanza, key: str) -> str | None:
    """A date as ISO 8601, written with quotation marks or without; None for “none” and false."""
    value = stanza.values[key]
    if value is False or (isinstance(value, str) and value.strip().casefold() in (_NONE, "")):
        return None
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    text = stanza.text(key)
    if not _ISO.fullmatch(text):
        raise stanza.error(f"“{key}” is “{text}”; write 2021-03-04, 2021-03, 2021 or “none”")
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        raise stanza.error(f"“{key}” is “{text}”, which no calendar has") from None
    return text
