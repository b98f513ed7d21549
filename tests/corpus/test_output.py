"""Where a command writes what it was told to hand on: the file named, whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import click
import pytest

from corpus.csv_table import MARK
from corpus.errors import ConfigError
from corpus.output import written_to


@pytest.mark.parametrize(("table", "begins"), [(True, MARK.encode()), (False, b"")], ids=["table", "text"])
def test_a_table_in_a_file_begins_with_the_mark_that_spreadsheets_need(
    tmp_path: Path, table: bool, begins: bytes
) -> None:
    file = tmp_path / "found.csv"
    with written_to(str(file), table=table):
        click.echo("a,b\r\n灯,\ud800\r\n", nl=False)
    assert file.read_bytes() == begins + "a,b\r\n灯,?\r\n".encode()
    assert [one.name for one in tmp_path.iterdir()] == ["found.csv"]


@pytest.mark.parametrize("output", [None, "-"])
def test_down_a_pipe_goes_no_mark(output: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    with written_to(output, table=True):
        click.echo("a,b")
    assert capsys.readouterr().out == "a,b\n"


def test_what_ends_with_an_error_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "found.csv"
    file.write_text("before", encoding="utf-8")
    with pytest.raises(ZeroDivisionError), written_to(str(file), table=True):
        _half_a_table()
    assert file.read_text(encoding="utf-8") == "before"
    assert [one.name for one in tmp_path.iterdir()] == ["found.csv"]


def _half_a_table() -> None:
    click.echo("half a table")
    click.echo(1 // 0)


def test_rights_and_links_stay(tmp_path: Path) -> None:
    file, link = tmp_path / "found.csv", tmp_path / "link.csv"
    file.write_text("before", encoding="utf-8")
    file.chmod(0o640)
    link.symlink_to(file)
    with written_to(str(link)):
        click.echo("after")
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8") == "after\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_device_is_written_and_not_replaced() -> None:
    with written_to(os.devnull, table=True):
        click.echo("nothing")
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


@pytest.mark.parametrize("name", ["", "none/found.csv"], ids=["a folder", "in no folder"])
def test_where_nothing_can_be_written_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigError, match="cannot be written"), written_to(str(tmp_path / name)):
        click.echo("x")


def test_what_fails_in_the_work_is_not_said_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="texts"), written_to(str(tmp_path / "out.csv")):
        raise OSError(5, "Input/output error", "texts.bin")
    assert not list(tmp_path.iterdir())
