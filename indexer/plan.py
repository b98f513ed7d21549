"""What a syntax tree means at each exactness: a plan for the engine, and what to mark in the text.

This is where words become keys, prefixes and misspellings become words of the archive, names
become sets of releases, and the rungs of exactness differ.  A rung never finds less than the one
before it: what is left out with a minus is taken as written on every rung.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Literal

from indexer import config
from indexer.analysis import Token
from indexer.columns import Columns
from indexer.dates import first_day, last_day
from indexer.engines.base import (
    All,
    Among,
    Either,
    Engine,
    Exactly,
    Keys,
    Plan,
    Sequence,
    Without,
    never_as_it_is,
    ordinals,
)
from indexer.fields import EVERYWHERE, TEXT_BY_NAME, VALUE_BY_NAME
from indexer.folding import fold_text, is_han
from indexer.keys import query_tokens, spellings, stems
from indexer.literal import LiteralChecks
from indexer.names import other_names
from indexer.near import holds_near
from indexer.request import Exactness
from indexer.results import Diagnostic
from indexer.sidecars import JoinedTexts
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
    leaves,
)
from indexer.value_sets import bits_of
from indexer.word_list import Words

_STAR_INSIDE: Final = re.compile(r"\w[*＊](?!\S)")
_LANGUAGES: Final = {
    "en": "en",
    "english": "en",
    "英文": "en",
    "英语": "en",
    "zh": "zh",
    "cn": "zh",
    "chinese": "zh",
    "中文": "zh",
    "汉语": "zh",
    "华语": "zh",
}


Origin = Literal["words", "prefix", "fuzzy", "name"]
"""The words of a query as they are, words that begin so or are spelt nearly so, another name for them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What to mark in a text: a sequence, and the string it must be where that matters.

    `spelled` are the spellings of words that only stand near each other, one for each key.  `term` is what
    of the query it stands for, and `origin` how it came from there; they tell no two marks apart.
    """

    sequence: Sequence
    literal: str | None = None
    spelled: tuple[str, ...] | None = None
    term: str = field(default="", compare=False)
    origin: Origin = field(default="words", compare=False)


@dataclass(frozen=True, slots=True)
class Corpus:
    """The parts of one generation that a plan is made from."""

    columns: Columns
    words: Words
    texts: JoinedTexts
    engine: Engine
    literal: LiteralChecks


@dataclass(slots=True)
class Compiled:
    """A plan, the marks of its positive leaves, the names it added, and what is worth saying."""

    plan: Plan
    marks: list[Mark] = field(default_factory=list)
    added_names: list[str] = field(default_factory=list)
    notes: list[Diagnostic] = field(default_factory=list)


def compile_tree(tree: Node, exactness: Exactness, corpus: Corpus, *, among: int | None = None) -> Compiled:
    """The plan of a tree at one rung.  Never fails: what cannot be found matches nothing and is noted.

    Where only the releases `among` are asked for, others may be missing in what the plan matches.
    """
    compiled = Compiled(Either(()))
    among = corpus.columns.everything if among is None else among
    # What one term may stand for is shared by all: each word of it is a search of its own.
    expanded = sum(isinstance(leaf, Prefix | Fuzzy) for leaf in leaves(tree))
    most = config.MAX_EXPANSIONS // max(1, expanded)
    compiled.plan = _Compiler(exactness, corpus, compiled, among, most).node(tree)
    return compiled


class _Compiler:
    def __init__(
        self,
        exactness: Exactness,
        corpus: Corpus,
        into: Compiled,
        among: int,
        most: int,
        *,
        negative: bool = False,
    ) -> None:
        self.most = most
        self.exactness = exactness
        self.corpus = corpus
        self.into = into
        self.among = among
        self.negative = negative

    def node(self, node: Node) -> Plan:
        match node:
            case And(children):
                return self.all_of(children)
            case Or(children):
                return Either(tuple(self.node(child) for child in children))
            case Not(child):
                return Without(self.everything(), self.dropped(child))
            case Everything():
                return self.everything()
            case _:
                return self.leaf(node)

    def everything(self) -> Plan:
        return Among(self.corpus.columns.everything)

    def dropped(self, node: Node) -> Plan:
        """Behind a minus words mean themselves, in any case, whatever the rung."""
        aside = Compiled(Either(()), notes=self.into.notes)
        return _Compiler("folded", self.corpus, aside, self.among, self.most, negative=True).node(node)

    def all_of(self, children: tuple[Node, ...]) -> Plan:
        kept: list[Node] = [child for child in children if not isinstance(child, Not)]
        dropped = [self.dropped(child.child) for child in children if isinstance(child, Not)]
        parts = self.parts(kept)
        plan: Plan = self.everything() if not parts else parts[0] if len(parts) == 1 else All(tuple(parts))
        return Without(plan, Either(tuple(dropped))) if dropped else plan

    def parts(self, nodes: list[Node]) -> list[Plan]:
        """The plans of nodes that must all match; bare words that spell a name may be another name."""
        plans: list[Plan] = []
        index = 0
        while index < len(nodes):
            typed, size, names = self.name_at(nodes, index)
            if names:
                own = [self.node(node) for node in nodes[index : index + size]]
                plans.append(Either((All(tuple(own)), *self.names(names, typed))))
            else:
                plans.append(self.node(nodes[index]))
            index += size
        return plans

    def name_at(self, nodes: list[Node], index: int) -> tuple[str, int, tuple[str, ...]]:
        """(name, number of nodes, other names) where bare words from `index` on spell a known name."""
        if self.exactness != "all":
            return "", 1, ()
        words: list[str] = []
        for node in nodes[index : index + 4]:
            if not isinstance(node, Word) or node.field:
                break
            words.append(node.text)
        for size in range(len(words), 1, -1):
            typed = " ".join(words[:size])
            if names := other_names(self.corpus.columns, typed):
                return typed, size, names
        return "", 1, ()

    def names(self, names: Iterable[str], typed: str, fields: tuple[str, ...] = EVERYWHERE) -> list[Plan]:
        plans: list[Plan] = []
        for name in names:
            self.into.added_names.append(name)
            plans.append(self.row(spellings(name)[0], "folded", fields, typed, origin="name"))
        return plans

    def leaf(self, leaf: Leaf) -> Plan:
        if isinstance(leaf, Word | Phrase | Prefix | Fuzzy) and leaf.field:
            self.unless_recorded(leaf.field, leaf)
        if isinstance(leaf, Phrase) and self.exactness != "literal" and _STAR_INSIDE.search(leaf.text):
            said = "A star inside a phrase stands for nothing; its words were taken as they are."
            self.note("star-in-phrase", said, leaf)
        match leaf:
            case Dates(first, last):
                bits = self.corpus.columns.dated(
                    first_day(first) if first else None, last_day(last) if last else None
                )
                return Among(bits)
            case Value():
                return Among(self.value(leaf))
            case Prefix() | Fuzzy():
                return self.expanded(leaf)
            case Phrase(text, scope, near) if near is not None:
                return self.near(text, scope, near)
            case Word() | Phrase():
                return self.text(leaf)

    def unless_recorded(self, field_name: str, leaf: Leaf) -> None:
        """Say so where no release of the archive has a word in a text field."""
        if field_name not in self.corpus.columns.text_fields:
            self.note(*none_recorded(TEXT_BY_NAME[field_name].label), leaf)

    def text(self, leaf: Word | Phrase) -> Plan:
        fields = (leaf.field,) if leaf.field else EVERYWHERE
        if self.exactness == "literal":
            return self.literal(leaf.text, fields)
        by: Keys = "folded" if self.exactness == "folded" else "stemmed"
        rows = spellings(leaf.text)
        plans: list[Plan] = [
            self.row(row if by == "folded" else stems(row), by, fields, leaf.text) for row in rows
        ]
        if self.exactness == "all":
            plans += self.names(other_names(self.corpus.columns, leaf.text), leaf.text, fields)
        return plans[0] if len(plans) == 1 else Either(tuple(dict.fromkeys(plans)))

    def row(
        self,
        keys: tuple[str, ...],
        by: Keys,
        fields: tuple[str, ...],
        term: str,
        *,
        near: int | None = None,
        literal: str | None = None,
        origin: Origin = "words",
    ) -> Sequence:
        sequence = Sequence(keys, by, fields, near)
        if not self.negative:
            self.into.marks.append(Mark(sequence, literal, term=term, origin=origin))
        return sequence

    def literal(self, text: str, fields: tuple[str, ...]) -> Plan:
        found = query_tokens(text)
        row = self.row(tuple(token.form for token in found), "folded", fields, text, literal=text)
        spelled = All((row, *_spelled(text, found, fields)))
        if len(found) == 1 and text == text[found[0].start : found[0].end]:
            return spelled
        return All((spelled, Among(self.verified(spelled, text))))

    def verified(self, plan: Plan, text: str) -> int:
        """Of the releases that match `plan`, those that hold `text` character for character."""
        return self.corpus.literal.holding(text, self.corpus.engine.matching(plan) & self.among)

    def near(self, text: str, scope: str | None, near: int) -> Plan:
        fields = (scope,) if scope else EVERYWHERE
        keys = tuple(token.form for part in text.split() for token in query_tokens(part))
        if self.exactness != "literal":
            by: Keys = "folded" if self.exactness == "folded" else "stemmed"
            return self.row(keys if by == "folded" else stems(keys), by, fields, text, near=near)
        parts = [(part, query_tokens(part)) for part in text.split()]
        words = tuple(part[token.start : token.end] for part, found in parts for token in found)
        sequence = Sequence(keys, "folded", fields, near)
        if not self.negative:
            self.into.marks.append(Mark(sequence, spelled=words, term=text))
        spelled = [plan for part, found in parts for plan in _spelled(part, found, fields)]
        texts = self.corpus.texts
        matching = ordinals(self.corpus.engine.matching(All((sequence, *spelled))) & self.among)
        held = [number for number in matching if holds_near(texts[number], words, near)]
        return All((sequence, Among(bits_of(held, len(self.corpus.columns.rows)))))

    def expanded(self, leaf: Prefix | Fuzzy) -> Plan:
        """A prefix or misspelling as the words of the archive it can mean, the same on every rung."""
        keys = tuple(token.form for token in query_tokens(leaf.text))
        fields = (leaf.field,) if leaf.field else EVERYWHERE
        last = keys[-1]
        if is_han(last) or (isinstance(leaf, Fuzzy) and len(keys) > 1):
            return self.row(keys, "folded", fields, leaf.text)
        limit = self.most
        if isinstance(leaf, Prefix):
            words = self.corpus.words.beginning(last, limit)
        else:
            words = self.corpus.words.similar(last, leaf.distance, limit)
        if len(words) > limit:
            self.note(
                "too-many-expansions",
                f"“{leaf.text}” can be more than {limit:,} words; the most frequent were used.",
                leaf,
            )
        rows = [(*keys[:-1], word) for word in words[:limit]]
        origin: Origin = "prefix" if isinstance(leaf, Prefix) else "fuzzy"
        return Either(tuple(self.row(row, "folded", fields, leaf.text, origin=origin) for row in rows))

    def value(self, leaf: Value) -> int:
        columns = self.corpus.columns
        found = values_meant(leaf, columns)
        if not found:
            self.note(*missing_value(leaf.field, leaf.text, columns), leaf)
        return union(columns.values[leaf.field][value] for value in found)

    def note(self, code: str, message: str, leaf: Leaf) -> None:
        if not any((note.code, note.message) == (code, message) for note in self.into.notes):
            self.into.notes.append(Diagnostic(code, message, leaf.start, leaf.end))


def _spelled(text: str, found: list[Token], fields: tuple[str, ...]) -> list[Plan]:
    """For each token the releases that have it in the spelling it has in `text`."""
    plans: list[Plan] = []
    for token in found:
        spelling = text[token.start : token.end]
        if is_han(token.form) and not spelling.isalnum():
            continue  # ideographs with a space between, which may be any space: the texts are looked at
        if spelling != token.form:
            plans.append(Exactly(spelling, fields))
            continue
        # The usual spelling is not kept; it is wherever the key is, unless the field denies it.
        never = never_as_it_is(spelling)
        each = [Without(Sequence((spelling,), "folded", (f,)), Exactly(never, (f,))) for f in fields]
        plans.append(Either(tuple(each)))
    return list(dict.fromkeys(plans))


def values_meant(leaf: Value, columns: Columns) -> tuple[str, ...]:
    """The values of its field that a leaf stands for; empty where no release has one."""
    values = columns.values[leaf.field]
    if leaf.field == "language":
        code = _LANGUAGES.get(leaf.text.casefold(), leaf.text)
        return (code,) if code in values else ()
    if leaf.field == "source":
        return tuple(value for value in values if fold_text(leaf.text) in fold_text(value))
    return columns.names(leaf.field, leaf.text)


def missing_value(field_name: str, text: str, columns: Columns) -> tuple[str, str]:
    """(code, message) for a value that no release has."""
    label = VALUE_BY_NAME[field_name].label
    if not columns.values[field_name]:
        return none_recorded(label)
    return "no-such-value", f"No release has the {label.lower()} “{text}”."


def none_recorded(label: str) -> tuple[str, str]:
    """(code, message) for a field in which no release has anything."""
    return "none-recorded", f"No {label.lower()} is recorded in this archive."


def union(sets: Iterable[int]) -> int:
    total = 0
    for bits in sets:
        total |= bits
    return total
