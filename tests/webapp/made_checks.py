"""Results of the quote desk made by hand, about the ferries of the archive made by hand."""

from __future__ import annotations

from dataclasses import replace

from corpus.models import Span
from indexer.quotecheck.results import (
    Change,
    CheckResult,
    Counterpart,
    LeftOut,
    Match,
    QuoteQuestion,
    Searched,
    Turns,
)

MATCH = Match(
    id="launch-en",
    source="ferries.txt",
    start=310,
    end=342,
    text="We have kept it awake for eighty",
    before="said Ines Okafor. “",
    after=" years, and tonight we stop.”",
    title="Brightwater opens the Silverline",
    date="2021-03-04",
    precision="day",
    basis="inferred",
    language="en",
    passage=4,
    kind="direct",
    similarity=0.875,
    speaker="Ines Okafor",
    speaker_kind="person",
    role="chief executive",
    rule="said:pronoun",
    confidence=0.9,
    evidence="said Ines Okafor",
    counterpart=Counterpart("launch-zh", "ferries.txt", 900, 910, "我们吵了它八十年", "zh", 3),
)
STOPPED = replace(
    MATCH, start=348, end=368, text="and tonight we stop.", before="We have kept it awake for eighty years, "
)


def change(quoted: str, match: Match, claimed: str, recorded: str, turns: tuple[Turns, ...] = ()) -> Change:
    """A change of words where they stand first, or behind the same words where one side has none."""
    own, other = quoted.index(claimed or quoted), match.text.index(recorded or match.text)
    if not claimed:
        own = len(match.text[:other].rstrip())
    if not recorded:
        other = len(quoted[:own].rstrip())
    return Change(
        claimed,
        recorded,
        Span(own, own + len(claimed)),
        Span(match.start + other, match.start + other + len(recorded)),
        turns,
    )


SEARCHED = Searched(6, "2020-07", "2021-03-09", 3, 1)
ASKED = QuoteQuestion("We have kept it awake for eighteen")
EXACT = CheckResult(
    ASKED,
    "exact",
    "Ines Okafor",
    "On record, word for word: Ines Okafor (chief executive), quoted, 2021-03-04.",
    SEARCHED,
    matches=(MATCH,),
    places=1,
)
ALTERED = replace(
    EXACT,
    verdict="altered",
    explanation="On record, with changes: Ines Okafor, quoted, 2021-03-04. 1 change, of a number.",
    changes=(change(ASKED.text, MATCH, "eighteen", "eighty", ("number",)),),
    warnings=("The claimed date is 2019; on record it is 2021-03-04.",),
)
CUT = replace(
    EXACT,
    verdict="elided_misleading",
    in_parts=True,
    matches=(
        replace(
            MATCH, text="We have", end=317, after=" kept it awake for eighty years, and tonight we stop.”"
        ),
        STOPPED,
    ),
    left_out=(
        LeftOut("not for long", 317, 329, ("negation",), ("Tomas Wendel",)),
        LeftOut("in the bay", 340, 350),
        LeftOut("a" * 1000 + "never" + "b" * 1000, 360, 2365, ("negation", "hedge")),
    ),
    explanation="On record, but what is left out matters: Ines Okafor. What is left out holds a negation.",
)
NOT_FOUND = CheckResult(
    ASKED,
    "not_found",
    None,
    "Not in this archive. Searched: 6 releases, dated 2020-07 to 2021-03-09.",
    SEARCHED,
    nearest=(replace(MATCH, similarity=0.4),),
)
