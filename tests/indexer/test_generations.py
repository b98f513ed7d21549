"""An index that was not finished, not ours, not whole or not of this archive is never answered from."""

from __future__ import annotations

import gc
import json
import os
import sqlite3
import sys
import weakref
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from made_up_archive import MadeUpArchive, make_release

from corpus.errors import IndexUnavailable
from corpus.models import Release
from indexer import build, config, fields, file_checks, generations, segments
from indexer.build import ensure_current
from indexer.engines.base import EngineKind, Sequence
from indexer.engines.tantivy_ import TantivyKind
from indexer.engines.whoosh_ import WhooshKind
from indexer.request import SearchRequest
from indexer.search import Searcher


def _release(number: int, text: str) -> Release:
    return make_release({"id": f"r{number}", "source": f"{number}.txt", "text": text})


@pytest.fixture
def made(tmp_path: Path) -> MadeUpArchive:
    return MadeUpArchive(
        tmp_path, (_release(1, "A lamp\n\nIt shines."), _release(2, "A kettle\n\nIt boils."))
    )


def _with(made: MadeUpArchive, *more: Release) -> MadeUpArchive:
    return MadeUpArchive(made.path, (*made.releases(), *more))


def _total(searcher: Searcher, query: str) -> int:
    return searcher.search(SearchRequest(query)).total


def _searcher(made: MadeUpArchive) -> Searcher:
    return Searcher(made.path, open_archive=lambda _: made)


def _folders(made: MadeUpArchive) -> list[str]:
    return sorted(path.name for path in (made.path / "index").iterdir() if path.is_dir())


def test_built_once_and_again_only_when_the_archive_changes(made: MadeUpArchive) -> None:
    first = ensure_current(made)
    assert (first.rebuilt, first.manifest.releases) == (True, 2)
    assert not ensure_current(made).rebuilt
    assert ensure_current(made, force=True).rebuilt
    changed = _with(made, _release(3, "A moth\n\nIt flies."))
    again = ensure_current(changed)
    assert (again.rebuilt, again.reason, again.manifest.releases) == (True, "the archive has changed", 3)


def test_progress_counts_the_releases(made: MadeUpArchive) -> None:
    seen: list[int] = []
    ensure_current(made, progress=seen.append)
    assert sum(seen) == 2


def test_an_empty_archive_has_an_index(tmp_path: Path) -> None:
    made = MadeUpArchive(tmp_path, ())
    assert ensure_current(made).manifest.releases == 0
    result = _searcher(made).search(SearchRequest("lamp"))
    assert (result.total, result.hits, result.searched) == (0, (), 0)


def test_a_reader_goes_over_to_the_new_generation_between_requests(made: MadeUpArchive) -> None:
    ensure_current(made)
    searcher = _searcher(made)
    before = searcher.search(SearchRequest("moth"))
    ensure_current(_with(made, _release(3, "A moth\n\nIt flies.")))
    after = searcher.search(SearchRequest("moth"))
    assert (before.total, after.total) == (0, 1)
    assert before.generation != after.generation


def test_the_generation_before_is_kept_and_older_ones_are_deleted(made: MadeUpArchive) -> None:
    names = [ensure_current(made, force=True).manifest.generation for _ in range(3)]
    assert _folders(made) == names[1:]


class _Stop(BaseException):
    """What a kill looks like from inside."""


@pytest.mark.parametrize("point", ["index_document", "save_words", "_check", "flush", "replace"])
def test_stopped_anywhere_the_old_index_still_answers(
    made: MadeUpArchive, point: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ensure_current(made)

    def stop(*_args: object, **_options: object) -> None:
        raise _Stop

    homes: dict[str, object] = {
        "index_document": segments,
        "flush": generations,
        "replace": generations.os,
    }
    with monkeypatch.context() as patch:
        patch.setattr(homes.get(point, build), point, stop)
        with pytest.raises(_Stop):
            ensure_current(_with(made, _release(3, "A moth\n\nIt flies.")))
    searcher = _searcher(made)
    assert _total(searcher, "lamp") == 1
    assert _total(searcher, "moth") == 0
    assert ensure_current(_with(made, _release(3, "A moth\n\nIt flies."))).rebuilt
    assert _total(searcher, "moth") == 1


def test_a_full_disk_is_said_and_leaves_nothing_behind(
    made: MadeUpArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ensure_current(made).manifest.generation

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(build, "save_words", full)
    with pytest.raises(IndexUnavailable, match="No space left"):
        ensure_current(made, force=True)
    assert _folders(made) == [first]


def _largest(folder: Path) -> Path:
    return max(
        (path for path in folder.glob("segments/*/engine/*") if path.is_file()),
        key=lambda p: p.stat().st_size,
    )


def _flip(folder: Path) -> None:
    path = _largest(folder)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "a bit flipped": _flip,
    "a file cut short": lambda folder: _largest(folder).write_bytes(b""),
    "a file missing": lambda folder: (folder / "columns.bin").unlink(),
    "a file added": lambda folder: _largest(folder).with_name("extra.seg").write_bytes(b"x"),
    "the manifest edited": lambda folder: (folder / "manifest.json").write_text("{}"),
    "the manifest missing": lambda folder: (folder / "manifest.json").unlink(),
    "the pointer empty": lambda folder: (folder.parent / "CURRENT").write_text(""),
    "the pointer elsewhere": lambda folder: (folder.parent / "CURRENT").write_text("../../etc abc"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_index_is_refused(
    made: MadeUpArchive, damage: Callable[[Path], object], engine: EngineKind
) -> None:
    generation = ensure_current(made, engine=engine).manifest.generation
    damage(made.path / "index" / generation)
    with pytest.raises(IndexUnavailable):
        _total(_searcher(made), "lamp")
    ensure_current(made, engine=engine, force=True)
    assert _total(_searcher(made), "lamp") == 1


def _append(folder: Path) -> None:
    path = _largest(folder)
    path.write_bytes(path.read_bytes() + b"x")


@pytest.mark.parametrize("damage", [*DAMAGES.values(), _append], ids=[*DAMAGES, "a byte appended"])
def test_a_damaged_index_is_built_again(made: MadeUpArchive, damage: Callable[[Path], object]) -> None:
    damage(made.path / "index" / ensure_current(made).manifest.generation)
    again = ensure_current(made)
    assert again.rebuilt
    assert _folders(made) == [again.manifest.generation]
    assert _total(_searcher(made), "lamp") == 1
    assert not ensure_current(made).rebuilt


def test_a_file_that_two_generations_share_is_watched_like_any_other(
    made: MadeUpArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_checks, "_SETTLED_NS", -1)
    ensure_current(made)
    more = _with(made, *(_release(number, f"A moth\n\nIt flies {number}.") for number in range(3, 90)))
    ensure_current(more)
    still_more = _with(more, _release(90, "A wasp\n\nIt stings."))
    folder = made.path / "index" / ensure_current(still_more).manifest.generation
    read: list[Path] = []
    digest = file_checks._digest
    monkeypatch.setattr(file_checks, "_digest", lambda path: read.append(path) or digest(path))
    assert _total(_searcher(still_more), "wasp") == 1
    shared = max(
        (path for path in (folder / "segments").rglob("*") if path.is_file() and path.stat().st_nlink > 1),
        key=lambda path: path.stat().st_size,
    )
    assert shared not in read, "what this program wrote and then linked is known to be whole"
    state = shared.stat()
    with shared.open("r+b") as file:
        file.write(b"x")
    os.utime(shared, ns=(state.st_atime_ns, state.st_mtime_ns))
    with pytest.raises(IndexUnavailable):
        _total(_searcher(still_more), "wasp")


def test_an_open_index_answers_while_the_new_one_is_damaged(made: MadeUpArchive) -> None:
    first = ensure_current(made).manifest.generation
    searcher = _searcher(made)
    assert _total(searcher, "lamp") == 1
    more = _with(made, _release(3, "A moth\n\nIt flies."))
    _append(made.path / "index" / ensure_current(more).manifest.generation)
    for _ in range(2):
        result = searcher.search(SearchRequest("moth"))
        assert (result.total, result.generation) == (0, first)
        assert [note.code for note in result.diagnostics] == ["older-index"]
    assert ensure_current(more).rebuilt
    result = searcher.search(SearchRequest("moth"))
    assert (result.total, result.diagnostics) == (1, ())


def test_an_open_index_answers_while_the_pointer_is_gone(made: MadeUpArchive) -> None:
    ensure_current(made)
    searcher = _searcher(made)
    assert _total(searcher, "lamp") == 1
    (made.path / "index" / "CURRENT").unlink()
    assert _total(searcher, "lamp") == 1


def test_the_generation_before_answers_for_a_damaged_one(made: MadeUpArchive) -> None:
    first = ensure_current(made).manifest.generation
    second = ensure_current(made, force=True).manifest.generation
    _append(made.path / "index" / second)
    result = _searcher(made).search(SearchRequest("lamp"))
    assert (result.total, result.generation) == (1, first)
    assert [note.code for note in result.diagnostics] == ["older-index"]
    third = ensure_current(made).manifest.generation
    assert _folders(made) == [first, third], "the damaged one is not kept as the one before"
    _append(made.path / "index" / first)
    _append(made.path / "index" / third)
    with pytest.raises(IndexUnavailable, match="not what was written"):
        _total(_searcher(made), "lamp")


def test_a_generation_deleted_while_it_is_opened_gives_way_to_the_new_one(
    made: MadeUpArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    ensure_current(made)
    verify = generations.verify

    def overtaken(path: Path, manifest: generations.Manifest) -> None:
        monkeypatch.setattr(generations, "verify", verify)
        for _ in range(2):
            ensure_current(made, force=True)
        verify(path, manifest)

    monkeypatch.setattr(generations, "verify", overtaken)
    result = _searcher(made).search(SearchRequest("lamp"))
    assert (result.total, result.diagnostics) == (1, ())
    assert result.generation == _folders(made)[-1]


def test_an_engine_that_is_let_go_is_gone_at_once(made: MadeUpArchive, engine: EngineKind) -> None:
    manifest = ensure_current(made, engine=engine).manifest
    folder = made.path / "index" / manifest.generation
    opened = segments.open_engine(folder, manifest.segments, engine, manifest.collection)
    assert opened.match(Sequence(("lamp",), "folded", fields.EVERYWHERE))
    kept = weakref.ref(opened)
    gc.disable()
    try:
        del opened
        assert kept() is None
    finally:
        gc.enable()


def test_an_index_keeps_its_engine_until_another_is_named(made: MadeUpArchive) -> None:
    searcher = _searcher(made)
    engines = []
    for named in (None, TantivyKind(), None, WhooshKind(), None):
        built = ensure_current(_with(made, _release(3 + len(engines), "A moth\n\nIt flies.")), engine=named)
        engines.append(built.manifest.engine)
        assert built.rebuilt
        # A program that is serving goes over to the new engine with the new generation.
        assert _total(searcher, "moth") == 1
    assert engines == ["whoosh", "tantivy", "tantivy", "whoosh", "whoosh"]


def test_an_engine_that_is_not_installed_is_said(
    made: MadeUpArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    ensure_current(made, engine=TantivyKind())
    monkeypatch.setitem(sys.modules, "indexer.engines.tantivy_", None)
    with pytest.raises(IndexUnavailable, match=r"pip install onrecord\[fast\]"):
        _total(_searcher(made), "lamp")
    with pytest.raises(IndexUnavailable, match="--engine whoosh"):
        ensure_current(made)
    assert ensure_current(made, engine=WhooshKind()).rebuilt
    assert _total(_searcher(made), "lamp") == 1


def test_no_index_is_no_empty_answer(made: MadeUpArchive) -> None:
    with pytest.raises(IndexUnavailable, match="no index yet"):
        _total(_searcher(made), "lamp")


@pytest.mark.parametrize("name", ["SCHEMA_VERSION", "ANALYZER_VERSION"])
def test_an_index_of_another_version_is_rebuilt(
    made: MadeUpArchive, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ensure_current(made)
    monkeypatch.setattr(generations, name, 999)
    with pytest.raises(IndexUnavailable, match="version"):
        _total(_searcher(made), "lamp")
    assert "version" in ensure_current(made).reason
    assert _total(_searcher(made), "lamp") == 1
    assert fields.SCHEMA_VERSION != 999


def test_two_builds_do_not_meet(made: MadeUpArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "LOCK_WAIT_SECONDS", 0.0)
    with generations.lock(made.path, wait=0), pytest.raises(IndexUnavailable, match="another program"):
        ensure_current(made)
    assert ensure_current(made).rebuilt


def test_a_lock_left_by_a_dead_program_is_no_lock(made: MadeUpArchive) -> None:
    (made.path / "index").mkdir()
    connection = sqlite3.connect(made.path / "index" / "build.lock", isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    connection.close()
    assert ensure_current(made).rebuilt


def test_an_archive_that_changes_meanwhile_is_not_indexed_by_halves(made: MadeUpArchive) -> None:
    class Moving(MadeUpArchive):
        def releases(self) -> Iterator[Release]:
            yield from super().releases()
            self._releases = (*self._releases, _release(9, "Late"))

    moving = Moving(made.path, tuple(made.releases()))
    with pytest.raises(IndexUnavailable, match="changed while"):
        ensure_current(moving)


def test_the_manifest_names_every_file(made: MadeUpArchive) -> None:
    generation = ensure_current(made).manifest.generation
    folder = made.path / "index" / generation
    manifest = json.loads((folder / "manifest.json").read_text())
    on_disk = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert set(manifest["files"]) == on_disk - {"manifest.json"}
    assert manifest["archive_digest"] == made.digest()


def test_a_release_that_is_gone_from_the_archive_is_still_listed(made: MadeUpArchive) -> None:
    ensure_current(made)
    gone = MadeUpArchive(made.path, tuple(release for release in made.releases() if release.id != "r1"))
    result = Searcher(made.path, open_archive=lambda _: gone).search(SearchRequest("lamp"))
    assert [(hit.id, hit.title, hit.snippets) for hit in result.hits] == [("r1", "A lamp", ())]
    assert replace(result.hits[0], score=0.0).date is None


def test_a_file_is_read_once_and_again_only_after_somebody_wrote_to_it(
    made: MadeUpArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest = ensure_current(made).manifest
    folder = made.path / "index" / manifest.generation
    names = {path.name for path in folder.rglob("*") if path.is_file()}
    for path in folder.rglob("*"):
        os.utime(path, (1, 1))
    read: list[str] = []
    digest_of = file_checks._digest

    def counted(path: Path) -> str:
        read.append(path.name)
        return digest_of(path)

    monkeypatch.setattr(file_checks, "_digest", counted)
    generations.verify(made.path, manifest)
    generations.verify(made.path, manifest)
    assert sorted(read) == sorted(names - {"manifest.json"})
    texts = next(folder.glob("segments/*/texts.bin"))
    texts.write_bytes(b"x" * texts.stat().st_size)
    os.utime(texts, (1, 1))
    with pytest.raises(IndexUnavailable, match=r"texts\.bin"):
        generations.verify(made.path, manifest)


def test_what_one_program_has_read_the_next_one_need_not(
    made: MadeUpArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest = ensure_current(made).manifest
    folder = made.path / "index" / manifest.generation
    for path in folder.rglob("*"):
        os.utime(path, (1, 1))
    generations.verify(made.path, manifest)
    read: list[str] = []
    digest_of = file_checks._digest

    def counted(path: Path) -> str:
        read.append(path.name)
        return digest_of(path)

    monkeypatch.setattr(file_checks, "_digest", counted)
    monkeypatch.setattr(file_checks, "_READ", {})
    generations.verify(made.path, manifest)
    assert not read
    texts = next(folder.glob("segments/*/texts.bin"))
    texts.write_bytes(b"x" * texts.stat().st_size)
    os.utime(texts, (1, 1))
    monkeypatch.setattr(file_checks, "_READ", {})
    with pytest.raises(IndexUnavailable, match=r"texts\.bin"):
        generations.verify(made.path, manifest)
    assert read == ["texts.bin"]


def test_what_was_read_long_ago_is_read_again(made: MadeUpArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    manifest = ensure_current(made).manifest
    folder = made.path / "index" / manifest.generation
    for path in folder.rglob("*"):
        os.utime(path, (1, 1))
    generations.verify(made.path, manifest)
    monkeypatch.setattr(file_checks, "_READ", {})
    monkeypatch.setattr(file_checks, "_KNOWN_SECONDS", 0)
    read: list[str] = []
    monkeypatch.setattr(file_checks, "_digest", lambda path: read.append(path.name) or "")
    with pytest.raises(IndexUnavailable):
        generations.verify(made.path, manifest)
    assert read
