"""What a person said: of the newest releases that fit the dates, apart by how it is on record."""

from __future__ import annotations

from typing import Final, get_args

from corpus.models import QuoteKind
from indexer import config, facets, quotations
from indexer.columns import Columns
from indexer.facets import day_range
from indexer.gather import folded
from indexer.profiles.held import Reader
from indexer.profiles.presence import by_age, outermost
from indexer.profiles.values import Extent, Sayings
from indexer.quotations import Asked
from indexer.request import SearchRequest
from indexer.syntax import Value
from indexer.units import Folded, Quotation

KINDS: Final[tuple[QuoteKind, ...]] = get_args(QuoteKind)


def sayings(
    name: str,
    bits: int,
    columns: Columns,
    read: Reader,
    asked: SearchRequest,
    kind: QuoteKind | None,
) -> Sayings:
    """A page of the quotations of one kind in the releases `bits`, which quote the person.

    Dates, page and its size are those of `asked`.  Without a `kind`, the first of which there is any.
    """
    chosen, _ = facets.selections(asked, columns)
    left = facets.narrowed(bits, chosen)
    order = by_age(left, columns)[: config.MAX_PROFILED]
    leaf = Value("speaker", name)
    spoken = Asked(leaf, {}, {}, {leaf: frozenset((name,))})
    # Nearly equal ones, which take long to find in many letters, stay apart here.
    numbers: dict[tuple[QuoteKind, str], int] = {}
    found: dict[QuoteKind, list[tuple[Quotation, int]]] = {each: [] for each in KINDS}
    seen = 0
    for ordinal, release, row in read(order):
        seen += 1
        for one, _ in quotations.quotations_of(release, row, ordinal, spoken):
            said = (one.kind, " ".join(one.text.split()).casefold())
            found[one.kind].append((one, numbers.setdefault(said, len(numbers))))
    listed: dict[QuoteKind, list[Folded]] = {each: folded(quotes) for each, quotes in found.items()}
    first = next((each for each in KINDS if listed[each]), KINDS[0])
    shown = first if kind is None else kind
    dated = bool(asked.date_from or asked.date_to)
    read_bits = sum(1 << ordinal for ordinal in order)
    oldest, _ = outermost(read_bits, columns)
    return Sayings(
        counts={each: len(quotes) for each, quotes in listed.items()},
        kind=shown,
        listed=tuple(listed[shown][asked.offset : asked.offset + asked.limit]),
        total=len(listed[shown]),
        offset=asked.offset,
        limit=asked.limit,
        extent=Extent(seen, left.bit_count()),
        oldest_read=oldest.date if oldest else None,
        undated=(bits & columns.undated).bit_count() if dated else 0,
        vague=(bits & columns.perhaps_dated(*day_range(asked))).bit_count() if dated else 0,
        by_time=facets.histogram(bits, {}, columns),
    )
