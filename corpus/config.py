"""Where an archive lives.  One of the two places that read the environment.

An archive is a folder: `archive.sqlite3` (the only thing to back up), `index/` (derived, may be
deleted), and, if the user likes, `onrecord.toml` (names that sharpen the extraction) and
`corrections.toml` (what was found wrong, set right by hand).
"""

from __future__ import annotations

import os
from pathlib import Path

ENVIRONMENT_VARIABLE = "ONRECORD_ARCHIVE"
DATABASE_NAME = "archive.sqlite3"
GAZETTEER_NAME = "onrecord.toml"
CORRECTIONS_NAME = "corrections.toml"


def archive_path(option: str | Path | None = None) -> Path:
    """The archive's folder: the option, else the environment, else the user's data folder.

    The folder need not exist.
    """
    if option:
        return Path(option)
    named = os.environ.get(ENVIRONMENT_VARIABLE)
    if named:
        return Path(named)
    import platformdirs  # only here: the option and the environment need no lookup

    return Path(platformdirs.user_data_dir("onrecord", appauthor=False)) / "archive"
