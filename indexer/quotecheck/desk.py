"""What every step of a check works with: one generation of the index, and the texts of its releases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import nsmallest
from typing import Final

from indexer.dates import first_day, last_day
from indexer.engines.base import ordinals
from indexer.plan import Corpus
from indexer.quotecheck.claimant import Claimed
from indexer.quotecheck.recall import alike
from indexer.quotecheck.results import CheckResult, Match, QuoteQuestion, Verdict
from indexer.quotecheck.searched import searched_in
from indexer.quotecheck.spelling import Spelling
from indexer.quotecheck.texts import HeldTexts

# Places that are listed.
LISTED: Final = 20
# Releases that are read where many are in question, and those in which statements in pieces are looked for.
READ: Final = 24
TRIED: Final = 8


class Desk:
    """The index and the texts of one generation; for one thread."""

    def __init__(self, corpus: Corpus, texts: HeldTexts) -> None:
        self.corpus = corpus
        self.texts = texts
        self.spelling = Spelling(corpus)
        self._searched = searched_in(corpus.columns)
        self._asked: tuple[str, list[int]] | None = None

    def alike(self, text: str) -> list[int]:
        """The releases that share the rarest words with a text, the most alike first."""
        # One step asks what the step before it has asked.
        if self._asked is None or self._asked[0] != text:
            self._asked = text, alike(text, self.corpus, base=self.corpus.columns.everything)
        return self._asked[1]

    def first(self, bits: int, number: int, day: str | None = None) -> list[int]:
        """The earliest of a set of releases, those of a claimed day before all; undated ones are last."""
        if day is not None:
            on = bits & self._on(day)
            found = self.first(on, number)
            return [*found, *self.first(bits & ~on, number - len(found))]
        return nsmallest(number, ordinals(bits), key=self.corpus.columns.places["oldest"].__getitem__)

    def _on(self, day: str) -> int:
        """The releases whose date can be a day, a month, a year."""
        columns, first, last = self.corpus.columns, first_day(day), last_day(day)
        return columns.dated(first, last) | columns.perhaps_dated(first, last)

    def result(self, verdict: Verdict, matches: Sequence[Match], places: int) -> CheckResult:
        """A verdict with its places, the one that decided it first; the rest is told by `checker`."""
        speaker = next((match.speaker for match in matches[:1]), None)
        listed = tuple(matches[:LISTED])
        return CheckResult(QuoteQuestion(""), verdict, speaker, "", self._searched, listed, places=places)


def by_date(matches: Iterable[Match]) -> list[Match]:
    """The earliest first, undated ones last; those of one date as they were."""
    return sorted(
        matches, key=lambda one: (one.earliest is None, one.earliest or one.date or "", one.latest or "")
    )


def is_own(match: Match, who: Claimed | None) -> bool:
    """Whether a place has the claimed person's own words; where nobody is claimed, every place serves."""
    if who is None:
        return True
    return match.kind in ("direct", "authored") and who.fits(
        match.speaker, match.role, match.described, match.house
    )


def is_surely_on(match: Match, day: str | None) -> bool:
    """Whether every day that the date of a place can mean is of the claimed one."""
    if day is None:
        return True
    if match.earliest is None or match.latest is None:
        return False
    return first_day(day) <= match.earliest and match.latest <= last_day(day)


def on_another_day(result: CheckResult) -> bool:
    """Whether a day is claimed that no date of the places which decide can mean."""
    day = result.question.date
    dated = [match for match in result.deciding if match.earliest is not None]
    return bool(dated) and len(dated) == len(result.deciding) and not any(is_on(one, day) for one in dated)


def is_on(match: Match, day: str | None) -> bool:
    """Whether the date of a place can be the claimed one; so it is where none is claimed."""
    if day is None:
        return True
    if match.earliest is None or match.latest is None:
        return False
    return match.earliest <= last_day(day) and first_day(day) <= match.latest
