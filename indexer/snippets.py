"""Which sentences of a release are shown under a hit.

The sentences with the most of what was asked for, standing text only where nothing else matched;
the first sentence of the body where no text matched at all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from corpus.models import Passage, Quote, Release, Span
from indexer import config
from indexer.analysis import tokens
from indexer.candidates import windows
from indexer.documents import field_ranges, footnotes, opening_end, own_words
from indexer.fields import field_of_passage
from indexer.highlight import Found, Wanted, find, merge
from indexer.plan import Mark
from indexer.results import Snippet
from indexer.sentences import sentences

BY_LINE: Final = frozenset(("list", "table", "footnote", "contact", "heading", "media", "signoff"))
_ENOUGH: Final = 5
_TEXT: Final = frozenset(("body", "list", "salutation", "footnote"))

#: A short sentence that greets, of a speech: no more does it say what that is about.
_GREETING: Final = re.compile(
    r"(?:good\s(?:morning|afternoon|evening|day)|hello|hi|ladies\sand\sgentlemen)(?![^\s,.!])[^.!?。！？]{0,80}[.!?]?\s*$|"
    r"(?:大家|各位[^，,。！!？?]{0,12}[，,]?(?:大家)?)(?:早上|上午|中午|下午|晚上)?好(?![^\s，,。！!])[^。！？!?]{0,30}[。！!]?\s*$",
    re.IGNORECASE,
)


def snippets(
    release: Release, marks: tuple[Mark, ...], count: int, places: Iterator[list[Found]] | None = None
) -> tuple[Snippet, ...]:
    """At most `count` sentences of a release, best first; empty where it has no text to show.

    `places` are those of the marks, as `occurrences` gives them, where they are wanted for more than this.
    """
    if count <= 0:
        return ()
    found: list[Found] = []
    # Later marks would not be shown where one sentence is as good as another.
    enough = _ENOUGH * (count if len(marks) == 1 else config.MAX_SNIPPETS)
    for part in (places or occurrences(release, marks)) if marks else ():
        found += part
        if len(found) >= enough:
            break
    scored: list[tuple[float, int, Snippet]] = []
    for number, passage in enumerate(release.passages) if found else ():
        inside = _inside(found, passage, release.span.start)
        if inside and passage.kind != "title":
            scored += _of_passage(release, number, passage, inside)
    scored.sort(key=lambda item: (-item[0], item[1]))
    return tuple(_in_quotation(release, item[2]) for item in scored[:count]) or _opening(release)


def spoken(release: Release, quotes: Sequence[Quote], count: int) -> tuple[Snippet, ...]:
    """The first sentences of at most `count` quotations, unmarked."""
    starts = [passage.span.start for passage in release.passages]
    found = []
    for quote in quotes[:count]:
        text = release.slice(quote.span)
        start, end = _window(text, 0, len(text), [Found(0, 0, 0)])
        number = max(0, bisect_right(starts, quote.span.start) - 1)
        span = (quote.span.start + start, quote.span.start + end)
        kind = release.passages[number].kind if release.passages else "body"
        cut = (start > 0, end < len(text))
        found.append(Snippet(text[start:end], (), *span, number, kind, quote.kind, quote.speaker, cut))
    return tuple(found)


def _in_quotation(release: Release, snippet: Snippet) -> Snippet:
    """The snippet with whose words the first that is marked in it belongs to."""
    at = snippet.start + (snippet.highlights[0][0] if snippet.highlights else 0)
    for kind in ("direct", "indirect", "authored"):
        for quote in release.quotes:
            if quote.kind == kind and any(one.start <= at < one.end for one in quote.pieces or (quote.span,)):
                return replace(snippet, quote=quote.kind, speaker=quote.speaker)
    return snippet


def occurrences(
    release: Release,
    marks: tuple[Mark, ...],
    *,
    whole: bool = False,
    inside: Sequence[Span] | None = None,
) -> Iterator[list[Found]]:
    """The marked ranges of the release's text, those near each other together.

    Where there is an `inside`, only those in its spans of the dump are wanted, and others may be left out.
    """
    origin = release.span.start
    ranges = field_ranges(release)
    starts = [start for start, _, _ in ranges]
    said = own_words(release)
    said_starts = [span.start for span in said]
    notes = footnotes(release)
    wanted = Wanted(marks)

    def in_field(offset: int, name: str) -> bool:
        position = offset + origin
        if name == "said":
            place = bisect_right(said_starts, position) - 1
            return place >= 0 and position < said[place].end
        index = bisect_right(starts, position) - 1
        inside = index >= 0 and position < ranges[index][1]
        return (ranges[index][2] if inside else "body") == name

    for group in windows(release.text, marks):
        found: list[Found] = []
        for first, last in group:
            if inside is not None and not any(
                one.start < last + origin and first + origin < one.end for one in inside
            ):
                continue
            text = release.text[first:last]
            shifted = partial(_in_field, in_field, first)
            within = find(text, tokens(text, notes), wanted, shifted, whole=whole)
            found += [Found(item.start + first, item.end + first, item.mark) for item in within]
        yield found


def _in_field(in_field: Callable[[int, str], bool], by: int, offset: int, name: str) -> bool:
    return in_field(offset + by, name)


def _inside(found: list[Found], passage: Passage, origin: int) -> list[Found]:
    start, end = passage.span.start - origin, passage.span.end - origin
    return [item for item in found if item.start < end and item.end > start]


def _of_passage(
    release: Release, number: int, passage: Passage, found: list[Found]
) -> list[tuple[float, int, Snippet]]:
    """(score, place, snippet) for each sentence of a passage with a mark in it."""
    text = release.slice(passage.span)
    origin = passage.span.start - release.span.start
    weight = 0.1 if field_of_passage(passage.kind) == "boilerplate" else 1.0
    scored = []
    for start, end in sentences(text, by_line=passage.kind in BY_LINE):
        inside = [
            Found(max(item.start - origin, start), min(item.end - origin, end), item.mark)
            for item in found
            if item.start - origin < end and item.end - origin > start
        ]
        if inside:
            whole = start, end
            start, end = _window(text, *whole, inside)
            kept = [item for item in inside if item.start < end and item.end > start]
            marked = merge((max(item.start, start) - start, min(item.end, end) - start) for item in kept)
            score = weight * _worth(kept, marked)
            snippet = Snippet(
                text=text[start:end],
                highlights=marked,
                start=passage.span.start + start,
                end=passage.span.start + end,
                passage=number,
                kind=passage.kind,
                cut=(whole[0] < start, end < whole[1]),
            )
            scored.append((score, snippet.start, snippet))
    return scored


def _worth(found: list[Found], marked: tuple[tuple[int, int], ...]) -> float:
    """Different marks count first, then how many there are, then how much of the text they hold."""
    held = sum(end - start for start, end in marked)
    return len({item.mark for item in found}) + min(len(found), 9) / 10 + min(held, 99) / 1000


def _window(text: str, start: int, end: int, found: list[Found]) -> tuple[int, int]:
    """A sentence that is too long, cut at words around where most marks stand."""
    size = config.SNIPPET_CHARACTERS
    if end - start <= size:
        return start, end
    best = max(
        found,
        key=lambda item: (sum(item.start <= o.start < item.start + size // 2 for o in found), -item.start),
    )
    first = max(start, min(best.start - size // 4, end - size))
    last = min(end, first + size)
    if first > start:
        space = text.find(" ", first, best.start)
        first = space + 1 if space >= 0 else first
    if last < end:
        space = text.rfind(" ", min(best.end, last), last)
        last = space if space > first else last
    return first, last


def _opening(release: Release) -> tuple[Snippet, ...]:
    """The first sentence of the text, unmarked; behind the words of it that stand for a title."""
    since = opening_end(release)
    said = [i for i, p in enumerate(release.passages) if p.kind in _TEXT and p.span.end > since]
    # A salutation says nothing of what a letter is about.
    said = [i for i in said if release.passages[i].kind != "salutation"] or said[:1]
    greeted: tuple[Snippet, ...] = ()
    for number in said:
        passage = release.passages[number]
        text = release.slice(passage.span)
        for first, last in sentences(text, by_line=passage.kind in BY_LINE):
            start = max(first, since - passage.span.start)
            start += len(text[start:last]) - len(text[start:last].lstrip())
            if start > first and not any(map(str.isalnum, text[start:last])):
                continue
            shown = _unmarked(text, (start, last), number, passage, cut=start > first)
            if not _GREETING.match(text, start, last):
                return shown
            greeted = greeted or shown
    return greeted


def _unmarked(
    text: str, sentence: tuple[int, int], number: int, passage: Passage, *, cut: bool
) -> tuple[Snippet, ...]:
    """As much of a sentence as is shown; `cut` says that words of it come before."""
    start, end = _window(text, *sentence, [Found(sentence[0], sentence[0], 0)])
    if start == end:
        return ()
    ends = (cut or sentence[0] < start, end < sentence[1])
    origin = passage.span.start
    return (Snippet(text[start:end], (), origin + start, origin + end, number, passage.kind, cut=ends),)


def mark_release(release: Release, marks: tuple[Mark, ...]) -> tuple[tuple[int, int], ...]:
    """The marked ranges of the whole text of a release."""
    return (
        merge((item.start, item.end) for part in occurrences(release, marks) for item in part)
        if marks
        else ()
    )


def mark_ranges(
    release: Release, marks: tuple[Mark, ...], *, inside: Sequence[Span] | None = None
) -> tuple[tuple[int, int], ...]:
    """Each match in a release from its first word to its last, in order; matches that overlap are one.

    `inside` is that of `occurrences`.
    """
    parts = occurrences(release, marks, whole=True, inside=inside) if marks else ()
    found = [item for part in parts for item in part]
    joined: list[tuple[int, int]] = []
    for item in sorted(found):
        # Unlike marked words, matches that only touch stay apart.
        if joined and item.start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], item.end))
        else:
            joined.append((item.start, item.end))
    return tuple(joined)


def mark_text(text: str, marks: tuple[Mark, ...], field: str) -> tuple[tuple[int, int], ...]:
    """The marked ranges of a text that stands by itself, as part of a text field."""
    if not marks:
        return ()
    # Too short a text to be worth a look for where a match can stand.
    found = find(text, tokens(text), Wanted(marks), lambda _, name: name == field)
    return merge((item.start, item.end) for item in found)
