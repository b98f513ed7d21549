"""A quotation with marks of omission: whether its parts are one statement's, and what was left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corpus.languages.common_en import common_words
from corpus.models import Span
from corpus.quoting.sentences import Sentences
from indexer.quotecheck import explain
from indexer.quotecheck.attribution import match_at, said_around, spoken
from indexer.quotecheck.claimant import Claimed
from indexer.quotecheck.desk import LISTED, READ, TRIED, Desk, is_on, is_own
from indexer.quotecheck.elided import is_doubtful
from indexer.quotecheck.parts import Found, in_order, split_at_omissions, weight
from indexer.quotecheck.recall import holding_phrase
from indexer.quotecheck.results import CheckResult, LeftOut, Match, Verdict
from indexer.quotecheck.skipped import is_doubtful_over
from indexer.quotecheck.texts import HeldText
from indexer.quotecheck.turns import of_weight
from indexer.quotecheck.verbatim import places
from indexer.quotecheck.words import CompareWord, compare_words

# Parts of a marked cut that stand further from each other than so many words are from different places.
ONE_PLACE: Final = 60
# Words that a part must have, or one longer than so many letters that no more releases than this have.
_TELLING: Final = 2.5
_SHORT: Final = 4
_RARE: Final = 3
# Words that a cue between two quotations of one statement has at most.
_CUE: Final = 12


def with_omissions(desk: Desk, text: str, who: Claimed | None, day: str | None) -> CheckResult | None:
    """The verdict on a quotation with marks of omission; None where it has none, or stands nowhere."""
    parts = split_at_omissions(text)
    if len(parts) < 2:
        return None
    rows = [compare_words(part) for part in parts]
    keys = [[word.key for word in row] for row in rows]
    held_parts = [holding_phrase(part, desk.corpus) for part in parts]
    common = desk.corpus.columns.everything
    for bits in held_parts:
        common &= bits
    numbers = desk.first(common, READ, day) or desk.alike(text)[:TRIED]
    light = not all(_tells(desk, row) for row in rows)
    candidates: list[tuple[CheckResult, bool]] = []
    for number in numbers:
        row = in_order(keys, desk.texts[number])
        if row is not None:
            candidates.append(_cut(desk, row, who, text, light=light))
    if candidates:
        # The place that was meant: the claimed person's, of the claimed day, and fair if any is.
        candidates.sort(
            key=lambda one: (
                not one[1],
                not is_on(one[0].matches[0], day),
                one[0].verdict != "elided_ok",
                one[0].hindrance is not None,
            )
        )
        return candidates[0][0]
    apart = [
        places(desk, part, row, desk.first(bits, LISTED, day))
        for part, row, bits in zip(parts, rows, held_parts, strict=True)
    ]
    if all(apart):
        matches = [next((one for one in places if is_own(one, who)), places[0]) for places in apart]
        result = desk.result("elided_misleading", matches, len(matches))
        stranger = any(not is_own(match, who) for match in matches)
        return replace(result, in_parts=True, warnings=(explain.OTHER_PLACES,), has_others=stranger)
    return None


def _cut(
    desk: Desk, row: list[Found], who: Claimed | None, text: str, *, light: bool
) -> tuple[CheckResult, bool]:
    """The verdict on parts that a release has in this order; whether they are the claimed person's.

    `light` says that a part has too few words to tell where it is from.
    """
    held = row[0].held
    matches = [match_at(held, one.words, 1.0) for one in row]
    # What the ends of the whole leave outside is what its first and its last word do.
    whole = match_at(held, [row[0].words[0], row[-1].words[-1]], 1.0, asked=text)
    matches[0] = replace(matches[0], edges=whole.edges)
    left_out = tuple(
        left_out_at(held, one.words[-1].end, other.words[0].start, matches[0]) for one, other in pairwise(row)
    )
    together = [word for one in row for word in one.words]
    quote = spoken(held.release, together)[0] if held.release else None
    one_voice = len({(match.kind, match.speaker) for match in matches}) == 1 and (
        quote is not None or matches[0].kind == "narrative"
    )
    far = any(weight(compare_words(left.text)) > ONE_PLACE for left in left_out) or not _is_one_statement(
        held, row
    )
    halves = any(_joins_halves(held, one, other) for one, other in pairwise(row))
    turns = any({"negation", "condition"}.intersection(left.turns) or left.speakers for left in left_out)
    fair = one_voice and not (far or halves or turns or light)
    verdict: Verdict = "elided_ok" if fair else "elided_misleading"
    doubt = next(filter(None, (_doubt(held, one, other) for one, other in pairwise(row))), None)
    own = all(is_own(match, who) for match in matches)
    if one_voice and not own:
        verdict = "indirect_only" if matches[0].kind == "indirect" else "misattributed"
    result = desk.result(verdict, matches, len(matches))
    doubt = doubt if verdict == "elided_ok" else None
    warned = (
        (far, explain.OTHER_PLACES),
        (halves, explain.TWO_HALVES),
        (light, explain.LIGHT_PART),
    )
    return replace(
        result,
        in_parts=True,
        left_out=left_out,
        hindrance="elision" if doubt else None,
        warnings=(*(told for holds, told in warned if holds), *filter(None, (doubt,))),
        has_others=verdict == "elided_misleading" and not own,
    ), own


def _tells(desk: Desk, words: Sequence[CompareWord]) -> bool:
    """Whether a part says enough to be known again: some words, or one that few texts have."""
    return weight(words) >= _TELLING or any(
        len(word.key) > _SHORT
        and word.key not in common_words()
        and desk.corpus.words.releases(word.key) <= _RARE
        for word in words
    )


def _is_one_statement(held: HeldText, row: Sequence[Found]) -> bool:
    """Whether parts stand in one quotation, or in such as only a cue parts; or in one run of text."""
    if held.release is None:
        return True
    quotes = [spoken(held.release, one.words)[0] for one in row]
    for quote, following in pairwise(quotes):
        if quote is None or following is None or quote.kind != "direct" or quote.span == following.span:
            continue
        between = held.release.slice(Span(quote.span.end, max(quote.span.end, following.span.start)))
        if "\n\n" in between or weight(compare_words(between)) > _CUE:
            return False
    return True


def _joins_halves(held: HeldText, one: Found, other: Found) -> bool:
    """Whether a cut makes one sentence of the head of one and the tail of another.

    “I have no plan to change … how long our customers wait”, where “. I do plan to change” was left out.
    """
    start, end = one.words[-1].end, other.words[0].start
    sentences = Sentences(held.text, Span(one.words[0].start, other.words[-1].end))
    if not sentences.between(start, end):
        return False
    ended = re.match(r"[\s”’\"'」』)）]*[.!?…。！？]", held.text[start:end])
    begins = not compare_words(held.text[sentences.start_of(end) : end])
    return not ended and not begins


def _doubt(held: HeldText, one: Found, other: Found) -> str | None:
    """Why what a cut leaves beside it can read otherwise without what it leaves out; None where it cannot."""
    text, first, start = said_around(held, one.words)
    behind, end, last = said_around(held, other.words)
    sentences, following = (Sentences(said, Span(0, len(said))) for said in (text, behind))
    # Of two statements each is one of its own.
    same = text == behind
    if same and sentences.start_of(end) < start:
        doubtful = is_doubtful(text[first:start], text[start:end], text[end:last])
        return explain.JOINED_CLAUSES if doubtful else None
    stop, begin = sentences.end_of(max(first, start - 1)), following.start_of(end)
    between = text[stop:begin] if same else f"{text[stop:]}\n\n{behind[:begin]}"
    doubtful = is_doubtful_over(
        text[first:start], text[start:stop], between, behind[begin:end], behind[end:last]
    )
    return explain.JOINED_SENTENCES if doubtful else None


def left_out_at(held: HeldText, start: int, end: int, match: Match) -> LeftOut:
    """What a stretch of a text that is not in the quotation holds; `match` is a place of what is."""
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
