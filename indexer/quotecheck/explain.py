"""A verdict in the words an editor would use."""

from __future__ import annotations

from typing import Final

from indexer.quotecheck.results import Change, CheckResult, LeftOut, Match, Searched, Turns, Verdict

OTHER_PLACES: Final = "The parts stand in different places; the mark of omission hides more than a few words."
_NOT_ALL_OWN: Final = "Not all of the parts are words of the claimed speaker."
_COMMON: Final = 10
_SHORT: Final = 4.0

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
_NOTHING_KNOWN: Final = (
    "What is left out has none of the words looked for, which deny, limit or count; read whether it matters."
)
REWRITTEN: Final = "the same, written otherwise"
FLAG: Final = "⚑"
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
_TURNS: Final[dict[Turns, str]] = {
    "negation": "a negation",
    "number": "a number",
    "unit": "a unit",
    "name": "a name",
    "hedge": "a hedge",
}


def headline(result: CheckResult) -> str:
    """The verdict in a line; what would be printed wrongly if only that were read is part of it."""
    title = TITLES[result.verdict]
    if result.has_others and result.verdict == "altered":
        return f"{title}, {'and another speaker' if result.speaker else 'and not the claimed speaker’s'}"
    if result.has_others and result.verdict in ("spliced", "elided_misleading"):
        return f"{title}, and not all the claimed speaker’s"
    return f"{title}, if {result.speaker} is meant" if result.is_ambiguous else title


def sign(result: CheckResult) -> str:
    """The sign of a verdict; a flag where the speaker is not the claimed one, or not surely."""
    return FLAG if result.has_others or result.is_ambiguous else SIGNS[result.verdict]


def explanation(result: CheckResult) -> str:
    """One or two sentences: what was found, whose words they are, what is different."""
    if result.verdict == "not_found":
        return not_found(result.searched, nearest=bool(result.nearest))
    first = result.matches[0]
    head = f"{headline(result)}: {said(first)}"
    if result.is_ambiguous:
        head += f" {ambiguous(result)}"
    if result.verdict == "altered":
        claim = f" Claimed: {result.question.speaker}." if result.has_others else ""
        return f"{head}{claim} {changed(result.changes)}"
    if result.verdict in ("elided_ok", "elided_misleading") and result.left_out:
        return f"{head} {omitted(result.left_out)}"
    if result.verdict == "misattributed" and result.question.speaker:
        return f"{head} Claimed: {result.question.speaker}."
    if result.verdict == "indirect_only":
        return f"{head} They are not the speaker's own words."
    return head


def ambiguous(result: CheckResult) -> str:
    """“Mr. Wren” can be Ada Wren or Tobias Wren."""
    return f"“{result.question.speaker}” can be {_listed(list(result.claimed_names), 'or')}."


def said(match: Match) -> str:
    """Who said it, how, and when: “Mara Lindqvist, quoted, 3 May 2019.”"""
    how = {
        "direct": "quoted",
        "authored": "in a text of their own",
        "indirect": "as reported",
        "narrative": "in the release's own text, nobody's quotation",
    }[match.kind]
    who = match.speaker or ("speaker not named" if match.kind != "narrative" else None)
    role = f" ({match.role})" if match.role and match.speaker else ""
    when = dated(match)
    return ", ".join(part for part in (f"{who}{role}" if who else None, how, when) if part) + "."


def dated(match: Match) -> str:
    if match.date is None:
        return "undated"
    return (
        match.date
        if match.basis not in ("inferred", "inherited", "corrected")
        else f"{match.date} ({match.basis})"
    )


def changed(changes: tuple[Change, ...]) -> str:
    turns = list(dict.fromkeys(turn for change in changes for turn in change.turns))
    count = f"{len(changes)} change" + ("" if len(changes) == 1 else "s")
    if all(change.rewritten for change in changes):
        return f"{count}: {REWRITTEN}."
    if not turns:
        return (
            f"{count}, of no negation, number, unit, name or hedge that is known; read whether they matter."
        )
    return f"{count}, of {_listed([_TURNS[turn] for turn in turns])}."


def omitted(left_out: tuple[LeftOut, ...]) -> str:
    turns = list(dict.fromkeys(turn for left in left_out for turn in left.turns))
    speakers = list(dict.fromkeys(name for left in left_out for name in left.speakers))
    held = [_TURNS[turn] for turn in turns] + ([f"words of {_listed(speakers)}"] if speakers else [])
    return f"What is left out holds {_listed(held)}." if held else _NOTHING_KNOWN


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


def warnings(result: CheckResult, *, who_known: bool, length: float) -> tuple[str, ...]:
    """What an editor should know besides the verdict."""
    found: list[str] = []
    question = result.question
    if question.speaker and not who_known:
        found.append(f"Nobody in this archive is known as “{question.speaker}”.")
    if len(result.claimed_names) > 1:
        found.append(ambiguous(result))
    if result.verdict == "not_found":
        return tuple(found)
    first = result.matches[0]
    if result.has_others:
        found.append(another_speaker(first) if result.verdict == "altered" else _NOT_ALL_OWN)
    if question.date and not any(_fits(match.date, question.date) for match in result.matches):
        found.append(f"The claimed date is {question.date}; on record it is {dated(first)}.")
    if result.places >= _COMMON:
        found.append(f"These words stand in {result.places:,} places; they are no one statement.")
    elif length < _SHORT:
        places = "one place" if result.places == 1 else f"{result.places:,} places"
        found.append(f"So few words prove little; they stand in {places}.")
    same_words = result.verdict in ("exact", "punctuation_only")
    found += first.remarks
    if not question.speaker and same_words and first.kind in ("indirect", "narrative"):
        found.append("They are not quoted from anybody there.")
    speakers = list(dict.fromkeys(one.speaker for one in result.matches if one.speaker))
    if len(speakers) > 1 and same_words:
        found.append(f"The same words are on record from {_listed(speakers)}.")
    if first.kind == "direct" and first.confidence is not None and first.confidence < 0.7:
        found.append("Who speaks is doubtful there.")
    return tuple(found)


def quoted_by(author: str) -> str:
    return f"They are quoted in a text of {author}'s, as words of somebody who is not named."


def another_speaker(match: Match) -> str:
    return (
        f"What is on record is of {match.speaker}, not of the claimed speaker."
        if match.speaker
        else ("The archive does not say that the claimed speaker said it.")
    )


def _fits(date: str | None, claimed: str) -> bool:
    return date is not None and (date.startswith(claimed) or claimed.startswith(date))


def _listed(names: list[str], word: str = "and") -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}"
