"""Who is named in one release: mentions with their role and the rule that found them.

Decides only that a stretch of text is a person's name.  Whose it is, short forms (“Okoro said”) and
names that only other releases make certain are left to `resolve.persons`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.extract.appointments import appointed_role, hands_over
from corpus.extract.han_names import find_bracketed, find_han_names
from corpus.extract.han_roles import han_role
from corpus.extract.latin_names import find_latin_names
from corpus.extract.listed_roles import settle
from corpus.extract.lone_names import find_lone_names
from corpus.extract.roles import role_beside
from corpus.languages import names_en
from corpus.models import Language, PersonMention, Span
from corpus.names import UPPER, is_han

_COUPLE = re.compile(rf"(?:(?P<before>[^\W\d_]+)[ \u00a0])?(?P<name>[{UPPER}]\w+) (?:and|&) $")
_JOINED = (" and ", " & ", " and \n", " & \n")


def find_people(text: str, span: Span, *, language: Language) -> tuple[PersonMention, ...]:
    """The names of people in `text[span]`, in order and without overlaps, each with `name` None.

    `text` is the whole dump, `span` one release of it; positions are in `text`.  A mention's span takes
    in a courtesy title (“Ms. Okoro”), not a degree, a possessive or a role.  A mention with the rule
    "bracketed" is the same person as the mention just before it: “Wen Li (文 丽)”.  The rule "couple" is
    “Barbara” in “Barbara and Robert Okoro”.  An empty tuple where nobody is named.
    """
    mentions = find_latin_names(text, span) + find_lone_names(text, span)
    bracketed = list(find_bracketed(text, span))
    if language == "zh":
        mentions += find_han_names(text, span)
    mentions = _with_brackets(mentions, bracketed)
    mentions += _first_of_couples(text, span, mentions)
    mentions.sort(key=lambda m: (m.span.start, -m.span.end))
    return tuple(settle(text, span, [with_role(text, span, m) for m in _without_overlaps(mentions)]))


def with_role(text: str, span: Span, mention: PersonMention) -> PersonMention:
    """The mention with the role that stands beside it in `text[span]`, if it has none yet."""
    if mention.role or mention.rule in ("bracketed", "couple"):
        return mention
    if is_han(mention.surface):
        role = han_role(text, mention.span, span)
    else:
        role = None if hands_over(text, mention.span, span.start) else role_beside(text, mention.span, span)
        role = role or appointed_role(text, mention.span, span)
    if role is None:
        return mention
    return replace(mention, role=" ".join(text[role.start : role.end].split()))


def _first_of_couples(text: str, span: Span, mentions: list[PersonMention]) -> list[PersonMention]:
    """“Barbara” in “Barbara and Robert Okoro”, whose family name is that of the next mention."""
    found = []
    for mention in mentions:
        if not text.endswith(_JOINED, span.start, mention.span.start):
            continue
        if " " not in mention.surface or mention.surface.split()[0].casefold() not in names_en.GIVEN_NAMES:
            continue
        couple = _COUPLE.search(text, max(span.start, mention.span.start - 32), mention.span.start)
        if couple is None or couple.group("name").casefold() not in names_en.GIVEN_NAMES:
            continue
        before = couple.group("before") or "a"
        if before.islower() or before.casefold() in names_en.NOT_NAMES:
            found.append(PersonMention(Span(*couple.span("name")), couple.group("name"), "couple", 0.7))
    return found


def _with_brackets(
    mentions: list[PersonMention], bracketed: list[tuple[PersonMention, int]]
) -> list[PersonMention]:
    """Adds the bracketed names that stand behind a person; behind anything else they are not a person's."""
    ends = {m.span.end for m in mentions}
    return mentions + [m for m, opening in bracketed if any(opening - gap in ends for gap in range(3))]


def _without_overlaps(mentions: list[PersonMention]) -> list[PersonMention]:
    kept: list[PersonMention] = []
    for mention in mentions:
        if not kept or kept[-1].span.end <= mention.span.start:
            kept.append(mention)
        elif mention.confidence > kept[-1].confidence:
            kept[-1] = mention
    return kept
