"""English cues behind words in marks: “…,” said NAME; “…,” NAME said; “…” — NAME.

Finds the form of the cue and where the speaker is named; who that is, `resolve.speakers` decides.
"""

from __future__ import annotations

import re

from corpus.alternation import one_of
from corpus.languages import speech_en
from corpus.models import Span
from corpus.names import UPPER
from corpus.quoting.cue import SPACE, Cue
from corpus.quoting.cue_patterns_en import (
    ADVERB,
    ANOTHER_SPEAKS,
    PASSING_ON,
    REACH,
    SUBJECT_OPENERS,
    UNSAID,
    VERB,
    WHOM,
)
from corpus.quoting.marked_words_en import STOPS, STOPS_ZH, is_sentence, is_title
from corpus.quoting.passed_on import is_supposed, passed_on_behind, quoting_behind

_ADVERB = rf"(?:{ADVERB}{SPACE}++)"
# Runs of space are taken whole, so that no two parts of a pattern can share one between them.
_INVERTED = re.compile(rf"{SPACE}*+,?{SPACE}*+{_ADVERB}{{0,2}}(?P<verb>{VERB})(?={SPACE}|[{UPPER}])")
#: “…,” said, at the end of a line that was broken before the name.
_BROKEN_OFF = re.compile(rf"{SPACE}*+,?{SPACE}*+{_ADVERB}{{0,2}}(?:{VERB}){SPACE}*$")
_SUBJECT = re.compile(
    rf"{SPACE}*+,?{SPACE}*+(?:[—–-]{SPACE}*+)?"
    rf"(?P<as>as{SPACE}++)?(?P<subject>[^;:!?“”\"\s]++(?:{SPACE}{{1,3}}+[^;:!?“”\"\s]++){{0,24}}?)"
    rf"{SPACE}{{1,3}}+(?P<verb>{VERB})\b"
)
#: “… ” is what SUBJECT used to say, and “…,” came the answer, which names nobody.
_IS_WHAT = re.compile(
    rf",?{SPACE}+(?:is|was|are|were){SPACE}+what{SPACE}+(?P<subject>[^;:!?“”\"\s]++(?:{SPACE}[^;:!?“”\"\s]++){{0,6}}?)"
    rf"{SPACE}+(?P<verb>(?:used{SPACE}+to|likes?{SPACE}+to|liked{SPACE}+to|would){SPACE}+say|{VERB})\b"
)
_CAME = re.compile(
    rf",?{SPACE}*(?:came|comes|was){SPACE}+(?:the|his|her|their){SPACE}+(?:answer|reply|response)\b"
)
_SAYING_BEHIND = re.compile(
    rf"{SPACE}+(?:The|This|That|It{SPACE}is{SPACE}an?|So{SPACE}(?:goes|says|runs){SPACE}(?:the|an?))"
    rf"(?:{SPACE}+[a-z][\w\-]*){{0,2}}?{SPACE}+(?:proverb|saying|adage|{one_of(speech_en.LABELS)})\b"
)
_FIRST_WORD = re.compile(r"[^\W\d_][\w’'.\-]*")
_SHORT_TAIL = re.compile(rf"(?:{SPACE}+[\w’'\-]+){{0,5}}{SPACE}*(?:[.,;:—–]|$)")
_DASH = re.compile(rf"{SPACE}*(?:[—–―]|--?){SPACE}*(?P<area>[{UPPER}][^\n“”\"]{{2,160}})$")
_AGENT = re.compile(rf"{SPACE}+by{SPACE}+(?P<area>(?:the{SPACE}+)?[{UPPER}][^.;:!?\n“”\"]{{1,100}})")
_ACCORDING = re.compile(rf",?{SPACE}+according{SPACE}+to{SPACE}+(?P<area>[^.;:!?\n“”\"]{{2,160}})")
_NAMING = re.compile(rf"(?:{one_of(speech_en.CALLING_VERBS)})(?:{SPACE}+to)?(?:{SPACE}+as)?{SPACE}*$")
#: Behind the verb of “…,” said X there is a pronoun, an article or, within a few words, a name.
_NOUN_NEXT = re.compile(
    rf"{SPACE}+(?:(?:he|she|they|we|I|{one_of(speech_en.DETERMINERS)})\b|"
    rf"(?:[\w’'\-]+{SPACE}+){{0,5}}[“\"(\[]?[{UPPER}])"
)
#: “…,” said neither NAME nor NAME.
_NEITHER = re.compile(rf"{SPACE}+(?:neither|nobody|no{SPACE}one|not(?!{SPACE}only)){SPACE}")
_LOST = re.compile(
    rf"[,?!](?P<cue>{SPACE}+(?:said|says|added|adds|explained|stated|noted|commented){SPACE}+[{UPPER}])"
)
_NO_SUBJECT = re.compile(r"\b(?:to|what|that|how|why|never|not)\b")
_NEXT_MARK = re.compile(rf"[,:]?{SPACE}*[“\"‘]")
_MARK_NEXT = re.compile(rf"{SPACE}*[“\"‘]")
_INDEFINITE = frozenset((*speech_en.DETERMINERS, *speech_en.UNNAMED_NOUNS))


def cue_behind(text: str, inner: Span, end: int, stop: int) -> Cue | None:
    """The cue that follows a mark closing at `end`, within its sentence, which ends before `stop`.

    `inner` is what stands in the marks.
    """
    stop = min(stop, end + REACH)
    if not text[end:stop].strip():
        return None
    while inner.end > inner.start and text[inner.end - 1].isspace():
        inner = Span(inner.start, inner.end - 1)
    if what := _IS_WHAT.match(text, end, stop):
        said = Span(*what.span("verb")), Span(*what.span("subject"))
        return Cue("subject", *said, 0.8, partial=not is_sentence(text, inner))
    if _CAME.match(text, end, stop) and is_sentence(text, inner):
        return Cue("opinion", None, Span(end, stop), 0.7)
    last = text[inner.end - 1] if len(inner) else ""
    comma = last in ",，" or text[end : end + 1] == "," or last in "—–-"
    full = last in STOPS or last in STOPS_ZH
    if not comma and not full and not is_sentence(text, inner):
        return None
    inverted = _INVERTED.match(text, end, stop)
    glued = inverted is not None and text[inverted.end("verb") : inverted.end("verb") + 1].isupper()
    if inverted is not None and _NEITHER.match(text, inverted.end("verb"), stop):
        return None
    if inverted is not None and (glued or _NOUN_NEXT.match(text, inverted.end("verb"), stop)):
        by_whom = Span(*inverted.span("verb"))
        if comma or full:
            quoted = quoting_behind(text, by_whom, stop)
            if quoted is not None:
                return quoted
        others = ANOTHER_SPEAKS.search(text, inverted.end("verb"), stop)
        return Cue("inverted", by_whom, Span(by_whom.end, others.start() if others else stop), 0.95)
    subject = _SUBJECT.match(text, end, stop)
    if subject is not None and _is_subject(subject.group("subject")):
        verb = Span(*subject.span("verb"))
        if UNSAID.search(text, end, verb.start):
            return None
        if is_supposed(text, end, verb):
            return None
        another = passed_on_behind(text, end, verb, stop)
        if another is not None and (comma or not full):
            return None if another.partial else another
        if subject.group("verb") in PASSING_ON and (whom := WHOM.match(text, verb.end, stop)):
            return Cue("inverted", verb, Span(*whom.span("area")), 0.9)
        if text[end : end + 1] == "," and last != "," and _MARK_NEXT.match(text, verb.end):
            return None  # “Unlike NAME, who spoke of “…”, NAME said “…””
        short = _SHORT_TAIL.match(text, verb.end, stop) is not None
        if full and not comma and _opens_next(text, subject.group("subject").strip(), last, verb.end):
            return None
        # After a full stop a new sentence may begin that says something of its own.
        words = subject.group("subject").strip()
        capital = words[:1].isupper()
        if capital and full and not comma and (len(words.split()) > 5 or _NO_SUBJECT.search(words)):
            return None
        if is_title(text, inner) and not full and "," in words:
            return None  # “Trains After Dark,” a report on night travel, and NAME wrote
        if subject.group("as") and not is_sentence(text, inner):
            # “It was “dull and early”, as an inspector put it.”
            return Cue("subject", verb, Span(*subject.span("subject")), 0.8, partial=True) if comma else None
        if comma or (full and not capital and last not in ".。") or (short and _is_end(text, verb.end, stop)):
            return Cue("subject", verb, Span(*subject.span("subject")), 0.95)
    if according := _ACCORDING.match(text, end, stop):
        return Cue("source", None, Span(*according.span("area")), 0.9)
    return None


def is_broken_off(text: str, end: int, stop: int) -> bool:
    """Whether nothing but a verb of saying stands between a closing mark and the end of its paragraph."""
    return _BROKEN_OFF.match(text, end, stop) is not None


def is_called_a_saying(text: str, end: int, stop: int) -> bool:
    """Whether the sentence behind a stretch in marks says that it is nobody's: “The old proverb holds.”"""
    return _SAYING_BEHIND.match(text, end, stop) is not None


def cue_inside(text: str, inner: Span) -> int | None:
    """Where a cue begins in a stretch whose closing mark is lost: behind the comma before “said NAME”."""
    match = _LOST.search(text, inner.start, inner.end)
    return match.start("cue") if match else None


def _opens_next(text: str, subject: str, last: str, at: int) -> bool:
    """Whether “Others said, “…”” behind a closed sentence is the cue of the quotation after it."""
    if _NEXT_MARK.match(text, at) is None or not subject[:1].isupper():
        return False
    return last in ".。" or subject.split()[0].casefold() in _INDEFINITE


def _is_end(text: str, at: int, stop: int) -> bool:
    """Whether the sentence ends with its verb of saying, a time or a place: “Henderson stated.”"""
    rest = text[at:stop].strip()
    return not rest or rest[0] in ".,;" or rest.startswith(("in ", "on ", "at ", "to ", "during ", "after "))


def _is_subject(words: str) -> bool:
    first = _FIRST_WORD.match(words.strip())
    if first is None or " that " in f" {words} ":
        return False
    word = first.group()
    return word[0].isupper() or word in SUBJECT_OPENERS


def dash_behind(text: str, end: int, stop: int) -> Cue | None:
    """“… ” — Jane Doe, Director: at the end of the paragraph that ends at `stop`."""
    match = _DASH.match(text, end, stop)
    return Cue("dash", None, Span(*match.span("area")), 0.9) if match else None


def agent_behind(text: str, start: int, at: int, end: int, stop: int) -> Cue | None:
    """“referred to as “…” by NAME”: the mark opens at `at`, its sentence begins at `start`."""
    if _NAMING.search(text, max(start, at - 60), at) is None:
        return None
    match = _AGENT.match(text, end, stop)
    return Cue("agent", None, Span(*match.span("area")), 0.8, partial=True) if match else None
