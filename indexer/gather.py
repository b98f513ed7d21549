"""The lines or quotations of all releases that match: gathered, put in order, folded, cut to a page.

Decides how many releases are read for it, and says so where they were not all.  What a line or a
quotation is stands in `concordance` and `quotations`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from corpus.errors import NotFound
from corpus.models import Release
from indexer import concordance, config, facets, quotations
from indexer.describe import describe
from indexer.engines.base import Matches
from indexer.facets import Selection
from indexer.layouts import Layouts
from indexer.order import ranked
from indexer.plan import Corpus, compile_tree
from indexer.query import ParsedQuery
from indexer.repeats import Repeats, words_of
from indexer.request import SearchRequest, Sort
from indexer.results import Diagnostic
from indexer.sources import Opener, ReleaseReader
from indexer.syntax import And, Not, Or, leaves
from indexer.units import Folded, Line, Quotation, Unit, UnitRequest, UnitResult, UnitSort


@dataclass(frozen=True, slots=True)
class Ready:
    """A request made ready: its parsed query, what is chosen in the facets, and where it is asked.

    `base` is the releases that are searched at all.
    """

    request: SearchRequest
    parsed: ParsedQuery
    chosen: dict[str, Selection]
    base: int
    corpus: Corpus
    generation: str
    layouts: Layouts
    notes: tuple[Diagnostic, ...]


_Found = list[tuple[Line | Quotation, int]]
_DATES: Final[dict[str, Sort]] = {"newest": "newest", "oldest": "oldest"}
_BY_RELEASE: Final = ("relevance", "newest", "oldest")
_LAST: Final = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class _Source:
    """Where lines or quotations come from: the releases that are `left` of the matches, by their bits.

    `take` gives those of one release, each with the number of what it repeats; None where there can be none.
    `may_hold` tells by what the index knows whether a release is worth reading; False is sure.
    """

    left: int
    matches: Matches
    take: Callable[[Release, int], _Found] | None
    notes: tuple[Diagnostic, ...]
    may_hold: Callable[[int], bool] = lambda ordinal: True


@dataclass(frozen=True, slots=True)
class _Taken:
    """What was `found` in the releases read, those that are `gone` from the archive counted apart."""

    found: _Found
    releases: int
    read: int
    gone: int


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many releases are read for one answer, and how many lines or quotations end the reading."""

    releases: int
    found: int


OF_A_PAGE: Final = Bounds(config.MAX_RELEASES_READ, config.MAX_LINES)
OF_A_FILE: Final = Bounds(config.MAX_RELEASES_WRITTEN, config.MAX_LINES_WRITTEN)


def gather(
    unit: Unit, request: UnitRequest, ready: Ready, open_archive: Opener, bounds: Bounds = OF_A_PAGE
) -> UnitResult:
    """The page of lines or quotations that is asked for."""
    source = (_lines if unit == "passages" else _quotations)(request, ready)
    matching = source.left.bit_count()
    taken = _Taken([], 0, 0, 0)
    if source.take and matching:
        order = _order(source, ready, request, bounds.releases)
        with open_archive() as archive:
            taken = _take(order, source, source.take, request, ready, archive, bounds.found)
    complete = source.take is None or taken.read + taken.gone == matching
    found = _ordered(taken.found, request.sort)
    listed = _unfolded(found) if request.unfold else folded(found)
    search = ready.request
    return UnitResult(
        request=replace(request, search=search),
        unit=unit,
        total=len(listed),
        occurrences=len(found),
        releases=taken.releases,
        matching=matching,
        read=taken.read,
        complete=complete,
        hits=tuple(listed[search.offset : search.offset + search.limit]),
        diagnostics=(
            *ready.parsed.diagnostics,
            *ready.notes,
            *source.notes,
            *(_unread(unit, taken, matching, bounds) if source.take else ()),
        ),
        matched=describe(ready.parsed.tree, search.exactness, filtered=bool(ready.chosen)),
        generation=ready.generation,
    )


def _take(
    order: list[int],
    source: _Source,
    take: Callable[[Release, int], _Found],
    request: UnitRequest,
    ready: Ready,
    archive: ReleaseReader,
    most: int,
) -> _Taken:
    """What stands in the releases in their order, as far as they are to be read."""
    found: _Found = []
    numbers: set[int] = set()
    releases = read = gone = 0
    last = ready.request.offset + ready.request.limit
    short = not request.whole and request.sort in _BY_RELEASE
    for ordinal in order:
        listed = len(found) if request.unfold else len(numbers)
        ahead = read >= config.PAGE_RELEASES or len(found) >= config.PAGE_LINES
        if len(found) >= most or (short and ahead and listed > last):
            break
        if not source.may_hold(ordinal):
            read += 1
            continue
        try:
            release = archive.release(ready.corpus.columns.ids[ordinal], *quotations.READ)
        except NotFound:  # the archive has changed since the index was built
            gone += 1
            continue
        read += 1
        own = take(release, ordinal)
        releases += bool(own)
        numbers.update(number for _, number in own)
        found += own
    return _Taken(found, releases, read, gone)


def _lines(request: UnitRequest, ready: Ready) -> _Source:
    compiled = compile_tree(ready.parsed.tree, ready.request.exactness, ready.corpus)
    matches = ready.corpus.engine.match(compiled.plan)
    left = facets.narrowed(matches.bits & ready.base, ready.chosen)
    marks = tuple(dict.fromkeys(compiled.marks))
    repeats = Repeats()
    if not marks:
        note = Diagnostic("no-words", "A concordance needs a word to line up; the query has none.")
        return _Source(left, matches, None, (*compiled.notes, note))

    def take(release: Release, ordinal: int) -> _Found:
        row = ready.corpus.columns.rows[ordinal]
        return [*concordance.lines_of(release, row, marks, repeats)]

    return _Source(left, matches, take, tuple(compiled.notes))


def _quotations(request: UnitRequest, ready: Ready) -> _Source:
    corpus, exactness = ready.corpus, ready.request.exactness
    compiled = compile_tree(quotations.candidates(ready.parsed.tree), exactness, corpus)
    matches = corpus.engine.match(compiled.plan)
    # Who speaks is asked of each quotation; a release that quotes others as well is not left out.
    speaker = ready.chosen.get("speaker")
    ignored = ("speaker",) if speaker and not speaker.values else ()
    left = facets.narrowed(matches.bits & ready.base, ready.chosen, ignoring=ignored)
    matching = {
        leaf: corpus.engine.matching(compile_tree(leaf, exactness, corpus).plan)
        for leaf in leaves(ready.parsed.tree)
        if not quotations.of_quotation(leaf)
    }
    asked = quotations.asked(ready.parsed.tree, exactness, corpus, matching)
    repeats = Repeats()

    def take(release: Release, ordinal: int) -> _Found:
        if not release.quotes:
            return []
        row = corpus.columns.rows[ordinal]
        return [
            (one, repeats.number(one.text, (one.kind, one.speaker)))
            for one, _ in quotations.quotations_of(release, row, ordinal, asked)
            if (not request.quote_kinds or one.kind in request.quote_kinds) and _speaks(one, speaker)
        ]

    layouts = ready.layouts
    return _Source(
        left,
        matches,
        take,
        tuple(compiled.notes),
        lambda ordinal: quotations.may_hold(layouts[ordinal], asked),
    )


def _speaks(one: Quotation, chosen: Selection | None) -> bool:
    if chosen is None:
        return True
    return (not chosen.values or one.speaker in chosen.values) and one.speaker not in chosen.excluded


def _order(source: _Source, ready: Ready, request: UnitRequest, most: int) -> list[int]:
    """The releases to be read, in the order of that, which is that of the answer where nothing else is."""
    sort: Sort = _DATES.get(request.sort, "relevance" if _is_ranked(ready) else "newest")
    every = replace(ready.request, sort=sort, offset=0, limit=most)
    return ranked(source.left, source.matches, ready.corpus.columns, every)


def _is_ranked(ready: Ready) -> bool:
    tree = ready.parsed.tree
    parts = tree.children if isinstance(tree, And | Or) else (tree,)
    return bool(ready.request.query.strip()) and not all(isinstance(part, Not) for part in parts)


def _unread(unit: Unit, taken: _Taken, matching: int, bounds: Bounds) -> Iterator[Diagnostic]:
    """What is to be said where a bound ended the reading, or a release could not be read."""
    if taken.gone:
        message = f"{taken.gone:,} of the releases are no longer in the archive. Run “onrecord index”."
        yield Diagnostic("releases-gone", message)
    seen = taken.read + taken.gone
    if seen < matching and (len(taken.found) >= bounds.found or seen >= bounds.releases):
        message = (
            f"{matching:,} releases match; the {unit} are those of the first {seen:,}. Narrow the search."
        )
        yield Diagnostic("too-many-releases", message)


def _ordered(found: _Found, sort: UnitSort) -> _Found:
    """Lines or quotations in the order asked for; those that are equal in it stay as they were.

    “left” reads outward from the hit, the nearest word first; what has no speaker is last.
    """
    if sort == "speaker":
        return sorted(found, key=lambda item: item[0].speaker or _LAST)
    if sort == "left":
        return sorted(found, key=lambda item: words_of(getattr(item[0], "left", ""))[::-1])
    if sort == "right":
        return sorted(found, key=lambda item: words_of(getattr(item[0], "right", "")))
    return found


def _unfolded(found: _Found) -> list[Folded]:
    return [Folded(one) for one, _ in found]


def folded(found: Iterable[tuple[Line | Quotation, int]]) -> list[Folded]:
    """One entry for all that say the same, where the first of them stands."""
    groups: dict[int, list[Line | Quotation]] = {}
    for one, number in found:
        groups.setdefault(number, []).append(one)
    return [
        Folded(group[0], tuple(group[1 : config.MAX_REPEATED + 1]), len(group)) for group in groups.values()
    ]
