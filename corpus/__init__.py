"""Dumps in, annotated releases out.  Knows nothing of search or of the web.

The door of the package: what other packages and programs may rely on.
"""

from corpus.archive import Archive
from corpus.coverage import ArchiveSummary, SourceSummary
from corpus.errors import (
    ArchiveError,
    ConfigError,
    IndexUnavailable,
    NotFound,
    OnRecordError,
    UnreadableInput,
)
from corpus.models import Dump, Issue, Passage, Person, Product, Release, ReleaseDate, Span

__all__ = [
    "Archive",
    "ArchiveError",
    "ArchiveSummary",
    "ConfigError",
    "Dump",
    "IndexUnavailable",
    "Issue",
    "NotFound",
    "OnRecordError",
    "Passage",
    "Person",
    "Product",
    "Release",
    "ReleaseDate",
    "SourceSummary",
    "Span",
    "UnreadableInput",
]
