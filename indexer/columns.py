"""The columns: the values of every release, held in memory for filters, facets and sorting.

Sets of releases are integers used as bit sets: bit n is the release with ordinal n.  Columns belong
to one generation of the index and never change.  What is filtered by them is decided in `facets`
and `plan`, how they lie on disk in `column_file`.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import accumulate, chain
from operator import or_
from pathlib import Path
from typing import Final

from corpus.models import INFERRED
from corpus.names import han_surname, is_han_name
from indexer import column_file
from indexer.folding import fold_text, is_han
from indexer.rows import FIELDS, LISTS, SINGLE, Row, day_of, row_of, values_of
from indexer.value_sets import Counter, ValueSets, bits_of

_ALWAYS: Final = 99_999_999
# Of so many releases in the order of their dates a set is kept.
_STRETCH: Final = 512


@dataclass(frozen=True, slots=True)
class Days:
    """Of each dated release the first and the last day it can mean (20200731) and its ordinal."""

    first: Sequence[int]
    last: Sequence[int]
    ordinals: Sequence[int]


class Columns:
    """All rows with the sets that filters and facets need.

    `spellings` maps a field ("person", "product") to the spellings met and the names each can stand
    for; `families` maps a product to its family; `text_fields` are the text fields in which any
    release has a word.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        spellings: Mapping[str, Mapping[str, tuple[str, ...]]],
        families: Mapping[str, str],
        text_fields: frozenset[str],
    ) -> None:
        self.rows = rows
        self.spellings = spellings
        self.families = families
        self.text_fields = text_fields
        self.everything = (1 << len(rows)) - 1
        self._spelled: dict[str, dict[str, str]] = {}

    @cached_property
    def ids(self) -> Sequence[str]:
        """Ordinal to release id."""
        return [row.id for row in self.rows]

    @cached_property
    def by_id(self) -> dict[str, int]:
        """Release id to ordinal."""
        return {row.id: ordinal for ordinal, row in enumerate(self.rows)}

    @cached_property
    def values(self) -> dict[str, ValueSets]:
        """Field to value to the releases with it."""
        found: dict[str, dict[str, array[int]]] = {name: {} for name in (*LISTS, *SINGLE, "date")}
        for ordinal, row in enumerate(self.rows):
            for name, values in values_of(row):
                for value in values:
                    found[name].setdefault(value, array("I")).append(ordinal)
        return {name: ValueSets(numbers, len(self.rows)) for name, numbers in found.items()}

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
    def date_counts(self) -> dict[tuple[str, str], int]:
        """(basis, precision) to the releases whose date is known so, the most frequent first."""
        counts: dict[tuple[str, str], int] = {}
        for row in self.rows:
            if row.kind != "unassigned":
                key = (row.basis, row.precision)
                counts[key] = counts.get(key, 0) + 1
        return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))

    @cached_property
    def unassigned(self) -> int:
        """The parts that no release could be made of."""
        return self.values["kind"].get("unassigned", 0)

    @cached_property
    def undated(self) -> int:
        return self.values["date"].get("undated", 0)

    @cached_property
    def inferred(self) -> int:
        """The releases with a date that they do not state themselves."""
        return reduce(or_, (self.values["basis"].get(basis, 0) for basis in INFERRED))

    @cached_property
    def places(self) -> dict[str, Sequence[int]]:
        """Ordinal to its place among all releases by date, "newest" and "oldest" first.

        Undated ones are last in both; a date that is not exact counts by its last day for the
        newest and by its first for the oldest.
        """
        rows = list(self.rows)
        numbers = sorted(range(len(rows)), key=lambda n: (rows[n].source, rows[n].start, n))
        newest = sorted(numbers, key=lambda n: rows[n].latest or "", reverse=True)
        oldest = sorted(numbers, key=lambda n: rows[n].earliest or "9999-99-99")
        found: dict[str, Sequence[int]] = {}
        for name, order in (("newest", newest), ("oldest", oldest)):
            place = array("I", bytes(4 * len(rows)))
            for index, number in enumerate(order):
                place[number] = index
            found[name] = place
        return found

    @cached_property
    def by_place(self) -> dict[str, Sequence[int]]:
        """The other way round: place to ordinal."""
        found: dict[str, Sequence[int]] = {}
        for name, places in self.places.items():
            order = array("I", bytes(4 * len(places)))
            for ordinal, place in enumerate(places):
                order[place] = ordinal
            found[name] = order
        return found

    @cached_property
    def dates(self) -> dict[int, list[str]]:
        """Length of an ISO prefix (4, 7, 10) to the dates of that length, sorted."""
        found: dict[int, list[str]] = {4: [], 7: [], 10: []}
        for value in sorted(self.values["date"]):
            if value != "undated":
                found[len(value)].append(value)
        return found

    @cached_property
    def exact(self) -> dict[int, int]:
        """Length of an ISO prefix to the releases whose date is at least that exact."""
        numbers = self.values["date"].numbers
        size = len(self.rows)
        return {
            length: bits_of(chain.from_iterable(numbers[value] for value in values), size)
            for length, values in self.dates.items()
        }

    @cached_property
    def days(self) -> Days:
        """The days that dates can mean, by the first of them."""
        spans = [
            (day_of(row.earliest), day_of(row.latest), ordinal)
            for ordinal, row in enumerate(self.rows)
            if row.earliest and row.latest
        ]
        first, last, ordinals = zip(*sorted(spans), strict=True) if spans else ((), (), ())
        return Days(array("I", first), array("I", last), array("I", ordinals))

    def dated(self, first: str | None, last: str | None) -> int:
        """Releases that surely fall between two days, both included: their whole range does."""
        days = self.days
        start = bisect_left(days.first, day_of(first)) if first else 0
        end = bisect_right(days.first, day_of(last)) if last else len(days.first)
        bits = self._earliest(end) & ~self._earliest(start)
        if last:
            latest = day_of(last)
            bits &= ~bits_of([n for _, day, n in self._vague if day > latest], len(self.rows))
        return bits

    def _earliest(self, count: int) -> int:
        """The first `count` dated releases by the first day they can mean."""
        whole, others = divmod(count, _STRETCH)
        more = self.days.ordinals[count - others : count]
        return self._stretches[whole] | bits_of(more, len(self.rows))

    @cached_property
    def _stretches(self) -> list[int]:
        """The same for each whole number of stretches."""
        ordinals, size = self.days.ordinals, len(self.rows)
        parts = (bits_of(ordinals[at : at + _STRETCH], size) for at in range(0, len(ordinals), _STRETCH))
        return list(accumulate(parts, or_, initial=0))

    def perhaps_dated(self, first: str | None, last: str | None) -> int:
        """Releases whose date may fall between two days but need not."""
        earliest, latest = day_of(first) if first else 0, day_of(last) if last else _ALWAYS
        touching = [ordinal for begin, end, ordinal in self._vague if end >= earliest and begin <= latest]
        return bits_of(touching, len(self.rows)) & ~self.dated(first, last)

    @cached_property
    def _vague(self) -> list[tuple[int, int, int]]:
        """Of the dates that can mean several days the first, the last and the release."""
        days = self.days
        return [one for one in zip(days.first, days.last, days.ordinals, strict=True) if one[0] != one[1]]

    def names(self, field: str, text: str) -> tuple[str, ...]:
        """The values of `field` that `text` can mean.

        The value itself or an alias in any spelling; where there is none, the values that hold all
        its words (“Mara” for “Mara Lindqvist”), of people also by an alias that does (索兰德 for
        英格丽·索兰德).  Empty where nothing fits.
        """
        if text in self.values[field]:
            return (text,)
        key = fold_text(text)
        if not key:
            return ()
        kind = {"author": "person", "speaker": "person"}.get(field, field)
        known = self._keys[field]
        aliases = self.aliases.get(kind, {})
        exact = [*known.get(key, ()), *aliases.get(key, ())]
        found = [value for value in dict.fromkeys(exact) if value in self.values[field]]
        if not found:
            holds = _is_part_of_name if kind == "person" else _holds
            spelled = chain(known.items(), aliases.items() if kind == "person" else ())
            found = [value for other, values in spelled if holds(other, key) for value in values]
        return tuple(value for value in dict.fromkeys(found) if value in self.values[field])

    def spelled(self, field: str) -> dict[str, str]:
        """Each spelling of the names of a field as a key, and the spelling itself; not to be changed."""
        if field not in self._spelled:
            kind = {"author": "person", "speaker": "person"}.get(field, field)
            keys: dict[str, str] = {}
            for spelling in self.spellings.get(kind, self.values.get(field, {})):
                keys.setdefault(fold_text(spelling), spelling)
            self._spelled[field] = keys
        return self._spelled[field]

    def holding(self, field: str, text: str) -> frozenset[str]:
        """The values of `field` that hold `text` in any spelling of theirs; all of them for a blank one."""
        key = fold_text(text)
        kind = {"author": "person", "speaker": "person"}.get(field, field)
        known = chain(self._keys[field].items(), self.aliases.get(kind, {}).items())
        found = frozenset(name for spelling, names in known if key in spelling for name in names)
        return found & self.values[field].keys()

    @cached_property
    def _keys(self) -> dict[str, dict[str, list[str]]]:
        keys: dict[str, dict[str, list[str]]] = {}
        for field, values in self.values.items():
            by_key = keys.setdefault(field, {})
            for value in values:
                by_key.setdefault(fold_text(value), []).append(value)
        return keys

    def save(self, path: Path) -> None:
        """Write the columns."""
        values: dict[str, list[str]] = {}
        numbers: dict[str, Iterable[int]] = {}
        for name, sets in self.values.items():
            values[name] = list(sets)
            numbers[f"{name} ends"] = accumulate(map(len, sets.numbers.values()))
            numbers[name] = chain.from_iterable(sets.numbers.values())
        numbers |= self.places
        numbers |= {"first": self.days.first, "last": self.days.last, "ordinals": self.days.ordinals}
        head = {
            "ids": [row.id for row in self.rows],
            "values": values,
            "spellings": self.spellings,
            "families": self.families,
            "text_fields": sorted(self.text_fields),
            "dates": [[*key, count] for key, count in self.date_counts.items()],
        }
        column_file.write(path, head, numbers, map(FIELDS, self.rows))

    @classmethod
    def load(cls, path: Path, counter: Counter | None = None) -> Columns:
        """Open what `save` wrote; a row is read when it is asked for.

        `counter` counts the values of a set of releases where there is a faster way than one by one.
        """
        head, numbers, rows = column_file.read(path, row_of)
        spellings = {
            field: {spelling: tuple(names) for spelling, names in table.items()}
            for field, table in head["spellings"].items()
        }
        columns = cls(rows, spellings, head["families"], frozenset(head["text_fields"]))
        columns.ids = head["ids"]
        columns.date_counts = {(basis, precision): count for basis, precision, count in head["dates"]}
        columns.by_id = {release_id: ordinal for ordinal, release_id in enumerate(head["ids"])}
        columns.places = {name: numbers[name] for name in ("newest", "oldest")}
        columns.days = Days(numbers["first"], numbers["last"], numbers["ordinals"])
        columns.values = {}
        for name, values in head["values"].items():
            listed, ends = numbers[name], numbers[f"{name} ends"]
            count = counter(listed, ends, len(rows)) if counter else None
            columns.values[name] = ValueSets(_parted(values, ends, listed), len(rows), count)
        return columns


def _parted(values: list[str], ends: Sequence[int], numbers: Sequence[int]) -> dict[str, Sequence[int]]:
    """Each value with its stretch of the numbers."""
    return {
        value: numbers[start:end] for value, start, end in zip(values, chain((0,), ends), ends, strict=False)
    }


def _is_part_of_name(key: str, wanted: str) -> bool:
    """Whether `wanted` can stand for the person of a name: all its words, a family name, a given name.

    A Chinese name is one word, and has no parts but these two: 陈文 is nobody in 陈文山.
    """
    if not any(is_han(char) for char in wanted):
        return set(wanted.split()) <= set(key.split())
    surname = han_surname(key) if is_han_name(key) else None
    if surname is None:
        # A foreign name, of which keys have lost the dot: its first part or its last.
        return len(wanted) > 1 and (key.startswith(wanted) or key.endswith(wanted))
    return wanted in (key, surname, key[len(surname) :])


def _holds(key: str, wanted: str) -> bool:
    """Whether all words of `wanted` are words of `key`; ideographs as a substring."""
    if any(is_han(char) for char in wanted):
        return wanted in key
    return set(wanted.split()) <= set(key.split())
