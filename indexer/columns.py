"""The columns: the values of every release, held in memory for filters, facets and sorting.

Sets of releases are integers used as bit sets: bit n is the release with ordinal n.  Columns belong
to one generation of the index and never change.  What is filtered by them is decided in `facets`
and `plan`.
"""

from __future__ import annotations

import dataclasses
import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from indexer.folding import fold_text, is_han

#: Field to the attribute of a row that holds its values.
_LISTS = {
    "person": "person",
    "speaker": "speaker",
    "product": "product",
    "family": "family",
    "category": "category",
    "author": "authors",
}
_SINGLE = ("language", "kind", "place", "source")


@dataclass(frozen=True, slots=True)
class Row:
    """What the index knows of one release besides its text.

    `author` is whose words the whole release is, `authors` also whose words a part of it is.
    `date` is ISO cut to its precision, `earliest`/`latest` are the days it can mean; all None for
    an undated release.
    """

    id: str
    source: str
    start: int
    end: int
    title: str
    language: str
    kind: str
    author: str | None
    place: str | None
    counterpart: str | None
    date: str | None
    precision: str
    basis: str
    earliest: str | None
    latest: str | None
    person: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    product: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


class Columns:
    """All rows with the sets that filters and facets need.

    `spellings` maps a field ("person", "product") to the spellings met and the names each can stand
    for; `families` maps a product to its family; `text_fields` are the text fields in which any
    release has a word.
    """

    def __init__(
        self,
        rows: tuple[Row, ...],
        spellings: Mapping[str, Mapping[str, tuple[str, ...]]],
        families: Mapping[str, str],
        text_fields: frozenset[str],
    ) -> None:
        self.rows = rows
        self.spellings = spellings
        self.families = families
        self.text_fields = text_fields
        self.everything = (1 << len(rows)) - 1

    @cached_property
    def by_id(self) -> dict[str, int]:
        """Release id to ordinal."""
        return {row.id: ordinal for ordinal, row in enumerate(self.rows)}

    @cached_property
    def values(self) -> dict[str, dict[str, int]]:
        """Field to value to the releases with it."""
        bits: dict[str, dict[str, int]] = {name: {} for name in (*_LISTS, *_SINGLE, "date")}
        for ordinal, row in enumerate(self.rows):
            one = 1 << ordinal
            for name, attribute in _LISTS.items():
                for value in getattr(row, attribute):
                    bits[name][value] = bits[name].get(value, 0) | one
            for name in _SINGLE:
                value = getattr(row, name)
                if value:
                    bits[name][value] = bits[name].get(value, 0) | one
            for value in _date_values(row):
                bits["date"][value] = bits["date"].get(value, 0) | one
        return bits

    @cached_property
    def aliases(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Field to folded spelling to the names it can stand for."""
        folded: dict[str, dict[str, tuple[str, ...]]] = {}
        for field, table in self.spellings.items():
            by_key = folded.setdefault(field, {})
            for spelling, names in table.items():
                key = fold_text(spelling)
                by_key[key] = tuple(sorted({*by_key.get(key, ()), *names}))
        return folded

    @cached_property
    def unassigned(self) -> int:
        """The parts that no release could be made of."""
        return self.values["kind"].get("unassigned", 0)

    @cached_property
    def undated(self) -> int:
        return self.values["date"].get("undated", 0)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Ordinal to its place among all releases by date, "newest" and "oldest" first.

        Undated ones are last in both; a date that is not exact counts by its last day for the
        newest and by its first for the oldest.
        """
        rows = self.rows
        numbers = sorted(range(len(rows)), key=lambda n: (rows[n].source, rows[n].start, n))
        newest = sorted(numbers, key=lambda n: rows[n].latest or "", reverse=True)
        oldest = sorted(numbers, key=lambda n: rows[n].earliest or "9999-99-99")
        found: dict[str, list[int]] = {}
        for name, order in (("newest", newest), ("oldest", oldest)):
            place = [0] * len(rows)
            for index, number in enumerate(order):
                place[number] = index
            found[name] = place
        return found

    @cached_property
    def dates(self) -> dict[int, dict[str, int]]:
        """Length of an ISO prefix (4, 7, 10) to the dates of that length, sorted, and their releases."""
        found: dict[int, dict[str, int]] = {4: {}, 7: {}, 10: {}}
        for value, bits in sorted(self.values["date"].items()):
            if value != "undated":
                found[len(value)][value] = bits
        return found

    @cached_property
    def exact(self) -> dict[int, int]:
        """Length of an ISO prefix to the releases whose date is at least that exact."""
        sizes = [len(row.date or "") for row in self.rows]
        return {
            length: bits_of((n for n, size in enumerate(sizes) if size >= length), len(sizes))
            for length in (4, 7, 10)
        }

    @cached_property
    def _by_day(self) -> tuple[list[str], list[int]]:
        """The first days that dates can mean, sorted, and the release of each."""
        pairs = sorted((row.earliest, n) for n, row in enumerate(self.rows) if row.earliest and row.latest)
        return [day for day, _ in pairs], [number for _, number in pairs]

    def _beginning(self, first: str | None, last: str | None) -> list[int]:
        """The dated releases whose first day lies between two days, both included."""
        days, numbers = self._by_day
        start = bisect_left(days, first) if first else 0
        return numbers[start : bisect_right(days, last) if last else len(days)]

    def dated(self, first: str | None, last: str | None) -> int:
        """Releases that surely fall between two days, both included: their whole range does."""
        rows = self.rows
        found = self._beginning(first, last)
        if last:
            found = [number for number in found if (rows[number].latest or "") <= last]
        return bits_of(found, len(rows))

    def perhaps_dated(self, first: str | None, last: str | None) -> int:
        """Releases whose date may fall between two days but need not."""
        rows = self.rows
        vague = self._vague
        touching = [
            number
            for number in vague
            if (not first or (rows[number].latest or "") >= first)
            and (not last or (rows[number].earliest or "") <= last)
        ]
        return bits_of(touching, len(rows)) & ~self.dated(first, last)

    @cached_property
    def _vague(self) -> list[int]:
        """The dated releases whose date can mean several days."""
        return [
            n for n, row in enumerate(self.rows) if row.earliest and row.latest and row.earliest != row.latest
        ]

    def names(self, field: str, text: str) -> tuple[str, ...]:
        """The values of `field` that `text` can mean.

        The value itself or an alias in any spelling; where there is none, the values that hold all
        its words (“Mara” for “Mara Lindqvist”).  Empty where nothing fits.
        """
        if text in self.values[field]:
            return (text,)
        key = fold_text(text)
        if not key:
            return ()
        kind = {"author": "person", "speaker": "person"}.get(field, field)
        known = self._keys[field]
        exact = [*known.get(key, ()), *self.aliases.get(kind, {}).get(key, ())]
        found = [value for value in dict.fromkeys(exact) if value in self.values[field]]
        if not found:
            found = [value for other, values in known.items() if _holds(other, key) for value in values]
        return tuple(dict.fromkeys(found))

    @cached_property
    def _keys(self) -> dict[str, dict[str, list[str]]]:
        keys: dict[str, dict[str, list[str]]] = {}
        for field, values in self.values.items():
            by_key = keys.setdefault(field, {})
            for value in values:
                by_key.setdefault(fold_text(value), []).append(value)
        return keys

    def save(self, path: Path) -> None:
        """Write the columns as JSON."""
        data = {
            "rows": [dataclasses.astuple(row) for row in self.rows],
            "spellings": self.spellings,
            "families": self.families,
            "text_fields": sorted(self.text_fields),
        }
        path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Columns:
        """Read what `save` wrote."""
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        lists = [name in set(_LISTS.values()) for name in (column.name for column in dataclasses.fields(Row))]
        make: Any = Row
        rows: tuple[Row, ...] = tuple(
            make(*(tuple(value) if many else value for many, value in zip(lists, row, strict=True)))
            for row in data["rows"]
        )
        spellings = {
            field: {spelling: tuple(names) for spelling, names in table.items()}
            for field, table in data["spellings"].items()
        }
        return cls(rows, spellings, data["families"], frozenset(data["text_fields"]))


def bits_of(ordinals: Iterable[int], size: int) -> int:
    """The set of these ordinals, all below `size`, as an integer."""
    figures = bytearray(b"0") * (size + 1)
    for ordinal in ordinals:
        figures[ordinal] = 49
    # The first figure of a number is its last bit; a base of two is read in time linear to its length.
    figures.reverse()
    return int(figures, 2)


def _date_values(row: Row) -> tuple[str, ...]:
    """A date counts at every level down to its precision: year, month, day."""
    if not row.date:
        return ("undated",)
    return tuple(row.date[:size] for size in (4, 7, 10) if size <= len(row.date))


def _holds(key: str, wanted: str) -> bool:
    """Whether all words of `wanted` are words of `key`; ideographs as a substring."""
    if any(is_han(char) for char in wanted):
        return wanted in key
    return set(wanted.split()) <= set(key.split())
