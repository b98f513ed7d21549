"""People named by one word alone: “said Keely”, “founder Keely”, “Lucas, COO”.

One capitalised word is far more often a company than a person, so two different signs must agree.
"""

from __future__ import annotations

import re
from collections import defaultdict

from corpus.alternation import one_of
from corpus.extract.han_names import may_be_name
from corpus.extract.roles import role_after, role_before
from corpus.languages import names_en
from corpus.languages.common_en import common_words
from corpus.models import PersonMention, Span
from corpus.names import HAN, UPPER

ACCEPT = 3.0
_REST = r"[^\W\d_]*[a-z][^\W\d_]*"
_NAME = rf"(?P<name>[{UPPER}]{_REST})"
_CUES = one_of(names_en.SPEECH_VERBS)
_ROLE_BEFORE = re.compile(r"\b([a-z][a-z\-]+)\s$")
_AT_END = re.compile(rf"(?:^|[\n.”\"—–]\s?|\b[a-z]+,?\s){_NAME}$")
_QUOTE = re.compile('[“”"]')
_WITH_CUE = re.compile(rf",?\s(?:{_CUES})\s{_NAME}(?![\w@&-]|[ \u00a0][{UPPER}&])")
_CUE_BEGINS = frozenset(word[0] for word in names_en.SPEECH_VERBS)
_CUE_ENDINGS = tuple(names_en.SPEECH_VERBS)
_CUE_BEFORE = re.compile(rf"{_NAME}\s(?:{_CUES})[,:]?\s$")
_KIN = re.compile(r",\s(?:an?\s|the\s)?(?:mother|father|wife|husband|son|daughter|widow)\b")
_HAN_BRACKET = re.compile(rf"[(（]\s?(?P<han>[{HAN}· ]{{2,8}})\s?[)）]")
_WHO = re.compile(r"(?:,\s|\s?[—–]\s?)who\b")
_WORD = re.compile(rf"(?P<name>[{UPPER}](?<![\w@/.\-].){_REST})(?![\w@])")
_LONGEST = 40


def find_lone_names(text: str, span: Span) -> list[PersonMention]:
    """One-word names with the rule "single", in order; only where a sign stands, not each repetition."""
    signs: dict[str, dict[str, float]] = defaultdict(dict)
    places: dict[str, set[int]] = defaultdict(set)

    def note(match: re.Match[str] | None, kind: str, points: float) -> None:
        if match is not None and not _is_barred(match.group("name")):
            signs[match.group("name")][kind] = points
            places[match.group("name")].add(match.start("name"))

    for quote in _QUOTE.finditer(text, span.start, span.end):
        at = quote.end()
        gap = 2 if text.startswith(",", at) else 1
        if text[at + gap : at + gap + 1] in _CUE_BEGINS and text[at + gap - 1].isspace():
            note(_WITH_CUE.match(text, at, span.end), "speech", 2.0)
        if at - 2 < span.start or not text[at - 2].isspace():
            continue
        left = text[max(span.start, at - _LONGEST) : at - 1]
        if not left.rstrip().rstrip(",:").endswith(_CUE_ENDINGS):
            continue
        cue = _CUE_BEFORE.search(text, max(span.start, at - _LONGEST), at - 1)
        if cue is not None:
            note(_AT_END.search(text, max(span.start, cue.start() - 8), cue.end("name")), "speech", 2.0)
    for match in _KIN.finditer(text, span.start, span.end):
        note(_AT_END.search(text, max(span.start, match.start() - _LONGEST), match.start()), "kin", 2.0)
    for match in _HAN_BRACKET.finditer(text, span.start, span.end):
        if may_be_name(match.group("han")):
            opening = match.start() - text[max(span.start, match.start() - 1) : match.start()].isspace()
            note(_AT_END.search(text, max(span.start, opening - _LONGEST), opening), "han", 3.0)
    if not signs:
        return []
    roles: dict[int, str] = {}
    for match in _WORD.finditer(text, span.start, span.end):
        if match.group("name") in signs:
            _look_around(text, span, match, signs[match.group("name")], places[match.group("name")], roles)
    found = []
    for name, kinds in signs.items():
        total = sum(kinds.values()) + (1.0 if name.casefold() in names_en.GIVEN_NAMES else 0.0)
        if total >= ACCEPT:
            found += [
                PersonMention(Span(at, at + len(name)), name, "single", 0.7, role=roles.get(at))
                for at in places[name]
            ]
    return sorted(found, key=lambda m: m.span.start)


def _look_around(
    text: str, span: Span, match: re.Match[str], kinds: dict[str, float], at: set[int], roles: dict[int, str]
) -> None:
    """Adds what stands around one use of a word that has a sign already: a role, “who”."""
    start, end = match.span("name")
    before = _ROLE_BEFORE.search(text, max(span.start, start - _LONGEST), start)
    if before is not None and before.group(1) in names_en.ROLE_HEADS - names_en.WEAK_ROLE_HEADS:
        kinds["role-before"] = 1.5
        at.add(start)
        if (held := role_before(text, span.start, start)) is not None:
            roles[start] = " ".join(text[held.start : held.end].split())
    elif _WHO.match(text, end, min(span.end, end + 12)):
        kinds["who"] = 1.5
        at.add(start)
    role = role_after(text, end, span.end) if text.startswith(", ", end) else None
    if role is not None:
        kinds["role-after"] = 2.0
        roles[start] = " ".join(text[role.start : role.end].split())
        at.add(start)


def _is_barred(name: str) -> bool:
    low = name.casefold()
    return (
        low in names_en.NOT_NAMES
        or low in names_en.PLACES
        or low in names_en.ORGANISATION_WORDS
        or low in names_en.ROLE_HEADS
        or low in names_en.COURTESY
        or low in common_words()
        or re.search(rf"[a-z][{UPPER}]", name[2:]) is not None
    )
