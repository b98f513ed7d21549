"""The page of a release: its text, how its date is known, its other language."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from fake_searcher import FakeSearcher
from flask.testing import FlaskClient
from handmade import fill, releases
from page_reader import Page, parameters

from corpus.models import Evidence, Issue, Quote, QuoteKind, ReleaseDate, Span
from webapp import create_app


def test_the_text_stands_paragraph_by_paragraph(client: FlaskClient) -> None:
    page = Page(client, "/releases/letter")
    release = next(one for one in releases() if one.id == "letter")
    assert page.status == 200
    for number, passage in enumerate(release.passages):
        assert page.one(f"#p{number}").get_text() == release.slice(passage.span)
    assert page.one("h1").get_text() == release.title
    assert page.one(".text .own")["lang"] == "en"


def test_a_date_says_how_it_is_known(client: FlaskClient) -> None:
    page = Page(client, "/releases/letter")
    assert "9 March 2021 (inferred)" in page.text
    assert "“" not in page.one(".how q").get_text()
    assert "Five days ago we opened the Silverline" in page.text
    assert page.link(".how a") == "/releases/launch-en"
    assert "Author known from" in page.text
    assert "1–9 Jul 2020 (one of these days, inferred)" in Page(client, "/releases/card-zh").text
    undated = Page(client, "/releases/stub").text
    assert "undated" in undated
    assert "Nothing was found that says when this was published" in undated


def test_the_other_language_stands_beside_it(client: FlaskClient) -> None:
    page = Page(client, "/releases/launch-en")
    facing = [(row.select_one(".own"), row.select_one(".other")) for row in page.soup.select(".text > .row")]
    assert [other.get_text(" ", strip=True)[:6] for _, other in facing if other] == [
        "明水渡轮今日",
        "首席执行官欧",
        "码头上的变化",
        "乘客改由一个",
        "no cou",
    ]
    assert page.one(".other")["lang"] == "zh-Hans"
    assert page.link(".other .title a") == "/releases/launch-zh"
    chinese = Page(client, "/releases/launch-zh")
    assert chinese.one("h1").get_text() == "明水渡轮开通“银线”夜航"
    assert chinese.one("article .own")["lang"] == "zh-Hans"
    assert "(from its other language)" in chinese.text
    assert chinese.one(".gap.own").get_text() == "no counterpart found"


def test_each_paragraph_of_both_languages_leads_to_itself_and_elsewhere(client: FlaskClient) -> None:
    page = Page(client, "/releases/launch-en")
    for side, prefix in ((".own", "p"), (".other", "o")):
        units = page.soup.select(f".text {side} .unit:not(.table)")
        assert units
        for unit in units:
            (number,) = unit.select(".pilcrow:not(.elsewhere)")
            assert page.one(number["href"]) in unit.select(f"[id^={prefix}]")
            (elsewhere,) = unit.select(".elsewhere")
            (said,) = [value for name, value in parameters(elsewhere["href"]) if name == "q"]
            assert said
            assert said in " ".join(unit.get_text(" ").replace("“", " ").replace("”", " ").split())


def test_the_dateline_runs_into_the_first_paragraph(client: FlaskClient) -> None:
    paragraph = Page(client, "/releases/results").one("#p2")
    assert paragraph.select_one("#p1.dateline") is not None
    assert paragraph.get_text().startswith("Port Amsel, November 18, 2020 — Brightwater Ferries carried")


def test_standing_text_folds_and_tables_are_tables(client: FlaskClient) -> None:
    page = Page(client, "/releases/launch-en")
    folded = page.one("details.standing")
    assert not folded.has_attr("open")
    assert "eleven lines" in folded.get_text()
    assert "press@brightwater.example" in folded.get_text()
    assert page.texts("td") == ["Length", "41 m", "Battery", "2.2 MWh"]
    assert page.texts("ul.list li") == [
        "Departures at 23:00 and 00:30",
        "One fare, four crowns, paid on board",
    ]


def test_names_lead_to_searches(client: FlaskClient) -> None:
    page = Page(client, "/releases/launch-en")
    assert page.link(".names a", "Ines Okafor") == "/people/Ines%20Okafor"
    assert page.link(".names a", "Silverline") == "/products/Silverline"
    assert page.texts(".note") == ["Quoted here: Ines Okafor “…” chief executive"]


@pytest.mark.parametrize(
    ("kind", "speaker_kind", "speaker", "rule", "note"),
    [
        ("indirect", "organisation", "Port Amsel", "name", "Reported here: Port Amsel … reported"),
        ("indirect", "person", "Port Amsel", "name", "Reported here: Port Amsel … reported"),
        (
            "indirect",
            "person",
            "Ada Ng",
            "surname",
            "Reported here: Ada Ng … reported; named as “Port Amsel”",
        ),
        ("direct", "organisation", "Port Amsel", "name", "Quoted here: Port Amsel “…”"),
    ],
)
def test_what_is_reported_is_not_set_as_a_quotation(
    tmp_path: Path, kind: QuoteKind, speaker_kind: str, speaker: str, rule: str, note: str
) -> None:
    release = next(one for one in releases() if one.id == "results")
    at = release.text.index("Port Amsel")
    quote = Quote(
        kind,
        release.passages[2].span,
        speaker=speaker,
        speaker_mention=Span(release.span.start + at, release.span.start + at + len("Port Amsel")),
        speaker_kind=speaker_kind,  # type: ignore[arg-type]
        rule=f"subject:{rule}",
    )
    release = replace(release, quotes=(quote,))
    fill(tmp_path, [release])
    client = create_app(tmp_path, searcher=FakeSearcher([release])).test_client()
    assert Page(client, "/releases/results").texts(".note") == [note]


def test_neighbours_step_over_the_other_language(client: FlaskClient) -> None:
    assert Page(client, "/releases/launch-en").link(".turn [rel=next]") == "/releases/letter"
    assert Page(client, "/releases/letter").link(".turn [rel=prev]") == "/releases/launch-zh"


def test_the_way_back_to_the_results(client: FlaskClient) -> None:
    page = Page(client, "/releases/letter?q=silverline&exactness=literal")
    assert parameters(page.link(".back a")) == [("q", "silverline"), ("exactness", "literal")]
    assert page.one("#q")["value"] == "silverline"


def test_an_unknown_release_is_a_friendly_404(client: FlaskClient) -> None:
    page = Page(client, "/releases/nowhere")
    assert page.status == 404
    assert "No release has the id “nowhere”" in page.text
    assert page.soup.select_one(".ask") is not None


def test_a_replaced_version_says_so(tmp_path: Path) -> None:
    first = next(one for one in releases() if one.id == "stub")
    second = replace(first, id="stub-2")
    fill(tmp_path, [first], made_by="first")
    fill(tmp_path, [second], made_by="second")
    client = create_app(tmp_path, searcher=FakeSearcher([second])).test_client()
    assert "replaced by a newer version" in Page(client, "/releases/stub").text
    assert "replaced by a newer version" not in Page(client, "/releases/stub-2").text


def test_what_was_noticed_of_a_release_stands_at_its_head(tmp_path: Path) -> None:
    first = next(one for one in releases() if one.id == "stub")
    line = Span(first.span.start, first.span.start + 6)
    noticed = replace(first, issues=(Issue("odd", "Something is <odd> here.", line),))
    client = create_app(fill(tmp_path, [noticed]), searcher=FakeSearcher([noticed])).test_client()
    page = Page(client, "/releases/stub")
    assert page.texts(".head .notice") == [f"Something is <odd> here. {first.text[:6]}"]


def test_a_release_without_passages_still_shows_its_text(tmp_path: Path) -> None:
    bare = replace(releases()[4], passages=(), title=None)
    client = create_app(fill(tmp_path, [bare]), searcher=FakeSearcher([bare])).test_client()
    assert bare.text in Page(client, "/releases/stub").text


def test_what_the_archive_covers(client: FlaskClient) -> None:
    page = Page(client, "/about")
    assert "6 releases from 2 sources, July 2020 (inferred) – 9 Mar 2021 (inferred)." in page.text
    assert "6 months in between hold nothing: August 2020" in page.text
    assert parameters(page.link(".lead a", "undated")) == [("undated", "only")]
    assert page.texts("tbody th") == ["ferries.txt", "results.txt"]


def test_an_archive_that_is_missing_says_so(tmp_path: Path) -> None:
    client = create_app(tmp_path / "none", searcher=FakeSearcher([])).test_client()
    page = Page(client, "/about")
    assert page.status == 503
    assert "onrecord ingest" in page.text


def test_what_was_corrected_by_hand_says_so(tmp_path: Path, searcher: FakeSearcher) -> None:
    by_hand = ReleaseDate(
        "2020-03-09", "day", "corrected", "corrected", (Evidence("", None, None, "the log says <so> (B.)"),)
    )
    unknown = ReleaseDate(None, "unknown", "corrected", "corrected", (Evidence("", None, None, "a draft"),))
    rows = {
        "letter": (
            by_hand,
            (Evidence("date: 2020-03-09"), Evidence("person: Ng is Ada Ng", None, None, "B.")),
        ),
        "stub": (unknown, (Evidence("date: none"),)),
    }
    fill(
        tmp_path / "a",
        [
            replace(one, date=rows[one.id][0], corrections=rows[one.id][1]) if one.id in rows else one
            for one in releases()
        ],
    )
    client = create_app(tmp_path / "a", searcher=searcher).test_client()
    letter = Page(client, "/releases/letter").text
    assert "9 March 2020 (corrected by hand)" in letter
    assert "Date corrected by hand: the log says <so> (B.)." in letter
    assert "Corrected by hand: person: Ng is Ada Ng" in letter
    stub = Page(client, "/releases/stub").text
    assert "undated (corrected by hand)" in stub
    assert "Date corrected by hand: a draft." in stub
    found = client.get("/api/v1/releases/letter").get_json()
    assert [one["text"] for one in found["corrections"]] == ["date: 2020-03-09", "person: Ng is Ada Ng"]
    assert found["date_basis"] == "corrected"
