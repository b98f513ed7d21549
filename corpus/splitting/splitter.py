"""Dump → parts: where a release starts and ends, in which language it is, and what it is.

Chooses the boundaries by the log odds of `boundary_scan`; languages are told apart by
`language_runs`, translations by `translations`, kinds by `part_kind`.  The parts partition the text: a
part starts at its first visible character and holds the white space after it, the first one also what
stands before.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.language import language_of
from corpus.models import Dump, Language, Part, Record, Span
from corpus.splitting.boundary_choice import choose
from corpus.splitting.boundary_scan import Scan, scan
from corpus.splitting.house_style import mastheads
from corpus.splitting.language_runs import Run, settle
from corpus.splitting.part_kind import kind_of
from corpus.splitting.translations import is_translation

_SURE = 30.0
_CORRECTED = "corrected"
TITLED = -1.5  # log odds above which the first line after a change of language counts as a headline


@dataclass(frozen=True, slots=True)
class Cut:
    """A boundary, by which rule, how sure (log odds); `language` where the languages decided."""

    start: int
    rule: str
    odds: float
    language: Language | None = None


def split(dump: Dump, corrected: Sequence[tuple[Span, bool]] = ()) -> tuple[Part, ...]:
    """The parts of a dump in order; none for an empty text.  Never raises on any text.

    `corrected` are lines, from their first visible character, with whether a part starts there: those
    a person has decided.
    """
    text = dump.text
    if not text:
        return ()
    cuts = _cut_records(text, dump.records) if dump.records else _cut_text(text, 0, len(text), titles=True)
    if not cuts:
        return (Part(Span(0, len(text)), "unassigned", "en", rule="blank"),)
    cuts, sure = _correct(cuts, corrected)
    heads = {record.head.start: record for record in dump.records if record.head}
    starts = [0, *(cut.start for cut in cuts[1:])]
    ends = [*starts[1:], len(text)]
    parts = []
    for cut, start, end in zip(cuts, starts, ends, strict=True):
        span = Span(start, end)
        language = cut.language or language_of(text, start, end) or "en"
        rule, odds = (_CORRECTED, _SURE) if cut.start in sure else (cut.rule, cut.odds)
        kind = kind_of(text, span, language, heads.get(cut.start))
        parts.append(Part(span, kind, language, rule=rule, confidence=_confidence(odds)))
    named = mastheads(text, [part.span for part in parts])
    parts = [replace(part, masthead=lines) for part, lines in zip(parts, named, strict=True)]
    return _link(text, parts, cuts)


def _correct(cuts: list[Cut], corrected: Sequence[tuple[Span, bool]]) -> tuple[list[Cut], set[int]]:
    """The cuts without those a person took out, but the first, and with those a person made, and the
    starts of those a person made or confirmed."""
    held = {cut.start: cut for cut in cuts}
    sure = set()
    for line, starts in corrected:
        inside = [at for at in held if line.start <= at < line.end]
        if starts:
            at = min(inside, default=line.start)
            # A cut found as well stays as found: its rule tells whether a translation has a title.
            held.setdefault(at, Cut(at, _CORRECTED, _SURE))
            sure.add(at)
        else:
            for at in inside:
                if at != cuts[0].start:
                    del held[at]
    return [held[at] for at in sorted(held)], sure


def _confidence(odds: float) -> float:
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))), 3)


def _cut_records(text: str, records: tuple[Record, ...]) -> list[Cut]:
    """The starts of the records, and the changes of language inside them.

    Where a record leaves some of the text behind it open, the releases in there are found as in any text.
    """
    held = {record.span.start: record for record in records if record.span.start < len(text)}
    starts = sorted(held.keys() | {0})
    cuts: list[Cut] = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        record = held.get(start)
        head = record.head if record else None
        is_open = record is not None and record.span.end < end
        inside = _cut_text(text, head.end if head else start, end, titles=is_open)
        if head and not inside:
            cuts.append(Cut(head.start, "record", _SURE))
        elif inside:
            begins = head.start if head else inside[0].start
            cuts.append(replace(inside[0], start=begins, rule="record", odds=_SURE))
            cuts.extend(inside[1:])
    return cuts


def _cut_text(text: str, start: int, end: int, *, titles: bool) -> list[Cut]:
    """The boundaries of `text[start:end]`, the first at its first visible character."""
    found = scan(text, start, end)
    if not found.start:
        return []
    odds = dict(zip(found.start, found.odds, strict=True))
    first = found.start[0]
    cuts = {first: Cut(first, "start", _SURE)}
    if titles:
        for i in choose(found.group, [_SURE, *found.odds[1:]], found.strange):
            if i:
                cuts[found.start[i]] = Cut(found.start[i], "layout", found.odds[i])
    places = {run.start: run.mixed if run.mixed in cuts else _place(found, run) for run in found.runs}
    titled = {at: odds.get(place, -30.0) > TITLED for at, place in places.items()}
    runs = settle(found.runs, titled)
    for run in runs[1:]:
        at = places[run.start]
        for other in [c for c in cuts if run.start <= c <= run.sure and c != at]:
            del cuts[other]
        cuts[at] = Cut(at, "language", max(odds.get(at, -30.0), 2.0) if titled[run.start] else -0.01)
    return _name_languages([cuts[at] for at in sorted(cuts)], runs, places)


def _place(found: Scan, run: Run) -> int:
    """Where in the doubtful zone at its head a run begins: at the likeliest headline."""
    low, high = bisect_left(found.start, run.start), bisect_right(found.start, run.sure)
    best = max(range(low, high), key=lambda i: found.odds[i], default=None)
    return run.start if best is None or found.odds[best] <= TITLED else found.start[best]


def _name_languages(cuts: list[Cut], runs: list[Run], places: dict[int, int]) -> list[Cut]:
    named = []
    index = 0
    for cut in cuts:
        while index + 1 < len(runs) and places[runs[index + 1].start] <= cut.start:
            index += 1
        named.append(replace(cut, language=runs[index].language if runs else None))
    return named


def _link(text: str, parts: list[Part], cuts: list[Cut]) -> tuple[Part, ...]:
    """The Chinese part of each neighbouring pair points to the English one; a part is in one pair."""
    linked = list(parts)
    taken: set[int] = set()
    for i in range(1, len(parts)):
        one, two = parts[i - 1], parts[i]
        if one.language == two.language or i - 1 in taken or one.kind == "unassigned":
            continue
        english, chinese = (i - 1, i) if one.language == "en" else (i, i - 1)
        untitled = cuts[i].rule == "language" and cuts[i].odds < 0
        if is_translation(text, parts[english].span, parts[chinese].span, untitled=untitled):
            kind = parts[english].kind if untitled and chinese == i else parts[chinese].kind
            linked[chinese] = replace(parts[chinese], translation_of=english, kind=kind)
            taken.update((i - 1, i))
    return tuple(linked)
