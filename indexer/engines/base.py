"""What an engine is asked and what it promises.

A plan is a query after analysis: the leaves are sequences of keys, nothing is left to parse.  An
engine answers a plan with the ordinals of the releases that match and their scores, and promises:

- a sequence matches where its keys stand at consecutive positions of one text field; with `near`,
  where all of them stand within a window with at most that many other positions in it;
- the score of a leaf is BM25F over its fields (weights in `fields`), of a conjunction or a choice
  the sum of its parts; `Among` and the right side of `Without` score nothing;
- the answer depends on the plan and the index alone, and asking is safe from several threads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Sequence as Row
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, Protocol, TypeAlias

from indexer.value_sets import Counter

# The names of the engines; the first one needs nothing but what is always installed.
DEFAULT: Final = "whoosh"
FAST: Final = "tantivy"
ENGINES: Final = (DEFAULT, FAST)

Keys = Literal["folded", "stemmed"]
Postings: TypeAlias = Mapping[str, list[int]]


@dataclass(frozen=True, slots=True)
class Sequence:
    """Keys in a row, all in one of the text fields `fields`.

    By "folded" a key is compared with the words; by "stemmed" with the words and with their stems,
    which are kept only where they differ from the word.
    """

    keys: tuple[str, ...]
    by: Keys
    fields: tuple[str, ...]
    near: int | None = None


@dataclass(frozen=True, slots=True)
class Exactly:
    """Releases that have this in the spellings of one of the text fields."""

    spelling: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Among:
    """A fixed set of releases: bit n of `bits` stands for the release with ordinal n."""

    bits: int


@dataclass(frozen=True, slots=True)
class All:
    """Every one of the parts."""

    parts: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of the parts; none for an empty tuple."""

    parts: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class Without:
    kept: Plan
    dropped: Plan


Plan: TypeAlias = Sequence | Exactly | Among | All | Either | Without


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """A release as an engine stores it: for each text field the positions of each folded word, and
    of each stem that differs from its word; and the words in their own
    spelling.  `ordinal` is its number in the index, from 0."""

    ordinal: int
    id: str
    folded: Mapping[str, Postings]
    stemmed: Mapping[str, Postings]
    spellings: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Collection:
    """What the weighing needs to know of the whole index, of which an engine may hold a part.

    `lengths` is, by text field, the mean number of words of the releases that have any there.
    """

    releases: int
    lengths: Mapping[str, float]


class Matches(Protocol):
    """The releases that match a plan, and the score (≥ 0) of each."""

    @property
    def bits(self) -> int:
        """All of them, as a bit set."""
        ...

    def score(self, ordinal: int) -> float:
        """The score of a release that matches."""
        ...

    def best(self, among: int, count: int, places: Row[int]) -> list[int]:
        """Those of the matching releases `among` that come first, `count` at most, in order.

        The higher score is first, of equal ones the lower of the `places`, which every release has.
        """
        ...


class Engine(Protocol):
    """An open index, or one segment of it, read only."""

    def match(self, plan: Plan, holding: Mapping[Sequence, int] | None = None) -> Matches:
        """The releases that match, with their scores.

        `holding` tells, for each sequence of the plan, how many releases of the whole index match it; where
        it is not given, the engine holds them all.
        """
        ...

    def matching(self, plan: Plan) -> int:
        """The releases that `match` answers, as a bit set: what to ask where scores are not needed."""
        ...

    def held(self, leaves: Row[Sequence]) -> list[int]:
        """How many releases match each of these sequences."""
        ...

    def count(self) -> int:
        """How many releases are in the index."""
        ...

    def close(self) -> None: ...


class EngineKind(Protocol):
    """How one kind of engine is built and opened; `name` stands in the manifest.

    `counter` is what it offers for counting values, None where it has nothing better than to count each.
    """

    name: str
    counter: Counter | None

    def build(self, folder: Path, documents: Iterable[IndexDocument]) -> int:
        """Write an index of all documents, in order, into an empty folder; how many there were."""
        ...

    def open(self, folder: Path, collection: Collection) -> Engine:
        """Open what `build` wrote, as a part of `collection`.

        The caller has checked the files against the manifest.
        """
        ...


def ordinals(bits: int) -> Iterator[int]:
    """The numbers of the bits that are set, ascending."""
    # The figures of a number to the base of two, looked through by `find`: most sets are sparse.
    figures = bin(bits)[:1:-1]
    at = figures.find("1")
    while at >= 0:
        yield at
        at = figures.find("1", at + 1)


def never_as_it_is(key: str) -> str:
    """What stands in the spellings of a field that has a key, but never spelled like the key."""
    return "\x00" + key
