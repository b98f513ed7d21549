"""What is asked of the life of a phrase and what is answered.  Positions are those of the dump."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from indexer.results import Diagnostic

Closeness = Literal["exact", "close", "loose"]
CLOSENESS: tuple[Closeness, ...] = ("exact", "close", "loose")
#: Whose words: somebody's in marks, reported, those of the author of a text, the organisation's own.
Voice = Literal["direct", "indirect", "authored", "own"]
PieceKind = Literal["same", "gone", "new"]
MAX_CHARACTERS = 600


@dataclass(frozen=True, slots=True)
class WordingQuestion:
    """`speaker` is a name or a part of one; dates are ISO prefixes, both included."""

    text: str
    speaker: str | None = None
    date_from: str | None = None
    date_to: str | None = None
    closeness: Closeness = "close"


@dataclass(frozen=True, slots=True)
class When:
    """The date of a release as far as it is known: what it says, and how that is known.

    `earliest` and `latest` are the days it can mean, None for an undated release; `date` is None also for
    days of two years.
    """

    date: str | None
    precision: str
    basis: str
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A release and a paragraph of it.  `earliest` is the first day its date can mean, None if undated.

    `boundary` is how sure it is (0..1) that the release begins where it does: words before another beginning
    would be another release's, of another date.  The `title` of one that is `untitled` is its first words.
    """

    id: str
    title: str
    source: str
    date: str | None
    precision: str
    basis: str
    earliest: str | None
    latest: str | None
    language: str
    kind: str
    passage: int
    passage_kind: str
    boundary: float = 1.0
    untitled: bool = False

    @property
    def when(self) -> When:
        return When(self.date, self.precision, self.basis, self.earliest, self.latest)

    @property
    def paragraph(self) -> str:
        """“¶ 4”, or “title”."""
        return "title" if self.passage_kind == "title" else f"¶ {self.passage}"


@dataclass(frozen=True, slots=True)
class Use:
    """One place where something was worded so; `before` and `after` complete its sentence.

    `speaker` is None for the organisation's own text, and where a quotation's speaker is not known.
    `similarity` is 1 where every word of the question stands there and no other.
    """

    text: str
    before: str
    after: str
    start: int
    end: int
    voice: Voice
    speaker: str | None
    role: str | None
    rule: str | None
    similarity: float
    place: Place

    @property
    def very(self) -> bool:
        """Whether it is in the very words asked for, not in words like them."""
        return self.similarity == 1.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a wording beside the one before it: in both, only before (“gone”), only now (“new”)."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class Official:
    """What the other language's version says there: a sentence, or the whole paragraph where the sentences
    cannot be told apart.

    `id` with `passage` is where that stands, `of` the release whose version it is: of several in the same
    words the first that has one.
    """

    text: str
    language: str
    id: str
    passage: int
    whole: bool
    of: str


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording in one sentence in one lane: its first use there, and how often it was so used in the lane.

    The text of `first` reaches over words next to the wording that stand where the entry before has others.

    `number` counts the wordings of the answer from 1 in the order in which they came up; `new` says that this
    lane is the first with it.  `pieces` are its words beside those of the entry before; empty for the first.
    `others` are further uses, of which only the first few are listed; `uses` and `releases` count them all.
    """

    number: int
    new: bool
    first: Use
    pieces: tuple[Piece, ...]
    uses: int
    releases: int
    others: tuple[Use, ...] = ()
    official: Official | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """The wordings of one year, in the order of their first use in it.

    `year` is None for undated ones; “2019–2020” for those whose date can mean days of both.
    """

    year: str | None
    variants: tuple[Variant, ...]
    uses: int
    releases: int


@dataclass(frozen=True, slots=True)
class User:
    """Who used it: a name, or None for the organisation's own text (`voice` “own”) or a speaker not named.

    `first` and `last` are of the dated uses in the `very` words asked for, `first_like` and `last_like` of
    all others that are listed; None where there is none.  `undated` counts the uses without a date.
    """

    name: str | None
    voice: Voice
    uses: int
    very: int
    first: When | None
    last: When | None
    first_like: When | None
    last_like: When | None
    undated: int


@dataclass(frozen=True, slots=True)
class Wording:
    """The whole answer.

    `first` and `last` are the first and the last dated use in the very words asked for, of which there are
    `very`; `first_like` and `last_like` those of all others that are listed, in words like them.
    `releases` may hold it by what the index says, of which `read` were read.  `counts` has the releases that
    use it by year, or by month where all uses fall into a few of them; `vague` those whose date is less exact
    than that, `undated` those without: `undated_very` in the very words, `undated_like` in words like them.
    `by_closeness` counts uses at each rung up to the one asked for.
    """

    question: WordingQuestion
    lanes: tuple[Lane, ...] = ()
    first: Use | None = None
    last: Use | None = None
    first_like: Use | None = None
    last_like: Use | None = None
    users: tuple[User, ...] = ()
    uses: int = 0
    very: int = 0
    used_in: int = 0
    wordings: int = 0
    counts: tuple[tuple[str, int], ...] = ()
    vague: int = 0
    undated: int = 0
    undated_very: int = 0
    undated_like: int = 0
    releases: int = 0
    read: int = 0
    searched: int = 0
    by_closeness: tuple[tuple[Closeness, int], ...] = ()
    names: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    generation: str = ""
