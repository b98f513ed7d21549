"""A release becomes what an engine indexes, and a row of the columns.

Which part of a text belongs to which field is decided here: by the passages for the text fields, by
the annotations for the values.  What the fields are is decided in `fields`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from corpus.models import Release, Span
from indexer.analysis import Token, footnote_marks, tokens
from indexer.columns import Row
from indexer.dates import bounds
from indexer.engines.base import IndexDocument, never_as_it_is
from indexer.fields import field_of_passage

OWN_WORDS: Final = ("direct", "authored")


def index_document(release: Release, ordinal: int) -> IndexDocument:
    """The document of a release; positions run through the whole release, over all its fields."""
    folded: dict[str, dict[str, list[int]]] = defaultdict(dict)
    stemmed: dict[str, dict[str, list[int]]] = defaultdict(dict)
    spellings: dict[str, dict[str, set[str]]] = defaultdict(dict)
    said = _Ranges(
        [(span.start, span.end, "said") for span in own_words(release)],
        release.span.start,
    )
    fields = _Ranges(field_ranges(release), release.span.start)
    for token in release_tokens(release):
        surface = release.text[token.start : token.end]
        names = [fields.at(token.start) or "body"]
        if said.at(token.start):
            names.append("said")
        for name in names:
            _add(folded[name], token.form, token.position)
            if token.stem != token.form:
                _add(stemmed[name], token.stem, token.position)
            spellings[name].setdefault(token.form, set()).add(surface)
    spelled = {name: frozenset(_spelled(words)) for name, words in spellings.items()}
    return IndexDocument(ordinal, release.id, dict(folded), dict(stemmed), spelled)


def _spelled(words: dict[str, set[str]]) -> Iterator[str]:
    """Spellings that differ from the key, and keys that never stand as they are: most stand only so."""
    for key, surfaces in words.items():
        if key not in surfaces:
            yield never_as_it_is(key)
        yield from surfaces - {key}


def own_words(release: Release) -> list[Span]:
    """Where somebody's own words stand, quoted or authored, in order; the cues between them left out."""
    return sorted(
        piece
        for quote in release.quotes
        if quote.kind in OWN_WORDS
        for piece in quote.pieces or (quote.span,)
    )


def release_tokens(release: Release) -> list[Token]:
    """The tokens of a release, offsets counted from its start."""
    return tokens(release.text, footnotes(release))


def footnotes(release: Release) -> frozenset[str]:
    """The numbers of the footnotes of a release; tokens of its text depend on them."""
    return frozenset(
        mark
        for passage in release.passages
        if passage.kind == "footnote"
        for line in release.slice(passage.span).splitlines()
        if (mark := footnote_marks(line))
    )


def field_ranges(release: Release) -> list[tuple[int, int, str]]:
    """(start, end, text field) in dump positions, in order; text outside of all is body."""
    ranges = [(p.span.start, p.span.end, field_of_passage(p.kind)) for p in release.passages]
    if release.title_span and not any(name == "title" for _, _, name in ranges):
        ranges = [(release.title_span.start, release.title_span.end, "title")] + [
            found for found in ranges if found[0] >= release.title_span.end
        ]
    return ranges


def row(release: Release) -> Row:
    """The values of a release for filters, facets, sorting and the head of a hit.

    Its counterpart is left to those who know the other releases.
    """
    authors = {passage.author for passage in release.passages if passage.author}
    if release.author:
        authors.add(release.author)
    people = {mention.name for mention in release.people if mention.name} | authors
    products = [mention for mention in release.products if mention.stance == "subject"]
    earliest, latest = bounds(release.date)
    return Row(
        id=release.id,
        source=release.source,
        start=release.span.start,
        end=release.span.end,
        title=_title(release),
        language=release.language,
        kind=release.kind,
        author=release.author,
        place=release.place,
        counterpart=None,
        date=release.date.value,
        precision=release.date.precision,
        basis=release.date.basis,
        earliest=earliest,
        latest=latest,
        person=tuple(sorted(people)),
        speaker=tuple(sorted({quote.speaker for quote in release.quotes if quote.speaker})),
        product=tuple(sorted({mention.name for mention in products if mention.name})),
        family=tuple(sorted({mention.family for mention in products if mention.family})),
        category=tuple(sorted({mention.category for mention in products if mention.category})),
        authors=tuple(sorted(authors)),
    )


def _title(release: Release) -> str:
    """The title on one line; where a text has none, its first words."""
    if release.title:
        return " ".join(release.title.split())
    words = " ".join(release.text[:400].split())
    return words if len(words) <= 80 else words[:80].rsplit(" ", 1)[0] + " …"


def _add(postings: dict[str, list[int]], key: str, position: int) -> None:
    places = postings.setdefault(key, [])
    if not places or places[-1] != position:
        places.append(position)


class _Ranges:
    """Named ranges, looked up by a position counted from `origin`."""

    def __init__(self, ranges: list[tuple[int, int, str]], origin: int) -> None:
        self._ranges = sorted((start - origin, end - origin, name) for start, end, name in ranges)
        self._starts = [start for start, _, _ in self._ranges]

    def at(self, position: int) -> str | None:
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return None
        _, end, name = self._ranges[index]
        return name if position < end else None
