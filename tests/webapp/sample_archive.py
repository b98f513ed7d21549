"""The sample archive as its users have it: read from its files by the stages that read theirs."""

from __future__ import annotations

from pathlib import Path

from corpus.archive import Archive
from corpus.ingest import ingest

SAMPLE = Path(__file__).parents[2] / "corpus/sample"


def archive_in(folder: Path) -> Path:
    with Archive.open(folder, create=True) as archive:
        ingest(archive, [SAMPLE], now=lambda: "")
    return folder
