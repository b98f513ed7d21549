"""The words that a query asks for, wherever and in whatever order they stand: for where it finds nothing.

Made of the tree, never of the text: there a sign that a phrase holds would become an operator, and what is
left out would be asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from indexer.analysis import tokens
from indexer.combine import all_of, any_of
from indexer.fields import VALUE_BY_NAME
from indexer.lexer import lex
from indexer.query import parse
from indexer.syntax import And, Dates, Everything, Leaf, Node, Not, Or, Phrase, Value, Word, write


def anywhere(query: str) -> str | None:
    """The query without phrases, fields of text and of names, and what it excludes.

    None where no word of it would be free to stand elsewhere than before.
    """
    tree = parse(query).tree
    loose = _asked(tree, _loose)
    if loose is None or loose == _asked(tree, lambda leaf: leaf):
        return None
    written = write(loose)
    # A phrase of many words can be more terms than a query has.
    parsed = parse(written)
    return parsed.understood if parsed.diagnostics else written


def _asked(node: Node, made: Callable[[Leaf], Node | None]) -> Node | None:
    """The tree of what is asked for, of what is made of its leaves."""
    if isinstance(node, Not | Everything):
        return None
    if isinstance(node, And | Or):
        children = [one for child in node.children if (one := _asked(child, made))]
        return all_of(children) if isinstance(node, And) else any_of(children)
    return made(node)


def _loose(leaf: Leaf) -> Node | None:
    if isinstance(leaf, Phrase) or (isinstance(leaf, Value) and VALUE_BY_NAME[leaf.field].named):
        return _words(leaf.text)
    return leaf if isinstance(leaf, Value | Dates) else replace(leaf, field=None)


def _words(text: str) -> Node | None:
    """The words of a text as terms, each without the marks around it.

    “Or” and “and” tell nothing by themselves; another that would be an operator stays in marks.
    """
    cores = [part[words[0].start : words[-1].end] for part in text.split() if (words := tokens(part))]
    telling = [core for core in cores if lex(core)[0].kind not in ("or", "and")]
    return all_of([_word(core) for core in telling or cores])


def _word(text: str) -> Node:
    word = Word(text)
    return word if parse(text).tree == word else Phrase(text)
