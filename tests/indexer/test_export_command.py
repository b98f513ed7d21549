"""`onrecord search --format`: a table of everything that is found, as it is handed on."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import bibtexparser
import click
import pytest
import rispy
from click.testing import CliRunner, Result
from made_up_archive import MadeUpArchive, read_releases

import corpus.archive
from corpus.export import FORMATS
from indexer.cli import search

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("handed-on")


@pytest.fixture(autouse=True)
def _made_up(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    made = MadeUpArchive(folder, read_releases(HERE / "conformance/archive.toml"))
    monkeypatch.setattr(corpus.archive.Archive, "open", lambda _path, **_options: made)


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(search, [*arguments, "--archive", str(folder)], standalone_mode=False)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


SEARCHES = [
    ["lantern"],
    ["", "--sort", "oldest"],
    ["lantern", "--from", "2020", "--to", "2020-12", "--lang", "en"],
    ["--person", "Gu Mingyuan", "--kind", "speech"],
]


@pytest.mark.parametrize("arguments", SEARCHES, ids=" ".join)
def test_each_format_holds_all_that_is_found_in_its_order(folder: Path, arguments: list[str]) -> None:
    pages = json.loads(run(folder, *arguments, "--json", "--limit", "100").stdout)
    shown = [hit["id"] for hit in pages["hits"]]
    text = {layout: run(folder, *arguments, "--format", layout).stdout for layout in FORMATS}
    assert [row["id"] for row in rows(text["csv"])] == shown
    assert [entry["id"] for entry in rispy.loads(text["ris"])] == shown
    assert [entry.key for entry in bibtexparser.parse_string(text["bibtex"]).entries] == shown
    assert [item["id"] for item in json.loads(text["csl"])] == shown
    for layout in ("jsonl", "annotations"):
        assert [json.loads(line)["id"] for line in text[layout].splitlines()] == shown


OF_UNITS = [["lantern", "--unit", "passages"], ["--unit", "quotations"]]


@pytest.mark.parametrize("arguments", OF_UNITS, ids=" ".join)
def test_lines_and_quotations(folder: Path, arguments: list[str]) -> None:
    arguments = [*arguments, "--sort", "oldest"]
    shown = json.loads(run(folder, *arguments, "--json", "--limit", "100").stdout)["hits"]
    assert shown
    read = rows(run(folder, *arguments, "--format", "csv").stdout)
    assert [(row["release"], int(row["start"])) for row in read] == [
        (one["id"], one["start"]) for one in shown
    ]
    lines = run(folder, *arguments, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["start"] for line in lines] == [hit["start"] for hit in shown]


def test_the_file_says_where_it_comes_from_and_so_does_the_terminal(folder: Path) -> None:
    result = run(folder, "lantern", "--from", "2020", "--person", "Gu Mingyuan", "--format", "csv")
    (first, *_) = rows(result.stdout)
    assert first["query"] == "lantern"
    assert first["filters"] == "person: Gu Mingyuan; from 2020; exactness: stemmed; order: relevance"
    assert first["releases_found"] == first["releases_listed"] == str(len(rows(result.stdout)))
    assert "permalink" not in first
    assert f"in the archive with the digest {first['archive_digest']}" in result.stderr


@pytest.mark.parametrize(("layout", "mark"), [("csv", "\ufeff"), ("ris", "")])
def test_a_file_holds_the_same_and_a_table_in_one_a_mark(
    folder: Path, tmp_path: Path, layout: str, mark: str
) -> None:
    file = tmp_path / "found"
    piped = run(folder, "lantern", "--format", layout)
    written = run(folder, "lantern", "--format", layout, "--output", str(file))
    assert (written.return_value, written.stdout, written.stderr) == (0, "", piped.stderr)
    assert file.read_bytes().decode() == mark + piped.stdout_bytes.decode()


def test_nothing_found_is_a_table_with_a_head_and_its_exit_code(folder: Path) -> None:
    result = run(folder, "zzzz", "--format", "csv")
    assert result.return_value == 1
    assert result.stdout.startswith("id,title,date,")
    assert rows(result.stdout) == []
    assert "0 releases" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--format", "csv", "--limit", "3"],
        ["--format", "csv", "--offset", "3"],
        ["--format", "csv", "--json"],
        ["--format", "ris", "--unit", "passages"],
        ["--format", "annotations", "--unit", "quotations"],
        ["--format", "xlsx"],
        ["--output", "found.csv"],
    ],
    ids=" ".join,
)
def test_what_does_not_go_together(folder: Path, arguments: list[str]) -> None:
    assert isinstance(run(folder, "lantern", *arguments).exception, click.BadParameter)
