"""The project's own environment, made with nothing but Python and the package index.

Decides where it lies (`.venv` beside this folder), what goes in (a lock file with hashes, then the
project itself) and when it is made anew (the lock changed).  Runs under the system's Python, so it
uses the standard library alone.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
MINIMUM = (3, 11)


def program(name: str) -> Path:
    """The path of a program inside the environment."""
    folder, suffix = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
    return ENVIRONMENT / folder / f"{name}{suffix}"


def prepare(*, development: bool) -> None:
    """Make or renew the environment; does nothing where it fits the lock already.

    `development` adds what the tests need.  Ends the program with a sentence where it cannot.
    """
    if sys.version_info < MINIMUM:
        sys.exit(
            f"On Record needs Python {MINIMUM[0]}.{MINIMUM[1]} or newer; this is {sys.version.split()[0]}."
        )
    lock = "requirements-dev.lock" if development else "requirements.lock"
    # The development lock holds everything the other does, so its environment serves both.
    fitting = ("requirements-dev.lock",) if development else ("requirements-dev.lock", "requirements.lock")
    if program("python").exists() and any(_mark(name) == _digest(name) for name in fitting):
        return
    print(f"Preparing {ENVIRONMENT.name} from {lock} …", file=sys.stderr, flush=True)
    try:
        if not program("python").exists():
            venv.create(ENVIRONMENT, with_pip=True, clear=ENVIRONMENT.exists())
        _pip("install", "--require-hashes", "-r", str(ROOT / lock))
        # The build backend comes from the lock too, so that nothing unpinned is fetched.
        _pip("install", "--no-deps", "--no-build-isolation", "-e", str(ROOT))
    except (subprocess.CalledProcessError, OSError) as error:
        sys.exit(
            f"The environment could not be prepared: {error}.\n"
            "It needs Python's venv and ensurepip modules, and the package index must be reachable."
        )
    (ENVIRONMENT / f"made-from-{lock}").write_text(_digest(lock), encoding="ascii")


def _digest(lock: str) -> str:
    # The folder counts: an environment does not survive being moved.
    data = (ROOT / lock).read_bytes() + (ROOT / "pyproject.toml").read_bytes() + str(ROOT).encode()
    return hashlib.sha256(data).hexdigest()


def _mark(lock: str) -> str:
    mark = ENVIRONMENT / f"made-from-{lock}"
    return mark.read_text(encoding="ascii") if mark.exists() else ""


def _pip(*arguments: str) -> None:
    subprocess.run(
        [program("python"), "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input", *arguments],
        check=True,
    )
