"""Whom a draft claims to speak, read from the paragraph in which the quotation stands.

The stages that read releases may carry a speaker on from one paragraph to the next.  A draft is held to what
it says: a name counts where the cue is, and “he” means somebody of an earlier paragraph only where nobody
else has entered since.  What the draft leaves open is claimed of nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile
from typing import Final

from corpus.alternation import one_of
from corpus.languages import names_en, speech_en, speech_zh
from corpus.languages.common_en import common_words
from corpus.models import Language, Person, Quote, Span
from corpus.names import fold_name, fold_token
from corpus.resolve.scene import Found
from corpus.resolve.speaker_patterns import ANY_PRONOUN, CAPITALS, LEGAL
from indexer.folding import is_han
from indexer.quotecheck.draft_paragraphs import Paragraphs
from indexer.quotecheck.draft_said import party_ahead, party_before, pronoun_at

#: How many paragraphs above its own “he” may mean somebody.
_REACH: Final = 3
_NEAR: Final = 8  # sentences of a paragraph in which a subject is looked for
_LEADS: Final = frozenset(":,：，")
_OWN: Final = "own"  # a sentence whose subject is a thing, or cannot be told
_WORD: Final = re.compile(r"[^\W_]+(?:[’'\-.][^\W_]+)*")
_PRONOUN_FIRST: Final = re.compile(r"\s*(?:he|she|they|his|her|their|他|她)(?![a-z])", re.IGNORECASE)


_MARK: Final = re.compile('[“”"]')


@dataclass(frozen=True, slots=True)
class Claimed:
    """Who is said to speak, as it is claimed; `full` is whom the draft names in full by a shorter name.

    `pronoun` is “he” or “she” where the cue calls the speaker so.
    """

    speaker: str | None = None
    role: str | None = None
    full: str | None = None
    pronoun: str | None = None


NOBODY: Final = Claimed()


class DraftSpeakers:
    """Tells who is claimed to speak in one release of a draft; its quotations are asked for in order.

    `people` are those of the archive that the draft is checked against.
    """

    def __init__(self, paragraphs: Paragraphs, people: Sequence[Person], language: Language) -> None:
        self._paragraphs = paragraphs
        self._text = paragraphs.text
        self._number = paragraphs.number
        self._people = people
        self._language = language
        self._last: tuple[int, str, Claimed] | None = None

    def of(self, quote: Quote) -> Claimed:
        """Who is claimed to speak a quotation that the stages found."""
        form, _, how = quote.rule.partition(":")
        mention = quote.speaker_mention
        here = self._number(quote.span.start)
        if (ahead := self.ahead_zh(quote.span.start)) is not None:
            self._last = (here, "", ahead)
            return ahead
        if how == "pronoun":
            found, pronoun = self._meant(quote, here), self._pronoun(quote)
            self._last = (here, pronoun, found)
            return replace(found, pronoun=pronoun_at(self._text, quote.cue))
        if mention is None and quote.cue is not None and how == "nobody":
            return Claimed(self._printed_zh(quote, quote.cue))
        if mention is None or not (form.startswith("dash") or self._is_near(mention, quote)):
            return NOBODY
        found = self.named(Found("person", quote.speaker, mention, how, role=quote.role))
        self._last = (here, "", found)
        return found

    def named(self, found: Found) -> Claimed:
        """Somebody named: in full where that is certain, else as it is printed; a pronoun names nobody."""
        if found.span is None:
            return NOBODY
        printed = " ".join(self._text[found.span.start : found.span.end].split())
        if ANY_PRONOUN.fullmatch(printed) or printed in speech_zh.PRONOUNS:
            return Claimed(found.name, found.role) if found.name else NOBODY
        if found.name is None and _is_open(printed):
            return NOBODY
        if found.name is None:
            return Claimed(_description(printed) or None, found.role)
        if self._is_shared(printed, found.name):
            # “Mr. Li” may be another than the one named before; “Li” alone is not.
            return Claimed(printed, found.role, full=None if " " in printed else found.name)
        return Claimed(found.name, found.role)

    def _printed_zh(self, quote: Quote, cue: Span) -> str | None:
        """“……”科特莱克博士说: the few characters before the verb, from the mark or a sentence's start."""
        if cue.start >= quote.pieces[0].end:
            start = max(piece.end for piece in quote.pieces if piece.end <= cue.start)
        else:
            start = self._paragraphs.sentence(cue.start).start
        return party_before(self._text, start, cue.start)

    def ahead_zh(self, at: int) -> Claimed | None:
        """许文澜说：“……” in a paragraph told in English: the characters before the verb; else None."""
        if self._language == "zh":
            return None
        who = party_ahead(self._text, self._paragraphs.sentence(at).start, at)
        return Claimed(who) if who else None

    def _is_shared(self, printed: str, name: str) -> bool:
        """Whether a family name, or a given name, is that of several people of the archive."""
        words = [word for word in fold_name(printed) if word.rstrip(".") not in _TITLES]
        if len(words) != 1 or is_han(printed[0]) or len(fold_name(name)) < 2:
            return False
        return self._bearers[words[0]] > 1

    @cached_property
    def _bearers(self) -> Counter[str]:
        """How many people of the archive have a word in their names."""
        return Counter(
            word
            for one in self._people
            for word in {word for form in (one.name, *one.aliases) for word in fold_name(form)}
        )

    def _is_near(self, mention: Span, quote: Quote) -> bool:
        """Whether a name stands where a quotation does, or in the paragraph before that ends in a colon."""
        first, last = self._number(quote.span.start), self._number(quote.span.end - 1)
        number = self._number(mention.start)
        if number == first - 1 >= 0:
            span = self._paragraphs.passages[number].span
            return self._text[span.start : span.end].rstrip()[-1:] in _LEADS
        return first <= number <= last

    def _pronoun(self, quote: Quote) -> str:
        """“he” or “she” of the cue of a quotation; empty where that is not told."""
        if quote.cue is None:
            return ""
        near = self._text[max(0, quote.cue.start - 40) : quote.cue.end + 24].casefold()
        told = [one for one in ("she", "he", "他", "她") if re.search(rf"(?<![a-z]){one}(?![a-z])", near)]
        return told[0] if len(told) == 1 else ""

    def _meant(self, quote: Quote, here: int) -> Claimed:
        """Whom “he” means.

        The subject of the sentence before in the same paragraph, whoever else the stages found; else the one
        found, unless somebody else has entered between.
        """
        mention = quote.speaker_mention if quote.speaker else None
        if mention is not None and self._is_near(mention, quote):
            return self.named(Found("person", quote.speaker, mention, "pronoun", role=quote.role))
        for sentence in self._sentences(here, quote.span.start):
            subject = self._subject(sentence)
            if subject is not None:
                doubtful = subject == _OWN or self._enters(sentence) or self._names_another(sentence, subject)
                return NOBODY if doubtful else Claimed(subject)
        if mention is None:
            return self._carried(here, self._pronoun(quote))
        for number in range(here - 1, max(-1, here - 1 - _REACH), -1):
            for sentence in self._sentences(number, self._paragraphs.passages[number].span.end):
                if sentence.start <= mention.start < sentence.end:
                    return Claimed(quote.speaker, quote.role)
                subject = self._subject(sentence)
                if subject not in (None, _OWN, quote.speaker):
                    return Claimed(subject)
            if number == self._number(mention.start):
                break
        return Claimed(quote.speaker, quote.role)

    def _enters(self, sentence: Span) -> bool:
        """Whether a sentence brings in somebody else, without a name: “NAME has a rival.”"""
        return _ANOTHER.search(self._text, sentence.start, sentence.end) is not None

    def _names_another(self, sentence: Span, subject: str) -> bool:
        """Whether a sentence names somebody of the archive besides its subject: “A praised B.”"""
        own = set(fold_name(subject))
        words = _WORD.findall(self._text[sentence.start : sentence.end])
        capitals = (fold_token(re.sub(r"[’']s?$", "", word)) for word in words if word[:1].isupper())
        return any(self._bearers[word] and word not in own for word in capitals)

    def _carried(self, here: int, pronoun: str) -> Claimed:
        """The one claimed in the paragraph before, where the same “he” goes on."""
        if self._last is None:
            return NOBODY
        number, before, found = self._last
        return found if number == here - 1 and before == pronoun != "" else NOBODY

    def _sentences(self, number: int, stop: int) -> Iterator[Span]:
        """The whole sentences of a paragraph that end before a position, outside of marks; the last first."""
        sentences = self._paragraphs.sentences(number)
        starts = sentences.starts
        last = bisect_right(starts, stop)
        for place in range(last - 1, max(-1, last - 1 - _NEAR), -1):
            one = Span(starts[place], starts[place + 1] if place + 1 < len(starts) else sentences.span.end)
            if one.end <= stop and not self._paragraphs.marks_in(one):
                yield one

    def _subject(self, sentence: Span) -> str | None:
        """Who or what a sentence begins with: a name as printed, `_OWN`, or None for “he”."""
        words = self._text[sentence.start : sentence.end].strip()
        if not words or _PRONOUN_FIRST.match(words):
            return self._kin(words)
        match = CAPITALS.match(words)
        if match is None:
            return _OWN
        name = " ".join(match.group("name").split()).rstrip(".,")
        low = [word.casefold() for word in _WORD.findall(name)]
        if low and low[0] in speech_en.DETERMINERS:
            return self._described(words)
        if LEGAL.search(name) or not low or any(word in names_en.ORGANISATION_WORDS for word in low):
            return _OWN
        if len(low) == 1 and low[0] in (common_words() | speech_en.NOT_SUBJECTS | names_en.NOT_NAMES):
            return self._described(words) if low[0] in speech_en.DETERMINERS else _OWN
        if match.end() < len(words) and words[match.end() : match.end() + 2] in ("’s", "'s"):
            return self._described(words)
        full = 2 <= len(low) <= 4 and not all(word in common_words() for word in low)
        return name if full or self._bearers[fold_token(low[-1])] else _OWN

    def _kin(self, words: str) -> str | None:
        """“Her brother David was”: David; “The inspector was”: the inspector; None for “her”."""
        described = self._described(words)
        return None if described == _OWN else described

    def _described(self, words: str) -> str:
        """Somebody described at the beginning of a sentence, by name where one follows; else `_OWN`."""
        held = [word.strip(",.") for word in words.split()[:8]]
        for place, word in enumerate(held[:6]):
            if word.casefold() not in _SOMEBODY:
                continue
            name = list(takewhile(lambda one: one[:1].isupper(), held[place + 1 : place + 4]))
            return " ".join(name or held[: place + 1])
        return _OWN


def _is_open(printed: str) -> bool:
    """“the former” of two; “Prices”, a word of the language that no organisation is called by."""
    if printed.casefold() in ("the former", "the latter") or _MARK.search(printed):
        return True
    word = printed.casefold()
    return word.isalpha() and not {word, word.removesuffix("s"), word.removesuffix("es")}.isdisjoint(
        common_words() - _SOMEBODY
    )


def _description(printed: str) -> str:
    """“the founder of the mill likes to” without the verb of its clause."""
    words = printed.split()
    heads = [place for place, word in enumerate(words) if word.strip(",.").casefold() in _SOMEBODY]
    if not heads or not words[0][0].isalpha() or words[0].casefold() not in speech_en.DETERMINERS:
        return printed
    end = heads[-1] + 1
    if words[end : end + 1] and words[end] in ("of", "for", "at", "from", "in"):
        inside = list(
            takewhile(lambda one: one[:1].isupper() or one in speech_en.DETERMINERS, words[end + 1 :])
        )
        end += 1 + len(inside) if inside else 0
    # “A spokesman for founder NAME”
    end += len(list(takewhile(lambda one: one[:1].isupper(), words[end:])))
    return " ".join(words[:end])


_SOMEBODY: Final = frozenset(speech_en.UNNAMED_NOUNS) | names_en.ROLE_HEADS
_ANOTHER: Final = re.compile(
    r"(?<!\bis )(?<!\bwas )(?<!\bas )(?<!\bbe )(?<!\bbeen )(?<!\bbecame )(?<!, )"
    rf"\b(?:an?|another)\s+(?:[\w’'\-]+\s+)?(?:{one_of(speech_en.UNNAMED_NOUNS)})\b"
)
_TITLES: Final = names_en.COURTESY | names_en.RANKS
