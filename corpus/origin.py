"""Where a release stands in its file, and the other readings of it that other versions of the file hold.

An archive keeps the releases of every version of a file.  Which release of one version is which of another is
decided by the text alone: the same place where the bytes are the same, the most runs of words in common where
they are not, and no answer where nothing has half of them in common.
"""

from __future__ import annotations

import re
import sqlite3
from bisect import bisect_right, insort
from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import Final

NEAR_LINES: Final = 6
"""Lines shown of the file on either side."""
NEAR_CHARACTERS: Final = 2_000
RUN: Final = 3
"""Words (characters of Chinese) that are compared together."""
ALIKE: Final = 0.5
"""Of the runs of both together, the part that two readings of one release have in common at least."""
SURELY: Final = 0.9
"""What is as alike as this is not compared with others."""
MAX_COMPARED: Final = 200
"""Releases of another version that are compared, those of the same day and the nearest place first."""
MAX_VERSIONS: Final = 20
"""Versions of a file that are looked through, the newest first."""
MAX_COUNTED: Final = 64
"""Files of which it is kept how many lines there are before some places."""
MAX_PLACES: Final = 1_000
"""Places of one of them."""
_COUNTED: Final[dict[tuple[int, str, str, int], list[tuple[int, int]]]] = {}
_WORD: Final = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Origin:
    """The file of a release and its place there: `line` is the one it begins in, from 1; `size` is in bytes.

    `before` and `after` are the text of the file on either side, a few lines or `NEAR_CHARACTERS` of it.
    """

    source: str
    digest: str
    encoding: str
    size: int
    characters: int
    undecodable: int
    current: bool
    line: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A release that an older or newer version of the file holds in place of another."""

    id: str
    current: bool
    same_bytes: bool


def origin(db: sqlite3.Connection, key: str) -> Origin:
    """The place of the release in the row `key`."""
    row = db.execute(
        "SELECT d.id, d.source, d.digest, d.encoding, d.size, d.characters, d.undecodable, d.current,"
        ' r.start, r."end" FROM release r JOIN dump d ON d.id = r.dump WHERE r.key = ?',
        (key,),
    ).fetchone()
    dump, source, digest, encoding, size, characters, undecodable, current, start, end = row
    breaks = _breaks_before(db, (dump, digest, encoding, characters), start)
    before = _gathered(
        db.execute(
            "SELECT text FROM release WHERE dump = ? AND start < ? ORDER BY start DESC", (dump, start)
        ),
        backwards=True,
    )
    after = _gathered(
        db.execute("SELECT text FROM release WHERE dump = ? AND start >= ? ORDER BY start", (dump, end))
    )
    return Origin(
        source=source,
        digest=digest,
        encoding=encoding,
        size=size,
        characters=characters,
        undecodable=undecodable,
        current=bool(current),
        line=breaks + 1,
        before=before,
        after=after,
    )


def _breaks_before(db: sqlite3.Connection, dump: tuple[int, str, str, int], start: int) -> int:
    """The ends of lines before a release of a dump, which is its row and what it is made of.

    They are counted from the nearest place before it up to which they were counted already: the beginning of
    another release, so that the same text, split in another way, is counted by itself.
    """
    if len(_COUNTED) >= MAX_COUNTED and dump not in _COUNTED:
        _COUNTED.clear()
    counted = _COUNTED.setdefault(dump, [(0, 0)])
    begin, breaks = counted[bisect_right(counted, start, key=itemgetter(0)) - 1]
    if begin == start:
        return breaks
    (more,) = db.execute(
        "SELECT coalesce(sum(length(text) - length(replace(text, char(10), ''))), 0) FROM release"
        " WHERE dump = ? AND start >= ? AND start < ?",
        (dump[0], begin, start),
    ).fetchone()
    if len(counted) < MAX_PLACES:
        insort(counted, (start, breaks + more))
    return int(breaks + more)


def readings(db: sqlite3.Connection, key: str) -> tuple[Reading, ...]:
    """The readings of the release in the row `key` that other versions of its file hold, the newest first.

    Of each version the one most alike; an id stands once, and never the release's own.
    """
    release_id, text, date, language, start, end, dump, path, digest = db.execute(
        'SELECT r.id, r.text, r.date, r.language, r.start, r."end", d.id, d.path, d.digest FROM release r'
        " JOIN dump d ON d.id = r.dump WHERE r.key = ?",
        (key,),
    ).fetchone()
    found: dict[str, Reading] = {}
    for other, other_digest, current in db.execute(
        "SELECT id, digest, current FROM dump WHERE path = ? AND id != ?"
        " ORDER BY current DESC, id DESC LIMIT ?",
        (path, dump, MAX_VERSIONS),
    ).fetchall():
        if db.execute(
            "SELECT 1 FROM release WHERE dump = ? AND id = ? LIMIT 1", (other, release_id)
        ).fetchone():
            continue
        if other_digest == digest:
            best = _at_the_same_place(db, other, start, end, language)
        else:
            best = _most_alike(db, other, text, date, language, start)
        if best is not None and best not in found:
            found[best] = Reading(best, bool(current), other_digest == digest)
    return tuple(found.values())


def _at_the_same_place(db: sqlite3.Connection, dump: int, start: int, end: int, language: str) -> str | None:
    """The release of another version of the same bytes that has the most of a place."""
    row = db.execute(
        "SELECT id FROM release WHERE dump = ?1 AND start < ?3 AND \"end\" > ?2 AND kind != 'unassigned'"
        ' ORDER BY language = ?4 DESC, min("end", ?3) - max(start, ?2) DESC LIMIT 1',
        (dump, start, end, language),
    ).fetchone()
    return row[0] if row else None


def _most_alike(
    db: sqlite3.Connection, dump: int, text: str, date: str | None, language: str, start: int
) -> str | None:
    own = _runs(text)
    best, most = None, 0.0
    keys = db.execute(
        "SELECT key FROM release WHERE dump = ? AND language = ? AND kind != 'unassigned'"
        " ORDER BY date IS NOT ?, abs(start - ?) LIMIT ?",
        (dump, language, date, start, MAX_COMPARED),
    ).fetchall()
    for (key,) in keys:
        other_id, other_text = db.execute("SELECT id, text FROM release WHERE key = ?", (key,)).fetchone()
        alike = _alike(own, _runs(other_text))
        if alike > most:
            best, most = other_id, alike
        if most >= SURELY:
            break
    return best if most >= ALIKE else None


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text)
    return {tuple(words[n : n + RUN]) for n in range(max(1, len(words) - RUN + 1))}


def _alike(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> float:
    """The resemblance of two texts by their runs of words (Broder, 1997)."""
    return len(one & other) / len(one | other)


def _gathered(rows: Iterable[tuple[str]], *, backwards: bool = False) -> str:
    """Of the texts of rows, one after the other, the lines nearest to where they begin."""
    held = ""
    for (text,) in rows:
        held = text + held if backwards else held + text
        if held.count("\n") > NEAR_LINES or len(held) > NEAR_CHARACTERS:
            break
    if backwards:
        held = held[-NEAR_CHARACTERS:]
        return "".join(held.splitlines(keepends=True)[-NEAR_LINES - 1 :])
    return "".join(held[:NEAR_CHARACTERS].splitlines(keepends=True)[: NEAR_LINES + 1])
