"""One release as it is told: who is named where, and the quotations credited so far.

Holds what the readers of pronouns (`antecedents`) and of conversations (`turns`) ask; decides nothing.
People who are named only inside somebody's words are not told of.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from corpus.extract.sexes import sex_of_role, sex_of_title
from corpus.models import PersonMention, Quote, Release, Span
from corpus.quoting.sentences import Sentences
from corpus.resolve.namesakes import Namesakes

_VISIBLE = re.compile(r"\S")


class Story:
    """The people, passages and quotations of a release, in order of position."""

    def __init__(self, release: Release, people: Sequence[PersonMention], namesakes: Namesakes) -> None:
        self.release = release
        self.text = release.text
        self.offset = release.span.start
        self.passages = [
            p
            for p in release.passages
            if p.kind in ("body", "list", "heading", "salutation", "title", "subtitle")
        ]
        self._starts = [p.span.start for p in self.passages]
        #: The words of an author begin behind the text of the newsroom.
        self._in_part = any(p.author for p in self.passages)
        pieces = sorted(piece for q in release.quotes if q.kind == "direct" for piece in q.pieces)
        #: The people named outside of quotations.
        self.outside = sorted(
            (one for one in people if not _inside(one.span, pieces)), key=lambda one: one.span.start
        )
        self._outside_starts = [one.span.start for one in self.outside]
        #: The quotations credited so far, and the direct ones among them.
        self.quotes: list[Quote] = []
        self.direct: list[Quote] = []
        self._sentences: dict[int, Sentences] = {}
        self.namesakes = namesakes
        self._sexes = _sexes(people, self.text, self.offset)

    def add(self, quote: Quote) -> None:
        """Appends a credited quotation; they come in order of position."""
        self.quotes.append(quote)
        if quote.kind == "direct":
            self.direct.append(quote)

    def author_at(self, position: int) -> str | None:
        """Whose words the text around a position is."""
        number = self.passage_at(position)
        own = self.passages[number].author if number is not None else None
        return own or (None if self._in_part else self.release.author)

    def previous(self, position: int) -> Quote | None:
        """The last direct quotation before a position."""
        return next((q for q in reversed(self.direct) if q.span.end <= position), None)

    def last_turn(self, position: int) -> Quote | None:
        """The “first question” that a “second” goes on from, at most eight quotations back."""
        near = [q for q in self.quotes[-8:] if q.kind == "direct" and q.span.end <= position]
        return next((q for q in reversed(near) if q.rule.startswith("turn")), None)

    def named_between(self, start: int, end: int) -> Sequence[PersonMention]:
        """The people named outside of quotations in a half-open range."""
        first = bisect_left(self._outside_starts, start)
        return self.outside[first : bisect_left(self._outside_starts, end, first)]

    def paragraph_before(self, position: int) -> Span | None:
        """The paragraph before the one that begins at a position; None inside of a paragraph."""
        number = self.passage_at(position)
        if not number or not self.is_blank(self.passages[number].span.start, position):
            return None
        return self.passages[number - 1].span

    def sentence_before(self, position: int) -> Span | None:
        """The sentence that ends before a position, in its paragraph or in the one before."""
        number = self.passage_at(position)
        if number is None:
            return None
        passage = self.passages[number].span
        at = position
        if self.is_blank(passage.start, position):
            if number == 0:
                return None
            number -= 1
            passage = self.passages[number].span
            at = passage.end
        sentences = self.sentences_of(number)
        start = sentences.start_of(at - self.offset - 1) + self.offset
        if start == position or not self.slice(Span(start, at)).strip():
            start = sentences.start_of(start - self.offset - 1) + self.offset
        return Span(start, at)

    def is_quoted(self, position: int) -> bool:
        """Whether a position lies in a quotation credited so far."""
        place = bisect_right(self.direct, position, key=lambda quote: quote.span.start) - 1
        return place >= 0 and position < self.direct[place].span.end

    def behind(self, mention: PersonMention, count: int) -> str:
        """So many characters behind a name."""
        at = mention.span.end - self.offset
        return self.text[at : at + count]

    def sentence_start(self, position: int, number: int) -> int:
        """Where the sentence of a position begins, in the passage of that number."""
        return self.sentences_of(number).start_of(position - self.offset) + self.offset

    def sentence_end(self, position: int) -> int:
        """Where the sentence that holds a position ends; the position itself before the first passage."""
        number = self.passage_at(position)
        if number is None:
            return position
        return self.sentences_of(number).end_of(position - self.offset) + self.offset

    def is_blank(self, start: int, end: int) -> bool:
        """Whether nothing visible stands between two positions."""
        return _VISIBLE.search(self.text, start - self.offset, end - self.offset) is None

    def may_be(self, name: str | None, pronoun: str) -> bool:
        """Whether the release allows a pronoun for somebody, or, where it does not tell, the archive."""
        if name is None:
            return True
        here = self._sexes.get(name)
        return here == pronoun if here else self.namesakes.may_be(name, pronoun)

    def is_told_apart(self, name: str | None) -> bool:
        """Whether the release or the archive tells somebody's sex."""
        return name is not None and (name in self._sexes or name in self.namesakes.sexes)

    def passage_at(self, position: int) -> int | None:
        """The number of the passage that holds a position, or stands before it; None before the first."""
        number = bisect_left(self._starts, position + 1) - 1
        return number if number >= 0 else None

    def sentences_of(self, number: int) -> Sentences:
        """The sentences of a passage, in positions of the release’s own text."""
        if number not in self._sentences:
            span = self.passages[number].span
            self._sentences[number] = Sentences(
                self.text, Span(span.start - self.offset, span.end - self.offset)
            )
        return self._sentences[number]

    def slice(self, span: Span) -> str:
        """The text of a span in dump positions."""
        return self.text[span.start - self.offset : span.end - self.offset]


def _inside(span: Span, pieces: Sequence[Span]) -> bool:
    place = bisect_left(pieces, Span(span.start + 1, 0)) - 1
    return place >= 0 and pieces[place].start <= span.start < pieces[place].end


def _sexes(people: Sequence[PersonMention], text: str, offset: int) -> dict[str, str]:
    """“he” or “she” for those whom the release gives a courtesy title, in Chinese behind the name, or a role
    that tells; nothing where the signs disagree."""
    found: dict[str, set[str | None]] = {}
    for one in people:
        if not one.name:
            continue
        behind = text[one.span.end - offset : one.span.end - offset + 2]
        titles = (one.honorific, one.surface.split()[0], behind)
        signs = found.setdefault(one.name, set())
        signs.update((*map(sex_of_title, titles), sex_of_role(one.role)))
    told = {name: signs - {None} for name, signs in found.items()}
    return {name: str(next(iter(signs))) for name, signs in told.items() if len(signs) == 1}
