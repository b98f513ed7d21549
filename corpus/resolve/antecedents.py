"""Whom “he”, “she” and a missing name mean, from what a release has told so far.

Keeps the quotations in the order they are credited, and reads the sentences before a pronoun.  People who
are named only inside somebody's words are not meant; the author of a letter is never “he”.  Where two
could be meant, nobody is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.alternation import one_of
from corpus.languages import names_en, speech_en, speech_zh
from corpus.models import PersonMention, Quote, Release, Span, SpeakerKind
from corpus.quoting.sentences import Sentences

_REACH = 3  # passages back that an antecedent may stand
_ROLES = sorted(names_en.ROLE_HEADS - names_en.WEAK_ROLE_HEADS)
_SOMEBODY = re.compile(
    rf"\b(?:an?|one|another|some|the|that|this|his|her|my|our)\s+(?:[\w’'\-]+\s+){{0,3}}?"
    rf"(?:{one_of((*speech_en.UNNAMED_NOUNS, *_ROLES))})\b|\bone of (?:the|our|my|his|her)\b",
    re.IGNORECASE,
)
_SOMEBODY_ZH = re.compile(
    rf"(?:一位|一名|某|这位|那位|有位)[^，。,\s]{{0,12}}|{one_of(speech_zh.UNNAMED_NOUNS)}"
)
_LABEL = re.compile(r"\s*[A-Z][A-Z .’'\-]{2,40}:")
_FIRST_PERSON = re.compile(r"\b(?:I|me|my)\b|我")
_SAME_ONE = re.compile(
    r"(?:^\s*[)）]?\s*(?:\([^)\n]*\))?\s*[,，—–]|\b(?:as|is|was|be|been|became|of|for|to|from|on|about|among))\s*$"
)
#: “… until NAME joined”, “the eleventh was NAME”: the name begins a clause, or the sentence says who it is.
_OPENS_CLAUSE = re.compile(
    r"\b(?:until|when|while|because|where|that|but|since|then|so|is|was|be|named|called)\s+(?:the\s+)?$|[是叫]$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(?:to|for|with|by|of|from|at|about|on|in|after|before|named)\s*$|[对向跟和与同给由为]$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Meant:
    """Who is meant; `name` None for somebody the text does not name."""

    kind: SpeakerKind
    name: str | None
    span: Span | None


class Story:
    """One release as it is told: its people, its passages and the quotations credited so far."""

    def __init__(self, release: Release, people: Sequence[PersonMention]) -> None:
        self._release = release
        self._text = release.text
        self._offset = release.span.start
        self._passages = [
            p
            for p in release.passages
            if p.kind in ("body", "list", "heading", "salutation", "title", "subtitle")
        ]
        self._starts = [p.span.start for p in self._passages]
        pieces = sorted(piece for q in release.quotes if q.kind == "direct" for piece in q.pieces)
        self._outside = [one for one in people if not _inside(one.span, pieces)]
        self._quotes: list[Quote] = []
        self._sentences: dict[int, Sentences] = {}
        self._genders = _genders(people)

    def add(self, quote: Quote) -> None:
        """Appends a credited quotation; they come in order of position."""
        self._quotes.append(quote)

    def author_at(self, position: int) -> str | None:
        """Whose words the text around a position is."""
        number = self._passage_at(position)
        own = self._passages[number].author if number is not None else None
        return own or self._release.author

    def previous(self, position: int) -> Quote | None:
        """The last direct quotation before a position."""
        return next(
            (q for q in reversed(self._quotes) if q.kind == "direct" and q.span.end <= position), None
        )

    def last_turn(self, position: int) -> Quote | None:
        """The “first question” that a “second” goes on from, at most eight quotations back."""
        near = [q for q in self._quotes[-8:] if q.kind == "direct" and q.span.end <= position]
        return next((q for q in reversed(near) if q.rule.startswith("turn")), None)

    def goes_on(self, previous: Quote, quote: Quote) -> bool:
        """Whether nobody else is named between two quotations of one paragraph, or of neighbouring ones."""
        one, two = self._passage_at(previous.span.end - 1), self._passage_at(quote.span.start)
        if one is None or two is None or two - one > 1:
            return False
        between = [
            m
            for m in self._outside
            if previous.span.end <= m.span.start < quote.span.start and m.name != previous.speaker
        ]
        return not between

    def same_statement(self, previous: Quote, quote: Quote) -> bool:
        """Whether a paragraph of marks goes on a statement: the one before it is all marks too, and is
        introduced by a line above it or goes on such a one."""
        number = self._passage_at(quote.span.start)
        before = self._passage_at(previous.span.start)
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
            and cue.end <= (self._passages[before].span.start)
        )

    def is_exchange(self, previous: Quote, quote: Quote) -> bool:
        """Whether a quotation that fills its paragraph answers one that ends the paragraph before."""
        number = self._passage_at(quote.span.start)
        if number is None or number == 0 or not self._fills(quote, number):
            return False
        before = self._passages[number - 1].span
        if any(
            _LABEL.match(self._slice(one.span)) for one in self._passages[max(0, number - _REACH) : number]
        ):
            return False  # a transcript names its speakers
        if not before.start <= previous.span.start < before.end:
            return False
        rest = self._slice(Span(previous.span.end, before.end)).strip()
        return (not rest or len(rest) < 24) and previous.pieces[-1].end > previous.span.start

    def _fills(self, quote: Quote, number: int) -> bool:
        span = self._passages[number].span
        return self._slice(span).strip() == self._slice(quote.span).strip()

    def other_party(self, previous: Quote, author: str | None) -> str | None:
        """Who answers in a conversation of two: the one who spoke before, else the author spoken to, else the
        only other person named where it begins."""
        block = self._exchange_before(previous)
        speakers = {q.speaker for q in block if q.speaker and q.speaker != previous.speaker}
        if len(speakers) == 1:
            return speakers.pop()
        if speakers or previous.speaker_kind is None:
            return None
        if author is None:
            return None  # outside of a speech people are named for many reasons
        opening = self._opening(block[0])
        if previous.speaker != author:
            return author if opening is not None and _FIRST_PERSON.search(self._slice(opening)) else None
        named = {
            m.name
            for m in self._outside
            if opening is not None and opening.start <= m.span.start < opening.end
        }
        named -= {previous.speaker, author}
        return next(iter(named)) if len(named) == 1 else None

    def _exchange_before(self, previous: Quote) -> list[Quote]:
        block = [previous]
        for quote in reversed(self._quotes):
            if quote.kind != "direct" or quote.span.start >= block[0].span.start:
                continue
            one, two = self._passage_at(quote.span.end - 1), self._passage_at(block[0].span.start)
            if one is None or two is None or two - one > 1:
                break
            block.insert(0, quote)
        return block

    def _opening(self, first: Quote) -> Span | None:
        """The paragraph in which an exchange is opened, with the one before it."""
        number = self._passage_at(first.span.start)
        if number is None:
            return None
        return Span(self._passages[max(0, number - 1)].span.start, first.span.start)

    def sentence_before(self, position: int) -> Span | None:
        """The sentence that ends before a position, in its paragraph or in the one before."""
        number = self._passage_at(position)
        if number is None:
            return None
        passage = self._passages[number].span
        at = position
        if not self._slice(Span(passage.start, position)).strip():
            if number == 0:
                return None
            number -= 1
            passage = self._passages[number].span
            at = passage.end
        sentences = self._of(number)
        start = sentences.start_of(at - self._offset - 1) + self._offset
        if start == position or not self._slice(Span(start, at)).strip():
            start = sentences.start_of(start - self._offset - 1) + self._offset
        return Span(start, at)

    def antecedent(self, position: int, pronoun: str, area: Span) -> Meant | None:
        """Whom “he” or “she” at `position` means; None where that is not certain."""
        author = self.author_at(position)
        number = self._passage_at(position)
        if number is None:
            return None
        floor = self._passages[max(0, number - _REACH)].span.start
        mentions = [
            m
            for m in self._outside
            if floor <= m.span.start < max(position, area.start)
            and m.name != author
            and self._may_be(m.name, pronoun)
        ]
        quotes = [
            q
            for q in self._quotes
            if q.kind != "authored"
            and floor <= q.span.start < position
            and (q.speaker is None or q.speaker != author)
        ]
        last_mention = mentions[-1] if mentions else None
        last_quote = quotes[-1] if quotes else None
        if last_quote is not None and (
            last_mention is None
            or last_mention.span.start < last_quote.span.end
            or last_mention.name == last_quote.speaker
            or last_mention.span == last_quote.speaker_mention
        ):
            since = last_quote.span.end
            if last_mention is not None and last_mention.name == last_quote.speaker:
                since = max(since, last_mention.span.end)
            if self._stranger(since, position):
                return None
            if last_quote.speaker_kind is None or not self._may_be(last_quote.speaker, pronoun):
                return None
            return Meant(last_quote.speaker_kind, last_quote.speaker, last_quote.speaker_mention)
        if last_mention is None or self._stranger(last_mention.span.end, position):
            return None
        return self._in_its_sentence(last_mention, mentions)

    def _in_its_sentence(self, last: PersonMention, mentions: Sequence[PersonMention]) -> Meant | None:
        """The person of the nearest sentence that names any: the only one, or the one it begins with."""
        number = self._passage_at(last.span.start)
        if number is None:
            return None
        start = self._of(number).start_of(last.span.start - self._offset) + self._offset
        here = [m for m in mentions if m.span.start >= start]
        names = {m.name for m in here}
        if len(names) > 1:
            first = here[0]
            lead = self._slice(Span(start, first.span.start))
            if len(lead.split()) > 6 or _PREPOSITION.search(lead):
                return None
            return Meant("person", first.name, first.span)
        if self._is_subject(here[0], start) or len({m.name for m in self._outside}) == 1:
            return Meant("person", last.name, last.span)
        return None

    def _is_subject(self, mention: PersonMention, start: int) -> bool:
        """Whether a sentence is about somebody: begins with the name, or says who somebody is."""
        lead = self._slice(Span(start, mention.span.start))
        after = self._slice(Span(mention.span.end, mention.span.end + 2))
        if after in ("’s", "'s") or _PREPOSITION.search(lead):
            return False
        return len(lead.split()) <= 8 or _OPENS_CLAUSE.search(lead) is not None

    def _stranger(self, start: int, end: int) -> bool:
        """Whether somebody unnamed enters between two positions, outside of quotations."""
        words = self._slice(Span(start, max(start, end)))
        for match in (*_SOMEBODY.finditer(words), *_SOMEBODY_ZH.finditer(words)):
            at = start + match.start()
            # “NAME, an engineer at Lumora”, “NAME was the curator” say what the one named is.
            if _SAME_ONE.search(words, 0, match.start()) or not words[: match.start()].strip(" ,()（）"):
                continue
            if not any(q.span.start <= at < q.span.end for q in self._quotes if q.kind == "direct"):
                return True
        return False

    def _may_be(self, name: str | None, pronoun: str) -> bool:
        return name is None or self._genders.get(name, pronoun) == pronoun

    def _passage_at(self, position: int) -> int | None:
        number = bisect_left(self._starts, position + 1) - 1
        return number if number >= 0 else None

    def _of(self, number: int) -> Sentences:
        if number not in self._sentences:
            span = self._passages[number].span
            self._sentences[number] = Sentences(
                self._text, Span(span.start - self._offset, span.end - self._offset)
            )
        return self._sentences[number]

    def _slice(self, span: Span) -> str:
        return self._text[span.start - self._offset : span.end - self._offset]


def _inside(span: Span, pieces: Sequence[Span]) -> bool:
    place = bisect_left(pieces, Span(span.start + 1, 0)) - 1
    return place >= 0 and pieces[place].start <= span.start < pieces[place].end


def _genders(people: Sequence[PersonMention]) -> dict[str, str]:
    """“he” or “she” for those whom the release gives a courtesy title."""
    found: dict[str, str] = {}
    for one in people:
        titles = f"{one.honorific or ''} {one.surface} {one.role or ''}".casefold()
        words = {word.strip(",.") for word in titles.split()}
        if one.name and words & speech_en.MEN:
            found[one.name] = "he"
        elif one.name and words & speech_en.WOMEN:
            found[one.name] = "she"
    return found
