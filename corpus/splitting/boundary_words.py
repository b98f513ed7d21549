"""What the words around a possible headline tell: whether the text before it goes on after it.

Decides nothing alone: it gives the values of `TIES`, and whether a line is a headline that nothing
after speaks of.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from corpus.splitting.block_traits import Traits

_NAMES = (
    "t_next t_prev t_diff t_next0 lead_new cohesion cohesion_near coh_gap name_gap bridge bridge_near "
    "own_old own_new lead_names_new names1 p_lost"
)
TIES = tuple(_NAMES.split())
_NOTHING: frozenset[str] = frozenset()


def observe_words(before: Sequence[Traits], at: Traits, after: Sequence[Traits]) -> list[float]:
    """The values of `TIES` for one block; `before` and `after` run in reading order."""
    lead = next((b for b in after[:4] if b.prose), None)
    x = _words(before, at, after, lead)
    x.append(bool(before) and not before[-1].prose and not runs_on(before[-1], at, after))
    return x


def runs_on(prev: Traits, at: Traits, after: Sequence[Traits]) -> bool:
    """Whether words of the block before come again in this one or the next four: a headline's do."""
    ahead = at.words.union(*[b.words for b in after[:4]])
    return len(prev.words & ahead) > 0.2 * len(prev.words)


def forgotten(prev: Traits, at: Traits, after: Sequence[Traits]) -> bool:
    """Whether the block before is long enough for a headline, and nothing after speaks of it."""
    return prev.size >= 4 and not prev.stop and not prev.address and not runs_on(prev, at, after)


def _words(before: Sequence[Traits], at: Traits, after: Sequence[Traits], lead: Traits | None) -> list[float]:
    own = at.words
    total = len(own) or 1
    near = _NOTHING.union(*[b.words for b in after[:3]])
    ahead = near.union(own, *[b.words for b in after[3:]])
    last4 = _NOTHING.union(*[b.words for b in before[-4:]])
    past = last4.union(*[b.words for b in before[:-4]])
    t_next = len(own & near) / total
    t_prev = len(own & past) / total
    gap = _similar(last4, near)
    return [
        t_next,
        t_prev,
        t_next - t_prev,
        len(own & after[0].words) / total if after else 0.0,
        1.0 - len(lead.words & past) / (len(lead.words) or 1) if lead else 0.5,
        _similar(past, ahead),
        gap,
        _similar(near, ahead - near) - gap,
        math.log1p(len((own & near) - past)),
        *_names(before, at, after, lead),
    ]


def _names(before: Sequence[Traits], at: Traits, after: Sequence[Traits], lead: Traits | None) -> list[float]:
    """How the names of the text before run on in the text after, and which are new."""
    last3 = _NOTHING.union(*[b.names for b in before[-3:]])
    past = last3.union(*[b.names for b in before[:-3]])
    near = _NOTHING.union(*[b.names for b in after[:3]])
    ahead = near.union(*[b.names for b in after[3:]])
    own = at.names
    share = 1.0 / (len(own) or 1)
    return [
        math.log1p(len(past & (ahead | own))),
        math.log1p(len(last3 & (near | own))),
        len(own & past) * share,
        len((own & near) - past) * share,
        len(lead.names - past) / (len(lead.names) or 1) if lead else 0.5,
        float(bool(own)),
    ]


def _similar(a: frozenset[str], b: frozenset[str]) -> float:
    """Cosine of two sets of words, up to 0.35: texts more alike than neighbouring paragraphs are not
    one text but two from one pattern."""
    return min(0.35, len(a & b) / math.sqrt(len(a) * len(b))) if a and b else 0.0
