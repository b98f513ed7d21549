"""A quotation that stands on record word for word, and whose words it is there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from indexer.folding import fold_text
from indexer.quotecheck import explain
from indexer.quotecheck.align import exact_places
from indexer.quotecheck.attribution import is_of_all, is_unknown, match_at
from indexer.quotecheck.claimant import Claimed, has_role
from indexer.quotecheck.desk import LISTED, READ, TRIED, Desk, by_date, is_on, is_own
from indexer.quotecheck.figures import cuts_figure
from indexer.quotecheck.houses import house_of, may_be_one
from indexer.quotecheck.marks import remarks
from indexer.quotecheck.recall import holding_lines, holding_phrase
from indexer.quotecheck.results import CheckResult, Match, Verdict
from indexer.quotecheck.texts import HeldText, Stream
from indexer.quotecheck.words import CompareWord, same_characters
from indexer.value_sets import bits_of

# Releases beyond those that are read in which the words are counted alone.
COUNTED: Final = 64
# The first of all releases that have the words, which are read in any case.
EARLIEST: Final = 4
_MARKS: Final = "“”„‟\"'‘’‚‛「」『』«»‹›＂＇ \t\r\n\u3000\xa0"


def verbatim(
    desk: Desk, text: str, words: list[CompareWord], who: Claimed | None, day: str | None
) -> CheckResult | None:
    """The quotation where it stands word for word; None where it does not."""
    bits = holding_phrase(text, desk.corpus) & desk.corpus.columns.everything
    # Where thousands of releases have these words, those that can be the claimed person's are read first.
    own = bits & _with_words_of(desk, who) if who is not None else 0
    read = desk.first(own, READ, day)
    found = places(desk, text, words, read)
    # Where the list is full of the claimed person's own words, others' words of many releases are not on it.
    if sum(is_own(match, who) for match in found) < LISTED or (bits & ~own).bit_count() <= READ:
        others = desk.first(bits & ~own, READ, day)
        read, found = [*read, *others], [*found, *places(desk, text, words, others)]
    # Whoever is claimed, and whenever: who said it first is read, and told.
    first = [number for number in desk.first(bits, EARLIEST) if number not in read]
    read, found = [*read, *first], [*found, *places(desk, text, words, first)]
    apart = holding_lines(text, desk.corpus) & desk.corpus.columns.everything & ~bits
    found += places(desk, text, words, desk.first(apart, READ, day)) if apart else []
    if not found:
        # In several pieces, or in words that the index cuts otherwise.
        read, bits = [], 0
        found = places(desk, text, words, desk.alike(text)[:TRIED])
    if not found:
        return None
    unread = desk.first(bits & ~bits_of(read, max(1, bits.bit_length())), COUNTED + 1)
    more = sum(_times(desk.texts[number], words) for number in unread[:COUNTED])
    result = judged(desk, by_date(found), who, day=day)
    return replace(result, places=result.places + more, more_places=len(unread) > COUNTED)


def _times(held: HeldText, words: list[CompareWord]) -> int:
    """How many times a text has some words in a row."""
    return sum(1 for _ in exact_places([word.key for word in words], held.whole.keys))


def _with_words_of(desk: Desk, who: Claimed) -> int:
    """The releases with words of the claimed person, reported ones too; all where a role is claimed."""
    values = desk.corpus.columns.values
    if not who.names:
        return desk.corpus.columns.everything
    bits = 0
    for field in ("speaker", "author"):
        for name in who.names:
            if name in values[field]:
                bits |= values[field][name]
    return bits


def places(desk: Desk, text: str, words: list[CompareWord], numbers: Sequence[int]) -> list[Match]:
    """Where the words stand in a row in some releases, the earliest first."""
    keys = [word.key for word in words]
    found: list[Match] = []
    for number in numbers:
        held = desk.texts[number]
        places: set[tuple[int, int]] = set()
        for stream in _streams(held, keys):
            for first, last in exact_places(keys, stream.keys):
                row = stream.row(first, last)
                # Who quotes “5” of “$5 million” has other words than those on record.
                if cuts_figure(held.text, row[0].start, row[-1].end):
                    continue
                if (row[0].start, row[-1].end) not in places:
                    places.add((row[0].start, row[-1].end))
                    recorded = _recorded(held, row, parted=stream is not held.whole)
                    same = _identical(text, words, held.text, row, recorded)
                    one = match_at(held, row, 1.0, same_characters=same, asked=text)
                    found.append(replace(one, remarks=remarks(text, words, held, row)))
    return by_date(found)


def _streams(held: HeldText, keys: list[str]) -> Iterable[Stream]:
    """The whole text where it has the words in a row; statements in pieces only where it has not."""
    if next(exact_places(keys, held.whole.keys), None) is not None:
        return (held.whole,)
    # Its statements are read where it has the words at all.
    return held.streams[1:] if held.whole.holds(keys) else ()


def judged(desk: Desk, found: list[Match], who: Claimed | None, *, day: str | None = None) -> CheckResult:
    """The verdict on words that stand there, by who says them; places of the claimed day go before others."""
    found = sorted(found, key=lambda match: not is_on(match, day))
    places = len(found)
    own = [match for match in found if is_own(match, who)]
    if own:
        # What is the same to the letter is what was meant.
        best = sorted(own, key=lambda match: (not is_on(match, day), not match.same_characters))
        if who and who.names and best[0].speaker is None:
            # Known by what the text calls them, and by nothing else.
            best[0] = replace(best[0], speaker=who.names[0], speaker_kind="person")
            found = [one for one in found if one not in own]
        return desk.result(_same(best[0]), _first(best, found), places)
    reported = [
        one
        for one in found
        if one.kind == "indirect" and who and who.fits(one.speaker, one.role, house=one.house)
    ]
    if reported:
        return desk.result("indirect_only", _first(reported, found), places)
    within = [one for one in found if who and one.speaker is None and who.fits(one.around, None)]
    shared = [one for one in within if is_of_all(one)]
    if shared:
        # Told of everybody it is his as well, which is said, and so is that it is no quotation of his alone.
        result = desk.result(_same(shared[0]), _first(shared, found), places)
        return replace(result, warnings=(explain.quoted_by(shared[0]),))
    if within:
        result = desk.result("misattributed", _first(within, found), places)
        return replace(result, hindrance="quoted_there", warnings=(explain.quoted_by(within[0]),))
    return _not_theirs(desk, found, who)


def _not_theirs(desk: Desk, found: list[Match], who: Claimed | None) -> CheckResult:
    """The verdict on words not known to be the claimed person's: another's, nobody's, or left open."""
    perhaps = [
        one
        for one in found
        if who
        and (
            who.may_be(one.speaker, one.role)
            or (who.describes(one.speaker, one.role) and not _has_another_role(desk, one, who))
            or _may_speak_for(desk, one, who)
        )
    ]
    houses = [one for one in found if who and _is_their_house(desk, one, who)]
    if houses and not perhaps:
        result = desk.result("indirect_only", _first(houses, found), len(found))
        return replace(result, hindrance="house")
    named = [
        one
        for one in found
        if one.speaker or one.speaker_kind == "organisation" or _is_named_otherwise(one, who)
    ]
    unsettled = [one for one in found if is_open(one)]
    if perhaps or (unsettled and not named):
        result = desk.result("indirect_only", _first(perhaps or unsettled, found), len(found))
        return replace(result, hindrance="speaker_open")
    result = desk.result("misattributed", _first(named, found), len(found))
    if named:
        return result
    return replace(result, hindrance="several" if result.matches[0].voices else "nobody")


def _is_named_otherwise(match: Match, who: Claimed | None) -> bool:
    """Whether a text gives the speaker a name which is not the claimed one, whoever bears it."""
    if who is None or match.speaker is not None or not match.described:
        return False
    return is_unknown(match.rule) and who.is_not(match.described)


def _has_another_role(desk: Desk, match: Match, who: Claimed) -> bool:
    """Whether the release gives the claimed role to somebody else, and another one to the speaker."""
    release = desk.texts.both_versions(match.id)[0]
    if release is None or not who.role or not match.role:
        return False
    people = [one for one in release.people if one.name and one.role]
    bearers = {one.name for one in people if has_role(who.role, one.role or "")}
    return bool(bearers) and match.speaker not in bearers


def _may_speak_for(desk: Desk, match: Match, who: Claimed) -> bool:
    """Whether somebody may speak for the claimed house.

    The house on record can be short for it, or a release that names it gives the speaker a role and no house.
    """
    if who.house is None or not match.speaker:
        return False
    if match.house is not None or not match.role:
        return may_be_one(who.house, match.house)
    release = desk.texts.both_versions(match.id)[0]
    return release is not None and fold_text(who.house) in fold_text(release.text)


def _is_their_house(desk: Desk, match: Match, who: Claimed) -> bool:
    """Whether words are those of an organisation for which the claimed person has a role in that release."""
    release = desk.texts.both_versions(match.id)[0]
    house = match.speaker or match.described
    if release is None or house is None or match.kind == "narrative":
        return False
    return any(may_be_one(house, house_of(name, release)) for name in who.names)


def is_open(match: Match) -> bool:
    """Whether words are somebody's, and the archive does not say whose."""
    return match.speaker is None and (
        (match.marked and match.kind != "indirect")
        or match.in_person
        or match.told
        or (match.kind != "narrative" and match.speaker_kind != "organisation")
    )


def _same(match: Match) -> Verdict:
    return "exact" if match.same_characters else "punctuation_only"


def _first(deciding: list[Match], found: list[Match]) -> list[Match]:
    """What decides before the others; the earliest of all is never so far back that it is not listed."""
    return list(dict.fromkeys((*deciding[:1], *by_date(found)[:1], *deciding[1:], *found)))


def _identical(
    text: str, words: list[CompareWord], whole: str, row: list[CompareWord], recorded: str
) -> bool:
    """Whether a quotation has the very characters of the place, white space left out of account."""
    core = text[words[0].start : words[-1].end]
    head = text[: words[0].start].lstrip(_MARKS)
    tail = text[words[-1].end :].rstrip(_MARKS)
    before = whole[: row[0].start].rstrip(_MARKS)
    after = whole[row[-1].end :][: len(tail) * 3 + 8]
    bare = "".join(after.split())
    return (
        same_characters(core, recorded)
        and before.endswith(head.strip(_MARKS))
        and (not tail.strip() or bare.startswith("".join(tail.split())))
    )


def _recorded(held: HeldText, row: list[CompareWord], *, parted: bool) -> str:
    """The text of a row of words; where it is `parted`, without the cues between its pieces."""
    return (
        " ".join(_stretches(held.text, row, held.whole.words))
        if parted
        else held.text[row[0].start : row[-1].end]
    )


def _stretches(text: str, row: list[CompareWord], whole: list[CompareWord]) -> list[str]:
    """The text of a row of words; words that are no neighbours in it are in pieces, a cue between them."""
    numbers = {word.start: number for number, word in enumerate(whole)}
    pieces: list[str] = []
    first = 0
    for place in range(1, len(row) + 1):
        if place == len(row) or numbers[row[place].start] != numbers[row[place - 1].start] + 1:
            following = numbers[row[place - 1].start] + 1
            end = row[place - 1].end
            if place < len(row):
                # The mark at the end of a piece is part of what was said: “In June,” she said.
                gap = text[end : whole[following].start]
                end += len(gap) - len(gap.lstrip(".,;:!?…，。；：！？—"))
            pieces.append(text[row[first].start : end])
            first = place
    return pieces
