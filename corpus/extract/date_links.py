"""The date in the path of a link: “https://…/2025/06/12/…”.

Decides only for the link a text ends with and calls its source, and for the address of a record; the
dates in other links are those of other texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.blocks import lines
from corpus.dating.datewords import find_dates
from corpus.languages import en, zh
from corpus.models import DateHint, Evidence, ReleaseDate, Span

# The link to the original is on one of the last lines.
_REACH, _LINES = 700, 3
_LABEL = 80  # before the address, on its line
_URL_DATE = re.compile(
    r"https?://[^\s\"'<>()]{1,200}?/(?P<year>20[0-9]{2})(?:(?P<sep>[/-])(?P<month>[01]?[0-9])(?P=sep)(?P<day>[0-3]?[0-9])"
    r"|(?P<packed>[01][0-9][0-3][0-9]))(?=[/\-_.?#]|$)"
)
_SOURCE_LINK = re.compile(
    "|".join(map(re.escape, (*en.SOURCE_LINK_WORDS, *zh.SOURCE_LINK_WORDS))), re.IGNORECASE
)


def date_in_url(url: str) -> str | None:
    """The day in an address's path as ISO 8601, None where there is none the calendar has."""
    return _day(_URL_DATE.search(url))


def date_of_source_link(text: str, span: Span, hints: Sequence[DateHint]) -> ReleaseDate | None:
    """The date in the path of the link that ends the text and says it leads to its original.

    None where links to two originals stand in the text, for then it is two texts.
    """
    for line in reversed(list(lines(text, max(span.start, span.end - _REACH), span.end))[-_LINES:]):
        match = _URL_DATE.search(text, line.start, line.end)
        day = _day(match)
        if match is None or day is None or not _SOURCE_LINK.search(text, line.start, match.start()):
            continue
        _, month, number = (int(part) for part in day.split("-"))
        if any(hint.days == 0 and (hint.month or month, hint.day) != (month, number) for hint in hints):
            return None
        if any(other != day for other in _source_days(text, Span(span.start, line.start))):
            return None
        return ReleaseDate(
            day, "day", "inferred", "source-link", (Evidence(match.group(), Span(*match.span())),)
        )
    return None


def _source_days(text: str, span: Span) -> Iterator[str]:
    """The days in the paths of the links that say they lead to an original."""
    for match in _URL_DATE.finditer(text, span.start, span.end):
        before = max(span.start, match.start() - _LABEL)
        if _SOURCE_LINK.search(text, text.rfind("\n", before, match.start()) + 1 or before, match.start()):
            day = _day(match)
            if day is not None:
                yield day


def _day(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    packed = match["packed"]
    month, day = (packed[:2], packed[2:]) if packed else (match["month"], match["day"])
    written = next(find_dates(f"{match['year']}-{month}-{day}"), None)
    return written.iso if written else None
