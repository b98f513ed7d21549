"""What a product asked for by its name leaves out: others whose names begin with it, or a whole family.

It is said with a query that finds them too, which is never followed unasked.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Final

from indexer.columns import Columns
from indexer.facets import most_frequent
from indexer.folding import fold_text, is_han
from indexer.meant import asked_for, replaced
from indexer.query import parse
from indexer.results import Diagnostic
from indexer.syntax import Node, Or, Value, leaves, write

_NAMED: Final = 4
_OFFERED: Final = 12


def beside_products(tree: Node, columns: Columns) -> Iterator[Diagnostic]:
    """What is to be said of the products of a query, each once.

    Longer names that the query has itself, to find or to leave out, are no news.
    """
    known = {
        name
        for leaf in leaves(tree)
        if isinstance(leaf, Value) and leaf.field == "product"
        for name in columns.names("product", leaf.text)
    }
    for leaf in dict.fromkeys(asked_for(tree)):
        if not isinstance(leaf, Value) or leaf.field != "product":
            continue
        named = columns.names("product", leaf.text)
        longer = [one for one in _longer(leaf.text, named, columns) if one not in known]
        if longer:
            yield _beside(leaf, longer, tree)
        elif not named and any(fold_text(leaf.text) == fold_text(one) for one in columns.values["family"]):
            family = dataclasses.replace(leaf, field="family")
            message = f"“{leaf.text}” is a family of products."
            yield Diagnostic(
                "family-of-products", message, leaf.start, leaf.end, write(replaced(tree, {leaf: family}))
            )


def _longer(text: str, named: tuple[str, ...], columns: Columns) -> list[str]:
    """Products whose names begin with that of the one asked for, the most frequent first."""
    values = columns.values["product"]
    begun = tuple(
        key if is_han(key[-1]) else f"{key} "
        for key in map(fold_text, (text, *named) if named else ())
        if key
    )
    found = [one for one in values if one not in named and fold_text(one).startswith(begun)] if begun else []
    return most_frequent({one: values[one].bit_count() for one in found}, 0, len(found))


def _beside(leaf: Value, longer: list[str], tree: Node) -> Diagnostic:
    listed = ", ".join(f"“{one}”" for one in longer[:_NAMED])
    more = f" and {len(longer) - _NAMED:,} more" if len(longer) > _NAMED else ""
    message = f"“{leaf.text}” stands for the product of just that name, without longer ones: {listed}{more}."
    every = Or((leaf, *(dataclasses.replace(leaf, text=one) for one in longer)))
    whole = write(replaced(tree, {leaf: every})) if len(longer) <= _OFFERED else None
    return Diagnostic("longer-names", message, leaf.start, leaf.end, whole if _is_read_whole(whole) else None)


def _is_read_whole(query: str | None) -> bool:
    """Whether a query is read as it is written: with more characters or terms than a query has it is not."""
    return query is not None and not parse(query).diagnostics
