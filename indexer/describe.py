"""One sentence in plain words: what was matched, and how exactly.

It is said to people under the search box; nothing is decided by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from indexer.dates import first_day, last_day
from indexer.facets import date_label
from indexer.fields import VALUE_BY_NAME
from indexer.folding import is_han
from indexer.keys import query_tokens
from indexer.request import Exactness
from indexer.syntax import (
    And,
    Dates,
    Everything,
    Fuzzy,
    Leaf,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Value,
    Word,
)

_HOW: Final[dict[Exactness, str]] = {
    "literal": "character for character",
    "folded": "in any case, accent, punctuation, width or script",
    "stemmed": "also with other endings",
    "all": "also with other endings, and under other names",
}
# Of words without endings, as ideographs are.
_ENDLESS: Final[dict[Exactness, str]] = {
    **_HOW,
    "stemmed": _HOW["folded"],
    "all": f"{_HOW['folded']}, and under other names",
}
_WHERE: Final = {
    "title": "in the title",
    "subtitle": "in a subtitle",
    "body": "in the body",
    "boilerplate": "in the standing text",
    "said": "inside quotations",
}


def describe(
    tree: Node, exactness: Exactness, added_names: tuple[str, ...] = (), *, filtered: bool = False
) -> str:
    """A sentence such as “The phrase “a b”, in any case, …”.  Never empty.

    `filtered`: something besides the query narrows the answer.
    """
    if isinstance(tree, Everything):
        return "Everything within the filters." if filtered else "Everything."
    text = _describe(tree)
    sought, left_out = _has_words(tree), _has_words(tree, left_out=True)
    if sought:
        text += f", {(_HOW if _has_endings(tree) else _ENDLESS)[exactness]}"
    if left_out and not (sought and exactness == "folded"):
        # What is left out means the same on every rung; see `plan`.
        text += f"{'; what is left out' if sought else ''}, {_HOW['folded']}"
        if exactness in ("stemmed", "all") and any(map(_has_endings, _dropped(tree))):
            text += ", but not with other endings"
    if added_names:
        text += "; also " + ", ".join(f"“{name}”" for name in dict.fromkeys(added_names))
    if filtered:
        text += "; within the filters"
    return text[0].upper() + text[1:] + "."


def _has_words(node: Node, *, left_out: bool = False, inside: bool = False) -> bool:
    """Whether there are words to be found or, if `left_out`, words behind a minus."""
    if isinstance(node, (And, Or)):
        return any(_has_words(child, left_out=left_out, inside=inside) for child in node.children)
    if isinstance(node, Not):
        return _has_words(node.child, left_out=left_out, inside=True)
    return isinstance(node, (Word, Phrase)) and inside == left_out


def _dropped(node: Node) -> Iterator[Node]:
    """What stands behind a minus."""
    if isinstance(node, (And, Or)):
        for child in node.children:
            yield from _dropped(child)
    elif isinstance(node, Not):
        yield node.child


def _has_endings(node: Node) -> bool:
    """Whether any of the words that are not left out is of letters, which can have other endings."""
    if isinstance(node, (And, Or)):
        return any(map(_has_endings, node.children))
    if not isinstance(node, (Word, Phrase)):
        return False
    return any(char.isalpha() and not is_han(char) for char in node.text)


def _describe(node: Node) -> str:
    if isinstance(node, And):
        kept = [child for child in node.children if not isinstance(child, Not)]
        dropped = [child.child for child in node.children if isinstance(child, Not)]
        text = " and ".join(_grouped(child) for child in kept) or "everything"
        return text + "".join(f", without {_grouped(child)}" for child in dropped)
    if isinstance(node, Or):
        return " or ".join(_grouped(child) for child in node.children)
    if isinstance(node, Not):
        return f"everything without {_grouped(node.child)}"
    if isinstance(node, Everything):
        return "everything"
    return _describe_leaf(node)


def _grouped(node: Node) -> str:
    return f"({_describe(node)})" if isinstance(node, (And, Or)) else _describe(node)


def _describe_leaf(leaf: Leaf) -> str:
    if isinstance(leaf, Dates):
        return _describe_dates(leaf)
    if isinstance(leaf, Value):
        return f"{VALUE_BY_NAME[leaf.field].label.lower()} “{leaf.text}”"
    where = f" {_WHERE[leaf.field]}" if leaf.field in _WHERE else ""
    if isinstance(leaf, Prefix):
        return f"words that begin with “{leaf.text}” (in any case){where}"
    if isinstance(leaf, Fuzzy):
        letters = "one letter" if leaf.distance == 1 else "two letters"
        return f"words within {letters} of “{leaf.text}” (in any case){where}"
    if isinstance(leaf, Phrase) and leaf.near is not None:
        return f"the words “{leaf.text}” with at most {leaf.near} others between{where}"
    many = len(query_tokens(leaf.text)) > 1
    return f"the {'phrase' if many else 'word'} “{leaf.text}”{where}"


def _describe_dates(leaf: Dates) -> str:
    if leaf.first and leaf.first == leaf.last:
        return f"dated {date_label(leaf.first)}"
    first = f"from {date_label(first_day(leaf.first))}" if leaf.first else ""
    last = f"to {date_label(last_day(leaf.last))}" if leaf.last else ""
    return f"dated {first} {last}".replace("  ", " ").strip()
