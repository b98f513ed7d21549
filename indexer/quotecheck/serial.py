"""Checks as JSON: the same object on the command line and in the API."""

from __future__ import annotations

from typing import Any

from indexer.quotecheck.batch import BatchReport, CheckedRow
from indexer.quotecheck.citing import Citer
from indexer.quotecheck.draft import DraftItem, DraftReport
from indexer.quotecheck.explain import headline
from indexer.quotecheck.results import Change, CheckResult, Counterpart, Edges, LeftOut, Match


def check_json(result: CheckResult, citer: Citer) -> dict[str, Any]:
    """One check; positions are half-open and those of the dump, claimed ones those of the quotation.

    What is only nearest is not cited.
    """
    return {
        "verdict": result.verdict,
        "title": headline(result),
        "hindrance": result.hindrance,
        "quotation": result.question.text,
        "claimed_speaker": result.question.speaker,
        "claimed_date": result.question.date,
        "claimed_names": list(result.claimed_names),
        "holds": result.holds,
        "speaker": result.speaker,
        "matches": [
            _match(match) | {"decides": result.decides(match), "citation": citer.as_json(match)}
            for match in result.matches
        ],
        "nearest": [_match(match) for match in result.nearest],
        "places": result.places,
        "more_places": result.more_places,
        "diff": [_change(change) for change in result.changes],
        "edges": _edges(result.edges),
        "left_out": [_left_out(one) for one in result.left_out],
        "counterpart": [_counterpart(one.counterpart) for one in result.matches if one.counterpart],
        "explanation": result.explanation,
        "warnings": list(result.warnings),
        "searched": {
            "releases": result.searched.releases,
            "first": result.searched.first,
            "last": result.searched.last,
            "empty_months": result.searched.empty_months,
            "undated": result.searched.undated,
        },
        "generation": result.generation,
    }


def draft_json(report: DraftReport, citer: Citer) -> dict[str, Any]:
    """A checked draft; the positions of its quotations are half-open and those of `text`."""
    return {
        "name": report.name,
        "text": report.text,
        "holds": report.holds,
        "counts": dict(report.counts),
        "without_speaker": report.of_nobody,
        "denied": report.denied,
        "errors": report.errors,
        "quotations": [_item(item, citer) for item in report.items],
        "not_checked": [
            {"start": one.start, "end": one.end, "text": one.text, "reason": one.reason}
            for one in report.passed_over
        ],
        "notes": list(report.notes),
        "draft_digest": report.draft_digest,
        "archive_digest": report.archive_digest,
        "generation": report.generation,
        "checked_on": report.checked_on,
    }


def batch_json(report: BatchReport, citer: Citer) -> dict[str, Any]:
    """A checked table; the rows are numbered from 1, those that are empty left out."""
    return {
        "name": report.name,
        "holds": report.holds,
        "counts": dict(report.counts),
        "errors": report.errors,
        "quotations": [_row(row, citer) for row in report.rows],
        "archive_digest": report.archive_digest,
        "generation": report.generation,
        "checked_on": report.checked_on,
    }


def _row(row: CheckedRow, citer: Citer) -> dict[str, Any]:
    return {
        "row": row.number,
        "text": row.claim.quotation,
        "claimed_speaker": row.claim.speaker or None,
        "claimed_date": row.claim.date or None,
        "holds": row.holds,
        "title": row.title,
        "result": check_json(row.result, citer) if row.result is not None else None,
        "error": row.error,
    }


def _item(item: DraftItem, citer: Citer) -> dict[str, Any]:
    return {
        "start": item.start,
        "end": item.end,
        "text": item.text,
        "claimed_speaker": item.claimed_speaker,
        "claimed_role": item.claimed_role,
        "claimed_date": item.claimed_date,
        "open_dates": list(item.open_dates),
        "denied": item.denied,
        "holds": item.holds,
        "title": item.title,
        "result": check_json(item.result, citer) if item.result is not None else None,
        "error": item.error,
    }


def _match(match: Match) -> dict[str, Any]:
    return {
        "id": match.id,
        "source": match.source,
        "start": match.start,
        "end": match.end,
        "text": match.text,
        "before": match.before,
        "after": match.after,
        "title": match.title,
        "untitled": match.untitled,
        "passage": match.passage,
        "speaker": match.speaker,
        "speaker_kind": match.speaker_kind,
        "role": match.role,
        "described": match.described,
        "kind": match.kind,
        "rule": match.rule,
        "confidence": match.confidence,
        "evidence": match.evidence,
        "quoted_by": match.around,
        "date": match.date,
        "date_precision": match.precision,
        "date_basis": match.basis,
        "date_earliest": match.earliest,
        "date_latest": match.latest,
        "language": match.language,
        "similarity": match.similarity,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "claimed": change.claimed,
        "recorded": change.recorded,
        "turns": list(change.turns),
        "rewritten": change.rewritten,
        "claimed_start": change.claimed_span.start,
        "claimed_end": change.claimed_span.end,
        "start": change.span.start,
        "end": change.span.end,
    }


def _edges(one: Edges | None) -> dict[str, Any] | None:
    return None if one is None else {"before": one.before, "after": one.after, "turns": list(one.turns)}


def _left_out(one: LeftOut) -> dict[str, Any]:
    return {
        "text": one.text,
        "start": one.start,
        "end": one.end,
        "turns": list(one.turns),
        "speakers": list(one.speakers),
    }


def _counterpart(one: Counterpart) -> dict[str, Any]:
    return {
        "id": one.id,
        "source": one.source,
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "language": one.language,
        "passage": one.passage,
    }
