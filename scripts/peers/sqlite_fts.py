"""SQLite's FTS5 as Datasette uses it: a table of contents, an index of its text, facets by SQL.

As there, a count and each facet are queries of their own over what the search finds, and values of which a
row has many are arrays in JSON.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from scripts.peers.question import FACET_VALUES, FACETS, LIMIT, Answer, Article, Peer, Question

_FILE: Final = "releases.db"
_MANY: Final = frozenset(("person", "product"))
_FIELDS: Final = ", ".join(FACETS)


class SqliteFts:
    name = "SQLite FTS5"

    def build(self, folder: Path, articles: Sequence[Article]) -> None:
        db = sqlite3.connect(folder / _FILE)
        db.executescript(
            f"CREATE TABLE releases (id TEXT PRIMARY KEY, title TEXT, body TEXT, date TEXT, {_FIELDS});"
            "CREATE INDEX by_date ON releases (date);"
            "CREATE VIRTUAL TABLE releases_fts USING fts5 (title, body, content = releases);"
        )
        places = ", ".join("?" * (4 + len(FACETS)))
        db.executemany(f"INSERT INTO releases VALUES ({places})", map(_row, articles))
        db.execute("INSERT INTO releases_fts (releases_fts) VALUES ('rebuild')")
        db.commit()
        db.close()

    def open(self, folder: Path) -> Peer:
        return _Open(folder)


def _row(article: Article) -> tuple[str | None, ...]:
    values = (
        json.dumps(article.values.get(name, ()), ensure_ascii=False)
        if name in _MANY
        else next(iter(article.values.get(name, ())), None)
        for name in FACETS
    )
    return article.id, article.title, article.body, article.day, *values


class _Open:
    def __init__(self, folder: Path) -> None:
        self._db = sqlite3.connect(folder / _FILE)

    def ask(self, question: Question) -> Answer:
        where = "rowid IN (SELECT rowid FROM releases_fts WHERE releases_fts MATCH :q)"
        days = "date BETWEEN :first AND :last"
        first, last = question.days or ("", "")
        given = {"q": question.text, "first": first, "last": last}
        if question.days:
            where = f"{where} AND {days}"
        rows = self._db.execute(
            "SELECT id, releases.title, date, rank"
            + (", snippet(releases_fts, 1, '<b>', '</b>', '…', 32)" if question.snippets else "")
            + " FROM releases_fts JOIN releases ON releases.rowid = releases_fts.rowid"
            + f" WHERE releases_fts MATCH :q {f'AND {days}' if question.days else ''}"
            + f" ORDER BY rank LIMIT {LIMIT}",
            given,
        ).fetchall()
        (total,) = self._db.execute(f"SELECT count(*) FROM releases WHERE {where}", given).fetchone()
        facets = {name: self._db.execute(_facet(name, where), given).fetchall() for name in question.facets}
        return Answer(total, json.dumps({"total": total, "hits": rows, "facets": facets}, ensure_ascii=False))

    def close(self) -> None:
        self._db.close()


def _facet(name: str, where: str) -> str:
    if name in _MANY:
        return (
            f"SELECT j.value, count(DISTINCT found.rowid) AS n"
            f" FROM (SELECT rowid, {name} FROM releases WHERE {where}) AS found, json_each(found.{name}) AS j"
            f" GROUP BY j.value ORDER BY n DESC, j.value LIMIT {FACET_VALUES}"
        )
    return (
        f"SELECT {name}, count(*) AS n FROM releases WHERE {where} AND {name} IS NOT NULL"
        f" GROUP BY {name} ORDER BY n DESC, {name} LIMIT {FACET_VALUES}"
    )
