"""The page and the JSON of a release as it stands in its file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from fake_searcher import FakeSearcher
from flask.testing import FlaskClient
from handmade import fill, releases
from page_reader import Page

from corpus.models import Span
from corpus.origin import Origin
from webapp import create_app, source
from webapp.source import SourceLine, folded, source_lines


def test_the_text_line_by_line(client: FlaskClient) -> None:
    release = next(one for one in releases() if one.id == "launch-zh")
    page = Page(client, "/releases/launch-en").follow(".origin a", "as it stands in the file")
    assert page.one("h1").get_text() == "As it stands in the file"
    page = Page(client, f"/releases/{release.id}/source")
    own = [one.get_text() for one in page.soup.select("tr.own span.own")]
    assert own == [line for line in release.text.split("\n") if line]
    numbers = [int(one) for one in page.texts("tr th")]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    assert {one["lang"] for one in page.soup.select("span.own")} == {"zh-Hans"}
    assert "by hand ferries.txt" in page.texts("dd code")
    assert page.link(".back a") == "/releases/launch-zh"


def test_programs_get_all_of_it(client: FlaskClient) -> None:
    release = next(one for one in releases() if one.id == "letter")
    body = client.get("/api/v1/releases/letter/source").json
    assert (body["start"], body["end"], body["text"]) == (release.span.start, release.span.end, release.text)
    assert body["encoding"] == "utf-8"
    assert body["readings"] == []
    missing = client.get("/api/v1/releases/nowhere/source")
    assert (missing.status_code, missing.content_type) == (404, "application/problem+json")
    assert Page(client, "/releases/nowhere/source").status == 404


def origin(line: int = 1, before: str = "", after: str = "") -> Origin:
    return Origin("f", "d", "utf-8", 1, 1, 0, True, line, before, after)


@pytest.mark.parametrize(
    ("place", "text", "expected"),
    [
        (origin(), "a", [SourceLine(1, own="a")]),
        (origin(3, "x\n"), "a\nb\n", [SourceLine(2, "x"), SourceLine(3, own="a"), SourceLine(4, own="b")]),
        (
            origin(2, "x\ny ", " z\r\nw"),
            "a",
            [SourceLine(1, "x"), SourceLine(2, "y ", "a", " z"), SourceLine(3, after="w")],
        ),
        (origin(1, "", "w"), "a\r\n\r\n", [SourceLine(1, own="a"), SourceLine(2), SourceLine(3, after="w")]),
    ],
)
def test_lines(place: Origin, text: str, expected: list[SourceLine]) -> None:
    assert list(source_lines(place, text)) == expected


def test_many_empty_lines_are_shown_as_one(tmp_path: Path) -> None:
    lines = source_lines(origin(5, "x\n\n\n\n"), "a\n\n\nb\n\n \n\n\n\nc")
    assert [(line.number, line.empty) for line in folded(lines) if line.empty] == [(2, 3), (11, 3)]
    assert [line.number for line in folded(lines)] == [1, 2, 5, 6, 7, 8, 9, 10, 11, 14]
    first = next(one for one in releases() if one.id == "stub")
    text = first.text + "\n\n\n\nIt ends here."
    fill(tmp_path, [replace(first, text=text, span=Span(0, len(text)))])
    page = Page(create_app(tmp_path, searcher=FakeSearcher([])).test_client(), "/releases/stub/source")
    assert page.texts(".raw tr.own .empty") == ["(3 empty lines)"]
    assert "Three or more empty lines in a row are shown as one." in page.text
    assert page.one("tr:has(.empty) + tr th").get_text() == str(first.text.count("\n") + 5)


def test_a_long_release_is_cut_and_says_so(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_SHOWN", 30)
    release = next(one for one in releases() if one.id == "letter")
    page = Page(client, "/releases/letter/source")
    assert f"The first 30 of {len(release.text):,} characters are shown" in page.text
    assert "".join(one.get_text() for one in page.soup.select("span.own")) == release.text[:30]


def test_an_older_reading_leads_to_the_one_in_use_and_back(tmp_path: Path) -> None:
    first = next(one for one in releases() if one.id == "stub")
    second = replace(first, id="stub-2")
    fill(tmp_path, [first], made_by="first")
    fill(tmp_path, [second], made_by="second")
    client = create_app(tmp_path, searcher=FakeSearcher([second])).test_client()
    page = Page(client, "/releases/stub")
    assert "An older reading" in page.one(".notice").get_text()
    assert page.link(".notice a") == "/releases/stub-2"
    older = Page(client, "/releases/stub-2/source")
    assert "Older reading" in older.text
    assert older.link(".about-file a") == "/releases/stub"
    assert "This version of the file has been replaced" in Page(client, "/releases/stub/source").text


def test_an_older_reading_that_nothing_has_taken_the_place_of(tmp_path: Path) -> None:
    first = next(one for one in releases() if one.id == "results")
    fill(tmp_path, [first], made_by="first")
    fill(tmp_path, [replace(releases()[4], source=first.source)], made_by="second")
    client = create_app(tmp_path, searcher=FakeSearcher([])).test_client()
    assert (
        "holds no release that has half of its wording in common with this one"
        in Page(client, "/releases/results").text
    )
