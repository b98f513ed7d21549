"""The command `check` as a person or a program meets it: what comes out, and the exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("onrecord")
HELD = "“Nobody should own a cup that cannot be mended,” said Ines Halloran.\n"
CHANGED = "“The clay is 60% lighter than the old one,” said Tobias Wren.\n"
TABLE = "quotation,speaker\nNobody should own a cup that cannot be mended,Halloran\n"


def run(home: Path, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
    command = [str(COMMAND), "check", "--archive", str(home), *words]
    return subprocess.run(command, input=given, capture_output=True, text=True, encoding="utf-8", timeout=120)


@pytest.mark.parametrize(
    ("words", "given", "code", "shown"),
    [
        (["--draft", "-"], HELD, 0, "✔ On record, word for word"),
        (["--draft", "-"], HELD + "\n" + CHANGED, 1, "✎ On record, with changes"),
        (["--draft", "-"], "Nobody says anything here.", 1, "no quotation was found"),
        (["--draft", "-"], HELD + "\nThe “slow kiln” was lit.", 0, "slow kiln – a few words"),
        (["--draft", "-", "--format", "html"], HELD, 0, "<!doctype html>"),
        (["--draft", "-", "--format", "csv"], CHANGED, 1, "quotation,speaker,date,draft_start"),
        (["--batch", "-"], TABLE, 0, "exact,yes,Ines Halloran,2021-05-04"),
        (["--batch", "-"], TABLE + "x,y\n", 1, "not_found"),
    ],
    ids=["draft", "changed", "empty", "terms", "html", "csv", "table", "table with one unknown"],
)
def test_reports(home: Path, words: list[str], given: str, code: int, shown: str) -> None:
    done = run(home, *words, given=given)
    assert (done.returncode, done.stderr) == (code, "")
    assert shown in done.stdout


@pytest.mark.parametrize(
    ("words", "given", "code"),
    [(["--batch", "-"], TABLE, 0), (["--draft", "-", "--format", "csv"], CHANGED, 1)],
    ids=["table", "draft"],
)
def test_a_table_in_a_file_begins_with_a_mark_and_can_be_checked_again(
    home: Path, tmp_path: Path, words: list[str], given: str, code: int
) -> None:
    file = tmp_path / "checked.csv"
    done = run(home, *words, "--output", str(file), given=given)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", "")
    written = file.read_bytes().decode()
    assert written.removeprefix("\ufeff") == run(home, *words, given=given).stdout.replace("\n", "\r\n")
    assert written.startswith("\ufeffquotation,speaker")
    assert run(home, "--batch", str(file)).returncode == code


def test_a_table_without_rows_was_not_found_to_be_right(home: Path) -> None:
    done = run(home, "--batch", "-", given="quotation,speaker\n")
    assert (done.returncode, done.stderr) == (1, "There is no row under the names of the columns.\n")
    assert done.stdout.startswith("quotation,speaker,verdict")


def test_places_come_from_the_earliest_on_with_a_mark_at_the_one_that_decides(home: Path) -> None:
    asked = ["Nobody should own a cup that cannot be mended", "--speaker", "Tobias Wren"]
    told = [line for line in run(home, *asked).stdout.splitlines() if ", 2021-" in line and "¶" in line]
    assert ["Ines Halloran" in told[0], "Tobias Wren" in told[1]] == [True, True]
    assert ["decides the verdict" in line for line in told] == [False, True]
    matches = json.loads(run(home, *asked, "--json").stdout)["matches"]
    assert [(one["speaker"], one["decides"]) for one in matches] == [
        ("Ines Halloran", False),
        ("Tobias Wren", True),
    ]


@pytest.mark.parametrize(
    ("words", "given", "code"),
    [
        (["Nobody should own a cup that cannot be mended", "--speaker", "Halloran"], "", 0),
        (["Cups fly to the moon and back"], "", 1),
        (["Cups fly to the moon and back", "--json"], "", 1),
        (["--draft", "-"], HELD, 0),
        (["--draft", "-"], HELD + "\n" + CHANGED, 1),
        (["--batch", "-"], TABLE, 141),
    ],
    ids=["held", "unknown", "json", "draft", "changed", "table cut off"],
)
def test_the_code_is_that_of_the_verdict_though_nobody_reads(
    home: Path, words: list[str], given: str, code: int
) -> None:
    command = [str(COMMAND), "check", "--archive", str(home), *words]
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            command, input=given, stdout=writing, stderr=subprocess.PIPE, encoding="utf-8", timeout=120
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (code, "")


def test_bytes_that_are_no_text_are_refused_in_a_sentence(home: Path) -> None:
    done = subprocess.run(
        [str(COMMAND), "check", "--archive", str(home), "-"],
        input=b"The bowls \xff are",
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8:strict"},
        timeout=120,
    )
    told = done.stderr.decode()
    assert (done.returncode, done.stdout) == (2, b"")
    assert "Standard input is no UTF-8 (byte 11)" in told
    assert "Traceback" not in told


def test_json_of_a_draft(home: Path, tmp_path: Path) -> None:
    (tmp_path / "a draft.txt").write_text(HELD, encoding="utf-8")
    done = run(home, "--draft", str(tmp_path / "a draft.txt"), "--json")
    report = json.loads(done.stdout)
    assert (report["name"], report["counts"]) == ("a draft.txt", {"exact": 1})
    assert report["archive_digest"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "one of the three"),
        (["words", "--draft", "-"], "one of the three"),
        (["--draft", "-", "--speaker", "Wren"], "single quotation"),
        (["words", "--format", "html"], "of a draft"),
        (["--batch", "-", "--json"], "--batch"),
        (["--draft", "no/such/file.txt"], "cannot be read"),
        (["--batch", "-"], "no column “quotation”"),
    ],
)
def test_wrong_usage(home: Path, words: list[str], told: str) -> None:
    done = run(home, *words, given="a,b\nc,d\n")
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
