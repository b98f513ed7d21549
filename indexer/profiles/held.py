"""What is handed from the reader of releases to those who gather from them, and what these hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from corpus.models import Release
from indexer.rows import Row
from indexer.units import Home

Read: TypeAlias = tuple[int, Release, Row]
"""A release with its ordinal and its row."""
Reader: TypeAlias = Callable[[Iterable[int]], Iterator[Read]]
"""Ordinals to the releases that the archive still has, in the same order."""
Stood: TypeAlias = list[tuple[Row, Home]]
"""The places of something, one a release, in the order in which they were read."""


def ends_of(rows: Stood) -> tuple[Home, Home]:
    """The first and the last place by date; one without a date only where none has one.

    Of places of one day the first and the last that were read, so that two are not taken for one.
    """
    dated = [one for one in rows if one[0].earliest and one[0].latest] or rows
    first = min(dated, key=lambda one: one[0].earliest or "")
    last = max(reversed(dated), key=lambda one: one[0].latest or "")
    return first[1], last[1]
