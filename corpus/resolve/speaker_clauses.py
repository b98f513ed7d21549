"""Clauses beside a speaker: one of somebody else in the same sentence, and who somebody is between commas.

“NAME says it is late, and NAME, its CEO, adds”, “NAME reported that NAME had laughed and said”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.models import PersonMention, Span
from corpus.quoting.cue import SPACE
from corpus.resolve.scene import Scene
from corpus.resolve.speaker_patterns import ADVERBS, SAYING

_OPENS_APPOSITION = re.compile(rf"{SPACE}*(?:\([^)\n]{{0,60}}\){SPACE}*)?[,(—–]")
_CLOSES_APPOSITION = re.compile(rf"[,)—–]{ADVERBS}{SPACE}*$")
_JOINS_CLAUSE = re.compile(rf"[,;]{SPACE}+(?:and|but|while|whereas){SPACE}+$")
#: “…, after which NAME”, “…, while NAME”: what follows has a subject of its own.
_SUBORDINATES = re.compile(
    rf"[,;]{SPACE}+(?:after{SPACE}+which|whereupon|while|whereas|before|until){SPACE}+(?:the{SPACE}+)?"
    rf"(?P<title>[^,;:.]{{0,60}})$"
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
