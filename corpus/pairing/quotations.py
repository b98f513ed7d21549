"""Which quotation of a translation is which of the original.

Reads the alignment of the paragraphs: a quotation's counterpart stands in the paragraph that faces it.  Of
several the order and the length decide; one without a clear counterpart has none.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from corpus.models import AlignedPair, Quote
from corpus.pairing.units import CHARS_PER_HAN

_MOST_DEVIATION = 0.9  # of the logarithm of the two lengths, translated lengths being equal at 0


def pair_quotations(
    chinese: Sequence[Quote], english: Sequence[Quote], alignment: Sequence[AlignedPair]
) -> tuple[AlignedPair, ...]:
    """The direct quotations of two versions that say the same, in order of the Chinese.

    Each is in at most one pair; `alignment` are the pairs of paragraphs.  Scores: 0..1, by how well the
    lengths agree.
    """
    found: list[AlignedPair] = []
    for paragraph in alignment:
        zh = [q for q in chinese if q.kind == "direct" and paragraph.zh.contains(q.span)]
        en = [q for q in english if q.kind == "direct" and paragraph.en.overlaps(q.span)]
        if not zh or not en:
            continue
        if len(zh) == len(en):
            pairs = list(zip(zh, en, strict=True))
        elif len(zh) == 1:
            pairs = [(zh[0], min(en, key=lambda one: _deviation(zh[0], one)))]
        else:
            continue
        for one, other in pairs:
            deviation = _deviation(one, other)
            if deviation <= _MOST_DEVIATION and _same_speaker(one, other):
                found.append(AlignedPair(one.span, other.span, round(1 - deviation / 2, 3)))
    return tuple(found)


def _deviation(zh: Quote, en: Quote) -> float:
    han = sum(len(piece) for piece in zh.pieces) * CHARS_PER_HAN
    latin = sum(len(piece) for piece in en.pieces)
    return abs(math.log(max(1.0, han) / max(1, latin)))


def _same_speaker(zh: Quote, en: Quote) -> bool:
    return not (zh.speaker and en.speaker) or zh.speaker == en.speaker or not zh.speaker.isascii()


def credit_by_counterpart(
    chinese: Sequence[Quote], english: Sequence[Quote], pairs: Sequence[AlignedPair]
) -> tuple[Quote, ...]:
    """The Chinese quotations, with the speaker of the original where the translation leaves that open."""
    original = {quote.span: quote for quote in english}
    there = {pair.zh: original[pair.en] for pair in pairs if pair.en in original}
    credited = []
    for quote in chinese:
        other = there.get(quote.span)
        if quote.kind == "direct" and quote.speaker is None and other is not None and other.speaker:
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
