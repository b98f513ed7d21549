"""What the releases of an index amount to together: words, spellings of names, families, lengths.

All of it is counted, so that a release can be taken out again and the rest stays exact.  Of each release
its share is kept, except for its words, which its text tells again.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, TypeVar

from corpus.models import Person, Product, Release
from indexer.analysis import tokens
from indexer.documents import footnotes
from indexer.engines.base import Collection, IndexDocument
from indexer.fields import EVERYWHERE
from indexer.folding import fold_text

_Key = TypeVar("_Key")
_KINDS: Final = ("person", "product")
Spellings = Mapping[str, Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Share:
    """What one release gives: (field, spelling, name), (product, family), (text field, words in it).

    `footnotes` are the numbers of its footnotes, on which its tokens depend.
    """

    spellings: tuple[tuple[str, str, str], ...]
    families: tuple[tuple[str, str], ...]
    lengths: tuple[tuple[str, int], ...]
    footnotes: tuple[str, ...]

    @classmethod
    def of(cls, release: Release, document: IndexDocument) -> Share:
        spellings = {
            ("person", spelling, mention.name)
            for mention in release.people
            if mention.name and (spelling := _spelling(mention.surface))
        } | {
            ("product", spelling, product.name)
            for product in release.products
            if product.name and (spelling := _spelling(product.surface))
        }
        lengths = {name: sum(map(len, postings.values())) for name, postings in document.folded.items()}
        return cls(
            spellings=tuple(sorted(spellings)),
            families=tuple(sorted({(p.name, p.family) for p in release.products if p.name and p.family})),
            lengths=tuple((name, length) for name, length in sorted(lengths.items()) if length),
            footnotes=tuple(sorted(footnotes(release))),
        )

    def line(self) -> str:
        """As one line of text."""
        values = (self.spellings, self.families, self.lengths, self.footnotes)
        return json.dumps(values, ensure_ascii=True, separators=(",", ":"))

    @classmethod
    def read(cls, line: str) -> Share:
        """What `line` wrote."""
        spellings, families, lengths, marks = json.loads(line)
        return cls(
            tuple((kind, spelling, name) for kind, spelling, name in spellings),
            tuple((product, family) for product, family in families),
            tuple((name, length) for name, length in lengths),
            tuple(marks),
        )


@dataclass(slots=True)
class Tally:
    """The shares of many releases.  `lengths` and `holding` are by text field."""

    words: Counter[str] = field(default_factory=Counter)
    spellings: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    families: Counter[tuple[str, str]] = field(default_factory=Counter)
    lengths: Counter[str] = field(default_factory=Counter)
    holding: Counter[str] = field(default_factory=Counter)

    def add(self, share: Share, words: Iterable[str]) -> None:
        self.words.update(words)
        self.spellings.update(share.spellings)
        self.families.update(share.families)
        self.lengths.update(dict(share.lengths))
        self.holding.update(name for name, _ in share.lengths)

    def remove(self, share: Share, text: str) -> None:
        """Take out a release with this share and this text."""
        words = {as_kept(token.form) for token in tokens(text, frozenset(share.footnotes))}
        _subtract(self.words, dict.fromkeys(words, 1))
        _subtract(self.spellings, dict.fromkeys(share.spellings, 1))
        _subtract(self.families, dict.fromkeys(share.families, 1))
        _subtract(self.lengths, dict(share.lengths))
        _subtract(self.holding, {name: 1 for name, _ in share.lengths})

    def join(self, other: Tally) -> None:
        self.words.update(other.words)
        self.spellings.update(other.spellings)
        self.families.update(other.families)
        self.lengths.update(other.lengths)
        self.holding.update(other.holding)

    def collection(self, releases: int) -> Collection:
        """What the weighing of a word needs to know of all releases together."""
        means = {name: total / self.holding[name] for name, total in sorted(self.lengths.items())}
        return Collection(releases, means)

    def names(
        self, people: tuple[Person, ...], products: tuple[Product, ...]
    ) -> tuple[Spellings, dict[str, str]]:
        """Field to spelling to the names it can stand for, and product to family.

        A product of several families has the one that most releases give it; the list of products decides
        where it has one.
        """
        found: dict[str, dict[str, set[str]]] = {kind: {} for kind in _KINDS}
        listed = [
            *(("person", s, one.name) for one in people for s in (one.name, one.name_zh, *one.aliases)),
            *(("product", s, one.name) for one in products for s in (one.name, *one.aliases)),
        ]
        for kind, surface, name in (*self.spellings, *listed):
            if spelling := _spelling(surface):
                found[kind].setdefault(spelling, set()).add(name)
        spellings = {
            kind: {spelling: tuple(sorted(names)) for spelling, names in sorted(table.items())}
            for kind, table in found.items()
        }
        ascending = sorted(self.families.items(), key=lambda item: (item[1], item[0]))
        families = {product: family for (product, family), _ in ascending}
        families |= {one.name: one.family for one in products if one.family}
        return spellings, families

    def dumps(self) -> str:
        """As text, without the words."""
        return json.dumps(
            {
                "spellings": [[*key, count] for key, count in sorted(self.spellings.items())],
                "families": [[*key, count] for key, count in sorted(self.families.items())],
                "lengths": self.lengths,
                "holding": self.holding,
            },
            separators=(",", ":"),
        )

    @classmethod
    def loads(cls, text: str, words: Mapping[str, int]) -> Tally:
        """What `dumps` wrote."""
        data = json.loads(text)
        return cls(
            Counter(words),
            Counter({(kind, spelling, name): count for kind, spelling, name, count in data["spellings"]}),
            Counter({(product, family): count for product, family, count in data["families"]}),
            Counter(data["lengths"]),
            Counter(data["holding"]),
        )


def words_of(document: IndexDocument) -> set[str]:
    """The folded words of a release."""
    words: set[str] = set().union(*(document.folded.get(name, ()) for name in EVERYWHERE))
    return words if "".join(words).isascii() else set(map(as_kept, words))


def as_kept(word: str) -> str:
    """A word as it can be written: a lone surrogate, which can stand in a text that came as JSON, cannot."""
    return word if word.isascii() else word.encode("utf-8", "replace").decode()


@lru_cache(maxsize=65536)
def _spelling(surface: str | None) -> str:
    spelling = " ".join(surface.split()) if surface else ""
    return spelling if fold_text(spelling) else ""


def _subtract(counts: Counter[_Key], gone: Mapping[_Key, int]) -> None:
    for key, count in gone.items():
        counts[key] -= count
        if counts[key] <= 0:
            del counts[key]
