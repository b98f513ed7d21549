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
from indexer.quotecheck.addressed import claimed_sex, misfit
from indexer.quotecheck.cautions import cautions
from indexer.quotecheck.changed import joined_or_changed
from indexer.quotecheck.claimant import Claimed, claimed
from indexer.quotecheck.counterparts import counterpart_of
from indexer.quotecheck.desk import READ, Desk, by_date, is_on, is_own, is_surely_on
from indexer.quotecheck.marks import QUESTION
from indexer.quotecheck.omissions import with_omissions
from indexer.quotecheck.parts import MOST_PARTS, split_at_omissions, weight, within_outer_omissions
from indexer.quotecheck.recall import holding_phrase
from indexer.quotecheck.results import HOLDING, CheckResult, Hindrance, Match, QuoteQuestion
from indexer.quotecheck.texts import HeldTexts
from indexer.quotecheck.verbatim import verbatim
from indexer.quotecheck.words import CompareWord, compare_words
from indexer.sources import ReleaseReader

MAX_CHARACTERS: Final = 5_000
_TOO_LONG: Final = f"The quotation has {{:,}} characters; at most {MAX_CHARACTERS:,} can be checked."


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
        if len(question.text) > 2 * MAX_CHARACTERS:
            raise QuotationError(_TOO_LONG.format(len(question.text)))
        place = within_outer_omissions(question.text)
        text = question.text[place.start : place.end]
        words = compare_words(text)
        if not any(word.key[0].isalnum() for word in words):
            raise QuotationError("There are no words to look for. Give the quotation itself.")
        if len(text) > MAX_CHARACTERS:
            raise QuotationError(_TOO_LONG.format(len(text)))
        if len(split_at_omissions(text)) > MOST_PARTS:
            raise QuotationError(
                f"The quotation is cut into more than {MOST_PARTS} parts; check it piece by piece."
            )
        desk = self._desk
        who = claimed(question.speaker, desk.corpus.columns)
        result = (
            verbatim(desk, text, words, who, question.date)
            or with_omissions(desk, text, who, question.date)
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
            matches=matches if result.in_parts else tuple(by_date(matches)),
            claimed_names=who.names if who else (),
            claimed_house=who.house if who else None,
            bearers=self._bearers(who, matches),
            deciding=_deciding(matches, who),
            generation=self._generation,
        )
        if matches:
            # The steps before put it first.
            result = replace(result, decided_by=result.matches.index(matches[0]))
        hindrance = result.hindrance or self._misfit(result, who, question.pronoun) or _hindrance(result)
        result = replace(result, hindrance=hindrance)
        warnings = (*result.warnings, *cautions(result, who, length=weight(words), stands=self._stands(who)))
        return replace(result, warnings=warnings, explanation=explain.explanation(result))

    def _misfit(self, result: CheckResult, who: Claimed | None, pronoun: str | None) -> Hindrance | None:
        """What of the claim beside the name is not the speaker's, by the releases in which he speaks."""
        if who is None or result.verdict not in HOLDING or result.speaker not in who.names:
            return None
        # Most claims are a bare name, and to read the releases takes time.
        sex = claimed_sex(who.text) or pronoun
        if not who.role and sex is None:
            return None
        desk = self._desk
        held = desk.corpus.columns.values["speaker"].get(result.speaker, 0)
        numbers = desk.first(held, READ)
        near = [release for match in result.deciding for release in desk.texts.both_versions(match.id)]
        releases = [*near, *(desk.texts[number].release for number in numbers)]
        return misfit(who, result.speaker, [release for release in releases if release is not None], sex)

    def _stands(self, who: Claimed | None) -> int:
        """In how many releases the words of a claim stand that is nobody's name; 0 where it is somebody's."""
        return 0 if who is None or who.names else holding_phrase(who.text, self._desk.corpus).bit_count()

    def _bearers(self, who: Claimed | None, matches: Sequence[Match]) -> tuple[str, ...]:
        """The people with a claimed role in the releases found, where nothing but a role is claimed."""
        if who is None or who.names or who.house is not None:
            return ()
        releases = [self._desk.texts.both_versions(match.id)[0] for match in matches]
        named = [
            one.name
            for release in releases
            for one in (release.people if release else ())
            if one.name and one.role and who.fits(one.name, one.role)
        ]
        return tuple(dict.fromkeys(named))


def _deciding(matches: Sequence[Match], who: Claimed | None) -> tuple[Match, ...]:
    """The places that the verdict rests on: the claimed person's own words, or those like the first."""
    if who is None or not matches:
        return tuple(matches)
    own = tuple(match for match in matches if is_own(match, who))
    return own or tuple(
        one for one in matches if (one.speaker, one.kind) == (matches[0].speaker, matches[0].kind)
    )


def _hindrance(result: CheckResult) -> Hindrance | None:
    """Why words on record, and the claimed person's, do not hold as they are claimed."""
    if result.verdict not in HOLDING:
        return None
    day = result.question.date
    if not any(is_surely_on(match, day) for match in result.deciding):
        open_day = any(is_on(match, day) or match.earliest is None for match in result.deciding)
        return "day_open" if open_day else "another_day"
    if all(QUESTION in match.remarks for match in result.deciding):
        return "question"
    if result.decisive and result.decisive.runs_on:
        return "joined"
    return "cut" if result.edges and result.edges.turns else None
