"""Where a product is named in a release: the passage, and the sentence around it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import itemgetter

from corpus.models import Release
from indexer import config
from indexer.concordance import home_of
from indexer.fields import field_of_passage
from indexer.profiles.values import Aside, Sentence
from indexer.rows import Row
from indexer.sentences import sentences
from indexer.snippets import BY_LINE


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A name at `start`/`end` of `text`: the passage with the number `passage`, at `origin` of the dump."""

    text: str
    start: int
    end: int
    passage: int
    kind: str
    origin: int = 0


def mentions_of(name: str, release: Release) -> list[Mentioned]:
    """The places where a product is what is spoken of, standing text left out."""
    starts = [passage.span.start for passage in release.passages]
    found = []
    for mention in release.products:
        if mention.name != name or mention.stance != "subject":
            continue
        at = bisect_right(starts, mention.span.start) - 1
        if at < 0 or not release.passages[at].span.contains(mention.span):
            continue
        passage = release.passages[at]
        if field_of_passage(passage.kind) == "boilerplate":
            continue
        text = release.slice(passage.span)
        start, end = (place - passage.span.start for place in (mention.span.start, mention.span.end))
        found.append(Mentioned(text, start, end, at, passage.kind, passage.span.start))
    return found


def aside_of(name: str, release: Release, row: Row) -> Aside | None:
    """Where a release names a product that it is not about; None where it is about it."""
    named = [one for one in release.products if one.name == name]
    if not named or any(one.stance == "subject" for one in named):
        return None
    starts = [passage.span.start for passage in release.passages]
    passage = max(0, bisect_right(starts, named[0].span.start) - 1)
    return Aside(named[0].stance, home_of(row, passage))


def sentence_of(row: Row, mentioned: list[Mentioned]) -> Sentence | None:
    """The first sentence of running text with the name, else the first with it; None where there is none."""
    if not mentioned:
        return None
    one = next((each for each in mentioned if each.kind == "body"), mentioned[0])
    cut = sentences(one.text, by_line=one.kind in BY_LINE)
    place = bisect_right(cut, one.start, key=itemgetter(0)) - 1
    start, end = cut[max(0, place)] if cut else (0, len(one.text))
    start, end = _shortened(one, start, max(end, one.end))
    return Sentence(one.text[start:end], ((one.start - start, one.end - start),), home_of(row, one.passage))


def _shortened(one: Mentioned, start: int, end: int) -> tuple[int, int]:
    """At most so much of a sentence as a snippet has, cut at spaces around the name."""
    most = config.SNIPPET_CHARACTERS
    if end - start <= most:
        return start, end
    first = max(start, one.start - most // 2)
    last = min(end, max(one.end, first + most))
    if first > start:
        space = one.text.find(" ", first, one.start)
        first = space + 1 if space >= 0 else first
    if last < end:
        space = one.text.rfind(" ", one.end, last)
        last = space if space > 0 else last
    return first, last
