"""Which matches of a check are one place on record: the parts of a quotation may stand together."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.quotecheck.results import CheckResult, Match


def places(result: CheckResult) -> list[tuple[Match, ...]]:
    """The places in their order, each with its parts; one that is whole is its only part."""
    if result.in_parts:
        return _together(result.matches)
    return [(match,) for match in result.matches]


def decisive(result: CheckResult) -> tuple[Match, ...]:
    """The place that the verdict rests on; of parts that stand apart, the first."""
    return next((group for group in places(result) if result.decisive in group), ())


def _together(matches: Sequence[Match]) -> list[tuple[Match, ...]]:
    """Parts that follow each other in one paragraph, near enough that all between them is known."""
    groups: list[tuple[Match, ...]] = []
    for match in matches:
        last = groups[-1][-1] if groups else None
        if (
            last is not None
            and (last.id, last.passage) == (match.id, match.passage)
            and 0 <= match.start - last.end <= len(last.after)
        ):
            groups[-1] = (*groups[-1], match)
        else:
            groups.append((match,))
    return groups
