"""A release becomes what an engine indexes, and a row of the columns.

Which part of a text belongs to which field is decided here: by the passages for the text fields, by
the annotations for the values.  What the fields are is decided in `fields`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from typing import Final

from corpus.models import Release, Span
from indexer.analysis import Token, footnote_marks, tokens
from indexer.columns import Row
from indexer.dates import bounds
from indexer.engines.base import IndexDocument, never_as_it_is
from indexer.field_offsets import FieldsByOffset
from indexer.fields import field_of_passage
from indexer.pieces import Piece, is_plain, reader

OWN_WORDS: Final = ("direct", "authored")


def index_document(release: Release, ordinal: int) -> IndexDocument:
    """The document of a release; positions run through the whole release, over all its fields."""
    ranges = FieldsByOffset(field_ranges(release), own_words(release), release.span.start)
    gathered = _Gathered()
    if is_plain(release.text):
        _gather_pieces(release, ranges, gathered)
    else:
        _gather_tokens(release.text, release_tokens(release), ranges, gathered)
    return gathered.document(release, ordinal)


def _gather_tokens(
    text: str,
    found: Iterable[Token],
    ranges: FieldsByOffset,
    gathered: _Gathered,
    *,
    start: int = 0,
    position: int = 0,
) -> None:
    """Words of a text that begins at an offset and a position of its release, each for itself."""
    for token in found:
        at, surface = position + token.position, text[token.start : token.end]
        for name in ranges.at(start + token.start):
            gathered.add_token(name, token, at, surface)


def _gather_pieces(release: Release, ranges: FieldsByOffset, gathered: _Gathered) -> None:
    """The words of a text without ideographs, piece by piece between spaces."""
    text = release.text
    marks = footnotes(release)
    read = reader(marks)
    position = 0
    pieces_of: dict[str, set[str]] = defaultdict(set)
    for start, end, names in ranges.stretches(text):
        if names is None:
            # A single piece in which a field begins or ends.
            piece = text[start:end]
            _gather_tokens(piece, tokens(piece, marks), ranges, gathered, start=start, position=position)
            position += read(piece).advance
            continue
        pieces = text[start:end].split()
        found = list(map(read, pieces))
        behind = position
        for name in names:
            behind = gathered.add(name, found, position)
            pieces_of[name].update(pieces)
        position = behind
    for name, texts in pieces_of.items():
        gathered.spell(name, map(read, texts))


class _Gathered:
    """The postings and spellings of a release as they come together, by text field."""

    def __init__(self) -> None:
        self._folded: dict[str, dict[str, list[int]]] = defaultdict(dict)
        self._stemmed: dict[str, dict[str, list[int]]] = defaultdict(dict)
        self._as_is: dict[str, set[str]] = defaultdict(set)
        self._others: dict[str, set[tuple[str, str]]] = defaultdict(set)

    def add(self, name: str, pieces: Iterable[Piece], position: int) -> int:
        """Add the words of pieces that stand one after the other; the position behind them."""
        folded, stemmed = self._folded[name], self._stemmed[name]
        for advance, keys, _, _ in pieces:
            for offset, form, stem in keys:
                at = position + offset
                places = folded.get(form)
                if places is None:
                    folded[form] = [at]
                elif places[-1] != at:
                    places.append(at)
                if stem is not None:
                    places = stemmed.get(stem)
                    if places is None:
                        stemmed[stem] = [at]
                    elif places[-1] != at:
                        places.append(at)
            position += advance
        return position

    def add_token(self, name: str, token: Token, at: int, surface: str) -> None:
        """Add a single word at a position."""
        places = self._folded[name].setdefault(token.form, [])
        if not places or places[-1] != at:
            places.append(at)
        if token.stem != token.form:
            places = self._stemmed[name].setdefault(token.stem, [])
            if not places or places[-1] != at:
                places.append(at)
        if surface == token.form:
            self._as_is[name].add(surface)
        else:
            self._others[name].add((token.form, surface))

    def spell(self, name: str, pieces: Iterable[Piece]) -> None:
        """Note how the words of pieces are written."""
        as_is, others = self._as_is[name], self._others[name]
        for _, _, same, different in pieces:
            as_is.update(same)
            others.update(different)

    def document(self, release: Release, ordinal: int) -> IndexDocument:
        folded = {name: postings for name, postings in self._folded.items() if postings}
        stemmed = {name: postings for name, postings in self._stemmed.items() if postings}
        spelled = {name: self._spelled(name) for name in folded}
        return IndexDocument(ordinal, release.id, folded, stemmed, spelled)

    def _spelled(self, name: str) -> frozenset[str]:
        """Spellings that differ from the key, and keys that never stand as they are: most stand only so."""
        others = self._others[name]
        never = {form for form, _ in others} - self._as_is[name]
        return frozenset(chain((word for _, word in others), map(never_as_it_is, never)))


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
