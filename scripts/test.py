"""Everything that must hold before a change lands, in one command.

    python3 scripts/test.py                   all of it
    python3 scripts/test.py tests/corpus      the checks, and these tests only

Prepares its own environment, then runs: lint and format, types, import rules, tests.  Where the
machine is Debian and the user root, it installs the browser and the font that the browser tests
need; elsewhere those tests are skipped and say so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts import bootstrap

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
DEBIAN_PACKAGES = ("chromium", "fonts-noto-cjk")


def main() -> None:
    """Run every check, even after one failed, and leave with 1 if any did."""
    bootstrap.prepare(development=True)
    install_browser()
    checks: list[tuple[str, list[str]]] = [
        ("lint", ["ruff", "check", "."]),
        ("format", ["ruff", "format", "--check", "."]),
        ("types", ["mypy"]),
        ("import rules", ["lint-imports"]),
        ("tests", ["pytest", *sys.argv[1:]]),
    ]
    failed = []
    for name, command in checks:
        print(f"== {name}: {' '.join(command)}", flush=True)
        if subprocess.run([bootstrap.program(command[0]), *command[1:]], cwd=bootstrap.ROOT).returncode:
            failed.append(name)
    if failed:
        sys.exit(f"Failed: {', '.join(failed)}.")


def install_browser() -> None:
    """Chromium and a Chinese font from Debian, where that is possible and needed."""
    if any(map(shutil.which, BROWSERS)) and _has_chinese_font():
        return
    if not (shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0):
        print("No browser here, and not root on Debian: the browser tests will be SKIPPED.", file=sys.stderr)
        return
    print("Installing Chromium and a Chinese font for the browser tests …", file=sys.stderr, flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *DEBIAN_PACKAGES]):
        if subprocess.run(["apt-get", "-qq", *command], env=quiet, stdout=subprocess.DEVNULL).returncode:
            print("apt-get failed: the browser tests will be SKIPPED.", file=sys.stderr)
            return


def _has_chinese_font() -> bool:
    if not shutil.which("fc-list"):
        return False
    listed = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True, check=False)
    return bool(listed.stdout.strip())


if __name__ == "__main__":
    main()
