"""A checked draft as a page shows it: its paragraphs, the quotations in them, the verdicts in the margin."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from indexer.quotecheck.draft import DraftItem, DraftReport
from indexer.quotecheck.draft_marks import PassedOver
from indexer.quotecheck.draft_text import LISTED, PASSED_OVER, drawn, more, unclaimed
from indexer.quotecheck.results import Match, QuoteQuestion
from webapp import parts, words
from webapp.left_out import turned
from webapp.tallies import UNCHECKED, Tally, holding, told
from webapp.verdicts import DRAWN, Tone, tone

_LINE: Final = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a quotation, for the margin; `turns` says what its changes turn, `url` is its check.

    `copied` are the words as they stand in the place that decides, with their citation; "" for none.
    `date` is the day or month on which the draft says it was said, in words; `unclaimed` says why nobody is.
    """

    number: int
    title: str
    tone: str
    sign: str
    explanation: str
    claimed: str
    turns: str
    warnings: tuple[str, ...]
    url: str
    copied: str = ""
    date: str = ""
    unclaimed: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a paragraph; `number` is that of the quotation it is in, `first` where it begins there."""

    text: str
    number: int | None = None
    tone: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`notes` are the verdicts on the quotations that begin in it."""

    stretches: tuple[Stretch, ...]
    notes: tuple[Verdict, ...]
    tag: str | None


@dataclass(frozen=True, slots=True)
class ReportPage:
    """`passed_over` is what stands in marks and was not checked, under `passed_title`; `more` says how much
    of it is not listed, and is empty where all is."""

    name: str
    head: str
    tallies: tuple[Tally, ...]
    paragraphs: tuple[Paragraph, ...]
    checked_on: str
    draft_digest: str
    archive_digest: str
    generation: str
    passed_title: str
    passed_over: tuple[PassedOver, ...]
    more: str
    notes: tuple[str, ...]


def present(
    report: DraftReport,
    *,
    check_url: Callable[[QuoteQuestion], str],
    copied: Callable[[Sequence[Match]], str],
) -> ReportPage:
    """`check_url` is where one quotation is checked by itself; `copied`, see `Verdict`."""
    notes = tuple(
        _verdict(
            number,
            item,
            check_url(QuoteQuestion(item.text, item.claimed_speaker, item.claimed_date)),
            copied,
        )
        for number, item in enumerate(report.items, 1)
    )
    tallies = [
        Tally(item.title, _tone(item), DRAWN.get(drawn(item), "note"), count) for item, count in report.titles
    ]
    if report.errors:
        tallies.append(Tally(UNCHECKED, "unknown", "note", report.errors))
    return ReportPage(
        name=report.name,
        head=_head(report),
        tallies=tuple(tallies),
        paragraphs=tuple(_paragraphs(report, notes)),
        checked_on=words.iso_words(report.checked_on),
        draft_digest=report.draft_digest,
        archive_digest=report.archive_digest,
        generation=report.generation,
        passed_title=PASSED_OVER,
        passed_over=report.passed_over[:LISTED],
        more=more(report),
        notes=report.notes,
    )


def _head(report: DraftReport) -> str:
    """“12 quotations, 9 on record as claimed, 2 without a speaker, 1 on record that the draft denies”."""
    if not report.items:
        return "No quotations found in this draft"
    held = sum(item.holds for item in report.items)
    head = holding(len(report.items), held)
    if report.of_nobody:
        head += f", {report.of_nobody:,} without a speaker"
    return f"{head}, {report.denied:,} on record that the draft denies" if report.denied else head


def _tone(item: DraftItem) -> Tone:
    """As the verdict; words of which the draft does not say whose they are are not found to be right."""
    if item.result is None or item.is_of_nobody:
        return "unknown"
    return "changed" if item.is_of_no_day else tone(item.result)


def _verdict(number: int, item: DraftItem, url: str, copied: Callable[[Sequence[Match]], str]) -> Verdict:
    result = item.result
    claimed = item.claimed_speaker or ""
    date = words.iso_words(item.claimed_date) if item.claimed_date else ""
    if result is None:
        return Verdict(
            number=number,
            title=UNCHECKED,
            tone="unknown",
            sign="note",
            explanation=item.error or "",
            claimed=claimed,
            turns="",
            warnings=(),
            url=url,
            date=date,
            unclaimed=unclaimed(item),
        )
    return Verdict(
        number=number,
        title=item.title,
        tone=_tone(item),
        sign=DRAWN.get(drawn(item), "note"),
        explanation=told(result),
        claimed=claimed,
        turns=turned(turn for change in result.changes for turn in change.turns),
        warnings=tuple(map(words.days_in_words, item.remarks)),
        url=url,
        copied=copied(decisive) if (decisive := parts.decisive(result)) else "",
        date=date,
        unclaimed=unclaimed(item),
    )


def _paragraphs(report: DraftReport, notes: Sequence[Verdict]) -> Iterator[Paragraph]:
    """The lines of the draft that hold anything, in order; quotations are in order and apart."""
    text, items = report.text, report.items
    at = 0  # the first quotation that does not end before the line
    for line in _LINE.finditer(text):
        stretches: list[Stretch] = []
        begun: list[Verdict] = []
        done = line.start()
        while at < len(items) and items[at].end <= line.start():
            at += 1
        number = at
        while number < len(items) and items[number].start < line.end():
            item, note = items[number], notes[number]
            start, end = max(item.start, done), min(item.end, line.end())
            first = item.start >= line.start()
            if first:
                begun.append(note)
            if start < end:
                stretches += [
                    Stretch(text[done:start]),
                    Stretch(text[start:end], note.number, note.tone, first),
                ]
                done = end
            number += 1
        stretches.append(Stretch(text[done : line.end()]))
        yield Paragraph(
            tuple(one for one in stretches if one.text), tuple(begun), words.other_tag(line.group(), "en")
        )
