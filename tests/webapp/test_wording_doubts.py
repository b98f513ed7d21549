"""What a page on a wording says of dates that are not sure, and where lines it leaves out are to be found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from handmade import fill, written
from page_reader import Page, parameters

from corpus.archive import Archive
from corpus.models import AlignedPair, Release, ReleaseDate
from indexer.build import ensure_current
from indexer.search import Searcher
from webapp import create_app

WORDS = "gentle glazes for all kilns"
ASKED = "/wording?q=gentle+glazes+for+all+kilns"
INFERRED = ReleaseDate("2019-05-01", "day", "inferred")
TURN = ReleaseDate(None, "range", "corrected", earliest="2019-12-28", latest="2020-01-03")


def made() -> list[Release]:
    releases = [
        written("one", "a", 0, "en", f"title| One\nbody| They made {WORDS}.", date=INFERRED, confidence=0.3),
        written("two", "b", 0, "en", f"title| Two\nbody| They made {WORDS}.", date=TURN),
        written("none", "c", 0, "en", f"title| None\nbody| They made {WORDS}."),
    ]
    for month in (1, 2, 7):
        for number in range(30):
            day = ReleaseDate(f"2021-{month:02}-{1 + number % 28:02}", "day", "dateline")
            word = f"x{chr(97 + month)}{chr(97 + number)}"
            text = f"title| {word}\nbody| {word} {word}a {word}b {word}c {WORDS} {word}d {word}e {word}f."
            releases.append(written(word, word, 0, "en", text, date=day))
    chinese = written("zh", "z", 0, "zh", "title| 二\nbody| 他们做温和的釉。", translation_of="later")
    later = written(
        "later",
        "y",
        0,
        "en",
        f"title| Later\nbody| They made {WORDS}.",
        date=ReleaseDate("2019-06-02", "day", "dateline"),
    )
    pair = AlignedPair(zh=chinese.passages[1].span, en=later.passages[1].span, score=0.9)
    return [*releases, later, replace(chinese, alignment=(pair,))]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    folder = fill(tmp_path_factory.mktemp("doubts"), made())
    with Archive.open(folder) as archive:
        ensure_current(archive)
    searcher = Searcher(folder)
    yield create_app(folder, searcher=searcher).test_client()
    searcher.close()


def test_a_doubtful_first_use_says_so_beside_it(client: FlaskClient) -> None:
    page = Page(client, ASKED)
    first, last = page.texts(".ends dd")
    assert first.startswith("1 May 2019 (inferred)")
    assert "1 release with it is undated, and may be earlier" in first
    assert "Where this release begins is not sure" in first
    assert "may be later" in last
    assert "not sure" not in last


def test_dates_keep_how_they_are_known(client: FlaskClient) -> None:
    page = Page(client, f"{ASKED}&to=2020-06")
    (row,) = page.soup.select(".users tbody tr")
    assert [" ".join(one.get_text().split()) for one in row.select("td")] == [
        "3",
        "1 May 2019 (inferred)",
        "28 Dec 2019 – 3 Jan 2020 (one of these days, corrected by hand)",
    ]
    assert [one.split()[0] for one in page.texts(".lane h3")] == ["2019", "2019–2020"]


def test_an_official_version_is_of_the_use_it_stands_under_or_says_of_which(client: FlaskClient) -> None:
    page = Page(client, f"{ASKED}&to=2019")
    assert page.texts(".official .line") == [
        "Official Chinese version, of the use of 2 Jun 2019 in these words"
    ]


@pytest.mark.parametrize(
    ("asked", "alone"),
    [
        ("", {"from": "2021", "to": "2021"}),
        ("&from=2021-02", {"from": "2021-02", "to": "2021"}),
        ("&from=2019-06&to=2021-07-10", {"from": "2021", "to": "2021-07-10"}),
    ],
)
def test_a_year_alone_keeps_the_dates_asked_for(
    client: FlaskClient, asked: str, alone: dict[str, str]
) -> None:
    page = Page(client, ASKED + asked)
    if not page.soup.select(".lane > .quiet a"):
        alone = {}
    else:
        assert {"q": WORDS, **alone} == dict(parameters(page.link(".lane > .quiet a")))
        page = page.follow(".lane > .quiet a")
    assert len(page.soup.select(".lane")) == 1
    assert len(page.soup.select(".lane > ol > li")) > 40
    assert not page.soup.select(".lane > .quiet"), "nothing is left out"


def test_a_landmark_has_a_name_of_its_own(client: FlaskClient) -> None:
    for address in (ASKED, "/wording"):
        page = Page(client, address)
        labels = [
            one.get("aria-labelledby") or one.get("aria-label")
            for one in page.soup.select("main section, [role=region]")
        ]
        assert len(labels) == len(set(labels))
