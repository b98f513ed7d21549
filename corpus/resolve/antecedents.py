"""Whom “he”, “she” and a missing name mean, from what a release has told so far.

Keeps the quotations in the order they are credited, and reads the sentences before a pronoun.  People who
are named only inside somebody's words are not meant; the author of a letter is never “he”.  Where two
could be meant, nobody is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.alternation import one_of
from corpus.languages import names_en, names_zh, speech_en, speech_zh
from corpus.models import PersonMention, Quote, Release, Span, SpeakerKind
from corpus.quoting.sentences import Sentences

_REACH = 3  # passages back that an antecedent may stand
_NEAR = 80  # code points back that the word before a name or a noun may begin
_LONGEST_LEAD = 400  # code points that a few words before a name may take
_ROLES = sorted(names_en.ROLE_HEADS - names_en.WEAK_ROLE_HEADS)
_SOMEBODY = re.compile(
    rf"\b(?:an?|one|another|some|the|that|this|his|her|my|our)\s+(?:[\w’'\-]+\s+){{0,3}}?"
    rf"(?:{one_of((*speech_en.UNNAMED_NOUNS, *_ROLES))})\b|\bone of (?:the|our|my|his|her)\b|"
    r"\band (?-i:[A-Z][a-z]+ [A-Z][a-z]+), ",  # joined to the one named, though no rule knows the name
    re.IGNORECASE,
)
_SOMEBODY_ZH = re.compile(
    rf"(?:一位|一名|某|这位|那位|有位)[^，。,\s]{{0,12}}|{one_of(speech_zh.UNNAMED_NOUNS)}|"
    rf"[和与與及][^，。,\s]{{0,6}}(?:{one_of(names_zh.TITLES_BEFORE)})"
)
_LABEL = re.compile(r"\s*[A-Z][A-Z .’'\-]{2,40}:")
_FIRST_PERSON = re.compile(r"\b(?:I|me|my)\b|我")
_SAME_ONE = re.compile(r"\b(?:as|is|was|be|been|became|of|for|to|from|on|about|among)\s*$")
_APPOSITION = re.compile(r"\s*[)）]?\s*(?:\([^)\n]{0,200}\))?\s*[,，—–]\s*")
_VISIBLE = re.compile(r"\S")
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


class _Named:
    """The mentions of those whom one pronoun can mean, in order of position."""

    def __init__(self, mentions: Sequence[PersonMention]) -> None:
        self.mentions = mentions
        self._starts = [one.span.start for one in mentions]
        # Where the run of mentions of the same person begins in which each one stands.
        self._runs: list[int] = []
        for place, one in enumerate(mentions):
            same = place > 0 and mentions[place - 1].name == one.name
            self._runs.append(self._runs[-1] if same else place)

    def at(self, position: int) -> int:
        """The number of the first mention that begins at a position or behind it."""
        return bisect_left(self._starts, position)

    def are_one(self, first: int, last: int) -> bool:
        """Whether the mentions from the first to the last are of one person."""
        return self._runs[last] <= first


@dataclass(frozen=True, slots=True)
class _Exchange:
    """Quotations that stand each in the paragraph of the one before or in the next: the first of them, and
    who speaks in them.  Of more than three speakers the first three are kept: that is too many to tell."""

    first: Quote
    speakers: frozenset[str]


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
        self._outside = sorted(
            (one for one in people if not _inside(one.span, pieces)), key=lambda one: one.span.start
        )
        self._outside_starts = [one.span.start for one in self._outside]
        self._alone = len({one.name for one in self._outside}) == 1
        self._named: dict[tuple[str | None, str], _Named] = {}
        self._quotes: list[Quote] = []
        self._direct: list[Quote] = []
        self._exchanges: list[_Exchange] = []
        #: The quotations that are not a certain author's own, as far as the number says that they were read.
        self._others: dict[str | None, tuple[list[Quote], int]] = {}
        self._openings: dict[int, tuple[bool, frozenset[str | None]]] = {}
        self._sentences: dict[int, Sentences] = {}
        self._genders = _genders(people, self._text, self._offset)

    def add(self, quote: Quote) -> None:
        """Appends a credited quotation; they come in order of position."""
        self._quotes.append(quote)
        if quote.kind == "direct":
            self._exchanges.append(self._exchange(quote))
            self._direct.append(quote)

    def _exchange(self, quote: Quote) -> _Exchange:
        """The exchange that ends with a quotation behind all that were added so far."""
        own = frozenset((quote.speaker,) if quote.speaker else ())
        if not self._direct:
            return _Exchange(quote, own)
        before = self._exchanges[-1]
        one, two = self._passage_at(self._direct[-1].span.end - 1), self._passage_at(quote.span.start)
        if one is None or two is None or two - one > 1:
            return _Exchange(quote, own)
        speakers = before.speakers if len(before.speakers) > 2 else before.speakers | own
        return _Exchange(before.first, speakers)

    def author_at(self, position: int) -> str | None:
        """Whose words the text around a position is."""
        number = self._passage_at(position)
        own = self._passages[number].author if number is not None else None
        return own or self._release.author

    def previous(self, position: int) -> Quote | None:
        """The last direct quotation before a position."""
        return next((q for q in reversed(self._direct) if q.span.end <= position), None)

    def last_turn(self, position: int) -> Quote | None:
        """The “first question” that a “second” goes on from, at most eight quotations back."""
        near = [q for q in self._quotes[-8:] if q.kind == "direct" and q.span.end <= position]
        return next((q for q in reversed(near) if q.rule.startswith("turn")), None)

    def goes_on(self, previous: Quote, quote: Quote) -> bool:
        """Whether nobody else is named between two quotations of one paragraph, or of neighbouring ones."""
        one, two = self._passage_at(previous.span.end - 1), self._passage_at(quote.span.start)
        if one is None or two is None or two - one > 1:
            return False
        between = self._named_between(previous.span.end, quote.span.start)
        return all(mention.name == previous.speaker for mention in between)

    def _named_between(self, start: int, end: int) -> Sequence[PersonMention]:
        first = bisect_left(self._outside_starts, start)
        return self._outside[first : bisect_left(self._outside_starts, end, first)]

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
        if not span.contains(quote.span):
            return False
        return self._is_blank(span.start, quote.span.start) and self._is_blank(quote.span.end, span.end)

    def other_party(self, previous: Quote, author: str | None) -> str | None:
        """Who answers in a conversation of two: the one who spoke before, else the author spoken to, else the
        only other person named where it begins."""
        place = bisect_right(self._direct, previous.span.start, key=lambda quote: quote.span.start) - 1
        exchange = self._exchanges[place]
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
            number = self._passage_at(start)
            if number is None:
                self._openings[start] = False, frozenset()
            else:
                opening = Span(self._passages[max(0, number - 1)].span.start, start)
                self._openings[start] = (
                    _FIRST_PERSON.search(self._slice(opening)) is not None,
                    frozenset(one.name for one in self._named_between(opening.start, opening.end)),
                )
        return self._openings[start]

    def sentence_before(self, position: int) -> Span | None:
        """The sentence that ends before a position, in its paragraph or in the one before."""
        number = self._passage_at(position)
        if number is None:
            return None
        passage = self._passages[number].span
        at = position
        if self._is_blank(passage.start, position):
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
        named = self._who(author, pronoun)
        last = named.at(max(position, area.start)) - 1
        last_mention = named.mentions[last] if last >= named.at(floor) else None
        last_quote = next((q for q in reversed(self._not_by(author)) if q.span.start < position), None)
        if last_quote is not None and last_quote.span.start < floor:
            last_quote = None
        if last_quote is not None and (
            last_mention is None
            or last_mention.span.start < last_quote.span.end
            or last_mention.name == last_quote.speaker
            or last_mention.span == last_quote.speaker_mention
        ):
            since = last_quote.span.end
            if last_mention is not None and last_mention.name == last_quote.speaker:
                since = max(since, last_mention.span.end)
            if self.stranger(since, position):
                return None
            if last_quote.speaker_kind is None or not self.may_be(last_quote.speaker, pronoun):
                return None
            return Meant(last_quote.speaker_kind, last_quote.speaker, last_quote.speaker_mention)
        if last_mention is None or self.stranger(last_mention.span.end, position):
            return None
        return self._in_its_sentence(named, last, floor)

    def _who(self, author: str | None, pronoun: str) -> _Named:
        """Those named outside of quotations whom a pronoun can mean beside the author."""
        if (author, pronoun) not in self._named:
            self._named[author, pronoun] = _Named(
                [
                    m
                    for m in self._outside
                    if m.name != author and self.may_be(m.name, pronoun) and not self._owns(m)
                ]
            )
        return self._named[author, pronoun]

    def _owns(self, mention: PersonMention) -> bool:
        """Whether a name only says whose somebody or something is."""
        after = self._text[mention.span.end - self._offset : mention.span.end - self._offset + 2]
        return after in ("’s", "'s") or after[:1] == "的"

    def _not_by(self, author: str | None) -> list[Quote]:
        """The quotations so far that are not the author's own."""
        others, read = self._others.get(author, ([], 0))
        others += [q for q in self._quotes[read:] if q.speaker is None or q.speaker != author]
        self._others[author] = others, len(self._quotes)
        return others

    def _in_its_sentence(self, named: _Named, last: int, floor: int) -> Meant | None:
        """The only person of the nearest sentence that names any, where the sentence is about that person."""
        mention = named.mentions[last]
        number = self._passage_at(mention.span.start)
        if number is None:
            return None
        start = self._of(number).start_of(mention.span.start - self._offset) + self._offset
        place = named.at(max(start, floor))
        first = named.mentions[place]
        if not named.are_one(place, last):
            return None
        if self._is_subject(first, start) or self._alone:
            return Meant("person", mention.name, mention.span)
        return None

    def _is_subject(self, mention: PersonMention, start: int) -> bool:
        """Whether a sentence is about somebody: begins with the name, or says who somebody is."""
        after = self._slice(Span(mention.span.end, mention.span.end + 2))
        if after in ("’s", "'s") or self._follows(_PREPOSITION, mention, start):
            return False
        return self._words_before(mention, start) <= 8 or self._follows(_OPENS_CLAUSE, mention, start)

    def _words_before(self, mention: PersonMention, start: int) -> int:
        """How many words stand before a name; more than a few are not counted to the end."""
        return len(self._slice(Span(start, min(mention.span.start, start + _LONGEST_LEAD))).split())

    def _follows(self, words: re.Pattern[str], mention: PersonMention, start: int) -> bool:
        """Whether a name follows certain words, in its sentence, which begins at `start`."""
        lead = self._slice(Span(max(start, mention.span.start - _NEAR), mention.span.start))
        return words.search(lead) is not None

    def stranger(self, start: int, end: int) -> bool:
        """Whether somebody unnamed enters between two positions, outside of quotations."""
        words = self._slice(Span(start, max(start, end)))
        for match in (*_SOMEBODY.finditer(words), *_SOMEBODY_ZH.finditer(words)):
            at = start + match.start()
            # “NAME, an engineer at Lumora”, “NAME was the curator” say what the one named is.
            near = max(0, match.start() - _NEAR)
            if _SAME_ONE.search(words, near, match.start()) or _APPOSITION.fullmatch(words, 0, match.start()):
                continue
            joined = match.group()[0] in "和与與及"
            if not joined and not words[: match.start()].strip(" ,()（）"):
                continue
            if not self._is_quoted(at):
                return True
        return False

    def _is_quoted(self, position: int) -> bool:
        place = bisect_right(self._direct, position, key=lambda quote: quote.span.start) - 1
        return place >= 0 and position < self._direct[place].span.end

    def _is_blank(self, start: int, end: int) -> bool:
        """Whether nothing visible stands between two positions."""
        return _VISIBLE.search(self._text, start - self._offset, end - self._offset) is None

    def may_be(self, name: str | None, pronoun: str) -> bool:
        """Whether the courtesy titles of the release allow a pronoun for somebody."""
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


def _genders(people: Sequence[PersonMention], text: str, offset: int) -> dict[str, str]:
    """“he” or “she” for those whom the release gives a courtesy title, in Chinese behind the name."""
    found: dict[str, str] = {}
    for one in people:
        behind = text[one.span.end - offset : one.span.end - offset + 2]
        titles = f"{one.honorific or ''} {one.surface} {one.role or ''} {behind}".casefold()
        words = {word.strip(",.") for word in titles.split()}
        if one.name and words & speech_en.MEN:
            found[one.name] = "he"
        elif one.name and words & speech_en.WOMEN:
            found[one.name] = "she"
    return found
