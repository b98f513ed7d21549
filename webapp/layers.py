"""What is laid over a text without changing it: whose words, which name, which note, which place.

A layer is a run of stretches in order that do not overlap; layers lie on each other, and how they become
HTML is `filters`' alone.  What is found where is decided elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Ranges = tuple[tuple[int, int], ...]
"""Half-open ranges of a text, in order and apart."""
Kind = Literal["said", "place", "person", "product", "reference", "tongue", "hit", "between"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A half-open range of a text and what it is.

    `key` is the note of words that are said, the address of what leads somewhere.  `anchor` is the id by
    which a link leads here, "" for none; `label` says where a link leads, where its text does not.
    """

    start: int
    end: int
    kind: Kind
    key: str = ""
    anchor: str = ""
    label: str = ""


Layer = tuple[Stretch, ...]


def layer(stretches: Iterable[Stretch]) -> Layer:
    """Stretches in order and apart: one that begins inside another has its place there, and the other goes on
    behind it.  An anchor stays with the first piece of its stretch; empty stretches are left out.
    """
    kept: list[Stretch] = []
    around: list[Stretch] = []  # begun and not yet at their end, the innermost last
    at = 0

    def reach(end: int) -> None:
        nonlocal at
        while around and at < end:
            one = around.pop()
            until = min(one.end, end)
            if until > at:
                kept.append(replace(one, start=at, end=until))
                one, at = replace(one, anchor=""), until
            if one.end > at:
                around.append(one)

    for one in sorted(stretches, key=lambda each: (each.start, -each.end)):
        if one.end > one.start:
            reach(one.start)
            at = max(at, one.start)
            around.append(one)
    reach(max((one.end for one in around), default=0))
    return tuple(kept)


def cut(layer: Layer, start: int, end: int) -> Layer:
    """What of a layer lies in a half-open range, moved to its beginning.

    An anchor stays with the first sign of its stretch.
    """
    first = bisect_right(layer, start, key=lambda one: one.end)
    last = bisect_left(layer, end, key=lambda one: one.start)
    return tuple(
        replace(
            one,
            start=max(one.start, start) - start,
            end=min(one.end, end) - start,
            anchor=one.anchor if one.start >= start else "",
        )
        for one in layer[first:last]
    )


def cut_ranges(ranges: Ranges, start: int, end: int) -> Ranges:
    """What of the ranges lies in a half-open range, moved to its beginning."""
    first = bisect_right(ranges, start, key=lambda one: one[1])
    last = bisect_left(ranges, end, key=lambda one: one[0])
    return tuple((max(one[0], start) - start, min(one[1], end) - start) for one in ranges[first:last])
