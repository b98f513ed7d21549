"""What stands on record where a quotation begins and ends, when its first or last words were changed.

To fit a quotation into a text with the fewest changes leaves open what its first and last words stand for:
nothing that is near need be theirs.  Decides it by the sentence on record: the word that stands there, the
words between one that is the same and the rest, and the whole figure where one is cut.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from indexer.quotecheck.align import Alignment
from indexer.quotecheck.figures import cut_at_end, cut_at_start
from indexer.quotecheck.fitting import Edit, edit_of
from indexer.quotecheck.forms import plain_places, same_otherwise
from indexer.quotecheck.words import CompareWord

# No word beyond one of these is a word of the same statement.
_BOUND: Final = re.compile(r"[.!?]+(?:[\s”\"’]|$)|[。！？“”\"「」『』]|\n\s*\n")
_QUOTES: Final = frozenset('“”"「」『』')
# A word that is the same is looked for so many words before the rest.
_REACH: Final = 6


def completed(one: Alignment, keys: Sequence[str], words: Sequence[CompareWord], text: str) -> Alignment:
    """A place with what is on record at both of its ends; `keys` are the quotation's, `words` the text's."""
    edits = list(one.edits)
    if edits and edits[0].op != "equal":
        edits[:1] = _first(edits[0], keys, words, text)
    if edits and edits[-1].op != "equal":
        edits[-1:] = _last(edits[-1], keys, words, text)
    edits = _whole_figures(edits, words, text)
    return replace(one, edits=tuple(edits), held=(edits[0].held[0], edits[-1].held[1]))


def _first(edit: Edit, keys: Sequence[str], words: Sequence[CompareWord], text: str) -> list[Edit]:
    """A change of the first words, with what stands before the place."""
    size, (start, end) = edit.quoted[1], edit.held
    if not size or not keys[size - 1][0].isalnum():
        return [edit]
    # What stands before the mark that opens a statement is none of it.
    start = next((at for at in range(end - 1, start, -1) if _opens(words, at, text)), start)
    for at in range(start, end):
        if same_otherwise(keys[:size], [word.key for word in words[at:end]]):
            return [edit_of(False, edit.quoted, (at, end))]
    figure = _figure_at(keys[:size], [word.key for word in words[start:end]])
    if figure is not None:
        return [edit_of(False, edit.quoted, (start + figure, end))]
    at = start
    while at and end - at < size + _REACH and not _parted(words, at, text):
        at -= 1
        if words[at].key == keys[0]:
            same = 1
            while same < size and at + same < end and words[at + same].key == keys[same]:
                same += 1
            rest = edit_of(False, (same, size), (at + same, end))
            return [edit_of(True, (0, same), (at, at + same)), *_any(rest)]
    while start and not _parted(words, start, text):
        if end - start >= size and not _goes_on(keys[:size], words[start - 1 : end]):
            break
        start -= 1
    return [edit_of(False, edit.quoted, (start, end))]


def _last(edit: Edit, keys: Sequence[str], words: Sequence[CompareWord], text: str) -> list[Edit]:
    """A change of the last words, with what stands behind the place."""
    (first, size), (start, end) = edit.quoted, edit.held
    if first == size or not keys[first][0].isalnum():
        return [edit]
    end = next((at for at in range(start + 1, end) if _opens(words, at, text)), end)
    for at in range(end, start, -1):
        if same_otherwise(keys[first:], [word.key for word in words[start:at]]):
            return [edit_of(False, edit.quoted, (start, at))]
    at = end
    while at < len(words) and at - start < size - first + _REACH and not _parted(words, at, text):
        at += 1
        if words[at - 1].key == keys[-1]:
            same = 1
            while (
                same < size - first
                and at - same > start
                and words[at - 1 - same].key == keys[size - 1 - same]
            ):
                same += 1
            rest = edit_of(False, (first, size - same), (start, at - same))
            return [*_any(rest), edit_of(True, (size - same, size), (at - same, at))]
    # A word cut by the end of a line goes on with the next one.
    while end < len(words) and not _parted(words, end, text):
        if end - start >= size - first and not _goes_on(keys[first:], words[start : end + 1]):
            break
        end += 1
    return [edit_of(False, edit.quoted, (start, end))]


def _goes_on(keys: Sequence[str], words: Sequence[CompareWord]) -> bool:
    """Whether words of the text are those of the quotation but for where they are parted."""
    return "".join(word.key for word in words) == "".join(keys)


def _any(edit: Edit) -> list[Edit]:
    """The edit, unless there is nothing on either side."""
    return [edit] if edit.quoted[0] < edit.quoted[1] or edit.held[0] < edit.held[1] else []


def _parted(words: Sequence[CompareWord], at: int, text: str) -> bool:
    """Whether a sentence or a statement ends before a word of the text."""
    return at > 0 and _BOUND.search(text, words[at - 1].end, words[at].start) is not None


def _figure_at(keys: Sequence[str], held: Sequence[str]) -> int | None:
    """Where among some words of the text a figure begins, at their end, that stands for nothing but one."""
    said, places = plain_places(keys), plain_places(held)
    if len(said) != 1 or not places or not (said[0][0][0].isdigit() and places[-1][0][0].isdigit()):
        return None
    return places[-1][1]


def _opens(words: Sequence[CompareWord], at: int, text: str) -> bool:
    """Whether a mark of quotation stands before a word of the text."""
    return not _QUOTES.isdisjoint(text[words[at - 1].end : words[at].start])


def _whole_figures(edits: list[Edit], words: Sequence[CompareWord], text: str) -> list[Edit]:
    """The changes, with one for a figure of the text that the place begins or ends inside of."""
    first, last = edits[0].held[0], edits[-1].held[1]
    if first == last:
        return edits
    figure = cut_at_start(text, words[first].start)
    if figure is not None:
        while first and words[first - 1].start >= figure.start:
            first -= 1
        within = next((n for n in range(first, len(words)) if words[n].start >= figure.end), len(words))
        edits = _head_changed(edits, first, within)
    figure = cut_at_end(text, words[last - 1].end)
    if figure is not None:
        while last < len(words) and words[last].start < figure.end:
            last += 1
        within = next((n for n in range(last - 1, -1, -1) if words[n].start < figure.start), -1) + 1
        turned = [_turned(edit) for edit in reversed(edits)]
        edits = [_turned(edit) for edit in reversed(_head_changed(turned, -last, -within))]
    return edits


def _head_changed(edits: list[Edit], first: int, within: int) -> list[Edit]:
    """The edits, the words before `within` changed, which are words of the text from `first` on."""
    begin, end, done = edits[0].quoted[0], edits[0].quoted[0], within
    rest = list(edits)
    while rest and rest[0].held[0] < within:
        edit = rest.pop(0)
        taken = within - edit.held[0]
        even = edit.quoted[1] - edit.quoted[0] == edit.held[1] - edit.held[0]
        if edit.op == "equal" and even and edit.held[1] > within:
            end = edit.quoted[0] + taken
            rest.insert(0, edit_of(True, (end, edit.quoted[1]), (within, edit.held[1])))
            break
        end, done = edit.quoted[1], max(done, edit.held[1])
    if rest and rest[0].op != "equal":
        edit = rest.pop(0)
        end, done = edit.quoted[1], edit.held[1]
    return [edit_of(False, (begin, end), (first, done)), *rest]


def _turned(edit: Edit) -> Edit:
    """An edit counted from the ends of both rows, so that the last one is the first."""
    (first, last), (start, end) = edit.quoted, edit.held
    return Edit(edit.op, (-last, -first), (-end, -start))
