"""What English cues on either side of words in marks have in common."""

from __future__ import annotations

import re

from corpus.alternation import one_of
from corpus.languages import names_en, speech_en
from corpus.names import UPPER
from corpus.quoting.cue import SPACE

REACH = 240  # how far from its mark a cue may stand, in code points
VERB = one_of(speech_en.QUOTING_VERBS)
SUBJECT_OPENERS = (
    names_en.ROLE_HEADS
    | names_en.ROLE_MODIFIERS
    | frozenset(("he", "she", "they", "we", "i", "it", *speech_en.DETERMINERS))
)
ADVERB = rf"(?:{one_of(speech_en.ADVERBS)}|[a-z]+ly)"
#: “said NAME, while NAME noted”: a clause of somebody else, by name or as “the mayor”.
ANOTHER_SPEAKS = re.compile(
    rf"(?:;|,{SPACE}+(?=and|but|yet|so|then|as|while|whereas|when|before|after|until|because|al|though|to{SPACE}))"
    rf"{SPACE}*(?:(?:and|but|yet|so|then|as|while|whereas|when|before|after|until|because|although|though"
    rf"|(?:to|after|at|upon){SPACE}+which(?:{SPACE}+point)?){SPACE}+)?"
    rf"(?:(?:(?:{one_of(speech_en.DETERMINERS)}){SPACE}+)?[{UPPER}][\w’'.\-]*+"
    rf"(?:{SPACE}(?:(?:de|von|van|of){SPACE})?[{UPPER}][\w’'.\-]*+){{0,4}}(?:,{SPACE}[^,;:.“”\"\n]{{2,80}},)?"
    rf"|(?:{one_of(speech_en.DETERMINERS)})(?:{SPACE}+[a-z][\w’'\-]*+){{1,4}}?)"
    rf"(?:{SPACE}+(?:had|has|have|would|{ADVERB}))*{SPACE}+(?:{VERB})\b"
)
#: “NAME never said “…””, “denied saying “…””, “wants NAME to say “…””: nobody says it there.
UNSAID = re.compile(
    rf"(?:\b(?:never|not|without|den(?:y|ies|ied)|refus(?:e|es|ed){SPACE}to|declin(?:e|es|ed){SPACE}to)|n[’']t)"
    rf"{SPACE}+(?:[a-z]+ly{SPACE}+|ever{SPACE}+|have{SPACE}+|having{SPACE}+|be{SPACE}+)?$|"
    rf"\b(?:wants?|wanted|asks?|asked|tells?|told|urge[sd]?|expect(?:s|ed)?|allow(?:s|ed)?|invite[sd]?|force[sd]?"
    rf"|advise[sd]?|needs?|needed){SPACE}[^,;:.“”\"]{{1,60}}{SPACE}to{SPACE}+$"
)
#: “NAME quotes an old captain”: the words are those of whom he quotes.
PASSING_ON = frozenset(("quotes", "quoted"))
WHOM = re.compile(
    rf"{SPACE}+(?P<area>(?:(?:{one_of(speech_en.DETERMINERS)}|my)\b|[{UPPER}])[^.;:!?\n“”\"]{{1,160}})"
)
