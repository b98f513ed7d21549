"""The words of a quotation with those on record between them, for a reader to see what was changed.

Where each change stands is found again from the two wordings; where that does not give the very changes
the check found, nothing is drawn and the list of changes has to do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from indexer.quotecheck.align import Edit, best_alignment
from indexer.quotecheck.results import CheckResult
from indexer.quotecheck.words import CompareWord, compare_words

Kind = Literal["same", "recorded", "quoted"]


@dataclass(frozen=True, slots=True)
class Piece:
    """`recorded` words stand on record only, `quoted` ones in the quotation only."""

    kind: Kind
    text: str


def pieces(result: CheckResult) -> tuple[Piece, ...]:
    """The quotation with its changes; empty where it has none, or where they are not found again."""
    if not result.changes or not result.matches:
        return ()
    quoted, recorded = result.question.text.strip(), result.matches[0].text
    words, held = compare_words(quoted), compare_words(recorded)
    found = best_alignment(words, held, (quoted, recorded))
    if found is None:
        return ()
    changes = [(change.claimed, change.recorded) for change in result.changes]
    edits: list[Edit] = []
    for edit in found.edits:
        change = (_slice(quoted, words, edit.quoted), _slice(recorded, held, edit.held))
        if edit.op == "equal":
            edits.append(edit)
        elif changes[:1] == [change]:
            edits.append(edit)
            del changes[0]
        elif edit.op != "insert":  # else the cue that parts a statement: “,” said she, “
            return ()
    if changes:
        return ()
    return tuple(piece for piece in _woven(quoted, words, recorded, held, edits) if piece.text)


def _woven(
    quoted: str,
    words: Sequence[CompareWord],
    recorded: str,
    held: Sequence[CompareWord],
    edits: Sequence[Edit],
) -> Iterator[Piece]:
    done = 0
    for edit in edits:
        own, other = _slice(quoted, words, edit.quoted), _slice(recorded, held, edit.held)
        if own:
            start, end = words[edit.quoted[0]].start, words[edit.quoted[1] - 1].end
            yield Piece("same", quoted[done:start])
            done = end
        if edit.op == "equal":
            yield Piece("same", own)
            continue
        if other:
            # Words are parted as they are on record, so that Chinese stays close.
            before = held[edit.held[0] - 1].end if edit.held[0] else held[0].start
            gap = recorded[before : held[edit.held[0]].start]
            if not own:
                yield Piece("same", gap)
            yield Piece("recorded", other)
            if own:
                yield Piece("same", " " if gap.strip() != gap else "")
        yield Piece("quoted", own)
    yield Piece("same", quoted[done:])


def _slice(text: str, words: Sequence[CompareWord], place: tuple[int, int]) -> str:
    first, last = place
    return text[words[first].start : words[last - 1].end] if first < last else ""
