"""The command `wording` as a person or a program meets it: what comes out, and the exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("onrecord")


def run(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [str(COMMAND), "wording", "--archive", str(home), *words]
    environment = {**os.environ, "COLUMNS": "100"}
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", timeout=120, env=environment
    )


@pytest.mark.parametrize(
    ("words", "code", "shown"),
    [
        (["quiet water for everyone"], 0, "quiet water [-for everyone-] {+within everyone’s+} reach"),
        (["quiet", "water"], 0, "── undated"),
        (["quiet water", "--speaker", "Shen", "--from", "2021"], 0, "Shen Yuhan (wrote)"),
        (["--closeness", "exact", "a moon that somebody forgot"], 1, "not found"),
        (["橹歌推进器运行在"], 0, "More than 60,000 Oarsong drives are at work in 14 countries."),
        ([], 0, "No sign of change"),
    ],
)
def test_what_is_printed(home: Path, words: list[str], code: int, shown: str) -> None:
    done = run(home, *words)
    assert done.returncode == code, done.stderr
    assert shown in done.stdout
    assert "\x1b" not in done.stdout, "colours are for a terminal"
    assert not set("\ue000\ue001\ue002\ue003") & set(done.stdout)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["x", "--from", "soon"], "is no date"),
        (["--speaker", "Shen"], "give one"),
        (["?!"], "no words"),
        (["a " * 400], "at most 600"),
    ],
)
def test_what_cannot_be_asked(home: Path, words: list[str], said: str) -> None:
    done = run(home, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_dates_the_other_way_round_are_turned_and_that_is_said(home: Path) -> None:
    turned = run(home, "quiet water", "--from", "2021", "--to", "2016")
    plain = run(home, "quiet water", "--from", "2016", "--to", "2021")
    assert "--from 2021 is after --to 2016. The two dates were taken the other way round." in turned.stderr
    assert (turned.returncode, turned.stdout) == (0, plain.stdout)


def test_json(home: Path) -> None:
    value = json.loads(run(home, "quiet water for everyone", "--json").stdout)
    assert value["first"]["date"] == "2016-06-01"
    assert value["uses"] == sum(lane["uses"] for lane in value["lanes"])
    changed = value["lanes"][3]["entries"][0]
    assert {"op": "gone", "text": "for everyone"} in changed["diff"]
    assert changed["official"]["language"] == "zh"
    listed = json.loads(run(home, "--json").stdout)
    assert {"text", "state", "releases", "first", "last"} <= set(listed["phrases"][0])
