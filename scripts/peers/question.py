"""What every peer is handed, asked and answers with, so that all do the same work.

A peer cuts texts into words its own way, but without stems and stop words: then a question of plain English
words has the same answer everywhere, which the benchmark checks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

Shape = Literal["word", "all", "any", "phrase", "prefix"]
#: The facets of a whole answer; a question "with three facets" asks for the first three.
FACETS = ("person", "product", "language", "author", "year", "kind", "place")
LIMIT = 20
FACET_VALUES = 12


@dataclass(frozen=True, slots=True)
class Article:
    """A release as a peer indexes it: two texts, a day, and the values of its facets."""

    id: str
    title: str
    body: str
    day: str | None
    values: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Question:
    """The words asked for and what the answer must have beside twenty hits and their number.

    `days` are the first and last day, both included; `snippets` how many snippets a hit has at most;
    `histogram` stands for all else that a whole answer has.
    """

    kind: str
    shape: Shape
    words: tuple[str, ...]
    days: tuple[str, str] | None = None
    facets: tuple[str, ...] = ()
    snippets: int = 0
    histogram: bool = False

    @property
    def text(self) -> str:
        """The question as it is typed."""
        match self.shape:
            case "phrase":
                return f'"{" ".join(self.words)}"'
            case "prefix":
                return f"{self.words[0]}*"
            case "any":
                return " OR ".join(self.words)
            case _:
                return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Answer:
    """`json` is the answer as a program gets it, `total` the number of all hits in it."""

    total: int
    json: str


class Peer(Protocol):
    """An open index."""

    def ask(self, question: Question) -> Answer: ...
    def close(self) -> None: ...


class PeerKind(Protocol):
    """How a peer is built and opened."""

    name: str

    def build(self, folder: Path, articles: Sequence[Article]) -> None:
        """Write an index into an empty folder."""
        ...

    def open(self, folder: Path) -> Peer: ...
