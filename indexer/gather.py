"""The lines or quotations of all releases that match: gathered, put in order, folded, cut to a page.

Decides how many releases are read for it, and says so where they were not all.  What a line or a
quotation is stands in `concordance` and `quotations`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from corpus.errors import NotFound
from indexer import concordance, config, facets, quotations
from indexer.describe import describe
from indexer.engines.base import Matches
from indexer.facets import Selection
from indexer.order import ranked
from indexer.plan import Corpus, compile_tree
from indexer.query import ParsedQuery
from indexer.repeats import Repeats
from indexer.request import SearchRequest, Sort
from indexer.results import Diagnostic
from indexer.sources import Opener
from indexer.syntax import And, Not, Or, leaves
from indexer.units import Folded, Line, Quotation, Unit, UnitRequest, UnitResult


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
    notes: tuple[Diagnostic, ...]


_Found = list[tuple[Line | Quotation, int]]
_DATES: Final[dict[str, Sort]] = {"newest": "newest", "oldest": "oldest"}


def gather(unit: Unit, request: UnitRequest, ready: Ready, open_archive: Opener) -> UnitResult:
    """The page of lines or quotations that is asked for."""
    take = _lines if unit == "passages" else _quotations
    found, releases, read, notes = take(request, ready, open_archive)
    listed = _unfolded(found) if request.unfold else folded(found)
    search = ready.request
    return UnitResult(
        request=replace(request, search=search),
        unit=unit,
        total=len(listed),
        occurrences=len(found),
        releases=releases,
        read=read,
        hits=tuple(listed[search.offset : search.offset + search.limit]),
        diagnostics=(*ready.parsed.diagnostics, *ready.notes, *notes),
        matched=describe(ready.parsed.tree, search.exactness, filtered=bool(ready.chosen)),
        generation=ready.generation,
    )


def _lines(
    request: UnitRequest, ready: Ready, open_archive: Opener
) -> tuple[_Found, int, int, list[Diagnostic]]:
    compiled = compile_tree(ready.parsed.tree, ready.request.exactness, ready.corpus)
    matches = ready.corpus.engine.match(compiled.plan)
    left = facets.narrowed(matches.bits & ready.base, ready.chosen)
    marks = tuple(dict.fromkeys(compiled.marks))
    notes = list(compiled.notes)
    if not marks:
        notes.append(Diagnostic("no-words", "A concordance needs a word to line up; the query has none."))
        return [], left.bit_count(), 0, notes
    repeats = Repeats()
    found: list[tuple[Line, int]] = []
    read = 0
    order = _order(left, matches, ready, request)
    with open_archive() as archive:
        for ordinal in order:
            row = ready.corpus.columns.rows[ordinal]
            try:
                found += concordance.lines_of(archive.release(row.id, *quotations.READ), row, marks, repeats)
            except NotFound:  # the archive has changed since the index was built
                continue
            read += 1
            if len(found) >= config.MAX_LINES:
                break
    notes += _unread(read, left.bit_count(), "passages")
    return [*concordance.ordered(found, request.sort)], left.bit_count(), read, notes


def _quotations(
    request: UnitRequest, ready: Ready, open_archive: Opener
) -> tuple[_Found, int, int, list[Diagnostic]]:
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
    found: list[tuple[Quotation, int]] = []
    releases = read = 0
    order = _order(left, matches, ready, request)
    with open_archive() as archive:
        for ordinal in order:
            try:
                release = archive.release(corpus.columns.ids[ordinal], *quotations.READ)
            except NotFound:  # the archive has changed since the index was built
                continue
            read += 1
            if not release.quotes:
                continue
            row = corpus.columns.rows[ordinal]
            own = [
                item
                for item in quotations.quotations_of(release, row, ordinal, asked)
                if (not request.quote_kinds or item[0].kind in request.quote_kinds)
                and _speaks(item[0], speaker)
            ]
            releases += bool(own)
            found += own
            if len(found) >= config.MAX_LINES:
                break
    ordered = quotations.ordered(found, request.sort)
    numbered: _Found = [(one, repeats.number(one.text, (one.kind, one.speaker))) for one, _ in ordered]
    return numbered, releases, read, [*compiled.notes, *_unread(read, left.bit_count(), "quotations")]


def _speaks(one: Quotation, chosen: Selection | None) -> bool:
    if chosen is None:
        return True
    return (not chosen.values or one.speaker in chosen.values) and one.speaker not in chosen.excluded


def _order(left: int, matches: Matches, ready: Ready, request: UnitRequest) -> list[int]:
    """The releases to be read, in the order of that, which is that of the answer where nothing else is."""
    sort: Sort = _DATES.get(request.sort, "relevance" if _is_ranked(ready) else "newest")
    every = replace(ready.request, sort=sort, offset=0, limit=config.MAX_RELEASES_READ)
    return ranked(left, matches, ready.corpus.columns, every)


def _is_ranked(ready: Ready) -> bool:
    tree = ready.parsed.tree
    parts = tree.children if isinstance(tree, And | Or) else (tree,)
    return bool(ready.request.query.strip()) and not all(isinstance(part, Not) for part in parts)


def _unread(read: int, matching: int, what: str) -> list[Diagnostic]:
    if read >= matching:
        return []
    message = f"{matching:,} releases match; the {what} are those of the first {read:,}. Narrow the search."
    return [Diagnostic("too-many-releases", message)]


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
