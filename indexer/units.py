"""Answers whose unit is smaller than a release: lines of a concordance, and quotations.

What is asked and what is answered stand here as frozen values; which lines and quotations there are
is decided in `concordance` and `quotations`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from corpus.models import QuoteKind
from indexer.request import SearchRequest
from indexer.results import Diagnostic

Unit = Literal["passages", "quotations"]
UnitSort = Literal["relevance", "newest", "oldest", "left", "right", "speaker"]
UNIT_SORTS: dict[str, tuple[UnitSort, ...]] = {
    "passages": ("relevance", "newest", "oldest", "left", "right", "speaker"),
    "quotations": ("relevance", "newest", "oldest", "speaker"),
}
QUOTE_KINDS: tuple[QuoteKind, ...] = ("direct", "indirect", "authored")

_ENDED: Final = ("”", "’", "」", "』", '"', "'", "»")
_OPEN: Final = (",", "，", "、", ";", "；", ":", "：")


@dataclass(frozen=True, slots=True)
class UnitRequest:
    """`search` says which releases are meant and which page; its sort gives way to `sort`.

    `quote_kinds` keeps quotations of these kinds, all of them if empty.  With `unfold` every
    repetition is a line of its own.  Without `whole` no more releases are read than the page needs where
    its order allows that, and `complete` of the answer says whether its counts are of all.
    """

    search: SearchRequest
    sort: UnitSort = "relevance"
    quote_kinds: tuple[QuoteKind, ...] = ()
    unfold: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Home:
    """The release that a line or a quotation stands in, and its paragraph there.

    `date` is None also for days of two years; `date_earliest` and `date_latest` are the days it can mean,
    None for an undated release.
    """

    id: str
    title: str
    source: str
    date: str | None
    date_precision: str
    date_basis: str
    language: str
    kind: str
    passage: int
    date_earliest: str | None = None
    date_latest: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A hit with its surroundings.  The texts are the source's own; `start`/`end` place the hit in the dump.

    `speaker` is whose words it is, where that is known; `left_cut` and `right_cut` say that the passage
    goes on there.  Where its release is `untitled`, the first words of that stand for a title.
    """

    left: str
    hit: str
    right: str
    start: int
    end: int
    passage_kind: str
    speaker: str | None
    home: Home
    left_cut: bool = False
    right_cut: bool = False
    untitled: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: `highlights` are half-open ranges of `text`, which stands at `start`/`end` in the dump.

    `pieces` are those ranges of it that are the speaker's: in “We wait,” said Ann Lee. “We sail.” what stands
    between is not.  `evidence` is the words that name the speaker, `cue` the word of saying; None where there
    is none.  `untitled` is that of `Line`.
    """

    text: str
    highlights: tuple[tuple[int, int], ...]
    pieces: tuple[tuple[int, int], ...]
    start: int
    end: int
    kind: QuoteKind
    speaker: str | None
    speaker_kind: str | None
    role: str | None
    rule: str
    confidence: float
    evidence: str | None
    cue: str | None
    home: Home
    untitled: bool = False

    @property
    def words(self) -> str:
        """The words of the speaker alone; “…” for what is between, where no marks end them before it."""
        said = ""
        before = 0
        for start, end in self.pieces:
            if said:
                others = _has_word(self.text[before:start]) and not said.rstrip().endswith(_ENDED)
                said = f"{said.rstrip()} … " if others else f"{said} "
            piece = self.text[start:end]
            said += piece.lstrip() if said.endswith("… ") else piece
            before = end
        return said

    @property
    def between(self) -> tuple[tuple[int, int], ...]:
        """The ranges of the text that have words and are in none of its pieces."""
        edges = [0, *(edge for piece in self.pieces for edge in piece), len(self.text)]
        pairs = zip(edges[::2], edges[1::2], strict=True)
        return tuple((start, end) for start, end in pairs if _has_word(self.text[start:end]))

    @property
    def goes_on(self) -> bool:
        """Whether it ends in the middle of a sentence: another quotation follows, or nothing ends it."""
        return self.text.rstrip().endswith(_OPEN)


def _has_word(text: str) -> bool:
    return any(map(str.isalnum, text))


@dataclass(frozen=True, slots=True)
class Folded:
    """A line or quotation with the others that say the same; `count` is how many there are with it.

    Of the others only the first few are listed.
    """

    first: Line | Quotation
    others: tuple[Line | Quotation, ...] = ()
    count: int = 1


@dataclass(frozen=True, slots=True)
class UnitResult:
    """`total` counts what is listed, folded as it is; `occurrences` counts each repetition as well.

    `releases` is how many releases they stand in, `matching` how many match (by a date or a name as well),
    `read` how many of those were read for this.  Where that is not `complete`, all counts but `matching`
    are the least there can be.
    """

    request: UnitRequest
    unit: Unit
    total: int
    occurrences: int
    releases: int
    matching: int
    read: int
    complete: bool
    hits: tuple[Folded, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    matched: str = ""
    generation: str = ""
