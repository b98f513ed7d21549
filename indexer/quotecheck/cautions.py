"""What an editor should know besides the verdict: of the name that is claimed, the day, the places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpus.two_readings import ends_are_two_days
from indexer.dates import first_day, last_day
from indexer.quotecheck.claimant import Claimed, has_role, has_role_word
from indexer.quotecheck.desk import by_date, is_on, is_own, is_surely_on
from indexer.quotecheck.explain import ambiguous, dated, listed, quoted_by
from indexer.quotecheck.results import CheckResult, Match

# So many places tell no one statement; a quotation of so few words proves little.
_COMMON: Final = 10
_SHORT: Final = 4.0
# Dates that are named.
_DAYS: Final = 4
_NOT_ALL_OWN: Final = "Not all of the parts are words of the claimed speaker."


def cautions(result: CheckResult, who: Claimed | None, *, length: float, stands: int = 0) -> tuple[str, ...]:
    """What an editor should know besides the verdict.

    `length` is that of the quotation in words, `stands` how many releases have the words of a claimed name
    that is nobody's.
    """
    found = _of_the_claimed(result, who, stands)
    question = result.question
    first = result.decisive
    if first is None:
        return tuple(found)
    if result.hindrance == "reported_changed":
        own = "in quotation marks" if first.marked else "not the speaker’s own"
        found.append(f"The words on record are only reported there, {own}; and they were changed.")
    elif result.has_others:
        found.append(another_speaker(first) if result.verdict == "altered" else _NOT_ALL_OWN)
    found += _of_the_day(result)
    count = f"{'at least ' if result.more_places else ''}{result.places:,}"
    if result.places >= _COMMON:
        found.append(f"These words stand in {count} places; they are not one statement.")
    elif length < _SHORT:
        places = "one place" if count == "1" else f"{count} places"
        found.append(f"So few words prove little; they stand in {places}.")
    same_words = result.verdict in ("exact", "punctuation_only")
    found += first.remarks
    if not question.speaker and same_words and _is_unquoted(first):
        found.append("They are not quoted from anybody there.")
    if first.around and not first.speaker and who is None:
        found.append(quoted_by(first))
    if first.around and first.speaker:
        found.append(f"They stand in words of {first.around}, who quotes {first.speaker} there.")
    speakers = list(dict.fromkeys(one.speaker for one in result.matches if one.speaker))
    if len(speakers) > 1 and same_words:
        found.append(f"The same words are on record from {listed(speakers)}.")
    if first.speaker and first.kind == "direct" and first.confidence is not None and first.confidence < 0.7:
        found.append("Who speaks is doubtful there.")
    return tuple(found)


def _is_unquoted(match: Match) -> bool:
    """Whether words are quoted from nobody: not in marks, nor told by somebody in a text of his own."""
    kept = match.marked or match.in_person or match.voices
    return match.kind in ("indirect", "narrative") and not kept


def _of_the_claimed(result: CheckResult, who: Claimed | None, stands: int) -> list[str]:
    """What is to be said of the name or the role that is claimed."""
    if who is None:
        return []
    first = result.decisive
    found: list[str] = []
    if result.for_house and first and is_own(first, who):
        found.append(of_house(first, who.text))
    elif who.names:
        if len(who.names) > 1:
            found.append(ambiguous(result))
        elif who.initialled and first and first.speaker in who.names:
            found.append(f"“{who.text}” is taken for {first.speaker}; nobody else in this archive fits it.")
        held = first.role if first and first.speaker in who.names else None
        if who.role and held and not has_role(who.role, f"{held} {first.house if first else ''}"):
            found.append(f"Claimed is “{who.text}”; there it is {first.speaker if first else ''}, {held}.")
    elif first is None or not any(
        who.fits(one.speaker, one.role, one.described, one.house) for one in result.matches
    ):
        alike = f" Names like it: {listed(list(who.alike))}." if who.alike else ""
        where = f"{stands:,} of its releases" if stands > 1 else "one of its releases"
        though = f", though the words stand in {where}" if stands else ""
        found.append(
            f"The archive does not say whether “{who.text}” is who speaks there."
            if has_role_word(who.text) or who.is_description
            else f"Nobody in this archive is known as “{who.text}”{though}.{alike}"
        )
    else:
        if result.is_ambiguous:
            found.append(ambiguous(result))
    if result.hindrance == "address" and result.question.pronoun and first:
        found.append(f"“{result.question.pronoun}” is said of the speaker; of {first.speaker} it is another.")
    if result.hindrance == "speaker_open" and first and first.speaker:
        found.append(f"“{who.text}” can be {first.speaker}, whose words they are there, or somebody else.")
    return found


def _of_the_day(result: CheckResult) -> list[str]:
    """What is to be said of the claimed date, by the places that decided the verdict."""
    day = result.question.date
    if day is None:
        return []
    deciding = result.deciding
    if any(is_surely_on(match, day) for match in deciding):
        return []
    on = [match for match in deciding if is_on(match, day)]
    if on:
        how = "no closer than" if on[0].date else "only"
        return [f"The release is dated {how} {_range(on[0])}; {day} cannot be confirmed."]
    if any(match.earliest is None for match in deciding):
        return [f"The release is undated; {day} cannot be confirmed."]
    return [f"The claimed date is {day}; on record it is {listed(_days(by_date(deciding)))}."]


def _days(matches: Sequence[Match]) -> list[str]:
    """The first few dates of some places."""
    days = list(dict.fromkeys(_range(match) for match in matches))
    return days if len(days) <= _DAYS else [*days[: _DAYS - 1], f"{len(days) - _DAYS + 1} more"]


def _range(match: Match) -> str:
    """A date, and the days it can mean where that is less than it says."""
    if match.earliest is None or match.latest is None or match.earliest == match.latest or not match.date:
        return dated(match)
    if ends_are_two_days(match.precision, match.basis, match.earliest, match.latest):
        return f"{match.earliest} or {match.latest}"
    whole = (first_day(match.date), last_day(match.date))
    return (
        dated(match)
        if whole == (match.earliest, match.latest)
        else f"{dated(match)}, between {match.earliest} and {match.latest}"
    )


def of_house(match: Match, claim: str) -> str:
    role = f", {match.role}" if match.role else ""
    return f"Claimed is “{claim}”; the words are those of {match.speaker}{role}, who speaks for it there."


def another_speaker(match: Match) -> str:
    return (
        f"What is on record is of {match.speaker}, not of the claimed speaker."
        if match.speaker
        else "The archive does not say that the claimed speaker said it."
    )
