"""What an edit of `onrecord.toml` or `corrections.toml` changes in an archive.

A dump whose boundaries were corrected is split anew from the bytes in the archive; names, dates and
translations are resolved anew where any file that decides them has changed.  Both in one transaction:
files that are wrong change nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from corpus import pipeline
from corpus.archive import Archive, HeldDump
from corpus.config import CORRECTIONS_NAME, GAZETTEER_NAME
from corpus.correcting import boundaries
from corpus.correcting.corrections import Corrections
from corpus.correcting.reading import load_corrections
from corpus.errors import UnreadableInput
from corpus.progress import Progress
from corpus.reading import reader

_RESOLVED = "resolved"


def read_corrections(archive: Archive, files: Sequence[tuple[Path, str]] = ()) -> Corrections:
    """The corrections beside the archive, tried on the texts they speak of.

    `files` with their names are about to be read; their texts count, not those the archive has.  Raises
    ConfigError for what is wrong in the file, and where the words of a boundary stand twice.
    """
    corrections = load_corrections(archive.path / CORRECTIONS_NAME)
    paths = {name: path for path, name in files}
    for source in dict.fromkeys(one.source for one in corrections.boundaries):
        text = _text_of(paths[source], source) if source in paths else archive.source_text(source)
        boundaries.place(text or "", corrections.boundaries_of(source))
    return corrections


def apply(archive: Archive, corrections: Corrections, progress: Progress | None = None) -> int:
    """Bring the archive in line with the files beside it; how many releases' annotations changed."""
    told = progress or Progress()
    decided_by = _decided_by(archive)
    if archive.meta(_RESOLVED) == decided_by:
        return 0
    with archive.transaction():
        for held in archive.current_dumps():
            # One that another version made stays as it is until its file is read again.
            if _mark(held.made_by) != _mark(pipeline.made_by(corrections, held.source)):
                told.phase(held.source)
                _split_anew(archive, held, corrections)
        told.phase("resolving names, dates and translations")
        changed = pipeline.resolve(archive)
        archive.set_meta(_RESOLVED, decided_by)
    return changed


def forget(archive: Archive) -> None:
    """Note that the archive has to be resolved anew.  Call in the transaction that changes it."""
    archive.set_meta(_RESOLVED, "no")


def _text_of(path: Path, source: str) -> str | None:
    try:
        return reader.read_file(path, source=source).text
    except UnreadableInput:  # the account will say so
        return None


def _split_anew(archive: Archive, held: HeldDump, corrections: Corrections) -> None:
    dump = reader.read_bytes(archive.dump_bytes(held.digest), Path(held.path), source=held.source)
    key = archive.renew_dump(held, made_by=pipeline.made_by(corrections, held.source))
    for release in pipeline.annotate(dump, corrections.boundaries_of(held.source)):
        archive.add_release(key, release)


def _mark(made_by: str) -> str:
    """The part of `dump.made_by` that says which boundaries were corrected."""
    return made_by.partition(" ")[2]


def _decided_by(archive: Archive) -> str:
    """A digest of what has a say in what is resolved: this version, and the files beside the archive."""
    total = hashlib.sha256(pipeline.VERSION.encode())
    for name in (GAZETTEER_NAME, CORRECTIONS_NAME):
        path = archive.path / name
        data = path.read_bytes() if path.is_file() else b""
        total.update(b"%d\n%b" % (len(data), data))
    return total.hexdigest()
