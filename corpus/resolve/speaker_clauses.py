"""Clauses beside a speaker: one of somebody else in the same sentence, and who somebody is between commas.

“NAME says it is late, and NAME, its CEO, adds”, “NAME reported that NAME had laughed and said”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.languages import en, names_en
from corpus.models import PersonMention, Span
from corpus.quoting.cue import SPACE
from corpus.quoting.cue_patterns_en import SUBORDINATOR
from corpus.resolve.scene import Scene
from corpus.resolve.speaker_patterns import ADVERBS, NAME_WORD, PREPOSITIONS, SAYING

_OPENS_APPOSITION = re.compile(rf"{SPACE}*(?:\([^)\n]{{0,60}}\){SPACE}*)?[,(—–]")
_CLOSES_APPOSITION = re.compile(rf"[,)—–]{ADVERBS}{SPACE}*$")
_JOINS_CLAUSE = re.compile(rf"[,;]{SPACE}+(?:and|but|yet|so|then|while|whereas){SPACE}+(?:the{SPACE}+)?$")
#: “; NAME”, “, while NAME”, “, to which NAME”: the name is the subject of what follows.
_OPENS_CLAUSE = re.compile(
    rf"(?P<mark>;){SPACE}+(?:(?:and|but|yet|so|then){SPACE}+)?(?:the{SPACE}+)?$|"
    rf"[\w’'\-],?{SPACE}+{SUBORDINATOR}{SPACE}+(?:the{SPACE}+)?$"
)
#: What joins a name to a sentence in any way: it speaks too, or instead.
_JOINS = re.compile(
    rf"(?:;|\b(?:and|or|nor|but|yet|so|then|that|how|whether|why|if|whose{SPACE}+[a-z][\w’'\-]*)),?{SPACE}+(?:the{SPACE}+)?$",
    re.IGNORECASE,
)
#: “NAME, Minister of Trade and ”, “NAME of Smith and ”: what is told of her goes on, with no comma to end it.
_IN_APPOSITION = re.compile(
    rf"{SPACE}*(?:[,(—–]|(?:{PREPOSITIONS})\b)(?!{SPACE}*(?:and|or|nor|but|whose)\b)[^;]*[^\s,;)—–]{SPACE}+\w+{SPACE}+(?:the{SPACE}+)?",
    re.IGNORECASE,
)
#: Behind a closing mark: “…,” said NAME.
_SAID_FIRST = re.compile(rf"{SPACE}*,?{ADVERBS}{SPACE}*{SAYING.pattern}")
_NAME_LAST = re.compile(
    rf"(?P<name>{NAME_WORD}(?:{SPACE}(?:(?:de|von|van|of){SPACE})?{NAME_WORD}){{0,4}})"
    rf"{ADVERBS}{SPACE}*$"
)
#: “…, after which NAME”, “…, while NAME”: what follows has a subject of its own.
_SUBORDINATES = re.compile(
    rf"[,;]{SPACE}+(?:after{SPACE}+which|whereupon|while|whereas|before|until){SPACE}+(?:the{SPACE}+)?"
    rf"(?P<title>[^,;:.]{{0,60}})$"
)
_NO_SUBJECTS = (
    names_en.ROLE_HEADS | names_en.ROLE_MODIFIERS | {*map(str.casefold, (*en.MONTHS, *en.WEEKDAYS))}
)
_RELATIVE = re.compile(r"\b(?:who|that)\b")
#: “that NAME”, “how Ms. NAME”: a clause of somebody else inside the sentence.
_EMBEDS = re.compile(rf"\b(?:that|how|whether|why){SPACE}+(?:the{SPACE}+)?$")
_COMMA_AND = re.compile(rf",{SPACE}+(?:and|but|then){ADVERBS}{SPACE}*$")


def has_apposition(after: str) -> bool:
    """Whether what stands between a name and its verb says who somebody is, and no more."""
    return _OPENS_APPOSITION.match(after) is not None and _CLOSES_APPOSITION.search(after) is not None


def goes_on_with_and(after: str) -> bool:
    """Whether a sentence goes on with its first subject: “NAME said that NAME was wrong, and | added”."""
    return _COMMA_AND.search(after) is not None


def opens_clause(before: str, since: str, *, says_no_more: bool) -> bool:
    """Whether a name behind the words `before` is the subject of a clause of its own.

    `before` begins where the sentence does, or behind what stood in marks, `since` behind the one who was
    named last.  `says_no_more` tells that the verb of the clause has no object but what stands in marks
    behind it: “after NAME announced new rules: “…”” is no more about NAME than what stands before it.
    """
    if (opens := _OPENS_CLAUSE.search(before)) is not None:
        return says_no_more or opens.group("mark") is not None
    said = SAYING.search(since) is not None or _SAID_FIRST.match(before) is not None
    return said and _JOINS_CLAUSE.search(before) is not None


def unknown_last(scene: Scene, area: Span, mentions: Sequence[PersonMention]) -> Span | None:
    """The capitals before the verb that are none of those named, and are joined to what is told of them:
    “NAME opened the fair, and Lumora | said”; None where there are none."""
    words = scene.slice(area)
    last = _NAME_LAST.search(words)
    if last is None or not mentions or area.start + last.start("name") < mentions[-1].span.end:
        return None
    first = last["name"].split(maxsplit=1)[0].casefold().rstrip(".")
    # “NAME, founder and Chief Executive said”, “NAME opened on Monday and Tuesday”
    if first in _NO_SUBJECTS:
        return None
    before = words[: last.start("name")]
    since = words[mentions[-1].span.end - area.start : last.start("name")]
    joined = _JOINS.search(before) is not None and _IN_APPOSITION.fullmatch(since) is None
    if not joined and _OPENS_CLAUSE.search(before) is None:
        return None
    return Span(area.start + last.start("name"), area.start + last.end("name"))


def of_a_later_clause(scene: Scene, area: Span, mentions: Sequence[PersonMention]) -> PersonMention | None:
    """The last one named, in a clause of her own: “NAME says it is late, and NAME, its CEO, ”; else None."""
    if len(mentions) < 2:
        return None
    before, one = mentions[-2:]
    gap = scene.slice(Span(before.span.end, one.span.start))
    after = scene.slice(Span(one.span.end, area.end))
    own = SAYING.search(gap) is not None and _JOINS_CLAUSE.search(gap) is not None
    if not own and (joins := _SUBORDINATES.search(gap)) is not None:
        words = joins.group("title").split()
        own = all(word[0].isupper() for word in words) and _RELATIVE.search(gap) is None
    return one if own and has_apposition(after) and before.name != one.name else None


def is_embedded(scene: Scene, mention: PersonMention) -> bool:
    """Whether somebody is the subject of what another tells: “NAME reported that NAME had laughed”."""
    return _EMBEDS.search(scene.slice(Span(max(0, mention.span.start - 24), mention.span.start))) is not None


def embeds_another(scene: Scene, area: Span, name: str | None) -> bool:
    """Whether an area holds a clause about somebody else than `name`."""
    return any(one.name != name and is_embedded(scene, one) for one in scene.mentions(area))
