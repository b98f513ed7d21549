"""“Did you mean”: another spelling of a query that finds little, out of the archive's own words and names.

A word that no release has is offered as the nearest word that some have, ideographs by their sound
(`sounds_alike`), two words as one and one as two; a name likewise, in either script.  An offer is made only
where it finds more than the query does, and is never followed unasked.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import Final

from indexer import config
from indexer.columns import Columns
from indexer.combine import reads_alone
from indexer.folding import fold_text, fold_word, is_han
from indexer.keys import query_tokens
from indexer.plan import Corpus
from indexer.results import Meant
from indexer.sounds_alike import respelled
from indexer.syntax import And, Fuzzy, Leaf, Node, Not, Or, Phrase, Prefix, Value, Word, write

_FEW: Final = 1
_SHORT: Final = 4
_LONG: Final = 8
_TRIED: Final = 4
_NAMES: Final = ("person", "product")


def meant(tree: Node, found: int, corpus: Corpus, count: Callable[[Node], int]) -> tuple[Meant, ...]:
    """At most `MAX_MEANT` other queries with what each finds, the best first.

    `count` tells how many releases a tree finds under the same filters.
    """
    if found > _FEW:
        return ()
    offers: dict[tuple[object, ...], Meant] = {}
    tried = {write(tree)}
    for other in chain(_together(tree, corpus), _others(tree, corpus)):
        query = write(other)
        if query in tried:
            continue
        tried.add(query)
        total = count(other)
        if total > found:
            # Words that differ in case or ending alone, in as many releases, are one offer.
            offers.setdefault((total, *(token.stem for token in query_tokens(query))), Meant(query, total))
        if len(offers) >= config.MAX_MEANT:
            break
    return tuple(offers.values())


def _together(tree: Node, corpus: Corpus) -> Iterator[Node]:
    """The tree with two neighbouring words as one that the archive has (“per cent”), or one as two."""
    for leaf in asked_for(tree):
        if isinstance(leaf, Word | Phrase):
            words = [token.form for token in query_tokens(leaf.text)]
            for text in (*_as_one(words, corpus), *_as_two(words, corpus)):
                yield replaced(tree, {leaf: _as_leaf(leaf, text)})
    if isinstance(tree, And):
        for at, (one, two) in enumerate(pairwise(tree.children)):
            if isinstance(one, Word) and isinstance(two, Word) and one.field == two.field:
                for text in _as_one([one.text, two.text], corpus):
                    rest = (*tree.children[:at], _as_leaf(one, text), *tree.children[at + 2 :])
                    yield And(rest) if len(rest) > 1 else rest[0]


def _as_one(words: Sequence[str], corpus: Corpus) -> Iterator[str]:
    """The words with two neighbours written as one, where that is a word of the archive."""
    for at, (one, two) in enumerate(pairwise(words)):
        joined = fold_word(one + two)
        if joined.isalpha() and not is_han(joined[0]) and joined in corpus.words:
            yield " ".join((*words[:at], joined, *words[at + 2 :]))


def _as_two(words: Sequence[str], corpus: Corpus) -> Iterator[str]:
    """The words with one that the archive has not written as two that it has."""
    for at, word in enumerate(words):
        if not word.isalpha() or is_han(word[0]) or word in corpus.words:
            continue
        for cut in range(_SHORT - 1, len(word) - _SHORT + 2):
            if word[:cut] in corpus.words and word[cut:] in corpus.words:
                yield " ".join((*words[:at], word[:cut], word[cut:], *words[at + 1 :]))


def _others(tree: Node, corpus: Corpus) -> Iterator[Node]:
    """The tree with every unknown leaf replaced by its nearest, then with one replaced by the next ones.

    No word is offered that is still unknown: what it has the stem of is found by both (“ferri”, “ferry”).
    """
    options = {leaf: found for leaf in asked_for(tree) if (found := _nearest(leaf, corpus))}
    if len(options) > 1:
        yield replaced(tree, {leaf: found[0] for leaf, found in options.items()})
    unknown = {leaf: found[0] for leaf, found in options.items() if not _stands(leaf, corpus)}
    for place in range(_TRIED):
        for leaf, found in options.items():
            if place < len(found):
                yield replaced(tree, {**unknown, leaf: found[place]})


def _stands(leaf: Leaf, corpus: Corpus) -> bool:
    """Whether the archive has each word in letters of a leaf, as it is."""
    if not isinstance(leaf, Word | Phrase):
        return False
    words = [token.form for token in query_tokens(leaf.text) if token.form.isalpha()]
    return all(is_han(word[0]) or word in corpus.words for word in words)


def asked_for(node: Node) -> list[Leaf]:
    """The leaves that must match; what is left out is left alone."""
    if isinstance(node, And | Or):
        return [leaf for child in node.children for leaf in asked_for(child)]
    return [node] if isinstance(node, Word | Phrase | Value) else []


def replaced(node: Node, by: Mapping[Leaf, Node]) -> Node:
    """The tree with other nodes in place of some of its leaves."""
    if isinstance(node, And):
        return And(tuple(replaced(child, by) for child in node.children))
    if isinstance(node, Or):
        return Or(tuple(replaced(child, by) for child in node.children))
    return node if isinstance(node, Not) or not isinstance(node, Leaf) else by.get(node, node)


def _nearest(leaf: Leaf, corpus: Corpus) -> list[Leaf]:
    """Other leaves that are spelled nearly so and are in the archive."""
    if isinstance(leaf, Value):
        return [
            dataclasses.replace(leaf, text=name)
            for name in _names(leaf.text, corpus.columns, (leaf.field,))
            if not corpus.columns.names(leaf.field, leaf.text)
        ]
    if isinstance(leaf, Prefix | Fuzzy) or not isinstance(leaf, Word | Phrase):
        return []
    found: list[Leaf] = [_as_leaf(leaf, name) for name in _names(leaf.text, corpus.columns, _NAMES)]
    words = _words(leaf.text, corpus)
    alike = [_as_leaf(leaf, text) for text in respelled(leaf.text, corpus.words)[:_TRIED]]
    return [*([_as_leaf(leaf, words)] if words else []), *found, *alike]


def _as_leaf(leaf: Word | Phrase, text: str) -> Leaf:
    if isinstance(leaf, Word) and reads_alone(text):
        return dataclasses.replace(leaf, text=text)
    near = leaf.near if isinstance(leaf, Phrase) else None
    return Phrase(text, leaf.field, near, leaf.start, leaf.end)


def _words(text: str, corpus: Corpus) -> str | None:
    """The text with each word that the archive has not as the nearest it has; None where nothing changes."""
    changed = text
    for token in reversed(query_tokens(text)):
        if token.form in corpus.words or not token.form.isalpha() or is_han(token.form[0]):
            continue
        size = len(token.form)
        if size < _SHORT:
            continue
        near = corpus.words.similar(token.form, 1 if size < _LONG else 2, 1)
        if near:
            changed = changed[: token.start] + near[0] + changed[token.end :]
    return changed if changed != text else None


def _names(text: str, columns: Columns, fields: tuple[str, ...]) -> list[str]:
    """Spellings of names near to `text`: one sign in two ideographs, two in a long name in letters."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    key = fold_text(text)
    if len(key) < 2 or len(key) > config.MAX_NAME_CHARACTERS:
        return []
    han = any(is_han(char) for char in key)
    if not han and len(key) < _SHORT:
        return []
    most = 1 if han or len(key) < _LONG else 2
    spelled: dict[str, str] = {}
    for field in fields:
        for form, spelling in columns.spelled(field).items():
            spelled.setdefault(form, spelling)
    near = extract(key, spelled.keys(), scorer=OSA.distance, score_cutoff=most, limit=_TRIED * 2)
    # In two ideographs one must be the same: the first is the family name.
    kept = [
        other for other, distance, _ in near if distance and (not han or other[0] == key[0] or len(key) > 2)
    ]
    # A Chinese name is typed without the space that English texts put into it.
    return ["".join(spelled[o].split()) if han else spelled[o] for o in kept[:_TRIED]]
