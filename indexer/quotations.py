"""Which quotations of a release a query matches: each by itself, within its own words.

Words must stand inside the quotation, a speaker must be the quotation's own; all else (dates,
people, titles …) is asked of the release.  What is left out with a minus must be absent from the
quotation, not from the rest of the release.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import Final

from corpus.models import Quote, Release
from indexer.candidates import windows
from indexer.concordance import home_of
from indexer.highlight import merge
from indexer.layouts import Layout
from indexer.plan import Corpus, Mark, compile_tree
from indexer.request import Exactness
from indexer.rows import Row
from indexer.snippets import mark_ranges
from indexer.syntax import And, Everything, Fuzzy, Leaf, Node, Not, Or, Phrase, Prefix, Value, Word, leaves
from indexer.units import Quotation

#: The fields of many values of a release that quotations, and lines beside them, are made from.
READ: Final = ("passages", "quotes")
Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A tree with what each leaf means: `marks` inside a quotation, or `bits` of releases, or speakers."""

    tree: Node
    marks: dict[Leaf, tuple[Mark, ...]]
    bits: dict[Leaf, int]
    speakers: dict[Leaf, frozenset[str]]


def candidates(node: Node) -> Node:
    """The tree for releases that can hold such a quotation: nothing is left out yet."""
    if isinstance(node, And | Or):
        parts = tuple(candidates(child) for child in node.children)
        kept = tuple(part for part in parts if not isinstance(part, Everything))
        if isinstance(node, Or):
            return Or(parts) if len(kept) == len(parts) else Everything()
        return kept[0] if len(kept) == 1 else And(kept) if kept else Everything()
    if isinstance(node, Not):
        return Everything()
    if isinstance(node, Word | Phrase | Prefix | Fuzzy) and node.field == "said":
        return _anywhere(node)
    return node


def asked(tree: Node, exactness: Exactness, corpus: Corpus, matching: dict[Leaf, int]) -> Asked:
    """What the leaves of a tree mean; `matching` is the releases of each leaf that is asked of them."""
    found = Asked(tree, {}, {}, {})
    for leaf in leaves(tree):
        if isinstance(leaf, Value) and leaf.field == "speaker":
            found.speakers[leaf] = frozenset(corpus.columns.names("speaker", leaf.text))
        elif of_quotation(leaf):
            compiled = compile_tree(_anywhere(leaf), exactness, corpus)
            found.marks[leaf] = tuple(dict.fromkeys(compiled.marks))
        else:
            found.bits[leaf] = matching[leaf]
    return found


def of_quotation(leaf: Leaf) -> bool:
    """Whether a leaf is asked of the quotation itself: its words, or its speaker."""
    if isinstance(leaf, Value):
        return leaf.field == "speaker"
    return isinstance(leaf, Word | Phrase | Prefix | Fuzzy) and leaf.field in (None, "said")


def quotations_of(release: Release, row: Row, ordinal: int, asked: Asked) -> list[tuple[Quotation, int]]:
    """The quotations of one release that match, in order, each with how many marks are in it."""
    starts = [passage.span.start for passage in release.passages]
    found: list[tuple[Quotation, int]] = []
    for quote, marked in matching_quotes(release, ordinal, asked):
        passage = max(0, bisect_right(starts, quote.span.start) - 1)
        found.append((_shown(release, quote, marked, row, passage), len(marked)))
    return found


def matching_quotes(release: Release, ordinal: int, asked: Asked) -> Iterator[tuple[Quote, Ranges]]:
    """The quotations of one release that match, in order, with the marked ranges of the dump in each."""
    if not release.quotes:
        return
    ranges = {leaf: _spans(release, marks) for leaf, marks in asked.marks.items()}
    for quote in release.quotes:
        inside = {leaf: _inside(quote, spans) for leaf, spans in ranges.items()}
        if _holds(asked.tree, quote, ordinal, inside, asked):
            yield quote, merge(pair for leaf in _positive(asked.tree) for pair in inside.get(leaf, ()))


def may_hold(layout: Layout, asked: Asked) -> bool:
    """Whether any quotation of a release may match, by where they stand in its text; False is sure."""
    if not layout.quotes:
        return False
    needed = _needed(asked.tree, asked)
    if needed is None:
        return True
    inside = (layout.text[quote.pieces[0][0] : quote.pieces[-1][1]] for quote in layout.quotes)
    return bool(needed) and bool(windows("\n".join(inside), needed))


def _needed(node: Node, asked: Asked) -> tuple[Mark, ...] | None:
    """Marks of which one has to be in a quotation that matches; None where it can match without any."""
    match node:
        case And(children):
            each = [_needed(child, asked) for child in children]
            return min((one for one in each if one is not None), key=len, default=None)
        case Or(children):
            each = [_needed(child, asked) for child in children]
            if any(one is None for one in each):
                return None
            return tuple(dict.fromkeys(mark for one in each for mark in one or ()))
        case Not() | Everything():
            return None
    return asked.marks.get(node)


def _anywhere(leaf: Leaf) -> Leaf:
    match leaf:
        case Word(text, "said"):
            return Word(text, None, leaf.start, leaf.end)
        case Phrase(text, "said", near):
            return Phrase(text, None, near, leaf.start, leaf.end)
        case Prefix(text, "said"):
            return Prefix(text, None, leaf.start, leaf.end)
        case Fuzzy(text, distance, "said"):
            return Fuzzy(text, distance, None, leaf.start, leaf.end)
    return leaf


def _spans(release: Release, marks: tuple[Mark, ...]) -> Ranges:
    """Marked ranges in the dump, as far as they are in quotations."""
    origin = release.span.start
    inside = [quote.span for quote in release.quotes]
    # Most releases that hold a word quote nobody with it, which is soon seen.
    if not marks or not windows("\n".join(map(release.slice, inside)), marks):
        return ()
    return tuple((start + origin, end + origin) for start, end in mark_ranges(release, marks, inside=inside))


def _inside(quote: Quote, spans: Ranges) -> Ranges:
    """Those of the spans, which are in order and apart, that lie in one piece of the quotation."""
    found: list[tuple[int, int]] = []
    for piece in quote.pieces or (quote.span,):
        first = bisect_left(spans, piece.start, key=itemgetter(0))
        last = bisect_right(spans, piece.end, key=itemgetter(1))
        found += spans[first:last]
    return tuple(found)


def _positive(node: Node) -> tuple[Leaf, ...]:
    """The leaves that must be there."""
    if isinstance(node, And | Or):
        return tuple(leaf for child in node.children for leaf in _positive(child))
    return () if isinstance(node, Not | Everything) else (node,)


def _holds(node: Node, quote: Quote, ordinal: int, inside: dict[Leaf, Ranges], asked: Asked) -> bool:
    match node:
        case Everything():
            return True
        case Not(child):
            return not _holds(child, quote, ordinal, inside, asked)
        case And(children):
            return all(_holds(child, quote, ordinal, inside, asked) for child in children)
        case Or(children):
            return any(_holds(child, quote, ordinal, inside, asked) for child in children)
    if node in asked.speakers:
        return quote.speaker in asked.speakers[node]
    if node in asked.marks:
        return bool(inside[node])
    return bool(asked.bits[node] >> ordinal & 1)


def _shown(release: Release, quote: Quote, marked: Ranges, row: Row, passage: int) -> Quotation:
    start, end = quote.span.start, quote.span.end
    return Quotation(
        text=release.slice(quote.span),
        highlights=tuple((first - start, last - start) for first, last in marked),
        pieces=tuple((one.start - start, one.end - start) for one in quote.pieces or (quote.span,)),
        start=start,
        end=end,
        kind=quote.kind,
        speaker=quote.speaker,
        speaker_kind=quote.speaker_kind,
        role=quote.role,
        rule=quote.rule,
        confidence=quote.confidence,
        evidence=release.slice(quote.speaker_mention) if quote.speaker_mention else None,
        cue=release.slice(quote.cue) if quote.cue else None,
        home=home_of(row, passage),
        untitled=release.title is None,
    )
