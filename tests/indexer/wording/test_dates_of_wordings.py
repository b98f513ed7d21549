"""The dates of uses: what is first, last and undated where dates are not days, and how they are known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from made_up_archive import MadeUpArchive, make_release

from indexer.build import ensure_current
from indexer.search import Searcher
from indexer.wording.results import Wording, WordingQuestion
from indexer.wording.serial import wording_json
from indexer.wording.terminal import wording_lines

PHRASE = "gentle glazes for all kilns"
Asked = Callable[..., Wording]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    """Each row is a release with the phrase: its id and its date."""
    rows = [
        {"id": "year", "date": "2018", "basis": "inferred"},
        {"id": "month", "date": "2018-03"},
        {"id": "turn", "earliest": "2019-12-28", "latest": "2020-01-03", "basis": "corrected"},
        {"id": "undated"},
    ]
    folder = tmp_path_factory.mktemp("dates")
    releases = tuple(
        make_release({"source": f"{n}.txt", "text": f"Report {row['id']}\n\nWe make {PHRASE}.", **row})
        for n, row in enumerate(rows)
    )
    archive = MadeUpArchive(folder, releases)
    ensure_current(archive)
    searcher = Searcher(folder, open_archive=lambda _: archive)

    def asked(**dates: str) -> Wording:
        with searcher.wording() as desk:
            return desk.wording(WordingQuestion(PHRASE, **dates))  # type: ignore[arg-type]

    return asked


def test_days_of_two_years_are_a_date(ask: Asked) -> None:
    found = ask()
    assert [(lane.year, lane.uses) for lane in found.lanes] == [("2018", 2), ("2019–2020", 1), (None, 1)]
    assert (found.undated, found.vague) == (1, 2)
    assert found.last is not None
    assert (found.last.place.id, found.last.place.date) == ("turn", None)


def test_who_used_it_first_and_last_is_what_the_head_says(ask: Asked) -> None:
    """By the first day the date of one can mean, and by the last day of the other."""
    for dates in ({}, {"date_to": "2018"}):
        found = ask(**dates)
        (user,) = found.users
        assert found.first is not None
        assert found.last is not None
        assert (user.first, user.last) == (found.first.place.when, found.last.place.when)
        latest = found.last.place.id
    assert latest == "year", "its last day may be later than any of the month"


def test_how_a_date_is_known_stands_beside_it(ask: Asked) -> None:
    answer: dict[str, Any] = wording_json(ask())
    (user,) = answer["used_by"]
    assert (user["first"], user["first_date"]["basis"]) == ("2018", "inferred")
    assert (user["last"], user["last_date"]["latest"]) == (None, "2020-01-03")
    assert user["undated"] == 1


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    """A phrase whose words changed: others like it before, and after, the years of its own."""
    rows = [
        ("2015-02-01", "It was made gently for every kiln"),
        ("2017-02-01", "A glaze made gently for each kiln"),
        ("2018-02-01", "A glaze made gently for each kiln"),
        ("2020-02-01", "All of it is made gently for every kiln in the land"),
        (None, "A lamp made gently for each kiln"),
    ]
    folder = tmp_path_factory.mktemp("changed")
    releases = tuple(
        make_release(
            {"id": f"r{n}", "source": f"{n}.txt", "text": f"Report\n\n{text}."}
            | ({"date": day} if day else {})
        )
        for n, (day, text) in enumerate(rows)
    )
    archive = MadeUpArchive(folder, releases)
    ensure_current(archive)
    searcher = Searcher(folder, open_archive=lambda _: archive)

    def asked(text: str, closeness: str) -> Wording:
        with searcher.wording() as desk:
            return desk.wording(WordingQuestion(text, closeness=closeness))  # type: ignore[arg-type]

    return asked


@pytest.mark.parametrize("closeness", ["exact", "close", "loose"])
@pytest.mark.parametrize(
    ("text", "very", "alike", "undated"),
    [
        ("made gently for each kiln", ("2017", "2018"), ("2015", "2020"), 1),
        ("made gently for every kiln", ("2015", "2020"), ("2017", "2018"), 0),
        # None of it in these very words: nothing is given as its first use.
        ("made gently for every kilns", (None, None), ("2015", "2020"), 0),
    ],
)
def test_the_first_use_of_words_is_one_of_these_very_words(
    changed: Asked,
    text: str,
    very: tuple[str | None, ...],
    alike: tuple[str, ...],
    undated: int,
    closeness: str,
) -> None:
    found = changed(text, closeness)
    years = [one and (one.place.date or "")[:4] for one in (found.first, found.last)]
    assert (*years, found.undated_very) == (*very, undated)
    if closeness != "close":
        assert found.undated_like == (0 if closeness == "exact" else 1 - undated)
    ends = [one and (one.place.date or "")[:4] for one in (found.first_like, found.last_like)]
    assert ends == ([None, None] if closeness == "exact" else [*alike])
    shown = "\n".join(wording_lines(found))
    assert ("\nin words like these\n" in shown) is (closeness != "exact")
    assert ("nowhere in these very words" in shown) is (closeness != "exact" and very == (None, None))
