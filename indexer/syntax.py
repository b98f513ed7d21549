"""The syntax tree of a query, and how a tree is written as a query again.

Nodes are frozen; `start`/`end` are their place in what the user typed and take no part in
comparison.  What a node matches is decided in `plan`.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from typing import Final, TypeAlias

from indexer.lexer import lex


@dataclass(frozen=True, slots=True)
class Word:
    """Text without spaces: one word, or several that stand together (“price-to-performance”)."""

    text: str
    field: str | None = None
    start: int = dataclasses.field(default=0, compare=False)
    end: int = dataclasses.field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words one after another; with `near`, in any order with at most that many others between."""

    text: str
    field: str | None = None
    near: int | None = None
    start: int = dataclasses.field(default=0, compare=False)
    end: int = dataclasses.field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Prefix:
    text: str
    field: str | None = None
    start: int = dataclasses.field(default=0, compare=False)
    end: int = dataclasses.field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A word within `distance` edits."""

    text: str
    distance: int = 1
    field: str | None = None
    start: int = dataclasses.field(default=0, compare=False)
    end: int = dataclasses.field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Value:
    """A whole value of a field such as person or language."""

    field: str
    text: str
    start: int = dataclasses.field(default=0, compare=False)
    end: int = dataclasses.field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Dates:
    """Dates from `first` to `last`, ISO prefixes, inclusive; None leaves a side open."""

    first: str | None
    last: str | None
    start: int = dataclasses.field(default=0, compare=False)
    end: int = dataclasses.field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    child: Node


@dataclass(frozen=True, slots=True)
class And:
    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Everything:
    """What an empty query asks for."""


_ANY_MARK: Final = re.compile('["＂“”]')
_MARKS: Final = (('"', '"'), ("“", "”"), ("「", "」"), ("『", "』"), ("«", "»"))
Leaf: TypeAlias = Word | Phrase | Prefix | Fuzzy | Value | Dates
Node: TypeAlias = Leaf | Not | And | Or | Everything


def leaves(node: Node) -> tuple[Leaf, ...]:
    """The leaves in the order they were typed, negated ones included."""
    if isinstance(node, (And, Or)):
        return tuple(leaf for child in node.children for leaf in leaves(child))
    if isinstance(node, Not):
        return leaves(node.child)
    return () if isinstance(node, Everything) else (node,)


def write(node: Node) -> str:
    """The query that means this tree, in its plainest spelling."""
    if isinstance(node, And):
        return " ".join(_within(child) for child in node.children)
    if isinstance(node, Or):
        return " OR ".join(_within(child) for child in node.children)
    if isinstance(node, Not):
        return "-" + _within(node.child)
    if isinstance(node, Everything):
        return ""
    return _write_leaf(node)


def _within(node: Node) -> str:
    return f"({write(node)})" if isinstance(node, (And, Or)) else write(node)


def _write_leaf(leaf: Leaf) -> str:
    if isinstance(leaf, Dates):
        if leaf.first is not None and leaf.first == leaf.last:
            return f"date:{leaf.first}"
        return f"date:{leaf.first or ''}..{leaf.last or ''}"
    prefix = f"{leaf.field}:" if leaf.field else ""
    text = leaf.text
    if isinstance(leaf, Value):
        return prefix + (text if text.isalnum() else f'"{_unmarked(text)}"')
    if isinstance(leaf, Phrase):
        return prefix + _quoted(text) + ("" if leaf.near is None else f"~{leaf.near}")
    if isinstance(leaf, Prefix):
        return f"{prefix}{text}*"
    if isinstance(leaf, Fuzzy):
        return f"{prefix}{text}~{leaf.distance}"
    return prefix + text


def _quoted(text: str) -> str:
    """A phrase in the first marks that it can be read back from."""
    for opening, closing in _MARKS:
        alone = lex(opening + text + closing)
        if len(alone) == 1 and alone[0].closed and alone[0].text == text:
            return opening + text + closing
    return f'"{_unmarked(text)}"'


def _unmarked(text: str) -> str:
    return " ".join(_ANY_MARK.sub(" ", text).split())
