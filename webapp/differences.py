"""The words of a quotation with those on record between them, for a reader to see what was changed.

Where each change stands is found again from the two wordings; where that does not give the very changes
the check found, nothing is drawn and the list of changes has to do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from rapidfuzz.distance import Levenshtein

from indexer.quotecheck.align import Edit, Op, best_alignment
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
    place = best_alignment(words, held, (quoted, recorded))
    wanted = [(change.claimed, change.recorded) for change in result.changes]

    def change(edit: Edit) -> tuple[str, str]:
        return _slice(quoted, words, edit.quoted), _slice(recorded, held, edit.held)

    for found in (place.edits if place else (), _whole(words, held)):
        # What is on record only and no change is the cue that parts a statement: “,” said she, “
        edits = [edit for edit in found if edit.op != "insert" or change(edit) in wanted]
        if [change(edit) for edit in edits if edit.op != "equal"] == wanted:
            return tuple(piece for piece in _woven(quoted, words, recorded, held, edits) if piece.text)
    return ()


def _whole(words: Sequence[CompareWord], held: Sequence[CompareWord]) -> Iterator[Edit]:
    """All of one wording against all of the other, neighbouring changes as one."""
    codes = Levenshtein.opcodes([word.key for word in words], [word.key for word in held])
    for equal, run in groupby(codes, key=lambda code: code.tag == "equal"):
        row = list(run)
        own = (row[0].src_start, row[-1].src_end)
        other = (row[0].dest_start, row[-1].dest_end)
        op: Op = "delete" if other[0] == other[1] else "insert" if own[0] == own[1] else "replace"
        yield Edit("equal" if equal else op, own, other)


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
