"""What an installation holds: every package there is."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
# For measuring, from a checkout.
NOT_INSTALLED = {"scripts.peers"}


def test_every_package_is_installed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    there = {
        ".".join(file.parent.relative_to(ROOT).parts)
        for top in ("corpus", "indexer", "webapp", "scripts")
        for file in (ROOT / top).rglob("__init__.py")
    }
    assert set(project["tool"]["setuptools"]["packages"]) == there - NOT_INSTALLED
