"""Where in a text a quotation stands, word by word, and what is different there.

Finds the stretch of a text that is most like a row of words, by the fewest words that have to be put in,
left out or exchanged.  Whether that is alike enough is decided in `checker`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Final, Literal

from rapidfuzz import fuzz

from indexer.quotecheck.words import CompareWord, written_as_one

Op = Literal["equal", "replace", "insert", "delete"]
# Words on both sides of the best window that are looked at for what it cut off.
_AROUND: Final = 8
# The rarest words of a quotation in a text, and places of each, around which it is looked for as well.
_ANCHORS: Final = 4
_PLACES: Final = 3
# Words on each side of what was left out, and how many may be left out of a short sentence.
_SIDE: Final = 3
_CUT: Final = 12
# A place as like as this is looked no further from.
_SURE: Final = 0.85
# How much is compared at most for one text, a word with a word; a single place is always looked at.
_CELLS: Final = 40_000
# A longer quotation with a cut is not looked for.
_LONGEST: Final = 80


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
    best: Alignment | None = None
    # A long quotation is told by its likeliest place; to fit it takes time by the square of its length.
    most = max(1, _CELLS // (len(asked) * (len(asked) + 2 * _AROUND) + 1))
    for start, end in islice(_windows(asked, keys), most):
        edits = list(_joined_words(_fitted(asked, keys[start:end], start), quoted, held, texts))
        if not any(edit.op == "equal" for edit in edits):
            continue
        wrong = sum(max(_size(edit.quoted), _size(edit.held)) for edit in edits if edit.op != "equal")
        first, last = edits[0].held[0], edits[-1].held[1]
        similarity = max(0.0, 1 - wrong / max(len(asked), last - first, 1))
        if best is None or similarity > best.similarity:
            best = Alignment((first, last), tuple(edits), similarity)
        if similarity > _SURE:
            break
    return best


def _windows(asked: list[str], keys: list[str]) -> Iterator[tuple[int, int]]:
    """Stretches of a text that can hold the place, the likeliest first: each around words that it has."""
    if not asked or not keys:
        return
    window = fuzz.partial_ratio_alignment(asked, keys)
    if window is None or not window.score:
        return
    if len(asked) > len(keys):
        yield 0, len(keys)
        return
    yield max(0, window.dest_start - _AROUND), min(len(keys), window.dest_end + _AROUND)
    if window.score == 100:
        return
    places: dict[str, list[int]] = {key: [] for key in asked}
    for number, key in enumerate(keys):
        if key in places:
            places[key].append(number)
    rarest = sorted((key for key in places if places[key]), key=lambda key: len(places[key]))[:_ANCHORS]
    tried = {window.dest_start}
    for key in rarest:
        for place in places[key][:_PLACES]:
            start = place - asked.index(key)
            if all(abs(start - other) > 2 for other in tried):
                tried.add(start)
                yield max(0, start - _AROUND), min(len(keys), start + len(asked) + _AROUND)


def with_a_cut(quoted: Sequence[CompareWord], held: Sequence[CompareWord]) -> Alignment | None:
    """Where a text has all words of a quotation in order, and in one place a few others between them.

    Both sides of the cut have three words at least.  None where that is nowhere.
    """
    asked, keys = [word.key for word in quoted], [word.key for word in held]
    size = len(asked)
    if size > _LONGEST:
        return None
    for start in (at for at, key in enumerate(keys) if size >= 2 * _SIDE and key == asked[0]):
        same = 1
        while same < size and start + same < len(keys) and keys[start + same] == asked[same]:
            same += 1
        for head in range(min(same, size - _SIDE), _SIDE - 1, -1):
            rest = asked[head:]
            for gap in range(1, max(size, _CUT) + 1):
                first = start + head + gap
                if keys[first : first + len(rest)] == rest:
                    end = first + len(rest)
                    edits = (
                        Edit("equal", (0, head), (start, start + head)),
                        Edit("insert", (head, head), (start + head, first)),
                        Edit("equal", (head, size), (first, end)),
                    )
                    return Alignment((start, end), edits, size / (end - start))
    return None


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


def _fitted(asked: list[str], keys: list[str], origin: int) -> list[Edit]:
    """How a quotation fits into a stretch of a text with the fewest changes; the rest of it is free.

    Sellers' algorithm (1980): the distance of the quotation to each part of the stretch that ends at a word.
    Neighbouring changes are one; places count from `origin`.
    """
    width = len(keys)
    rows = [[0] * (width + 1)]
    for word in asked:
        before = rows[-1]
        row = [before[0] + 1]
        left = row[0]
        for at, key in enumerate(keys):
            left = before[at] if key == word else 1 + min(before[at], before[at + 1], left)
            row.append(left)
        rows.append(row)
    at = min(range(width + 1), key=rows[-1].__getitem__)
    found: list[Edit] = []
    number = len(asked)
    while number:
        here = rows[number][at]
        place = origin + at
        if at and asked[number - 1] == keys[at - 1] and here == rows[number - 1][at - 1]:
            found.append(Edit("equal", (number - 1, number), (place - 1, place)))
            number, at = number - 1, at - 1
        elif at and here == rows[number - 1][at - 1] + 1:
            found.append(Edit("replace", (number - 1, number), (place - 1, place)))
            number, at = number - 1, at - 1
        elif at and here == rows[number][at - 1] + 1:
            found.append(Edit("insert", (number, number), (place - 1, place)))
            at -= 1
        else:
            found.append(Edit("delete", (number - 1, number), (place, place)))
            number -= 1
    return list(_together(found[::-1]))


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
    """Neighbours of one kind, equal or changed, as one."""
    for same, group in groupby(edits, key=lambda edit: edit.op == "equal"):
        row = list(group)
        quoted, held = (row[0].quoted[0], row[-1].quoted[1]), (row[0].held[0], row[-1].held[1])
        yield Edit("equal", quoted, held) if same else _changed(quoted, held)
