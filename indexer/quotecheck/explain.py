"""A verdict in the words an editor would use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpus.two_readings import ends_are_two_days
from indexer.dates import BASES
from indexer.quotecheck.claimant import has_role_word
from indexer.quotecheck.desk import on_another_day
from indexer.quotecheck.results import (
    HOLDING,
    Change,
    CheckResult,
    Edges,
    Hindrance,
    LeftOut,
    Match,
    Searched,
    SpokenAs,
    Turns,
    Verdict,
)
from indexer.quotecheck.standing import standing
from indexer.quotecheck.turns import MOVING, denies, of_weight

OTHER_PLACES: Final = "The parts stand in different places; the mark of omission hides more than a few words."
TWO_HALVES: Final = "The mark of omission makes one sentence of the halves of two."
JOINED_CLAUSES: Final = (
    "What is left out is no aside between commas: it joins the parts, which can read otherwise without it."
)
JOINED_SENTENCES: Final = (
    "What is left out is what a sentence beside it goes back to or goes on with: whom or what it means, "
    "a question, a contrast, who says it, its own beginning."
)
LIGHT_PART: Final = "A part has so few words that it can be from anywhere."

TITLES: Final[dict[Verdict, str]] = {
    "exact": "On record, word for word",
    "punctuation_only": "On record, the same words with other marks or letters",
    "altered": "On record, with changes",
    "spliced": "On record, but put together from different places",
    "elided_ok": "On record, shortened fairly",
    "elided_misleading": "On record, but what is left out matters",
    "misattributed": "On record, another speaker",
    "indirect_only": "On record only as reported",
    "not_found": "Not in this archive",
}
# Where nothing that is known to matter is left out.
_CUTS: Final = {
    OTHER_PLACES: "On record, but put together from places apart",
    TWO_HALVES: "On record, but halves of two sentences were joined",
    LIGHT_PART: "On record, but a part is too short to tell where it is from",
}
_HOW: Final[dict[SpokenAs, str]] = {
    "direct": "quoted",
    "authored": "in a text of their own",
    "indirect": "as reported",
    "narrative": "in the release’s own text, nobody’s quotation",
}
_NOTHING_KNOWN: Final = (
    "What is left out has none of the words looked for, which deny, limit or count; read whether it matters."
)
REWRITTEN: Final = "the same, written otherwise"
# Beside the one place of several that the verdict rests on.
DECIDES: Final = "decides the verdict"
FLAG: Final = "⚑"
_MARK: Final = re.compile('[“”"「」『』]')
# Characters of a headline that tell of a speaker without a name.
_SHOWN: Final = 60
# Said in place of those where something else than the words is against them.
_HINDERED: Final[dict[Hindrance, str]] = {
    "another_day": "On record, another day",
    "day_open": "On record; the day cannot be confirmed",
    "question": "On record, but as a question",
    "address": "On record, but the form of address is not the speaker’s",
    "role": "On record, but the claimed role is not the speaker’s",
    "speaker_open": "On record; the archive does not settle who said it",
    "house": "On record as said by the house, not by the person",
    "nobody": "On record, but as nobody’s quotation",
    "several": "On record, but not all of it is one speaker’s",
    "quoted_there": "On record, but quoted there from somebody else",
    "cut": "On record, but cut from a sentence that turns it",
    "elision": "On record, but shortened so that it can read otherwise",
    "reported_changed": "On record only as reported, and changed",
    "another_order": "On record, but put together in another order",
    "joined": "On record, but in two sentences",
}
SIGNS: Final[dict[Verdict, str]] = {
    "exact": "✔",
    "punctuation_only": "✔",
    "altered": "✎",
    "spliced": "✂",
    "elided_ok": "✔",
    "elided_misleading": FLAG,
    "misattributed": FLAG,
    "indirect_only": FLAG,
    "not_found": "?",
}
TURNS: Final[dict[Turns, str]] = {
    "negation": "a negation",
    "number": "a number",
    "unit": "a unit",
    "date": "a month or a weekday",
    "name": "a name",
    "hedge": "a hedge",
    "condition": "a condition",
    "question": "a question",
    "voice": "somebody else who says it",
    "share": "a word of how many",
}


def headline(result: CheckResult) -> str:
    """The verdict in a line; what would be printed wrongly if only that were read is part of it."""
    title = TITLES[result.verdict] if result.hindrance is None else _HINDERED[result.hindrance]
    if result.hindrance == "speaker_open":
        title = _left_open(result)
    elif result.hindrance is None and result.verdict == "elided_misleading":
        title = _cut_how(result)
    elif result.hindrance is None and result.changes and all(one.rewritten for one in result.changes):
        title = "On record, only written otherwise"
    if result.verdict == "spliced" and result.hindrance is None and _is_of_several(result):
        title = "On record, but put together from words of several"
    if result.is_of_nobody:
        title += ", but nobody’s quotation"
    if result.hindrance == "address" and result.question.pronoun:
        title = f"On record, but the speaker is not “{result.question.pronoun}”"
    if result.hindrance != "another_day" and on_another_day(result):
        title += ", and another day"
    if result.hindrance == "address" and result.question.pronoun:
        return title
    if result.has_others and result.verdict == "altered":
        return f"{title}, {'and another speaker' if result.speaker else 'and not the claimed speaker’s'}"
    if result.hindrance == "another_order" or not result.has_others:
        title += _lacking(result)
    if result.has_others and result.verdict in ("spliced", "elided_misleading"):
        return f"{title}, and not all the claimed speaker’s"
    if result.is_ambiguous:
        return f"{title}, if {result.speaker} is meant"
    return (
        f"{title}, by {result.for_house} of {result.claimed_house}"
        if result.for_house and result.holds
        else title
    )


def _is_of_several(result: CheckResult) -> bool:
    """Whether two parts of one paragraph are known to be words of two speakers."""
    whose = {match.speaker or match.described for match in result.matches}
    return len(whose - {None}) > 1 and len({(match.id, match.passage) for match in result.matches}) == 1


def _lacking(result: CheckResult) -> str:
    """What words that were put together are without, where that is of weight: “, and without “not””."""
    gone = lacking(result)
    if not gone:
        return ""
    texts = list(dict.fromkeys(" ".join(one.text.split()) for one in gone))
    asked = result.question.text.casefold()
    # What stands elsewhere in the quotation is not gone from it, and marks in marks are hard to read.
    if sum(map(len, texts)) > _SHOWN or any(_MARK.search(one) or one.casefold() in asked for one in texts):
        return ", and what is left out matters"
    return f", and without {listed([f'“{text}”' for text in texts])}"


def lacking(result: CheckResult) -> list[LeftOut]:
    """What of weight is gone from words that were put together: without it they can say the contrary."""
    if result.verdict != "spliced":
        return []
    return [one for one in result.left_out if one.turns or one.speakers]


def _left_open(result: CheckResult) -> str:
    """What of the speaker is not settled: who it is, or whether somebody who is told is the claimed one."""
    first = result.decisive
    if first is None or not (first.speaker or first.described):
        return _HINDERED["speaker_open"]
    if not first.speaker:
        known = len(first.described or "") <= _SHOWN
        who = f"“{first.described}”" if known else "somebody who is not named"
        return f"On record, said by {who}; the archive does not settle who that is"
    is_role = not result.claimed_names and has_role_word(result.question.speaker or "")
    what = "the claimed role is that person’s" if is_role else "that is the claimed speaker"
    return f"On record, said by {first.speaker}; the archive does not settle whether {what}"


def _cut_how(result: CheckResult) -> str:
    """What is wrong with marks of omission: what they leave out, or what they put together."""
    if any(one.turns or one.speakers for one in result.left_out):
        return TITLES["elided_misleading"]
    return next(
        (title for told, title in _CUTS.items() if told in result.warnings), TITLES["elided_misleading"]
    )


def sign(result: CheckResult) -> str:
    """The sign of a verdict; a flag where the words are there and do not hold, or not surely."""
    if result.is_of_nobody:
        return SIGNS["not_found"]
    doubted = result.has_others or result.is_ambiguous or (result.verdict in HOLDING and not result.holds)
    return FLAG if doubted or lacking(result) else SIGNS[result.verdict]


def explanation(result: CheckResult) -> str:
    """One or two sentences: what was found, whose words they are, what is different."""
    first = result.decisive
    if first is None:
        return not_found(result.searched, nearest=bool(result.nearest))
    head = f"{headline(result)}: {_whose(result)}"
    if result.is_ambiguous:
        head += f" {ambiguous(result)}"
    if result.verdict == "altered":
        claim = f" Claimed: {result.question.speaker}." if result.has_others else ""
        return f"{head}{claim} {changed(result.changes)}"
    if result.verdict == "spliced":
        return " ".join((head, *_put_together(result)))
    if result.verdict in ("elided_ok", "elided_misleading") and result.left_out:
        return f"{head} {omitted(result.left_out)}"
    if result.hindrance == "cut" and result.edges:
        return f"{head} {cut(result.edges)}"
    if result.verdict == "misattributed" and result.question.speaker:
        return f"{head} Claimed: {result.question.speaker}."
    if result.verdict == "indirect_only" and result.hindrance is None:
        return f"{head} {_reported(first)}"
    return head


def _reported(match: Match) -> str:
    """Whether words that are only reported are the speaker's: in marks they can be."""
    if match.marked:
        return "In marks they can be the speaker’s own words, which the archive does not settle."
    return "They are not the speaker’s own words."


def _put_together(result: CheckResult) -> Iterator[str]:
    """What words that were put together have more than the record, and what of it they have not."""
    if result.changes:
        told = changed(result.changes)
        # No all-clear of what is put in, where what is gone turns the words.
        yield f"{told.partition('.')[0]}." if lacking(result) else told
    if result.left_out:
        yield omitted(result.left_out)
    if result.hindrance == "another_order":
        new = {turn for change in result.changes for turn in change.turns}
        held = [one for one in of_weight(result.question.text) if one in MOVING and one not in new]
        if held:
            which = "it" if len(held) == 1 else "they"
            told = listed([TURNS[turn] for turn in held])
            yield f"The words hold {told}: in another order {which} can go with other words."


def _whose(result: CheckResult) -> str:
    """Who said it, how, and when; of parts that stand apart, of each that differs."""
    if not result.in_parts or result.decisive is None:
        return said(result.decisive) if result.decisive else ""
    days: dict[tuple[str, ...], list[str]] = {}
    for match in result.matches:
        days.setdefault(_spoken(match), []).append(dated(match))
    told = (", ".join((*who, listed(list(dict.fromkeys(when))))) for who, when in days.items())
    return "; ".join(told) + "."


def ambiguous(result: CheckResult) -> str:
    """“Mr. Wren” can be Ada Wren or Tobias Wren."""
    return f"“{result.question.speaker}” can be {listed(list(result.claimed_names or result.bearers), 'or')}."


def said(match: Match) -> str:
    """Who said it, how, and when: “Mara Lindqvist, quoted, 3 May 2019.”"""
    return ", ".join((*_spoken(match), dated(match))) + "."


def _spoken(match: Match) -> tuple[str, ...]:
    """Who said it, if that is known, and how."""
    how = standing(match) or _HOW[match.kind]
    unnamed = f"“{match.described}” in the text" if match.described else "speaker not named"
    who = match.speaker or (unnamed if match.kind != "narrative" else None)
    role = f" ({match.role})" if match.role and match.speaker else ""
    return (f"{who}{role}", how) if who else (how,)


def dated(match: Match) -> str:
    """The date as far as it is known; of two years, the days it can mean; “undated”."""
    when = match.date or _days_of(match)
    note = BASES.get(match.basis)
    return f"{when} ({note})" if when and note else when or "undated"


def _days_of(match: Match) -> str:
    if match.earliest is None or match.latest is None:
        return ""
    if ends_are_two_days(match.precision, match.basis, match.earliest, match.latest):
        return f"{match.earliest} or {match.latest}"
    return f"between {match.earliest} and {match.latest}"


def changed(changes: tuple[Change, ...]) -> str:
    turns = list(dict.fromkeys(turn for change in changes for turn in change.turns))
    count = f"{len(changes)} change" + ("" if len(changes) == 1 else "s")
    if all(change.rewritten for change in changes):
        return f"{count}: {REWRITTEN}."
    if not turns:
        among, judged = ("in it", "it turns") if len(changes) == 1 else ("among them", "they turn")
        return (
            f"{count}. No negation, number, unit, month, name or hedge that is known is {among}; whether "
            f"{judged} the meaning is for you to judge."
        )
    return f"{count}, of {listed([TURNS[turn] for turn in turns])}."


def omitted(left_out: tuple[LeftOut, ...]) -> str:
    turns = list(dict.fromkeys(turn for left in left_out for turn in left.turns))
    speakers = list(dict.fromkeys(name for left in left_out for name in left.speakers))
    held = [TURNS[turn] for turn in turns] + ([f"words of {listed(speakers)}"] if speakers else [])
    return f"What is left out holds {listed(held)}." if held else _NOTHING_KNOWN


def cut(edges: Edges) -> str:
    """What the sentence holds that a quotation was cut from, and the sentence with the rest in brackets."""
    parts = [f"[{' '.join(part.split())}]" if part else "" for part in (edges.before, edges.after)]
    rest = " … ".join(parts).strip()
    if edges.turns == ("negation",) and not denies(edges.before) and not denies(edges.after):
        return f"What is denied goes on beyond the quotation: {rest}"
    return f"The rest of the sentence holds {listed([TURNS[turn] for turn in edges.turns])}: {rest}"


def not_found(searched: Searched, *, nearest: bool) -> str:
    span = f", dated {searched.first} to {searched.last}" if searched.first else ""
    gaps = []
    if searched.empty_months:
        gaps.append(
            f"{searched.empty_months:,} month{'s' * (searched.empty_months != 1)} between hold no release"
        )
    if searched.undated:
        gaps.append(f"{searched.undated:,} undated")
    more = f" ({'; '.join(gaps)})" if gaps else ""
    releases = f"{searched.releases:,} release{'s' * (searched.releases != 1)}"
    close = " The nearest passages are shown; they are no matches." if nearest else ""
    return f"Not in this archive. Searched: {releases}{span}{more}.{close}"


def quoted_by(match: Match) -> str:
    """In whose text words of somebody who is not named are quoted."""
    whose = f"“{match.described}”" if match.described else "somebody"
    return f"They are quoted in words of {match.around}, as those of {whose}, who is not named."


def listed(names: list[str], word: str = "and") -> str:
    """“A, B and C”."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}"
