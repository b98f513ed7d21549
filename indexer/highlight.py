"""What to mark in a text: ranges, never HTML.

The marks of a plan are looked up among the tokens of the text, made by the same tokenizer as the
index, so that what is marked is what matched.  Which sentences are shown is decided in `snippets`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from typing import NamedTuple

from indexer.analysis import Token
from indexer.fields import EVERYWHERE
from indexer.literal import literal_pattern
from indexer.plan import Mark


class Found(NamedTuple):
    """A marked range of a text and the number of the mark it comes from."""

    start: int
    end: int
    mark: int


class Wanted:
    """Marks made ready to be looked up in many texts."""

    def __init__(self, marks: tuple[Mark, ...]) -> None:
        self.marks = marks
        self.keys = {(mark.sequence.by, key) for mark in marks for key in mark.sequence.keys}
        # Looked for in the text itself, or by the first of their keys.
        self.literal = [number for number, mark in enumerate(marks) if mark.literal is not None]
        self.by_first: dict[tuple[str, str], list[int]] = {}
        for number, mark in enumerate(marks):
            if mark.literal is None:
                self.by_first.setdefault((mark.sequence.by, mark.sequence.keys[0]), []).append(number)


def find(
    text: str,
    found_tokens: Iterable[Token],
    wanted: Wanted,
    in_field: Callable[[int, str], bool],
    *,
    whole: bool = False,
) -> list[Found]:
    """All ranges of `text` that the marks match, in order; ranges of different marks may overlap.

    `in_field(position, field)` tells whether an offset of the text lies in a text field.  Words that
    stand near each other are a range each; with `whole`, one range from the first to the last.
    """
    keys = wanted.keys
    places: dict[tuple[str, str], dict[int, Token]] = {}
    for token in found_tokens:
        if ("folded", token.form) in keys:
            places.setdefault(("folded", token.form), {}).setdefault(token.position, token)
        for key in (token.form, token.stem):
            if ("stemmed", key) in keys:
                places.setdefault(("stemmed", key), {}).setdefault(token.position, token)
    ranges: set[Found] = set()
    for number in chain(wanted.literal, *(wanted.by_first.get(first, ()) for first in places)):
        mark = wanted.marks[number]
        fields = () if mark.sequence.fields == EVERYWHERE else mark.sequence.fields
        for start, end in _places(text, mark, places, whole=whole):
            if not fields or any(in_field(start, name) for name in fields):
                ranges.add(Found(start, end, number))
    return sorted(ranges)


def merge(ranges: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Sorted ranges without overlap; ranges that touch become one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return tuple(merged)


def _places(
    text: str, mark: Mark, places: dict[tuple[str, str], dict[int, Token]], *, whole: bool
) -> Iterable[tuple[int, int]]:
    if mark.literal is not None:
        return [match.span() for match in literal_pattern(mark.literal).finditer(text)]
    keys = [places.get((mark.sequence.by, key), {}) for key in mark.sequence.keys]
    if not all(keys):
        return []
    if mark.sequence.near is not None:
        if mark.spelled:
            keys = [
                {at: one for at, one in found.items() if text[one.start : one.end] == word}
                for found, word in zip(keys, mark.spelled, strict=True)
            ]
        windows = _windows(keys, mark.sequence.near)
        if whole:
            return [(min(start for start, _ in one), max(end for _, end in one)) for one in windows]
        return [pair for one in windows for pair in one]
    found = []
    for position, first in keys[0].items():
        row = [tokens.get(position + offset) for offset, tokens in enumerate(keys)]
        if all(row):
            found.append((first.start, max(token.end for token in row if token)))
    return found


def _windows(keys: list[dict[int, Token]], near: int) -> list[list[tuple[int, int]]]:
    """Each key's token where all keys stand within one window."""
    events = sorted((position, index) for index, tokens in enumerate(keys) for position in tokens)
    last = [-1] * len(keys)
    found: list[list[tuple[int, int]]] = []
    for position, index in events:
        last[index] = position
        inside = min(last) >= 0 and position - min(last) < len(keys) + near
        if inside and len(set(last)) == len(last):
            found.append([(keys[at][place].start, keys[at][place].end) for at, place in enumerate(last)])
    return found
