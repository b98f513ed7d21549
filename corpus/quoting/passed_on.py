"""English cues of words that somebody only passes on: hears, is told, reads out, remembers; or nobody says.

In “NAME heard a nurse say”, “NAME read a letter from a patient: ” and “NAME was told by NAME” the words are
those of whoever stands behind the verb; in “Had NAME said” and “NAME might have said” they are nobody's.
"""

from __future__ import annotations

import re

from corpus.alternation import one_of
from corpus.languages import speech_en
from corpus.models import Span
from corpus.names import UPPER
from corpus.quoting.cue import SPACE, Cue

_SAY = one_of(
    (*(verb for verb in speech_en.QUOTING_VERBS if verb.endswith("ing")), *speech_en.BASE_FORMS, "telling")
)
_NOBODY = rf"(?:[Nn]obody|[Nn]o{SPACE}one|[Nn]one|[Nn]either|[Nn]ever|not|n[’']t)\b"
#: What follows the verb where nobody is heard.
_NO_HEARD = (
    "that|how|why|what|when|where|while|from|of|about|to|and|it|as|by|in|on|at|with|before|after|during|"
    "without|once"
)
#: “NAME heard a nurse say”, “NAME remembers her mother saying to her”.
_HEARS = re.compile(
    rf"(?:(?P<not>{_NOBODY})(?:{SPACE}+[a-z]+){{0,2}}?{SPACE}+)?\b(?:{one_of(speech_en.PERCEIVING_VERBS)}){SPACE}+"
    rf"(?!(?:{_NO_HEARD}){SPACE})(?P<area>[^,;:.“”\"]{{1,80}}?)"
    rf"(?<!\bby)(?<!\bin)(?<!\band)(?<!\bwhen)(?<!\bwhile)(?<!\bafter)(?<!\bbefore)(?<!\bwithout){SPACE}+"
    rf"(?P<verb>{_SAY})(?P<tail>(?:{SPACE}+[\w’'\-]+){{0,6}}?){SPACE}*[,:]?{SPACE}*$"
)
_WHO = rf"(?:(?:{one_of(speech_en.DETERMINERS)}|this|that){SPACE}|[{UPPER}])[^,;:.“”\"]{{1,80}}?"
_AFTERWARDS = rf"(?:{SPACE}+(?:aloud|out|loud|again|today|to{SPACE}[^,;:.“”\"]{{2,40}}?))?"
_PASSES = rf"\b(?P<verb>{one_of(speech_en.PASSING_VERBS)}){SPACE}(?P<gap>[^.;:“”\"]{{0,80}}?)"
#: “NAME remembered the words of her father: ”
_WORDS_OF = re.compile(
    rf"{_PASSES}\b(?:{one_of(speech_en.PASSED_NOUNS)}){SPACE}+"
    rf"(?:of|from|by|(?:written|sent|signed|left|spoken){SPACE}+by){SPACE}+(?P<area>{_WHO}){_AFTERWARDS}"
    rf"(?:,{SPACE}(?![^,;:]*\b(?:{one_of(speech_en.QUOTING_VERBS)})\b)[^,;:.“”\"]{{2,80}})?{SPACE}*[,:]{SPACE}*$"
)
#: “NAME read her mother’s letter aloud: ”
_HIS_WORDS = re.compile(
    rf"{_PASSES}(?P<area>(?:(?:{one_of(speech_en.DETERMINERS)}){SPACE}(?:[a-z][\w\-]*{SPACE}){{0,3}}[a-z][\w\-]*?"
    rf"|(?:(?:[{UPPER}][\w.’'\-]*){SPACE})*[{UPPER}][\w.\-]*?))(?:[’']s|(?<=s)[’']){SPACE}+"
    rf"(?:[a-z][\w\-]*{SPACE}+){{0,2}}?(?:{one_of(speech_en.PASSED_NOUNS)}){_AFTERWARDS}{SPACE}*[,:]{SPACE}*$"
)
#: “NAME read out what a customer had written to her: ”
_WHAT_HE_WROTE = re.compile(
    rf"{_PASSES}\bwhat{SPACE}+(?P<area>{_WHO}){SPACE}+(?:(?:had|has|have|once|always){SPACE}+)*"
    rf"(?:written|wrote|writes|said|says|told|sent)(?:{SPACE}+[\w’'\-]+){{0,5}}{SPACE}*[,:]{SPACE}*$"
)
#: “After she got a letter from a customer, ”: what somebody else says follows.
_LEADS_IN = re.compile(
    r"\s*(?:After|Before|When|While|Having|As|Since|Once|On|In|Upon|Because|Although|Though|If|[A-Z][a-z]+ing)\b"
)
#: Behind the mark: “NAME said, quoting NAME”.
_QUOTING = re.compile(rf"[^.;:“”\"\n]{{0,120}}?,{SPACE}+quoting{SPACE}+(?P<area>{_WHO})(?=[,.;]|$)")
_CLAUSE_END = re.compile(r"[^.,;:“”\"\n]*")
_PASSIVE = re.compile(
    rf"\b(?:is|are|was|were|been|being){SPACE}+(?:[a-z]+ly{SPACE}+|(?:once|often){SPACE}+)?$"
)
_BY = re.compile(
    rf"{SPACE}+by{SPACE}+(?P<area>(?:(?:{one_of(speech_en.DETERMINERS)})\b|[{UPPER}])[^;:.“”\"\n]*)"
)
#: “Had NAME said”, “Did NAME say”: at the head of a sentence, no statement.
_INVERTED = re.compile(
    rf"(?P<past>Had|Has|Have)?(?(past)|(?:Should|Did|Does|Do|Would|Could|Can|Might|Were)){SPACE}"
    r"[^,;:.?“”\"]{1,60}$"
)
_CLAUSE_OF = (
    rf"(?:{SPACE}+(?!(?:is|was|were|are|will|would|can|could|may|might|and|but|then|we|asked)\b)"
    r"[^\s,;:.“”\"]+){1,6}"
)
_SUPPOSED = re.compile(
    rf"\b(?:(?:[Ww]hether|as{SPACE}though|[Ss]uppose|[Ii]magine[sd]?|[Pp]retend(?:s|ed)?){_CLAUSE_OF}|"
    rf"(?:[Ii]f|[Uu]nless){_CLAUSE_OF}?{SPACE}+(?:had|were{SPACE}+to|was{SPACE}+to|ever|should)){SPACE}+$"
)
_MIGHT_HAVE = re.compile(
    rf"\b(?:could|might|would|should|may|must){SPACE}+(?:[a-z]+{SPACE}+)?have{SPACE}+(?:[a-z]+{SPACE}+)?$"
)
#: “begged NAME not to say”, “was about to say”, “Nobody, not even NAME, said”.
_NOT_YET = re.compile(
    rf"\b(?:(?:not|supposed|meant|about|going|tempted){SPACE}+to|[Nn]obody|[Nn]o{SPACE}one){SPACE}+(?:[a-z]+{SPACE}+)?$"
)
_NOBODY_FIRST = re.compile(rf"(?:Nobody|No{SPACE}one|None{SPACE}of){SPACE}*[^;:.?“”\"]{{0,120}}$")
#: “If NAME says “…””, “Neither NAME nor NAME said”: a clause that supposes or denies it, up to its comma.
_IF_FIRST = re.compile(
    rf"(?:(?:Even|Only|But|And){SPACE}+)?(?:[Ii]f|[Uu]nless|[Nn]either){SPACE}[^,;:.?“”\"]{{0,120}}$"
)
#: “NAME asked NAME to announce: ”
_TO_SAY = re.compile(
    rf"\b(?:ask|beg|tell|urge|want|wish|advise|invite|instruct|order|command|encourage|told)(?:s|ed|ged|d)?{SPACE}+"
    rf"[^,;:.“”\"]{{1,60}}?{SPACE}+to{SPACE}+(?:say|announce|state|declare|write|tell|repeat|shout|answer|sign)"
    rf"(?:{SPACE}+[\w’'\-]+){{0,4}}{SPACE}*[,:]?{SPACE}*$"
)
_MIGHT = re.compile(rf"\b(?:might|may){SPACE}+(?:[a-z]+{SPACE}+)?$")
_OPENING = re.compile(r"[\s“”\"(\[]*")


def is_supposed(text: str, start: int, verb: Span) -> bool:
    """Whether a sentence that begins at `start` only supposes, or asks, that somebody says it."""
    base = text[verb.start : verb.end] in speech_en.BASE_FORMS
    opening = _OPENING.match(text, start)
    head = opening.end() if opening else start
    inverted = _INVERTED.match(text, head, verb.start)
    if _NOBODY_FIRST.match(text, head, verb.start) or _IF_FIRST.match(text, head, verb.start):
        return True
    if inverted is not None and (inverted["past"] is not None) != base:
        return True
    floor = max(start, verb.start - 90)
    if any(words.search(text, floor, verb.start) for words in (_SUPPOSED, _MIGHT_HAVE, _NOT_YET)):
        return True
    return base and _MIGHT.search(text, floor, verb.start) is not None


def passed_on(text: str, start: int, end: int, *, partial: bool) -> Cue | None:
    """The cue of words that somebody hears, reads or recalls in the sentence from `start` to a mark at `end`.

    None where it is of another kind; a cue of the form "opinion" where nobody is named, or nobody says it.
    """
    if heard := _HEARS.search(text, start, end):
        said = Span(*heard.span("verb"))
        if heard["not"] is not None:
            return Cue("opinion", said, Span(start, end), 0.5, partial=True)
        return Cue("subject", said, Span(*heard.span("area")), 0.85, partial=partial)
    if _TO_SAY.search(text, start, end):
        return Cue("opinion", None, Span(start, end), 0.5, partial=True)
    read = (
        _WORDS_OF.search(text, start, end)
        or _HIS_WORDS.search(text, start, end)
        or _WHAT_HE_WROTE.search(text, start, end)
    )
    if read is not None and (text[start:end].rstrip().endswith(":") or not _LEADS_IN.match(text, start, end)):
        return Cue("subject", Span(*read.span("verb")), Span(*read.span("area")), 0.8, partial=partial)
    return None


def passed_on_behind(text: str, start: int, verb: Span, stop: int) -> Cue | None:
    """The same behind a mark that closes at `start`: “NAME recalled him saying”, “NAME said, quoting him”."""
    clause = _CLAUSE_END.match(text, verb.end, stop)
    heard = passed_on(text, start, clause.end() if clause else verb.end, partial=False)
    if heard is not None:
        return heard
    return quoting_behind(text, verb, stop) or told_by(text, start, verb, stop, partial=False)


def quoting_behind(text: str, verb: Span, stop: int) -> Cue | None:
    """The cue of whose words they are where a verb of saying goes on so: “said NAME, quoting NAME”."""
    quoting = _QUOTING.match(text, verb.end, stop)
    return Cue("inverted", verb, Span(*quoting.span("area")), 0.85) if quoting else None


def told_by(text: str, start: int, verb: Span, end: int, *, partial: bool) -> Cue | None:
    """“NAME was told by NAME”: the cue of the one who tells, of nobody's words where none is named.

    None where the verb is no passive of one that has a hearer.
    """
    if text[verb.start : verb.end] not in speech_en.HEARER_VERBS:
        return None
    by = _BY.match(text, verb.end, end)
    if by is None and _PASSIVE.search(text, max(start, verb.start - 24), verb.start) is None:
        return None
    if by is None:
        return Cue("opinion", verb, Span(start, end), 0.5, partial=partial)
    return Cue("inverted", verb, Span(*by.span("area")), 0.85, partial=partial)
