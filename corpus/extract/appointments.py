"""Roles that a verb or an apposition gives: “was named Chief Engineer”, “my co-founder, Ann Dorsey,”.

Decides only whether the words around a person's name say what the person is or becomes; the phrase
that follows is cut by `extract.roles`.
"""

from __future__ import annotations

import re

from corpus.alternation import one_of
from corpus.extract.role_phrases import role_from
from corpus.extract.roles import past_name, role_before
from corpus.languages import names_en
from corpus.models import Span
from corpus.names import TOKEN

_BECOMES = r"(?:appointed|named|elected|promoted|hired)(?:\s(?:as|to))?"
_ARTICLES = r"(?:(?:the|an?|our|its|their|new|next|first)\s){0,2}"
_AFTER = re.compile(
    rf"(?:,?\swho)?\s(?:(?:(?:has|have|had)\s(?:recently\s)?been|was|were|is|are)\s{_BECOMES}|"
    rf"(?:currently\s|now\s)?serv(?:es|ed|ing)\sas|(?:has\s)?joined\s(?:[\w’'&.\-]+\s){{1,4}}?as|"
    rf"as(?=\s(?:its\s|the\s|our\s|an?\s|new\s)*[A-Z])|(?:will\s)?(?:remains?|becomes?|became)|"
    # “to succeed NAME as Chief Engineer”: the role is the first one's.
    rf"(?:(?:to|will|has|had|would|is\sto)\s)?(?:[Ss]ucceed(?:s|ed)?|[Rr]eplace[sd]?)\s"
    rf"(?:him|her|(?:{TOKEN}\s){{0,4}}{TOKEN}(?:\s\([^()\n]{{1,30}}\))?)\sas)\s{_ARTICLES}"
)
_SUCCEEDED = re.compile(
    r"\b(?i:succeed(?:s|ed|ing)?|replac(?:es?|ed|ing)|follow(?:s|ed|ing)?|(?:appointed|named|nominated|elected)\sby)\s"
    rf"(?:(?i:{one_of(names_en.COURTESY | names_en.RANKS)})\.?\s)?$"
)
_AS = re.compile(r"(?:\s\([^()\n]{1,30}\))?\sas\s")
# “appoints Ann Dorsey Chief Engineer”: nothing stands between the name and the role.
_BEFORE = re.compile(
    r"\b(?i:appoint(?:s|ed)?|names?|named|elect(?:s|ed)?|promot(?:es?|ed)|hires?|hired|makes?|made)\s$"
)
#: “, previously head of sales, as CEO”: what follows is what the person becomes.
_INSTEAD = re.compile(rf",\sas\s{_ARTICLES}(?=[A-Z])")
_OPENS_PHRASE = re.compile(r"(?:\b(?:the|my|our|his|her|their|its)|[’']s)\s$", re.I)
#: “the president of the Federation (FAR), ”: the office is described before its holder is named.
_DESCRIBED = re.compile(
    rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur|[’']s)\s(?P<role>(?:[\w\-]+\s){{0,3}}?(?:{one_of(names_en.ROLE_HEADS)})\s"
    r"(?:of|for|at)\s[a-z][^,;.:“”\"\n]{2,80}?)(?:\s\([A-Z][\w\-]{1,9}\))?,\s$"
)
_OWNER = re.compile(r"(?:[A-Z][\w\-]*\s){0,3}[A-Z][\w\-]*[’']s\s")


def hands_over(text: str, name: Span, floor: int) -> bool:
    """Whether somebody else takes the role behind a name: “to succeed NAME as Chief Engineer”, “appointed by
    NAME as”."""
    if _AS.match(text, name.end) is None:
        return False
    return _SUCCEEDED.search(text, max(floor, name.start - 36), name.start) is not None


def appointed_role(text: str, name: Span, within: Span) -> Span | None:
    """What a person is appointed to or serves as, from the words beside `name`; else None."""
    if hands_over(text, name, within.start):
        return None
    opening = _AFTER.match(text, past_name(text, name.end, within.end), within.end)
    if opening is not None:
        return role_from(text, opening.end(), within.end)
    if text[name.end : name.end + 1] == " " and text[name.end + 1 : name.end + 2].isupper():
        verb = _BEFORE.search(text, max(within.start, name.start - 16), name.start)
        return role_from(text, name.end + 1, within.end) if verb else None
    return apposed_role(text, within.start, name.start)


def later_role(text: str, former: Span, within: Span) -> Span | None:
    """What somebody becomes whose `former` role is told first; None where nothing says that it is former."""
    if text[former.start : former.end].split()[0].casefold() not in names_en.FORMER:
        return None
    instead = _INSTEAD.match(text, former.end, within.end)
    return role_from(text, instead.end(), within.end) if instead else None


def apposed_role(text: str, floor: int, start: int) -> Span | None:
    """The role before the comma before a name, where an article or an owner opens it."""
    if text[max(floor, start - 2) : start] != ", ":
        return None
    role = role_before(text, floor, start - 2)
    if role is not None and text[role.start : role.end].split()[-1].casefold() in names_en.ROLE_HEADS:
        opened = _OPENS_PHRASE.search(text, max(floor, role.start - 8), role.start)
        return role if opened or _OWNER.match(text, role.start, role.end) else None
    described = _DESCRIBED.search(text, max(floor, start - 120), start)
    if described is None or " and " in described["role"]:
        return None
    return Span(*described.span("role"))
