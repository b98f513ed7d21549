"""How terms are put together, so that equal queries give equal trees.

Conjunctions in conjunctions are one, a choice of one is that one, and a word that would read as
something else if it stood alone is a phrase.
"""

from __future__ import annotations

from indexer.folding import is_han
from indexer.lexer import lex
from indexer.syntax import And, Node, Or, Phrase, Word


def plain_word(text: str, field: str | None, start: int, end: int) -> Word | Phrase:
    """A word; a phrase where its text would read as something else if it stood alone (“OR~0”)."""
    plain = reads_alone(text)
    return Word(text, field, start, end) if plain else Phrase(text, field, None, start, end)


def reads_alone(text: str) -> bool:
    alone = lex(text)
    return len(alone) == 1 and alone[0].kind == "text" and alone[0].text == text


def all_of(found: list[Node]) -> Node | None:
    flat = _join_names(
        [part for node in found for part in (node.children if isinstance(node, And) else (node,))]
    )
    if not flat:
        return None
    return flat[0] if len(flat) == 1 else And(tuple(flat))


def any_of(found: list[Node]) -> Node | None:
    flat = [part for node in found for part in (node.children if isinstance(node, Or) else (node,))]
    if not flat:
        return None
    return flat[0] if len(flat) == 1 else Or(tuple(flat))


def _join_names(found: list[Node]) -> list[Node]:
    """A Chinese name typed with a space (“林 沐”) is one term: a single character and what follows."""
    joined: list[Node] = []
    for node in found:
        before = joined[-1] if joined else None
        if (
            isinstance(node, Word)
            and isinstance(before, Word)
            and node.field == before.field
            and len(before.text) == 1
            and len(node.text) <= 2
            and all(is_han(char) for char in before.text + node.text)
        ):
            joined[-1] = Word(before.text + node.text, node.field, before.start, node.end)
        else:
            joined.append(node)
    return joined
