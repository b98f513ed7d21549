"""Which quotation of a translation is which of the original.

Reads the alignment of the paragraphs: a quotation's counterpart stands in the paragraph that faces it.  Of
several the order and the length decide; one without a clear counterpart has none.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.models import AlignedPair, Quote, Span
from corpus.names import fold_name, fold_token
from corpus.pairing.units import CHARS_PER_HAN

_MOST_DEVIATION = 0.9  # of the logarithm of the two lengths, translated lengths being equal at 0


def pair_quotations(
    chinese: Sequence[Quote],
    english: Sequence[Quote],
    alignment: Sequence[AlignedPair],
    *,
    counted: bool = False,
) -> tuple[AlignedPair, ...]:
    """The direct quotations of two versions that say the same, in order of the Chinese.

    Each is in at most one pair; `alignment` are the pairs of paragraphs, of which only those with as many
    quotations on either side count where they are to be `counted`.  Scores: 0..1, by how well the
    lengths agree.
    """
    zh_said = [quote for quote in chinese if quote.kind == "direct"]
    en_said = [quote for quote in english if quote.kind == "direct"]
    found: list[AlignedPair] = []
    used: set[int] = set()
    for paragraph in alignment:
        zh = [q for q in _inside(zh_said, paragraph.zh) if paragraph.zh.contains(q.span)]
        en = [q for q in _inside(en_said, paragraph.en) if q.span.start not in used]
        if not zh or not en:
            continue
        if len(zh) == len(en):
            pairs = list(zip(zh, en, strict=True))
        elif len(zh) == 1 and not counted:
            pairs = [(zh[0], min(en, key=lambda one: _deviation(zh[0], one)))]
        else:
            continue
        for one, other in pairs:
            deviation = _deviation(one, other)
            if deviation <= _MOST_DEVIATION and _same_speaker(one, other):
                used.add(other.span.start)
                found.append(AlignedPair(one.span, other.span, round(1 - deviation / 2, 3)))
    return tuple(found)


def _inside(quotes: Sequence[Quote], span: Span) -> Sequence[Quote]:
    """The quotations, in order, that begin in a span."""
    first = bisect_left(quotes, span.start, key=lambda quote: quote.span.start)
    return quotes[first : bisect_left(quotes, span.end, first, key=lambda quote: quote.span.start)]


def _deviation(zh: Quote, en: Quote) -> float:
    han = sum(len(piece) for piece in zh.pieces) * CHARS_PER_HAN
    latin = sum(len(piece) for piece in en.pieces)
    return abs(math.log(max(1.0, han) / max(1, latin)))


def _same_speaker(zh: Quote, en: Quote) -> bool:
    # Names are one over both scripts by now; a name that is only Chinese belongs to somebody else.
    return zh.speaker is None or en.speaker is None or zh.speaker == en.speaker


def _may_be(quote: Quote, other: Quote) -> bool:
    """Whether the speaker of a counterpart can be the one whom a quotation calls “Mr. Okoro”, or nothing."""
    if other.speaker is None or not quote.rule.endswith(":surname") or not quote.role:
        return other.speaker is not None
    return fold_token(quote.role.split()[-1]) in fold_name(other.speaker)


def credit_by_counterpart(
    quotes: Sequence[Quote], others: Sequence[Quote], facing: Iterable[tuple[Span, Span]]
) -> tuple[Quote, ...]:
    """The quotations of one version, with the speaker in the other where this one leaves that open.

    `facing` are the spans of two that say the same, this version's first.
    """
    known = {quote.span: quote for quote in others}
    there = {own: known[other] for own, other in facing if other in known}
    credited = []
    for quote in quotes:
        other = there.get(quote.span)
        if quote.kind == "direct" and quote.speaker is None and other is not None and _may_be(quote, other):
            quote = replace(
                quote,
                speaker=other.speaker,
                speaker_kind=other.speaker_kind,
                role=quote.role or other.role,
                rule=f"{quote.rule.partition(':')[0]}:counterpart",
                confidence=round(min(quote.confidence, other.confidence) * 0.9, 2),
            )
        credited.append(quote)
    return tuple(credited)
