"""How a quotation fits into a stretch of a text with the fewest words put in, left out or exchanged.

Decides the changes of one stretch; which stretches are looked at is decided in `align`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

Op = Literal["equal", "replace", "insert", "delete"]
# Four differences between neighbours in the table, each a bit for each word of the quotation.
_Column: TypeAlias = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Edit:
    """What of the quotation (`quoted`: first and last+1 word of it) stands for what of the text (`held`).

    “insert”: words of the text that the quotation has not; “delete”: words that only the quotation has.
    """

    op: Op
    quoted: tuple[int, int]
    held: tuple[int, int]


class Pattern:
    """The words of a quotation, each with the places it stands at as bits: made once for all stretches."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.keys = keys
        self.bits: dict[str, int] = {}
        for place, key in enumerate(keys):
            self.bits[key] = self.bits.get(key, 0) | 1 << place


def fitted(pattern: Pattern, keys: Sequence[str], origin: int) -> list[Edit]:
    """How a quotation fits into a stretch of a text with the fewest changes; the rest of it is free.

    Sellers' table (1980), a column a word of the stretch, each column four numbers of as many bits as the
    quotation has words (Myers 1999, Hyyrö 2003).  Of places as like as each other the first is taken.
    Neighbouring changes are one; places count from `origin`.
    """
    size = len(pattern.keys)
    full = (1 << size) - 1
    last = 1 << size - 1
    # Where the distance is one more, and one less, than for one word less of the quotation.
    up, down = full, 0
    columns: list[_Column] = [(up, down, 0, 0)]
    distance = fewest = size
    at = 0
    bits = pattern.bits.get
    for place, key in enumerate(keys, 1):
        same = bits(key, 0)
        level = (((same & up) + up) ^ up) | same | down
        # Where it is one more, and one less, than in the column before.
        right = down | full & ~(level | up)
        left = level & up
        if right & last:
            distance += 1
        elif left & last:
            distance -= 1
            if distance < fewest:
                fewest, at = distance, place
        shifted = right << 1
        up, down = full & (left << 1 | ~(level | shifted)), full & shifted & level
        columns.append((up, down, right, left))
    return list(_traced(pattern.keys, keys, columns, at, origin))[::-1]


def _traced(
    asked: Sequence[str], keys: Sequence[str], columns: Sequence[_Column], at: int, origin: int
) -> Iterator[Edit]:
    """The changes from the end of a place to its beginning; rather exchanged words than any put in."""
    number = len(asked)
    ends, was_same = (number, at), True
    while number:
        same = at > 0 and asked[number - 1] == keys[at - 1]
        if same is not was_same:
            if ends != (number, at):
                yield edit_of(was_same, (number, ends[0]), (origin + at, origin + ends[1]))
            ends, was_same = (number, at), same
        if same:
            number, at = number - 1, at - 1
            continue
        bit = 1 << number - 1
        _, _, right, left = columns[at]
        up, down, _, _ = columns[at - 1] if at else columns[0]
        if at and ((right & bit and not (up | down) & bit) or (up & bit and not (right | left) & bit)):
            number, at = number - 1, at - 1
        elif at and right & bit:
            at -= 1
        else:
            number -= 1
    yield edit_of(was_same, (number, ends[0]), (origin + at, origin + ends[1]))


def edit_of(same: bool, quoted: tuple[int, int], held: tuple[int, int]) -> Edit:
    """The edit of two stretches, named by which of them is empty."""
    op: Op = "delete" if held[0] == held[1] else "insert" if quoted[0] == quoted[1] else "replace"
    return Edit("equal" if same else op, quoted, held)
