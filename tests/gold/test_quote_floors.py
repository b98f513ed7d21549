"""The verdicts on quotations of the sample that were altered, joined and invented, against their floors."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.ingest import ingest
from indexer.build import ensure_current
from scripts.evaluate import SAMPLE
from scripts.quote_scores import Score, scores

FLOORS: dict[str, float] = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))[
    "quotes"
]
EACH = 40

pytestmark = pytest.mark.gold


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Score]:
    folder = tmp_path_factory.mktemp("quotes")
    with Archive.open(folder, create=True) as archive:
        ingest(archive, [SAMPLE], now=lambda: "")
        ensure_current(archive)
    return {score.kind: score for score in scores(folder, EACH, seed=1)}


def test_every_way_of_altering_has_a_floor(found: dict[str, Score]) -> None:
    assert set(found) == set(FLOORS)


@pytest.mark.parametrize(("kind", "floor"), FLOORS.items())
def test_verdicts(found: dict[str, Score], kind: str, floor: float) -> None:
    score = found[kind]
    assert score.cases == EACH
    assert score.share >= floor, score.misses
    assert score.wrongly_exact == 0, score.misses
