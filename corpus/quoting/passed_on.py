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
#: “NAME heard a nurse say”, “NAME remembers her mother saying to her”.
_HEARS = re.compile(
    rf"(?:(?P<not>{_NOBODY})(?:{SPACE}+[a-z]+){{0,2}}?{SPACE}+)?\b(?:{one_of(speech_en.PERCEIVING_VERBS)}){SPACE}+"
    rf"(?!(?:that|how|why|what|when|where|from|of|about|to|and|it){SPACE})(?P<area>[^,;:.“”\"]{{1,80}}?){SPACE}+"
    rf"(?P<verb>{_SAY})(?P<tail>(?:{SPACE}+[\w’'\-]+){{0,6}}?){SPACE}*[,:]?{SPACE}*$"
)
_WHO = rf"(?:(?:{one_of(speech_en.DETERMINERS)}|this|that){SPACE}|[{UPPER}])[^,;:.“”\"]{{1,80}}?"
_AFTERWARDS = rf"(?:{SPACE}+(?:aloud|out|loud|again|today|to{SPACE}[^,;:.“”\"]{{2,40}}?))?"
_PASSES = rf"\b(?P<verb>{one_of(speech_en.PASSING_VERBS)}){SPACE}(?P<gap>[^.;:“”\"]{{0,80}}?)"
#: “NAME remembered the words of her father: ”
_WORDS_OF = re.compile(
    rf"{_PASSES}\b(?:{one_of(speech_en.PASSED_NOUNS)}){SPACE}+"
    rf"(?:of|from|by|(?:written|sent|signed|left|spoken){SPACE}+by){SPACE}+(?P<area>{_WHO}){_AFTERWARDS}"
    rf"(?:,{SPACE}[^,;:.“”\"]{{2,80}})?{SPACE}*[,:]{SPACE}*$"
)
#: “NAME read her mother’s letter aloud: ”
_HIS_WORDS = re.compile(
    rf"{_PASSES}(?P<area>(?:(?:{one_of(speech_en.DETERMINERS)}){SPACE}(?:[a-z][\w\-]*{SPACE}){{0,3}}[a-z][\w\-]*?"
    rf"|(?:(?:[{UPPER}][\w.’'\-]*){SPACE})*[{UPPER}][\w.\-]*?))(?:[’']s|(?<=s)[’']){SPACE}+"
    rf"(?:[a-z][\w\-]*{SPACE}+){{0,2}}?(?:{one_of(speech_en.PASSED_NOUNS)}){_AFTERWARDS}{SPACE}*[,:]{SPACE}*$"
)
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
_MIGHT = re.compile(rf"\b(?:might|may){SPACE}+(?:[a-z]+{SPACE}+)?$")
_OPENING = re.compile(r"[\s“”\"(\[]*")


def is_supposed(text: str, start: int, verb: Span) -> bool:
    """Whether a sentence that begins at `start` only supposes, or asks, that somebody says it."""
    base = text[verb.start : verb.end] in speech_en.BASE_FORMS
    opening = _OPENING.match(text, start)
    inverted = _INVERTED.match(text, opening.end() if opening else start, verb.start)
    if inverted is not None and (inverted["past"] is not None) != base:
        return True
    floor = max(start, verb.start - 90)
    if _SUPPOSED.search(text, floor, verb.start) or _MIGHT_HAVE.search(text, floor, verb.start):
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
    read = _WORDS_OF.search(text, start, end) or _HIS_WORDS.search(text, start, end)
    if read is not None:
        return Cue("subject", Span(*read.span("verb")), Span(*read.span("area")), 0.8, partial=partial)
    return None


def told_by(text: str, start: int, verb: Span, end: int, *, partial: bool) -> Cue | None:
    """“NAME was told by NAME”: the cue of the one who tells, of nobody's words where none is named.

    None where the verb is no passive of one that has a hearer.
    """
    if text[verb.start : verb.end] not in speech_en.HEARER_VERBS:
        return None
    if _PASSIVE.search(text, max(start, verb.start - 24), verb.start) is None:
        return None
    by = _BY.match(text, verb.end, end)
    if by is None:
        return Cue("opinion", verb, Span(start, end), 0.5, partial=partial)
    return Cue("inverted", verb, Span(*by.span("area")), 0.85, partial=partial)
