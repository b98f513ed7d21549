"""One pass over the blocks of a dump: which could be the start of a release, and how likely.

Keeps a window of blocks, never all of them, so that memory does not grow with the dump beyond some
numbers for each block.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.blocks import Block
from corpus.splitting.block_cues import STOP_WORDS
from corpus.splitting.block_traits import READ, Traits, read_traits
from corpus.splitting.block_words import Vocabulary, find_words, fold_words, han_of, han_pairs
from corpus.splitting.boundaries import AFTER, BEFORE
from corpus.splitting.boundary_choice import CROWDED
from corpus.splitting.boundary_model import HOPELESS, Model, add_habits, first_look, glance, load_model
from corpus.splitting.boundary_signs import (
    dateline_under,
    headline_dated,
    headline_under_path,
    is_closed,
    is_cut_short,
    is_headless,
    is_letter_title,
    is_low_mark,
    is_paragraph,
    is_personal,
    is_signature,
    may_be_title,
)
from corpus.splitting.boundary_words import forgotten
from corpus.splitting.house_style import (
    DATED,
    ENDED,
    ENDED_UNDATED,
    FIRST_LINE,
    LAST_LINE,
    MARGIN,
    NUMBER,
    OVER_DAY,
    HouseStyle,
)
from corpus.splitting.language_runs import Run, RunReader
from corpus.splitting.paragraphs import paragraphs
from corpus.splitting.recurrence import SignBook, recurring

# Log odds of the likeliest headline over a full dateline or under an end mark.  The releases learned from
# are of many issuers, and a new one shows by its new names; in the archive of one issuer all names
# are old, and these signs alone tell.
SURE = 1.0
PERSONAL = 1.0  # log odds: letters and speeches are rarer among the releases learned from than in archives
COMMON_SHARE = 0.06  # a word in more of the blocks than this tells nothing about where a release ends
COMMON_LEAST = 8  # in a small dump a release fills more than that share by itself
FIRST = 3.0  # log odds of the first line of several above a dateline, by what stands over it
_SEVERAL = (0, NUMBER, ENDED, ENDED_UNDATED, OVER_DAY)  # of these a group may hold more than one
_SAMPLES = 16
_SAMPLE_LENGTH = 8_000


@dataclass(slots=True)
class Scan:
    """What the pass found: for each candidate how many paragraphs stand before it, its position, log
    odds, whether the line before it is a headline forgotten after it, whether it stands under an end mark,
    whether it names a letter that follows, whether it may sign the one before, the number of the block
    with the dateline it stands over (0 for none), whether it can be a headline by itself, what its
    place says of it (1 under text that has ended, -1 a few words under a contact), where the headline is
    that it dates, or leads to, from above (0 for none), and what `HouseStyle.begins` says of it."""

    group: array[int] = field(default_factory=lambda: array("q"))
    start: array[int] = field(default_factory=lambda: array("q"))
    odds: array[float] = field(default_factory=lambda: array("d"))
    strange: array[int] = field(default_factory=lambda: array("b"))
    sure: array[int] = field(default_factory=lambda: array("b"))
    letter: array[int] = field(default_factory=lambda: array("b"))
    signature: array[int] = field(default_factory=lambda: array("b"))
    dateline: array[int] = field(default_factory=lambda: array("q"))
    headline: array[int] = field(default_factory=lambda: array("b"))
    place: array[int] = field(default_factory=lambda: array("b"))
    dated: array[int] = field(default_factory=lambda: array("q"))
    house: array[int] = field(default_factory=lambda: array("b"))
    blocks: int = 0
    runs: list[Run] = field(default_factory=list)


def scan(text: str, start: int = 0, end: int | None = None, *, model: Model | None = None) -> Scan:
    """The candidates of `text[start:end]` in order; the first block is always one.  `model` is the one
    shipped with the package, unless another is tried out."""
    model = model or load_model()
    result = Scan()
    paragraphs = 0
    reader = RunReader()
    book = SignBook()
    numbers = array("q")
    last = len(text) if end is None else end
    style = HouseStyle(text, start, last)
    for held, i in windows(text, start, last):
        at = held[i]
        reader.read(at)
        book.write(at)
        before, after = held[max(0, i - BEFORE) : i], held[i + 1 : i + 1 + AFTER]
        again = style.begins(before, at, after)
        if at.posted or at.date_only:
            dated = headline_dated(before, at, after)
        else:
            dated = headline_under_path(at, after) or (at.lines == 2 and headline_dated(before, at, after))
        headless = at.dateline and is_headless(before, at)
        if (
            result.blocks == 0
            or dated
            or again
            or headless
            or (may_be_title(at) and not is_low_mark(at, after))
        ):
            row = glance(model, before, at, after)
            odds = HOPELESS if row is None else first_look(model, row, before, at, after)
            under = dateline_under(at, after)
            sure = headless or is_closed(before, at, after) or is_cut_short(at, after)
            letter = is_letter_title(before, at, after)
            if odds > HOPELESS or sure or letter or under or dated or again or result.blocks == 0:
                result.group.append(paragraphs)
                result.start.append(at.start)
                result.odds.append(odds + PERSONAL if is_personal(at, after) else odds)
                result.strange.append(bool(before) and forgotten(before[-1], at, after))
                numbers.append(result.blocks)
                result.sure.append(bool(sure))
                result.house.append(again)
                result.letter.append(letter)
                result.signature.append(is_signature(before, at))
                result.dateline.append(result.blocks + under if under else 0)
                result.headline.append(not at.mark and at.last not in ":：")
                result.place.append(_place(before, at))
                result.dated.append(after[dated - 1].start if dated else 0)
        result.blocks += 1
        paragraphs += is_paragraph(at)
    result.odds = array("d", add_habits(result.odds, book, numbers))
    told = {
        LAST_LINE: style.tells_ends,
        MARGIN: style.tells_margins,
        ENDED_UNDATED: style.under_marks.tell,
        OVER_DAY: style.over_days.tell,
    }
    result.house = array("b", (value if told.get(value, True) else 0 for value in result.house))
    _trust_signs(result, recurring(book, numbers))
    result.runs = reader.finish()
    return result


def _place(before: Sequence[Traits], at: Traits) -> int:
    if not before or before[-1].ending or is_paragraph(before[-1]):
        return 1
    prev = before[-1]
    return -1 if at.size <= 4 and (prev.address or prev.phone or prev.contact) else 0


def _trust_signs(scan: Scan, repeated: list[bool]) -> None:
    """Where no candidate below an end mark, or above a dateline, is likely, make the likeliest so.

    The other lines above the dateline are taglines, or the end of the release before, as those are that
    the dump repeats."""
    for low, high in _same(scan.group):
        sure = [i for i in range(low, high) if scan.sure[i]]
        if sure and max(scan.odds[low:high]) <= 0:
            scan.odds[max(sure, key=scan.odds.__getitem__)] = SURE
        letters = [i for i in range(low, high) if scan.letter[i]]
        if letters and max(scan.odds[low:high]) <= 0:
            # The line that names the letter may be a byline under the headline.
            heads = _unsigned(scan, range(low, letters[-1] + 1))
            scan.odds[max(heads, key=scan.odds.__getitem__)] = SURE
    for low, high in _same(scan.dateline):
        over = [i for i in range(low, high) if scan.dateline[i] and not (repeated[i] and scan.headline[i])]
        if not over:
            continue
        over = _unsigned(scan, over)
        if len(over) > 1:
            scan.odds[over[0]] += scan.place[over[0]] * FIRST
        first = max(over, key=scan.odds.__getitem__)
        if scan.odds[first] <= 0:
            over = [i for i in over if scan.headline[i]]
            if not over:
                continue
            # Where none of them is likely, the first under the end of a text is the headline.
            first = over[0] if scan.place[over[0]] > 0 else max(over, key=scan.odds.__getitem__)
            scan.odds[first] = SURE
        for i in range(low, high):
            if i != first and (i not in over or not scan.strange[max(first, i)]):
                scan.odds[i] = min(HOPELESS, scan.odds[i])

    _trust_house(scan)
    for i, headline in enumerate(scan.dated):
        if headline:
            # All down to the headline is of the head that begins with the date.
            head = range(i + 1, bisect_right(scan.start, headline))
            scan.odds[i] = max(SURE, *(scan.odds[j] for j in (i, *head)))
            for j in head:
                scan.odds[j] = HOPELESS


def _trust_house(scan: Scan) -> None:
    """Where a line begins as the dump does, or has the number of a release, a release begins, and at no other
    line around."""
    styled = FIRST_LINE in scan.house or DATED in scan.house
    for low, high in _same(scan.group):
        again = [i for i in range(low, high) if scan.house[i] not in _SEVERAL]
        dated = [i for i in again if scan.house[i] == DATED]
        again = dated or again[-1:]
        if not scan.group[low]:
            # The dump begins as its other releases do, so that its first head is one.
            again = [low] if styled else []
        numbers = [i for i in range(low, high) if scan.house[i] == NUMBER]
        # The number of a head that is known already; each one more is a head by itself.
        again += numbers[1:] if again else numbers
        # Of several each has to make up for the next one.
        top = max(SURE, *scan.odds[low:high]) + (CROWDED if len(again) > 1 else 0.0)
        for i in range(low, high) if again else ():
            scan.odds[i] = top if i in again else HOPELESS
        # Short texts are no paragraphs, so that a group may hold the heads of several.
        for i in range(low, high):
            if scan.house[i] in (ENDED, ENDED_UNDATED, OVER_DAY):
                scan.odds[i] = max(SURE + CROWDED, scan.odds[i])


def _unsigned(scan: Scan, places: Sequence[int]) -> list[int]:
    """Those that do not sign the letter before, where any is left."""
    return [i for i in places if not scan.signature[i]] or list(places)


def _same(values: array[int]) -> Iterator[tuple[int, int]]:
    """The runs of one value, as half-open ranges."""
    low = 0
    for high in range(1, len(values) + 1):
        if high == len(values) or values[high] != values[low]:
            yield low, high
            low = high


def windows(text: str, start: int, end: int) -> Iterator[tuple[list[Traits], int]]:
    """Each block as its place in a list that holds at least eight before it and five after it, where
    there are so many; the list changes."""
    vocabulary = learn_words(text, start, end)
    held: list[Traits] = []
    at = 0
    for block in paragraphs(text, start, end):
        held.append(read_traits(text, block, vocabulary))
        if len(held) > at + AFTER:
            yield held, at
            at += 1
        if at > 4 * BEFORE:
            del held[: at - BEFORE]
            at = BEFORE
    for i in range(at, len(held)):
        yield held, i


def learn_words(text: str, start: int, end: int) -> Vocabulary:
    """The words that stand in more than 6 % of the blocks, and those seen in small letters, counted
    in samples of at most a 128,000 characters."""
    counts: Counter[str] = Counter()
    small: Counter[str] = Counter()
    known: dict[tuple[int, int], tuple[list[str], frozenset[str]]] = {}
    seen = 0
    for block in _sampled(text, start, end):
        piece = text[block.span.start : min(block.span.end, block.span.start + READ)]
        found = find_words(piece)
        words = fold_words(found)
        known[block.span.start, block.span.end] = found, words
        counts.update(words)
        if not piece.isascii():
            counts.update(han_pairs(han_of(piece)))
        small.update(filter(str.islower, found))
        seen += 1
    common = STOP_WORDS.union(
        w for w, times in counts.items() if times > max(COMMON_LEAST, COMMON_SHARE * seen)
    )
    nameless = common.union(word for word, times in small.items() if times > 1)
    return Vocabulary(common, nameless.union(map(str.capitalize, nameless)), known)


def _sampled(text: str, start: int, end: int) -> Iterator[Block]:
    if end - start <= _SAMPLES * _SAMPLE_LENGTH:
        yield from (block for i, block in enumerate(paragraphs(text, start, end)) if i % 4 == 0)
        return
    step = (end - start) // _SAMPLES
    for at in range(start, end - _SAMPLE_LENGTH, step):
        yield from paragraphs(text, at, at + _SAMPLE_LENGTH)
