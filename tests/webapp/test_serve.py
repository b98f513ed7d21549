"""The subcommand `serve`, as a person starts it."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from handmade import fill, releases

ROOT = Path(__file__).parents[2]


def serve(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "scripts.onrecord", "serve", *arguments],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_builds_what_is_missing_says_where_it_is_and_answers(tmp_path: Path, stop: signal.Signals) -> None:
    process = serve("--archive", str(fill(tmp_path, releases())), "--port", "0")
    try:
        assert process.stderr is not None
        said = [process.stderr.readline(), process.stderr.readline()]
        assert "index" in said[0]
        address = re.search(r"http://127\.0\.0\.1:\d+", said[1])
        assert address is not None, said
        with urllib.request.urlopen(f"{address.group()}/healthz") as answer:
            assert json.load(answer)["releases"] == 6
        with urllib.request.urlopen(f"{address.group()}/search?q=%E6%B8%A1%E8%BD%AE") as answer:
            assert "明水" in answer.read().decode()
    finally:
        process.send_signal(stop)
        out, _ = process.communicate(timeout=60)
    assert (out, process.returncode) == ("", 0)


def test_a_port_in_use_is_said(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        process = serve("--archive", str(fill(tmp_path, releases())), "--port", port)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 2
    assert f"port {port}" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["--port", "99999"], "99999"), ([], "onrecord ingest"), (["--threads", "0"], "0")],
)
def test_what_cannot_be_served_is_said(tmp_path: Path, arguments: list[str], said: str) -> None:
    process = serve("--archive", str(tmp_path / "none"), *arguments)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 2
    assert said in errors
    assert "Traceback" not in errors
