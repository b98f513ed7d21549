"""What a person is said to be, in the words of the text: “Chief Designer of Lumora”, “Lumora CEO”.

Reads the role beside a name in English: behind it, before it, on the line below.  How far its phrase
goes is for `extract.role_phrases`, what somebody is appointed to for `extract.appointments`, Chinese
titles are for `extract.han_roles`, and whether the name is a person's is for `extract.people`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.extract.role_phrases import (
    has_role_head,
    holds_to,
    names_another,
    opens_role,
    role_from,
    role_of_another,
)
from corpus.languages import names_en, speech_en
from corpus.models import Span

_OPENING = re.compile(
    r"\s?\(|,\s|\s[–—-]\s|\s*\|\s*|(?:,?\swho)?\s(?:as|is|was|serves\sas|served\sas|has\sserved\sas)\s"
    r"(?:(?:the|an?|our|its|currently|also)\s){1,2}"
    r"|\sis\s(?=chief\s)"
)
_NEXT_LINE = re.compile(
    r"[ \t\u00a0,]*+(?:\r?\n[ \t\u00a0]*+){1,2}(?P<line>[^\s](?:[^\r\n]{0,88}[^\s])?)[ \t\u00a0]*+(?=\r?\n|$)"
)
# Degrees and certificates that no list holds: “Dr.P.H.”, “FAHA”, “RN-BC”.
_POSTNOMINAL = re.compile(
    r"(?P<letters>(?:[A-Z][A-Za-z]{0,3}\.){2,5}[A-Z]?|[A-Z][A-Za-z]?[A-Z]{1,5}(?:-[A-Z]{1,4})?)®?,\s|"
    r"Ph\.?D\.\s"
)
#: When somebody holds a role is no part of it; “former” says that it is none of today.
_AT_THE_TIME = re.compile(r"(?:(?:currently|now|then)[ \u00a0])(?:the[ \u00a0])?")
_DEPARTMENT = re.compile(
    r",?(?:[ \u00a0]?|[ \t\u00a0]*(?:\r?\n[ \t\u00a0]*){1,2})"
    r"(?P<role>(?:Investor|Media|Public|Press|Corporate|Analyst|Government|Community)[ \u00a0]"
    r"(?:Relations|Communications?|Affairs)|Marketing[ \u00a0](?:&|and)[ \u00a0](?:PR|Communications?)|"
    r"Communications|Marketing|PR)(?![a-z])(?![ \u00a0][A-Z][a-z]+(?![\w@]))"
)
_NAME_AGAIN = re.compile(r"[ \u00a0]?[(（][^()（）\n]{1,40}[)）]")
_LEFT_JOINERS = frozenset(("and", "of", "&", "the", "for"))
_NOT_FIRST = _LEFT_JOINERS | {"a", "an", "our", "its", "in", "to"}
# Words that may qualify a role without being in any list: “hedge-fund manager”, “certified designer”.
_QUALIFIER = re.compile(r"[a-z]+-[a-z]+|[a-z]{2,}(?:ic|al|ive|ous|ary|ory)")
_PARTICIPLE = re.compile(r"[a-z]{3,}ed")
_BEFORE_PHRASE = frozenset(
    ["by", "with", "from", "of", "for", "to", "the", "a", "an", "our", "its", "as", "and"]
)
_OF_ROLES = names_en.ROLE_HEADS | names_en.ROLE_MODIFIERS
_NOT_OF_ROLES = (
    names_en.NOT_NAMES | names_en.HEADLINE_VERBS | {"featuring", "including", "introducing", "starring"}
) - _OF_ROLES
_VERBS = frozenset((*speech_en.QUOTING_VERBS, *speech_en.REPORTING_VERBS))


def role_beside(text: str, name: Span, within: Span) -> Span | None:
    """The role next to `name`, a person's with the courtesy title; None where none is stated in `within`."""
    pos = past_name(text, name.end, within.end)
    role = role_after(text, pos, within.end)
    if role is None and text[name.start - 1 : name.start] in (" ", "\u00a0"):
        role = role_before(text, within.start, name.start)
    if role is not None:
        return role
    department = _DEPARTMENT.match(text, pos, within.end)
    return Span(*department.span("role")) if department else role_below(text, pos, within.end)


def past_name(text: str, pos: int, end: int) -> int:
    """Where a name that ends at `pos` ends with the same in brackets: “Ann Dorsey (文 安)”."""
    again = _NAME_AGAIN.match(text, pos, end)
    return again.end() if again is not None and not has_role_head(again.group()) else pos


def role_after(text: str, pos: int, end: int) -> Span | None:
    """The role that follows a name ending at `pos`: after a comma, a dash, “as”, “is the” or in brackets.

    None where the next words are no role.
    """
    opening = _OPENING.match(text, pos, end)
    if opening is None:
        return None
    begin = opening.end()
    while degree := _POSTNOMINAL.match(text, begin, end):
        if (degree.group("letters") or "").casefold() in names_en.ROLE_HEADS:
            break
        begin = degree.end()
    if since := _AT_THE_TIME.match(text, begin, end):
        begin = since.end()
    return role_from(text, begin, end, bracket="(" in opening.group())


def role_below(text: str, pos: int, end: int) -> Span | None:
    """The role on the line below a name that ends its own line at `pos`, as under a letter; else None."""
    line = _NEXT_LINE.match(text, pos, end)
    if line is None:
        return None
    words = line.group("line")
    if words[-1:] in ".!?:" or "@" in words or not opens_role(words) or not words[0].isupper():
        return None
    return Span(*line.span("line"))


def role_before(text: str, start: int, pos: int) -> Span | None:
    """The role straight before a name that begins at `pos`: “Lumora founder and CEO”; None without one."""
    floor = max(start, pos - 140)
    left = text[floor:pos]
    cut = max(left.rfind(c) for c in '\n\r.;:“”"()[]–—!?')
    while cut > 0 and left[cut] == "." and re.search(r"\b(?:Inc|Corp|Ltd|Co|St)$", left[:cut]):
        cut = max(left.rfind(c, 0, cut) for c in '\n\r.;:“”"()[]–—!?')
    words = list(re.finditer(r"\S+", left[cut + 1 :]))
    if not words or words[-1].group().casefold() in _NOT_FIRST:
        return None
    first = _first_word([word.group() for word in words])
    if first is None:
        return None
    base = floor + cut + 1
    begin, stop = base + words[first].start(), base + words[-1].end()
    own = role_of_another(text[begin:stop])
    begin += own or 0
    return Span(begin, stop) if has_role_head(text[begin:stop]) else None


def _ends_dateline(words: Sequence[str], i: int) -> bool:
    """“LONDON Senator”, “Halden Falls, VT Senator”: the dateline has lost its dash."""
    word = words[i]
    if not word.isupper():
        return False
    state = len(word) == 2 and i > 0 and words[i - 1].endswith(",")
    return state or (len(word) > 3 and word.casefold() in names_en.PLACES)


def _first_word(words: list[str]) -> int | None:
    """Which of the words before a name is the first of a role; None where they end in none."""
    first = len(words)
    heads = 0
    for i in range(len(words) - 1, -1, -1):
        word = words[i]
        plain = word.rstrip(",").casefold()
        is_head = plain in names_en.ROLE_HEADS or _held_to(words, i + 1)
        if word.endswith(",") and (i == len(words) - 1 or not is_head or not _lists_roles(words, i)):
            break
        if not (
            is_head
            or word[:1].isupper()
            or plain in _LEFT_JOINERS
            or plain in names_en.ROLE_MODIFIERS
            or (heads and _qualifies(words, i))
            or _held_to(words, i)
        ):
            break
        if (plain in _NOT_OF_ROLES and not _held_to(words, i)) or (heads and _ends_dateline(words, i)):
            break
        if plain == "of" and i == len(words) - 2 and words[-1].casefold().rstrip(".") in names_en.RANKS:
            break  # “an adviser of Senator Okoro”
        if plain in ("and", "&") and not _joins_roles(words, i):
            break
        heads += is_head
        first = i
    while first < len(words) and words[first].casefold() in _NOT_FIRST:
        first += 1
    return first if heads and first < len(words) else None


def _lists_roles(words: Sequence[str], i: int) -> bool:
    """Whether a comma stands inside a role: “founder, chairman and CEO”, not “trusted partner, President”."""
    plain = words[i].rstrip(",").casefold()
    return plain not in names_en.WEAK_ROLE_HEADS or "and" in words[i:] or "&" in words[i:]


def _held_to(words: Sequence[str], i: int) -> bool:
    """“Secretary to the President”; “Secretary to President Okoro” names the President."""
    return words[i : i + 2] == ["to", "the"] and i > 0 and holds_to(words[i - 1])


def _joins_roles(words: list[str], i: int) -> bool:
    """Whether “and” at `i` stands inside a role: not between a name and the role of the next person."""
    if names_another(" ".join(words[max(0, i - 6) : i])):
        return False
    if words[i + 1].casefold() not in _OF_ROLES:
        return True
    before = words[i - 1].rstrip(",").casefold() if i else ""
    return before in _OF_ROLES


def _qualifies(words: list[str], i: int) -> bool:
    """Whether a small word before a role is part of it; a participle only where the phrase opens with it."""
    if _QUALIFIER.fullmatch(words[i]):
        return True
    opens = i == 0 or words[i - 1].casefold() in _BEFORE_PHRASE
    return opens and words[i] not in _VERBS and _PARTICIPLE.fullmatch(words[i]) is not None
