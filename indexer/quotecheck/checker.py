"""A quotation becomes a verdict: the one place that knows the order of the steps.

First the very words are looked for; then, where it has marks of omission, its parts in order; then rows of
words that were joined; then the passage most like it.  Who said it is asked of every place that is found, and
the verdict on the words gives way to one on the person where they are another's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpus.errors import OnRecordError
from corpus.models import Span
from indexer.plan import Corpus
from indexer.quotecheck import explain
from indexer.quotecheck.attribution import Claimed, claimed, counterpart_of
from indexer.quotecheck.changed import joined_or_changed
from indexer.quotecheck.desk import Desk
from indexer.quotecheck.omissions import with_omissions
from indexer.quotecheck.parts import MOST_PARTS, split_at_omissions, weight, within_outer_omissions
from indexer.quotecheck.results import CheckResult, Match, QuoteQuestion
from indexer.quotecheck.texts import HeldTexts
from indexer.quotecheck.verbatim import verbatim
from indexer.quotecheck.words import CompareWord, compare_words
from indexer.sources import ReleaseReader

MAX_CHARACTERS: Final = 5_000


class QuotationError(OnRecordError):
    """What was given is no quotation that can be looked for."""


class QuoteChecker:
    """Checks quotations against one generation of the index and the archive it is of; for one thread."""

    def __init__(self, corpus: Corpus, archive: ReleaseReader, *, generation: str = "") -> None:
        self._desk = Desk(corpus, HeldTexts(corpus, archive))
        self._generation = generation

    @property
    def generation(self) -> str:
        """The name of the generation that is asked."""
        return self._generation

    def check(self, question: QuoteQuestion) -> CheckResult:
        """The verdict on one quotation.  Raises QuotationError where it has no words, or too many."""
        place = within_outer_omissions(question.text)
        text = question.text[place.start : place.end]
        words = compare_words(text)
        if not any(word.key[0].isalnum() for word in words):
            raise QuotationError("There are no words to look for. Give the quotation itself.")
        if len(text) > MAX_CHARACTERS:
            raise QuotationError(
                f"The quotation has {len(text):,} characters; at most {MAX_CHARACTERS:,} can be checked."
            )
        if len(split_at_omissions(text)) > MOST_PARTS:
            raise QuotationError(
                f"The quotation is cut into more than {MOST_PARTS} parts; check it piece by piece."
            )
        desk = self._desk
        who = claimed(question.speaker, desk.corpus.columns)
        result = (
            verbatim(desk, text, words, who)
            or with_omissions(desk, text, who)
            or joined_or_changed(desk, text, words, who)
        )
        changes = tuple(
            replace(
                one,
                claimed_span=Span(one.claimed_span.start + place.start, one.claimed_span.end + place.start),
            )
            for one in result.changes
        )
        return self._finished(replace(result, changes=changes), question, who, words)

    def _finished(
        self, result: CheckResult, question: QuoteQuestion, who: Claimed | None, words: list[CompareWord]
    ) -> CheckResult:
        """The result with counterparts, warnings and the explanation in words."""
        texts = self._desk.texts
        matches = tuple(
            replace(match, counterpart=counterpart_of(*texts.both_versions(match.id), match))
            for match in result.matches
        )
        result = replace(
            result,
            question=question,
            matches=matches,
            claimed_names=who.names if who else (),
            generation=self._generation,
        )
        warnings = (
            *result.warnings,
            *explain.warnings(result, who_known=who is None or _is_known(who, matches), length=weight(words)),
        )
        return replace(result, warnings=warnings, explanation=explain.explanation(result))


def _is_known(who: Claimed, matches: Sequence[Match]) -> bool:
    """Whether the archive has the name, or a place found has somebody of the claimed role."""
    return bool(who.names) or any(who.fits(match.speaker, match.role) for match in matches)
