"""Conversations and statements without cues: who answers whom, and which paragraphs go on one statement."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from corpus.models import Quote, Span
from corpus.resolve.story import Story

_REACH = 3  # passages back that an antecedent may stand
_LABEL = re.compile(r"\s*[A-Z][A-Z .’'\-]{2,40}:")
_FIRST_PERSON = re.compile(r"\b(?:I|me|my)\b|我")


@dataclass(frozen=True, slots=True)
class _Exchange:
    """Quotations that stand each in the paragraph of the one before or in the next: the first of them, and
    who speaks in them.  Of more than three speakers the first three are kept: that is too many to tell."""

    first: Quote
    speakers: frozenset[str]


class Turns:
    """The exchanges of one release, read from its story."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._exchanges: list[_Exchange] = []
        self._openings: dict[int, tuple[bool, frozenset[str | None]]] = {}

    def _read_exchanges(self) -> list[_Exchange]:
        """The exchange that ends with each of the direct quotations told so far."""
        story = self._story
        for place in range(len(self._exchanges), len(story.direct)):
            quote = story.direct[place]
            own = frozenset((quote.speaker,) if quote.speaker else ())
            one = story.passage_at(story.direct[place - 1].span.end - 1) if place else None
            two = story.passage_at(quote.span.start)
            if one is None or two is None or two - one > 1:
                self._exchanges.append(_Exchange(quote, own))
                continue
            before = self._exchanges[-1]
            speakers = before.speakers if len(before.speakers) > 2 else before.speakers | own
            self._exchanges.append(_Exchange(before.first, speakers))
        return self._exchanges

    def goes_on(self, previous: Quote, quote: Quote) -> bool:
        """Whether nobody else is named between two quotations of one paragraph, or of neighbouring ones."""
        if previous.rule.startswith("dash"):
            return False  # a name below its words ends them
        cue = previous.speaker_mention
        # “…,” said, and the name on the line below: the statement ends with its cue.
        end = max(previous.span.end, cue.end) if cue is not None and cue.end < quote.span.start else 0
        one = self._story.passage_at(max(previous.span.end, end) - 1)
        two = self._story.passage_at(quote.span.start)
        if one is None or two is None or two - one > 1:
            return False
        between = self._story.named_between(previous.span.end, quote.span.start)
        return all(mention.name == previous.speaker for mention in between)

    def same_statement(self, previous: Quote, quote: Quote) -> bool:
        """Whether a paragraph of marks goes on a statement: the one before it is all marks too, and is
        introduced by a line above it or goes on such a one."""
        number = self._story.passage_at(quote.span.start)
        before = self._story.passage_at(previous.span.start)
        if number is None or before is None or number - before != 1 or not self._fills(quote, number):
            return False
        if not self._fills(previous, before):
            return False
        if previous.rule.endswith(":continued"):
            return True
        cue = previous.cue or previous.speaker_mention
        return (
            cue is not None
            and previous.rule.split(":")[0] in ("colon", "subject", "source")
            and cue.end <= (self._story.passages[before].span.start)
        )

    def is_exchange(self, previous: Quote, quote: Quote) -> bool:
        """Whether a quotation that fills its paragraph answers one that ends the paragraph before."""
        number = self._story.passage_at(quote.span.start)
        if number is None or number == 0 or not self._fills(quote, number):
            return False
        before = self._story.passages[number - 1].span
        if any(
            _LABEL.match(self._story.slice(one.span))
            for one in self._story.passages[max(0, number - _REACH) : number]
        ):
            return False  # a transcript names its speakers
        if not before.start <= previous.span.start < before.end:
            return False
        rest = self._story.slice(Span(previous.span.end, before.end)).strip()
        return (not rest or len(rest) < 24) and previous.pieces[-1].end > previous.span.start

    def _fills(self, quote: Quote, number: int) -> bool:
        span = self._story.passages[number].span
        if not span.contains(quote.span):
            return False
        return self._story.is_blank(span.start, quote.span.start) and self._story.is_blank(
            quote.span.end, span.end
        )

    def other_party(self, previous: Quote, author: str | None) -> str | None:
        """Who answers in a conversation of two: the one who spoke before, else the author spoken to, else the
        only other person named where it begins."""
        place = bisect_right(self._story.direct, previous.span.start, key=lambda quote: quote.span.start) - 1
        exchange = self._read_exchanges()[place]
        speakers = exchange.speakers - {previous.speaker}
        if len(speakers) == 1:
            return next(iter(speakers))
        if speakers or previous.speaker_kind is None:
            return None
        if author is None:
            return None  # outside of a speech people are named for many reasons
        first_person, named = self._opening(exchange.first)
        if previous.speaker != author:
            return author if first_person else None
        named -= {previous.speaker, author}
        return next(iter(named)) if len(named) == 1 else None

    def _opening(self, first: Quote) -> tuple[bool, frozenset[str | None]]:
        """Whether the author speaks of himself where an exchange is opened, in its paragraph or in the one
        before, and who is named there."""
        start = first.span.start
        if start not in self._openings:
            number = self._story.passage_at(start)
            if number is None:
                self._openings[start] = False, frozenset()
            else:
                opening = Span(self._story.passages[max(0, number - 1)].span.start, start)
                self._openings[start] = (
                    _FIRST_PERSON.search(self._story.slice(opening)) is not None,
                    frozenset(one.name for one in self._story.named_between(opening.start, opening.end)),
                )
        return self._openings[start]
