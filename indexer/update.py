"""What an update of an index takes: which segments stay, what is gone from them, what is written anew.

A release stays where it is as long as the archive's digest of it stays the same.  Small segments are
written anew together with what is new, so that their number grows with the logarithm of the archive; large
ones only where there would be too many, or where most of one is gone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from indexer import config
from indexer.engines.joined import Segment


@dataclass(frozen=True, slots=True)
class Update:
    """`kept` are the segments that stay, with all that is gone by now; `written` the ids to be written.

    `taken` are, by the name of a segment, the numbers of the releases that were in it and are no longer.
    """

    kept: tuple[Segment, ...]
    written: tuple[str, ...]
    taken: dict[str, tuple[int, ...]]


def plan_update(
    segments: Sequence[Segment],
    members: Mapping[str, Sequence[tuple[str, str]]],
    digests: Mapping[str, str],
) -> Update | None:
    """How an index of these segments becomes one of the releases in `digests` (id to digest).

    `members` are the id and digest of each release of a segment, by its name.  None where more than half of
    the releases would be written anyway.
    """
    now: list[Segment] = []
    held: set[str] = set()
    for segment in segments:
        known = set(segment.gone)
        gone = []
        for number, (release_id, digest) in enumerate(members[segment.name]):
            if number in known or digests.get(release_id) != digest or release_id in held:
                gone.append(number)
            else:
                held.add(release_id)
        now.append(replace(segment, gone=tuple(gone)))
    kept = _kept(now, sum(release_id not in held for release_id in digests))
    names = {segment.name for segment in kept}
    staying = {
        members[segment.name][number][0]
        for segment in now
        if segment.name in names
        for number in segment.numbers()
    }
    written = tuple(release_id for release_id in digests if release_id not in staying)
    if len(written) * 2 > len(digests):
        return None
    taken = {}
    for before, after in zip(segments, now, strict=True):
        left = set(after.numbers()) if after.name in names else set()
        taken[before.name] = tuple(number for number in before.numbers() if number not in left)
    return Update(kept, written, taken)


def _kept(segments: Sequence[Segment], adding: int) -> tuple[Segment, ...]:
    """The segments that stay, in their order; the releases of all others are written anew."""
    dropped = {one.name for one in segments if len(one.gone) * 2 >= one.size}
    writing = adding + sum(one.left for one in segments if one.name in dropped)
    count = len(segments) - len(dropped)
    for one in sorted(segments, key=lambda segment: segment.left):
        if one.name in dropped:
            continue
        small = one.left <= max(writing, config.SMALL_SEGMENT)
        if count >= config.MOST_SEGMENTS or (small and writing + one.left <= config.MOST_MERGED):
            dropped.add(one.name)
            writing += one.left
            count -= 1
        else:
            break
    # Where nothing is new, nothing is written for the sake of order.
    if not adding and not any(len(one.gone) * 2 >= one.size for one in segments):
        return tuple(segments)
    return tuple(one for one in segments if one.name not in dropped)
