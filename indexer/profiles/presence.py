"""When a name is on record: its first and last release, and how many there are of each time.

All of it is read off the columns, so that it is exact however many releases there are.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Final

from indexer import config, facets
from indexer.columns import Columns
from indexer.concordance import home_of
from indexer.engines.base import ordinals
from indexer.folding import name_key
from indexer.profiles.values import Presence
from indexer.units import Home

#: The fields that hold a product's name: where a release is about it, and where it is not.
PRODUCT: Final = ("product", "aside")


def presence_of(bits: int, columns: Columns) -> Presence:
    """What the releases in `bits` tell of their times."""
    first, last = outermost(bits, columns)
    return Presence(
        releases=bits.bit_count(),
        undated=(bits & columns.undated).bit_count(),
        first=first,
        last=last,
        by_time=facets.histogram(bits, {}, columns),
    )


def outermost(bits: int, columns: Columns) -> tuple[Home | None, Home | None]:
    """The earliest and the latest dated release, None where none is dated.

    A date that is not exact counts by its first day for the earliest and by its last for the latest.
    """
    dated = list(ordinals(bits & ~columns.undated))
    if not dated:
        return None, None
    oldest, newest = columns.places["oldest"], columns.places["newest"]
    first = columns.rows[min(dated, key=oldest.__getitem__)]
    last = columns.rows[min(dated, key=newest.__getitem__)]
    return home_of(first, 0), home_of(last, 0)


def by_age(bits: int, columns: Columns, sort: str = "newest") -> list[int]:
    """Ordinals, the newest or oldest first and undated ones last."""
    return sorted(ordinals(bits), key=columns.places[sort].__getitem__)


def both_ends(bits: int, columns: Columns, most: int) -> list[int]:
    """At most `most` ordinals, the oldest first: all of them, or half from either end of the time."""
    order = by_age(bits, columns, "oldest")
    if len(order) <= most:
        return order
    half = most // 2
    newest = by_age(bits, columns)[: most - half]
    return list(dict.fromkeys((*order[:half], *reversed(newest))))


def bits_with(columns: Columns, name: str, fields: Iterable[str]) -> int:
    """The releases that have a name in any of the fields; what no release could be made of is left out."""
    found = 0
    for field in fields:
        found |= columns.values[field].get(name, 0)
    return found & ~columns.unassigned


def spellings(columns: Columns, kind: str, name: str, known: Iterable[str]) -> tuple[str, ...]:
    """How else a name is written: as the archive's table has it in `known`, then as texts spell it."""
    met = sorted(
        (text for text, names in columns.spellings.get(kind, {}).items() if name in names), key=name_key
    )
    found = (text for text in dict.fromkeys((*known, *met)) if text != name)
    return tuple(islice(found, config.MAX_BESIDE))
