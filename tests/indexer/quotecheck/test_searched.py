"""From when to when a check looked, and how it says a date that is only known to lie between two days."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.ingest import ingest
from indexer.build import ensure_current
from indexer.quotecheck.explain import dated
from indexer.quotecheck.results import Match, QuoteQuestion
from indexer.search import Searcher


def _at(date: str | None, earliest: str | None, latest: str | None) -> Match:
    place = ("id", "source", 0, 1, "a", "", "", "title", date, "range", "inferred", "en", None)
    return Match(*place, "narrative", 1.0, earliest=earliest, latest=latest)


@pytest.mark.parametrize(
    ("date", "earliest", "latest", "said"),
    [
        (None, None, None, "undated"),
        (None, "2021-11-14", "2022-03-01", "between 2021-11-14 and 2022-03-01 (inferred)"),
        ("2021", "2021-02-01", "2021-03-01", "2021 (inferred)"),
    ],
)
def test_a_date_is_said_as_far_as_it_is_known(
    date: str | None, earliest: str | None, latest: str | None, said: str
) -> None:
    assert dated(_at(date, earliest, latest)) == said


def test_releases_known_by_a_year_are_searched_too(tmp_path: Path) -> None:
    records = [
        {"title": f"Lumora notice {number}", "date": day, "body": f"Lumora lit lamp {number} in Leeds."}
        for number, day in enumerate(["2018", "2019-10-03", "2020-01-09"], 1)
    ]
    dump = tmp_path / "notices.jsonl"
    dump.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    with Archive.open(tmp_path / "archive", create=True) as archive:
        ingest(archive, [dump], now=lambda: "")
        ensure_current(archive)
    searcher = Searcher(tmp_path / "archive")
    with searcher.checker() as desk:
        searched = desk.check(QuoteQuestion("zebras drink petrol at sea in the evening")).searched
    searcher.close()
    assert (searched.first, searched.last, searched.undated) == ("2018", "2020-01-09", 0)
    # January to September 2019, November and December.
    assert searched.empty_months == 11
