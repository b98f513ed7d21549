"""The hits of one page: what is shown of each release, and why it was found.

Which releases those are is decided in `answering`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import tee

from corpus.errors import NotFound
from indexer.columns import Columns
from indexer.engines.base import Matches
from indexer.plan import Mark
from indexer.reasons import MENTIONED, Wanted, reasons, value_reasons
from indexer.results import Hit
from indexer.snippets import mark_text, occurrences, snippets, spoken
from indexer.sources import Opener, ReleaseReader
from indexer.tied import Tie


@dataclass(frozen=True, slots=True)
class Showing:
    """What is to be shown of any release that a query found.

    `wanted` are the values chosen in facets or named in the query, `snippets` how many passages are shown at
    most: with 0 no release is read, and hits have neither snippets nor reasons.
    """

    matches: Matches
    marks: tuple[Mark, ...]
    tie: Tie | None
    wanted: tuple[Wanted, ...]
    snippets: int
    columns: Columns

    def hits(self, page: list[int], open_archive: Opener) -> tuple[Hit, ...]:
        """The hits of some releases, given by their ordinals."""
        if not (page and self.snippets):
            return tuple(self._bare(ordinal) for ordinal in page)
        with open_archive() as archive:
            return tuple(self._shown(ordinal, archive) for ordinal in page)

    def _shown(self, ordinal: int, archive: ReleaseReader) -> Hit:
        """A hit with its reasons and what of its release is shown: marked words, or what the speaker says."""
        hit, tie, marks = self._bare(ordinal), self.tie, self.marks
        mentions = (MENTIONED[one.field] for one in self.wanted if one.field in MENTIONED)
        try:
            # Who speaks a quotation may depend on any part of its release.
            needed = ("passages", "quotes", *mentions) if tie is None else ()
            release = archive.release(hit.id, *needed)
        except NotFound:
            return hit  # the text has changed since the index was built; nothing can be marked in it
        hit = replace(hit, untitled=release.title is None)
        values = value_reasons(release, ordinal, self.wanted, self.columns)
        if tie is not None and tie.words:
            release = tie.only(release)
        elif tie is not None and not marks and (quotes := tie.quotes(release)):
            return replace(hit, snippets=spoken(release, quotes, self.snippets), reasons=values)
        if not marks:
            return replace(hit, snippets=snippets(release, (), self.snippets), reasons=values)
        for_snippets, for_reasons = tee(occurrences(release, marks))
        told, cut = reasons(release, marks, for_reasons)
        return replace(
            hit,
            snippets=snippets(release, marks, self.snippets, for_snippets),
            reasons=(*told, *values),
            reasons_cut=cut,
        )

    def _bare(self, ordinal: int) -> Hit:
        """What the columns know of a release."""
        row = self.columns.rows[ordinal]
        other = self.columns.by_id.get(row.counterpart) if row.counterpart else None
        languages = [row.language] + ([self.columns.rows[other].language] if other is not None else [])
        return Hit(
            id=row.id,
            source=row.source,
            start=row.start,
            end=row.end,
            title=row.title,
            title_highlights=mark_text(row.title, self.marks, "title"),
            date=row.date,
            date_precision=row.precision,
            date_basis=row.basis,
            language=row.language,
            languages=tuple(dict.fromkeys(languages)),
            kind=row.kind,
            author=row.author,
            place=row.place,
            counterpart=row.counterpart,
            score=round(self.matches.score(ordinal), 4),
            date_earliest=row.earliest,
            date_latest=row.latest,
        )
