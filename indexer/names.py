"""The other names of a person or product, for the widest rung of exactness.

A spelling that could be two people stands for nobody; one word of a name (“Lei”) stands for itself.
"""

from __future__ import annotations

from indexer.columns import Columns
from indexer.folding import fold_text, is_han


def other_names(columns: Columns, text: str) -> tuple[str, ...]:
    """Folded spellings that mean the same person or product as `text`; empty where none is known."""
    key = fold_text(text)
    for kind in ("person", "product"):
        names = columns.aliases.get(kind, {}).get(key, ())
        if len(names) == 1:
            return tuple(other for other in _spellings(columns, kind).get(names[0], ()) if other != key)
    return ()


def _spellings(columns: Columns, kind: str) -> dict[str, list[str]]:
    """Name to its unambiguous spellings of two words or two ideographs at least."""
    found: dict[str, list[str]] = {}
    for key, names in columns.aliases.get(kind, {}).items():
        if len(names) == 1 and (
            " " in key or (is_han(key[0]) and len(key) > 1) or fold_text(names[0]) == key
        ):
            found.setdefault(names[0], []).append(key)
    return found
