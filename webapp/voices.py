"""Who speaks where on a release's page: the notes beside its units, and the words each of them is of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.models import Quote, Release, Span
from webapp.layers import Layer, Stretch, layer
from webapp.words import NAMED_BY, how_known, without_possessive

MAX_WORDS = 60
"""Characters of the words that name a speaker, as shown."""
OPENING = 4
"""Words that tell a quotation from others beside it; of Chinese, a quarter of `MAX_WORDS` characters."""
_MARKS = " \t\u00a0\r\n“”‘’\"'「」『』"


@dataclass(frozen=True, slots=True)
class Note:
    """Who speaks in a unit, for the margin: `name` is None where the text leaves it open.

    `how` says in what words the speaker is named, or by what rule he or she is known; `reported` that it is
    not in the speaker's own words; `opening` are the first words said, where several speak in the unit.
    `key` ties the note to its words: the first of them carry it as their anchor.  `organisation` is a
    speaker that is no person.
    """

    name: str | None
    role: str | None
    how: str = ""
    reported: bool = False
    opening: str = ""
    key: str = ""
    organisation: bool = False


def voices(release: Release, spans: Sequence[Span]) -> tuple[list[tuple[Note, ...]], tuple[Layer, ...]]:
    """For each span, in order, the notes of who begins to speak in it; and the words of all of them.

    The words are stretches of `release.text`: those reported, and over them those in quotation marks.  A
    quotation that begins in none of the spans has no note and no stretch.
    """
    named = sorted(
        (
            quote
            for quote in release.quotes
            if quote.kind == "direct" or (quote.speaker and quote.kind == "indirect")
        ),
        key=lambda quote: quote.span.start,
    )
    starts = [quote.span.start for quote in named]
    notes: list[tuple[Note, ...]] = []
    words: dict[str, list[Stretch]] = {"direct": [], "indirect": []}
    told = 0
    for span in spans:
        here = named[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        found: dict[str | None, Quote] = {}
        # Who is quoted and reported in one unit is quoted there.
        for quote in sorted(here, key=lambda one: one.kind == "indirect"):
            found.setdefault(quote.speaker, quote)
        keys = {speaker: f"q{told + n}" for n, speaker in enumerate(found, 1)}
        told += len(found)
        notes.append(tuple(_told_apart(release, found, keys)))
        anchored: set[str] = set()
        # The note is of the quotation that names the speaker; its anchor stands at the first of all.
        for quote in here:
            key = keys[quote.speaker]
            for piece in quote.pieces or (quote.span,):
                words[quote.kind].append(
                    Stretch(
                        piece.start - release.span.start,
                        piece.end - release.span.start,
                        "said",
                        key,
                        "" if key in anchored else key,
                    )
                )
                anchored.add(key)
    return notes, (layer(words["indirect"]), layer(words["direct"]))


def _told_apart(
    release: Release, found: Mapping[str | None, Quote], keys: Mapping[str | None, str]
) -> Iterator[Note]:
    """The notes of one unit, in the order of what is said; where there are several, with its first words."""
    for quote in sorted(found.values(), key=lambda one: one.span.start):
        words = release.slice(quote.span).strip(_MARKS).split() if len(found) > 1 else []
        opening = " ".join(words[:OPENING]) if release.language != "zh" else "".join(words)[: MAX_WORDS // 4]
        yield replace(
            _note(release, quote), opening=f"{opening}…" if opening else "", key=keys[quote.speaker]
        )


def _note(release: Release, quote: Quote) -> Note:
    rule = quote.rule.rpartition(":")[2]
    how, role = how_known(rule, named=quote.speaker is not None), quote.role
    if rule in NAMED_BY and quote.speaker_mention is not None:
        words = without_possessive(" ".join(release.slice(quote.speaker_mention).split()))
        if quote.speaker is None and role and _one_in_the_other(role, words):
            # Who has no name is named by the role: it is said once.
            words, role = max(role, words, key=len), None
        how = how.format(words if len(words) <= MAX_WORDS else f"{words[:MAX_WORDS]}…")
        if words == quote.speaker:  # the name stands there already
            how = ""
    return Note(
        quote.speaker,
        role,
        how,
        quote.kind == "indirect",
        organisation=quote.speaker_kind == "organisation",
    )


def _one_in_the_other(one: str, other: str) -> bool:
    one, other = one.casefold(), other.casefold()
    return one in other or other in one
