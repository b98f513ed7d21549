"""What a quotation leaves out of a passage, or outside of it in the same sentence, as the page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from indexer.quotecheck.excerpts import without_edges
from indexer.quotecheck.explain import TURNS
from indexer.quotecheck.results import CheckResult, LeftOut, Turns, Verdict
from webapp import words

# Verdicts on words that are the claimed speaker's; of these the rest of the sentence is shown.
CUT: Final[frozenset[Verdict]] = frozenset(("exact", "punctuation_only", "elided_ok", "elided_misleading"))
MAX_LEFT_OUT: Final = 800
"""Characters shown of what a cut leaves out: its beginning and its end."""


@dataclass(frozen=True, slots=True)
class LeftOutView:
    """`holds` says what of weight is in it, "" for nothing."""

    text: str
    holds: str
    shortened: bool


@dataclass(frozen=True, slots=True)
class CutView:
    """The sentence that a quotation was cut from: what it leaves outside `before` and `after` its `words`.

    `holds` says what in that governs the quotation, "" for nothing.
    """

    before: str
    words: str
    after: str
    tag: str
    holds: str


def cut_view(result: CheckResult) -> CutView | None:
    """The sentence around the quotation; None where it is quoted whole, or another's."""
    edges, decisive = result.edges, result.decisive
    if edges is None or decisive is None or result.verdict not in CUT:
        return None
    parts = [match.text for match in result.matches] if result.in_parts else [decisive.text]
    tag = words.TAGS.get(decisive.language, decisive.language)
    return CutView(
        edges.before, " … ".join(parts), edges.after, tag, listed([TURNS[one] for one in edges.turns])
    )


def left_out_view(one: LeftOut) -> LeftOutView:
    holds = [TURNS[turn] for turn in one.turns]
    if one.speakers:
        holds.append(f"words of {listed(one.speakers)}")
    text = without_edges(one.text)
    if len(text) <= MAX_LEFT_OUT:
        return LeftOutView(text, listed(holds), False)
    most = MAX_LEFT_OUT // 2
    return LeftOutView(f"{text[:most].rstrip()} … {text[-most:].lstrip()}", listed(holds), True)


def turned(turns: Iterable[Turns]) -> str:
    """“a number and a hedge”, each named once; "" for nothing."""
    return listed([TURNS[turn] for turn in dict.fromkeys(turns)])


def listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
