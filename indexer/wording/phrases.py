"""Phrases that came and went: since when and until when the recurring phrases of an archive are used.

A phrase is said to be new, or no longer used, only where chance hardly explains it: where releases before (or
after) use it nowhere although, used as often as between its first and last use, it would stand in some of
them with a probability of 99 % for all the phrases counted together (Bonferroni, 1936).  An undated release
may be from any time: where many that use a phrase are undated, nothing is said.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Final, Literal

from corpus.models import Language
from indexer.engines.base import Either, Sequence, ordinals
from indexer.fields import EVERYWHERE
from indexer.keys import spellings
from indexer.layouts import Layouts
from indexer.plan import Corpus
from indexer.wording.recall import spread
from indexer.wording.recurring import Recurring, recurring
from indexer.wording.results import When
from indexer.wording.uses import when_of

State = Literal["new", "gone", "came-and-went", "lasting"]
STATES: tuple[State, ...] = ("gone", "new", "came-and-went", "lasting")
TITLES: Final[dict[State, str]] = {
    "gone": "No longer used",
    "new": "New",
    "came-and-went": "Came and went",
    "lasting": "No sign of change",
}
#: Releases that are read for phrases, evenly over time; what is found is then counted in all of them.
MOST_READ: Final = 1000
#: Phrases of a language that are counted, those of most worth first.
MOST_COUNTED: Final = 300
_BY_CHANCE: Final = 0.01
#: Dated releases that use a phrase, at the least, and their share of all that do, before its end is told.
_LEAST_DATED: Final = 4
_DATED: Final = 0.8
_LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh")


@dataclass(frozen=True, slots=True)
class PhraseLife:
    """A phrase in time.  `first` and `last` are the dates of the first and the last dated release with it.

    `releases` use it in these words, wherever in their texts, `undated` of which have no date.  From the
    first to the last use there are `among` dated releases of its language, `before` and `after` that as many,
    none of which uses it.
    """

    text: str
    language: Language
    state: State
    releases: int
    undated: int
    first: When
    last: When
    first_id: str
    last_id: str
    among: int
    before: int
    after: int
    worth: float


@dataclass(frozen=True, slots=True)
class Phrases:
    """`read` of `releases` were read; `phrases` are by state, the most telling ones first."""

    phrases: tuple[PhraseLife, ...]
    read: int
    releases: int
    generation: str = ""


def phrases_of(corpus: Corpus, layouts: Layouts) -> Phrases:
    """The recurring phrases of an archive with their first and last use."""
    columns = corpus.columns
    base = columns.everything & ~columns.unassigned
    chosen = spread(base, corpus, MOST_READ)
    releases = [layouts[ordinal] for ordinal in chosen]
    found: list[PhraseLife] = []
    for language in _LANGUAGES:
        time = _Time(corpus, base & columns.values["language"].get(language, 0))
        counted = recurring(releases, language)[:MOST_COUNTED]
        for one in counted:
            life = time.life(one, _BY_CHANCE / len(counted))
            if life is not None:
                found.append(life)
    found.sort(key=lambda one: (STATES.index(one.state), -_telling(one), one.text))
    return Phrases(tuple(found), len(releases), base.bit_count())


class _Time:
    """The dated releases of one language in order."""

    def __init__(self, corpus: Corpus, base: int) -> None:
        self._corpus = corpus
        self._everything = corpus.columns.everything & ~corpus.columns.unassigned
        days = corpus.columns.days
        self._first = dict(zip(days.ordinals, days.first, strict=True))
        self._last = dict(zip(days.ordinals, days.last, strict=True))
        own = [number for number in ordinals(base) if number in self._first]
        self._starts = array("I", sorted(self._first[number] for number in own))
        self._ends = array("I", sorted(self._last[number] for number in own))

    def life(self, phrase: Recurring, by_chance: float) -> PhraseLife | None:
        """The life of a phrase; None where too few releases that use it are dated to tell.

        It is looked for as the page of the phrase does: in all texts, in any language.
        """
        plans = tuple(Sequence(row, "folded", EVERYWHERE) for row in spellings(phrase.text))
        used = list(ordinals(self._corpus.engine.matching(Either(plans)) & self._everything))
        dated = [number for number in used if number in self._first]
        if len(dated) < 2:
            return None
        first, last = min(dated, key=self._first.__getitem__), max(dated, key=self._last.__getitem__)
        before = bisect_left(self._ends, self._first[first])
        after = len(self._starts) - bisect_right(self._starts, self._last[last])
        among = max(len(dated), len(self._starts) - before - after)
        told = len(dated) >= max(_LEAST_DATED, _DATED * len(used))
        new, gone = (
            told and _none_by_chance(len(dated), among, none) < by_chance for none in (before, after)
        )
        state: State = "came-and-went" if new and gone else "new" if new else "gone" if gone else "lasting"
        rows = self._corpus.columns.rows
        return PhraseLife(
            phrase.text,
            phrase.language,
            state,
            len(used),
            len(used) - len(dated),
            when_of(rows[first]),
            when_of(rows[last]),
            rows[first].id,
            rows[last].id,
            among,
            before,
            after,
            round(phrase.worth, 2),
        )


def _none_by_chance(used: int, among: int, others: int) -> float:
    """How probable it is that none of `others` releases uses what `used` of `among` do."""
    return (1 - used / (among + 1)) ** others


def _telling(one: PhraseLife) -> float:
    """What puts phrases in order: worth, and for those that changed how little chance explains it."""
    if one.state == "lasting":
        return one.worth * math.log2(1 + one.releases)
    used = one.releases - one.undated
    chances = [
        _none_by_chance(used, one.among, none)
        for none, told in ((one.before, one.state != "gone"), (one.after, one.state != "new"))
        if told
    ]
    return one.worth * min(-math.log10(max(chance, 1e-12)) for chance in chances)


def evidence(one: PhraseLife) -> str:
    """“none of 94 before, 479 since”: the dated releases that lack a phrase; "" for a lasting one."""
    said = [f"{one.before:,} before"] if one.state in ("new", "came-and-went") else []
    said += [f"{one.after:,} since"] if one.state in ("gone", "came-and-went") else []
    undated = f"; {one.undated:,} undated" if one.undated else ""
    return f"none of {', '.join(said)}{undated}" if said else ""
