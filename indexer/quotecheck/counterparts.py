"""What the other language's version says in place of a match; nothing rather than a neighbour of it."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from corpus.models import AlignedPair, Release, Span
from indexer.quotecheck.results import Counterpart, Match

# Paragraphs of two versions are aligned with a score; those below this are often neighbours.
_SURE: Final = 0.4


def counterpart_of(release: Release | None, other: Release | None, match: Match) -> Counterpart | None:
    """What the other language's version says in place of a match; None where that is not known for sure."""
    if release is None or other is None:
        return None
    chinese = release if release.translation_of == other.id else other
    found = _paired(chinese, match, of_chinese=chinese is release)
    if found is None:
        return None
    here, span = (found.zh, found.en) if chinese is release else (found.en, found.zh)
    if found not in chinese.quote_pairs and not _is_sure(found, release, here, other, span, match):
        return None
    starts = [passage.span.start for passage in other.passages]
    at = bisect_right(starts, span.start) - 1
    return Counterpart(
        other.id,
        other.source,
        span.start,
        span.end,
        other.slice(span),
        other.language,
        at if at >= 0 else None,
    )


def _is_sure(
    pair: AlignedPair, release: Release, here: Span, other: Release, span: Span, match: Match
) -> bool:
    """Whether two paragraphs say the same beyond doubt: of one kind, and both with a quotation if one has it.

    Neighbours have much in common, so that a paragraph without its counterpart is easily given another's.
    """
    if pair.score < _SURE or _kind_at(release, here) != _kind_at(other, span):
        return False
    return (
        match.kind != "direct"
        or release.kind != "release"
        or any(quote.kind == "direct" and quote.span.overlaps(span) for quote in other.quotes)
    )


def _kind_at(release: Release, span: Span) -> str | None:
    """The kind of the passage a span begins in."""
    return next((one.kind for one in release.passages if one.span.start <= span.start < one.span.end), None)


def _paired(chinese: Release, match: Match, *, of_chinese: bool) -> AlignedPair | None:
    """The narrowest aligned pair that holds a match: of two quotations, else of two paragraphs."""
    holding = [
        pair
        for pair in (*chinese.quote_pairs, *chinese.alignment)
        if _overlap(pair.zh if of_chinese else pair.en, match) * 2 > match.end - match.start
    ]
    return min(holding, key=lambda pair: pair.zh.end - pair.zh.start) if holding else None


def _overlap(span: Span, match: Match) -> int:
    return min(span.end, match.end) - max(span.start, match.start)
