"""What a choice of dates leaves out only because nobody knows the day, counted and said beside the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from indexer import facets
from indexer.columns import Columns
from indexer.dates import first_day, last_day
from indexer.facets import Selection
from indexer.request import SearchRequest
from indexer.results import Diagnostic
from indexer.syntax import And, Dates, Everything, Node


def beside_range(
    request: SearchRequest, matching: int, chosen: Mapping[str, Selection], columns: Columns
) -> tuple[Diagnostic, ...]:
    """Of the `matching` releases, how many a date range leaves out only because their date is vague."""
    if not (request.date_from or request.date_to):
        return ()
    first, last = facets.day_range(request)
    if first and last and first > last:
        return (Diagnostic("dates-reversed", "The range of dates ends before it begins."),)
    others = {name: selection for name, selection in chosen.items() if name != "range"}
    count = facets.narrowed(matching & columns.perhaps_dated(first, last), others).bit_count()
    if not count:
        return ()
    verb = "release is" if count == 1 else "releases are"
    return (
        Diagnostic(
            "date-imprecise",
            f"{count} more {verb} dated less exactly and may fall into these dates.",
        ),
    )


def beside_query(
    tree: Node, left: int, found: Callable[[Node], int], columns: Columns
) -> tuple[Diagnostic, ...]:
    """How many releases a “date:” of the query leaves out only because they have no exact date.

    `left` are the releases that the query finds, `found` finds those of another query.
    """
    parts = tree.children if isinstance(tree, And) else (tree,)
    dates = [part for part in parts if isinstance(part, Dates)]
    if not dates:
        return ()
    others = tuple(part for part in parts if not isinstance(part, Dates))
    without_dates = found(And(others) if others else Everything())
    possible = columns.everything
    for leaf in dates:
        first = first_day(leaf.first) if leaf.first else None
        last = last_day(leaf.last) if leaf.last else None
        possible &= columns.dated(first, last) | columns.perhaps_dated(first, last)
    vague = (without_dates & possible & ~left).bit_count()
    undated = (without_dates & columns.undated).bit_count()
    counted = [f"{vague:,} dated less exactly"] * bool(vague) + [f"{undated:,} undated"] * bool(undated)
    if not counted:
        return ()
    said = f"Not counted: releases that match but for their date, {' and '.join(counted)}."
    return (Diagnostic("dates-left-out", said, dates[0].start, dates[0].end),)
