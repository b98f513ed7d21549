"""The words of a letter or speech that are its author's: all that stands outside other people's quotations.

What the author quotes of himself stays a direct quotation; what is nobody's (a quotation whose speaker is
not known) is not given to the author either.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from corpus.models import Quote, Release, Span

_OWN = frozenset(("salutation", "body", "list", "heading"))


def authored_quotes(release: Release, spoken: Sequence[Quote]) -> tuple[Quote, ...]:
    """One quotation of kind "authored" for each passage that has an author, in order.

    `pieces` are the passage without the direct quotations in `spoken`, in whosever mouth they are.  Empty for
    a release without an author.
    """
    evidence = release.author_evidence
    by_line = evidence.span if evidence is not None and evidence.release_id is None else None
    direct = sorted(piece for quote in spoken if quote.kind == "direct" for piece in quote.pieces)
    found = []
    # Where passages carry their author, the others are the newsroom's.
    whole = None if any(passage.author for passage in release.passages) else release.author
    for passage in release.passages:
        author = passage.author or whole
        if author is None or passage.kind not in _OWN:
            continue
        pieces = _without(passage.span, direct)
        if pieces:
            found.append(
                Quote(
                    kind="authored",
                    span=Span(pieces[0].start, pieces[-1].end),
                    pieces=pieces,
                    speaker_mention=by_line,
                    speaker=author,
                    speaker_kind="person",
                    role=release.author_role if author == release.author else None,
                    rule="authored",
                    confidence=0.9,
                )
            )
    return tuple(found)


def _without(span: Span, taken: Sequence[Span]) -> tuple[Span, ...]:
    """A passage without what is taken, which is in order and does not overlap."""
    pieces = []
    at = span.start
    first = bisect_right(taken, span.start, key=lambda one: one.end)
    for one in taken[first : bisect_left(taken, span.end, first, key=lambda one: one.start)]:
        if one.start > at:
            pieces.append(Span(at, one.start))
        at = max(at, one.end)
    if at < span.end:
        pieces.append(Span(at, span.end))
    return tuple(pieces)
