"""The words of a quotation with those on record between them, for a reader to see what was changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from indexer.folding import APOSTROPHES
from indexer.quotecheck.results import CheckResult, Match
from indexer.quotecheck.words import compare_words, same_characters
from webapp.tongues import runs

Kind = Literal["same", "recorded", "quoted"]
# The marks that a quotation as a whole is given in.
CLOSING: Final = "”\"'’」』 "
_STRAIGHT: Final = str.maketrans(dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys("“”„‟＂", '"'))
Fold: TypeAlias = Callable[[str], str]


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
    # Straight marks for curly ones are drawn only where nothing else is written otherwise.
    for fold in (_straight, str):
        drawn = _otherwise_written(result.question.text.strip(), result.decisive, fold)
        shown = tuple(piece for piece in drawn if piece.text)
        if any(piece.kind != "same" for piece in shown):
            return shown
    return ()


def _straight(text: str) -> str:
    """Quotation marks and apostrophes as a keyboard has them, each sign for one."""
    return text.translate(_STRAIGHT)


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


def _otherwise_written(quoted: str, match: Match, fold: Fold) -> Iterator[Piece]:
    """The same words with the marks and letters that differ; nothing where they are not the same in a row.

    What `fold` makes the same is drawn as it is in the quotation.
    """
    asked, there = compare_words(quoted), compare_words(match.text)
    if not asked or [word.key for word in asked] != [word.key for word in there]:
        return
    done, past = 0, there[0].start
    for word, held in zip(asked, there, strict=True):
        gap = quoted[done : word.start]
        yield from _gap(gap, match.text[past : held.start], fold) if done else [Piece("same", gap)]
        yield from _written(quoted[word.start : word.end], match.text[held.start : held.end], fold)
        done, past = word.end, held.end
    tail = quoted[done:].rstrip(CLOSING)
    after = match.text[past:] + match.after
    yield Piece("same" if not tail or _bare(fold(after)).startswith(_bare(fold(tail))) else "quoted", tail)
    yield Piece("same", quoted[done + len(tail) :])


def _gap(quoted: str, recorded: str, fold: Fold) -> Iterator[Piece]:
    """What stands between two words: marks on record before those of the quotation, but each at the word
    that it is written at."""
    own, other = quoted.strip(), recorded.strip()
    if same_characters(fold(quoted), fold(recorded)):
        yield Piece("same", quoted)
    elif own and other and (both := _shared(fold(own), fold(other))):
        at, there = fold(quoted).index(both), fold(recorded).index(both)
        end = at + len(both)
        yield from _gap(quoted[:at], recorded[:there], fold)
        yield Piece("same", quoted[at:end])
        yield from _gap(quoted[end:], recorded[there + len(both) :], fold)
    else:
        before = quoted[: len(quoted) - len(quoted.lstrip())] if own else ""
        after = quoted[len(before) + len(own) :]
        parts = [Piece("same", before), Piece("quoted", own), Piece("same", after)]
        apart = recorded[:1].isspace(), recorded[-1:].isspace()
        # An opening mark is written at the word behind it, a comma at the word before.
        place = 3 if apart == (True, False) and after else 0 if apart == (False, True) else 1
        yield from (*parts[:place], Piece("recorded", other), *parts[place:])


def _shared(one: str, other: str) -> str:
    """The marks of one gap where the other has them too, among others."""
    return one if one in other else other if other in one else ""


def _written(quoted: str, recorded: str, fold: Fold) -> Iterator[Piece]:
    if same_characters(fold(quoted), fold(recorded)):
        yield Piece("same", quoted)
        return
    yield Piece("recorded", recorded)
    yield Piece("same", " " if _are_words(recorded, quoted) else "")
    yield Piece("quoted", quoted)


def _bare(text: str) -> str:
    return "".join(text.split())
