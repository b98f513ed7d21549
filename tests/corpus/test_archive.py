"""What the archive keeps, versions and refuses."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.config import ENVIRONMENT_VARIABLE, archive_path
from corpus.errors import ArchiveError, NotFound
from corpus.models import Dump, Evidence, Issue, Passage, Person, Product, Release, ReleaseDate, Span

TEXT = "Harbour opens\n\nThe new harbour opened today.\n\n新港口开放\n\n港口今天开放。"
SEAM = TEXT.index("新")


def make_dump(text: str = TEXT, source: str = "box/harbour.txt") -> Dump:
    data = text.encode()
    issue = Issue("undecodable", "two bytes could not be read", byte_offset=7)
    return Dump(source, text, "utf-8", hashlib.sha256(data).hexdigest(), len(data), 2, issues=(issue,))


def make_releases(dump: Dump) -> tuple[Release, Release]:
    en = Release(
        id="en1",
        source=dump.source,
        span=Span(0, SEAM),
        text=dump.text[:SEAM],
        kind="release",
        language="en",
        title="Harbour opens",
        title_span=Span(0, 13),
        date=ReleaseDate("2021-05-03", "day", "dateline", "rule", (Evidence("3 May", Span(15, 20)),)),
        passages=(Passage("title", Span(0, 13)), Passage("body", Span(15, SEAM - 2))),
    )
    zh = Release(
        id="zh1",
        source=dump.source,
        span=Span(SEAM, len(dump.text)),
        text=dump.text[SEAM:],
        kind="release",
        language="zh",
        translation_of="en1",
    )
    return en, zh


def store(archive: Archive, dump: Dump, *releases: Release, path: str = "/in/harbour.txt") -> None:
    run = archive.begin_run("2024-01-01T00:00:00+00:00")
    with archive.transaction():
        key = archive.add_dump(dump, path=path, made_by="1", run=run, chunks=[dump.text.encode()])
        for release in releases:
            archive.add_release(key, release)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive.open(tmp_path / "archive", create=True)


def test_a_release_comes_back_as_it_went_in(archive: Archive) -> None:
    dump = make_dump()
    releases = make_releases(dump)
    store(archive, dump, *releases)
    assert tuple(archive.releases()) == releases
    assert archive.release("zh1") == releases[1]


def test_the_dump_comes_back_byte_for_byte(archive: Archive) -> None:
    dump = make_dump()
    store(archive, dump)
    assert archive.dump_bytes(dump.digest) == TEXT.encode()


def test_counterparts_go_both_ways(archive: Archive) -> None:
    dump = make_dump()
    store(archive, dump, *make_releases(dump))
    assert archive.counterparts() == {"en1": "zh1", "zh1": "en1"}
    assert archive.counterpart("en1") == "zh1"
    assert archive.counterpart("zh1") == "en1"


def test_neighbours_follow_the_order_of_the_file(archive: Archive) -> None:
    dump = make_dump()
    store(archive, dump, *make_releases(dump))
    assert archive.neighbours("en1") == (None, "zh1")
    assert archive.neighbours("zh1") == ("en1", None)


def test_a_changed_file_supersedes_and_the_old_release_stays_readable(archive: Archive) -> None:
    old = make_dump()
    store(archive, old, *make_releases(old))
    new = make_dump(TEXT.replace("today", "yesterday"))
    changed = replace(make_releases(old)[0], id="en2", text=new.text[:SEAM])
    store(archive, new, changed)
    assert [one.id for one in archive.releases()] == ["en2"]
    assert archive.release("en1").title == "Harbour opens"
    assert not archive.is_current("en1")
    assert archive.is_current("en2")
    assert archive.summary().releases == 1


def test_the_digest_changes_with_an_annotation_and_only_then(archive: Archive) -> None:
    dump = make_dump()
    store(archive, dump, *make_releases(dump))
    before = archive.digest()
    assert archive.digest() == before
    key, release = next(archive.found())
    with archive.transaction():
        assert archive.set_resolved(key, replace(release, author="Ada Ng"))
    assert archive.digest() != before
    assert archive.release("en1").author == "Ada Ng"


def test_resolving_to_the_same_changes_nothing(archive: Archive) -> None:
    dump = make_dump()
    store(archive, dump, *make_releases(dump))
    for _ in range(2):
        with archive.transaction():
            changed = [archive.set_resolved(key, release) for key, release in archive.found()]
    assert changed == [False, False]


def test_only_the_details_asked_for_are_read(archive: Archive) -> None:
    dump = make_dump()
    releases = make_releases(dump)
    store(archive, dump, *releases)
    bare = [release for _, release in archive.found()]
    assert bare == [replace(one, passages=()) for one in releases]
    assert [release for _, release in archive.found("passages")] == list(releases)


def test_the_summary_counts_what_is_there(archive: Archive) -> None:
    dump = make_dump()
    store(archive, dump, *make_releases(dump))
    summary = archive.summary()
    assert (summary.releases, summary.undated) == (2, 1)
    assert summary.by_language == {"en": 1, "zh": 1}
    assert (summary.earliest, summary.latest) == ("2021-05-03", "2021-05-03")
    assert summary.months == {"2021-05": 1}
    (source,) = summary.sources
    assert (source.characters, source.unassigned, source.undecodable) == (len(TEXT), 0, 2)
    assert source.issues[0].byte_offset == 7


def test_unassigned_text_is_counted_apart(archive: Archive) -> None:
    dump = make_dump()
    en, zh = make_releases(dump)
    store(archive, dump, en, replace(zh, kind="unassigned", translation_of=None))
    summary = archive.summary()
    assert summary.releases == 1
    assert summary.sources[0].unassigned == len(zh.span)


def test_people_and_products_are_kept(archive: Archive) -> None:
    person = Person("Ada Ng", "吴爱达", ("Ms. Ng",))
    product = Product("Quay 2", "Quay", "crane", ("Quay II",))
    with archive.transaction():
        archive.set_entities((person,), (product,))
    assert archive.people() == (person,)
    assert archive.products() == (product,)
    assert (archive.person(person.name), archive.person(product.name)) == (person, None)
    assert (archive.product(product.name), archive.product("nothing")) == (product, None)


def test_a_failed_transaction_leaves_nothing(archive: Archive) -> None:
    dump = make_dump()

    def broken() -> Iterator[bytes]:
        yield b"the first chunk"
        raise OSError("disk gone")

    with pytest.raises(OSError, match="disk gone"), archive.transaction():
        archive.add_dump(dump, path="/in/x", made_by="1", run=archive.begin_run("now"), chunks=broken())
    assert archive.sources() == ()


def test_an_unknown_id_is_not_found(archive: Archive) -> None:
    for ask in (archive.release, archive.is_current, archive.neighbours, archive.dump_bytes):
        with pytest.raises(NotFound, match="nowhere"):
            ask("nowhere")


def test_a_missing_archive_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="onrecord ingest"):
        Archive.open(tmp_path / "none")


def test_a_file_that_is_no_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "archive.sqlite3").write_text("not a database, surely" * 100)
    with pytest.raises(ArchiveError, match="cannot be opened"):
        Archive.open(tmp_path)


def test_an_archive_of_another_format_is_refused(archive: Archive) -> None:
    archive.set_meta("format", "999")
    with pytest.raises(ArchiveError, match="format 999"):
        Archive.open(archive.path)


def test_a_locked_archive_is_an_error_and_not_an_empty_one(archive: Archive) -> None:
    other = sqlite3.connect(archive.path / "archive.sqlite3", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    archive._db.execute("PRAGMA busy_timeout = 1")
    with pytest.raises(ArchiveError, match="cannot be written"), archive.transaction():
        pass
    other.close()


def test_where_the_archive_lives(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(tmp_path / "env"))
    assert archive_path("given") == Path("given")
    assert archive_path() == tmp_path / "env"
    monkeypatch.delenv(ENVIRONMENT_VARIABLE)
    assert archive_path().parts[-2:] == ("onrecord", "archive")
