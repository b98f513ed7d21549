"""Rows of words that were joined: from different places, or of one statement in another order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from indexer.quotecheck.align import Alignment
from indexer.quotecheck.attribution import match_at
from indexer.quotecheck.claimant import Claimed
from indexer.quotecheck.desk import Desk, is_own
from indexer.quotecheck.omissions import ONE_PLACE, left_out_at
from indexer.quotecheck.parts import Found, is_far, is_spliced, tiles, weight
from indexer.quotecheck.rearranged import put_in, rearranged
from indexer.quotecheck.recall import holding_phrase
from indexer.quotecheck.results import CheckResult, Hindrance, LeftOut, Match
from indexer.quotecheck.words import CompareWord, compare_words

# Rows of words that a quotation may begin or end with, and the releases read for the longest of them.
_ROWS: Final = (5, 7, 9, 12, 16)
_ENDS: Final = 3


def spliced(
    desk: Desk,
    text: str,
    words: list[CompareWord],
    numbers: Sequence[int],
    who: Claimed | None,
    best: Alignment | None,
) -> CheckResult | None:
    """Rows of words from different places; None where one place explains the quotation as well."""
    texts = [desk.texts[number] for number in numbers]
    found = tiles(words, texts)
    covered = {number for one in found for number in range(*one.quoted)}
    rest = [word for number, word in enumerate(words) if number not in covered]
    if weight(rest) >= 4:
        more = [n for n in desk.alike(text[rest[0].start : rest[-1].end]) if n not in set(numbers)]
        found = tiles(words, [*texts, *(desk.texts[number] for number in more)])
    if not is_spliced(words, found):
        return None
    same = sum(edit.quoted[1] - edit.quoted[0] for edit in best.edits if edit.op == "equal") if best else 0
    if sum(one.quoted[1] - one.quoted[0] for one in found) - same < 3 and not _cuts_far(found):
        return None
    return joined(desk, text, words, found, who)


def joined(
    desk: Desk,
    text: str,
    words: Sequence[CompareWord],
    found: Sequence[Found],
    who: Claimed | None,
    *,
    hindrance: Hindrance | None = None,
) -> CheckResult:
    """The verdict on rows of words that were put together, with what that put in and left out."""
    matches = [match_at(one.held, one.words, 1.0) for one in found]
    result = desk.result("spliced", matches, len(matches))
    if hindrance == "another_order":
        changes, left_out = rearranged(text, words, found, matches[0])
    else:
        changes, left_out = put_in(text, words, found), _between(found, matches[0])
    stranger = any(not is_own(match, who) for match in matches)
    return replace(
        result,
        in_parts=True,
        changes=changes,
        left_out=left_out,
        has_others=stranger,
        hindrance=hindrance,
    )


def _between(found: Sequence[Found], match: Match) -> tuple[LeftOut, ...]:
    """What stands between rows of one release that are near each other."""
    return tuple(
        left_out_at(one.held, one.words[-1].end, other.words[0].start, match)
        for one, other in pairwise(found)
        if one.held is other.held
        and one.words[-1].end < other.words[0].start
        and weight(compare_words(one.held.text[one.words[-1].end : other.words[0].start])) <= ONE_PLACE
    )


def with_an_end(desk: Desk, text: str, words: list[CompareWord]) -> list[int]:
    """Some releases with the longest row of words that a quotation begins with, and that it ends with.

    What was joined of two passages need not be much like either, and of frequent words no few tell a place.
    """
    rows = [size for size in _ROWS if size < len(words)]
    head = _longest_held(desk, [text[: words[size - 1].end] for size in rows])
    tail = _longest_held(desk, [text[words[-size].start :] for size in rows])
    return list(dict.fromkeys((*desk.first(head, _ENDS), *desk.first(tail, _ENDS))))


def _longest_held(desk: Desk, rows: Sequence[str]) -> int:
    """The releases with the longest of some rows that any has, as a bit set; each holds the one before."""
    held, first, last = 0, 0, len(rows)
    while first < last:
        middle = (first + last) // 2
        if bits := holding_phrase(rows[middle], desk.corpus):
            held, first = bits, middle + 1
        else:
            last = middle
    return held


def _cuts_far(found: list[Found]) -> bool:
    """Whether words were cut out between two rows of one release, and too many to be a slip."""
    return any(
        one.held is other.held and one.words[-1].end <= other.words[0].start and is_far(one, other)
        for one, other in pairwise(found)
    )
