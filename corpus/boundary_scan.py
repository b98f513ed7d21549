"""One pass over the blocks of a dump: which could be the start of a release, and how likely.

Keeps a window of blocks, never all of them, so that memory does not grow with the dump beyond some
numbers for each candidate.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.block_cues import STOP_WORDS
from corpus.block_traits import Traits, Vocabulary, read_traits, words_of
from corpus.blocks import Block, blocks
from corpus.boundaries import AFTER, BEFORE, forgotten, is_paragraph, is_personal, may_be_title, observe
from corpus.boundary_model import add_habits, first_look, load_model
from corpus.language_runs import Run, RunReader
from corpus.recurrence import SignBook

PERSONAL = 1.0  # log odds: letters and speeches are rarer among the releases learned from than in archives
COMMON_SHARE = 0.06  # a word in more of the blocks than this tells nothing about where a release ends
COMMON_LEAST = 8  # in a small dump a release fills more than that share by itself
_SMALL = re.compile(r"\b[a-z][a-z’'-]{2,}")
_SAMPLES = 48
_SAMPLE_LENGTH = 24_000


@dataclass(slots=True)
class Scan:
    """What the pass found: for each candidate how many paragraphs stand before it, its position, log
    odds, and whether the line before it is a headline forgotten after it."""

    group: array[int] = field(default_factory=lambda: array("q"))
    start: array[int] = field(default_factory=lambda: array("q"))
    odds: array[float] = field(default_factory=lambda: array("d"))
    strange: array[int] = field(default_factory=lambda: array("b"))
    blocks: int = 0
    runs: list[Run] = field(default_factory=list)


def scan(text: str, start: int = 0, end: int | None = None) -> Scan:
    """The candidates of `text[start:end]` in order; the first block is always one."""
    model = load_model()
    result = Scan()
    paragraphs = 0
    reader = RunReader()
    book = SignBook()
    for before, at, after in windows(text, start, len(text) if end is None else end):
        reader.read(at)
        if result.blocks == 0 or may_be_title(at):
            result.group.append(paragraphs)
            result.start.append(at.start)
            odds = first_look(model, observe(before, at, after))
            result.odds.append(odds + PERSONAL if is_personal(at, after) else odds)
            result.strange.append(bool(before) and forgotten(before[-1], at, after))
            book.write(before, at, after)
        else:
            book.write_other(before, at, after)
        result.blocks += 1
        paragraphs += is_paragraph(at)
    result.odds = array("d", add_habits(result.odds, book))
    result.runs = reader.finish()
    return result


def windows(text: str, start: int, end: int) -> Iterator[tuple[list[Traits], Traits, list[Traits]]]:
    """Each block with up to eight before it and up to five after it."""
    vocabulary = learn_words(text, start, end)
    held: list[Traits] = []
    at = 0
    for block in blocks(text, start, end):
        held.append(read_traits(text, block, vocabulary))
        if len(held) > at + AFTER:
            yield held[max(0, at - BEFORE) : at], held[at], held[at + 1 :]
            at += 1
        if at > 4 * BEFORE:
            del held[: at - BEFORE]
            at = BEFORE
    for i in range(at, len(held)):
        yield held[max(0, i - BEFORE) : i], held[i], held[i + 1 :]


def learn_words(text: str, start: int, end: int) -> Vocabulary:
    """The words that stand in more than 6 % of the blocks, and those seen in small letters, counted
    in samples of at most 1.2 million characters."""
    counts: Counter[str] = Counter()
    small: Counter[str] = Counter()
    seen = 0
    for block in _sampled(text, start, end):
        counts.update(words_of(text, block.span.start, block.span.end))
        small.update(_SMALL.findall(text, block.span.start, min(block.span.end, block.span.start + 700)))
        seen += 1
    common = STOP_WORDS.union(
        w for w, times in counts.items() if times > max(COMMON_LEAST, COMMON_SHARE * seen)
    )
    return Vocabulary(common, frozenset(word for word, times in small.items() if times > 1))


def _sampled(text: str, start: int, end: int) -> Iterator[Block]:
    if end - start <= _SAMPLES * _SAMPLE_LENGTH:
        yield from (block for i, block in enumerate(blocks(text, start, end)) if i % 3 == 0)
        return
    step = (end - start) // _SAMPLES
    for at in range(start, end - _SAMPLE_LENGTH, step):
        yield from blocks(text, at, at + _SAMPLE_LENGTH)
