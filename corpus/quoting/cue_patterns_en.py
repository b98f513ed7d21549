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
#: An adverb or auxiliary; whole, so that no word of it is tried in two ways.
ADVERB = rf"(?>(?:{one_of(speech_en.ADVERBS)})\b|[a-z]+ly\b)"
#: What people do with words, and numbers and lamps do too: only with a subject that is plainly somebody.
_OF_PEOPLE = ("added", "adds", "believed", "believes")
#: What a clause of its own begins with, beside “and”.
SUBORDINATOR = (
    r"(?:as|while|whereas|when|before|after|until|because|although|though|whereupon"
    rf"|(?:to|after|at|upon|in|on|by){SPACE}+which(?:{SPACE}+point)?)"
)
_CONJUNCTION = rf"(?:and|but|yet|so|then|{SUBORDINATOR})"
NAMED = (
    rf"[{UPPER}][\w’'.\-]*+(?:{SPACE}(?:(?:de|von|van|of){SPACE})?[{UPPER}][\w’'.\-]*+){{0,4}}"
    rf"(?:,{SPACE}[^,;:.“”\"\n]{{2,80}},)?"
)
_PEOPLE = one_of({*speech_en.UNNAMED_NOUNS, *names_en.ROLE_HEADS})
_UNNAMED = rf"(?:[a-z][\w’'\-]*+{SPACE}+){{0,3}}?(?:{_PEOPLE})"
#: “said NAME, while NAME noted”: a clause of somebody else, by name or as “the mayor”.
ANOTHER_SPEAKS = re.compile(
    rf"(?:;{SPACE}*(?:{_CONJUNCTION}{SPACE}+)?|,{SPACE}+{_CONJUNCTION}{SPACE}+"
    # What it begins with is told first, so that `re` can skip to it.
    rf"|(?:but(?<=\Wbut)|whereas(?<=\Wwhereas)){SPACE}+|,{SPACE}+(?P<with>with{SPACE}+(?:[a-z][\w\-]*+{SPACE}+){{0,3}}?))"
    rf"(?P<subject>(?:(?:{one_of(speech_en.DETERMINERS)}){SPACE}+)?{NAMED}"
    rf"|(?:{one_of(speech_en.DETERMINERS)}){SPACE}+{_UNNAMED})"
    rf"(?:{SPACE}++{ADVERB})*+{SPACE}++(?(with)(?:{one_of(speech_en.SAYING)})"
    rf"|(?:{one_of((*speech_en.SAID, *speech_en.CALLING_VERBS, *_OF_PEOPLE))}))\b"
)
_ROLE = one_of(word.title() for word in (*names_en.ROLE_HEADS, *names_en.ROLE_MODIFIERS) if word.isalpha())
#: “said NAME, prompting NAME to reply”, “NAME said as NAME left”: somebody else is named behind the cue.
ANOTHER_NAMED = re.compile(
    rf"(?:,{SPACE}+(?:{_CONJUNCTION}|with|prompting|which)|{SPACE}(?:as|while|whereas|when|before|after|until))"
    rf"{SPACE}+(?!(?:{_ROLE})\b)[{UPPER}][a-z]"
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
