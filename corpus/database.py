"""The SQLite file under an archive: its tables, how it is opened, and what its failures become.

Decides nothing about what is kept; `archive` does.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

from corpus.errors import ArchiveError

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE run (
    id INTEGER PRIMARY KEY, started TEXT NOT NULL, finished TEXT, account TEXT
);
CREATE TABLE dump (
    id INTEGER PRIMARY KEY, path TEXT NOT NULL, source TEXT NOT NULL, digest TEXT NOT NULL,
    size INTEGER NOT NULL, encoding TEXT NOT NULL, characters INTEGER NOT NULL,
    undecodable INTEGER NOT NULL, issues TEXT NOT NULL, made_by TEXT NOT NULL,
    run INTEGER NOT NULL REFERENCES run, current INTEGER NOT NULL
);
CREATE UNIQUE INDEX dump_current ON dump (path) WHERE current;
CREATE TABLE chunk (
    dump INTEGER NOT NULL REFERENCES dump, n INTEGER NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY (dump, n)
) WITHOUT ROWID;
CREATE TABLE release (
    key INTEGER PRIMARY KEY, id TEXT NOT NULL, dump INTEGER NOT NULL REFERENCES dump,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, kind TEXT NOT NULL, language TEXT NOT NULL,
    date TEXT, translation_of TEXT, text TEXT NOT NULL, found TEXT NOT NULL, resolved TEXT,
    digest TEXT NOT NULL
);
CREATE TABLE entity (
    kind TEXT NOT NULL, name TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (kind, name)
) WITHOUT ROWID;
"""
#: An archive that an earlier version made has not all of them until something is ingested, and is read more
#: slowly.  What is counted of all releases stands in the second one, so that it is counted past no text.
INDEXES = """
CREATE INDEX IF NOT EXISTS release_id ON release (id);
CREATE INDEX IF NOT EXISTS release_facts
    ON release (dump, start, "end", kind, language, date, id, digest, translation_of);
CREATE INDEX IF NOT EXISTS release_translation ON release (translation_of) WHERE translation_of IS NOT NULL;
"""


class DatabaseFailure(ArchiveError):
    """What SQLite could not do, in its own words."""


class Connection(sqlite3.Connection):
    """A connection whose failures are this project's errors, on whatever statement they come."""

    def execute(self, *statement: Any) -> sqlite3.Cursor:
        try:
            return super().execute(*statement)
        except sqlite3.Error as error:
            raise DatabaseFailure(f"The archive cannot be used: {error}.") from error


def connect(database: Path) -> Connection:
    """An open connection in autocommit; one to a file that may not be written is for reading only.

    Raises sqlite3.Error or DatabaseFailure where the file cannot be opened or is no database.
    """
    db = sqlite3.connect(_address(database), uri=True, timeout=30, isolation_level=None, factory=Connection)
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA synchronous = FULL")
    return db


def _address(database: Path) -> str:
    """The address to open a database by, with the rights there are."""
    address = database.absolute().as_uri()
    if not database.exists() or (os.access(database, os.W_OK) and os.access(database.parent, os.W_OK)):
        return address
    # Without a log beside it nothing can be missing from the file, and no lock file is needed.
    log = database.with_name(f"{database.name}-wal")
    return f"{address}?mode=ro" if log.exists() else f"{address}?immutable=1"
