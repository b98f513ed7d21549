"""Every page that is timed is answered, and the table says which are too slow."""

from __future__ import annotations

from pathlib import Path

from corpus.archive import Archive
from indexer.build import ensure_current
from scripts import page_times
from scripts.bench import prepare


def test_every_page_is_asked_and_answered(tmp_path: Path) -> None:
    home = prepare(tmp_path, 120)
    with Archive.open(home) as archive:
        ensure_current(archive)
    drawn, again = (page_times.addresses(page_times.Material.of(home, 3, seed=1), 3) for _ in range(2))
    assert drawn == again
    assert list(drawn) == list(page_times.PAGES)
    paths = [paths[0] for paths in drawn.values()]
    measured = page_times.ask(home, "whoosh", paths)
    assert len(measured["taken"]) == len(paths)
    assert measured["open"] > 0


def test_what_takes_too_long_stands_out() -> None:
    figures = page_times.summary([250.0, 20.0, 99.0, 120.0], [260.0, 30.0, 130.0, 140.0])
    lines = list(page_times.table({"slow": figures}))
    assert lines[-1] == "| slow | **250** | 79.7 | **120** | **120** | **100** |"
