"""The speaker of a quotation, set by hand.

A quotation is found by some of its words; of one inside another the inner is meant.  Decides nothing
about where quotations are: words that stand in none correct nothing, and that is reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.correcting.boundaries import UNUSED
from corpus.correcting.corrections import RULE, SpeakerCorrection, evidence
from corpus.correcting.words import find_words
from corpus.models import Evidence, Issue, Quote, Release

_MARKS = "“”\"'‘’「」『』«»„ \u00a0\n"
_FEW = (8, 16, 32, 64)
_CHARACTERS = (16, 32, 64)


def correct_quotes(release: Release, corrections: Sequence[SpeakerCorrection]) -> tuple[Quote, ...]:
    """The quotations of a release with those corrections applied that mean one of them."""
    meant = _meant(release, corrections)
    corrected = (_corrected(quote, meant.get(number)) for number, quote in enumerate(release.quotes))
    return tuple(quote for quote in corrected if quote is not None)


def quote_notes(release: Release, corrections: Sequence[SpeakerCorrection]) -> tuple[Evidence, ...]:
    """The traces that corrected quotations leave in their release."""
    return tuple(
        evidence(one.origin, f"quotation: {_said(one)}", release.quotes[number].span)
        for number, one in _meant(release, corrections).items()
    )


def unused_quotes(release: Release, corrections: Sequence[SpeakerCorrection]) -> tuple[Issue, ...]:
    """The corrections that mean no quotation of their release, more than one, or one already corrected."""
    issues = []
    taken: dict[int, SpeakerCorrection] = {}
    for one in corrections:
        places = _places(release, one.quote)
        if not places:
            why = f"no quotation in {release.id} holds “{one.quote}”"
        elif len(places) > 1:
            spans = [release.quotes[number].span for number in places[:2]]
            shown = " and ".join(f"{span.start}-{span.end}" for span in spans)
            why = (
                f"“{one.quote}” stands in more than one quotation of {release.id} ({shown}); quote more of it"
            )
        elif (before := taken.setdefault(places[0], one)) is one or _same(before, one):
            continue
        else:
            why = f"it contradicts {before.origin.place} about the same quotation, which is used"
        issues.append(Issue(UNUSED, f"{one.origin.place}: {why}."))
    return tuple(issues)


def _meant(release: Release, corrections: Sequence[SpeakerCorrection]) -> dict[int, SpeakerCorrection]:
    """Number of a quotation → its correction; of two that mean the same, the first."""
    meant: dict[int, SpeakerCorrection] = {}
    for one in corrections:
        places = _places(release, one.quote)
        if len(places) == 1:
            meant.setdefault(places[0], one)
    return meant


def naming_words(release: Release, quote: Quote) -> str | None:
    """The fewest words that mean a quotation and no other of its release; None where none do.

    They lie in its first piece, so that no cue stands between them.
    """
    said = release.slice(quote.pieces[0] if quote.pieces else quote.span).strip(_MARKS)
    # Chinese has no spaces to count words by.
    pieces = [said[:count] for count in _CHARACTERS] if release.language == "zh" else []
    words = said.split()
    pieces += [" ".join(words[:count]) for count in _FEW if count <= len(words)]
    pieces.append(" ".join(words))
    number = release.quotes.index(quote)
    return next((piece for piece in pieces if piece and _places(release, piece) == [number]), None)


def _places(release: Release, words: str) -> list[int]:
    """The quotations that hold the words, without those around another that does."""
    spans = [quote.span for quote in release.quotes]
    holding = [
        number
        for number, span in enumerate(spans)
        if next(find_words(release.slice(span), words), None) is not None
    ]
    return [
        one
        for one in holding
        if not any(spans[one] != spans[other] and spans[one].contains(spans[other]) for other in holding)
    ]


def _corrected(quote: Quote, correction: SpeakerCorrection | None) -> Quote | None:
    if correction is None:
        return quote
    if not correction.is_quotation:
        return None
    return credited(quote, correction.speaker, role=correction.role)


def credited(quote: Quote, speaker: str | None, *, role: str | None = None) -> Quote:
    """A quotation with the speaker that a person says it has; None for somebody who is not named."""
    same = speaker == quote.speaker
    return replace(
        quote,
        speaker=speaker,
        speaker_kind=(quote.speaker_kind if same else "person") if speaker else "unnamed",
        role=role or (quote.role if same else None),
        # Another speaker is not the one whose name the rules found beside the words.
        speaker_mention=quote.speaker_mention if same else None,
        rule=RULE,
        confidence=1.0,
    )


def _same(one: SpeakerCorrection, other: SpeakerCorrection) -> bool:
    return (one.speaker, one.role, one.is_quotation) == (other.speaker, other.role, other.is_quotation)


def _said(correction: SpeakerCorrection) -> str:
    if not correction.is_quotation:
        return "not a quotation"
    return correction.speaker or "nobody known"
