"""The words of a quotation with those on record between them, for a reader to see what was changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from indexer.quotecheck.results import CheckResult, Match
from webapp.tongues import runs

Kind = Literal["same", "recorded", "quoted"]


@dataclass(frozen=True, slots=True)
class Piece:
    """`recorded` words stand on record only, `quoted` ones in the quotation only."""

    kind: Kind
    text: str


def pieces(result: CheckResult) -> tuple[Piece, ...]:
    """The quotation with its changes; empty where it has none."""
    if not result.changes or result.decisive is None:
        return ()
    return tuple(piece for piece in _woven(result, result.decisive) if piece.text)


def _woven(result: CheckResult, match: Match) -> Iterator[Piece]:
    quoted = result.question.text.rstrip()
    done = len(quoted) - len(quoted.lstrip())
    for change in result.changes:
        yield Piece("same", quoted[done : change.claimed_span.start])
        done = change.claimed_span.end
        if change.recorded:
            # Words are parted as they are on record, so that Chinese stays close; the first as what follows.
            before = match.text[: change.span.start - match.start]
            after = match.text[change.span.end - match.start :]
            first = not before and (after.lstrip() != after or _are_words(change.recorded, change.claimed))
            gap = " " if before.rstrip() != before or first else ""
            parted = (Piece("same", gap), Piece("recorded", change.recorded))
            yield from parted if not change.claimed else reversed(parted)
        yield Piece("quoted", change.claimed)
    yield Piece("same", quoted[done:])


def _are_words(one: str, other: str) -> bool:
    """Whether the end of one and the beginning of the other would run together to a word."""
    signs = one[-1:] + other[:1]
    return len(signs) == 2 and signs.isalnum() and not runs(signs)
