"""What the readers of speakers share: patterns of English for pronouns, names and verbs of saying."""

from __future__ import annotations

import re

from corpus.alternation import one_of
from corpus.languages import speech_en
from corpus.names import UPPER
from corpus.quoting.cue import SPACE
from corpus.quoting.cue_patterns_en import ADVERB

ADVERBS = rf"(?:{SPACE}++{ADVERB})*+"
PRONOUN = r"(?P<pronoun>I|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Ii]t|[Ww]ho|[Ee]veryone|[Ee]verybody)"
#: What makes the name behind it no subject.
PREPOSITIONS = (
    "to|for|with|by|of|from|at|about|and|than|like|against|on|in|as|after|before|under|between|toward|towards|via|"
    "including|alongside|unlike|without|except|besides|not|&|behind|over|above|beside|near|around|across|through|"
    "within|into|onto|below|beneath|inside|outside|opposite|during"
)
OBJECT_BEFORE = re.compile(
    rf"(?:^|\s)(?:{PREPOSITIONS}|meet|met|told|asked|joined)\s+(?:(?:the|our|its|my|his|her|their)\s+)?$",
    re.IGNORECASE,
)
NAME_WORD = rf"(?:[{UPPER}][\w&’'.\-]*|\d[\w.]*[{UPPER}a-z][\w.]*)"
CAPITALS = re.compile(
    rf"(?P<name>(?:[Tt]he{SPACE})?{NAME_WORD}(?:{SPACE}(?:(?:of|and|for|the|&|de|von|van){SPACE})?{NAME_WORD}){{0,7}})"
)
LEGAL = re.compile(r"\b(?:Inc|Corp|Corporation|Ltd|Limited|LLC|LLP|Group|Company|Co|PLC|plc|AG|GmbH|S\.A)\b")
#: Between two who speak together: “Okoro (CA-18), and ”.
NEXT_NAME = re.compile(rf"{SPACE}*(?:\([^)\n]{{0,60}}\){SPACE}*)?(?:,{SPACE}*)?(?:and|&|or|nor){SPACE}+$")
#: The same with a title before the second: “Okoro and CEO ”.
NEXT_TITLED = re.compile(rf"{NEXT_NAME.pattern[:-1]}(?:the{SPACE}+)?(?:[{UPPER}][\w.\-]*{SPACE}+){{1,4}}$")
#: What carries somebody's name and is not he: “the Okoro administration”.
CARRIES_NAME = re.compile(
    rf"{SPACE}+(?:administration|campaign|family|government|team|office|foundation|group|company|act|bill|plan|era"
    r"|brothers|sisters|estate|trust|clinic|school|institute|center|centre)\b",
    re.IGNORECASE,
)
ANY_PRONOUN = re.compile(rf"\b{PRONOUN}\b")
OWNER = {"my": "I", "his": "he", "her": "she", "our": "we", "their": "they"}
SAYING = re.compile(rf"\b(?:{one_of(speech_en.REPORTING_VERBS)})\b")
