"""A checked draft in a terminal: two lines for each quotation, then how many have which verdict."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.quotecheck.draft import DraftItem, DraftReport
from indexer.quotecheck.explain import SIGNS, TITLES, sign

UNCHECKED = "✘"
_SHOWN = 90


def draft_lines(report: DraftReport) -> Iterator[str]:
    """The report; the numbers are those of the draft's lines."""
    for item in report.items:
        drawn = sign(item.result) if item.result is not None else UNCHECKED
        line = report.text.count("\n", 0, item.start) + 1
        yield f"{drawn} {line:4}  {_shortened(item.text)}"
        yield f"        {claim_line(item)}: {finding(item)}"
    if report.items:
        yield ""
    yield summary(report)
    for verdict, count in report.counts.items():
        yield f"{count:6}  {SIGNS[verdict]} {TITLES[verdict]}"
    if report.errors:
        yield f"{report.errors:6}  {UNCHECKED} Not checked"


def summary(report: DraftReport) -> str:
    """How many quotations the draft has, and how many of them are on record as they are claimed."""
    count = len(report.items)
    if not count:
        return f"{report.name}: no quotation was found in it."
    held = sum(item.holds for item in report.items)
    return f"{report.name}: {count:,} quotation{'s' * (count != 1)}, {held:,} on record as claimed."


def claim_line(item: DraftItem) -> str:
    """Who is said to speak, as far as the draft says it."""
    if item.claimed_speaker is None:
        return "no speaker found in the draft"
    return f"{item.claimed_speaker}, {item.claimed_role}" if item.claimed_role else item.claimed_speaker


def finding(item: DraftItem) -> str:
    """What was found, with what there is to know besides; or why nothing was."""
    if item.result is None:
        return item.error or ""
    return " ".join((item.result.explanation, *item.result.warnings))


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN * 2 // 3]} … {words[-_SHOWN // 3 :]}"
