"""A checked draft in a terminal: two lines a quotation, how many have which verdict, what was not checked."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.quotecheck.draft import NOT_CHECKED, DraftItem, DraftReport
from indexer.quotecheck.explain import FLAG, not_found, sign
from indexer.quotecheck.results import CheckResult

UNCHECKED = "✘"
OPEN = "?"
PASSED_OVER = "In marks, not checked"
# What stands in marks and is no quotation is listed up to this number; the JSON and the CSV have it all.
LISTED = 200
LANGUAGES = {"en": "English", "zh": "Chinese"}
_SHOWN = 90


def draft_lines(report: DraftReport) -> Iterator[str]:
    """The report; the numbers are those of the draft's lines."""
    for item in report.items:
        yield f"{drawn(item)} {_line(report, item.start):4}  {_shortened(item.text)}"
        yield f"        {claim_line(item)}: {finding(item)}"
    if report.items:
        yield ""
    yield summary(report)
    for item, count in report.titles:
        yield f"{count:6}  {drawn(item)} {item.title}"
    if report.errors:
        yield f"{report.errors:6}  {UNCHECKED} {NOT_CHECKED}"
    yield from report.notes
    if report.passed_over:
        yield ""
        yield f"{PASSED_OVER}:"
    for one in report.passed_over[:LISTED]:
        yield f"  {_line(report, one.start):4}  {_shortened(one.text)} – {one.reason}"
    if left := more(report):
        yield f"        {left}"


def summary(report: DraftReport) -> str:
    """How many quotations the draft has, and how many of them are on record as they are claimed."""
    count = len(report.items)
    if not count:
        return f"{report.name}: no quotation was found in it."
    held = sum(item.holds for item in report.items)
    told = f"{report.name}: {count:,} quotation{'s' * (count != 1)}, {held:,} on record as claimed"
    if report.of_nobody:
        told += f"; {report.of_nobody:,} on record without a speaker"
    if report.denied:
        told += f"; {report.denied:,} on record that the draft denies"
    return f"{told}."


def drawn(item: DraftItem) -> str:
    """The sign of a quotation; words of which the draft does not say whose they are have no tick."""
    if item.result is None:
        return UNCHECKED
    if item.is_of_no_day:
        return FLAG
    return OPEN if item.is_of_nobody else sign(item.result)


def more(report: DraftReport) -> str:
    """How many stretches in marks are not listed; empty where all are."""
    left = len(report.passed_over) - LISTED
    return f"… and {left:,} more." if left > 0 else ""


def claim_line(item: DraftItem) -> str:
    """Who is said to speak and when, as far as the draft says it."""
    who = item.claimed_speaker or unclaimed(item)
    # Somebody called “a spokesperson” has no other role.
    if item.claimed_role and (item.claimed_speaker or "").casefold() not in (
        "",
        item.claimed_role.casefold(),
    ):
        who = f"{who}, {item.claimed_role}"
    return f"{who}; claimed date {item.claimed_date}" if item.claimed_date else who


def unclaimed(item: DraftItem) -> str:
    """Why a quotation is claimed of nobody."""
    return "the draft says that it was not said" if item.denied else "no speaker found in the draft"


def finding(item: DraftItem) -> str:
    """What was found, with what there is to know besides; or why nothing was."""
    if item.result is None:
        return item.error or ""
    told = (f"{item.title}.",) if item.is_of_nobody or item.is_of_no_day else ()
    return " ".join((*told, explained(item.result), *item.remarks))


def explained(result: CheckResult) -> str:
    """The explanation of a verdict where the nearest passages are not shown with it."""
    return not_found(result.searched, nearest=False) if result.verdict == "not_found" else result.explanation


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN * 2 // 3]} … {words[-_SHOWN // 3 :]}"


def _line(report: DraftReport, position: int) -> int:
    return report.text.count("\n", 0, position) + 1
