"""Phrases that came and went, as the page lists them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from indexer.wording.phrases import STATES, TITLES, PhraseLife, Phrases, State, evidence
from indexer.wording.results import WordingQuestion
from webapp import words
from webapp.wordings import when

MOST: Final = 25
"""Phrases a page lists of each state."""
NOTES: Final[dict[State, str]] = {
    "gone": "None of the later dated releases has them, which chance hardly explains.",
    "new": "None of the earlier dated releases has them, which chance hardly explains.",
    "came-and-went": "Neither the earlier nor the later dated releases have them.",
    "lasting": "Nothing says that these are new or were given up; for some, too few releases are dated.",
}


@dataclass(frozen=True, slots=True)
class PhraseView:
    """`since` tells in how many releases before or after none has it; "" for a lasting one."""

    text: str
    url: str
    tag: str
    releases: int
    undated: str
    first: str
    last: str
    since: str


@dataclass(frozen=True, slots=True)
class GroupView:
    state: State
    title: str
    note: str
    phrases: tuple[PhraseView, ...]
    more: int


@dataclass(frozen=True, slots=True)
class PhrasesPage:
    groups: tuple[GroupView, ...]
    read: str


def present(found: Phrases, ask: Callable[[WordingQuestion], str]) -> PhrasesPage:
    """The groups that have any phrase; `ask` says where a wording is followed."""
    groups = []
    for state in STATES:
        own = [one for one in found.phrases if one.state == state]
        if own:
            shown = tuple(_phrase(one, ask) for one in own[:MOST])
            groups.append(GroupView(state, TITLES[state], NOTES[state], shown, len(own) - len(shown)))
    read = words.counted(found.read, "release")
    if found.read < found.releases:
        read += f" of {found.releases:,}, spread evenly over time; then counted in all of them"
    return PhrasesPage(tuple(groups), read)


def _phrase(one: PhraseLife, ask: Callable[[WordingQuestion], str]) -> PhraseView:
    return PhraseView(
        text=one.text,
        url=ask(WordingQuestion(one.text, closeness="exact")),
        tag=words.TAGS.get(one.language, one.language),
        releases=one.releases,
        undated=f"{one.undated:,} undated" if one.undated else "",
        first=when(one.first),
        last=when(one.last),
        since=evidence(one),
    )
