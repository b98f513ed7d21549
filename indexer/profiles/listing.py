"""The lists of all people and of all products: which names fit, in which order, one page of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from indexer.columns import Columns
from indexer.folding import fold_text, name_key
from indexer.profiles.presence import PRODUCT, bits_with, outermost
from indexer.profiles.values import Entry, Listing, ListSort
from indexer.sources import ProfileReader

Kind = Literal["person", "product"]
SORTS: Mapping[Kind, tuple[ListSort, ...]] = {
    "person": ("releases", "quotations", "name", "newest"),
    "product": ("releases", "family", "name", "newest"),
}


def list_names(
    kind: Kind,
    columns: Columns,
    archive: ProfileReader,
    *,
    find: str,
    sort: ListSort,
    offset: int,
    limit: int,
    generation: str,
) -> Listing:
    """The names of which a spelling holds `find`, all of them for a blank one."""
    found = columns.everything & ~columns.unassigned
    releases = dict(columns.values[kind].counted(found))
    quoted = columns.values["quoted"].counted(found) if kind == "person" else {}
    if kind == "product":
        for name, count in columns.values["aside"].counted(found).items():
            if name in releases:
                releases[name] += count
    held = columns.holding(kind, find)
    names = [name for name in releases if name in held]
    if sort == "releases":
        names.sort(key=lambda name: (-releases[name], name_key(name)))
    elif sort == "quotations":
        names.sort(key=lambda name: (-quoted.get(name, 0), -releases[name], name_key(name)))
    elif sort == "family":
        names.sort(key=lambda name: (*_family_key(columns.families.get(name)), name_key(name)))
    elif sort == "newest":
        place = columns.places["newest"]
        numbers = columns.values[kind].numbers
        newest = {name: min(map(place.__getitem__, numbers[name])) for name in names}
        names.sort(key=lambda name: (newest[name], name_key(name)))
    else:
        names.sort(key=name_key)
    return Listing(
        entries=tuple(
            _entry(kind, name, releases[name], quoted.get(name, 0), columns, archive)
            for name in names[offset : offset + limit]
        ),
        total=len(names),
        known=len(releases),
        sort=sort,
        find=find,
        offset=offset,
        limit=limit,
        generation=generation,
    )


def _family_key(family: str | None) -> tuple[bool, str]:
    """Those without a family last."""
    return family is None, fold_text(family or "")


def _entry(
    kind: Kind, name: str, releases: int, quoted: int, columns: Columns, archive: ProfileReader
) -> Entry:
    bits = bits_with(columns, name, (kind,) if kind == "person" else PRODUCT)
    first, last = outermost(bits, columns)
    undated = (bits & columns.undated).bit_count()
    if kind == "person":
        person = archive.person(name)
        zh = person.name_zh if person else None
        return Entry(name, releases, quoted, first, last, name_zh=zh, undated=undated)
    product = archive.product(name)
    return Entry(
        name,
        releases,
        0,
        first,
        last,
        family=columns.families.get(name),
        category=product.category if product else None,
        undated=undated,
    )
