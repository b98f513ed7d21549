"""A release becomes what an engine indexes, and a row of the columns.

Which part of a text belongs to which field is decided here: by the passages for the text fields, by
the annotations for the values.  What the fields are is decided in `fields`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate, chain
from operator import add, attrgetter
from typing import Final

from corpus.models import Release, Span
from indexer.analysis import HanRun, Token, footnote_marks, parts, tokens
from indexer.dates import bounds
from indexer.engines.base import IndexDocument, never_as_it_is
from indexer.field_offsets import FieldsByOffset
from indexer.fields import field_of_passage
from indexer.pieces import Piece, is_plain, reader
from indexer.rows import Row

OWN_WORDS: Final = ("direct", "authored")
_ADVANCE: Final = attrgetter("advance")
# Characters of an opening that stands for a title, half of them of one in ideographs.
_OPENING: Final = 80


def index_document(release: Release, ordinal: int) -> IndexDocument:
    """The document of a release; positions run through the whole release, over all its fields."""
    ranges = FieldsByOffset(field_ranges(release), own_words(release), release.span.start)
    gathered = _Gathered()
    if is_plain(release.text):
        _gather_pieces(release, ranges, gathered)
    else:
        _gather_parts(release, ranges, gathered)
    return gathered.document(release, ordinal)


def _gather_parts(release: Release, ranges: FieldsByOffset, gathered: _Gathered) -> None:
    """Words each for itself, ideographs in runs."""
    text = release.text
    names: tuple[str, ...] = ()
    since = until = 0
    for part in parts(text, footnotes(release)):
        if not since <= part.start < until:
            since, until, names = ranges.around(part.start)
        if isinstance(part, Token):
            for name in names:
                gathered.add_token(name, part, part.position, text[part.start : part.end])
        elif part.start + len(part.keys) <= until:
            for name in names:
                gathered.add_run(name, part, text)
        else:
            for token in part.tokens():
                for name in ranges.at(token.start):
                    gathered.add_token(name, token, token.position, text[token.start : token.end])


def _gather_pieces(release: Release, ranges: FieldsByOffset, gathered: _Gathered) -> None:
    """The words of a text without ideographs, piece by piece between spaces."""
    text = release.text
    marks = footnotes(release)
    read = reader(marks)
    position = 0
    found: dict[str, dict[str, list[int]]] = {}
    for start, end, names in ranges.stretches(text):
        if names is None:
            # A single piece in which a field begins or ends.
            piece = text[start:end]
            for token in tokens(piece, marks):
                for name in ranges.at(start + token.start):
                    gathered.add_token(name, token, position + token.position, piece[token.start : token.end])
            position += read(piece).advance
            continue
        pieces = text[start:end].split()
        positions = list(accumulate(map(_ADVANCE, map(read, pieces)), initial=position))
        position = positions[-1]
        for name in names:
            places = found.get(name)
            if places is None:
                places = found[name] = defaultdict(list)
            for piece, at in zip(pieces, positions, strict=False):
                places[piece].append(at)
    for name, places in found.items():
        gathered.add_pieces(name, zip(map(read, places), places.values(), strict=True))


class _Gathered:
    """The postings and spellings of a release as they come together, by text field."""

    def __init__(self) -> None:
        self._folded: dict[str, dict[str, list[int]]] = defaultdict(dict)
        self._stemmed: dict[str, dict[str, list[int]]] = defaultdict(dict)
        self._as_is: dict[str, set[str]] = defaultdict(set)
        self._others: dict[str, set[tuple[str, str]]] = defaultdict(set)

    def add_pieces(self, name: str, pieces: Iterable[tuple[Piece, list[int]]]) -> None:
        """Add pieces, each with all the positions at which it begins; nothing may be added after them."""
        folded, stemmed = self._folded[name], self._stemmed[name]
        as_is, others = self._as_is[name], self._others[name]
        # Several pieces can hold one word (“over”, “over,”): their positions are put in order in the end.
        as_are: list[tuple[str, ...]] = []
        mixed_words: set[str] = set()
        mixed_stems: set[str] = set()
        for (_, keys, same, different), begins in pieces:
            for offset, form, stem in keys:
                places = [at + offset for at in begins] if offset else begins
                if folded.setdefault(form, places) is not places:
                    folded[form] = folded[form] + places
                    mixed_words.add(form)
                if stem is not None and stemmed.setdefault(stem, places) is not places:
                    stemmed[stem] = stemmed[stem] + places
                    mixed_stems.add(stem)
            as_are.append(same)
            if different:
                others.update(different)
        as_is.update(chain.from_iterable(as_are))
        for postings, mixed in ((folded, mixed_words), (stemmed, mixed_stems)):
            for key in mixed:
                postings[key] = sorted({*postings[key]})

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

    def add_run(self, name: str, run: HanRun, text: str) -> None:
        """Add ideographs and their pairs; such keys come from nothing else and are their own stems."""
        position, start, keys, beyond = run
        folded = self._folded[name]
        as_is, others = self._as_is[name], self._others[name]
        written = text[start : start + len(keys)]
        for at, key in chain(enumerate(keys, position), enumerate(map(add, keys, keys[1:]), position)):
            places = folded.get(key)
            if places is None:
                folded[key] = [at]
            else:
                places.append(at)
        if written == keys:
            as_is.update(keys, map(add, keys, keys[1:]))
        else:
            for key, word in chain(
                zip(keys, written, strict=True),
                zip(map(add, keys, keys[1:]), map(add, written, written[1:]), strict=True),
            ):
                if key == word:
                    as_is.add(key)
                else:
                    others.add((key, word))
        if beyond:
            last = start + len(keys) - 1
            key = keys[-1] + beyond[1]
            folded.setdefault(key, []).append(position + len(keys) - 1)
            others.add((key, text[last : beyond[0] + 1]))

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
    meant = {mention.name for mention in products}
    others = {mention.name for mention in release.products if mention.name} - meant
    said = [quote for quote in release.quotes if quote.kind != "authored"]
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
        product=tuple(sorted(name for name in meant if name)),
        family=tuple(sorted({mention.family for mention in products if mention.family})),
        category=tuple(sorted({mention.category for mention in products if mention.category})),
        authors=tuple(sorted(authors)),
        quoted=tuple(sorted({quote.speaker for quote in said if quote.speaker})),
        aside=tuple(sorted(others)),
    )


def _title(release: Release) -> str:
    """The title on one line; where a text has none, its first words."""
    if release.title:
        return " ".join(release.title.split())
    return opening_of(release.text)


def opening_of(text: str) -> str:
    """The words of a text that stand for its title on one line."""
    words, whole = _first_words(text)
    return words if whole else f"{words} …"


def _first_words(text: str) -> tuple[str, bool]:
    """Those words without a mark that more follow, and whether they are all there is."""
    words = " ".join(text[:400].split())
    if len(words) <= _OPENING:
        return words, True
    # Between ideographs there is no space to cut at.
    at = words.rfind(" ", _OPENING // 2, _OPENING)
    return words[: at if at > 0 else _OPENING // 2], False


def opening_end(release: Release) -> int:
    """Where in the dump the first words end that stand for a title; the beginning of a release with one."""
    if release.title:
        return release.span.start
    left = sum(map(len, _first_words(release.text)[0].split()))
    for at, char in enumerate(release.text):
        if left == 0:
            return release.span.start + at
        left -= not char.isspace()
    return release.span.end
