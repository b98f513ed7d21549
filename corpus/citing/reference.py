"""What is known of a release for citing it: one source for every style and every record.

Nothing is made up: no author or organisation that the release does not name, no date closer than it is known,
no address but the release's own and that of its page in this archive, which the caller gives.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Final

from corpus.citing.issuer import issuer_of
from corpus.citing.names import AuthorName, author_name
from corpus.models import Language, Release, ReleaseDate
from corpus.unprintable import one_line

ARCHIVE: Final = "archive"
"""The kind of what is cited where it is the archive as a whole, in the state it has on a day."""
_GENRES: Final = {"letter": "Open letter", "speech": "Speech", ARCHIVE: "Data set"}
_ADDRESS: Final = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reference:
    """A release as it is cited; every text stands on one line.

    `author` is the person a letter or speech is by, `issuer` the organisation the release names as its own.
    `url` is where it was first published, `permalink` its page in this archive; either may be unknown.
    `accessed` is the day the reader looked at it, `paragraph` the number of the paragraph that is meant, or
    those of the first and the last (“12–14”).
    """

    id: str
    kind: str
    language: Language
    title: str | None
    author: AuthorName | None
    issuer: str | None
    date: ReleaseDate
    place: str | None
    source: str
    url: str | None
    permalink: str | None = None
    accessed: datetime.date | None = None
    paragraph: str | None = None

    @property
    def genre(self) -> str:
        return _GENRES.get(self.kind, "Press release")

    @property
    def called(self) -> str:
        """The title; where there is none, words in brackets that no reader takes for one."""
        return self.title or ("[无题名]" if self.language == "zh" else f"[Untitled {self.genre.lower()}]")

    @property
    def responsible(self) -> AuthorName | None:
        """Who answers for the words: the author, else the organisation; None where neither is known."""
        return self.author or (AuthorName(self.issuer) if self.issuer else None)

    @property
    def publisher(self) -> str | None:
        """The organisation, where somebody else is the author."""
        return self.issuer if self.author and self.author.whole != self.issuer else None

    @property
    def address(self) -> str | None:
        """Where a reader finds it: the first address if there is one, else that of its page here."""
        return self.url or self.permalink


def reference_of(release: Release) -> Reference:
    """The release as it is cited, without what depends on the reader (see `Reference`)."""
    return Reference(
        id=release.id,
        kind=release.kind,
        language=release.language,
        title=one_line(release.title),
        author=author_name(author, release) if (author := one_line(release.author)) else None,
        issuer=one_line(issuer_of(release)),
        date=release.date,
        place=one_line(release.place),
        source=one_line(release.source) or "",
        url=url if (url := one_line(release.url)) and _ADDRESS.fullmatch(url) else None,
    )
