"""The command `trends` as a person and a program see it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from made_up_archive import MadeUpArchive, read_releases

import corpus.archive
from indexer.trends_command import trends

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("trends")


@pytest.fixture(autouse=True)
def _made_up(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    made = MadeUpArchive(folder, read_releases(HERE / "conformance/archive.toml"))
    monkeypatch.setattr(corpus.archive.Archive, "open", lambda _path, **_options: made)


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(trends, [*arguments, "--archive", str(folder)], standalone_mode=False)


def test_a_table_to_read(folder: Path) -> None:
    result = run(folder, "lantern", "灯", "--by", "year")
    lines = result.stdout.splitlines()
    assert lines[0].split() == ["year", "lantern", "灯", "all", "releases"]
    assert [line.split()[0] for line in lines[1:5]] == ["2018", "2019", "2020", "2021"]
    assert lines[-1].startswith("found")
    assert result.return_value == 0


def test_shares(folder: Path) -> None:
    result = run(folder, "lantern", "--by", "quarter", "--share")
    assert "%" in result.stdout
    assert any(line.split()[1] == "–" for line in result.stdout.splitlines()[1:]), (
        "a quarter without releases"
    )


def test_for_programs(folder: Path) -> None:
    value = json.loads(run(folder, "lantern", "--json", "--from", "2020", "--lang", "en").stdout)
    rows = list(
        csv.DictReader(run(folder, "lantern", "--csv", "--from", "2020", "--lang", "en").stdout.splitlines())
    )
    assert [int(row["releases"]) for row in rows if row["first_day"]] == value["series"][0]["counts"]
    assert rows[0]["filters"] == "language: en; from 2020"


def test_a_table_in_a_file_begins_with_a_mark(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "trends.csv"
    assert run(folder, "lantern", "--csv", "--output", str(file)).stdout == ""
    assert file.read_bytes().decode() == "\ufeff" + run(folder, "lantern", "--csv").stdout_bytes.decode()


def test_dates_the_other_way_round_are_turned_and_that_is_said(folder: Path) -> None:
    turned = run(folder, "lantern", "--csv", "--from", "2021", "--to", "2019-07")
    plain = run(folder, "lantern", "--csv", "--from", "2019-07", "--to", "2021")
    assert "--from 2021 is after --to 2019-07. The two dates were taken the other way round." in turned.stderr
    assert (turned.return_value, turned.stdout) == (0, plain.stdout)


def test_nothing_found_is_told_by_the_code(folder: Path) -> None:
    assert run(folder, "nowhereatall").return_value == 1


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        tuple("abcdef"),
        ("a", "--from", "soon"),
        ("a", "--csv", "--json"),
        ("a", "--by", "week"),
        ("a", "(((("),
    ],
)
def test_wrong_usage_is_said(folder: Path, arguments: tuple[str, ...]) -> None:
    assert run(folder, *arguments).exit_code == 1
    assert type(run(folder, *arguments).exception).__module__ == "click.exceptions"
