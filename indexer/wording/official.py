"""What the other language's version of a release says in place of a use."""

from __future__ import annotations

from corpus.errors import NotFound
from corpus.models import AlignedPair, Release, Span
from indexer.sentences import sentences
from indexer.sources import ReleaseReader
from indexer.wording.results import Official, Use

#: Paragraphs with this score share names or figures; below, only their order and lengths speak for the pair.
SURE = 0.37


def official(use: Use, counterpart: str | None, archive: ReleaseReader) -> Official | None:
    """The counterpart's sentence (or paragraph) where a use stands; None where that is not sure."""
    if counterpart is None:
        return None
    try:
        own, other = archive.release(use.place.id), archive.release(counterpart)
    except NotFound:  # the archive has changed since the index was built
        return None
    chinese = own if own.language == "zh" else other
    found = _pair(chinese, use, of_chinese=chinese is own)
    if found is None:
        return None
    here, there = (found.zh, found.en) if chinese is own else (found.en, found.zh)
    number = next((n for n, passage in enumerate(other.passages) if passage.span.contains(there)), None)
    if number is None:  # several paragraphs stand for one: which of them says it is not known
        return None
    text, whole = _sentence(own, here, use, other, there)
    return Official(text, other.language, other.id, number, whole, own.id)


def _pair(chinese: Release, use: Use, *, of_chinese: bool) -> AlignedPair | None:
    """The narrowest sure pair that holds all of a use: of two quotations, else of two paragraphs."""
    holding = [
        pair
        for pair in (*chinese.quote_pairs, *chinese.alignment)
        if pair.score >= SURE and (pair.zh if of_chinese else pair.en).contains(Span(use.start, use.end))
    ]
    return min(holding, key=lambda pair: len(pair.zh)) if holding else None


def _sentence(own: Release, here: Span, use: Use, other: Release, there: Span) -> tuple[str, bool]:
    """(text, whether it is the whole): the sentence with the same number, where both sides have as many."""
    text = other.slice(there)
    mine, theirs = sentences(own.slice(here)), sentences(text)
    if len(mine) != len(theirs) or len(mine) < 2:
        return text, len(theirs) > 1
    start, end = use.start - here.start, use.end - here.start
    at = [n for n, (first, last) in enumerate(mine) if first <= start and end <= last]
    if not at:
        return text, True
    first, last = theirs[at[0]]
    return text[first:last], False
