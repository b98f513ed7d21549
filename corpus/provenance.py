"""How a file of results came to be: what was asked, on which day, of which archive, and how much is in it.

Decides what a file says of itself, as columns of a table, as an object, and as a sentence.  A file that is
passed on has to be checkable without the address it came from, so each format carries one of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Provenance:
    """`query` as it was typed, `filters` what narrows and orders it, in words; `asked_on` the day (UTC).

    `archive_digest` is that of the archive the answer was given from.  `found` releases match, `listed` of
    them are in the file, or were read for it; `undated_left_out` match but for a choice of dates,
    which holds no undated release.  `notes` is what the answer said about itself.
    """

    query: str
    filters: str
    asked_on: date
    archive_digest: str
    found: int
    listed: int
    undated_left_out: int = 0
    notes: tuple[str, ...] = ()

    def columns(self) -> dict[str, str]:
        """The columns that stand beside each row of a table, so that rows stay true when they are moved."""
        return {
            "query": self.query,
            "filters": self.filters,
            "asked_on": self.asked_on.isoformat(),
            "archive_digest": self.archive_digest,
            "releases_found": str(self.found),
            "releases_listed": str(self.listed),
            "undated_left_out": str(self.undated_left_out),
            "notes": " ".join(self.notes),
        }

    def values(self) -> dict[str, object]:
        """The same for JSON."""
        return {
            **self.columns(),
            "releases_found": self.found,
            "releases_listed": self.listed,
            "undated_left_out": self.undated_left_out,
            "notes": list(self.notes),
        }

    def said(self, *, with_day: bool = True) -> str:
        """The same in a sentence or two, on one line; without the day for what is asked again and again."""
        conditions = f" ({self.filters})" if self.filters else ""
        asked = f"“{self.query}”" if self.query else "everything"
        counted = f"{self.found:,} release{'' if self.found == 1 else 's'}"
        if self.listed < self.found:
            counted = f"the first {self.listed:,} of {counted}"
        day = f" on {self.asked_on.isoformat()}" if with_day else ""
        said = (
            f"Search for {asked}{conditions}{day} in the archive with the digest"
            f" {self.archive_digest}: {counted}."
        )
        if self.undated_left_out:
            noun = f"undated release{'' if self.undated_left_out == 1 else 's'}"
            said += f" Not counted: {self.undated_left_out:,} {noun}, which no choice of dates holds."
        return " ".join(" ".join((said, *self.notes)).split())
