"""Whom “he” and “she” mean, from what a release has told so far.

Reads the sentences and the quotations before a pronoun.  The author of a letter is never “he”, and a name
that only says whose somebody is, is nobody's.  Where two could be meant, nobody is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.alternation import one_of
from corpus.languages import names_en, names_zh, speech_en, speech_zh
from corpus.languages.common_en import common_words
from corpus.models import PersonMention, Quote, Span, SpeakerKind
from corpus.names import HAN, UPPER, is_han, simplified
from corpus.resolve.story import Story

_REACH = 3  # passages back that an antecedent may stand
_NEAR = 80  # code points back that the word before a name or a noun may begin
_LONGEST_LEAD = 400  # code points that a few words before a name may take
_ROLES = sorted(names_en.ROLE_HEADS - names_en.WEAK_ROLE_HEADS)
_SOMEBODY = re.compile(
    rf"\b(?:an?|one|another|some|the|that|this|his|her|my|our)\s+"
    # “the end of the day a boy” is about the boy, and begins with his article
    rf"(?:(?!(?:an?|one|another|some|the|that|this|his|her|my|our|in|on|for|to|with|from|by|about)\b)"
    rf"[\w’'\-]+\s+){{0,3}}?"
    rf"(?:{one_of((*speech_en.UNNAMED_NOUNS, *_ROLES))})\b|\bone of (?:the|our|my|his|her)\b|"
    r"\band (?-i:[A-Z][a-z]+ [A-Z][a-z]+), ",  # joined to the one named, though no rule knows the name
    re.IGNORECASE,
)
_SOMEBODY_ZH = re.compile(
    rf"(?:一位|一名|某|这位|那位|有位)[^，。,\s]{{0,12}}|{one_of(speech_zh.UNNAMED_NOUNS)}|"
    rf"[和与與及][^，。,\s]{{0,6}}(?:{one_of(names_zh.TITLES_BEFORE)})"
)
#: A name with a form of address, two or three capitalised words that a sentence begins with, or two that are
#: the object of a verb: “NAME thanked Ivo Quist.”
_CALLED = re.compile(
    rf"\b(?P<title>{one_of(word.title() for word in names_en.COURTESY)})\b\.?"
    rf"\s(?P<name>[{UPPER}][a-z][\w’'\-]*)|"
    rf"(?:^\s*|\n|[.!?…][”\"’')\]]*\s+)(?P<subject>[{UPPER}][a-z]+(?:\s[{UPPER}]\.)?"
    rf"(?:\s[{UPPER}][a-z][\w’'\-]*){{1,2}})\s(?=[a-z])|"
    rf"\b(?:{one_of(speech_en.DONE_TO_PEOPLE)})\s(?P<object>[{UPPER}][a-z]+\s[{UPPER}][a-z][\w’'\-]*)(?!\s[{UPPER}])"
)
_NO_NAMES = names_en.NOT_NAMES | names_en.PLACES | names_en.ORGANISATION_WORDS - names_en.SURNAMES_TOO
_FAMILY = one_of((*names_zh.COMPOUND_SURNAMES, *names_zh.SURNAMES))
_CALLED_ZH = re.compile(
    rf"(?P<name>(?:{_FAMILY})[{HAN}]{{0,2}}?)(?P<title>{one_of(names_zh.HONORIFIC_TITLES)})|"
    rf"(?:^|[。！？”」』\n])\s*"
    rf"(?P<subject>(?:{_FAMILY})(?:[{HAN}]{{2}}(?=随后|[也还则又便就已曾把将不没却])|[{HAN}]{{1,2}}?(?=点头|摇头|笑了)))"
)
_STOP = re.compile(r"[.!?…]")
_DONE_TO = re.compile(rf"\b(?:{one_of(speech_en.DONE_TO_PEOPLE)})\s+$")
_OF_HIS = re.compile(r"\b(?:his|him|himself|her|hers|herself)\b")
_TITLES = {
    "he": ("Ms", "Mrs", "Miss", "Mme", "Madam", "Madame", "Lady", "Dame", "女士", "小姐"),
    "she": ("Mr", "Sir", "Lord", "先生"),
}
"""Forms of address of those whom a pronoun does not mean."""
_SAME_ONE = re.compile(r"\b(?:as|is|was|be|been|became|of|for|to|from|on|about|among)\s*$")
_APPOSITION = re.compile(r"\s*[)）]?\s*(?:\([^)\n]{0,200}\))?\s*[,，—–]\s*")
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


class Antecedents:
    """The reader of the pronouns of one release."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._alone = len({one.name for one in story.outside}) == 1
        self._named: dict[tuple[str | None, str], _Named] = {}
        #: The quotations that are not a certain author's own, as far as the number says that they were read.
        self._others: dict[str | None, tuple[list[Quote], int]] = {}

    def meant(self, position: int, pronoun: str, area: Span) -> Meant | None:
        """Whom “he” or “she” at `position` means; None where that is not certain."""
        author = self._story.author_at(position)
        number = self._story.passage_at(position)
        if number is None:
            return None
        floor = self._story.passages[max(0, number - _REACH)].span.start
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
            if self._is_told_of_another(last_quote, pronoun):
                return None
            since = last_quote.span.end
            if last_mention is not None and last_mention.name == last_quote.speaker:
                since = max(since, last_mention.span.end)
            if self.somebody_enters(since, position, pronoun):
                return None
            if last_quote.speaker_kind is None or not self._story.may_be(last_quote.speaker, pronoun):
                return None
            if self._may_be_another(last_quote, named, position):
                return None
            return Meant(last_quote.speaker_kind, last_quote.speaker, last_quote.speaker_mention)
        if last_mention is None or self.somebody_enters(last_mention.span.end, position, pronoun):
            return None
        at = last_mention.span.end
        lead = self._story.slice(Span(max(floor, last_mention.span.start - _NEAR), last_mention.span.start))
        if _DONE_TO.search(lead) and _is_the_other(self._story.slice(Span(at, position)), 0, pronoun):
            return None  # “NAME praised NAME for her work. “…,” he said.”
        return self._in_its_sentence(named, last, floor)

    def _may_be_another(self, quote: Quote, named: _Named, position: int) -> bool:
        """Whether nothing tells that a pronoun in a paragraph of its own is of who spoke last: the paragraph
        where he did names somebody else first whom it can mean as well."""
        number = self._story.passage_at(quote.span.start)
        if number is None or self._story.is_told_apart(quote.speaker):
            return False
        passage = self._story.passages[number].span
        if position < passage.end:
            return False
        near = named.mentions[named.at(passage.start) : named.at(quote.span.start)]
        return any(one.name != quote.speaker for one in near)

    def _is_told_of_another(self, quote: Quote, pronoun: str) -> bool:
        """Whether a report is about another than its source: “According to NAME, NAME was late.”"""
        return quote.rule.startswith("reported-source") and any(
            one.name is not None
            and one.name != quote.speaker
            and quote.span.start <= one.span.start < quote.span.end
            and self._story.may_be(one.name, pronoun)
            for one in self._story.release.people
        )

    def _who(self, author: str | None, pronoun: str) -> _Named:
        """Those named outside of quotations whom a pronoun can mean beside the author."""
        if (author, pronoun) not in self._named:
            self._named[author, pronoun] = _Named(
                [
                    m
                    for m in self._story.outside
                    if m.name != author and self._story.may_be(m.name, pronoun) and not self._owns(m)
                ]
            )
        return self._named[author, pronoun]

    def _owns(self, mention: PersonMention) -> bool:
        """Whether a name only says whose somebody or something is."""
        after = self._story.text[
            mention.span.end - self._story.offset : mention.span.end - self._story.offset + 2
        ]
        return after in ("’s", "'s") or after[:1] == "的"

    def _not_by(self, author: str | None) -> list[Quote]:
        """The quotations so far that are not the author's own; what is announced of somebody is no one's."""
        others, read = self._others.get(author, ([], 0))
        others += [
            q
            for q in self._story.quotes[read:]
            if q.rule != "act" and (q.speaker is None or q.speaker != author)
        ]
        self._others[author] = others, len(self._story.quotes)
        return others

    def _in_its_sentence(self, named: _Named, last: int, floor: int) -> Meant | None:
        """The only person of the nearest sentence that names any, where the sentence is about that person."""
        mention = named.mentions[last]
        number = self._story.passage_at(mention.span.start)
        if number is None:
            return None
        start = (
            self._story.sentences_of(number).start_of(mention.span.start - self._story.offset)
            + self._story.offset
        )
        place = named.at(max(start, floor))
        first = named.mentions[place]
        if not named.are_one(place, last):
            return None
        only = named.are_one(named.at(floor), last)
        if (
            self._is_subject(first, start)
            or self._alone
            or (only and self._is_told_apart(named, start, last))
        ):
            return Meant("person", mention.name, mention.span)
        return None

    def _is_told_apart(self, named: _Named, start: int, last: int) -> bool:
        """Whether a sentence names one whom the pronoun cannot mean: “Mr. NAME spoke after Dr. NAME”."""
        mention = named.mentions[last]
        could = {one.name for one in named.mentions}
        return any(
            start <= one.span.start < mention.span.start and one.name not in could and not self._owns(one)
            for one in self._story.outside
        )

    def _is_subject(self, mention: PersonMention, start: int) -> bool:
        """Whether a sentence is about somebody: begins with the name, or says who somebody is."""
        after = self._story.slice(Span(mention.span.end, mention.span.end + 2))
        if after in ("’s", "'s") or self._follows(_PREPOSITION, mention, start):
            return False
        return self._words_before(mention, start) <= 8 or self._follows(_OPENS_CLAUSE, mention, start)

    def _words_before(self, mention: PersonMention, start: int) -> int:
        """How many words stand before a name; more than a few are not counted to the end."""
        return len(self._story.slice(Span(start, min(mention.span.start, start + _LONGEST_LEAD))).split())

    def _follows(self, words: re.Pattern[str], mention: PersonMention, start: int) -> bool:
        """Whether a name follows certain words, in its sentence, which begins at `start`."""
        lead = self._story.slice(Span(max(start, mention.span.start - _NEAR), mention.span.start))
        return words.search(lead) is not None

    def somebody_enters(self, start: int, end: int, pronoun: str = "") -> bool:
        """Whether somebody enters between two positions whom the text does not name, or nobody knows; with a
        `pronoun` only one whom it can mean."""
        return self.stranger(start, end) or self._newcomer(start, end, pronoun)

    def _newcomer(self, start: int, end: int, pronoun: str) -> bool:
        """Whether a name stands there, outside of quotations, that none of the known people bears."""
        words = self._story.slice(Span(start, max(start, end)))
        for match in (*_CALLED.finditer(words), *_CALLED_ZH.finditer(simplified(words))):
            place = next(one for one in ("name", "subject", "object") if match.groupdict().get(one))
            at, behind = start + match.start(place), start + match.end(place)
            if (
                match["title"] not in _TITLES.get(pronoun, ())
                and not (place == "object" and _is_the_other(words, match.end(), pronoun))
                and may_name_somebody(match[place])
                and not self._story.is_quoted(at)
                and not self._story.named_between(start + match.start(), behind)
            ):
                return True
        return False

    def stranger(self, start: int, end: int) -> bool:
        """Whether somebody unnamed enters between two positions, outside of quotations."""
        words = simplified(self._story.slice(Span(start, max(start, end))))
        for match in (*_SOMEBODY.finditer(words), *_SOMEBODY_ZH.finditer(words)):
            at = start + match.start()
            # “NAME, an engineer at Lumora”, “NAME was the curator” say what the one named is.
            near = max(0, match.start() - _NEAR)
            if _SAME_ONE.search(words, near, match.start()) or _APPOSITION.fullmatch(words, 0, match.start()):
                continue
            joined = match.group()[0] in "和与與及"
            if not joined and not words[: match.start()].strip(" ,()（）"):
                continue
            if not self._story.is_quoted(at):
                return True
        return False


def _is_the_other(words: str, behind: int, pronoun: str) -> bool:
    """Whether a sentence goes on about the one just named as one whom a pronoun does not mean: “for his
    work”."""
    end = _STOP.search(words, behind)
    told = _OF_HIS.search(words, behind, end.start() if end else len(words))
    return told is not None and pronoun != ("he" if told.group().casefold().startswith("hi") else "she")


def may_name_somebody(name: str) -> bool:
    """Whether capitalised words can be a name: none is of an organisation, a place, or a plain word."""
    if is_han(name[0]):
        # A form of address stands behind a family name alone as well.
        return len(name) < 2 or names_zh.NOT_PEOPLE.isdisjoint((name, name[:2], name[1:]))
    words = [word.casefold() for word in name.replace(".", "").split()]
    return _NO_NAMES.isdisjoint(words) and common_words().isdisjoint(words)
