"""What is told of people and products: frozen values, each claim with the place it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.models import QuoteKind, Stance
from indexer.results import Histogram
from indexer.units import Folded, Home

ListSort = Literal["releases", "quotations", "name", "family", "newest"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A name in a list.  `releases` name it, `quoted` are those with a quotation or a report of a person.

    `first` and `last` are the earliest and the latest dated release, None where none has a date; of the
    `undated` ones they say nothing.
    """

    name: str
    releases: int
    quoted: int = 0
    first: Home | None = None
    last: Home | None = None
    name_zh: str | None = None
    family: str | None = None
    category: str | None = None
    undated: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list: `total` names fit `find`, of `known` in all."""

    entries: tuple[Entry, ...]
    total: int
    known: int
    sort: ListSort
    find: str
    offset: int
    limit: int
    generation: str


@dataclass(frozen=True, slots=True)
class Presence:
    """In how many releases a name is, and when.  `by_time` counts releases; `undated` have no date."""

    releases: int
    undated: int
    first: Home | None
    last: Home | None
    by_time: Histogram


@dataclass(frozen=True, slots=True)
class Extent:
    """How many releases were read for details, of how many there are."""

    read: int
    of: int

    @property
    def whole(self) -> bool:
        return self.read >= self.of


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """A role as texts state it, never inferred: in how many of the releases read, and the outermost of them.

    `first` and `last` are dated; `undated` releases state it without a date, one of them is `example`.
    `former` is one that its words say to be held no longer.
    """

    role: str
    language: str
    releases: int
    undated: int
    first: Home | None
    last: Home | None
    example: Home
    former: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """A name that stands in some of the same releases."""

    name: str
    releases: int


@dataclass(frozen=True, slots=True)
class Shared:
    """A word of a name that others of the archive are called by as well; `more` of them are not listed."""

    word: str
    names: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ByHand:
    """A correction by hand that concerns somebody: what it set, why, and where."""

    text: str
    note: str
    home: Home


@dataclass(frozen=True, slots=True)
class Sayings:
    """A page of what somebody said, of one kind.

    `counts` has the different quotations of each kind in the releases read, which are the newest of those
    that fit the dates.  Dates leave out `undated` releases and `vague` ones, which may fit.  `by_time` counts
    releases with a quotation, whatever the dates chosen.
    """

    counts: dict[QuoteKind, int]
    kind: QuoteKind
    listed: tuple[Folded, ...]
    total: int
    offset: int
    limit: int
    extent: Extent
    oldest_read: str | None
    undated: int
    vague: int
    by_time: Histogram


@dataclass(frozen=True, slots=True)
class PersonProfile:
    """What is on record of one person.

    `named` releases name the person, `quoted` ones quote, `authored` ones are by the person in whole or in
    part; `presence` is that of all of them.  `nearly` are names that may be this one, misspelt: nothing is
    counted for both.  `organisation` is a speaker that is no person.
    `roles` and `by_hand` are those of the releases in `roles_extent`.
    """

    name: str
    name_zh: str | None
    aliases: tuple[str, ...]
    organisation: bool
    presence: Presence
    named: int
    quoted: int
    authored: int
    roles: tuple[RoleSpan, ...]
    roles_extent: Extent
    by_hand: tuple[ByHand, ...]
    shared: tuple[Shared, ...]
    nearly: tuple[str, ...]
    beside: tuple[Counted, ...]
    beside_more: int
    sayings: Sayings
    generation: str


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that stand straight before or after a name more often than elsewhere in the archive.

    `text` is how they stand there, `releases` how many of the releases read have them, `anywhere` how many
    releases of the archive have the telling word at all, `weight` the log-likelihood ratio.
    """

    text: str
    word: str
    side: Literal["before", "after"]
    language: str
    releases: int
    anywhere: int
    weight: float
    first: Home
    last: Home


@dataclass(frozen=True, slots=True)
class Description:
    """What releases say a product is, in their words."""

    text: str
    language: str
    releases: int
    first: Home
    last: Home


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the places of a name in it, half-open ranges of `text`."""

    text: str
    highlights: tuple[tuple[int, int], ...]
    home: Home


@dataclass(frozen=True, slots=True)
class Aside:
    """A release that names a product and is not about it: what it is there, and where."""

    stance: Stance
    home: Home


@dataclass(frozen=True, slots=True)
class ProductProfile:
    """What is on record of one product.

    `presence` is that of all releases that name it; `about` of them speak of it, `asides` are of the others
    in `extent`.
    `family` is None where there is none or it is the product itself; `siblings` are the others of it.
    `sentences` has the first one of each year, by year; `doubtful` says that no release is sure of the name.
    """

    name: str
    family: str | None
    category: str | None
    aliases: tuple[str, ...]
    doubtful: bool
    presence: Presence
    about: int
    asides: tuple[Aside, ...]
    siblings: tuple[Counted, ...]
    siblings_more: int
    beside: tuple[Counted, ...]
    beside_more: int
    descriptions: tuple[Description, ...]
    descriptions_more: int
    wordings: tuple[Wording, ...]
    sentences: tuple[Sentence, ...]
    extent: Extent
    by_hand: tuple[ByHand, ...]
    generation: str
