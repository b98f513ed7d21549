"""Whose a role is that stands between two names: “Minister of Ports, NAME, Secretary to the Board, NAME”.

A role beside a name may be the neighbour's.  Where it stands straight before the next name it is that one's;
between commas it is the next one's where the list gives the role first.  Decides for the mentions of one
text together; how a role is read beside a name is for `extract.roles`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.extract.appointments import later_role
from corpus.extract.role_phrases import has_role_head
from corpus.extract.roles import past_name, role_after, role_before
from corpus.languages import names_en
from corpus.models import PersonMention, Span
from corpus.names import UPPER, is_han

_WORD = rf"(?:[{UPPER}][\w.’'\-]*|of|and|the|for|to|in|at|&|\([^()\n]{{1,40}}\))"
#: What stands between the head of a role and the name it goes on to: “, Religious and Cultural Affairs ”.
_GOES_ON = re.compile(
    rf"(?!,?[ \u00a0](?:and|&)[ \u00a0]|[ \u00a0]to[ \u00a0](?!the[ \u00a0]))"
    rf"(?:(?:,?[ \u00a0]{_WORD})*(?:[ \u00a0][{UPPER}][\w.’'\-]*|[ \u00a0]\([^()\n]{{1,40}}\)))?[ \u00a0]"
)
_WHOLE = re.compile(r"[ \u00a0](?:of|to|for)[ \u00a0]")
#: “the Glen Rose Bureau”: the name goes on, and is no person's.
_LONGER_NAME = re.compile(rf"[ \u00a0](?:&|[{UPPER}])")
_TITLES = names_en.RANKS | names_en.COURTESY


def settle(text: str, within: Span, mentions: Sequence[PersonMention]) -> list[PersonMention]:
    """The mentions of `text[within]`, in order, each with a role of its own or none."""
    settled: list[PersonMention] = []
    floor = within.start  # what a name before has taken
    for one, following in zip(mentions, _following(mentions), strict=True):
        if is_han(one.surface) or one.rule in ("bracketed", "couple"):
            settled.append(one)
            continue
        behind = role_after(text, past_name(text, one.span.end, within.end), within.end)
        role, taken = one.role, one.span.end
        if behind is not None and role is not None and _words(text, behind) == role:
            if (later := later_role(text, behind, within)) is not None:
                role, taken = _words(text, later), later.end
            elif following is None or (
                following.span.start > behind.start
                and following.surface.split()[-1] != one.surface.split()[-1]  # “of Dorsey & Co.”
            ):
                kept = _own(text, floor, one, behind, following)
                role = _words(text, kept) if kept is not None else None
                taken = kept.end if kept == behind else taken
            else:
                taken = behind.end
        whole = " " in one.surface
        if role is None and whole and (listed := _listed(text, floor, one.span.start)) is not None:
            role = _words(text, listed)
        settled.append(one if role == one.role else replace(one, role=role))
        floor = max(floor, taken)
    return settled


def _following(mentions: Sequence[PersonMention]) -> list[PersonMention | None]:
    """For each mention the next one that is no other script of the same."""
    found: list[PersonMention | None] = []
    following: PersonMention | None = None
    for one in reversed(mentions):
        found.append(following)
        following = following if one.rule == "bracketed" else one
    return found[::-1]


def _words(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def _listed(text: str, floor: int, start: int) -> Span | None:
    """“with Secretary to the President, NAME”: a whole role before the comma, which is no other name's."""
    role = _before(text, floor, start) if text[start - 2 : start] == ", " else None
    if role is None or _WHOLE.search(text, role.start, role.end) is None:
        return None
    return role if role.start - 2 == floor or text[role.start - 2 : role.start] != ", " else None


def _is_title(words: Sequence[str]) -> bool:
    """Whether what stands before a name is no more than its title, or nothing."""
    if not words:
        return True
    return (
        len(words) <= 3
        and all(w[:1].isupper() for w in words)
        and words[-1].casefold().rstrip(".") in _TITLES
    )


def _own(
    text: str, floor: int, one: PersonMention, behind: Span, following: PersonMention | None
) -> Span | None:
    """The role of `one`: what stands behind it, unless that is the next one's; else what stands before it."""
    start = _name_start(text, one)
    before = _before(text, floor, start)
    listed = False
    if following is not None:
        if following.span.start < behind.end and _LONGER_NAME.match(text, following.span.end) is None:
            said = text[behind.start : following.span.start].rstrip()
            own = said.removesuffix("and").removesuffix("&").rstrip(" ,")
            if len(own) == len(said):
                return before
            behind = Span(behind.start, behind.start + len(own))
            if not said.endswith(","):
                return behind
        gap = text[behind.end : following.span.start]
        listed = gap.startswith((", ", ",\u00a0")) and _is_title(gap[2:].split())
        if not listed and _GOES_ON.fullmatch(gap):
            return before
    # “Minister of Ports NAME, Secretary of the Board NAME, Chair of the Fund”, whoever of them is known.
    if before is not None and before.end + 1 == start:
        told = text[behind.start : behind.end]
        ranked = start == one.span.start and _plain(one.honorific) in names_en.RANKS
        whole = (not ranked or "," in told) and _WHOLE.search(text, before.start, before.end) is not None
        if listed or whole or _holds_several(told):
            return before
    return (before or behind) if listed else behind


def _name_start(text: str, one: PersonMention) -> int:
    """Where a name begins: behind the rank that is another's in “Secretary to the President NAME”."""
    start = one.span.start
    if one.honorific and _plain(one.honorific) in names_en.RANKS and text.endswith(" to the ", 0, start):
        start += len(one.honorific)
        return start + len(text[start : one.span.end]) - len(text[start : one.span.end].lstrip())
    return start


def _plain(honorific: str | None) -> str:
    return (honorific or "").casefold().rstrip(".")


def _holds_several(roles: str) -> bool:
    """Whether a phrase tells the offices of several: “Secretary of the Board NAME, Chair of the Fund”."""
    return sum(_WHOLE.search(part) is not None and has_role_head(part) for part in roles.split(",")) > 1


def _before(text: str, floor: int, start: int) -> Span | None:
    """The role straight before a name, or before the comma before it; a rank alone is none."""
    if text[start - 2 : start] == ", ":
        start -= 2
    elif text[start - 1 : start] not in (" ", "\u00a0"):
        return None
    role = role_before(text, floor, start)
    if role is None or not names_en.RANKS.issuperset(text[role.start : role.end].casefold().split()):
        return role
    return _before(text, floor, role.start) if text[role.start - 2 : role.start] == ", " else None
