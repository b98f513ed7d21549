"""A long quotation is found wherever it stands, of frequent words only and among many releases like it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.ingest import ingest
from indexer.build import ensure_current
from indexer.quotecheck.checker import QuoteChecker
from indexer.quotecheck.draft_html import places_shown
from indexer.quotecheck.results import QuoteQuestion
from indexer.search import Searcher

WORDS = ("the", "kiln", "of", "our", "works", "is", "lit", "for", "a", "bowl", "and", "it", "holds", "heat")
RELEASES = 60
LENGTH = 160
PLACES = (0, 30, 80, 130, LENGTH - 1)


def paragraph(rng: random.Random) -> list[str]:
    return [rng.choice(WORDS) for _ in range(LENGTH)]


COMMON = paragraph(random.Random(1))


def changed(number: int) -> list[str]:
    """The paragraph with another frequent word at one place; no two releases have the same there."""
    row = list(COMMON)
    place = PLACES[number % len(PLACES)]
    row[place] = WORDS[(WORDS.index(row[place]) + 1 + number // len(PLACES) % 2) % len(WORDS)]
    return row


def release(number: int) -> str:
    words = " ".join(COMMON if number < 50 else changed(number))
    return f"""Quarrow fires kiln number {number}

TARN MILL, May {1 + number % 28}, {1960 + number} – Quarrow Pottery today fired kiln number {number}.

{words}.

About Quarrow Pottery

Quarrow Pottery has made tableware since 1898."""


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QuoteChecker]:
    """Sixty releases, a year each: fifty with one paragraph, the others with a word of it changed."""
    folder: Path = tmp_path_factory.mktemp("long")
    file = folder / "releases.txt"
    file.write_text("\n\n".join(map(release, range(RELEASES))), encoding="utf-8")
    with Archive.open(folder / "archive", create=True) as archive:
        ingest(archive, [file], now=lambda: "")
        ensure_current(archive)
        assert sum(1 for _ in archive.releases()) == RELEASES
    with closing(Searcher(folder / "archive")) as searcher, searcher.checker() as opened:
        yield opened


def test_all_places_count_and_the_earliest_are_listed(checker: QuoteChecker) -> None:
    result = checker.check(QuoteQuestion(" ".join(COMMON)))
    assert (result.verdict, result.places) == ("exact", 50)
    assert [match.date for match in result.matches] == [f"{1960 + n}-05-{1 + n % 28:02}" for n in range(20)]


def test_who_said_it_first_is_listed_whatever_day_is_claimed(checker: QuoteChecker) -> None:
    result = checker.check(QuoteQuestion(" ".join(COMMON), date="2009"))
    dates = [match.date or "" for match in result.matches]
    assert dates == sorted(dates)
    assert dates[0] == "1960-05-01"
    assert result.decisive is not None
    assert (result.decisive.date, result.places) == ("2009-05-22", 50)
    assert [match.date for match in places_shown(result)] == ["1960-05-01", "1961-05-02", "2009-05-22"]


@pytest.mark.parametrize("number", range(50, RELEASES))
def test_one_that_differs_by_a_word_is_told_from_the_others(number: int, checker: QuoteChecker) -> None:
    result = checker.check(QuoteQuestion(" ".join(changed(number))))
    assert result.verdict == "exact"
    assert f"{1960 + number}-05-{1 + number % 28:02}" in [match.date for match in result.matches]


@pytest.mark.parametrize("number", [3, 57])
def test_a_word_changed_is_altered_however_long_it_is(number: int, checker: QuoteChecker) -> None:
    row = list(COMMON if number < 50 else changed(number))
    row[100] = "never"
    result = checker.check(QuoteQuestion(" ".join(row)))
    assert result.verdict == "altered"
    assert "never" in [change.claimed for change in result.changes]
