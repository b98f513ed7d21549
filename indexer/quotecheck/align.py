"""Where in a text a quotation stands, word by word, and what is different there.

Finds the stretch of a text that is most like a row of words; how it fits into one is found in `fitting`.
Whether that is alike enough is decided in `changed`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

from rapidfuzz import fuzz

from indexer.quotecheck.fitting import Edit, Pattern, edit_of, fitted
from indexer.quotecheck.forms import NUMERALS, plain, plain_places
from indexer.quotecheck.spelling import Spelling
from indexer.quotecheck.texts import Stream
from indexer.quotecheck.words import CompareWord

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
# Pieces of a word that hyphens part, or the ends of lines.
_SPELLED: Final = 4
# A place less like than this is none, however its figures are written.
_FAINT: Final = 0.25
# A figure is written in no more words than these.
_FIGURE: Final = 12
# Between two paragraphs.
_PARTED: Final = "\n\n"
# A longer quotation with a cut is not looked for.
_LONGEST: Final = 80


@dataclass(frozen=True, slots=True)
class Alignment:
    """`held` is the first and last+1 word of the text; `similarity` is 1 where no word differs."""

    held: tuple[int, int]
    edits: tuple[Edit, ...]
    similarity: float

    @property
    def differing(self) -> tuple[Edit, ...]:
        return tuple(edit for edit in self.edits if edit.op != "equal")


class Quoted:
    """A quotation as texts are compared with it: its words, made ready once for all of them."""

    def __init__(self, text: str, words: Sequence[CompareWord], spelling: Spelling) -> None:
        self.text = text
        self.words = words
        self.spelling = spelling
        self.pattern = Pattern([word.key for word in words])
        self.plain = plain_places(self.pattern.keys)
        keys = self.pattern.keys
        self.figures = frozenset(key for key in keys if key[0].isdigit() or key in NUMERALS)


def best_alignment(quoted: Quoted, held: Stream, text: str) -> Alignment | None:
    """The best place of a quotation in the words of a text; None where no word of it stands there.

    Words that only a hyphen or the end of a line parts are compared as one where the archive has them as one.
    """
    asked, keys = quoted.pattern.keys, held.keys
    best: Alignment | None = None
    window = (0, 0)
    # A long quotation is told by its likeliest place; to fit it takes time by the square of its length.
    most = max(1, _CELLS // (len(asked) * (len(asked) + 2 * _AROUND) + 1))
    for start, end in islice(_windows(quoted.pattern, held), most):
        edits = fitted(quoted.pattern, keys[start:end], start)
        found = _aligned(tuple(_joined_words(edits, quoted, held, text)), asked, keys)
        if found is None:
            continue
        if best is None or found.similarity > best.similarity:
            best, window = found, (start, end)
        if found.similarity > _SURE:
            break
    if best is None or not _FAINT < best.similarity < 1:
        return best
    plainly = _plainly(quoted, keys, *window)
    if plainly is not None and plainly.similarity > best.similarity:
        best = plainly
    return _in_its_paragraphs(best, held, text)


def _in_its_paragraphs(found: Alignment, held: Stream, text: str) -> Alignment:
    """The place without other words at its ends that stand in a paragraph of which it has no word: what a
    quotation has there was put before it, or behind it, and stands for nothing of that paragraph."""
    edits = list(found.edits)
    first, last = edits[0], edits[-1]
    if first.op == "replace":
        row = held.row(first.held[0], first.held[1] + 1)
        breaks = [n for n, (one, two) in enumerate(pairwise(row), 1) if _PARTED in text[one.end : two.start]]
        if breaks:
            edits[0] = edit_of(False, first.quoted, (first.held[0] + breaks[-1], first.held[1]))
    if last.op == "replace" and len(edits) > 1:
        row = held.row(last.held[0] - 1, last.held[1])
        breaks = [n for n, (one, two) in enumerate(pairwise(row)) if _PARTED in text[one.end : two.start]]
        if breaks:
            edits[-1] = edit_of(False, last.quoted, (last.held[0], last.held[0] + breaks[0]))
    # It is no more alike for that.
    return Alignment((edits[0].held[0], edits[-1].held[1]), tuple(edits), found.similarity)


def _plainly(quoted: Quoted, keys: Sequence[str], start: int, end: int) -> Alignment | None:
    """The place in a stretch where figures are compared by what they say: “94%” with 百分之九十四.

    None where neither side has one that is written otherwise, or all of the quotation's are in the stretch.
    """
    asked, near = quoted.pattern.keys, keys[start:end]
    if quoted.figures.issubset(near) or NUMERALS.isdisjoint((*asked, *near)):
        return None
    said, held = quoted.plain, plain_places(near)
    if len(said) == len(asked) and len(held) == end - start:
        return None
    edits: list[Edit] = []
    for edit in fitted(Pattern([key for key, _, _ in said]), [key for key, _, _ in held], 0):
        even = zip(range(*edit.quoted), range(*edit.held), strict=True) if edit.op == "equal" else ()
        pairs = [((n, n + 1), (m, m + 1)) for n, m in even] or [(edit.quoted, edit.held)]
        for one, other in pairs:
            ours, theirs = _stretch(said, one, 0), _stretch(held, other, start)
            same = edit.op == "equal" and list(asked[slice(*ours)]) == list(keys[slice(*theirs)])
            if edits and (edits[-1].op == "equal") is same:
                last = edits.pop()
                ours, theirs = (last.quoted[0], ours[1]), (last.held[0], theirs[1])
            edits.append(edit_of(same, ours, theirs))
    return _aligned(tuple(edits), asked, keys)


def _aligned(edits: tuple[Edit, ...], asked: Sequence[str], keys: Sequence[str]) -> Alignment | None:
    """The place that the edits tell, and how alike it is; None where no word of it is the same."""
    if all(edit.op != "equal" for edit in edits):
        return None
    wrong = sum(_wrong(edit, asked, keys) for edit in edits if edit.op != "equal")
    first, last = edits[0].held[0], edits[-1].held[1]
    return Alignment((first, last), edits, max(0.0, 1 - wrong / max(len(asked), last - first, 1)))


def _stretch(row: Sequence[tuple[str, int, int]], place: tuple[int, int], origin: int) -> tuple[int, int]:
    """The words that some of a row written plainly stand for, counted from `origin`."""
    first, last = place
    end = row[last - 1][2] if last else 0
    return origin + (row[first][1] if first < last else end), origin + end


def at_most_alike(quoted: Quoted, held: Stream, found: Alignment) -> float:
    """How like a quotation any row of words of a text can be; `found` is the best place in all of it."""
    if any(edit.op == "equal" and _size(edit.quoted) != _size(edit.held) for edit in found.edits):
        # Words are the same there that are not by their keys.
        return 1.0
    places = held.places(quoted.pattern.bits)
    common = sum(min(bits.bit_count(), len(places.get(key, ()))) for key, bits in quoted.pattern.bits.items())
    return common / len(quoted.words)


def _windows(quoted: Pattern, held: Stream) -> Iterator[tuple[int, int]]:
    """Stretches of a text that can hold the place, the likeliest first: each around words that it has."""
    asked, keys = quoted.keys, held.keys
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
    places = held.places(quoted.bits)
    standing = (key for key in quoted.bits if key in places)
    rarest = sorted(standing, key=lambda key: len(places[key]))[:_ANCHORS]
    tried = {window.dest_start}
    for key in rarest:
        for place in places[key][:_PLACES]:
            start = place - asked.index(key)
            if all(abs(start - other) > 2 for other in tried):
                tried.add(start)
                yield max(0, start - _AROUND), min(len(keys), start + len(asked) + _AROUND)


def with_a_cut(asked: Sequence[str], keys: list[str]) -> Alignment | None:
    """Where a text has all words of a quotation in order, and in one place a few others between them.

    Both sides of the cut have three words at least.  None where that is nowhere.
    """
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


def exact_places(asked: Sequence[str], keys: list[str], begin: int = 0) -> Iterator[tuple[int, int]]:
    """Where exactly these words stand in a row: first and last+1 word of the text, in order, apart."""
    if not asked:
        return
    size = len(asked)
    at = begin - 1
    while True:
        try:
            at = keys.index(asked[0], at + 1)
        except ValueError:
            return
        if keys[at : at + size] == asked:
            yield at, at + size
            at += size - 1


def _wrong(edit: Edit, asked: Sequence[str], keys: Sequence[str]) -> int:
    """How many words of a change are other ones; of figures and short forms, as they are written plainly.

    “94%” and 百分之九十五 are two figures of one percentage each, and not two words and six.
    """
    most = max(_size(edit.quoted), _size(edit.held))
    if edit.op != "replace" or most > _FIGURE:
        return most
    said, held = asked[slice(*edit.quoted)], keys[slice(*edit.held)]
    if NUMERALS.isdisjoint((*said, *held)):
        return most
    one, other = plain(said), plain(held)
    common = (Counter(one) & Counter(other)).total()
    return max(1, max(len(one), len(other)) - common)


def _size(pair: tuple[int, int]) -> int:
    return pair[1] - pair[0]


def _joined_words(edits: Sequence[Edit], quoted: Quoted, held: Stream, text: str) -> Iterator[Edit]:
    """The edits, words that are only spelled otherwise on one side taken for the same."""
    for edit in edits:
        if edit.op == "replace" and max(_size(edit.quoted), _size(edit.held)) <= _SPELLED:
            words = quoted.words[slice(*edit.quoted)]
            if quoted.spelling.same(quoted.text, words, text, held.row(*edit.held)):
                yield Edit("equal", edit.quoted, edit.held)
                continue
        yield edit
