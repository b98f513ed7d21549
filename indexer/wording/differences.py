"""What changed from one wording to the next, as the words of both in one row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final

from rapidfuzz.distance import Levenshtein

from indexer.folding import is_han
from indexer.quotecheck.words import CompareWord, compare_words
from indexer.wording.results import Piece

_MARKS: Final = re.compile(r"[^\w\s“‘「『(（]*")
_OPENING: Final = '“‘「『《(（"'
_Code = tuple[str, int, int, int, int]


@lru_cache(maxsize=2048)
def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """The wording `after` with what is new marked, and what was in `before` only put where it stood.

    Only words are compared: case, marks and width are shown as they are now.
    """
    old, new = compare_words(before), compare_words(after)
    found: list[Piece] = []
    done = 0
    for tag, first, last, start, end in _codes(old, new):
        if start < end:
            found.append(Piece("same", after[done : new[start].start]))
            done = new[end - 1].end
        if tag != "equal" and first < last:
            gone = before[old[first].start : old[last - 1].end]
            if start < end:
                found += [Piece("gone", gone), Piece("same", _space(gone, after[new[start].start]))]
            elif first:
                gap, tail = before[old[first - 1].end : old[first].start], before[old[last - 1].end :]
                mark = gap.rstrip()
                if mark and after.startswith(mark, done):
                    # The mark before what is gone stays; the one after it went.
                    found.append(Piece("same", mark))
                    done += len(mark)
                    gap, gone = gap[len(mark) :], gone + _MARKS.match(tail).group()  # type: ignore[union-attr]
                elif mark and mark[-1] in _OPENING:
                    gone += tail[:1].strip()
                found += [Piece("same", " " if gap[:1].isspace() else ""), Piece("gone", gap.lstrip() + gone)]
            else:
                tail = before[old[last - 1].end : old[last].start] if last < len(old) else ""
                found += [
                    Piece("gone", gone + tail.rstrip()),
                    Piece("same", " " if tail[-1:].isspace() else ""),
                ]
        if start < end:
            found.append(Piece("same" if tag == "equal" else "new", after[new[start].start : done]))
    found.append(Piece("same", after[done:]))
    return tuple(_joined(piece for piece in found if piece.text))


@lru_cache(maxsize=2048)
def only_here(text: str, other: str) -> tuple[Piece, ...]:
    """The wording `text`, whole and as it is, with what the other has not marked as new."""
    own = compare_words(text)
    found: list[Piece] = []
    done = 0
    for tag, _, _, start, end in _codes(compare_words(other), own):
        if tag != "equal" and start < end:
            first, last = own[start].start, own[end - 1].end
            found += [Piece("same", text[done:first]), Piece("new", text[first:last])]
            done = last
    found.append(Piece("same", text[done:]))
    return tuple(_joined(piece for piece in found if piece.text))


def _codes(old: Sequence[CompareWord], new: Sequence[CompareWord]) -> list[_Code]:
    codes = Levenshtein.opcodes([word.key for word in old], [word.key for word in new])
    return _smooth((code.tag, code.src_start, code.src_end, code.dest_start, code.dest_end) for code in codes)


def _space(before: str, after: str) -> str:
    return "" if is_han(before[-1]) or is_han(after) else " "


def _smooth(codes: Iterable[_Code]) -> list[_Code]:
    """Changes with a single word between them that is the same read better as one change."""
    rows = list(codes)
    merged: list[_Code] = []
    for number, (tag, first, last, start, end) in enumerate(rows):
        lone = tag == "equal" and last - first == 1 and 0 < number < len(rows) - 1
        kind = "replace" if lone or tag != "equal" else "equal"
        if merged and kind == merged[-1][0] == "replace":
            merged[-1] = (kind, merged[-1][1], last, merged[-1][3], end)
        else:
            merged.append((kind, first, last, start, end))
    return merged


def _joined(found: Iterable[Piece]) -> Iterator[Piece]:
    for kind, group in groupby(found, key=lambda piece: piece.kind):
        yield Piece(kind, "".join(piece.text for piece in group))
