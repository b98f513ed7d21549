"""Two corrections that cannot both be meant, as far as the file alone shows.

Those that only the archive shows (an id and a title that name the same release) are left to `targets`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from corpus.correcting.corrections import Corrections, Origin
from corpus.errors import ConfigError


def check(found: Corrections, where: str) -> None:
    """Raises `ConfigError` naming both stanzas where two say different things of the same."""
    _agree(where, "the date of {}", ((one.origin, one.target, one.date) for one in found.dates))
    _agree(
        where,
        "the boundary at {}",
        ((one.origin, f"“{one.line}” in {one.source}", one.starts) for one in found.boundaries),
        [(one.source, one.line) for one in found.boundaries],
    )
    _agree(
        where,
        "the quotation {}",
        ((one.origin, f"“{one.quote}”", (one.speaker, one.role, one.is_quotation)) for one in found.speakers),
        [(one.target, one.quote) for one in found.speakers],
    )
    people = [(one, name) for one in found.people for name in one.names]
    _agree(
        where,
        "who “{}” is",
        ((one.origin, name, one.person) for one, name in people),
        [(one.target, name) for one, name in people],
    )
    _agree(
        where,
        "what “{}” is",
        (
            (one.origin, one.name, (one.product, one.family, one.category, one.stance))
            for one in found.products
        ),
        [(one.target, one.name) for one in found.products],
    )
    _no_chain(where, [(one.origin, one.target, name, one.person) for one, name in people])
    _no_chain(where, [(one.origin, one.target, one.name, one.product) for one in found.products])


def _agree(
    where: str,
    what: str,
    rows: Iterable[tuple[Origin, object, object]],
    keys: list[Hashable] | None = None,
) -> None:
    held: dict[Hashable, tuple[Origin, object]] = {}
    for number, (origin, name, value) in enumerate(rows):
        key: Hashable = keys[number] if keys else str(name)
        before, same = held.setdefault(key, (origin, value))
        if same != value and not (_same_date(same, value)):
            raise ConfigError(
                f"{where}: {before.place} and {origin.place} contradict each other about {what.format(name)}."
            )


def _same_date(one: object, other: object) -> bool:
    """Dates that differ only in what is said of them are one."""
    parts = [
        [getattr(value, name, value) for name in ("value", "precision", "earliest", "latest")]
        for value in (one, other)
    ]
    return hasattr(one, "value") and parts[0] == parts[1]


def _no_chain(where: str, rows: list[tuple[Origin, Hashable, str, str | None]]) -> None:
    """A name that is said to be another's may not be what a third is said to be: which is meant?"""
    renamed = {(target, name): origin for origin, target, name, new in rows if new != name}
    for origin, target, _, new in rows:
        other = renamed.get((target, new or ""))
        if other is not None and other != origin:
            raise ConfigError(
                f"{where}: {origin.place} says “{new}”, which {other.place} corrects in turn;"
                " say there what is meant in the end."
            )
