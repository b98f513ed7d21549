"""What the page on a wording shows: its lanes, who used it, when, and where each line leads.

What is found is the index's; the parameters of the address are `wording`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from indexer.wording.results import (
    CLOSENESS,
    Closeness,
    Lane,
    Official,
    Piece,
    Use,
    User,
    Variant,
    Voice,
    When,
    Wording,
    WordingQuestion,
)
from webapp import words
from webapp.choices import Choice
from webapp.histogram import Bar, bars

MOST_ENTRIES: Final = 40
"""Lines a page lists; of more, each lane keeps its share and leads to a page of its own."""
LEAST_ENTRIES: Final = 3
MOST_ALONE: Final = 300
"""Lines of the only lane of a page, which nothing else leads to."""
MOST_OTHERS: Final = 8
"""Further uses under a line; fewer on a page of many lines, so that it stays light."""
VOICES: Final[dict[Voice, str]] = {
    "direct": "quoted",
    "indirect": "reported",
    "authored": "in a text of their own",
    "own": "the organisation’s own text",
}
RUNGS: Final[dict[Closeness, tuple[str, str]]] = {
    "exact": ("exact", "the same words, whatever the case and the marks"),
    "close": ("close", "also with other endings and with some words changed"),
    "loose": ("loose", "also where about half of the words differ"),
}
OFFICIAL: Final = {"en": "Official English version", "zh": "Official Chinese version"}
DOUBTFUL: Final = 0.5
"""How sure the beginning of a release is at least, for its date to be shown without a hint."""
Ask = Callable[[WordingQuestion], str]


@dataclass(frozen=True, slots=True)
class UseView:
    """A use as a line: whose words, when, and the addresses of its release and its paragraph."""

    date: str
    who: str
    named: bool
    voice: str
    title: str
    url: str
    title_url: str
    tag: str
    passage: int
    in_title: bool
    untitled: bool


@dataclass(frozen=True, slots=True)
class EntryView:
    """`fresh` is a wording not met before; `more` is how many further uses are not listed."""

    use: UseView
    number: int
    fresh: bool
    changed: bool
    before: str
    pieces: tuple[Piece, ...]
    after: str
    count: str
    others: tuple[UseView, ...]
    more: int
    official: tuple[str, str, str, str] | None


@dataclass(frozen=True, slots=True)
class LaneView:
    """`anchor` names it in an address; `whole` is where all of it is, where lines were left out."""

    year: str
    anchor: str
    count: str
    entries: tuple[EntryView, ...]
    left_out: int
    whole: str | None


@dataclass(frozen=True, slots=True)
class UserView:
    """`first` and `last` are of the `very` words; `alike` tells when words like them are; "" for none."""

    name: str
    named: bool
    voice: str
    very: int
    first: str
    last: str
    alike: str
    undated: str
    url: str | None


@dataclass(frozen=True, slots=True)
class EndView:
    """A first or a last use; `said` are its words where they are not those asked for.

    `hint` is what makes it doubtful, "" for nothing.
    """

    label: str
    use: UseView
    said: str
    hint: str


@dataclass(frozen=True, slots=True)
class WordingPage:
    """`ends` are the first and the last dated use: in the very words, and in words like them.

    `alike` tells whether any use is in words like them only, `changed` whether on any line something is gone
    or new.
    """

    summary: str
    rungs: tuple[Choice, ...]
    ends: tuple[EndView, ...]
    very: bool
    alike: bool
    bars: tuple[Bar, ...]
    unit: str
    under: str
    users: tuple[UserView, ...]
    lanes: tuple[LaneView, ...]
    notices: tuple[str, ...]
    searched: str
    found: bool
    whose: str
    ways_out: tuple[Choice, ...]
    changed: bool


def present(found: Wording, *, ask: Ask, release_url: Callable[[str], str]) -> WordingPage:
    """The page of an answer; `ask` says where another question is asked."""
    question = found.question
    total = sum(len(lane.variants) for lane in found.lanes)
    most = MOST_ENTRIES if total <= MOST_ENTRIES else max(LEAST_ENTRIES, MOST_ENTRIES // len(found.lanes))
    if len(found.lanes) == 1:
        most = MOST_ALONE
    vague = [f"{found.vague:,} dated less exactly"] * bool(found.vague)
    undated = [f"{found.undated:,} undated"] * bool(found.undated)
    lanes = tuple(_lane(lane, most, question, ask, release_url) for lane in found.lanes)
    return WordingPage(
        summary=_summary(found),
        rungs=_rungs(found, ask),
        ends=tuple(_ends(found, release_url)),
        very=bool(found.very),
        alike=found.very < found.uses,
        bars=bars(((value, count, False) for value, count in found.counts), lambda value: f"#y{value[:4]}"),
        unit="month" if found.counts and len(found.counts[0][0]) == 7 else "year",
        under=", ".join([*vague, *undated]),
        users=tuple(_user(user, question, ask) for user in found.users),
        lanes=lanes,
        notices=tuple(note.message for note in found.diagnostics),
        searched=words.counted(found.searched, "release"),
        found=bool(found.uses),
        whose=", ".join(found.names),
        ways_out=() if found.uses else tuple(_ways_out(question, ask)),
        changed=any(piece.kind != "same" for lane in lanes for one in lane.entries for piece in one.pieces),
    )


def _ways_out(question: WordingQuestion, ask: Ask) -> Iterator[Choice]:
    """What would look further: looser rungs, any speaker, any date."""
    for rung in CLOSENESS[CLOSENESS.index(question.closeness) + 1 :]:
        yield Choice(f"Follow what is {rung}: {RUNGS[rung][1]}", ask(replace(question, closeness=rung)))
    if question.speaker:
        yield Choice("In anybody’s words", ask(replace(question, speaker=None)))
    if question.date_from or question.date_to:
        yield Choice("At any date", ask(replace(question, date_from=None, date_to=None)))


def _summary(found: Wording) -> str:
    counted = words.counted
    very = f", {found.very:,} in these very words" if 0 < found.very < found.uses else ""
    none = "" if found.very else ", none in these very words"
    return (
        f"{counted(found.uses, 'use')}{very}{none}, in {counted(found.used_in, 'release')}; "
        f"{counted(found.wordings, 'wording')}"
    )


def _ends(found: Wording, release_url: Callable[[str], str]) -> Iterator[EndView]:
    """The first and the last use in these words under their names, then those in words like them.

    What is said of a phrase is printed of its very words: a use of others is never under the same name.
    """
    for words_of, first, last, undated in (
        ("in these words", found.first, found.last, found.undated_very),
        ("of words like these", found.first_like, found.last_like, found.undated_like),
    ):
        ends = [("First use", first, "earlier"), ("Last use", last, "later")]
        if first == last:
            ends = [("First and last use", first, "earlier or later")]
        for label, use, than in ends:
            if use is not None:
                yield _end(f"{label} {words_of}", use, _hints(use, undated, than), release_url)


def _end(label: str, use: Use, hint: str, release_url: Callable[[str], str]) -> EndView:
    return EndView(label, use_view(use, release_url), "" if use.very else use.text, hint)


def _hints(use: Use, undated: int, than: str) -> str:
    """What makes a first or a last use doubtful."""
    hints = []
    if undated:
        verb = "is" if undated == 1 else "are"
        hints.append(f"{words.counted(undated, 'release')} with it {verb} undated, and may be {than}.")
    if use.place.boundary < DOUBTFUL:
        hints.append("Where this release begins is not sure: these words may be another’s, of another date.")
    return " ".join(hints)


def _rungs(found: Wording, ask: Ask) -> tuple[Choice, ...]:
    counts = dict(found.by_closeness)
    return tuple(
        Choice(
            label,
            ask(replace(found.question, closeness=rung)),
            rung == found.question.closeness,
            counts.get(rung),
            title,
        )
        for rung, (label, title) in RUNGS.items()
    )


def _lane(
    lane: Lane, most: int, question: WordingQuestion, ask: Ask, release_url: Callable[[str], str]
) -> LaneView:
    kept = sorted(lane.variants, key=lambda one: (not one.new, -one.uses))[:most]
    shown = [one for one in lane.variants if one in kept]
    left_out = len(lane.variants) - len(shown)
    alone = _alone(lane.year, question) if lane.year and len(lane.year) == 4 else question
    others = MOST_OTHERS if most >= MOST_ENTRIES and len(shown) <= MOST_OTHERS else LEAST_ENTRIES
    return LaneView(
        year=lane.year or "Undated",
        anchor=f"y{lane.year.replace('–', '-')}" if lane.year else "undated",
        count=f"{words.counted(lane.uses, 'use')} in {words.counted(lane.releases, 'release')}",
        entries=tuple(_entry(one, others, release_url) for one in shown),
        left_out=left_out,
        whole=ask(alone) if left_out and alone != question else None,
    )


def _alone(year: str, question: WordingQuestion) -> WordingQuestion:
    """The question about one year, or about what its dates leave of that year."""
    first, last = question.date_from or "", question.date_to or ""
    return replace(
        question,
        date_from=first if first.startswith(year) else year,
        date_to=last if last.startswith(year) else year,
    )


def _entry(one: Variant, most: int, release_url: Callable[[str], str]) -> EntryView:
    others = one.others[:most]
    return EntryView(
        use=use_view(one.first, release_url),
        number=one.number,
        fresh=one.new,
        changed=any(piece.kind != "same" for piece in one.pieces),
        before=one.first.before,
        pieces=one.pieces,
        after=one.first.after,
        count=f"×{one.uses:,}" if one.uses > 1 else "",
        others=tuple(use_view(use, release_url) for use in others),
        more=one.uses - 1 - len(others),
        official=_official(one, one.official, release_url) if one.official else None,
    )


def _official(
    variant: Variant, one: Official, release_url: Callable[[str], str]
) -> tuple[str, str, str, str]:
    """(label, text, language tag, address); of a further use's release, the label says which."""
    label = OFFICIAL.get(one.language, "Official version") + (", the whole paragraph" if one.whole else "")
    if one.of != variant.first.place.id:
        held = next((use.place for use in variant.others if use.place.id == one.of), None)
        label += f", of the use of {when(held.when)} in these words" if held else ", of a further use"
    return (
        label,
        one.text,
        words.TAGS.get(one.language, one.language),
        f"{release_url(one.id)}#p{one.passage}",
    )


def use_view(use: Use, release_url: Callable[[str], str]) -> UseView:
    """A use as every page on wordings shows it."""
    place = use.place
    named = use.speaker is not None
    return UseView(
        date=when(place.when),
        who=use.speaker or (VOICES["own"] if use.voice == "own" else "speaker not named"),
        named=named,
        voice=VOICES[use.voice] if named else "",
        title=place.title or "Untitled",
        url=f"{release_url(place.id)}#p{place.passage}",
        title_url=release_url(place.id),
        tag=words.TAGS.get(place.language, place.language),
        passage=place.passage,
        in_title=place.passage_kind == "title",
        untitled=place.untitled,
    )


def when(one: When | None) -> str:
    """A date as every page on wordings shows it, with how it is known where that is less than a dateline."""
    if one is None:
        return "undated"
    said = words.short_date(one.date, one.precision, one.basis, one.earliest, one.latest)
    return words.unbroken(said)


def span(first: When | None, last: When | None) -> str:
    """From when to when, each with how it is known."""
    ends = dict.fromkeys(when(one) for one in (first, last) if one)
    return words.unbroken(" – ".join(ends)) or "undated"


def _user(user: User, question: WordingQuestion, ask: Ask) -> UserView:
    return UserView(
        name=user.name or (VOICES["own"] if user.voice == "own" else "speaker not named"),
        named=user.name is not None,
        voice=VOICES[user.voice] if user.voice != "own" else "",
        very=user.very,
        first=when(user.first) if user.very else "",
        last=when(user.last) if user.very else "",
        alike=_alike(user),
        undated=f"{user.undated:,} undated" if (user.first or user.first_like) and user.undated else "",
        url=ask(replace(question, speaker=user.name)) if user.name and not question.speaker else None,
    )


def _alike(user: User) -> str:
    """How often somebody used words like these, and from when to when."""
    others = user.uses - user.very
    return f"{words.counted(others, 'use')}, {span(user.first_like, user.last_like)}" if others else ""
