"""The quote checks whose right answers a careful reader wrote down, where they lie beside the project."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).parents[3] / "shared"
GOLD = SHARED / "gold"
COMMAND = Path(sys.executable).with_name("onrecord")

pytestmark = [
    pytest.mark.gold,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the gold annotations are not beside the project"),
]

Gold = dict[str, Any]
CHECKS: list[Gold] = (
    json.loads((GOLD / "tests.json").read_text(encoding="utf-8"))["quote_checks"] if SHARED.is_dir() else []
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds") / "archive"
    files = sorted(str(path) for path in (SHARED / "seeds").glob("*.txt"))
    subprocess.run([COMMAND, "ingest", "--archive", folder, *files], check=True, capture_output=True)
    subprocess.run([COMMAND, "index", "--archive", folder], check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("check", CHECKS, ids=[f"{one['id']} {one['category']}" for one in CHECKS])
def test_quote_check(archive: Path, check: Gold) -> None:
    command = [COMMAND, "check", check["query"], "--speaker", check["claimed_speaker"]]
    done = subprocess.run([*command, "--archive", archive, "--json"], capture_output=True, encoding="utf-8")
    answer = json.loads(done.stdout)
    assert answer["verdict"] == check["verdict"]
    assert done.returncode == int(check["verdict"] not in ("exact", "punctuation_only", "elided_ok"))
    speaker = (check["true_speaker"] or "").partition(" (")[0]
    # Somebody who is not named has no name in the answer, and is described in other words.
    assert answer["speaker"] == (None if speaker in ("", "everyone") else speaker)
    for source in check["source"][:1]:
        inside = [
            min(one["end"], source["end"]) - max(one["start"], source["start"])
            for one in answer["matches"]
            if Path(one["source"]).name == source["file"]
        ]
        assert max(inside, default=0) > 0.5 * (source["end"] - source["start"])
    if check["verdict"] == "not_found":
        assert not answer["matches"]
