"""The commands ingest, show and export as a person or a program meets them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("onrecord")
RELEASE = """\
Quayside opens a second dry dock
Room for ships of up to 120 metres

Port Selby, March 3, 2021 – Quayside Marine today opened its second dry dock.

“We have waited ten years for this morning,” said Ada Ng, Chief Executive of Quayside Marine.
"""


def run(*words: object, archive: Path | None = None) -> subprocess.CompletedProcess[str]:
    given = ["--archive", str(archive)] if archive else []
    command = [str(COMMAND), str(words[0]), *given, *map(str, words[1:])]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    (folder / "box").mkdir()
    (folder / "box" / "quay.txt").write_text(RELEASE, encoding="utf-8")
    done = run("ingest", folder / "box", archive=folder / "a")
    assert done.returncode == 0, done.stderr
    return folder


def exported(place: Path) -> dict[str, object]:
    (line,) = run("export", archive=place / "a").stdout.splitlines()
    found: dict[str, object] = json.loads(line)
    return found


def test_ingest_ends_with_the_account(place: Path, tmp_path: Path) -> None:
    done = run("ingest", place / "box", archive=tmp_path / "b")
    assert done.returncode == 0
    assert done.stderr == ""
    size = len(RELEASE)
    assert f"1 release; {size} characters = {size} in releases + 0 unassigned; 0 undecodable" in done.stdout


def test_ingest_as_json(place: Path, tmp_path: Path) -> None:
    done = run("ingest", "--json", place / "box", archive=tmp_path / "b")
    (file,) = json.loads(done.stdout)["files"]
    assert (file["source"], file["status"], file["releases"]) == ("box/quay.txt", "added", 1)


def test_ingest_of_a_path_that_is_not_there(tmp_path: Path) -> None:
    done = run("ingest", tmp_path / "nowhere.txt", archive=tmp_path / "b")
    assert done.returncode == 2
    assert done.stdout == ""
    assert "nowhere.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_ingest_of_an_unreadable_file_says_so_and_exits_with_2(place: Path, tmp_path: Path) -> None:
    (tmp_path / "scan.txt").write_bytes(b"%PDF-1.4 \x00\x01")
    done = run("ingest", tmp_path / "scan.txt", place / "box", archive=tmp_path / "b")
    assert done.returncode == 2
    assert "refused" in done.stdout
    assert "1 release;" in done.stdout


def test_export_keeps_the_promised_shape(place: Path) -> None:
    found = exported(place)
    expected = {
        "kind": "release",
        "language": "en",
        "title": "Quayside opens a second dry dock",
        "subtitles": ["Room for ships of up to 120 metres"],
        "date": "2021-03-03",
        "date_precision": "day",
        "date_basis": "dateline",
        "place": "Port Selby",
        "author": None,
        "translation_of": None,
        "source": "box/quay.txt",
        "start": 0,
        "end": len(RELEASE),
    }
    assert {key: found[key] for key in expected} == expected
    assert {"passages", "people", "products", "quotes", "alignment"} <= set(found)


def test_show_prints_the_release_by_passages(place: Path) -> None:
    done = run("show", exported(place)["id"], archive=place / "a")
    assert done.returncode == 0
    assert done.stdout.startswith("Quayside opens a second dry dock\nRoom for ships")
    assert "2021-03-03 (dateline) · Port Selby" in done.stdout
    assert "waited ten years" in done.stdout


def test_show_as_json_holds_the_text(place: Path) -> None:
    found = json.loads(run("show", "--json", exported(place)["id"], archive=place / "a").stdout)
    assert found["text"] == RELEASE
    assert found["current"] is True


def test_show_of_an_unknown_id_finds_nothing(place: Path) -> None:
    done = run("show", "0123456789ab", archive=place / "a")
    assert (done.returncode, done.stdout) == (1, "")
    assert "No release has the id" in done.stderr


@pytest.mark.parametrize("words", [("export", "--format", "parchment"), ("show",), ("ingest",), ("dance",)])
def test_wrong_usage_exits_with_2_and_says_why(words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert "Error" in done.stderr


def test_a_table_in_a_file_begins_with_a_mark(place: Path, tmp_path: Path) -> None:
    file = tmp_path / "releases.csv"
    done = run("export", "--format", "csv", "--output", file, archive=place / "a")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert file.read_bytes().startswith("\ufeffid,title,date,".encode())


def test_a_missing_archive_is_an_error_and_not_an_empty_export(tmp_path: Path) -> None:
    done = run("export", archive=tmp_path / "none")
    assert (done.returncode, done.stdout) == (2, "")
    assert "onrecord ingest" in done.stderr


def test_help_loads_nothing_heavy() -> None:
    probe = (
        "import sys; sys.argv = ['onrecord', '--help']\n"
        "from scripts.onrecord import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'nltk', 'whoosh', 'bs4', 'lxml', 'flask', 'opencc', 'corpus', 'indexer', 'webapp'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "[]"
    assert "Read dumps, pages and JSON Lines" in done.stdout
