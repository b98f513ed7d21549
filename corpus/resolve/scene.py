"""One release while its quotations are credited: its people, its story so far, and whom a pronoun means.

What every reader of a cue needs, in one place; decides no cue itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from corpus.models import PersonMention, Quote, Release, Span, SpeakerKind
from corpus.names import UPPER
from corpus.quoting.cue_patterns_en import ANOTHER_SPEAKS
from corpus.resolve.antecedents import Antecedents, may_name_somebody
from corpus.resolve.namesakes import NOBODY, Namesakes
from corpus.resolve.story import Story
from corpus.resolve.turns import Turns

_ABOUT = re.compile(r"\bAbout ")
_INTRODUCING = re.compile(
    r"[®™]?(?:\s?\((?:[“\"‘]|the\b|[A-Za-z]{2,10}:)|,? (?:Inc|Corp|Ltd|LLC|Group|PLC|today|announce))"
)
#: The author hears or reads it: “I was asked”, “I heard a driver say”, “I read a comment”.
_ONLY_HEARD = re.compile(
    r"\bI(?:\s+(?:have|had|once|often|also|was|am|have been|had been))*\s+"
    r"(?:asked|told|read|heard|saw|received|got|found|met|remember|came across)\b"
    r"(?!\s+(?:him|her|them|my|everybody))|"
    # “I still hear her voice:”
    r"\bI\s+(?:[a-z]+\s+)?(?:hear|remember|recall|think of|quote)\s+"
    r"(?:(?:his|her|their|your)|[\w’'\- ]{1,40}[’']s)\s+(?:[a-z]+\s+)?"
    r"(?:voice|words?|answer|reply|advice|letter|message|question)\b"
)
_I_TELL = re.compile(r"\bI(?:\s+(?:have|had|once|often|also))*\s+(?:asked|told)\s*$")
_TO_COME = re.compile(
    r"(?:\s\([^()\n]{1,30}\))?,?\s(?:to|will)\s(?:succeed|replace|become|take over|be)\b|"
    r"将(?:接任|接替|出任|担任)",
    re.IGNORECASE,
)
_ENDS = " \t\u00a0\r\n”\"’')]」』"
#: “Quist disagreed.”: what people do when they hear somebody, and neither lamps nor figures.
_ACTS = re.compile(
    rf"[.!?…][”\"’')\]]*\s+(?P<name>[{UPPER}][a-z]+)\s(?:agreed|disagreed|nodded|smiled|laughed|grinned|shrugged"
    r"|sighed|frowned|replied|answered|objected|protested|interrupted|listened|sat|stood|looked|thought)\b"
)
_WORD_EDGE = re.compile(r"\b")
_WORD_BEGIN = re.compile(r"\b(?=\w)")
_ANSWERS = re.compile(r"(?:answer|repl|respond)\w*")
_LONGEST_NAME = 120  # code points


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a place names: `name` None for somebody unnamed or left open; `rule` says how."""

    kind: SpeakerKind
    name: str | None
    span: Span | None
    rule: str
    confidence: float = 1.0
    role: str | None = None


class Scene:
    """One release; the quotations are noted in order of position as they are credited."""

    def __init__(self, release: Release, namesakes: Namesakes = NOBODY) -> None:
        self.release = release
        self.offset = release.span.start
        self.text = release.text
        self.people = sorted(
            (one for one in release.people if one.name), key=lambda one: (one.span.start, one.span.end)
        )
        self.story = Story(release, self.people, namesakes)
        self.antecedents = Antecedents(self.story)
        self.turns = Turns(self.story)
        self._starts = [one.span.start for one in self.people]
        self._with_role: dict[str | None, list[PersonMention]] = {}
        for one in self.people:
            if one.role:
                self._with_role.setdefault(one.name, []).append(one)
        #: The first role of each that is not one to come: “NAME to succeed NAME as Chief Engineer”.
        self._first_role = {
            name: next((one.role for one in roles if not self._is_to_come(one)), roles[0].role)
            for name, roles in self._with_role.items()
        }

    @cached_property
    def introduced(self) -> frozenset[str]:
        """All words in a row that the text introduces as an organisation: “About NAME”, “NAME, Inc.”, “NAME
        today announced”.  Begins, or ends, of longer names are among them.
        """
        found = set()
        for match in _ABOUT.finditer(self.text):
            start = match.end()
            for end in _WORD_EDGE.finditer(self.text, start + 1, start + _LONGEST_NAME):
                found.add(self.text[start : end.start()])
        for match in _INTRODUCING.finditer(self.text):
            end_of_name = match.start()
            for begin in _WORD_BEGIN.finditer(self.text, max(0, end_of_name - _LONGEST_NAME), end_of_name):
                found.add(self.text[begin.start() : end_of_name])
        return frozenset(found)

    def slice(self, span: Span) -> str:
        """The text of a span in dump positions."""
        return self.text[span.start - self.offset : span.end - self.offset]

    def mentions(self, area: Span) -> list[PersonMention]:
        """The people named inside an area, in order."""
        first = bisect_left(self._starts, area.start)
        found = self.people[first : bisect_left(self._starts, area.end, first)]
        return [one for one in found if one.span.end <= area.end]

    def role_of(self, name: str, span: Span | None) -> str | None:
        """The role stated beside the cue, else the first one that the release states and
        that is not to come."""
        roles = self._with_role.get(name)
        if not roles:
            return None
        if span is not None:
            place = bisect_left(roles, span.start + 1, key=lambda one: one.span.end)
            if place < len(roles) and roles[place].span.overlaps(span):
                return roles[place].role
        return self._first_role[name]

    def _is_to_come(self, mention: PersonMention) -> bool:
        return _TO_COME.match(self.text, mention.span.end - self.offset) is not None

    def person(self, mention: PersonMention, rule: str, confidence: float = 1.0) -> Found:
        """A person named by a mention."""
        return Found("person", mention.name, mention.span, rule, confidence)

    def again(self, earlier: Quote, rule: str) -> Found | None:
        """The speaker of an earlier quotation once more; None where that one has none."""
        if earlier.speaker_kind is None:
            return None
        return Found(earlier.speaker_kind, earlier.speaker, earlier.speaker_mention, rule, 0.7)

    def another_enters(self, previous: Quote, quote: Quote) -> bool:
        """Whether somebody the release does not know comes between two quotations.

        “…,” said NAME, and NAME agreed. “…”; “…,” said NAME. NAME nodded. “…”
        """
        start, end = previous.span.end, quote.span.start
        between = self.slice(Span(start, end))
        if self.release.language == "en" and ANOTHER_SPEAKS.search(between) is not None:
            return True
        told = previous.cue.end if previous.cue is not None and previous.cue.start >= start else start
        # What the cue’s own sentence goes on with is still about its speaker; the mark that ends it tells
        # that what follows begins a sentence.
        behind = max(self.story.sentence_end(start - 1), self.story.sentence_end(told))
        mark = previous.span.start + len(self.slice(Span(previous.span.start, behind)).rstrip(_ENDS)) - 1
        own = (previous.speaker or "").split()
        acts = _ACTS.finditer(self.slice(Span(mark, end)))
        return any(
            may_name_somebody(one["name"]) and one["name"] not in own for one in acts
        ) or self.antecedents.somebody_enters(mark, end)

    def _asker(self, quote: Quote) -> str | None:
        """Who asked what a quotation answers by its verb: “…?” NAME asked. “…,” he answered."""
        if quote.cue is None or _ANSWERS.fullmatch(self.slice(quote.cue)) is None:
            return None
        before = self.story.previous(quote.span.start)
        return before.speaker if before is not None and "?" in self.slice(before.span)[-2:] else None

    def pronoun(self, pronoun: str, quote: Quote, area: Span) -> Found | None:
        """Whom a pronoun means."""
        low = pronoun.casefold()
        at = area.end if quote.cue is None else quote.cue.start
        where = Span(max(area.start, quote.span.start - 400), area.end)
        if low == "i":
            said = Span(where.start, quote.cue.end if quote.cue and quote.cue.end > where.end else where.end)
            if _ONLY_HEARD.search(self.slice(said)) and not _I_TELL.search(self.slice(said)):
                return Found("unnamed", None, where, "pronoun")
            author = self.story.author_at(at)
            return Found("person", author, where, "author") if author else None
        if low not in ("he", "she"):
            return Found("unnamed", None, where, "pronoun")
        position = (
            min(quote.span.start, at)
            if quote.cue is not None or quote.span.start < area.start
            else area.start
        )
        meant = self.antecedents.meant(position, low, area)
        if meant is None or (meant.name is not None and meant.name == self._asker(quote)):
            return Found("unnamed", None, where, "pronoun")
        return Found(meant.kind, meant.name, meant.span, "pronoun", 0.9)
