"""A quotation with marks of omission: whether its parts are one statement's, and what was left out."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from indexer.quotecheck import explain
from indexer.quotecheck.attribution import Claimed, match_at, spoken
from indexer.quotecheck.desk import LISTED, READ, TRIED, Desk, is_own
from indexer.quotecheck.parts import Found, in_order, split_at_omissions, weight
from indexer.quotecheck.recall import holding_phrase
from indexer.quotecheck.results import CheckResult, LeftOut, Match, Verdict
from indexer.quotecheck.texts import HeldText
from indexer.quotecheck.turns import of_weight
from indexer.quotecheck.verbatim import places
from indexer.quotecheck.words import compare_words

# Parts of a marked cut that stand further from each other than so many words are from different places.
ONE_PLACE: Final = 60


def with_omissions(desk: Desk, text: str, who: Claimed | None) -> CheckResult | None:
    parts = split_at_omissions(text)
    if len(parts) < 2:
        return None
    rows = [compare_words(part) for part in parts]
    keys = [[word.key for word in row] for row in rows]
    held_parts = [holding_phrase(part, desk.corpus) for part in parts]
    common = desk.corpus.columns.everything
    for bits in held_parts:
        common &= bits
    numbers = desk.first(common, READ) or desk.alike(text)[:TRIED]
    candidates: list[tuple[CheckResult, bool]] = []
    for number in numbers:
        row = in_order(keys, desk.texts[number])
        if row is not None:
            candidates.append(_cut(desk, row, who))
    if candidates:
        fair = [result for result, is_own in candidates if is_own and result.verdict == "elided_ok"]
        own = [result for result, is_own in candidates if is_own]
        return (fair or own or [result for result, _ in candidates])[0]
    apart = [
        places(desk, part, row, desk.first(bits, LISTED))
        for part, row, bits in zip(parts, rows, held_parts, strict=True)
    ]
    if all(apart):
        matches = [next((one for one in places if is_own(one, who)), places[0]) for places in apart]
        result = desk.result("elided_misleading", matches, len(matches))
        stranger = any(not is_own(match, who) for match in matches)
        return replace(result, warnings=(explain.OTHER_PLACES,), has_others=stranger)
    return None


def _cut(desk: Desk, row: list[Found], who: Claimed | None) -> tuple[CheckResult, bool]:
    """The verdict on parts that a release has in this order; whether they are the claimed person's."""
    held = row[0].held
    matches = [match_at(held, one.words, 1.0) for one in row]
    left_out = tuple(left_out_between(desk, held, one, other, matches[0]) for one, other in pairwise(row))
    together = [word for one in row for word in one.words]
    quote = spoken(held.release, together)[0] if held.release else None
    one_voice = len({(match.kind, match.speaker) for match in matches}) == 1 and (
        quote is not None or matches[0].kind == "narrative"
    )
    far = any(weight(compare_words(left.text)) > ONE_PLACE for left in left_out)
    turns = any("negation" in left.turns or left.speakers for left in left_out)
    verdict: Verdict = "elided_ok" if one_voice and not far and not turns else "elided_misleading"
    own = all(is_own(match, who) for match in matches)
    if one_voice and not own:
        verdict = "indirect_only" if matches[0].kind == "indirect" else "misattributed"
    result = desk.result(verdict, matches, len(matches))
    warnings = (explain.OTHER_PLACES,) if far else ()
    return replace(
        result, left_out=left_out, warnings=warnings, has_others=verdict == "elided_misleading" and not own
    ), own


def left_out_between(desk: Desk, held: HeldText, one: Found, other: Found, match: Match) -> LeftOut:
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
