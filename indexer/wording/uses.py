"""The uses of a wording in one release: where they stand, in which sentence, and whose words they are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from indexer.documents import opening_of
from indexer.layouts import Block, Layout, Said
from indexer.rows import Row
from indexer.sentences import each_sentence
from indexer.snippets import BY_LINE
from indexer.wording.folded import Folded
from indexer.wording.likeness import places
from indexer.wording.paragraph import Paragraph
from indexer.wording.phrase import Phrase
from indexer.wording.results import Closeness, Place, Use, Voice, When

#: Characters of a sentence that are shown on either side.
_CONTEXT = 240
#: Characters in which a word is looked for that need not be cut.
_LONG_WORD = 24
_FAR = 2 * _CONTEXT


@dataclass(frozen=True)
class ReadRelease:
    """A release as the index knows it, ready to be compared with any number of phrases.

    `rows` has it at `ordinal`.
    """

    layout: Layout
    rows: Sequence[Row]
    ordinal: int

    @cached_property
    def row(self) -> Row:
        return self.rows[self.ordinal]

    @cached_property
    def untitled(self) -> bool:
        """Whether the title in its row is only the first words of its text."""
        if any(block.kind == "title" for block in self.layout.blocks):
            return False
        return self.row.title == opening_of(self.layout.text)

    def places(self, phrase: Phrase, closeness: Closeness) -> Iterator[tuple[int, int, int, float]]:
        """(number of the paragraph, start and end in its text, likeness) of each place of a phrase."""
        blocks = self.layout.blocks
        if len(phrase.keys) == 1:
            # What else stands in a paragraph makes no difference to a single word.
            for start, end, likeness in places(phrase, self._whole, closeness):
                number = bisect_right(self._starts, start) - 1
                if number >= 0 and end <= blocks[number].end:
                    yield number, start - blocks[number].start, end - blocks[number].start, likeness
            return
        for number in self._holding(phrase, closeness):
            for place in places(phrase, self._paragraph(number), closeness):
                yield number, *place

    @cached_property
    def _whole(self) -> Paragraph:
        return Paragraph(self.layout.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.layout.blocks]

    def _holding(self, phrase: Phrase, closeness: Closeness) -> Iterable[int]:
        """The numbers of the paragraphs that may hold a phrase."""
        needed = phrase.traces.needed(phrase.wanted(closeness))
        if not self._whole.folded.in_place or not all(needed):
            return range(len(self.layout.blocks))
        return sorted(set(self._with_any(needed)))

    def _with_any(self, traces: Iterable[str]) -> Iterator[int]:
        """The numbers of the paragraphs in which one of some folded characters begins."""
        text, blocks = self._whole.folded.text, self.layout.blocks
        for trace in traces:
            at = text.find(trace)
            while at >= 0:
                number = bisect_right(self._starts, at) - 1
                if number >= 0 and at < blocks[number].end:
                    yield number
                    at = blocks[number].end - 1
                at = text.find(trace, at + 1)

    @cached_property
    def _paragraphs(self) -> dict[int, Paragraph]:
        return {}

    def _paragraph(self, number: int) -> Paragraph:
        """A paragraph by its number, the same each time."""
        held = self._paragraphs.get(number)
        if held is None:
            _, start, end, _ = self.layout.blocks[number]
            folded = self._whole.folded
            known = Folded(folded.text[start:end], True) if folded.in_place else None
            held = self._paragraphs[number] = Paragraph(self.layout.text[start:end], known)
        return held


def uses_of(phrase: Phrase, held: ReadRelease, closeness: Closeness) -> list[Use]:
    """The uses in a release in order of the text."""
    layout, row = held.layout, held.row
    found: list[Use] = []
    for number, start, end, likeness in held.places(phrase, closeness):
        block = layout.blocks[number]
        text = layout.text[block.start : block.end]
        before, after = around(text, start, end, by_line=block.kind in BY_LINE)
        quote, voice, speaker = whose(layout, block, block.start + start, block.start + end)
        origin = row.start + block.start
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
                # Cut, not rounded: no use is counted at a rung at which it is not found.
                similarity=int(likeness * 1000) / 1000,
                place=place_of(row, number, block, layout.boundary, untitled=held.untitled),
            )
        )
    return sorted(found, key=lambda use: use.start)


def place_of(row: Row, number: int, passage: Block, boundary: float, *, untitled: bool) -> Place:
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
        untitled=untitled,
    )


def when_of(row: Row) -> When:
    """When a release was published, as the index knows it."""
    return When(row.date, row.precision, row.basis, row.earliest, row.latest)


def around(text: str, start: int, end: int, *, by_line: bool) -> tuple[str, str]:
    """What stands before and after words in the sentence (or sentences) they are in."""
    # Of what is farther away nothing is shown.
    nearby = text.rfind(" ", 0, max(0, start - _CONTEXT - 1)) + 1
    each = each_sentence(text[nearby : end + _FAR], by_line=by_line)
    cut = [one for one in takewhile(lambda one: one[0] < end - nearby, each) if start - nearby < one[1]]
    first, last = (min(start, cut[0][0] + nearby), max(end, cut[-1][1] + nearby)) if cut else (start, end)
    before, after = text[first:start], text[end:last]
    if len(before) > _CONTEXT:
        space = before.find(" ", -_CONTEXT - 1, -_CONTEXT + _LONG_WORD)
        before = "…" + (before[space + 1 :] if space >= 0 else before[-_CONTEXT:])
    if len(after) > _CONTEXT:
        space = after.rfind(" ", _CONTEXT - _LONG_WORD, _CONTEXT + 1)
        after = (after[:space] if space >= 0 else after[:_CONTEXT]) + "…"
    return before, after


def whose(layout: Layout, passage: Block, start: int, end: int) -> tuple[Said | None, Voice, str | None]:
    """Whose words stand at a place of a text: of the innermost quotation around them, else of the author.

    Words that only touch a quotation, or reach out of it, are not the speaker's.
    """
    inside = [
        quote for quote in layout.quotes if any(one <= start and end <= two for one, two in quote.pieces)
    ]
    if inside:
        quote = min(inside, key=lambda one: one.pieces[-1][1] - one.pieces[0][0])
        return quote, quote.kind, quote.speaker
    if passage.author:
        return None, "authored", passage.author
    return None, "own", None
