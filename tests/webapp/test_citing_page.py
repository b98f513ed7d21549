"""Citing a release from its page, and a place on record from a verdict."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import bibtexparser
import pytest
import rispy
from fake_searcher import FakeSearcher
from flask.testing import FlaskClient
from handmade import fill, releases
from made_checks import CUT, EXACT, MATCH, NOT_FOUND
from page_reader import Page

from corpus.citing.reference import reference_of
from webapp import create_app

HERE = "http://localhost/releases/"
FORMS = ["APA 7th edition", "Chicago note", "Chicago bibliography", "MLA 9th edition", "GB/T 7714 2015"]
LAUNCH, _, LETTER, *_ = releases()
CITED = replace(MATCH, reference=reference_of(LAUNCH))


def test_a_release_is_cited_in_every_form(client: FlaskClient) -> None:
    page = Page(client, "/releases/letter")
    assert page.texts(".cite dt") == [*FORMS, "BibTeX", "RIS"]
    assert page.texts(".cite .copied")[:2] == [
        f"Ines Okafor. (2021, March 9 [date inferred]). {LETTER.title} [Open letter]. {HERE}letter",
        f"Ines Okafor, “{LETTER.title},” open letter, March 9, 2021 [date inferred], {HERE}letter.",
    ]
    assert not page.soup.select(".cite button"), "a script brings what needs one"
    assert "each form says that it was inferred" in page.text
    assert "No organisation is named" in page.text
    assert "Brightwater Ferries published it is taken from" in Page(client, "/releases/launch-en").text


def test_addresses_are_those_of_the_host_that_was_asked(client: FlaskClient) -> None:
    text = client.get("/releases/letter.ris", base_url="https://desk.example/archive/").text
    assert "UR  - https://desk.example/archive/releases/letter\n" in text


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("bib", "application/x-bibtex"),
        ("ris", "application/x-research-info-systems"),
        ("json", "application/vnd.citationstyles.csl+json"),
    ],
)
def test_a_record_is_a_file(client: FlaskClient, file: str, kind: str) -> None:
    address = f"/releases/launch-zh.{file}"
    assert address in [link["href"] for link in Page(client, "/releases/launch-zh").soup.select(".files a")]
    response = client.get(address)
    assert response.content_type == f"{kind}; charset=utf-8"
    assert response.headers["Content-Disposition"] == f"attachment; filename=launch-zh.{file}"
    title = releases()[1].title
    if file == "bib":
        assert bibtexparser.parse_string(response.text).entries[0]["title"] == f"{{{title}}}"
    elif file == "ris":
        assert rispy.loads(response.text)[0]["title"] == title
    else:
        assert json.loads(response.text)[0]["title"] == title
    assert client.get(f"/releases/nothing.{file}").status_code == 404


def test_the_head_tells_what_is_stated_and_nothing_that_was_inferred(client: FlaskClient) -> None:
    stated, inferred = Page(client, "/releases/launch-en"), Page(client, "/releases/letter")
    meta = {one["name"]: one["content"] for one in stated.soup.select("meta[name^=citation_]")}
    assert meta == {
        "citation_title": LAUNCH.title,
        "citation_publication_date": "2021/03/04",
        "citation_technical_report_institution": "Brightwater Ferries",
        "citation_publisher": "Brightwater Ferries",
        "citation_language": "en",
        "citation_public_url": f"{HERE}launch-en",
    }
    assert not inferred.soup.select("meta[name=citation_publication_date]")
    assert inferred.one("meta[name=citation_author]")["content"] == "Ines Okafor"
    told = json.loads(stated.one("script[type='application/ld+json']").get_text())
    assert (told["@type"], told["datePublished"], told["author"]["@type"]) == (
        "NewsArticle",
        "2021-03-04",
        "Organization",
    )
    told = json.loads(inferred.one("script[type='application/ld+json']").get_text())
    assert (told["author"], "datePublished" in told) == ({"@type": "Person", "name": "Ines Okafor"}, False)


@pytest.mark.parametrize(
    ("author", "tag"),
    [("Alice Marlowe", "Marlowe, Alice"), ("Gao Minghua", "Gao, Minghua"), ("高明华", "高明华")],
)
def test_an_author_is_turned_round_where_it_is_known_how(tmp_path: Path, author: str, tag: str) -> None:
    letter = replace(releases()[2], author=author)
    client = create_app(fill(tmp_path, [letter]), searcher=None).test_client()
    page = Page(client, "/releases/letter")
    assert page.one("meta[name=citation_author]")["content"] == tag
    assert "byline" not in {name for one in page.soup.select("[class]") for name in one["class"]}


def test_words_of_either_language_can_be_cited(client: FlaskClient) -> None:
    page = Page(client, "/releases/launch-en")
    own, other = page.soup.select("#selected > div")
    assert str(own["data-one"]).startswith("“{}” Brightwater Ferries, “")
    assert "para. \ue000, http://localhost/releases/launch-en#p\ue000." in str(own["data-one"])
    assert "paras. \ue000–\ue001, " in str(own["data-several"])
    assert "第\ue000段(2021-03-04[日期据英文版推断])" in str(other["data-one"])
    assert other["data-permalink"] == f"{HERE}launch-zh"


def test_a_verdict_cites_each_place(client: FlaskClient, searcher: FakeSearcher) -> None:
    searcher.checked = replace(EXACT, matches=(CITED, MATCH))
    page = Page(client, "/check?q=We+have")
    assert page.texts(".place .copied") == [
        "“We have kept it awake for eighty” — Ines Okafor, chief executive. Brightwater Ferries,"
        f" “{LAUNCH.title},” press release, March 4, 2021, para. 4, {HERE}launch-en#p4."
    ]
    first, second = client.get("/api/v1/check?q=We+have").json["matches"]
    assert first["citation"]["text"] == page.texts(".place .copied")[0]
    assert first["citation"]["permalink"] == f"{HERE}launch-en#p4"
    assert first["citation"]["apa"].startswith("Brightwater Ferries. (2021, March 4).")
    assert second["citation"] is None


def test_the_parts_of_a_cut_are_cited_together(client: FlaskClient, searcher: FakeSearcher) -> None:
    searcher.checked = replace(CUT, matches=tuple(replace(CITED, **_place(one)) for one in CUT.matches))
    (copied,) = Page(client, "/check?q=We+have").texts(".place .copied")
    assert copied.startswith("“We have … and tonight we stop.” — Ines Okafor")


@pytest.mark.parametrize(
    ("kind", "speaker", "whose"),
    [
        (
            "indirect",
            "Ines Okafor",
            "Ines Okafor, chief executive, reported, not in the speaker’s own words.",
        ),
        ("narrative", None, "the release’s own text, nobody’s quotation."),
        ("direct", None, "speaker not named."),
    ],
)
def test_nobody_is_given_words_that_are_not_theirs(
    client: FlaskClient, searcher: FakeSearcher, kind: str, speaker: str | None, whose: str
) -> None:
    searcher.checked = replace(EXACT, matches=(replace(CITED, kind=kind, speaker=speaker),))
    (copied,) = Page(client, "/check?q=We+have").texts(".place .copied")
    assert f"” — {whose} Brightwater" in copied


def test_what_is_only_near_is_not_cited(client: FlaskClient, searcher: FakeSearcher) -> None:
    searcher.checked = replace(NOT_FOUND, nearest=(CITED,))
    assert Page(client, "/check?q=We+have").texts(".place .copied") == []
    assert "citation" not in client.get("/api/v1/check?q=We+have").json["nearest"][0]


def _place(match: object) -> dict[str, object]:
    return {name: getattr(match, name) for name in ("start", "end", "text", "before", "after")}
