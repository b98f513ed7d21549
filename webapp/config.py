"""What a running service is told: where its archive is, how it listens, and its bounds.

Where an archive lives when nobody says is `corpus.config`'s to decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

MAX_QUERY = 512
"""Characters of a query; the query parser keeps to the same bound."""
MAX_VALUE = 200
"""Characters of one facet value."""
MAX_VALUES = 24
"""Values of one facet, selected or excluded together."""
MAX_PAGE = 500
"""Pages of a result that can be turned to."""
MAX_EXPORTED = 20_000
"""Releases in one file of results; the command line has no such bound."""
MAX_BODY = 64 * 1024
"""Bytes of a request body: enough for one quotation to be checked, in any encoding of JSON."""
MAX_TEXT = 2 * 1024 * 1024
"""Bytes of a draft that is pasted; the quote desk bounds its characters."""
MAX_CHECKED = 500
"""Rows of a table of quotations that are checked in one request; the command line takes more."""
MAX_CHECKED_CHARACTERS = 400_000
"""Characters of such a table, as of a draft."""
PAGE_BYTES = 48_000
"""What the links of the facets may add to a page, so that a long query does not bloat it."""


@dataclass(frozen=True, slots=True)
class WebConfig:
    """`host` and `port` are where the service listens, `threads` how many requests it answers at once.

    `public_url` is the address it is reached by, None for whichever host is asked.
    """

    archive: Path
    host: str = "127.0.0.1"
    port: int = 8080
    threads: int = 4
    public_url: str | None = None
