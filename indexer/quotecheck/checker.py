"""A quotation becomes a verdict: the one place that knows the order of the steps.

First the very words are looked for; then, where it has marks of omission, its parts in order; then rows of
words that were joined; then the passage most like it.  Who said it is asked of every place that is found, and
the verdict on the words gives way to one on the person where they are another's.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from heapq import nsmallest
from itertools import pairwise
from typing import Final, TypeAlias

from corpus.errors import OnRecordError
from indexer.engines.base import ordinals
from indexer.folding import is_han
from indexer.plan import Corpus
from indexer.quotecheck import explain
from indexer.quotecheck.align import Alignment, best_alignment, exact_places, with_a_cut
from indexer.quotecheck.attribution import Claimed, claimed, counterpart_of, match_at, spoken
from indexer.quotecheck.parts import Found, in_order, is_far, is_spliced, split_at_omissions, tiles, weight
from indexer.quotecheck.recall import alike, holding_phrase
from indexer.quotecheck.results import Change, CheckResult, LeftOut, Match, QuoteQuestion, Verdict
from indexer.quotecheck.searched import searched_in
from indexer.quotecheck.texts import HeldText, HeldTexts, Stream
from indexer.quotecheck.turns import of_weight, turned
from indexer.quotecheck.words import CompareWord, compare_words, same_characters
from indexer.sources import ReleaseReader

MAX_CHARACTERS: Final = 5_000
# Places that are listed, and releases with the very words that are read: the claimed person's, and others.
_LISTED: Final = 20
_READ: Final = 40
# A passage this much like a quotation is the one that was changed; one less alike is only the nearest …
_ALIKE: Final = 0.6
# … and so much of what tells texts apart must be the same. A figure that stands nowhere else weighs as
# much as a sentence of frequent words, so less is asked where nearly all words are the same.
_TELLING: Final = 0.55
_NEARLY: Final = 0.8
_TELLING_NEARLY: Final = 0.3
_NEAREST: Final = 3
# So many words in their order tell a sentence of which as many were left out.
_WHOLE: Final = 5
_TRIED: Final = 8
# Parts of a marked cut that stand further from each other than so many words are from different places.
_ONE_PLACE: Final = 60
_MARKS: Final = "“”„‟\"'‘’‚‛「」『』«»‹›＂＇ \t\r\n\u3000\xa0"


# A release, how the quotation fits into a row of its words, and that row.
_Place: TypeAlias = tuple[HeldText, Alignment, list[CompareWord]]


class QuotationError(OnRecordError):
    """What was given is no quotation that can be looked for."""


class QuoteChecker:
    """Checks quotations against one generation of the index and the archive it is of; for one thread."""

    def __init__(self, corpus: Corpus, archive: ReleaseReader, *, generation: str = "") -> None:
        self._corpus = corpus
        self._archive = archive
        self._texts = HeldTexts(corpus, archive)
        self._generation = generation

    @property
    def generation(self) -> str:
        """The name of the generation that is asked."""
        return self._generation

    def check(self, question: QuoteQuestion) -> CheckResult:
        """The verdict on one quotation.  Raises QuotationError where it has no words, or too many."""
        text = question.text.strip()
        words = compare_words(text)
        if not words:
            raise QuotationError("There are no words to look for. Give the quotation itself.")
        if len(text) > MAX_CHARACTERS:
            raise QuotationError(
                f"The quotation has {len(text):,} characters; at most {MAX_CHARACTERS:,} can be checked."
            )
        who = claimed(question.speaker, self._corpus.columns)
        result = (
            self._verbatim(text, words, who)
            or self._with_omissions(text, who)
            or self._joined_or_changed(text, words, who)
        )
        return self._finished(result, question, who, words)

    # The very words ---------------------------------------------------------------------------------

    def _verbatim(self, text: str, words: list[CompareWord], who: Claimed | None) -> CheckResult | None:
        """The quotation where it stands word for word; None where it does not."""
        bits = holding_phrase(text, self._corpus) & self._corpus.columns.everything
        # Where thousands of releases have these words, those that can be the claimed person's are read first.
        own = bits & self._with_words_of(who) if who is not None else 0
        numbers = [*self._first(own, _READ), *self._first(bits & ~own, _READ)]
        found = self._places(text, words, numbers)
        if not found:
            # In several pieces, or in words that the index cuts otherwise.
            found = self._places(text, words, self._alike(text)[:_TRIED])
        if not found:
            return None
        return self._judged(found, who, places=max(len(found), bits.bit_count()))

    def _with_words_of(self, who: Claimed) -> int:
        """The releases with words of the claimed person, reported ones too; all where a role is claimed."""
        values = self._corpus.columns.values
        if not who.names:
            return self._corpus.columns.everything
        bits = 0
        for field in ("speaker", "author"):
            for name in who.names:
                if name in values[field]:
                    bits |= values[field][name]
        return bits

    def _places(self, text: str, words: list[CompareWord], numbers: Sequence[int]) -> list[Match]:
        found: list[Match] = []
        for number in numbers:
            held = self._texts[number]
            places: set[tuple[int, int]] = set()
            for stream in held.streams:
                for first, last in exact_places(words, stream.words):
                    row = stream.words[first:last]
                    if (row[0].start, row[-1].end) not in places:
                        places.add((row[0].start, row[-1].end))
                        found.append(
                            match_at(held, row, 1.0, same_characters=_identical(text, words, held, row))
                        )
        return sorted(found, key=lambda one: (one.date is None, one.date or ""))

    @staticmethod
    def _streams(held: HeldText, words: list[CompareWord]) -> Iterable[Stream]:
        """The whole text where it has the words in a row; statements in pieces only where it has not."""
        if next(exact_places(words, held.whole.words), None) is not None:
            return (held.whole,)
        return held.streams[1:]

    def _judged(self, found: list[Match], who: Claimed | None, *, places: int) -> CheckResult:
        """The verdict on words that stand there, by who says them."""
        own, others = _by(found, who)
        if own:
            best = [match for match in own if match.same_characters] or own
            verdict: Verdict = "exact" if best[0].same_characters else "punctuation_only"
            return self._result(verdict, [*best, *(one for one in own if one not in best), *others], places)
        reported = [
            one for one in found if one.kind == "indirect" and who and who.fits(one.speaker, one.role)
        ]
        if reported:
            return self._result(
                "indirect_only", [*reported, *(one for one in found if one not in reported)], places
            )
        within = [one for one in found if who and one.speaker is None and who.fits(one.around, None)]
        if within:
            verdict = "exact" if within[0].same_characters else "punctuation_only"
            result = self._result(verdict, [*within, *(one for one in found if one not in within)], places)
            return replace(result, warnings=(explain.quoted_by(str(within[0].around)),))
        named = [one for one in found if one.speaker] or found
        return self._result("misattributed", [*named, *(one for one in found if one not in named)], places)

    # Parts with marks of omission -----------------------------------------------------------------------

    def _with_omissions(self, text: str, who: Claimed | None) -> CheckResult | None:
        parts = split_at_omissions(text)
        if len(parts) < 2:
            return None
        rows = [compare_words(part) for part in parts]
        held_parts = [holding_phrase(part, self._corpus) for part in parts]
        common = self._corpus.columns.everything
        for bits in held_parts:
            common &= bits
        numbers = self._first(common, _READ) or self._alike(text)[:_TRIED]
        candidates: list[tuple[CheckResult, bool]] = []
        for number in numbers:
            row = in_order(rows, self._texts[number])
            if row is not None:
                candidates.append(self._cut(row, who))
        if candidates:
            fair = [result for result, is_own in candidates if is_own and result.verdict == "elided_ok"]
            own = [result for result, is_own in candidates if is_own]
            return (fair or own or [result for result, _ in candidates])[0]
        apart = [
            self._places(part, row, self._first(bits, _LISTED))
            for part, row, bits in zip(parts, rows, held_parts, strict=True)
        ]
        if all(apart):
            matches = [next((one for one in places if _is_own(one, who)), places[0]) for places in apart]
            result = self._result("elided_misleading", matches, len(matches))
            return replace(result, warnings=(explain.OTHER_PLACES,))
        return None

    def _cut(self, row: list[Found], who: Claimed | None) -> tuple[CheckResult, bool]:
        """The verdict on parts that a release has in this order; whether they are the claimed person's."""
        held = row[0].held
        matches = [match_at(held, one.words, 1.0) for one in row]
        left_out = tuple(self._left_out(held, one, other, matches[0]) for one, other in pairwise(row))
        together = [word for one in row for word in one.words]
        quote = spoken(held.release, together)[0] if held.release else None
        one_voice = len({(match.kind, match.speaker) for match in matches}) == 1 and (
            quote is not None or matches[0].kind == "narrative"
        )
        far = any(weight(compare_words(left.text)) > _ONE_PLACE for left in left_out)
        turns = any("negation" in left.turns or left.speakers for left in left_out)
        verdict: Verdict = "elided_ok" if one_voice and not far and not turns else "elided_misleading"
        own = all(_is_own(match, who) for match in matches)
        if one_voice and not own:
            verdict = "indirect_only" if matches[0].kind == "indirect" else "misattributed"
        result = self._result(verdict, matches, len(matches))
        warnings = (explain.OTHER_PLACES,) if far else ()
        return replace(result, left_out=left_out, warnings=warnings), own

    def _left_out(self, held: HeldText, one: Found, other: Found, match: Match) -> LeftOut:
        start, end = one.words[-1].end, other.words[0].start
        text = held.text[start:end]
        origin = held.row.start
        release = held.release
        speakers = (
            ()
            if release is None
            else tuple(
                dict.fromkeys(
                    quote.speaker or "somebody who is not named"
                    for quote in release.quotes
                    if quote.kind != "authored"
                    and start + origin <= quote.span.start
                    and quote.span.end <= end + origin
                    and quote.speaker != match.speaker
                )
            )
        )
        return LeftOut(text.strip(), start + origin, end + origin, of_weight(text), speakers)

    # Joined, or changed --------------------------------------------------------------------------------

    def _joined_or_changed(self, text: str, words: list[CompareWord], who: Claimed | None) -> CheckResult:
        numbers = self._alike(text)
        ranked = self._most_alike(text, words, numbers)
        best = ranked[0] if ranked else None
        if best is None or best[1].similarity < 0.9:
            spliced = self._spliced(text, words, numbers, who, best[1] if best else None)
            if spliced is not None:
                return spliced
        if best is not None and self._is_changed(words, best[1]):
            near = [one for one in ranked if one[1].similarity >= best[1].similarity - 0.02]
            return self._changed(text, words, near, who)
        cut = next(filter(None, map(partial(_cut_in, words), (held for held, _, _ in ranked[:_TRIED]))), None)
        if cut is not None:
            return self._changed(text, words, [cut], who)
        nearest = [_match(one) for one in ranked[:_NEAREST] if one[1].similarity > 0.25]
        return replace(self._result("not_found", [], 0), nearest=tuple(nearest))

    def _most_alike(self, text: str, words: list[CompareWord], numbers: Sequence[int]) -> list[_Place]:
        """The best place in each release, the most alike first; statements in pieces of the first few."""
        found: list[_Place] = []
        for number in numbers:
            held = self._texts[number]
            one = best_alignment(words, held.whole.words, (text, held.text))
            if one is not None:
                found.append((held, one, held.whole.words))
        found.sort(key=lambda item: -item[1].similarity)
        for place, (held, _, _) in enumerate(found[:_TRIED]):
            for stream in held.streams[1:]:
                other = best_alignment(words, stream.words, (text, held.text))
                if other is not None and other.similarity > found[place][1].similarity:
                    found[place] = (held, other, stream.words)
        found.sort(key=lambda item: (-item[1].similarity, item[0].row.date or "~"))
        return found

    def _spliced(
        self,
        text: str,
        words: list[CompareWord],
        numbers: Sequence[int],
        who: Claimed | None,
        best: Alignment | None,
    ) -> CheckResult | None:
        """Rows of words from different places; None where one place explains the quotation as well."""
        texts = [self._texts[number] for number in numbers]
        found = tiles(words, texts)
        covered = {number for one in found for number in range(*one.quoted)}
        rest = [word for number, word in enumerate(words) if number not in covered]
        if weight(rest) >= 4:
            more = [n for n in self._alike(text[rest[0].start : rest[-1].end]) if n not in set(numbers)]
            found = tiles(words, [*texts, *(self._texts[number] for number in more)])
        if not is_spliced(words, found):
            return None
        same = (
            sum(edit.quoted[1] - edit.quoted[0] for edit in best.edits if edit.op == "equal") if best else 0
        )
        if sum(one.quoted[1] - one.quoted[0] for one in found) - same < 3 and not _cuts_far(found):
            return None
        matches = [match_at(one.held, one.words, 1.0) for one in found]
        result = self._result("spliced", matches, len(matches))
        left_out = tuple(
            self._left_out(one.held, one, other, matches[0])
            for one, other in pairwise(found)
            if one.held is other.held
            and one.words[-1].end < other.words[0].start
            and weight(compare_words(one.held.text[one.words[-1].end : other.words[0].start])) <= _ONE_PLACE
        )
        stranger = any(not _is_own(match, who) for match in matches)
        return replace(result, left_out=left_out, warnings=(explain.NOT_ALL_OWN,) if who and stranger else ())

    def _is_changed(self, words: list[CompareWord], one: Alignment) -> bool:
        """Whether so much of a quotation stands in a place that it is the one that was changed."""
        same = {n for edit in one.edits if edit.op == "equal" for n in range(*edit.quoted)}
        if len(same) == len(words) and len(words) >= _WHOLE and _is_short(one, len(words)):
            # Nothing but a few words left out.
            return True
        if len(same) < 3 or one.similarity < _ALIKE:
            return False
        told = [self._telling(word.key) for word in words]
        enough = _TELLING if one.similarity < _NEARLY else _TELLING_NEARLY
        return sum(told[n] for n in same) >= enough * sum(told)

    def _telling(self, key: str) -> float:
        if is_han(key):
            return 1.0
        releases = len(self._corpus.columns.rows)
        return math.log(1 + (releases + 1) / (self._corpus.words.count(key) + 0.5))

    def _changed(
        self, text: str, words: list[CompareWord], near: list[_Place], who: Claimed | None
    ) -> CheckResult:
        matches = [_match(one) for one in near[:_LISTED]]
        own = [n for n, match in enumerate(matches) if _is_own(match, who)]
        chosen = own[0] if own else 0
        held, one, row = near[chosen]
        if not one.differing:
            # The same words, put together or parted by hyphens or the ends of lines.
            return self._judged(
                [replace(match, similarity=1.0) for match in matches], who, places=len(matches)
            )
        changes = tuple(
            self._change(text, words[slice(*edit.quoted)], held, row[slice(*edit.held)])
            for edit in one.differing
        )
        ordered = [matches[chosen], *(match for n, match in enumerate(matches) if n != chosen)]
        result = self._result("altered", ordered, len(ordered))
        return replace(
            result,
            changes=changes,
            warnings=(explain.another_speaker(ordered[0]),) if who and not own else (),
        )

    def _change(self, text: str, said: list[CompareWord], held: HeldText, kept: list[CompareWord]) -> Change:
        one = text[said[0].start : said[-1].end] if said else ""
        other = held.text[kept[0].start : kept[-1].end] if kept else ""
        names = {key for mention in self._named(held) for key in mention}
        return Change(one, other, turned(one, other, names=names.__contains__))

    def _named(self, held: HeldText) -> list[list[str]]:
        if held.release is None:
            return []
        people = [one.surface for one in held.release.people]
        products = [one.surface for one in held.release.products]
        return [[word.key for word in compare_words(surface)] for surface in (*people, *products)]

    # Together --------------------------------------------------------------------------------------------

    def _alike(self, text: str) -> list[int]:
        return alike(text, self._corpus, base=self._corpus.columns.everything)

    def _first(self, bits: int, number: int) -> list[int]:
        """The earliest of a set of releases; undated ones are last."""
        return nsmallest(number, ordinals(bits), key=self._corpus.columns.places["oldest"].__getitem__)

    def _result(self, verdict: Verdict, matches: list[Match], places: int) -> CheckResult:
        speaker = next((match.speaker for match in matches[:1]), None)
        return CheckResult(
            QuoteQuestion(""),
            verdict,
            speaker,
            "",
            searched_in(self._corpus.columns),
            tuple(matches[:_LISTED]),
            (),
            places,
        )

    def _finished(
        self, result: CheckResult, question: QuoteQuestion, who: Claimed | None, words: list[CompareWord]
    ) -> CheckResult:
        """The result with counterparts, warnings and the explanation in words."""
        rows = self._corpus.columns.by_id
        matches = tuple(
            replace(match, counterpart=counterpart_of(self._texts[rows[match.id]], match, self._archive))
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


def _is_short(one: Alignment, words: int) -> bool:
    return one.held[1] - one.held[0] <= 2 * words


def _by(found: list[Match], who: Claimed | None) -> tuple[list[Match], list[Match]]:
    own = [match for match in found if _is_own(match, who)]
    return own, [match for match in found if match not in own]


def _is_known(who: Claimed, matches: Sequence[Match]) -> bool:
    """Whether the archive has the name, or a place found has somebody of the claimed role."""
    return bool(who.names) or any(who.fits(match.speaker, match.role) for match in matches)


def _is_own(match: Match, who: Claimed | None) -> bool:
    """Whether a place has the claimed person's own words; where nobody is claimed, every place serves."""
    if who is None:
        return True
    return match.kind in ("direct", "authored") and who.fits(match.speaker, match.role)


def _identical(text: str, words: list[CompareWord], held: HeldText, row: list[CompareWord]) -> bool:
    """Whether a quotation has the very characters of the place, white space left out of account."""
    recorded = " ".join(_stretches(held.text, row, held.whole.words))
    core = text[words[0].start : words[-1].end]
    head = text[: words[0].start].lstrip(_MARKS)
    tail = text[words[-1].end :].rstrip(_MARKS)
    before = held.text[: row[0].start].rstrip(_MARKS)
    after = held.text[row[-1].end :][: len(tail) * 3 + 8]
    bare = "".join(after.split())
    return (
        same_characters(core, recorded)
        and before.endswith(head.strip(_MARKS))
        and (not tail.strip() or bare.startswith("".join(tail.split())))
    )


def _stretches(text: str, row: list[CompareWord], whole: list[CompareWord]) -> list[str]:
    """The text of a row of words; words that are no neighbours in it are in pieces, a cue between them."""
    numbers = {word.start: number for number, word in enumerate(whole)}
    pieces: list[str] = []
    first = 0
    for place in range(1, len(row) + 1):
        if place == len(row) or numbers[row[place].start] != numbers[row[place - 1].start] + 1:
            following = numbers[row[place - 1].start] + 1
            end = row[place - 1].end
            if place < len(row):
                # The mark at the end of a piece is part of what was said: “In June,” she said.
                gap = text[end : whole[following].start]
                end += len(gap) - len(gap.lstrip(".,;:!?…，。；：！？—"))
            pieces.append(text[row[first].start : end])
            first = place
    return pieces


def _match(place: _Place) -> Match:
    held, one, row = place
    return match_at(held, row[slice(*one.held)], one.similarity)


def _cut_in(words: list[CompareWord], held: HeldText) -> _Place | None:
    """The place where a text has all the words in order and a few others in the middle of them."""
    one = with_a_cut(words, held.whole.words)
    return None if one is None else (held, one, held.whole.words)


def _cuts_far(found: list[Found]) -> bool:
    """Whether words were cut out between two rows of one release, and too many to be a slip."""
    return any(
        one.held is other.held
        and one.words[-1].end <= other.words[0].start
        and is_far(one.held.text[one.words[-1].end : other.words[0].start])
        for one, other in pairwise(found)
    )
