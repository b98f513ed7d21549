"""Everything found in a release as one object: the annotations export, which other programs rely on.

Fields are added over time, never renamed or dropped; see “Interfaces” in the documentation.
"""

from __future__ import annotations

from corpus.models import Evidence, Release


def annotation(release: Release) -> dict[str, object]:
    """Everything found in a release, as the annotations export gives it: spans are in the dump's text.

    People and products are those whose identity was resolved; a quotation without a known speaker
    has None.
    """
    return {
        "id": release.id,
        "source": release.source,
        "start": release.span.start,
        "end": release.span.end,
        "kind": release.kind,
        "language": release.language,
        "title": release.title,
        "subtitles": [release.slice(span) for span in release.subtitles],
        "date": release.date.value,
        "date_precision": release.date.precision,
        "date_earliest": release.date.earliest,
        "date_latest": release.date.latest,
        "date_basis": release.date.basis,
        "date_rule": release.date.rule,
        "date_evidence": [_evidence(one) for one in release.date.evidence],
        "place": release.place,
        "author": release.author,
        "author_role": release.author_role,
        "author_evidence": _evidence(release.author_evidence) if release.author_evidence else None,
        "translation_of": release.translation_of,
        "passages": [
            {"kind": p.kind, "start": p.span.start, "end": p.span.end}
            | ({"author": p.author} if p.author else {})
            for p in release.passages
        ],
        "people": [
            {
                "name": m.name,
                "start": m.span.start,
                "end": m.span.end,
                "role": m.role,
                "rule": m.rule,
                "confidence": m.confidence,
            }
            for m in release.people
            if m.name is not None
        ],
        "products": [
            {
                "name": m.name,
                "family": m.family,
                "category": m.category,
                "stance": m.stance,
                "start": m.span.start,
                "end": m.span.end,
                "rule": m.rule,
                "confidence": m.confidence,
            }
            for m in release.products
            if m.name is not None
        ],
        "quotes": [
            {
                "kind": q.kind,
                "start": q.span.start,
                "end": q.span.end,
                "pieces": [[piece.start, piece.end] for piece in q.pieces],
                "speaker": q.speaker,
                "speaker_kind": q.speaker_kind,
                "role": q.role,
                "rule": q.rule,
                "confidence": q.confidence,
                "cue": [q.cue.start, q.cue.end] if q.cue else None,
                "speaker_evidence": [q.speaker_mention.start, q.speaker_mention.end]
                if q.speaker_mention
                else None,
            }
            for q in release.quotes
        ],
        "alignment": [
            {"zh": [pair.zh.start, pair.zh.end], "en": [pair.en.start, pair.en.end]}
            for pair in release.alignment
        ],
        "quote_pairs": [
            {"zh": [pair.zh.start, pair.zh.end], "en": [pair.en.start, pair.en.end]}
            for pair in release.quote_pairs
        ],
        "corrections": [_evidence(one) for one in release.corrections],
    }


def _evidence(one: Evidence) -> dict[str, object]:
    """Where a decision was read from; without `release`, in the release itself."""
    return {
        "text": one.text,
        "start": one.span.start if one.span else None,
        "end": one.span.end if one.span else None,
        "release": one.release_id,
        "note": one.note,
    }
