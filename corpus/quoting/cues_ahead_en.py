"""English cues before words in marks: NAME said, “…”; according to NAME, “…”; a sentence with a colon.

Finds the form of the cue and where the speaker is named; who that is, `resolve.speakers` decides.
"""

from __future__ import annotations

import re

from corpus.alternation import one_of
from corpus.languages import en, speech_en
from corpus.models import Span
from corpus.names import UPPER
from corpus.quoting.cue import SPACE, Cue
from corpus.quoting.cue_patterns_en import (
    ADVERB,
    ANOTHER_NAMED,
    ANOTHER_SPEAKS,
    PASSING_ON,
    REACH,
    SUBJECT_OPENERS,
    UNSAID,
    VERB,
    WHOM,
)
from corpus.quoting.marked_words_en import WORD, is_sentence, is_stopped_behind, is_title, words_of
from corpus.quoting.passed_on import is_supposed, passed_on, told_by

_VERBS = re.compile(rf"\b(?:{VERB})\b")
_SOURCE = re.compile(
    rf"\b(?:{'|'.join(p.replace(' ', SPACE + '+') for p in speech_en.SOURCE_PHRASES)}){SPACE}+"
    rf"(?P<area>[^“”\"\n]{{2,200}}?)[,:]?{SPACE}*$",
    re.IGNORECASE,
)
_TURN = re.compile(
    rf"(?:(?:And|Then|But),?{SPACE}+)?(?:The|My|His|Her|Their|A){SPACE}+(?:{one_of(speech_en.ORDINALS)})"
    rf"(?:{SPACE}+(?:{one_of(speech_en.TURN_NOUNS)}))?{SPACE}*(?:was|is)?[,:]?{SPACE}*$",
    re.IGNORECASE,
)
_TERM_LAST = re.compile(
    rf"\b(?:{one_of(speech_en.TERM_NOUNS)}){SPACE}*(?:is|was|are|reads?|of|says|said)?{SPACE}*[,:]?{SPACE}*$",
    re.IGNORECASE,
)
_OPINION = re.compile(
    rf"\b(?:{one_of(speech_en.OPINION_NOUNS)})(?:{SPACE}+(?:among|of|from|by){SPACE}+[^,.;:“”\"\n]{{2,60}})?"
    rf"{SPACE}*$",
    re.IGNORECASE,
)
_CALLING = re.compile(rf"\b(?P<verb>{one_of(speech_en.CALLING_VERBS)})(?:{SPACE}+[\w’'\-]+){{0,5}}{SPACE}*$")
#: “NAME, described by NAME as “…””
_CALLED_BY = re.compile(
    rf"\b(?:{one_of(speech_en.CALLING_VERBS)}){SPACE}+by{SPACE}+(?P<area>(?:the{SPACE}+)?[{UPPER}][^,;:“”\"]{{1,80}}?)"
    rf"(?:{SPACE}+as)?{SPACE}*$"
)
_OBJECT = re.compile(
    rf"{SPACE}*(?:(?:to{SPACE}+)?(?:me|us|him|her|them|reporters|guests|[{UPPER}][\w.]+))?(?:{SPACE}*that)?"
    rf"{SPACE}*$"
)
_INTRODUCTION = re.compile(rf"\b(?:like{SPACE}+this|as{SPACE}+follows|the{SPACE}+following)[,:]?{SPACE}*$")
_DOUBTFUL_NOUNS = re.compile(rf"\b(?:{one_of(speech_en.LABELS)}){SPACE}+$", re.IGNORECASE)
_LABELS = re.compile(rf"\b(?:{one_of(speech_en.LABELS)})\b", re.IGNORECASE)
_READING = frozenset(("reads", "read", "says", "said"))
#: “Says NAME, “…””: the verb opens the sentence.
_VERB_FIRST = re.compile(
    rf"(?P<verb>Said|Says|Adds|Added|Explains|Explained|Notes|Noted|Writes|Wrote){SPACE}+(?P<area>[^.;:!?]{{2,160}}?)[,:]{SPACE}*$"
)
_FIGURE_FIRST = re.compile(rf"[$€£¥]?\d[\d.,]*%?{SPACE}[a-z]+{SPACE}[a-z]")
#: “NAME said the deal “marks another step”, …”: words of hers inside a clause that reports her.
_CLAUSE = re.compile(
    rf"\b(?P<verb>{one_of(speech_en.REPORTING_VERBS)}|urged|urges)\b(?P<rest>[^.;:!?“”\"]{{1,200}})$"
)


#: “echoing NAME, who said that “…””
_RELATIVE_CLAUSE = re.compile(
    rf",{SPACE}+who(?:{SPACE}++{ADVERB})*+{SPACE}+(?P<verb>{one_of(speech_en.REPORTING_VERBS)})\b"
    rf"(?P<rest>[^,.;:!?“”\"]{{1,200}})$"
)


def cue_ahead(text: str, start: int, at: int, inner: Span, *, authored: bool) -> Cue | None:
    """The cue between the beginning of a sentence at `start` and the mark that opens at `at`."""
    start = max(start, at - 2 * REACH)
    for other in ANOTHER_SPEAKS.finditer(text, start, at):
        # Of two who are joined before the one verb of saying, each says it.
        if other["with"] or other.group().startswith(";") or _VERBS.search(text, start, other.start()):
            start = other.start("subject")
    if is_denied(text, start, at):
        return Cue("denied", None, Span(start, at), 0.0)
    before = text[start:at].rstrip(" \t\u00a0\r\n")
    if not before or before[-1] in "(（[":
        return None
    end = start + len(before)
    last = before[-1]
    words_inside = len(words_of(text, inner))
    spoken = is_sentence(text, inner)
    spoken = spoken or (last == ":" and words_inside > 3 and is_stopped_behind(text, inner))
    source = _SOURCE.search(text, max(start, at - REACH), at)
    if source is not None and (own := _OWN_CLAUSE.search(source.group("area"))):
        if _QUOTES.match(source.group()) is not None:  # “Quoting NAME, NAME said “…””: the first one's words
            whose = Span(source.start("area"), source.start("area") + own.start())
            return Cue("source", None, whose, 0.8, partial=not spoken)
        source = None  # “According to NAME, NAME said “…””
    if source and (spoken or words_inside > 3):
        return Cue("source", None, Span(*source.span("area")), 0.9, partial=not spoken)
    if _TURN.match(text, start, at) and (turn := _TURN.fullmatch(text, start, at)):
        return Cue("turn", None, Span(*turn.span()), 0.7)
    if first := _VERB_FIRST.match(text, start, at):
        return Cue("inverted", Span(*first.span("verb")), Span(*first.span("area")), 0.9)
    verb = None
    for verb in _VERBS.finditer(text, max(start, at - REACH), at):  # noqa: B007 - the last one counts
        pass
    if verb is not None and _DOUBTFUL_NOUNS.search(text, max(start, verb.start() - 24), verb.start()):
        verb = None
    if verb is not None and (
        UNSAID.search(text, max(start, verb.start() - 90), verb.start())
        or is_supposed(text, start, Span(*verb.span()))
    ):
        return None
    if verb is not None and last == "," and ANOTHER_NAMED.search(text, verb.end(), end):
        return None  # NAME said, as NAME muttered, “…”
    if another := passed_on(text, start, end, partial=not spoken):
        return another if another.form == "subject" else None
    if verb is not None:
        area, said = Span(start, verb.start()), Span(*verb.span())
        tail = text[verb.end() : end]
        if _PASSIVE.search(text, max(start, verb.start() - 24), verb.start()) and (by := _BY.match(tail)):
            return Cue("inverted", said, Span(verb.end() + by.end(), end), 0.85, partial=not spoken)
        if teller := told_by(text, start, said, end, partial=not spoken):
            return teller
        if quoted := _QUOTED_AS.search(text, max(start, verb.start() - 120), verb.start()):
            return Cue("inverted", said, Span(*quoted.span("area")), 0.85, partial=not spoken)
        words = len(WORD.findall(tail))
        if (verb.group() in PASSING_ON and WHOM.match(tail)) or _is_parenthetic(text, start, verb, tail):
            return Cue("inverted", said, Span(verb.end(), end), 0.85, partial=not spoken)
        if last == ":" and words <= 25:
            return Cue("subject", said, area, 0.9)
        if (
            last == ","
            and words <= 10
            and (spoken or words_inside >= 5)
            and not (words > 3 and is_title(text, inner))
        ):
            return Cue("subject", said, area, 0.9)
        labelled = verb.group() in _READING and _LABELS.search(text, start, verb.start()) is not None
        titled = text[inner.end - 1] not in ".!?…" and is_title(text, inner)
        direct = last not in ",:;.!?" and not labelled and not titled
        if direct and _OBJECT.fullmatch(tail) and verb.group() not in _NOUNS_TOO:
            if spoken:
                return Cue("subject", said, area, 0.85)
            if words_inside >= 2:
                return Cue("subject", said, area, 0.7, partial=True)
    if _TERM_LAST.search(text, max(start, at - 40), at):
        return None
    if spoken and (last == ":" or _INTRODUCTION.search(text, max(start, at - 40), at)):
        return Cue("colon", None, Span(start, end), 0.75)
    if last == "," and spoken and authored and re.search(r"\bI\b", before):
        return Cue("aside", None, Span(start, end), 0.5)
    if spoken and _OPINION.search(text, max(start, at - 100), at):
        return Cue("opinion", None, Span(start, end), 0.6)
    if parenthetic := _PARENTHETIC.search(text, max(start, at - REACH), at):
        said, who = Span(*parenthetic.span("verb")), Span(*parenthetic.span("who"))
        return Cue("inverted", said, who, 0.7, partial=True) if words_inside >= 2 else None
    relative = _RELATIVE_CLAUSE.search(text, max(start, at - REACH), at)
    clause = relative or _CLAUSE.search(text, max(start, at - REACH), at)
    if clause is not None and _FIGURE_FIRST.match(text, inner.start, inner.end) and words_inside >= 4:
        # “Voss expected “4,000 lamps to be lit””
        return Cue("calling", Span(*clause.span("verb")), Span(start, clause.start()), 0.6, partial=True)
    if not len(inner) or (not text[inner.start].islower() and text[inner.start] not in "[…"):
        return None
    if (agent := _CALLED_BY.search(text, max(start, at - 160), at)) and words_inside >= 2:
        return Cue("agent", None, Span(*agent.span("area")), 0.7, partial=True)
    calling = _CALLING.search(text, max(start, at - 100), at)
    if calling is not None and words_inside >= 2:
        return Cue("calling", Span(*calling.span("verb")), Span(start, calling.start()), 0.6, partial=True)
    if clause is not None and words_inside >= 4 and last != ",":
        return Cue("calling", Span(*clause.span("verb")), Span(start, clause.start()), 0.6, partial=True)
    return None


_QUOTES = re.compile(rf"(?:to{SPACE}+quote|quoting|in{SPACE}+the{SPACE}+words)\b", re.IGNORECASE)
_OWN_CLAUSE = re.compile(
    rf",{SPACE}+[{UPPER}][^,;:]{{1,60}}?{SPACE}(?:{VERB})(?:{SPACE}+[\w’'\-]+){{0,5}}{SPACE}*$"
)
#: “NAME was praised by NAME: “…””, “NAME quoted NAME as saying: “…””: who speaks stands behind.
_PASSIVE = re.compile(rf"\b(?:is|are|was|were|been|being){SPACE}+(?:[a-z]+ly{SPACE}+)?$")
_BY = re.compile(rf"{SPACE}+by{SPACE}+(?=[{UPPER}]|the\b)")
_QUOTED_AS = re.compile(
    rf"\b(?:quot|cit)(?:ed|es|ing){SPACE}+(?P<area>[^,;:.“”\"]{{2,80}}?){SPACE}+as{SPACE}+$"
)
_SAYS = frozenset(("says", "said", "writes", "wrote", "adds", "added"))
#: “NAME, said NAME, is “…””
_PARENTHETIC = re.compile(
    rf",{SPACE}+(?P<verb>{one_of(_SAYS)}){SPACE}+(?P<who>[{UPPER}][^;:“”\"\n]{{1,120}}?),{SPACE}+(?:is|was|are|were|has|had|will)\b"
    rf"[^,;:.“”\"]{{0,60}}$"
)
_BETWEEN_COMMAS = re.compile(rf"{SPACE}+(?P<first>[\w’'.\-]+)(?:{SPACE}[^;:“”\"\n]{{0,160}})?[,:]$")
#: “NAME denied that she had said “…””, “NAME never said “…””, “a claim that he promised “…””.
_DENIED = re.compile(
    rf"\b(?:den(?:y|ies|ied|ying)|never|(?:claim|allegation|accusation|rumou?r|suggestion)s?\b[^,;:.“”\"]{{0,60}}\bthat)\b"
    rf"[^,;:.“”\"]{{0,40}}\b(?:{VERB}){SPACE}*$"
)
_DAYS = frozenset((*en.MONTHS, *en.WEEKDAYS))
#: Forms that are nouns as often as verbs: without a stop before the mark they name what stands in it.
_NOUNS_TOO = frozenset(
    (
        "reports",
        "comments",
        "notes",
        "answers",
        "claims",
        "posts",
        "offers",
        "promises",
        "remarks",
        "put",
        "puts",
    )
)


def is_denied(text: str, start: int, at: int) -> bool:
    """Whether a sentence says that what stands in the marks behind it was not said, or is only alleged."""
    return _DENIED.search(text, max(start, at - REACH), at) is not None


def _is_parenthetic(text: str, start: int, verb: re.Match[str], tail: str) -> bool:
    """“Prices, says NAME, “will not rise””: the verb and its subject stand between commas."""
    if verb.group() not in _SAYS or not text[start : verb.start()].rstrip().endswith(","):
        return False
    subject = _BETWEEN_COMMAS.match(tail)
    if subject is None:
        return False
    first = subject.group("first")
    return first.casefold() in SUBJECT_OPENERS or (first[0].isupper() and first not in _DAYS)
