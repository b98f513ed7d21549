"""The versions of one standing text: in which order they came, when each was used, and what changed.

Only dates tell an order.  A version that returns after another was used has a stretch for each time; one that
no dated release has stands after the others, and has none before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from indexer.quotecheck.words import compare_words
from indexer.rows import Row
from indexer.wording.differences import pieces
from indexer.wording.results import Piece, When
from indexer.wording.standing import Standing
from indexer.wording.uses import when_of

_Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time in which a version was used and, as far as is known, no other: the dates of its first and last
    release in it, and how many there are.
    """

    first: When
    last: When
    first_id: str
    last_id: str
    releases: int


@dataclass(frozen=True, slots=True)
class Version:
    """One version: its text, when it is used, and what changed.

    `first` and `last` are the dates of its first and last dated release, None if none is; `first_id` with
    `passage` is where it stands first, `last_id` where last.  `beside` is the number of the version that
    `pieces` compare it with: the one before it, for an undated one the dated one it is most like; None
    where there is none.
    """

    text: str
    pieces: tuple[Piece, ...]
    first: When | None
    last: When | None
    first_id: str
    passage: int
    last_id: str
    releases: int
    undated: int
    stretches: tuple[Stretch, ...] = ()
    beside: int | None = None


@dataclass(frozen=True, slots=True)
class _Held:
    """A version with its releases in order, and where in each it stands."""

    keys: _Keys
    text: str
    rows: tuple[Row, ...]
    passages: dict[str, int]

    @property
    def dated(self) -> list[Row]:
        return [row for row in self.rows if row.earliest]


def ends(rows: Sequence[Row]) -> tuple[Row | None, Row | None]:
    """The first and the last dated release, by the first and by the last day that their dates can mean."""
    dated = [row for row in rows if row.earliest]
    if not dated:
        return None, None
    return min(dated, key=lambda row: row.earliest or ""), max(dated, key=lambda row: row.latest or "")


def versions_of(texts: Sequence[tuple[Standing, str]], rows: Sequence[Row]) -> Iterator[Version]:
    """The versions of a series in the order of their first dated use, undated ones last.

    `texts` are the texts with their words; texts with the same words are one version.
    """
    grouped: dict[_Keys, list[tuple[Standing, str]]] = {}
    for standing, text in texts:
        grouped.setdefault(tuple(word.key for word in compare_words(text)), []).append((standing, text))
    held = [_held(keys, group, rows) for keys, group in grouped.items()]
    dated = sorted((one for one in held if one.dated), key=lambda one: one.dated[0].earliest or "")
    for number, one in enumerate(dated):
        others = [row for other in dated if other is not one for row in other.dated]
        version = _version(one, dated[number - 1] if number else None)
        yield replace(
            version,
            stretches=tuple(_stretches(one.dated, others)),
            beside=number - 1 if number else None,
        )
    for one in held:
        if one.dated:
            continue
        likeness = [Levenshtein.normalized_similarity(other.keys, one.keys) for other in dated]
        near = likeness.index(max(likeness)) if likeness else None
        yield replace(_version(one, dated[near] if near is not None else None), beside=near)


def _held(keys: _Keys, group: Sequence[tuple[Standing, str]], rows: Sequence[Row]) -> _Held:
    own = dict.fromkeys(one.ordinal for one, _ in group)
    order = sorted((rows[number] for number in own), key=lambda row: row.earliest or "9999")
    passages: dict[str, int] = {}
    for standing, _ in group:
        passages.setdefault(rows[standing.ordinal].id, standing.passage)
    return _Held(keys, group[0][1], tuple(order), passages)


def _version(one: _Held, before: _Held | None) -> Version:
    first, last = ends(one.rows)
    start = first or one.rows[0]
    return Version(
        text=one.text,
        pieces=pieces(before.text if before else one.text, one.text),
        first=when_of(first) if first else None,
        last=when_of(last) if last else None,
        first_id=start.id,
        passage=one.passages[start.id],
        last_id=(last or one.rows[-1]).id,
        releases=len(one.rows),
        undated=len(one.rows) - len(one.dated),
    )


def _stretches(own: Sequence[Row], others: Sequence[Row]) -> Iterator[Stretch]:
    """The dated releases of a version, parted where one of another surely lies between two of them."""
    breaks = [0]
    for number, (row, following) in enumerate(pairwise(own), 1):
        start, end = row.latest or "", following.earliest or ""
        if any(start < (other.earliest or "") and (other.latest or "") < end for other in others):
            breaks.append(number)
    for begin, stop in pairwise([*breaks, len(own)]):
        part = own[begin:stop]
        first, last = ends(part)
        if first and last:
            yield Stretch(when_of(first), when_of(last), first.id, last.id, len(part))
