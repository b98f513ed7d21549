"""Who is said to use a few words in marks: “X expected “…””, “X says rest is “…””, “…, as a warden put it”.

A release is full of terms in marks, so the stages that read releases want more of a quotation than this.  In
a draft that is to be checked any words count which it puts into somebody's mouth.  What a thing is called,
and what was not said, is nobody's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from corpus.alternation import one_of
from corpus.languages import speech_en, speech_zh
from corpus.models import Quote, Release, Span
from corpus.names import HAN, UPPER
from corpus.resolve.scene import Found, Scene
from corpus.resolve.speaker_names import named_first
from corpus.resolve.speaker_subjects import subject
from corpus.resolve.speakers_zh import who_speaks
from indexer.quotecheck.draft_dates import credited_date
from indexer.quotecheck.draft_paragraphs import Paragraphs

_REACH: Final = 240  # code points from the mark in which the verb is looked for
_VERBS: Final = one_of((*speech_en.QUOTING_VERBS, *speech_en.REPORTING_VERBS, *speech_en.CALLING_VERBS))
_AHEAD: Final = re.compile(rf"\b(?:{_VERBS})\b")
_AS: Final = re.compile(
    rf"\s*,?\s*as\s+(?P<area>[^.;:!?“”\"\n]{{2,100}}?)\s+(?:[a-z]+ly\s+)?(?P<verb>{_VERBS})\b"
)
_WORDS_OF: Final = re.compile(
    r"\s*,?\s*(?:in\s+the\s+words\s+of|according\s+to)\s+(?P<area>[^.;:!?“”\"\n]{2,100})"
)
_PARTY: Final = (
    r"(?:(?:the|a|an|our|his|her|its)\s+[\w’'\-]+(?:\s+[\w’'\-]+)?|he|she|"
    rf"[{UPPER}][\w.’'\-]*(?:\s+[{UPPER}][\w.’'\-]*){{0,4}})"
)
#: “…,” NAME conceded.  “…,” conceded NAME: behind a comma any verb is one of saying.
_TELLS: Final = re.compile(
    rf"\s*(?P<area>{_PARTY})\s+(?:[a-z]+ly\s+)?(?P<verb>[a-z]{{2,}}(?:ed|s))(?=\s*(?:[.,;:—–]|$|\s(?:in|on|at|to|last|this|during)\b))"
)
_TOLD: Final = re.compile(
    rf"\s*(?P<verb>[a-z]{{2,}}(?:ed|s))\s+(?P<area>{_PARTY})(?=\s*(?:[.,;:—–]|$|\s[a-z]))"
)
#: “NAME: “…””, with nothing else in the sentence.
_LEAD: Final = re.compile(rf"\s*(?P<area>[{UPPER}][\w.’'\-]*(?:\s+[{UPPER}][\w.’'\-]*){{1,4}})\s*:\s*")
_NAME: Final = rf"(?:[{UPPER}][\w.’'\-]*(?:\s+[{UPPER}][\w.’'\-]*){{0,4}}|[{HAN}·•]{{2,10}})"
_CITED: Final = re.compile(rf"[.,。，]?\s*[(（\[]\s*(?P<area>{_NAME})\s*[,，]")
_DASHED_ZH: Final = re.compile(rf"\s*[—–―]{{1,2}}\s*(?P<area>[{HAN}·•]{{2,16}})\s*(?:[，,（(\n]|\Z)")
_HEADED: Final = re.compile(rf"\s*(?:[-*•]\s+)?(?P<area>{_NAME})\s*[(（,，].*[:：]\s*")
_AHEAD_ZH: Final = re.compile(one_of((*speech_zh.QUOTING_VERBS, *speech_zh.REPORTING_VERBS)))
#: What joins two clauses of two speakers.
_JOINS: Final = re.compile(rf"[,;”\"’]\s+(?:and|but|while|whereas|though|although)\s+(?={_PARTY}\s)")
_SOURCES: Final = re.compile(rf"\b[Aa]ccording\s+to\s+[^,;.“”\"\n]{{2,80}},\s+(?={_PARTY}\s)")
_RELATIVES: Final = re.compile(rf"\b(?:whom|which|what)\s+(?={_PARTY}\s)")
#: What is still the relative clause.
_OPEN: Final = re.compile(r"[^,;“”\"]*\Z")
_WHO: Final = re.compile(
    rf"(?P<who>[{UPPER}][\w.’'\-]*(?:\s+[{UPPER}][\w.’'\-]*){{0,4}}),?\s+who\s+(?:[a-z]+\s+){{0,2}}\Z"
)
_OBJECTS: Final = {"she": "her", "he": "him"}
_PRONOUN_ZH: Final = re.compile(r"\s*[他她]")
#: “is called”, “did not say”, “declined to say”: nobody says it.
_UNSAID: Final = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|not|never|nobody|cannot)|n[’']t|so-|\bto)\s*$|被\s*$",
    re.IGNORECASE,
)
#: Behind the verb: 称为 and 叫做 name a thing.
_NAMING_ZH: Final = re.compile(r"\s*[为為作做]")


@dataclass(frozen=True, slots=True)
class Cue:
    """`verb` is the word of saying, None without one; `who` whom its clause names."""

    verb: Span | None
    who: Found


class DraftCues:
    """The reader of such cues in one release of a draft, which lies in `paragraphs`."""

    def __init__(self, paragraphs: Paragraphs, release: Release) -> None:
        self._paragraphs = paragraphs
        self._text = paragraphs.text
        self._zh = release.language == "zh"
        self._quotes = [quote for quote in release.quotes if quote.kind == "direct"]
        self._release = release
        self._scene = Scene(release)
        self._told = 0
        self._asked = 0

    def beside(self, marked: Span, *, floor: int = 0) -> Cue | None:
        """Who is said to use the words in marks in their own sentence, from `floor` on.

        Stretches are asked for in order, or in a few rows that are.
        """
        if marked.start < self._asked:
            self._scene, self._told = Scene(self._release), 0
        self._asked = marked.start
        while self._told < len(self._quotes) and self._quotes[self._told].span.end <= marked.start:
            self._scene.story.add(self._quotes[self._told])
            self._told += 1
        start = max(floor, self._paragraphs.sentence(marked.start).start)
        stop = self._paragraphs.sentence(marked.end - 1).end
        return self._behind(marked, stop) or self._ahead(marked, max(start, marked.start - _REACH))

    def credited(self, marked: Span) -> Found | None:
        """Who is named with a date and no verb: “…” (NAME, 4 May 2021), “NAME (4 May 2021): “…””.

        And who is named in Chinese behind a dash.  None for what is no person's name.
        """
        start = max(self._paragraphs.sentence(marked.start).start, marked.start - _REACH)
        credit = _CITED.match(self._text, marked.end, marked.end + _REACH) or _HEADED.fullmatch(
            self._text, start, marked.start
        )
        dashed = _DASHED_ZH.match(self._text, marked.end, marked.end + _REACH)
        if dashed is not None:
            cue = self._cue(marked, None, Span(*dashed.span("area")))
            return cue.who if cue is not None and cue.who.name is not None else None
        if credit is None or credited_date(self._text, start, marked) is None:
            return None
        cue = self._cue(marked, None, Span(*credit.span("area")))
        return cue.who if cue is not None and cue.who.kind == "person" else None

    def _behind(self, marked: Span, stop: int) -> Cue | None:
        if self._zh:
            return None
        if said := _AS.match(self._text, marked.end, stop):
            return self._cue(marked, Span(*said.span("verb")), Span(*said.span("area")))
        if source := _WORDS_OF.match(self._text, marked.end, stop):
            return self._cue(marked, None, Span(*source.span("area")))
        if "," not in self._text[marked.end - 2 : marked.end + 1]:
            return None
        at = marked.end + (self._text[marked.end : marked.end + 1] == ",")
        told = _TELLS.match(self._text, at, stop) or _TOLD.match(self._text, at, stop)
        return self._cue(marked, Span(*told.span("verb")), Span(*told.span("area"))) if told else None

    def _ahead(self, marked: Span, start: int) -> Cue | None:
        if not self._zh and (lead := _LEAD.fullmatch(self._text, start, marked.start)):
            led = self._cue(marked, None, Span(*lead.span("area")))
            return led if led is not None and led.who.kind == "person" else None
        verbs = _AHEAD_ZH if self._zh else _AHEAD
        last = max(verbs.finditer(self._text, start, marked.start), key=lambda one: one.start(), default=None)
        if last is None or _UNSAID.search(self._text, max(start, last.start() - 16), last.start()):
            return None
        if self._zh and _NAMING_ZH.match(self._text, last.end()):
            return None
        if not self._zh and ";" in self._text[last.end() : marked.start]:
            return None  # the verb is that of the clause before
        area = Span(start, last.start()) if self._zh else self._clause(start, last.start())
        return self._cue(marked, Span(*last.span()), area) if area is not None else None

    def _clause(self, start: int, verb: int) -> Span | None:
        """What of a sentence before a verb is its own clause: behind “, and” where somebody spoke before.

        “A said it was dear, and B replied that it was “…””, “A, whom B called “…””, “…, echoing B, who said
        that “…””.  None where “she” can be whom the clause before speaks of: “A called her “…”, and she
        replied that he was “…””.
        """
        text = self._text
        if (told := _WHO.search(text, start, verb)) is not None:
            return Span(*told.span("who"))
        joins = [one for one in _JOINS.finditer(text, start, verb) if _AHEAD.search(text, start, one.start())]
        joins += _SOURCES.finditer(text, start, verb)
        joins += (one for one in _RELATIVES.finditer(text, start, verb) if _OPEN.match(text, one.end(), verb))
        last = max(joins, key=lambda one: one.end(), default=None)
        if last is None:
            return Span(start, verb)
        subject = _OBJECTS.get(text[last.end() : last.end() + 4].split(" ")[0])
        if subject is None:
            return Span(last.end(), verb)
        spoken_of = re.search(rf"\b{subject}\b", text[start : last.start()])
        return None if spoken_of else Span(start, verb)

    def is_of_another(self, mention: Span, marked: Span) -> bool:
        """Whether somebody else's clause stands between who is named and words in marks behind him.

        Where “he” goes on it is not another's, unless the clause before speaks of him.
        """
        start = self._paragraphs.sentence(marked.start).start
        if self._zh or not start <= mention.start < marked.start or marked.start - mention.start > _REACH:
            return False
        start = max(start, marked.start - _REACH)
        last = max(
            _AHEAD.finditer(self._text, start, marked.start), key=lambda one: one.start(), default=None
        )
        if last is None or last.start() < mention.end or ";" in self._text[last.end() : marked.start]:
            return False
        area = self._clause(start, last.start())
        return area is None or area.start >= mention.end

    def _cue(self, marked: Span, verb: Span | None, area: Span) -> Cue | None:
        form = "subject" if verb is not None else "source"
        quote = Quote("direct", marked, (marked,), cue=verb, speaker_mention=area, rule=form)
        if self._zh:
            found = who_speaks(self._scene, quote, area, form)
            first = _PRONOUN_ZH.match(self._text, area.start, area.end)
            if first is not None and found is not None and found.span and found.span.start >= first.end():
                return None  # 她感谢某某，称她是“……”: who is named is spoken of
        else:
            found = (subject if verb is not None else named_first)(self._scene, area, quote)
        return Cue(verb, found) if found is not None and found.span is not None else None
