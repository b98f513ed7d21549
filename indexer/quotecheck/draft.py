"""A whole draft: each of its quotations against the archive, one failure never hiding the others.

Decides what becomes of the quotations; which those are, and who is claimed to speak, is decided in
`draft_quotations`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.errors import OnRecordError
from corpus.models import Person
from indexer.quotecheck.checker import QuoteChecker
from indexer.quotecheck.draft_dates import no_days
from indexer.quotecheck.draft_marks import PassedOver
from indexer.quotecheck.draft_quotations import Claim, find_claims
from indexer.quotecheck.explain import headline
from indexer.quotecheck.results import VERDICTS, CheckResult, QuoteQuestion, Verdict

MAX_CHARACTERS: Final = 400_000
MAX_QUOTATIONS: Final = 500
NOT_CHECKED: Final = "Not checked"
NO_SPEAKER: Final = "On record; the draft names no speaker"
NO_DAY: Final = "On record; the draft has a day that is in no calendar"
DENIED: Final = "On record; the draft says that it was not said"


class DraftError(OnRecordError):
    """What was given is no draft that can be checked."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as text; `digest` is the SHA-256 of the bytes it came as.

    `notes` are sentences about what of the file is not in the text (“2 comments were not read.”).
    """

    name: str
    text: str
    digest: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftItem:
    """One quotation: `start` and `end` are its place in the draft's text, its marks included.

    `text` is the quotation without its marks, and without the cue where one parts it.  `claimed_speaker` is
    None where none is found; `claimed_date` is an ISO day, month or year, where the sentence of the cue
    states one.  What the draft says was not said is `denied` and claimed of nobody.  Either `result` or
    `error`, which says why there is none, is set.  `open_dates` are the dates of that sentence, as they are
    printed, where none is claimed.
    """

    start: int
    end: int
    text: str
    claimed_speaker: str | None
    claimed_role: str | None
    result: CheckResult | None = None
    error: str | None = None
    claimed_date: str | None = None
    denied: bool = False
    open_dates: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the words are on record as they are claimed, whatever the marks.

        Without a speaker nothing is claimed that could hold, nor with a day that there is not.
        """
        return self._is_on_record and self.claimed_speaker is not None and not self._no_days

    @property
    def is_of_nobody(self) -> bool:
        """Whether the words are on record and the draft does not say whose they are."""
        return self._is_on_record and self.claimed_speaker is None

    @property
    def is_of_no_day(self) -> bool:
        """Whether the words are on record and the draft has a day beside them that no calendar has."""
        return self._is_on_record and self.claimed_speaker is not None and bool(self._no_days)

    @property
    def _is_on_record(self) -> bool:
        return self.result is not None and self.result.holds

    @property
    def _no_days(self) -> tuple[str, ...]:
        return tuple(one for one in self.open_dates if no_days(one))

    @property
    def remarks(self) -> tuple[str, ...]:
        """What there is to know besides: the warnings of the check, and the dates that were not checked."""
        told = self.result.warnings if self.result is not None else ()
        if not self.open_dates:
            return told
        dates = ", ".join(f"“{one}”" for one in self.open_dates)
        none = tuple(f"“{one}” is in no calendar." for one in self._no_days)
        return (*told, f"The draft has {dates} beside it; no day was checked.", *none)

    @property
    def title(self) -> str:
        """What became of the quotation, in a line."""
        if self.result is None:
            return NOT_CHECKED
        if self.is_of_nobody:
            return DENIED if self.denied else NO_SPEAKER
        if self.is_of_no_day:
            return NO_DAY
        return headline(self.result)


@dataclass(frozen=True, slots=True)
class DraftReport:
    """A checked draft, `items` in the order of its text, and what else stands in marks there.

    `draft_digest` is that of the bytes the draft came as, `archive_digest` and `generation` say what it was
    checked against, and `checked_on` is an ISO date.
    """

    name: str
    text: str
    items: tuple[DraftItem, ...]
    draft_digest: str
    archive_digest: str
    generation: str
    checked_on: str
    passed_over: tuple[PassedOver, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether every quotation does, and there is one: a draft without any was not found to be right."""
        return bool(self.items) and all(item.holds for item in self.items)

    @property
    def counts(self) -> dict[Verdict, int]:
        """How many quotations have each verdict that any has, in the order of the verdicts."""
        found = Counter(item.result.verdict for item in self.items if item.result is not None)
        return {verdict: found[verdict] for verdict in VERDICTS if found[verdict]}

    @property
    def titles(self) -> list[tuple[DraftItem, int]]:
        """A quotation of each title that any has, in the order of the verdicts, and how many have it.

        Words that are on record and do not hold as claimed have another title than those that do.
        """
        found: dict[str, list[DraftItem]] = {}
        for verdict in VERDICTS:
            for item in self.items:
                if item.result is not None and item.result.verdict == verdict:
                    found.setdefault(item.title, []).append(item)
        return [(items[0], len(items)) for items in found.values()]

    @property
    def of_nobody(self) -> int:
        """How many are on record and the draft does not say whose they are."""
        return sum(item.is_of_nobody and not item.denied for item in self.items)

    @property
    def denied(self) -> int:
        """How many are on record and the draft says that they were not said."""
        return sum(item.is_of_nobody and item.denied for item in self.items)

    @property
    def errors(self) -> int:
        """How many quotations could not be checked."""
        return sum(item.error is not None for item in self.items)


def check_draft(
    draft: Draft,
    checker: QuoteChecker,
    *,
    people: Sequence[Person] = (),
    archive_digest: str,
    checked_on: str,
) -> DraftReport:
    """Check every quotation of a draft; `people` are those whom the archive knows.

    Raises DraftError where the draft is too long.  Those after the first `MAX_QUOTATIONS` are items with an
    error.
    """
    if len(draft.text) > MAX_CHARACTERS:
        raise DraftError(
            f"{draft.name}: the draft has {len(draft.text):,} characters; at most {MAX_CHARACTERS:,} can be "
            "checked at once."
        )
    found = find_claims(draft.text, people)
    items = [
        _checked(claim, checker) if number < MAX_QUOTATIONS else _item(claim, error=_BEYOND)
        for number, claim in enumerate(found.claims)
    ]
    return DraftReport(
        name=draft.name,
        text=draft.text,
        items=tuple(items),
        draft_digest=draft.digest,
        archive_digest=archive_digest,
        generation=checker.generation,
        checked_on=checked_on,
        passed_over=found.passed_over,
        notes=draft.notes,
    )


_BEYOND: Final = f"Only the first {MAX_QUOTATIONS:,} quotations of a draft are checked; this one was not."


def _checked(claim: Claim, checker: QuoteChecker) -> DraftItem:
    try:
        # “Li” is whom the draft names in full; the words of another Li are not theirs.
        result = checker.check(
            QuoteQuestion(claim.text, claim.full or claim.speaker, claim.date, claim.pronoun)
        )
    except OnRecordError as error:
        return _item(claim, error=str(error))
    return _item(claim, result=result)


def _item(claim: Claim, *, result: CheckResult | None = None, error: str | None = None) -> DraftItem:
    return DraftItem(
        claim.start,
        claim.end,
        claim.text,
        claim.speaker,
        claim.role,
        result,
        error,
        claim.date,
        denied=claim.denied,
        open_dates=claim.open_dates,
    )
