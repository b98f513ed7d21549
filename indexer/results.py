"""What the index answers: frozen values with text and ranges, never HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from corpus.models import QuoteKind
from indexer.request import Exactness, SearchRequest

_OTHERS: Final = frozenset(("words-apart", "longer-names", "family-of-products"))
"""Codes of what is said of a query that was understood as it is."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something about the query worth saying: `start`/`end` are its place in the query string.

    `repaired` is a whole query that would do instead, None where there is nothing to offer.
    """

    code: str
    message: str
    start: int = 0
    end: int = 0
    repaired: str | None = None

    @property
    def said(self) -> str:
        """The message, with the query there is to offer, on one line."""
        if self.repaired is None:
            return self.message
        return f"{self.message} {'Another query' if self.code in _OTHERS else 'Understood'}: {self.repaired}"


@dataclass(frozen=True, slots=True)
class Snippet:
    """Whole sentences of a release with matched ranges.

    `highlights` are half-open ranges in `text`; `start`/`end` place it in the dump; `passage` is
    the number of its passage in `Release.passages` (the page's paragraph anchor).  `quote` is the kind
    of quotation it stands in, None outside of them, and `speaker` whose that is where it is known.  `cut`
    says of a sentence that is too long whether words are left out before and behind what is shown.
    """

    text: str
    highlights: tuple[tuple[int, int], ...]
    start: int
    end: int
    passage: int
    kind: str = "body"
    quote: QuoteKind | None = None
    speaker: str | None = None
    cut: tuple[bool, bool] = (False, False)

    @property
    def shown(self) -> str:
        """The text, with an ellipsis where it is cut."""
        return f"{'…' * self.cut[0]}{self.text}{'…' * self.cut[1]}"


Match = Literal["literal", "folded", "stemmed", "name", "prefix", "fuzzy", "value"]
"""How what stands in a release answers what was asked: the rung of words, or a way of their own.

`name` is another name of the same person or product, `value` one that the release has in a field.
"""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a release is a hit: a term of the query, and where and how often it is found in one field.

    `texts` are the spellings found, the most frequent first, a few of them; `said` of the `count` places are
    quoted or reported, which the text of a letter's author is not.  Of words near each other each is a place.
    For a value of a person or product they are how the release names it.
    """

    term: str
    match: Match
    field: str
    count: int
    said: int = 0
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One release that matches.  `languages` lists its own and its counterpart's.

    `date` is None also for days of two years; `date_earliest` and `date_latest` are the days it can mean,
    None for an undated release.  Where a release has no title, its first words stand for one: `untitled` says
    so, None where the release was not read, as hits without snippets are.

    `reasons` follow the query.  With `reasons_cut` not all places were counted: their figures are the least.
    """

    id: str
    source: str
    start: int
    end: int
    title: str
    title_highlights: tuple[tuple[int, int], ...]
    date: str | None
    date_precision: str
    date_basis: str
    language: str
    languages: tuple[str, ...]
    kind: str
    author: str | None
    place: str | None
    counterpart: str | None
    score: float
    snippets: tuple[Snippet, ...] = ()
    reasons: tuple[Reason, ...] = ()
    reasons_cut: bool = False
    date_earliest: str | None = None
    date_latest: str | None = None
    untitled: bool | None = None


@dataclass(frozen=True, slots=True)
class FacetValue:
    """`count` is the number of releases with this value, the facet's own selection ignored."""

    value: str
    label: str
    count: int
    selected: bool = False
    excluded: bool = False
    family: str | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one facet, most frequent first; `more` is how many further values there are.

    `total` is how many there are in all, chosen ones that count nothing aside.
    """

    field: str
    values: tuple[FacetValue, ...]
    more: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Bucket:
    """One bar of the histogram: ISO prefix ("2020", "2020-07", "2020-07-15") and its releases."""

    value: str
    label: str
    count: int
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Histogram:
    """Dates of the hits by the unit that fits their spread; the date filter is ignored in it."""

    unit: str
    buckets: tuple[Bucket, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class Meant:
    """Another spelling of the query, and how many releases it finds under the same filters."""

    query: str
    total: int


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The whole answer.  `matched` is a sentence saying what was matched and how."""

    request: SearchRequest
    total: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...] = ()
    histogram: Histogram | None = None
    counts_by_exactness: dict[Exactness, int] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    matched: str = ""
    searched: int = 0
    generation: str = ""
    meant: tuple[Meant, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexState:
    """Which index answers.  `date_counts` are the releases by (basis, precision) of their dates."""

    generation: str
    archive_digest: str
    date_counts: Mapping[tuple[str, str], int]
