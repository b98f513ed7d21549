"""Which text fields each offset of a release belongs to, and where in its text that changes.

What belongs to which field is decided in `documents`.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterator

from corpus.models import Span


class FieldsByOffset:
    """Which text fields each part of a release belongs to, offsets counted from its start."""

    def __init__(self, fields: list[tuple[int, int, str]], said: list[Span], origin: int) -> None:
        self._fields = _Ranges(fields, origin)
        self._said = _Ranges([(span.start, span.end, "said") for span in said], origin)
        self._edges = sorted({edge for ranges in (self._fields, self._said) for edge in ranges.edges()})

    def at(self, offset: int) -> tuple[str, ...]:
        name = self._fields.at(offset) or "body"
        return (name, "said") if self._said.at(offset) else (name,)

    def around(self, offset: int) -> tuple[int, int, tuple[str, ...]]:
        """From where to where the fields of an offset are the same, and these fields."""
        index = bisect_right(self._edges, offset)
        since = self._edges[index - 1] if index else 0
        until = self._edges[index] if index < len(self._edges) else sys.maxsize
        return since, until, self.at(offset)

    def stretches(self, text: str) -> Iterator[tuple[int, int, tuple[str, ...] | None]]:
        """The whole text in stretches that end at spaces, each with its fields.

        A piece between spaces in which a field begins or ends is a stretch of its own, with None.
        """
        at = 0
        for edge in self._edges:
            if not at < edge < len(text):
                continue
            if text[edge - 1].isspace() or text[edge].isspace():
                yield at, edge, self.at(at)
                at = edge
                continue
            start = end = edge
            while start > at and not text[start - 1].isspace():
                start -= 1
            while end < len(text) and not text[end].isspace():
                end += 1
            if start > at:
                yield at, start, self.at(at)
            yield start, end, None
            at = end
        if at < len(text):
            yield at, len(text), self.at(at)


class _Ranges:
    """Named ranges, looked up by a position counted from `origin`."""

    def __init__(self, ranges: list[tuple[int, int, str]], origin: int) -> None:
        self._ranges = sorted((start - origin, end - origin, name) for start, end, name in ranges)
        self._starts = [start for start, _, _ in self._ranges]

    def edges(self) -> Iterator[int]:
        for start, end, _ in self._ranges:
            yield start
            yield end

    def at(self, position: int) -> str | None:
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return None
        _, end, name = self._ranges[index]
        return name if position < end else None
