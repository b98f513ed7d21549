"""What the index knows of one release besides its text, and which values it has in which field."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Final

#: Field to the attribute of a row that holds its values.
LISTS = {
    "person": "person",
    "speaker": "speaker",
    "product": "product",
    "family": "family",
    "category": "category",
    "author": "authors",
    "quoted": "quoted",
    "aside": "aside",
}
SINGLE = ("language", "kind", "place", "source", "basis")


@dataclass(frozen=True, slots=True)
class Row:
    """What the index knows of one release besides its text.

    `author` is whose words the whole release is, `authors` also whose words a part of it is.
    `quoted` are the speakers of quotations and reports, without those of whom there is only a text of
    their own.  `aside` are products that the release names but is not about.
    `date` is ISO cut to its precision, None also for days of two years; `earliest`/`latest` are the days it
    can mean, None for an undated release.
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
    quoted: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()


# The fields of a row in order; `dataclasses.astuple` copies all that is in them.
FIELDS: Final = attrgetter(*(field.name for field in dataclasses.fields(Row)))
_FIRST_LIST: Final = next(n for n, field in enumerate(dataclasses.fields(Row)) if field.default == ())


def row_of(values: list[Any]) -> Row:
    """The row whose fields these are, as JSON has them: lists in place of tuples."""
    return Row(*values[:_FIRST_LIST], *map(tuple, values[_FIRST_LIST:]))


def values_of(row: Row) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Field to the values of a row in it."""
    for name, attribute in LISTS.items():
        yield name, getattr(row, attribute)
    for name in SINGLE:
        value = getattr(row, name)
        yield name, (value,) if value else ()
    yield "date", _date_values(row)


def day_of(day: str) -> int:
    """An ISO day as a number that is as much greater as the day is later."""
    return int(day.replace("-", ""))


def _date_values(row: Row) -> tuple[str, ...]:
    """A date counts at every level down to its precision: year, month, day.

    One that can mean days of two years counts at none of them, and is not undated.
    """
    if not row.earliest:
        return ("undated",)
    date = row.date or ""
    return tuple(date[:size] for size in (4, 7, 10) if size <= len(date))
