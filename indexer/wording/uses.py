"""The uses of a wording in one release: where they stand, in which sentence, and whose words they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from corpus.models import Passage, Quote, Release
from indexer.columns import Row
from indexer.sentences import sentences
from indexer.snippets import BY_LINE
from indexer.wording.likeness import Paragraph, Phrase, places
from indexer.wording.results import Closeness, Place, Use, Voice, When

#: The fields of many values of a release that are read to compare it.
READ: Final = ("passages", "quotes")
#: Characters of a sentence that are shown on either side.
_CONTEXT = 240


@dataclass(frozen=True)
class ReadRelease:
    """A release, read with the fields `READ`, and its paragraphs ready to be compared.

    `rows` has at `ordinal` what the index knows of it.
    """

    release: Release
    rows: Sequence[Row]
    ordinal: int

    @cached_property
    def row(self) -> Row:
        return self.rows[self.ordinal]

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        return [Paragraph(self.release.slice(one.span)) for one in self.release.passages]


def uses_of(phrase: Phrase, held: ReadRelease, closeness: Closeness) -> list[Use]:
    """The uses in a release in order of the text."""
    release = held.release
    found: list[Use] = []
    for number, (passage, paragraph) in enumerate(zip(release.passages, held.paragraphs, strict=True)):
        for first, last, likeness in places(phrase, paragraph, closeness):
            text = release.slice(passage.span)
            start, end = paragraph.range_of(first, last)
            before, after = around(text, start, end, by_line=passage.kind in BY_LINE)
            origin = passage.span.start
            quote, voice, speaker = whose(release, passage, origin + start, origin + end)
            found.append(
                Use(
                    text=text[start:end],
                    before=before,
                    after=after,
                    start=origin + start,
                    end=origin + end,
                    voice=voice,
                    speaker=speaker,
                    role=quote.role if quote else None,
                    rule=quote.rule if quote else None,
                    similarity=round(likeness, 3),
                    place=place_of(held.row, number, passage, release.confidence),
                )
            )
    return sorted(found, key=lambda use: use.start)


def place_of(row: Row, number: int, passage: Passage, boundary: float) -> Place:
    """A paragraph of a release as an answer names it; `boundary` is the confidence in where it begins."""
    return Place(
        id=row.id,
        title=row.title,
        source=row.source,
        date=row.date,
        precision=row.precision,
        basis=row.basis,
        earliest=row.earliest,
        latest=row.latest,
        language=row.language,
        kind=row.kind,
        passage=number,
        passage_kind=passage.kind,
        boundary=round(boundary, 2),
    )


def when_of(row: Row) -> When:
    """When a release was published, as the index knows it."""
    return When(row.date, row.precision, row.basis, row.earliest, row.latest)


def around(text: str, start: int, end: int, *, by_line: bool) -> tuple[str, str]:
    """What stands before and after words in the sentence (or sentences) they are in."""
    cut = [one for one in sentences(text, by_line=by_line) if one[0] < end and start < one[1]]
    first, last = (min(start, cut[0][0]), max(end, cut[-1][1])) if cut else (start, end)
    before, after = text[first:start], text[end:last]
    if len(before) > _CONTEXT:
        before = "…" + before[-_CONTEXT:]
    if len(after) > _CONTEXT:
        after = after[:_CONTEXT] + "…"
    return before, after


def whose(release: Release, passage: Passage, start: int, end: int) -> tuple[Quote | None, Voice, str | None]:
    """Whose words stand at a place of the dump: of the innermost quotation around them, else of the author.

    Words that only touch a quotation, or reach out of it, are not the speaker's.
    """
    inside = [
        quote for quote in release.quotes if any(one <= start and end <= two for one, two in _spans(quote))
    ]
    if inside:
        quote = min(inside, key=lambda one: one.span.end - one.span.start)
        return quote, quote.kind, quote.speaker
    if passage.author:
        return None, "authored", passage.author
    return None, "own", None


def _spans(quote: Quote) -> Iterator[tuple[int, int]]:
    for piece in quote.pieces or (quote.span,):
        yield piece.start, piece.end
