"""What is asked of the index: one frozen value, whoever asks.

The page, the API and the command line each build a `SearchRequest`; nothing below them reads
parameters.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Sort = Literal["relevance", "newest", "oldest"]
Exactness = Literal["literal", "folded", "stemmed", "all"]
EXACTNESS: tuple[Exactness, ...] = ("literal", "folded", "stemmed", "all")
FACETS = (
    "person",
    "speaker",
    "author",
    "product",
    "family",
    "category",
    "date",
    "language",
    "kind",
    "place",
)
MAX_LIMIT = 100


@dataclass(frozen=True, slots=True)
class Filter:
    """Releases with any of `values` in the facet `field` — or with none of them, if `exclude`."""

    field: str
    values: tuple[str, ...]
    exclude: bool = False


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A query and everything that narrows and orders its answer.

    `date_from` and `date_to` are inclusive: ISO prefixes ("2020", "2020-07", "2020-07-15") or “last 90 days”;
    `undated` True keeps only releases without a date, False only dated ones, None both (a date
    range keeps dated ones only).  `limit` is at most `MAX_LIMIT`.  `facet_values` is how many
    values of a facet are listed, from `facet_offset` on; selected ones are listed beyond it.
    `facet_find` lists only values of which a spelling holds it, dates aside.  Without `histogram`, the
    releases of each time are not counted.  `today` is the day from which “last 90 days” is counted, None
    for that of the clock.
    """

    query: str = ""
    filters: tuple[Filter, ...] = ()
    date_from: str | None = None
    date_to: str | None = None
    undated: bool | None = None
    sort: Sort = "relevance"
    limit: int = 20
    offset: int = 0
    exactness: Exactness = "stemmed"
    facets: tuple[str, ...] = FACETS
    facet_values: int = 12
    facet_find: str = ""
    facet_offset: int = 0
    snippets: int = 3
    histogram: bool = True
    today: date | None = None
