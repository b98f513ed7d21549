"""What resolving an archive remembers, so that it need not read every release again.

Of each release what is read of it, which never changes, and what the decision about it was made from; of
the archive the names it knew.  All of it can be made again from the rest of the archive: what another
program wrote is thrown away, and so it may be at any time.  What is remembered, and when a decision still
holds, `pipeline` and `resolve` decide.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_MARK = "memory made by"
_LEVEL = 1  # of compression: it is read at each ingest


@dataclass(frozen=True, slots=True)
class Remembered:
    """A current release.  `light` is what is read of it and `inputs` what its decision was made from, where
    they are known and the release still is as it was decided."""

    key: int
    light: str | None
    inputs: str | None


class Memory:
    """The memory of an open archive.  Use it inside one transaction with what is decided by it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Forgets what another program remembered."""
        self._db = connection
        # An archive of before has none, and none is missed where the table is dropped.
        connection.execute(
            "CREATE TABLE IF NOT EXISTS memory (release INTEGER PRIMARY KEY, light BLOB NOT NULL,"
            " anchors BLOB, folded BLOB, inputs TEXT, digest TEXT)"
        )
        made_by = connection.execute("SELECT value FROM meta WHERE key = ?", (_MARK,)).fetchone()
        if made_by != (_program(),):
            self.forget()
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_MARK, _program()))

    def forget(self) -> None:
        """Forget everything."""
        self._db.execute("DELETE FROM memory")

    def releases(self) -> Iterator[Remembered]:
        """Every current release, by source and position."""
        # The keys first: SQLite promises nothing about a cursor whose table changes under it.
        keys = self._db.execute(
            "SELECT r.key FROM release r JOIN dump d ON d.id = r.dump"
            " WHERE d.current ORDER BY d.source, d.id, r.start"
        ).fetchall()
        for (key,) in keys:
            row = self._db.execute(
                "SELECT m.light, m.inputs, r.resolved IS NOT NULL AND r.digest = m.digest"
                " FROM memory m JOIN release r ON r.key = m.release WHERE m.release = ?",
                (key,),
            ).fetchone()
            light, inputs, as_decided = row or (None, None, False)
            yield Remembered(key, light and _unpacked(light), inputs if as_decided else None)

    def set_light(self, key: int, light: str) -> None:
        """Remember what is read of a release, and nothing else of it."""
        self._db.execute(
            "INSERT OR REPLACE INTO memory (release, light) VALUES (?, ?)", (key, _packed(light))
        )

    def anchors(self, key: int) -> str | None:
        return self._text("anchors", key)

    def set_anchors(self, key: int, anchors: str) -> None:
        self._db.execute("UPDATE memory SET anchors = ? WHERE release = ?", (_packed(anchors), key))

    def folded(self, key: int) -> str | None:
        return self._text("folded", key)

    def set_folded(self, key: int, folded: str) -> None:
        self._db.execute("UPDATE memory SET folded = ? WHERE release = ?", (_packed(folded), key))

    def set_decided(self, key: int, inputs: str | None) -> None:
        """Remember from what a release was decided as it is kept now; None where that is not to be told."""
        self._db.execute(
            "UPDATE memory SET inputs = ?,"
            " digest = (SELECT digest FROM release WHERE key = memory.release) WHERE release = ?",
            (inputs, key),
        )

    def names(self) -> str | None:
        """The names that the remembered decisions were made with."""
        return self._text("light", 0)

    def set_names(self, names: str) -> None:
        self.set_light(0, names)

    def forget_superseded(self) -> None:
        """Forget the releases that are no longer current."""
        self._db.execute(
            "DELETE FROM memory WHERE release != 0 AND release NOT IN"
            " (SELECT r.key FROM release r JOIN dump d ON d.id = r.dump WHERE d.current)"
        )

    def _text(self, column: str, key: int) -> str | None:
        row = self._db.execute(f"SELECT {column} FROM memory WHERE release = ?", (key,)).fetchone()
        return None if row is None or row[0] is None else _unpacked(row[0])


def _packed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def _unpacked(data: bytes) -> str:
    return zlib.decompress(data).decode("utf-8", "surrogatepass")


@cache
def _program() -> str:
    """A digest of what has a say in a decision beside the archive: an edited program makes all anew."""
    total = hashlib.sha256(sys.version.encode())
    here = Path(__file__).parent
    paths = sorted(here.rglob("*.py"))
    if not paths:
        # A program whose lines cannot be read is another one each time.
        return os.urandom(16).hex()
    for path in paths:
        total.update(f"{path.relative_to(here).as_posix()}\0".encode())
        total.update(path.read_bytes())
    # The one library whose data decide: which paragraphs say the same.
    dictionaries = find_spec("opencc")
    if dictionaries is not None and dictionaries.origin:
        total.update(str(Path(dictionaries.origin).stat().st_mtime_ns).encode())
    return total.hexdigest()
