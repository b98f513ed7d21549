"""What becomes of files: the account, versions, refusals, and carrying on."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.errors import UnreadableInput
from corpus.ingest import Account, ingest, source_names

RELEASE = """\
Quayside opens a second dry dock

Port Selby, March 3, 2021 – Quayside Marine today opened its second dry dock, which takes ships of up to
120 metres. The first customers arrive in April.

“We have waited ten years for this morning,” said Ada Ng, Chief Executive of Quayside Marine.
"""
LATER = RELEASE.replace("March 3", "March 4").replace("second", "third")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive.open(tmp_path / "archive", create=True)


def run(archive: Archive, *paths: Path) -> Account:
    ticks = count()
    return ingest(archive, paths, now=lambda: f"2024-01-01T00:00:{next(ticks):02}")


def test_the_account_adds_up(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "quay.txt"
    file.write_text(RELEASE + "\n\n" + LATER, encoding="utf-8")
    (one,) = run(archive, file).files
    assert one.status == "added"
    assert one.releases == 2
    assert one.characters == len(RELEASE + "\n\n" + LATER) == one.in_releases + one.unassigned
    parts = [(r.span.start, r.span.end) for r in archive.releases()]
    assert parts[0][0] == 0
    assert parts[-1][1] == one.characters
    assert "".join(r.text for r in archive.releases()) == RELEASE + "\n\n" + LATER


def test_the_account_says_that_a_release_holds_other_date_lines(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "quay.txt"
    file.write_text(RELEASE + "\nTools\n\n4 May 2022\n\nThe dock has new tools, which it had to wait for.\n")
    (one,) = run(archive, file).files
    assert one.releases == 1
    (issue,) = one.issues
    assert issue.code == "second-date"
    assert issue.message.startswith("1 release holds more than one date line")


def test_the_same_file_twice_changes_nothing(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "quay.txt"
    file.write_text(RELEASE, encoding="utf-8")
    run(archive, file)
    before = archive.digest()
    assert [one.status for one in run(archive, file).files] == ["unchanged"]
    assert archive.digest() == before


def test_the_same_bytes_under_another_name_are_not_stored_twice(archive: Archive, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(RELEASE, encoding="utf-8")
    first, second = run(archive, tmp_path / "a.txt", tmp_path / "b.txt").files
    assert (first.status, second.status) == ("added", "duplicate")
    assert "a.txt" in second.reason
    assert len(list(archive.releases())) == 1


def test_a_changed_file_keeps_the_ids_of_what_did_not_change(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "quay.txt"
    file.write_text(RELEASE, encoding="utf-8")
    run(archive, file)
    (old,) = archive.releases()
    file.write_text(LATER + "\n\n" + RELEASE, encoding="utf-8")
    assert [one.status for one in run(archive, file).files] == ["changed"]
    ids = [one.id for one in archive.releases()]
    assert len(ids) == 2
    assert old.id in ids


def test_one_bad_file_does_not_cost_the_others(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "box").mkdir()
    (tmp_path / "box" / "a.txt").write_text(RELEASE, encoding="utf-8")
    (tmp_path / "box" / "b.txt").write_bytes(b"%PDF-1.7 not for us")
    (tmp_path / "box" / "c.txt").write_text(LATER, encoding="utf-8")
    account = run(archive, tmp_path / "box")
    assert [one.status for one in account.files] == ["added", "refused", "added"]
    assert "PDF" in account.refused[0].reason
    assert len(list(archive.releases())) == 2


def test_files_of_other_kinds_are_named_in_the_account(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "box").mkdir()
    (tmp_path / "box" / "a.txt").write_text(RELEASE, encoding="utf-8")
    (tmp_path / "box" / "photo.tiff").write_bytes(b"II*")
    (tmp_path / "box" / ".hidden").write_text("x", encoding="utf-8")
    assert [Path(one).name for one in run(archive, tmp_path / "box").passed_over] == ["photo.tiff"]


def test_a_path_that_is_not_there_is_named(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="nowhere"):
        run(archive, tmp_path / "nowhere")


def test_a_run_cut_off_between_files_carries_on(archive: Archive, tmp_path: Path) -> None:
    files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    files[0].write_text(RELEASE, encoding="utf-8")
    files[1].write_text(LATER, encoding="utf-8")

    class Cut(Exception):
        pass

    class Stop:
        def start(self, total: int) -> None: ...
        def advance(self, done: int) -> None:
            raise Cut

        def phase(self, name: str) -> None: ...

    with pytest.raises(Cut):
        ingest(archive, files, now=lambda: "now", progress=Stop())  # type: ignore[arg-type]
    assert len(list(archive.releases())) == 1
    assert [one.status for one in run(archive, *files).files] == ["unchanged", "added"]
    assert [one.date.value for one in archive.releases()] == ["2021-03-03", "2021-03-04"]


def test_names_do_not_depend_on_where_the_command_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "news" / "2021"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(RELEASE, encoding="utf-8")
    expected = [(folder / "a.txt", "2021/a.txt")]
    assert source_names([folder / "a.txt"]) == expected
    monkeypatch.chdir(folder)
    assert source_names([Path("a.txt"), folder / "a.txt"]) == expected
    assert source_names([Path()]) == expected
    assert source_names([tmp_path / "news"]) == [(folder / "a.txt", "news/2021/a.txt")]


def test_a_link_out_of_the_folder_keeps_its_name_there(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "far.txt").write_text(RELEASE, encoding="utf-8")
    (tmp_path / "news" / "near.txt").symlink_to(tmp_path / "far.txt")
    assert source_names([tmp_path / "news"]) == [(tmp_path / "far.txt", "news/near.txt")]


def test_bytes_that_moved_to_another_file_stay_found(archive: Archive, tmp_path: Path) -> None:
    one, two = tmp_path / "a.txt", tmp_path / "b.txt"
    two.write_text(RELEASE, encoding="utf-8")
    run(archive, two)
    one.write_text(RELEASE, encoding="utf-8")
    two.write_text(LATER, encoding="utf-8")
    assert [file.status for file in run(archive, one, two).files] == ["added", "added"]
    assert [r.date.value for r in archive.releases()] == ["2021-03-03", "2021-03-04"]
    assert [file.status for file in run(archive, one, two).files] == ["unchanged", "unchanged"]


def test_a_file_that_became_a_copy_is_no_longer_current(archive: Archive, tmp_path: Path) -> None:
    one, two = tmp_path / "a.txt", tmp_path / "b.txt"
    one.write_text(RELEASE, encoding="utf-8")
    two.write_text(LATER, encoding="utf-8")
    run(archive, one, two)
    two.write_text(RELEASE, encoding="utf-8")
    assert [file.status for file in run(archive, one, two).files] == ["unchanged", "duplicate"]
    assert [r.date.value for r in archive.releases()] == ["2021-03-03"]


def test_files_of_one_name_are_told_apart(archive: Archive, tmp_path: Path) -> None:
    for folder, text in (("north", RELEASE), ("south", LATER)):
        (tmp_path / folder / "news").mkdir(parents=True)
        (tmp_path / folder / "news" / "x.txt").write_text(text, encoding="utf-8")
    run(archive, tmp_path / "north" / "news")
    (south,) = run(archive, tmp_path / "south" / "news").files
    assert [source.source for source in archive.sources()] == ["news/x.txt", "south/news/x.txt"]
    assert south.source == "south/news/x.txt"


def test_a_dangling_link_is_refused_and_the_others_are_read(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "box").mkdir()
    (tmp_path / "box" / "a.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "box" / "b.txt").write_text(RELEASE, encoding="utf-8")
    assert [one.status for one in run(archive, tmp_path / "box").files] == ["refused", "added"]


def test_a_changed_gazetteer_is_heeded_without_a_changed_file(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "quay.txt"
    file.write_text(RELEASE, encoding="utf-8")
    run(archive, file)
    assert [one.name for r in archive.releases() for one in r.people] == ["Ada Ng"]
    (archive.path / "onrecord.toml").write_text('not_people = ["Ada Ng"]\n', encoding="utf-8")
    run(archive, file)
    assert [one.name for r in archive.releases() for one in r.people] == []
