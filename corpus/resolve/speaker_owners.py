"""Somebody whom the text does not name, but for whose he or she is: “founder NAME’s spokesman”.

What such a one says is not NAME's.
"""

from __future__ import annotations

import re

from corpus.languages import names_en, speech_en
from corpus.models import Span
from corpus.quoting.cue import SPACE
from corpus.resolve.scene import Found, Scene
from corpus.resolve.speaker_patterns import ADVERBS

_HIS = re.compile(rf"(?:[’']s|(?<=s)[’']){SPACE}+(?:[a-z][\w\-]*{SPACE}+){{0,2}}?(?P<noun>[a-z][\w\-]*)")
_WHOSE_LAST = re.compile(
    rf"\bwhose{SPACE}+(?P<noun>[a-z][\w\-]*(?:{SPACE}+[a-z][\w\-]*){{0,2}}?){ADVERBS}{SPACE}*$"
)
_PARTIES = names_en.ROLE_HEADS.union(speech_en.UNNAMED_NOUNS, speech_en.COLLECTIVE, ("office",))


def somebody_of(scene: Scene, area: Span) -> Found | None:
    """Somebody, or a part of a house, behind the name of whoever it belongs to; None for none."""
    for one in scene.mentions(area)[:2]:
        his = _HIS.match(scene.text, one.span.end - scene.offset, area.end - scene.offset)
        if his is not None and his.group("noun") in _PARTIES:
            span = Span(one.span.start, scene.offset + his.end())
            return Found("unnamed", None, span, "unnamed", role=" ".join(scene.slice(span).split()))
    return None


def whose_last(words: str, area: Span) -> Found | None:
    """“NAME, whose spokesman ”: the spokesman, where the words of an area end so; else None."""
    match = _WHOSE_LAST.search(words)
    if match is None:
        return None
    where = Span(area.start + match.start("noun"), area.start + match.end("noun"))
    return Found("unnamed", None, where, "unnamed")
