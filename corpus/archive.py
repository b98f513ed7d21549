"""The archive: one SQLite file that holds the dumps as they came and what was found in them.

It is the truth; indexes are derived from it.  A file that changed makes a new version of its dump:
the releases of the old one stay readable under their ids but are no longer current.  Each
release keeps two sets of annotations: what its own text gave (`found`) and what the whole archive
made of it (`resolved`), so that an archive-wide decision can be taken again without reading texts.

This module decides how values are kept.  What is found and resolved is decided in `pipeline`.

Longer than other modules so that whoever changes a table sees every statement that reads or writes it.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from corpus import codec, coverage, origin
from corpus.config import DATABASE_NAME
from corpus.coverage import ArchiveSummary, SourceSummary
from corpus.database import INDEXES, SCHEMA, DatabaseFailure, connect
from corpus.errors import ArchiveError, NotFound
from corpus.memory import Memory
from corpus.models import Dump, Issue, Person, Product, Release
from corpus.origin import Origin, Reading

FORMAT = "2"
CHUNK = 1 << 20
LEVEL = 4  # of compression: a twentieth larger than at the usual 6, in less than half the time

#: Fields of a release that hold many values, and cost time to read.
DETAILS = frozenset(
    (
        "passages",
        "date_hints",
        "people",
        "products",
        "quotes",
        "alignment",
        "quote_pairs",
        "subtitles",
        "issues",
        "corrections",
    )
)

E = TypeVar("E", Person, Product)


@dataclass(frozen=True, slots=True)
class HeldDump:
    """A current dump as the next ingest meets it: where it lay, its name, its bytes, who annotated it."""

    path: str
    source: str
    digest: str
    made_by: str


class Archive:
    """An open archive.  Use it as a context manager; one object belongs to one thread."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._db = connection

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Archive:
        """Open the archive in the folder `path`; with `create`, make it where there is none.

        Raises ArchiveError where it is missing, of another format, or cannot be opened.
        """
        database = Path(path) / DATABASE_NAME
        try:
            if create:
                Path(path).mkdir(parents=True, exist_ok=True)
            elif not database.is_file():
                raise ArchiveError(f"There is no archive in {path}. Run “onrecord ingest PATH…” first.")
            db = connect(database)
            archive = cls(Path(path), db)
            if create and not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                db.execute("PRAGMA journal_mode = WAL")
                with archive.transaction():
                    for statement in SCHEMA.split(";"):
                        db.execute(statement)
                    archive.set_meta("format", FORMAT)
            found = archive.meta("format")
            if create and found == FORMAT:
                for statement in INDEXES.split(";"):
                    db.execute(statement)
        except (OSError, sqlite3.Error, DatabaseFailure) as error:
            raise ArchiveError(
                f"The archive in {path} cannot be opened: {error.__cause__ or error}."
            ) from error
        if found != FORMAT:
            raise ArchiveError(
                f"The archive in {path} has format {found}; this version reads {FORMAT}. "
                "Read its sources into a new archive; the files beside it can be taken along."
            )
        return archive

    def opener(self) -> Callable[[], Archive]:
        """What opens the same archive once more, in another process as well."""
        return partial(Archive.open, self.path)

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing.  A disk that is full or fails ends as ArchiveError, nothing half done."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
        except DatabaseFailure as error:
            raise ArchiveError(f"The archive in {self.path} cannot be written: {error.__cause__}.") from error
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException as error:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            if isinstance(error, (sqlite3.Error, DatabaseFailure)):
                cause = error.__cause__ or error
                raise ArchiveError(f"The archive in {self.path} cannot be written: {cause}.") from error
            raise

    # -- reading -----------------------------------------------------------------------------

    def releases(self) -> Iterator[Release]:
        """Current releases by source and position, read as they are asked for."""
        cursor = self._db.execute(
            "SELECT r.found, r.resolved, r.text FROM release r JOIN dump d ON d.id = r.dump"
            " WHERE d.current ORDER BY d.source, d.id, r.start"
        )
        for found, resolved, text in cursor:
            yield _release(resolved or found, text)

    def release(self, release_id: str, *details: str) -> Release:
        """The release with that id, its current version first.  Raises NotFound.

        Of the fields of many values (`DETAILS`) all are filled, or those named where some are.
        """
        row = self._row(release_id, "r.found, r.resolved, r.text")
        skip = DETAILS - set(details) if details else frozenset()
        return _release(row[1] or row[0], row[2], skip=skip)

    def as_found(self, release_id: str) -> Release:
        """The same release as its own text gave it, before the archive decided.  Raises NotFound."""
        row = self._row(release_id, "r.found, r.text")
        return _release(row[0], row[1])

    def is_current(self, release_id: str) -> bool:
        """False where a newer version of its file no longer holds it.  Raises NotFound."""
        return bool(self._row(release_id, "d.current")[0])

    def is_superseded(self, release_id: str) -> bool:
        """Whether only an older version of its file holds it."""
        try:
            return not self.is_current(release_id)
        except NotFound:
            return False

    def counterparts(self) -> dict[str, str]:
        """Release id to the id of its other language, in both directions."""
        pairs: dict[str, str] = {}
        for zh, en in self._db.execute(
            "SELECT r.id, r.translation_of FROM release r JOIN dump d ON d.id = r.dump"
            " WHERE d.current AND r.translation_of IS NOT NULL"
        ):
            pairs[zh] = en
            pairs[en] = zh
        return pairs

    def counterpart(self, release_id: str) -> str | None:
        """The id of the other language of a release, None where there is none."""
        row = self._db.execute(
            "SELECT r.translation_of FROM release r JOIN dump d ON d.id = r.dump"
            " WHERE d.current AND r.id = ?1 AND r.translation_of IS NOT NULL UNION ALL"
            " SELECT r.id FROM release r JOIN dump d ON d.id = r.dump"
            " WHERE d.current AND r.translation_of = ?1",
            (release_id,),
        ).fetchone()
        return row[0] if row else None

    def neighbours(self, release_id: str) -> tuple[str | None, str | None]:
        """The releases before and after it in its file (None at the ends).  Raises NotFound."""
        dump, start = self._row(release_id, "r.dump, r.start")
        before, after = (
            self._db.execute(
                f"SELECT id FROM release WHERE dump = ? AND start {sign} ? AND kind != 'unassigned'"
                f" ORDER BY start {order} LIMIT 1",
                (dump, start),
            ).fetchone()
            for sign, order in (("<", "DESC"), (">", "ASC"))
        )
        return (before[0] if before else None, after[0] if after else None)

    def arrivals(self) -> dict[str, str]:
        """Id to when the release was first read, for each current one, the oldest first."""
        return coverage.arrivals(self._db)

    def origin(self, release_id: str) -> Origin:
        """Where a release stands in its file.  Raises NotFound."""
        return origin.origin(self._db, self._row(release_id, "r.key")[0])

    def readings(self, release_id: str) -> tuple[Reading, ...]:
        """How other versions of its file hold a release.  Raises NotFound."""
        return origin.readings(self._db, self._row(release_id, "r.key")[0])

    def release_digests(self) -> dict[str, str]:
        """Id to a digest of text and annotations, for each current release."""
        return dict(
            self._db.execute(
                "SELECT r.id, r.digest FROM release r JOIN dump d ON d.id = r.dump WHERE d.current"
            ).fetchall()
        )

    def release_digest(self, release_id: str) -> str:
        """The digest of the release that `release` gives.  Raises NotFound."""
        return self._row(release_id, "r.digest")[0]

    def digest(self) -> str:
        """Changes exactly when a current release or an annotation of one does."""
        total = hashlib.sha256()
        for release_id, digest in sorted(self.release_digests().items()):
            total.update(f"{release_id} {digest}\n".encode())
        return total.hexdigest()

    def identity(self) -> str:
        """What tells this archive from others and never changes in it; "" while it is empty.

        When it was begun, and with which file: archives of the same files begun at different times differ.
        """
        row = self._db.execute(
            "SELECT r.started, d.digest FROM dump d JOIN run r ON r.id = d.run ORDER BY d.id LIMIT 1"
        ).fetchone()
        return " ".join(row) if row else ""

    def people(self) -> tuple[Person, ...]:
        return self._entities("person", Person)

    def products(self) -> tuple[Product, ...]:
        return self._entities("product", Product)

    def person(self, name: str) -> Person | None:
        """What is known of one person, None where nobody of the archive has that name."""
        return self._entity("person", Person, name)

    def product(self, name: str) -> Product | None:
        """What is known of one product, None where the archive has none of that name."""
        return self._entity("product", Product, name)

    def summary(self) -> ArchiveSummary:
        """Coverage in figures, for the page about the archive and the account of an ingest."""
        return coverage.summarize(self._db, digest=self.digest())

    def date_counts(self) -> dict[tuple[str, str], int]:
        """(basis, precision) to the current releases whose date is known so, the most frequent first."""
        return coverage.count_dates(self._db)

    def sources(self) -> tuple[SourceSummary, ...]:
        """The account of each current file, by name."""
        return coverage.list_sources(self._db)

    def unused_corrections(self) -> tuple[Issue, ...]:
        """The corrections by hand that found nothing to correct when names and dates were last resolved."""
        return codec.decode_tuple(Issue, self.meta("unused corrections") or "[]")

    def meta(self, key: str) -> str | None:
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def dump_bytes(self, digest: str) -> bytes:
        """A dump as it came, byte for byte.  Raises NotFound."""
        row = self._db.execute(
            # Of several versions of the same bytes one keeps them.
            "SELECT d.id FROM dump d LEFT JOIN chunk c ON c.dump = d.id AND c.n = 0 WHERE d.digest = ?"
            " ORDER BY c.dump IS NULL, d.id LIMIT 1",
            (digest,),
        ).fetchone()
        if row is None:
            raise NotFound(f"No file with the digest {digest} is in the archive.")
        return b"".join(
            zlib.decompress(data)
            for (data,) in self._db.execute("SELECT data FROM chunk WHERE dump = ? ORDER BY n", row)
        )

    # -- writing -----------------------------------------------------------------------------

    def begin_run(self, started: str) -> int:
        """Record that an ingest began (ISO time); its number."""
        return int(self._db.execute("INSERT INTO run (started) VALUES (?)", (started,)).lastrowid or 0)

    def finish_run(self, run: int, finished: str, account: object) -> None:
        self._db.execute(
            "UPDATE run SET finished = ?, account = ? WHERE id = ?",
            (finished, json.dumps(account, ensure_ascii=False), run),
        )

    def current_dump(self, path: str) -> HeldDump | None:
        """The current version of the file at `path`, None if unknown."""
        return self._held("path = ?", path)

    def dump_with_digest(self, digest: str, *, other_than: str) -> HeldDump | None:
        """A current file with these bytes at another path than `other_than`, None where there is none."""
        return self._held("digest = ? AND path != ?", digest, other_than)

    def current_dumps(self) -> tuple[HeldDump, ...]:
        """Every current file, by name."""
        rows = self._db.execute(
            "SELECT path, source, digest, made_by FROM dump WHERE current ORDER BY source, id"
        )
        return tuple(HeldDump(*row) for row in rows)

    def source_text(self, source: str) -> str | None:
        """The text of the current file of that name, None where there is none."""
        rows = self._db.execute(
            "SELECT r.text FROM dump d LEFT JOIN release r ON r.dump = d.id"
            " WHERE d.current AND d.source = ? ORDER BY r.start",
            (source,),
        ).fetchall()
        return "".join(text or "" for (text,) in rows) if rows else None

    def has_source(self, source: str) -> bool:
        """Whether a current file is shown by that name."""
        return self._held("source = ?", source) is not None

    def _held(self, where: str, *values: str) -> HeldDump | None:
        row = self._db.execute(
            f"SELECT path, source, digest, made_by FROM dump WHERE current AND {where} LIMIT 1", values
        ).fetchone()
        return HeldDump(*row) if row else None

    def retire(self, path: str) -> None:
        """Make the file at `path` no longer current; its releases stay readable.  Call in a transaction."""
        self._db.execute("UPDATE dump SET current = 0 WHERE path = ? AND current", (path,))

    def add_dump(self, dump: Dump, *, path: str, made_by: str, run: int, chunks: Iterable[bytes]) -> int:
        """Make `dump` the current version of the file at `path`; its key.  Call in a transaction."""
        self.retire(path)
        key = self._db.execute(
            "INSERT INTO dump (path, source, digest, size, encoding, characters, undecodable, issues,"
            " made_by, run, current) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
            (
                path,
                dump.source,
                dump.digest,
                dump.size,
                dump.encoding,
                len(dump.text),
                dump.undecodable,
                codec.encode(dump.issues),
                made_by,
                run,
            ),
        ).lastrowid
        self._db.executemany(
            "INSERT INTO chunk VALUES (?, ?, ?)",
            ((key, n, zlib.compress(data, LEVEL)) for n, data in enumerate(chunks)),
        )
        return int(key or 0)

    def renew_dump(self, held: HeldDump, *, made_by: str) -> int:
        """Make a new version of a current dump, of the same bytes, for other releases; its key.

        The releases of the version before stay readable.  Call in a transaction.
        """
        (old,) = self._db.execute("SELECT id FROM dump WHERE current AND path = ?", (held.path,)).fetchone()
        key = self._db.execute(
            "INSERT INTO dump (path, source, digest, size, encoding, characters, undecodable, issues,"
            " made_by, run, current) SELECT path, source, digest, size, encoding, characters, undecodable,"
            " issues, ?, run, 0 FROM dump WHERE id = ?",
            (made_by, old),
        ).lastrowid
        self._db.execute("UPDATE chunk SET dump = ? WHERE dump = ?", (key, old))
        self.retire(held.path)
        self._db.execute("UPDATE dump SET current = 1 WHERE id = ?", (key,))
        return int(key or 0)

    def add_release(self, dump: int, release: Release) -> None:
        """Keep a release as found.  Call in a transaction."""
        found = _found(release)
        self._db.execute(
            'INSERT INTO release (id, dump, start, "end", kind, language, date, translation_of, text,'
            " found, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                release.id,
                dump,
                release.span.start,
                release.span.end,
                release.kind,
                release.language,
                release.date.value,
                release.translation_of,
                release.text,
                found,
                _digest(found, release.text),
            ),
        )

    def found(self, *details: str, keys: Sequence[int] | None = None) -> Iterator[tuple[int, Release]]:
        """(key, release as found) of each current release, by source and position; only `keys` if given.

        Of the fields of many values (`DETAILS`) only those named are filled.  Releases may be changed
        while this is read.
        """
        if keys is None:
            # The keys first: SQLite promises nothing about a cursor whose table changes under it.
            keys = [
                key
                for (key,) in self._db.execute(
                    "SELECT r.key FROM release r JOIN dump d ON d.id = r.dump"
                    " WHERE d.current ORDER BY d.source, d.id, r.start"
                )
            ]
        skip = DETAILS - set(details)
        for key in keys:
            found, text = self._db.execute("SELECT found, text FROM release WHERE key = ?", (key,)).fetchone()
            yield key, _release(found, text, skip=skip)

    def text(self, key: int) -> str:
        """The text alone of a release that `found` gave under `key`."""
        row = self._db.execute("SELECT text FROM release WHERE key = ?", (key,)).fetchone()
        return str(row[0])

    def set_resolved(self, key: int, release: Release) -> bool:
        """Keep what the archive made of a release; False if that is what it had."""
        resolved = _found(release)
        digest = _digest(resolved, release.text)
        was = self._db.execute(
            "SELECT digest FROM release WHERE key = ? AND resolved IS NOT NULL", (key,)
        ).fetchone()
        if was == (digest,):
            return False
        self._db.execute(
            "UPDATE release SET resolved = ?, kind = ?, date = ?, translation_of = ?, digest = ?"
            " WHERE key = ?",
            (
                resolved,
                release.kind,
                release.date.value,
                release.translation_of,
                digest,
                key,
            ),
        )
        return True

    def memory(self) -> Memory:
        """What resolving remembers of this archive.  Call in a transaction."""
        return Memory(self._db)

    def set_entities(self, people: Sequence[Person], products: Sequence[Product]) -> None:
        """Replace the people and products of the archive.  Call in a transaction."""
        self._db.execute("DELETE FROM entity")
        rows = [("person", one.name, codec.encode(one)) for one in people]
        rows += [("product", one.name, codec.encode(one)) for one in products]
        self._db.executemany("INSERT INTO entity VALUES (?, ?, ?)", rows)

    def set_unused(self, issues: Sequence[Issue]) -> None:
        """Keep which corrections found nothing to correct, for whoever asks later."""
        self.set_meta("unused corrections", codec.encode(issues))

    def set_meta(self, key: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    # -- inner -------------------------------------------------------------------------------

    def _row(self, release_id: str, columns: str) -> tuple[str, ...]:
        row: tuple[str, ...] | None = self._db.execute(
            f"SELECT {columns} FROM release r JOIN dump d ON d.id = r.dump WHERE r.id = ?"
            " ORDER BY d.current DESC, r.key DESC LIMIT 1",
            (release_id,),
        ).fetchone()
        if row is None:
            raise NotFound(f"No release has the id “{release_id}”{self._near(release_id)}")
        return row

    def _near(self, release_id: str) -> str:
        """The end of the sentence that says that an id is unknown."""
        ids = [one for (one,) in self._db.execute("SELECT DISTINCT id FROM release")]
        near = difflib.get_close_matches(release_id, ids, n=1, cutoff=0.7)
        return f"; did you mean “{near[0]}”?" if near else "."

    def _entities(self, kind: str, cls: type[E]) -> tuple[E, ...]:
        rows = self._db.execute("SELECT data FROM entity WHERE kind = ? ORDER BY name", (kind,))
        return tuple(codec.decode(cls, data) for (data,) in rows)

    def _entity(self, kind: str, cls: type[E], name: str) -> E | None:
        row = self._db.execute("SELECT data FROM entity WHERE kind = ? AND name = ?", (kind, name)).fetchone()
        return codec.decode(cls, row[0]) if row else None


def _found(release: Release) -> str:
    """A release's annotations without its text, which stands in a column of its own."""
    return codec.encode_without(release, "text")


def _release(annotations: str, text: str, *, skip: frozenset[str] = frozenset()) -> Release:
    return codec.decode(Release, annotations, skip=skip, given={"text": text})


def _digest(annotations: str, text: str) -> str:
    return hashlib.sha256(f"{annotations}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()
