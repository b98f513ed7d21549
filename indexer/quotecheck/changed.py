"""A quotation that is not on record as it is: a passage that was changed, or rows of words that were joined.

Decides how much of a passage must be the same for it to be the one that was changed; what is less alike is
only the nearest, and no match.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, TypeAlias

from corpus.models import Quote
from indexer.folding import is_han
from indexer.quotecheck.align import Alignment, Quoted, at_most_alike, best_alignment, with_a_cut
from indexer.quotecheck.attribution import match_at
from indexer.quotecheck.changes import change_of, is_rewritten
from indexer.quotecheck.claimant import Claimed
from indexer.quotecheck.desk import LISTED, TRIED, Desk, is_own
from indexer.quotecheck.edges import completed
from indexer.quotecheck.joined import joined, spliced, with_an_end
from indexer.quotecheck.parts import Found, weight
from indexer.quotecheck.reordered import reordered, told_otherwise
from indexer.quotecheck.results import CheckResult, Match
from indexer.quotecheck.standing import innermost, quotes_near
from indexer.quotecheck.texts import HeldText, Stream
from indexer.quotecheck.verbatim import judged
from indexer.quotecheck.words import CompareWord

# A passage this much like a quotation is the one that was changed; one less alike is only the nearest …
_ALIKE: Final = 0.6
# … and so much of what tells texts apart must be the same. A figure that stands nowhere else weighs as
# much as a sentence of frequent words, so less is asked where nearly all words are the same.
_TELLING: Final = 0.55
_NEARLY: Final = 0.8
_TELLING_NEARLY: Final = 0.3
_NEAREST: Final = 3
# Places that are less like the quotation than the best by no more than this are listed with it.
_AS_ALIKE: Final = 0.02
# So many words in their order tell a sentence of which as many were left out.
_WHOLE: Final = 5

# Words of each of two speakers that make a quotation both of theirs.
_LEAST: Final = 2.0
# So few words are looked for in one sentence.
_FEW: Final = 5.0
_SENTENCE_END: Final = re.compile(r"[.!?](?=[\s”’\"')]|$)|[。！？；]|\n\s*\n")

# A release, how the quotation fits into a row of its words, and that row.
_Place: TypeAlias = tuple[HeldText, Alignment, Stream]


def joined_or_changed(desk: Desk, text: str, words: list[CompareWord], who: Claimed | None) -> CheckResult:
    numbers = list(dict.fromkeys((*with_an_end(desk, text, words), *desk.alike(text))))
    quoted = Quoted(text, words, desk.spelling)
    ranked = _most_alike(desk, quoted, numbers)
    best = ranked[0] if ranked else None
    if best is None or best[1].similarity < 0.9:
        turned_round = next(filter(None, (reordered(words, held) for held, _, _ in ranked[:TRIED])), None)
        if turned_round is not None:
            return joined(desk, text, words, turned_round, who, hindrance="another_order")
        otherwise = next(filter(None, (told_otherwise(words, *one) for one in ranked[:TRIED])), None)
        if otherwise is not None:
            return joined(desk, text, words, [otherwise], who, hindrance="another_order")
        parted = spliced(desk, text, words, numbers, who, best[1] if best else None)
        if parted is not None:
            return parted
    if best is not None and _is_changed(desk, words, best) and not _runs_on(text, words, *best):
        near = [one for one in ranked if one[1].similarity >= best[1].similarity - _AS_ALIKE]
        return _changed(desk, text, words, near, who)
    keys = quoted.pattern.keys
    cut = next(filter(None, (_cut_in(keys, held) for held, _, _ in ranked[:TRIED])), None)
    if cut is not None:
        return _changed(desk, text, words, [cut], who)
    nearest = [_match(one) for one in ranked[:_NEAREST] if one[1].similarity > 0.25]
    return replace(desk.result("not_found", [], 0), nearest=tuple(nearest))


def _most_alike(desk: Desk, quoted: Quoted, numbers: Sequence[int]) -> list[_Place]:
    """The best place in each release, the most alike first; statements in pieces of the first few."""
    found: list[_Place] = []
    for number in numbers:
        held = desk.texts[number]
        one = best_alignment(quoted, held.whole, held.text)
        if one is not None:
            found.append((held, one, held.whole))
    found.sort(key=lambda item: -item[1].similarity)
    # What is less alike than this is listed nowhere beside the passage that was changed.
    sure = bool(found) and _is_changed(desk, quoted.words, found[0])
    least = found[0][1].similarity - _AS_ALIKE if sure else 0.0
    for place, (held, one, _) in enumerate(found[:TRIED]):
        most = at_most_alike(quoted, held.whole, one)
        if most <= one.similarity or most < least:
            continue
        for stream in held.streams[1:]:
            other = best_alignment(quoted, stream, held.text)
            if other is not None and other.similarity > found[place][1].similarity:
                found[place] = (held, other, stream)
    found.sort(key=lambda item: (-item[1].similarity, item[0].row.date or "~"))
    return found


def _is_changed(desk: Desk, words: Sequence[CompareWord], place: _Place) -> bool:
    """Whether so much of a quotation stands in a place that it is the one that was changed."""
    _, one, row = place
    same = {
        n
        for edit in one.edits
        if edit.op == "equal" or is_rewritten(edit, words, row.row(*edit.held))
        for n in range(*edit.quoted)
    }
    if not one.differing:
        # All of it, though perhaps of a figure only a part.
        return True
    if len(same) == len(words) and len(words) >= _WHOLE and _is_short(one, len(words)):
        # Nothing but a few words left out.
        return True
    if len(same) < 3 or one.similarity < _ALIKE:
        return False
    told = [_telling(desk, word.key) for word in words]
    enough = _TELLING if one.similarity < _NEARLY else _TELLING_NEARLY
    return sum(told[n] for n in same) >= enough * sum(told)


def _runs_on(text: str, words: Sequence[CompareWord], held: HeldText, one: Alignment, row: Stream) -> bool:
    """Whether few words of one sentence are found on both sides of the end of one: no place of theirs."""
    if weight(words) > _FEW or _SENTENCE_END.search(text[words[0].start : words[-1].start]):
        return False
    found = row.row(*one.held)
    return any(_SENTENCE_END.search(held.text[this.end : other.start]) for this, other in pairwise(found))


def _telling(desk: Desk, key: str) -> float:
    if is_han(key):
        return 1.0
    releases = len(desk.corpus.columns.rows)
    return math.log(1 + (releases + 1) / (desk.corpus.words.releases(key) + 0.5))


def _changed(
    desk: Desk, text: str, words: list[CompareWord], near: list[_Place], who: Claimed | None
) -> CheckResult:
    keys = [word.key for word in words]
    near = [(held, completed(one, keys, row.words, held.text), row) for held, one, row in near[:LISTED]]
    matches = [_match(one) for one in near]
    own = [n for n, match in enumerate(matches) if is_own(match, who)]
    theirs = [
        n for n, match in enumerate(matches) if who and who.fits(match.speaker, match.role, house=match.house)
    ]
    chosen = (own or theirs or [0])[0]
    held, one, row = near[chosen]
    if voiced := _voiced(words, held, one, row):
        return joined(desk, text, words, voiced, who)
    if not one.differing:
        # The same words, put together or parted by hyphens or the ends of lines.
        same = [
            replace(match, similarity=1.0)
            for match, place in zip(matches, near, strict=True)
            if not place[1].differing
        ]
        return judged(desk, same, who)
    changes = tuple(change_of(edit, text, words, held, row.words) for edit in one.differing)
    ordered = [matches[chosen], *(match for n, match in enumerate(matches) if n != chosen)]
    result = desk.result("altered", ordered, len(ordered))
    return replace(
        result,
        changes=changes,
        has_others=not own and not theirs,
        hindrance="reported_changed" if theirs and not own else None,
    )


def _voiced(words: Sequence[CompareWord], held: HeldText, one: Alignment, row: Stream) -> list[Found]:
    """The quotation in rows, each of it words of another's quotation; empty where one speaker has it all.

    “A,” said NAME. “B,” said NAME: who quotes “A B” makes two speakers one.
    """
    if held.release is None:
        return []
    quotes = quotes_near(held.release, row.row(*one.held))
    origin = held.row.start
    rows: list[tuple[Quote, list[int], list[CompareWord]]] = []
    for edit in one.edits:
        if edit.op != "equal" or edit.quoted[1] - edit.quoted[0] != edit.held[1] - edit.held[0]:
            continue
        for asked, word in zip(range(*edit.quoted), row.row(*edit.held), strict=True):
            quote = innermost(quotes, word.start + origin, word.end + origin)
            if quote is None or (rows and rows[-1][0] is quote and rows[-1][1][-1] != asked - 1):
                return []
            if not rows or rows[-1][0] is not quote:
                rows.append((quote, [], []))
            rows[-1][1].append(asked)
            rows[-1][2].append(word)
    whose = {quote.speaker for quote, _, _ in rows}
    # What stands in one row as it is quoted was put together by nobody but its author.
    places = {word: place for place, word in enumerate(row.row(*one.held))}
    parted = any(places[other[0]] - places[this[-1]] > 1 for (*_, this), (*_, other) in pairwise(rows))
    if not parted or len(whose) < 2 or any(weight(found) < _LEAST for _, _, found in rows):
        return []
    return [Found(held, (asked[0], asked[-1] + 1), tuple(found)) for _, asked, found in rows]


def _is_short(one: Alignment, words: int) -> bool:
    return one.held[1] - one.held[0] <= 2 * words


def _match(place: _Place) -> Match:
    held, one, stream = place
    return match_at(held, stream.row(*one.held), one.similarity)


def _cut_in(keys: Sequence[str], held: HeldText) -> _Place | None:
    """The place where a text has all the words in order and a few others in the middle of them."""
    one = with_a_cut(keys, held.whole.keys)
    return None if one is None else (held, one, held.whole)
