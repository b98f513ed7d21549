"""Where in a text a quotation stands, word by word, and what is different there.

Finds the stretch of a text that is most like a row of words, by the fewest words that have to be put in,
left out or exchanged.  Whether that is alike enough is decided in `checker`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, cast

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from indexer.quotecheck.words import CompareWord, written_as_one

Op = Literal["equal", "replace", "insert", "delete"]
# Words on both sides of the best window that are looked at for what it cut off.
_AROUND: Final = 8


@dataclass(frozen=True, slots=True)
class Edit:
    """What of the quotation (`quoted`: first and last+1 word of it) stands for what of the text (`held`).

    “insert”: words of the text that the quotation has not; “delete”: words that only the quotation has.
    """

    op: Op
    quoted: tuple[int, int]
    held: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Alignment:
    """`held` is the first and last+1 word of the text; `similarity` is 1 where no word differs."""

    held: tuple[int, int]
    edits: tuple[Edit, ...]
    similarity: float

    @property
    def differing(self) -> tuple[Edit, ...]:
        return tuple(edit for edit in self.edits if edit.op != "equal")


def best_alignment(
    quoted: Sequence[CompareWord], held: Sequence[CompareWord], texts: tuple[str, str]
) -> Alignment | None:
    """The best place of a quotation in a text; None where no word of it stands there.

    `texts` are those of the quotation and of `held`: words that only a hyphen or the end of a line parts are
    compared as one.
    """
    asked, keys = [word.key for word in quoted], [word.key for word in held]
    if not asked or not keys:
        return None
    window = fuzz.partial_ratio_alignment(asked, keys)
    if window is None or not window.score:
        return None
    if len(asked) <= len(keys):
        start = max(0, window.dest_start - _AROUND)
        end = min(len(keys), window.dest_end + _AROUND)
    else:
        start, end = 0, len(keys)
    edits = _within(_edits(asked, keys, start, end))
    if edits:
        # Without the words around it a place can be read in a simpler way.
        edits = _within(_edits(asked, keys, edits[0].held[0], edits[-1].held[1]))
    if not edits:
        return None
    edits = list(_joined_words(edits, quoted, held, texts))
    wrong = sum(
        max(edit.quoted[1] - edit.quoted[0], edit.held[1] - edit.held[0])
        for edit in edits
        if edit.op != "equal"
    )
    first, last = edits[0].held[0], edits[-1].held[1]
    return Alignment((first, last), tuple(edits), max(0.0, 1 - wrong / max(len(asked), last - first, 1)))


def exact_places(quoted: Sequence[CompareWord], held: Sequence[CompareWord]) -> Iterator[tuple[int, int]]:
    """Where exactly these words stand in a row: first and last+1 word of the text, in order, apart."""
    asked = [word.key for word in quoted]
    if not asked:
        return
    keys = [word.key for word in held]
    size = len(asked)
    at = -1
    while True:
        try:
            at = keys.index(asked[0], at + 1)
        except ValueError:
            return
        if keys[at : at + size] == asked:
            yield at, at + size
            at += size - 1


def _edits(asked: list[str], keys: list[str], start: int, end: int) -> list[Edit]:
    """What turns words `start` to `end` of a text into the quotation, neighbouring changes as one."""
    codes = Levenshtein.opcodes(asked, keys[start:end])
    edits = [
        Edit(cast(Op, one.tag), (one.src_start, one.src_end), (one.dest_start + start, one.dest_end + start))
        for one in codes
    ]
    return list(_together(edits))


def _within(edits: list[Edit]) -> list[Edit]:
    """The edits without the words of the text around the quotation; neighbouring changes are one already."""
    edits = edits[bool(edits and edits[0].op == "insert") :]
    edits = edits[: len(edits) - bool(edits and edits[-1].op == "insert")]
    if len(edits) > 2 and edits[0].op == "equal" and _size(edits[1].held) > _size(edits[0].quoted):
        # A lone word that happens to stand further off is no part of the place: “the” ten words before.
        edits = [_changed((edits[0].quoted[0], edits[1].quoted[1]), edits[1].held), *edits[2:]]
    if len(edits) > 2 and edits[-1].op == "equal" and _size(edits[-2].held) > _size(edits[-1].quoted):
        edits = [*edits[:-2], _changed((edits[-2].quoted[0], edits[-1].quoted[1]), edits[-2].held)]
    if edits and edits[0].op != "equal":
        quoted, (start, end) = edits[0].quoted, edits[0].held
        edits = [_changed(quoted, (max(start, end - _size(quoted)), end)), *edits[1:]]
    if edits and edits[-1].op != "equal":
        quoted, (start, end) = edits[-1].quoted, edits[-1].held
        edits = [*edits[:-1], _changed(quoted, (start, min(end, start + _size(quoted))))]
    edits = [edit for edit in edits if _size(edit.quoted) or _size(edit.held)]
    return edits if any(edit.op == "equal" for edit in edits) else []


def _size(pair: tuple[int, int]) -> int:
    return pair[1] - pair[0]


def _changed(quoted: tuple[int, int], held: tuple[int, int]) -> Edit:
    op: Op = "delete" if not _size(held) else "insert" if not _size(quoted) else "replace"
    return Edit(op, quoted, held)


def _joined_words(
    edits: list[Edit], quoted: Sequence[CompareWord], held: Sequence[CompareWord], texts: tuple[str, str]
) -> Iterator[Edit]:
    """The edits, words that are parted by a hyphen or the end of a line on one side taken for the same."""
    for edit in edits:
        if edit.op == "equal":
            yield edit
            continue
        one, other = quoted[slice(*edit.quoted)], held[slice(*edit.held)]
        same = "".join(word.key for word in one) == "".join(word.key for word in other)
        if same and one and other and written_as_one(texts[0], one) and written_as_one(texts[1], other):
            yield Edit("equal", edit.quoted, edit.held)
        else:
            yield edit


def _together(edits: list[Edit]) -> Iterator[Edit]:
    """Neighbouring changes as one."""
    pending: Edit | None = None
    for edit in edits:
        if edit.op == "equal":
            if pending is not None:
                yield pending
                pending = None
            yield edit
            continue
        if pending is not None:
            edit = _changed((pending.quoted[0], edit.quoted[1]), (pending.held[0], edit.held[1]))
        pending = edit
    if pending is not None:
        yield pending
