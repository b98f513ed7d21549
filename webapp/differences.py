"""The words of a quotation with those on record between them, for a reader to see what was changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from indexer.quotecheck.results import CheckResult, Match
from indexer.quotecheck.words import compare_words, same_characters
from webapp.tongues import runs

Kind = Literal["same", "recorded", "quoted"]
# The marks that a quotation as a whole is given in.
CLOSING: Final = "”\"'’」』 "


@dataclass(frozen=True, slots=True)
class Piece:
    """`recorded` words stand on record only, `quoted` ones in the quotation only."""

    kind: Kind
    text: str


def pieces(result: CheckResult) -> tuple[Piece, ...]:
    """The quotation with its changes, of words or of marks and letters; empty where none can be shown."""
    if result.decisive is None:
        return ()
    if result.changes:
        return tuple(piece for piece in _woven(result, result.decisive) if piece.text)
    if result.verdict != "punctuation_only":
        return ()
    drawn = [
        piece for piece in _otherwise_written(result.question.text.strip(), result.decisive) if piece.text
    ]
    return tuple(drawn) if any(piece.kind != "same" for piece in drawn) else ()


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


def _otherwise_written(quoted: str, match: Match) -> Iterator[Piece]:
    """The same words with the marks and letters that differ; nothing where they are not the same in a row."""
    asked, there = compare_words(quoted), compare_words(match.text)
    if not asked or [word.key for word in asked] != [word.key for word in there]:
        return
    done, past = 0, there[0].start
    for word, held in zip(asked, there, strict=True):
        gap = quoted[done : word.start]
        yield from _gap(gap, match.text[past : held.start]) if done else [Piece("same", gap)]
        yield from _written(quoted[word.start : word.end], match.text[held.start : held.end])
        done, past = word.end, held.end
    tail = quoted[done:].rstrip(CLOSING)
    after = match.text[past:] + match.after
    yield Piece("same" if not tail or _bare(after).startswith(_bare(tail)) else "quoted", tail)
    yield Piece("same", quoted[done + len(tail) :])


def _gap(quoted: str, recorded: str) -> Iterator[Piece]:
    """What stands between two words, its marks on record before those of the quotation."""
    if same_characters(quoted, recorded):
        yield Piece("same", quoted)
        return
    own, other = quoted.strip(), recorded.strip()
    yield Piece("same", quoted[: len(quoted) - len(quoted.lstrip())] if own else "")
    yield Piece("recorded", other)
    yield Piece("quoted", own)
    yield Piece("same", quoted[len(quoted.rstrip()) :] if own else quoted)


def _written(quoted: str, recorded: str) -> Iterator[Piece]:
    if same_characters(quoted, recorded):
        yield Piece("same", quoted)
        return
    yield Piece("recorded", recorded)
    yield Piece("same", " " if _are_words(recorded, quoted) else "")
    yield Piece("quoted", quoted)


def _bare(text: str) -> str:
    return "".join(text.split())
