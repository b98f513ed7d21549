"""An index that grew and shrank answers like one that was built at once, whatever happened to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up_archive import MadeUpArchive, make_release

from corpus.models import Release
from indexer import config, file_checks, generations, segments, writers
from indexer.build import ensure_current
from indexer.engines.base import EngineKind
from indexer.engines.joined import Segment
from indexer.request import SearchRequest
from indexer.results import SearchResult
from indexer.search import Searcher
from indexer.update import plan_update

SUBJECTS = ("lamp", "kettle", "moth", "hinge")
QUERIES = (
    "",
    "lamp",
    "lamp OR moth",
    '"the kettle"',
    "kettle -moth",
    "li*",
    "kettel~",
    "said:quiet",
    "person:Ana",
    "Ana Vale",
    "product:Brisk",
    "title:hinge",
    "date:2021",
)


def _release(number: int, version: int) -> Release:
    subject = SUBJECTS[(number + version) % len(SUBJECTS)]
    other = SUBJECTS[(number * 3 + version) % len(SUBJECTS)]
    row = {
        "id": f"r{number:02}",
        "source": f"{number % 3}.txt",
        "date": f"20{20 + (number + version) % 3}-0{1 + number % 9}",
        "text": f"A {subject} for {number}\n\nThe {other} lights up{' slowly' * (number % 4)}, "
        f"says Ana Vale: “quiet {subject}”.\n\nThe Brisk {version} hangs by the {other}, word{number}.",
        "people": {"Ana Vale": ["Ana Vale"]} if (number + version) % 2 else {"Ana Vale-Ono": ["Ana Vale"]},
        "products": {f"Brisk {version}": [f"Brisk {version}"]} if number % 2 else {},
        "family": "Brisk",
        "quotes": [{"text": f"quiet {subject}", "speaker": "Ana Vale"}],
    }
    made = make_release(row, start=1000 * number)
    return replace(made, language="zh", translation_of=f"r{number - 1:02}") if number % 5 == 4 else made


def _contents(numbers: dict[int, int]) -> tuple[Release, ...]:
    return tuple(_release(number, version) for number, version in numbers.items())


def _answers(made: MadeUpArchive, engine: EngineKind) -> list[SearchResult]:
    searcher = Searcher(made.path, engine=engine, open_archive=lambda _: made)
    try:
        found = [
            searcher.search(SearchRequest(query, exactness=rung, limit=100))
            for query in QUERIES
            for rung in ("folded", "all")
        ]
    finally:
        searcher.close()
    return [replace(one, generation="") for one in found]


CHANGES = st.lists(
    st.dictionaries(st.integers(0, 17), st.integers(0, 3), min_size=1, max_size=6), min_size=1, max_size=4
)


@settings(deadline=None, max_examples=25)
@given(steps=CHANGES, merging=st.sampled_from([(0, 0, 12), (0, 0, 3), (2, 8, 12)]))
def test_any_sequence_of_changes_answers_like_a_fresh_build(
    steps: list[dict[int, int]], merging: tuple[int, int, int], engine: EngineKind
) -> None:
    """A step gives releases a version; version 3 takes them out."""
    held = dict.fromkeys(range(12), 0)
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        for name, value in zip(("SMALL_SEGMENT", "MOST_MERGED", "MOST_SEGMENTS"), merging, strict=True):
            patch.setattr(config, name, value)
        ensure_current(MadeUpArchive(Path(folder), _contents(held)), engine=engine)
        for step in steps:
            held |= step
            held = {number: version for number, version in held.items() if version != 3}
            grown = MadeUpArchive(Path(folder), _contents(held))
            ensure_current(grown, engine=engine)
        updated = _answers(grown, engine)
        assert ensure_current(grown, engine=engine, force=True).rebuilt
        assert updated == _answers(grown, engine)


def _made(folder: Path, numbers: Iterable[int]) -> MadeUpArchive:
    return MadeUpArchive(folder, _contents(dict.fromkeys(numbers, 0)))


def test_an_update_writes_what_is_new_and_links_the_rest(
    tmp_path: Path, engine: EngineKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(config, "SMALL_SEGMENT", 0)
    first = ensure_current(_made(tmp_path, range(20)), engine=engine).manifest
    read: list[str] = []

    class Watched(MadeUpArchive):
        def release(self, release_id: str, *details: str) -> Release:
            read.append(release_id)
            return super().release(release_id)

        def releases(self) -> None:  # type: ignore[override]
            raise AssertionError("an update does not read the archive")

    hashed: list[Path] = []
    digest = file_checks._digest
    monkeypatch.setattr(file_checks, "_digest", lambda path: hashed.append(path) or digest(path))
    grown = Watched(tmp_path, _contents(dict.fromkeys(range(21), 0)))
    second = ensure_current(grown, engine=engine).manifest
    assert read == ["r20"]
    assert [segment.size for segment in second.segments] == [20, 1]
    inner = f"segments/{first.segments[0].name}/"
    carried = [path for path in second.files if path.startswith(inner)]
    assert carried
    for path in carried:
        assert second.files[path] == first.files[path]
        one, other = (
            generations.folder_of(tmp_path, manifest.generation) / path for manifest in (first, second)
        )
        assert one.samefile(other)
    assert not [path for path in hashed if inner in path.as_posix()]


def test_where_links_are_not_possible_files_are_copied(
    tmp_path: Path, engine: EngineKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(config, "SMALL_SEGMENT", 0)

    def no_links(*_args: object) -> None:
        raise OSError("not permitted")

    monkeypatch.setattr(generations.os, "link", no_links)
    ensure_current(_made(tmp_path, range(20)), engine=engine)
    grown = _made(tmp_path, range(21))
    assert len(ensure_current(grown, engine=engine).manifest.segments) == 2
    searcher = Searcher(tmp_path, engine=engine, open_archive=lambda _: grown)
    assert searcher.search(SearchRequest("")).total == 21


def test_damage_to_a_segment_that_would_be_carried_over_leads_to_a_whole_build(
    tmp_path: Path, engine: EngineKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(config, "SMALL_SEGMENT", 0)
    manifest = ensure_current(_made(tmp_path, range(20)), engine=engine).manifest
    folder = generations.folder_of(tmp_path, manifest.generation)
    texts = next(folder.glob("segments/*/texts.bin"))
    texts.write_bytes(texts.read_bytes()[:-1] + b"?")
    again = ensure_current(_made(tmp_path, range(21)), engine=engine).manifest
    assert [segment.size for segment in again.segments] == [21]


def test_two_processes_write_what_one_would(
    tmp_path: Path, engine: EngineKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = dict.fromkeys(range(18), 0)
    one = MadeUpArchive(tmp_path / "one", _contents(numbers))
    ensure_current(one, engine=engine)
    monkeypatch.setattr(config, "MANY_RELEASES", 4)
    monkeypatch.setattr(writers.os, "cpu_count", lambda: 2)
    two = MadeUpArchive(tmp_path / "two", _contents(numbers))
    seen: list[int] = []
    manifest = ensure_current(two, engine=engine, progress=seen.append).manifest
    assert [segment.size for segment in manifest.segments] == [9, 9]
    assert sum(seen) == 18
    assert _answers(one, engine) == _answers(two, engine)


@pytest.mark.parametrize("point", ["write", "carry", "publish"])
def test_an_update_that_is_stopped_leaves_the_index_as_it_was(
    tmp_path: Path, engine: EngineKind, point: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(config, "SMALL_SEGMENT", 0)
    ensure_current(_made(tmp_path, range(20)), engine=engine)
    before = _answers(_made(tmp_path, range(20)), engine)

    def stop(*_args: object, **_options: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(segments if point == "write" else generations, point, stop)
        with pytest.raises(KeyboardInterrupt):
            ensure_current(_made(tmp_path, range(2, 22)), engine=engine)
    assert before == _answers(_made(tmp_path, range(20)), engine)


def _members(sizes: dict[str, int]) -> dict[str, list[tuple[str, str]]]:
    return {name: [(f"{name}{n}", "d") for n in range(size)] for name, size in sizes.items()}


@pytest.mark.parametrize(
    ("sizes", "new", "kept", "written"),
    [
        ({"a": 5000}, 1, ["a"], 1),
        ({"a": 5000, "b": 1}, 1, ["a"], 2),
        ({"a": 5000, "b": 30, "c": 20}, 1, ["a"], 51),
        ({"a": 5000, "b": 40}, 1, ["a", "b"], 1),
        ({"a": 5000, "b": 200, "c": 60}, 100, ["a", "b"], 160),
        ({"a": 5000, **{f"m{n}-": 300 for n in range(11)}}, 1, ["a", *(f"m{n}-" for n in range(1, 11))], 301),
    ],
    ids=str,
)
def test_which_segments_stay(sizes: dict[str, int], new: int, kept: list[str], written: int) -> None:
    members = _members(sizes)
    digests = {one: digest for held in members.values() for one, digest in held}
    digests |= {f"new{number}": "d" for number in range(new)}
    update = plan_update([Segment(name, size) for name, size in sizes.items()], members, digests)
    assert update is not None
    assert [segment.name for segment in update.kept] == kept
    assert len(update.written) == written


def test_what_is_mostly_gone_is_written_anew() -> None:
    members = _members({"a": 5000, "b": 400})
    digests = dict(members["a"]) | dict(members["b"][300:])
    update = plan_update([Segment("a", 5000), Segment("b", 400)], members, digests)
    assert update is not None
    assert [segment.name for segment in update.kept] == ["a"]
    assert len(update.written) == 100


def test_where_little_stays_everything_is_written() -> None:
    members = _members({"a": 100})
    digests = {one: "other" for one, _ in members["a"][:60]} | dict(members["a"][60:])
    assert plan_update([Segment("a", 100)], members, digests) is None
