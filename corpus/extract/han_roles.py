"""What a person is said to be in Chinese text: “创始人、董事长兼CEO” before a name, “董事长” behind it.

Reads the titles beside a name that is a person's already.  An organisation belongs to the role where
it stands before the titles and its last characters say that it is one.
"""

from __future__ import annotations

import re

from corpus.alternation import one_of
from corpus.languages import names_zh
from corpus.models import Span
from corpus.names import HAN, is_han, simplified

_LONGEST = 60
_NEAR = _LONGEST + 1  # characters around a name that are read


# “首席…官” holds any field.
_TITLE = (
    rf"(?:(?:{one_of(names_zh.ROLE_QUALIFIERS)}){{0,3}}(?:首席[{HAN}]{{1,4}}官|{one_of(names_zh.ROLES)}))"
)
_TITLES = re.compile(rf"{_TITLE}(?:[ \u00a0]?(?:[、/&＆]|兼任?|暨|及|和)[ \u00a0]?{_TITLE})*")
_ORGANISATION = re.compile(rf"[{HAN}A-Za-z0-9&·]{{0,24}}(?:{one_of(names_zh.ORGANISATION_ENDS)})")
# An office and where it is held: “临江市副市长”.
_PLACE = re.compile(rf"(?:(?!的)[{HAN}]){{1,6}}(?:{one_of(names_zh.PLACE_ENDS)})")
_BEHIND = re.compile(rf"[ \u00a0]?[,，(（]?[ \u00a0]?(?={_TITLE})")
_LATIN_LETTER = re.compile(r"[A-Za-z]")
# What one has done before somebody whose role follows: “总理在京会见世界银行行长”.
_CLAUSE = re.compile(rf"{one_of(names_zh.MEETING_VERBS)}|\d日")
# “原供应链副总裁”: what somebody was, whatever the field.
_FORMER = re.compile(rf"[{names_zh.FORMER}][{HAN}]{{0,8}}")
# “任命NAME女士为设计负责人”, “NAME出任总裁”: between stand a courtesy and the name in other letters.
_NAMED = re.compile(rf"(?:{one_of(names_zh.APPOINTING_VERBS)})[^，。；：！？,.;:!?\n]{{0,24}}$")
_BECOMES = re.compile(
    rf"(?:先生|女士|博士|教授)?(?:[(（][^()（）\n]{{1,24}}[)）])?(?P<as>为|作为)?"
    rf"(?(as)|(?:{one_of(names_zh.BECOMING_VERBS)})为?)(?P<role>[{HAN}A-Za-z0-9&·]{{0,12}}?{_TITLES.pattern})"
)
_SUCCEEDS = re.compile(rf"(?:{one_of(names_zh.SUCCEEDING_VERBS)})[^，。；！？,;!?\n]{{0,24}}$")
_EDGE = re.compile(r"[，。、；：！？,.;:!?（）()“”\"《》【】\s]")


def han_role(text: str, name: Span, within: Span) -> Span | None:
    """What `name` is made, else the titles before it, else those behind it; None where there are none."""
    left = max(within.start, name.start - _NEAR)
    near = simplified(text[left : min(within.end, name.end + _NEAR)])
    here, floor = Span(name.start - left, name.end - left), left - within.start
    role = (
        _appointed(near, here, Span(0, len(near)))
        or _before(near, here.start, begins=floor == 0)
        or _behind(near, here.end, len(near))
    )
    return role and Span(left + role.start, left + role.end)


def _appointed(text: str, name: Span, within: Span) -> Span | None:
    """What somebody is made, or becomes: “任命NAME为总裁”; not what he leaves to the one before."""
    role = _BECOMES.match(text, name.end, min(within.end, name.end + _LONGEST))
    if role is None:
        return None
    floor = max(within.start, name.start - 30)
    if _SUCCEEDS.search(text, floor, name.start):
        return None
    if role["as"] is not None and _NAMED.search(text, floor, name.start) is None:
        return None
    return Span(*role.span("role"))


def _before(text: str, pos: int, *, begins: bool) -> Span | None:
    """`begins` says that the release begins where `text` does."""
    left = max(0, pos - _LONGEST)
    end = pos - (text[pos - 1 : pos] in (" ", "\u00a0") and pos > left)
    for found in _TITLES.finditer(text, left, end):
        if found.end() != end:
            continue
        start = found.start()
        if found.group() == "代表" and is_han(text[max(left, start - 1) : start]):
            return None  # “某某代表某某宣布”: a verb
        if _LATIN_LETTER.match(text, start) and _LATIN_LETTER.match(text, max(left, start - 1), start):
            return None
        return Span(_with_organisation(text, left, start, whole=begins and left == 0), end)
    return None


def _with_organisation(text: str, left: int, start: int, *, whole: bool) -> int:
    """Where the role begins that has its titles from `start` on; `whole` says that no word ends at `left`."""
    edges = [m.end() for m in (*_EDGE.finditer(text, left, start), *_CLAUSE.finditer(text, left, start))]
    begin = max(edges, default=left)
    if begin == start or (begin == left and not whole):
        return start
    if _FORMER.fullmatch(text, begin, start):
        return begin
    # Of “云泽集团董事长” the last word of the organisation may open a role as well.
    opening = (word for word in ("", *names_zh.ORGANISATION_ENDS) if text.startswith(word, start))
    named = any(_ORGANISATION.fullmatch(text, begin, start + len(word)) for word in opening)
    return begin if named or _PLACE.fullmatch(text, begin, start) else start


def _behind(text: str, pos: int, limit: int) -> Span | None:
    opening = _BEHIND.match(text, pos, min(limit, pos + _LONGEST))
    if opening is None:
        return None
    found = _TITLES.match(text, opening.end(), min(limit, pos + _LONGEST))
    if found is None or (found.group() == "代表" and is_han(text[found.end() : found.end() + 1])):
        return None  # “某某代表双方签署”: a verb
    return Span(*found.span())
