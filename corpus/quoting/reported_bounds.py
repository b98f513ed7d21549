"""How far the words of a reported clause go: to where the sentence speaks in its own voice again.

“X said that A, but this overlooks B”, “X said that A and stressed B”, “X said that A, and Y said that B”,
“When X said that A, the hall fell silent”: what X said is A.  Where one begins, and who said it, is decided
elsewhere.  In doubt a clause ends early: what is left of it is still X's.
"""

from __future__ import annotations

import re

from corpus.alternation import one_of
from corpus.languages import speech_en, speech_zh
from corpus.quoting.cue import SPACE
from corpus.quoting.cue_patterns_en import ANOTHER_SPEAKS, NAMED

#: “, but this ignores”, “, while such claims”: what was said is spoken of.
_SPOKEN_OF = (
    rf"[,;—–][”\"’]?{SPACE}*(?:(?:but|yet|although|though|while|whereas|however),?{SPACE}+)+(?:even{SPACE}+)?"
    rf"(?:this|these|those|such){SPACE}"
)
#: “, which overlooks”, “, a claim that”: so is it here.
_JUDGED = (
    rf",[”\"’]?{SPACE}+(?:which|(?:an?|the){SPACE}+(?:{one_of(speech_en.STATEMENT_NOUNS)})"
    rf"(?:{SPACE}+(?:that|which))?){SPACE}+(?:[a-z]+ly{SPACE}+)?(?:{one_of(speech_en.JUDGING_VERBS)})\b"
)
#: “, a charge that NAME called “…””: what was said is spoken of by another.
_JUDGED_BY = (
    rf",{SPACE}+(?:an?|the){SPACE}+(?:{one_of(speech_en.STATEMENT_NOUNS)}){SPACE}+(?:that|which){SPACE}+"
    rf"{NAMED}"
)
_ALSO = rf"(?:(?:also|further|then|later|he|she|they|it|we|has|have|had|[a-z]+ly){SPACE}+)"
#: “ and stressed”, “, but he warned”: the one verb of saying is joined to the other.
_JOINED = (
    rf"(?P<joined>[,;]?{SPACE}+(?:and|but|while|before|yet|then){SPACE}+{_ALSO}{{0,3}}"
    rf"(?:{one_of(speech_en.SAID)})\b(?!{SPACE}+by\b))"
)
_OBJECT = rf"{SPACE}+(?:that|whether|on|for|how|all|everyone|{one_of(speech_en.DETERMINERS)})\b"
#: “, stressing that”: who says so is the subject of the first verb, hardly ever that of the clause.
_PARTICIPLE = (
    rf",{SPACE}+(?:(?:and|while|also|further|thus|thereby){SPACE}+){{0,2}}(?:[a-z]+ly{SPACE}+)?"
    rf"(?:{one_of(speech_en.SAYING)})(?={_OBJECT})"
)
#: “，某某则表示：“”: the cue of the words in marks behind it.
_CUE_ZH = (
    rf"[，；,;][^，。；,;：:“”「」\n]{{0,20}}?(?:{one_of(speech_zh.QUOTING_VERBS)})[道]?[：:]?\s*[“\"「『]"
)
#: “; NAME that it was early”: the verb is that of the clause before.
_GAPPED = rf"[,;]{SPACE}+{NAMED}{SPACE}+that\b"
#: “, and Y added”, “, and that, as Y noted”: what another says.
_ANOTHER = rf"(?:,?{SPACE}+(?:and|but){SPACE}+that)?{ANOTHER_SPEAKS.pattern}"
_NARRATED = re.compile(
    "|".join((_SPOKEN_OF, _JUDGED, _JUDGED_BY, _JOINED, _PARTICIPLE, _GAPPED, _ANOTHER, _CUE_ZH))
)
_HAS_OBJECT = re.compile(_OBJECT)
#: A clause has its verb: what is joined after it is no second adjective, as in “planned and announced halls”.
_TODAY = (
    r"\b(?:is|are|will|would|can|could|must|should|may|might|shall|has|have|cannot|do|does|needs?|remains?)\b"
)
_CLAUSE = re.compile(rf"{_TODAY}|\b(?:was|were|had|did)\b")
_NOT_PAST = re.compile(_TODAY)
_SUBORDINATE = re.compile(
    rf"(?:(?:And|But|So|Yet|Even|Only){SPACE}+)?(?:When|After|Once|While|Before|Since|Although|Though|Because|Until)"
    rf"{SPACE}",
    re.IGNORECASE,
)
_COMMA = re.compile(rf",{SPACE}+")
#: A mark behind the comma belongs to the words in marks that end there.
_CLOSING = ("”", '"', "’")
_LINK = re.compile(r"[\s,;]*(?:(?:and|but|while|before|yet|then|also|further|later|thus|[a-z]+ly)\s+)*")


def end_of_words(text: str, start: int, end: int) -> int:
    """Where the words reported at `start` end, at most at `end`, which is that of their sentence."""
    verb = _CLAUSE.search(text, start, end)
    for found in _NARRATED.finditer(text, start, end):
        whole = verb is not None and verb.start() < found.start()
        if whole or found["joined"] is None or _HAS_OBJECT.match(text, found.end(), end):
            at = found.start()
            return at + 2 if text[at + 1 : at + 2] in _CLOSING else at
    return end


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether the verb of saying behind a clause is plainly of who said the clause.

    After one in the past it may be of whom the clause tells: “said that the board met and announced that”.
    """
    return _NOT_PAST.search(text, start, end) is not None


def joins(text: str, start: int, end: int) -> bool:
    """Whether nothing but “and”, “, also” stands between a report and the next verb of saying."""
    return _LINK.fullmatch(text, start, end) is not None


def end_of_subordinate(text: str, sentence: int, verb: int, start: int, end: int) -> int | None:
    """`end`, but where the report is a clause before the main one (“When X said that A, …”) its comma.

    `sentence` is where the sentence begins and `verb` where its verb of saying does.  None where several
    commas leave open which of them ends the clause.
    """
    if _SUBORDINATE.match(text, sentence, verb) is None or "," in text[sentence:verb]:
        return end
    commas = [match.start() for match in _COMMA.finditer(text, start, end)]
    if not commas:
        return end
    return commas[0] if len(commas) == 1 else None
