"""A check as the page shows it: the verdict, what differs, what was left out, each place with its links."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from indexer.quotecheck import excerpts
from indexer.quotecheck.explain import DECIDES, headline, lacking, sign
from indexer.quotecheck.results import Change, CheckResult, Match, Searched, Verdict
from indexer.quotecheck.standing import standing
from webapp import steps, words
from webapp.addresses import at_passage
from webapp.choices import Address
from webapp.differences import Piece, pieces
from webapp.left_out import CutView, LeftOutView, cut_view, left_out_view, turned
from webapp.parts import places

Tone = Literal["good", "changed", "wrong", "unknown"]
TONES: Final[dict[Verdict, Tone]] = {
    "exact": "good",
    "punctuation_only": "good",
    "altered": "changed",
    "spliced": "changed",
    "elided_ok": "good",
    "elided_misleading": "wrong",
    "misattributed": "wrong",
    "indirect_only": "changed",
    "not_found": "unknown",
}
# The signs of verdicts as they are drawn.
DRAWN: Final = {"✔": "good", "✎": "changed", "✂": "cut", "⚑": "flag", "?": "unknown"}
SPOKEN: Final = {
    "direct": "quoted",
    "authored": "in a text of their own",
    "indirect": "as reported, not in the speaker’s own words",
    "narrative": "the release’s own text, nobody’s quotation",
}
OFFICIAL: Final = {"en": "Official English version", "zh": "Official Chinese version"}
Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """`turns` is "" where nothing is turned; `rewritten` is whether it is the same, written otherwise."""

    recorded: str
    quoted: str
    turns: str
    rewritten: bool


@dataclass(frozen=True, slots=True)
class OtherView:
    """The same in the other language."""

    label: str
    text: str
    tag: str
    url: str


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place on record; parts of one paragraph are one place.  `who` is None where nobody is named.

    `copied` are its words with their citation, "" where it is not to be cited.  `decides` says
    so of the one of several that the verdict rests on.
    """

    title: str
    url: str
    tag: str
    date: str
    source: str
    text: str
    highlights: Ranges
    passage: int | None
    in_title: bool
    who: str | None
    who_url: str | None
    role: str | None
    spoken: str
    evidence: str | None
    how: str
    alike: str
    other: OtherView | None
    title_tag: str
    copied: str = ""
    decides: str = ""


@dataclass(frozen=True, slots=True)
class VerdictView:
    """`said_by` is given where that is another than was claimed."""

    title: str
    tone: Tone
    sign: str
    said_by: str
    explanation: str
    warnings: tuple[str, ...]
    drawn: tuple[Piece, ...]
    changes: tuple[ChangeView, ...]
    cut: CutView | None
    left_out: tuple[LeftOutView, ...]
    places: tuple[PlaceView, ...]
    in_parts: bool
    more: int
    at_least: bool
    nearest: tuple[PlaceView, ...]
    searched: str


def present(
    result: CheckResult,
    *,
    address: Address,
    release_url: Callable[[str], str],
    copied: Callable[[Sequence[Match]], str],
) -> VerdictView:
    """`copied` are the words of a place, or of the parts of one, with their citation."""
    title = headline(result)
    return VerdictView(
        title=title,
        tone=tone(result),
        sign=DRAWN.get(sign(result), "note"),
        said_by=(result.speaker or "")
        if result.verdict == "misattributed" or (result.verdict == "altered" and result.has_others)
        else "",
        explanation=sentence(result.explanation.removeprefix(title).lstrip(":. ")),
        warnings=tuple(map(words.days_in_words, result.warnings)),
        drawn=pieces(result),
        changes=tuple(_change(one) for one in result.changes),
        cut=cut_view(result),
        left_out=tuple(left_out_view(one) for one in result.left_out),
        places=tuple(
            replace(
                _place(group, address, release_url),
                copied=copied(group),
                decides=DECIDES if group[0] == result.singled_out else "",
            )
            for group in places(result)
        ),
        in_parts=result.in_parts,
        more=max(0, result.places - len(result.matches)),
        at_least=result.more_places,
        nearest=tuple(_place((match,), address, release_url, alike=True) for match in result.nearest),
        searched=_searched(result.searched),
    )


def tone(result: CheckResult) -> Tone:
    """As the verdict, but no better than what is said of the speaker, the day and the sentence."""
    if result.has_others or lacking(result):
        return "wrong"
    if result.is_of_nobody:
        return "unknown"
    if result.hindrance in ("speaker_open", "house", "day_open"):
        return "changed"
    own = TONES[result.verdict]
    if own != "good" or result.holds:
        return own
    return "wrong" if result.hindrance else "changed"


def _change(one: Change) -> ChangeView:
    return ChangeView(one.recorded, one.claimed, turned(one.turns), one.rewritten)


def _place(
    parts: tuple[Match, ...], address: Address, release_url: Callable[[str], str], *, alike: bool = False
) -> PlaceView:
    first = parts[0]
    text, marks = excerpts.before(first), []
    for number, match in enumerate(parts):
        marks.append((len(text), len(text) + len(match.text)))
        text += match.text
        follows = parts[number + 1].start - match.end if number + 1 < len(parts) else None
        text += excerpts.after(match) if follows is None else match.after[:follows]
    rule = (first.rule or "").rpartition(":")[2]
    return PlaceView(
        title=first.heading,
        title_tag="en" if first.untitled else words.TAGS.get(first.language, first.language),
        url=at_passage(release_url(first.id), first.passage),
        tag=words.TAGS.get(first.language, first.language),
        date=words.short_date(first.date, first.precision, first.basis, first.earliest, first.latest),
        source=f"{first.source}, characters {first.start:,}–{parts[-1].end:,}",
        text=text,
        highlights=tuple(marks),
        passage=first.passage,
        in_title=first.in_title,
        who=first.speaker,
        who_url=address(steps.only("speaker", first.speaker)) if first.speaker else None,
        role=first.role,
        spoken=(standing(first) or SPOKEN[first.kind])
        + (f", within a text of {first.around}" if first.around else ""),
        evidence=words.without_possessive(first.evidence) if first.evidence else None,
        how="" if rule in words.NAMED_BY else words.HOW_SPEAKER.get(rule, ""),
        alike=f"{first.similarity:.0%} of the words alike" if alike else "",
        other=_other(first, release_url),
    )


def _other(match: Match, release_url: Callable[[str], str]) -> OtherView | None:
    one = match.counterpart
    if one is None:
        return None
    return OtherView(
        OFFICIAL.get(one.language, "Official version in the other language"),
        one.text,
        words.TAGS.get(one.language, one.language),
        at_passage(release_url(one.id), one.passage),
    )


def _searched(one: Searched) -> str:
    """“3 releases, 4 May 2021 – 20 Sep 2021; 3 months between hold none; 1 undated”."""
    said = [words.counted(one.releases, "release")]
    if one.first:
        said[0] += f", {words.span_words(one.first, one.last)}"
    if one.empty_months:
        months = words.counted(one.empty_months, "month")
        said.append(f"{months} between {'holds' if one.empty_months == 1 else 'hold'} none")
    if one.undated:
        said.append(f"{one.undated:,} undated")
    return "; ".join(said)


def sentence(text: str) -> str:
    """The text with a capital letter at its beginning, and its days in words."""
    said = words.days_in_words(text)
    return said[:1].upper() + said[1:]
