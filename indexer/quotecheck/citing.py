"""A place on record as an editor cites it: the words as they stand there, whose they are, the release."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from corpus.citing.quotation import with_citation
from corpus.citing.reference import Reference
from corpus.citing.styles import STYLES
from corpus.models import Quote
from indexer.quotecheck.results import Match, SpokenAs
from indexer.quotecheck.standing import standing

Permalink = Callable[[str, int | None], str]
"""From a release's id and the number of a paragraph to the address of that paragraph."""
_NOT_OWN: Final[dict[SpokenAs, str]] = {
    "indirect": "reported, not in the speaker’s own words",
    "narrative": "the release’s own text, nobody’s quotation",
}


@dataclass(frozen=True, slots=True)
class Citer:
    """What a citation needs besides the place: the day it is made and, where there is a host, addresses."""

    accessed: datetime.date
    permalink: Permalink | None = None

    def copied(self, parts: Sequence[Match]) -> str:
        """The words of a place or, in order, of its parts, with the citation; "" where there is none."""
        of = self._reference(parts[0])
        words = " … ".join(match.text for match in parts)
        return with_citation(words, of, whose=whose(parts[0])) if of else ""

    def as_json(self, match: Match) -> dict[str, Any] | None:
        """The same for programs, with the citation in every style; None where the release cannot be read."""
        of = self._reference(match)
        if of is None:
            return None
        styles = {style: write(of) for style, write in STYLES.items()}
        return {"text": self.copied([match]), "permalink": of.permalink, **styles}

    def _reference(self, match: Match) -> Reference | None:
        if match.reference is None:
            return None
        return replace(
            match.reference,
            accessed=self.accessed,
            permalink=self.permalink(match.id, match.passage) if self.permalink else None,
            paragraph=None if match.passage is None else str(match.passage),
        )


def whose(match: Match | Quote) -> str:
    """Whose words they are, for a reader who sees nothing else; never more than the archive knows."""
    how = (standing(match) if isinstance(match, Match) else None) or _NOT_OWN.get(match.kind)
    if match.kind == "narrative":
        return how or ""
    who = match.speaker or "speaker not named"
    role = match.role if match.speaker else None
    return ", ".join(part for part in (who, role, how) if part)
