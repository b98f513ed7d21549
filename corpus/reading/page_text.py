"""Text that was taken from saved pages whole, one below the other.

A page names itself twice: in its title, with the site behind it or before it, and a few lines down in its
headline.  The text is read as pages only where it begins with such a title; what stands between it and the
headline are the links of the site, and a page that stands alone must have such.

    Harbour opens second berth - Port of Kelsing
    Skip to content
    Harbour opens second berth
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from typing import Final

from corpus.blocks import lines
from corpus.models import Record, Span
from corpus.navigation import is_navigation

_MOST_LINES: Final = 20  # between a page's title and its headline
_LONGEST: Final = 400
_LONGEST_LINK: Final = 160
_MUCH_LONGER: Final = 1.5
_LEAST: Final = 10  # signs of a headline
_LEAST_WIDE: Final = 5  # of a Chinese one
_PARTED: Final = re.compile(r"\s[-|–—·»]\s|(?<=[\u3400-\u9fff])[-_|](?=[\u3400-\u9fff])|_")
_SAME: Final = str.maketrans("‘’‛“”„", "'''\"\"\"")


def read_pages(text: str) -> tuple[Record, ...]:
    """The pages of a text; none for any other text.

    A lone one covers its head only, and so does one that is much longer than the others: what stands below
    may be other texts, of other days.
    """
    found = _heads(text)
    first = next(found, None)
    if first is None or text[: first.span.start].strip():
        return ()
    records = [first, *found]
    if len(records) == 1:
        return (first,) if _links(text, first.span) else ()
    called = Counter(_folded(text[one.title.start : one.title.end]) for one in records if one.title)
    if called.most_common(1)[0][1] > len(records) / 2:
        return ()  # the name of the site, which stands at the top of each page
    starts = [0, *(record.span.start for record in records[1:]), len(text)]
    spans = [Span(start, end) for start, end in pairwise(starts)]
    ranked = sorted(map(len, spans))
    long = [len(span) > _MUCH_LONGER * _median_of_others(ranked, len(span)) for span in spans]
    return tuple(
        record if is_long else replace(record, span=span)
        for record, span, is_long in zip(records, spans, long, strict=True)
    )


def _median_of_others(ranked: Sequence[int], own: int) -> float:
    """The median of numbers in order without one of them."""
    place, last = bisect_left(ranked, own), len(ranked) - 2
    low, high = (ranked[at + (at >= place)] for at in (last // 2, (last + 1) // 2))
    return (low + high) / 2


def _heads(text: str) -> Iterator[Record]:
    """One record for each page, its span that of its head; nothing where the text begins with none."""
    reached = 0
    for number, line in enumerate(lines(text)):
        headline = _headline(text, line) if line.start >= reached else None
        if headline is not None:
            reached = headline.end
            head = Span(line.start, headline.end)
            yield Record(span=head, head=head, title=headline)
        elif not number:
            return


def _links(text: str, head: Span) -> bool:
    """Whether a link of the site stands in a head."""
    return any(is_navigation(text[line.start : line.end]) for line in lines(text, head.start, head.end))


def _headline(text: str, line: Span) -> Span | None:
    """The line not far below that says the same as a page's title without the site's name; the longest of
    several, as the site's own name may stand there too."""
    names = set(_names(text[line.start : line.end])) if len(line) <= _LONGEST else set()
    found: list[Span] = []
    for below in islice(lines(text, line.end), _MOST_LINES) if names else ():
        if len(below) <= len(line) and _folded(text[below.start : below.end]) in names:
            found.append(below)
        elif len(below) > _LONGEST_LINK:
            break
    return max(found, key=len, default=None)


def _names(title: str) -> Iterator[str]:
    """What the page may be called by itself, folded: all before or behind a sign that parts off the site."""
    for sign in _PARTED.finditer(title):
        for name in (title[: sign.start()], title[sign.end() :]):
            if len(name.strip()) >= (_LEAST if name.isascii() else _LEAST_WIDE):
                yield _folded(name)


def _folded(line: str) -> str:
    return " ".join(line.translate(_SAME).casefold().split())
