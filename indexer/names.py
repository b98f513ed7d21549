"""The other names of a person or product, for the widest rung of exactness.

A spelling that could be two people stands for nobody; one word of a name (“Mara”) stands for itself.
"""

from __future__ import annotations

from indexer.columns import Columns
from indexer.folding import fold_text, is_han


def other_names(columns: Columns, text: str) -> tuple[str, ...]:
    """Spellings that mean the same person or product as `text`; empty where none is known.

    Of spellings that fold to the same one is given.
    """
    key = fold_text(text)
    for kind, aliases in columns.aliases.items():
        names = aliases.get(key, ())
        if len(names) != 1:
            continue
        others: dict[str, str] = {}
        for spelling, stands_for in columns.spellings[kind].items():
            other = fold_text(spelling) if stands_for == names else key
            if other != key and aliases[other] == names and _is_full(other, names[0]):
                others.setdefault(other, spelling)
        return tuple(others.values())
    return ()


def _is_full(key: str, name: str) -> bool:
    """Two words or two ideographs at least, or the name itself."""
    return " " in key or (is_han(key[0]) and len(key) > 1) or fold_text(name) == key
