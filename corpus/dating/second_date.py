"""Does a second date line stand inside a release, as if another one began there?

A boundary that was not seen leaves two releases in one, and the words of the second under the date of
the first.  Decides only whether the text shows it: under or over a line that may be a headline, with text
on both sides, stands a dateline with place and day, or a line that says when a post went up, and its day
is not the day of the release.  What follows from it is left to `pipeline` and `reviewing`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, islice, takewhile

from corpus.alternation import one_of
from corpus.dating.dateline import match_dateline
from corpus.dating.dateline_alone import is_posted_line, match_date_line
from corpus.dating.datewords import common_prefix
from corpus.languages import en, zh
from corpus.models import Evidence, Issue, Passage, PassageKind, ReleaseDate, Span

CODE = "second-date"
MESSAGE = (
    "A second date line stands in this text. Another release may begin there, and what follows it may be of"
    " that day."
)
MOST = 5
_LEAST_TEXT = 40  # characters after the line
_MOST_OTHERS = 1_600  # characters of the titles and first words of other texts
_HEADING = 24
_FAR = 31  # days between two days of one release
_OTHER_TEXTS = re.compile(rf"(?:{one_of((*en.OTHER_TEXTS, *zh.OTHER_TEXTS))})\b", re.IGNORECASE)
_MAY_DATE: frozenset[PassageKind] = frozenset(("body", "heading", "notice", "dateline"))
_PARTED: frozenset[PassageKind] = frozenset(("heading", "endmark", "boilerplate", "contact", "notice"))


def doubt_date(
    text: str, passages: Sequence[Passage], dated: ReleaseDate, settled: Sequence[Span] = ()
) -> tuple[ReleaseDate, tuple[Issue, ...]]:
    """The date of a release as far as it holds for all of it, and an issue for each second date line.

    With such a line the date is the range of all these days: which of them a passage is of is for a person
    to say.  `settled` are lines at which a person said that no release begins.  At most `MOST` issues, in
    order, each with the span of its line; none, and the date as it is, where the release's own date is
    neither a day nor a range of days.
    """
    own = {"day": (dated.value,), "range": (dated.earliest, dated.latest)}.get(dated.precision, ())
    held = [day for day in own if day is not None]
    others = _second_dates(text, passages, held, settled) if held else iter(())
    if held and dated.precision == "day" and dated.basis == "dateline":
        others = chain(_reposted(text, passages, held[0]), others)
    found = list(islice(others, MOST))
    if not found:
        return dated, ()
    days = sorted((*held, *(day for _, days in found for day in days)))
    lines = tuple(Evidence(text[at.start : at.end], at, None, "a second date line") for at, _ in found)
    widened = replace(
        dated,
        value=common_prefix(days[0], days[-1]),
        precision="range",
        rule=f"{dated.rule}-or-second",
        evidence=(*dated.evidence, *lines),
        earliest=days[0],
        latest=days[-1],
    )
    return widened, tuple(Issue(CODE, MESSAGE, at) for at, _ in found)


def _reposted(text: str, passages: Sequence[Passage], held: str) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """A day alone on a line above the text that is far from the one `held`: when a site put up an old release
    again, or when the release was first given out."""
    for one in takewhile(lambda passage: passage.kind != "body", passages):
        when = match_date_line(text, one.span.start, one.span.end) if one.kind != "title" else None
        if when is None or not when.complete or when.iso is None:
            continue
        if abs((date.fromisoformat(when.iso) - date.fromisoformat(held)).days) > _FAR:
            yield one.span, (when.iso,)


def _second_dates(
    text: str, passages: Sequence[Passage], held: Sequence[str], settled: Sequence[Span]
) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Span of each second date line and the day it names, or both where its figures have two readings;
    text stands before and after it, and it may not name a day that is `held`."""
    first = next((at for at, one in enumerate(passages) if one.kind == "body"), len(passages))
    last = passages[-1].span.end if passages else 0
    for at in range(first + 1, _others(text, passages)):
        before, one, after = passages[at - 1], passages[at], passages[at + 1 : at + 2]
        if one.kind not in _MAY_DATE or any(
            line.overlaps(one.span) or line.overlaps(before.span) for line in settled
        ):
            continue
        headed = bool(after) and after[0].kind == "heading"
        found = _date_line(text, one.span, parted=before.kind in _PARTED, headed=headed)
        if found is not None and not set(held).intersection(found[1]) and last - found[0].end >= _LEAST_TEXT:
            yield found


def _others(text: str, passages: Sequence[Passage]) -> int:
    """The position of the heading “Recent news” over a few other texts at the end of a page, whose days are
    theirs; the number of all passages without one."""
    last = passages[-1].span.end if passages else 0
    for at, one in enumerate(passages):
        short = len(one.span) <= _HEADING and last - one.span.end <= _MOST_OTHERS
        if short and _OTHER_TEXTS.match(text, one.span.start, one.span.end):
            return at
    return len(passages)


def _date_line(text: str, span: Span, *, parted: bool, headed: bool) -> tuple[Span, tuple[str, ...]] | None:
    """The date line a passage is or begins with; `parted` says that it follows no text, `headed` that a
    heading follows it."""
    if parted or headed or is_posted_line(text, span.start, span.end):
        when = match_date_line(text, span.start, span.end)
        if when is not None and when.readings:
            return span, when.readings
    found = match_dateline(text, span.start, span.end) if parted else None
    if found is None or found.date is None or found.place is None:
        return None
    return found.span, (found.date,)
