"""Answers as JSON: the one shape that the command line and the web both give to programs.

Fields are added over time, never renamed or dropped; see “Interfaces” in the documentation.
"""

from __future__ import annotations

from dataclasses import asdict

from indexer.results import Bucket, Facet, FacetValue, Histogram, Hit, SearchResult
from indexer.units import Folded, Line, Quotation, UnitResult


def result_json(result: SearchResult) -> dict[str, object]:
    """The whole answer as JSON values."""
    request = result.request
    histogram = result.histogram
    return {
        "query": request.query,
        "exactness": request.exactness,
        "sort": request.sort,
        "offset": request.offset,
        "limit": request.limit,
        "total": result.total,
        "searched": result.searched,
        "matched": result.matched,
        "hits": [hit_json(hit) for hit in result.hits],
        "facets": {facet.field: facet_json(facet) for facet in result.facets},
        "histogram": _histogram_json(histogram) if histogram else None,
        "counts_by_exactness": dict(result.counts_by_exactness),
        "diagnostics": [asdict(note) for note in result.diagnostics],
        "did_you_mean": [asdict(one) for one in result.meant],
        "generation": result.generation,
    }


def hit_json(hit: Hit) -> dict[str, object]:
    """One hit; ranges are `[start, end]` in the text beside them, `start`/`end` in the dump."""
    return {
        "id": hit.id,
        "source": hit.source,
        "start": hit.start,
        "end": hit.end,
        "title": hit.title,
        "title_highlights": [list(pair) for pair in hit.title_highlights],
        "untitled": hit.untitled,
        "date": hit.date,
        "date_precision": hit.date_precision,
        "date_basis": hit.date_basis,
        "date_earliest": hit.date_earliest,
        "date_latest": hit.date_latest,
        "language": hit.language,
        "languages": list(hit.languages),
        "kind": hit.kind,
        "author": hit.author,
        "place": hit.place,
        "counterpart": hit.counterpart,
        "score": hit.score,
        "snippets": [
            {
                "text": snippet.text,
                "highlights": [list(pair) for pair in snippet.highlights],
                "start": snippet.start,
                "end": snippet.end,
                "passage": snippet.passage,
                "kind": snippet.kind,
                "quote": snippet.quote,
                "speaker": snippet.speaker,
                "cut": list(snippet.cut),
            }
            for snippet in hit.snippets
        ],
        "why": [asdict(reason) for reason in hit.reasons],
        "why_cut": hit.reasons_cut,
    }


def facet_json(facet: Facet) -> dict[str, object]:
    """The values of a facet, and how many more there are."""
    return {"values": [_plain(value) for value in facet.values], "more": facet.more}


def _histogram_json(histogram: Histogram) -> dict[str, object]:
    return _plain(histogram) | {"buckets": [_plain(bucket) for bucket in histogram.buckets]}


def _plain(value: FacetValue | Bucket | Histogram) -> dict[str, object]:
    """The fields of a value; `asdict` would copy what is in them, at several times the cost."""
    return {name: getattr(value, name) for name in value.__slots__}


def unit_json(result: UnitResult) -> dict[str, object]:
    """Lines or quotations as JSON values: `total` counts them as listed, `occurrences` each repetition."""
    request = result.request
    return {
        "query": request.search.query,
        "unit": result.unit,
        "exactness": request.search.exactness,
        "sort": request.sort,
        "offset": request.search.offset,
        "limit": request.search.limit,
        "total": result.total,
        "occurrences": result.occurrences,
        "releases": result.releases,
        "releases_matching": result.matching,
        "releases_read": result.read,
        "complete": result.complete,
        "matched": result.matched,
        "hits": [folded_json(one) for one in result.hits],
        "diagnostics": [asdict(note) for note in result.diagnostics],
        "generation": result.generation,
    }


def folded_json(one: Folded) -> dict[str, object]:
    """A line or quotation, how often it is there, and the first few that repeat it."""
    return {
        **_unit_json(one.first),
        "count": one.count,
        "others": [_unit_json(other) for other in one.others],
    }


def _unit_json(one: Line | Quotation) -> dict[str, object]:
    value = asdict(one)
    return {**value.pop("home"), **value}
