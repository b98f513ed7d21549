"""The pages on wordings over the real index: the sample archive, and one whose texts are markup."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from fake_searcher import FakeSearcher
from flask.testing import FlaskClient
from handmade import fill, written
from page_reader import Page, parameters

from corpus.archive import Archive
from corpus.errors import IndexUnavailable
from corpus.ingest import ingest
from corpus.models import ReleaseDate
from indexer.build import ensure_current
from indexer.search import Searcher
from indexer.wording.desk import WordingDesk
from webapp import create_app

SAMPLE = Path(__file__).parents[2] / "corpus/sample"
EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp;{{ 7*7 }}"
PHRASE = "quiet+water+for+everyone"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    folder = tmp_path_factory.mktemp("sample")
    with Archive.open(folder, create=True) as archive:
        ingest(archive, [SAMPLE], now=lambda: "")
        ensure_current(archive)
    searcher = Searcher(folder)
    yield create_app(folder, searcher=searcher).test_client()
    searcher.close()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    releases = []
    at = 0
    for number in range(4):
        words = f"word{chr(97 + number)}"
        script = (
            f"title| {EVIL} {words}\nbody| {EVIL} said the very same sentence once again {words}\n"
            f"boilerplate| About {EVIL}\nboilerplate| {EVIL} makes {number} things with markup for everybody"
        )
        date = ReleaseDate(f"202{number}-01-01", "day", "inferred", EVIL)
        release = written(f"evil{number}", EVIL, at, "en", script, date=date, author=EVIL)
        at = release.span.end + 3
        releases.append(release)
    folder = fill(tmp_path_factory.mktemp("hostile"), releases)
    with Archive.open(folder) as archive:
        ensure_current(archive)
    searcher = Searcher(folder)
    yield create_app(folder, searcher=searcher).test_client()
    searcher.close()


def test_the_life_of_a_phrase(sample: FlaskClient) -> None:
    page = Page(sample, f"/wording?q={PHRASE}")
    assert page.texts("h1") == ["“quiet water for everyone”"]
    assert page.texts(".summary") == ["18 uses, 6 in these very words, in 14 releases; 3 wordings"]
    assert page.texts(".ends .date") == ["1 Jun 2016", "19 Apr 2023 (inferred)", "10 Oct 2019", "20 May 2025"]
    assert page.texts(".ends dt") == [
        "First use in these words",
        "Last use in these words",
        "First use of words like these",
        "Last use of words like these",
    ]
    assert page.texts(".ends .other") == [
        "“quiet water within everyone’s”",
        "“quiet water, honestly priced, for everyone”",
    ]
    begun = Page(sample, "/wording?q=A+boat+should+be+heard+only+by+the+water+it+moves")
    assert begun.texts(".ends .other") == ["“A boat ought to be heard only by the water it moves”"]
    exact = page.follow(".rungs a", "exact")
    assert exact.texts(".ends dt") == ["First use in these words", "Last use in these words"]
    assert exact.texts(".ends .date") == ["1 Jun 2016", "19 Apr 2023 (inferred)"]
    years = [one.split()[0] for one in page.texts(".lane h3")]
    assert years == [str(year) for year in range(2016, 2026)]
    assert page.texts(".lane del")[0] == "[gone: for everyone ]"
    assert page.texts(".lane ins")[0] == "[new: within everyone’s ]"
    assert page.texts(".fresh .line .mark") == ["new wording"] * 3
    assert page.texts(".official p[lang='zh-Hans']")
    assert [bar.split("#")[1] for bar in (page.link(".bars a"),)] == ["y2016"]
    paragraph = page.link(".lane .pilcrow")
    assert page.follow(".lane .pilcrow").soup.select(f"#{paragraph.partition('#')[2]}")


def test_every_state_is_an_address(sample: FlaskClient) -> None:
    page = Page(sample, f"/wording?q={PHRASE}&from=2019&closeness=loose&speaker=Shen+Yuhan")
    loose = {"q": "quiet water for everyone", "from": "2019", "speaker": "Shen Yuhan"}
    assert dict(parameters(page.link(".rungs a", "close"))) == loose
    assert page.one(".rungs [aria-current]").get_text().startswith("loose")
    fields = {one["name"]: one.get("value") for one in page.soup.select(".follow input")}
    assert fields == {**loose, "to": "", "closeness": "loose"}
    speaker = Page(sample, f"/wording?q={PHRASE}").follow(".users a", "Shen Yuhan")
    assert set(speaker.texts(".users tbody th bdi")) == {"Shen Yuhan"}


def test_json_is_the_same_answer(sample: FlaskClient) -> None:
    page = Page(sample, f"/wording?q={PHRASE}")
    value = sample.get(page.link("head link[rel=alternate]")).get_json()
    assert value["uses"] == 18
    assert [lane["year"] for lane in value["lanes"]] == [str(year) for year in range(2016, 2026)]
    assert value["url"] == f"/wording?q={PHRASE}"


@pytest.mark.parametrize(
    "asked", ["", "q=", "q=x&from=soon", "q=x&closeness=near", "q=x&colour=red", f"q={'a+' * 400}", "q=%3F"]
)
def test_a_program_is_told_what_cannot_be_used(sample: FlaskClient, asked: str) -> None:
    response = sample.get(f"/api/v1/wording?{asked}")
    assert response.status_code == 400
    assert response.content_type == "application/problem+json"
    page = Page(sample, f"/wording?{asked}")
    assert page.status == 200
    assert bool(page.texts(".notice")) == bool(asked.replace("q=", ""))


def test_words_that_are_nowhere(sample: FlaskClient) -> None:
    page = Page(sample, "/wording?q=the+moon+is+a+lamp")
    assert "Nothing so worded was found in 36 releases" in page.text
    assert page.link(".ways a", "loose")


def test_a_sentence_longer_than_can_be_followed_is_cut_and_it_is_said(sample: FlaskClient) -> None:
    page = Page(sample, f"/wording?q={'quiet+water+' * 60}")
    assert "longer than 600 characters" in page.texts(".notice")[0]
    assert len(page.one("#phrase")["value"]) <= 600


def test_phrases_that_came_and_went(sample: FlaskClient) -> None:
    page = Page(sample, "/wording")
    assert "quiet water" in page.texts(".phrases tbody th")
    assert page.follow(".phrases tbody a", "quiet water").status == 200
    value = sample.get("/api/v1/phrases").get_json()
    assert len(value["phrases"]) == len(page.soup.select(".phrases tbody tr"))
    assert value["read"] == value["releases"] == 36


def test_history_of_a_standing_text(sample: FlaskClient) -> None:
    page = Page(sample, "/boilerplate")
    assert page.texts(".texts h2") == ["Oarsong", "橹歌"]
    one = page.follow(".texts h2 a", "Oarsong")
    assert one.texts("h1") == ["Oarsong"]
    assert "[gone: 11,000 ]" in one.texts(".lane:nth-of-type(3) del")
    assert one.follow(".summary a").texts("h1") == ["橹歌"]
    assert one.follow(".lane .of a").status == 200
    key = parameters(page.link(".texts h2 a", "Oarsong"))[0][1]
    value = sample.get(f"/api/v1/boilerplate?of={key}").get_json()
    assert len(value["versions"]) == len(one.soup.select(".lane"))
    assert sample.get("/api/v1/boilerplate").get_json()["series"][0] == value
    assert sample.get("/boilerplate?of=nothing.1").status_code == 404


def test_sentences_said_before(sample: FlaskClient) -> None:
    ids = [one["first_id"] for one in sample.get("/api/v1/boilerplate").get_json()["series"][0]["versions"]]
    page = Page(sample, f"/releases/{ids[1]}/reused")
    assert page.texts("h1") == ["Said before"]
    assert "3 releases of earlier dates" in page.text
    assert page.texts(".again-said .said b")[-1] == "Its aim is quiet water for everyone."
    value = sample.get(f"/api/v1/releases/{ids[1]}/reused").get_json()
    assert value["sentences"][-1]["text"] == "Its aim is quiet water for everyone."
    assert len(value["sentences"]) == len(page.soup.select(".again-said > li"))
    assert page.follow(".again-said a", "every wording").status == 200
    assert sample.get("/releases/nothing/reused").status_code == 404
    none = Page(sample, f"/releases/{ids[0]}/reused")
    assert "None of its sentences" in none.text


@pytest.mark.parametrize(
    "address", ["/wording", f"/wording?q={PHRASE}", "/boilerplate", "/api/v1/phrases", "/api/v1/boilerplate"]
)
def test_without_an_index_it_is_no_empty_answer(tmp_path: Path, address: str) -> None:
    searcher = FakeSearcher([])
    searcher.raises = IndexUnavailable("There is no index yet.")
    response = create_app(fill(tmp_path, []), searcher=searcher).test_client().get(address)
    assert response.status_code == 503


@pytest.mark.parametrize(
    "address",
    [
        "/wording",
        f"/wording?q={quote(EVIL)}&speaker={quote(EVIL)}&from={quote(EVIL)}&{quote(EVIL)}=1",
        "/wording?q=said+the+very+same+sentence+once+again",
        "/boilerplate",
        "/boilerplate?of=evil0.2",
        "/releases/evil3/reused",
    ],
)
def test_markup_is_text(hostile: FlaskClient, address: str) -> None:
    response = hostile.get(address)
    assert response.status_code == 200
    soup = BeautifulSoup(response.text, "lxml")
    assert {one.get_text() for one in soup.select("script")} == {""}
    assert not soup.select("img, style, iframe, object, [style], base")
    for tag in soup.find_all(True):
        assert not [name for name in tag.attrs if name.lower().startswith("on")]
        assert not str(tag.get("href", "")).lower().startswith(("javascript", "data", "http", "//"))
    assert "&amp;lt;" not in response.text, "escaped twice"
    assert "49" not in soup.get_text().replace("{{ 7*7 }}", "")
    assert len(response.data) < 100_000
    if address != "/wording":
        assert "&lt;script&gt;" in response.text


@pytest.mark.parametrize(
    ("address", "known", "found"),
    [
        (f"/wording?q={PHRASE}", "“quiet water for everyone”", 'class="summary"'),
        ("/releases/501e284fac9e/reused", "<h1>Said before</h1>", "looked for in"),
    ],
)
def test_what_is_known_at_once_is_sent_before_the_answer(
    sample: FlaskClient, monkeypatch: pytest.MonkeyPatch, address: str, known: str, found: str
) -> None:
    whole = sample.get(address)
    assert known in whole.text
    assert found in whole.text
    assert whole.text.rstrip().endswith("</html>")
    response = sample.get(address)
    first = next(iter(response.iter_encoded())).decode()
    assert known in first
    assert found not in first
    response.close()

    def never(*_: object) -> None:
        raise AssertionError("worked out for nobody")

    monkeypatch.setattr(WordingDesk, "wording", never)
    monkeypatch.setattr(WordingDesk, "reused", never)
    known_already = {"If-None-Match": whole.headers["ETag"]}
    assert sample.get(address, headers=known_already).status_code == 304
    assert sample.head(address).status_code == 200


@pytest.mark.parametrize("address", [f"/wording?q={PHRASE}", "/releases/501e284fac9e/reused"])
def test_what_fails_after_the_beginning_was_sent_is_said_in_its_place(
    sample: FlaskClient, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    def broken(*_: object) -> None:
        raise IndexUnavailable("A file of the index is gone.")

    monkeypatch.setattr(WordingDesk, "wording", broken)
    monkeypatch.setattr(WordingDesk, "reused", broken)
    response = sample.get(address)
    page = BeautifulSoup(response.text, "html.parser")
    (alert,) = page.select("[role=alert]")
    assert "could not be worked out: A file of the index is gone." in alert.get_text(" ", strip=True)
    assert not page.select(".nothing, .lanes, .summary + .lead")
    assert page.select("footer")
    monkeypatch.undo()
    again = sample.get(address, headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 200, "a failure is not what is still the same"
    assert "could not be worked out" not in again.text


def test_words_of_a_title_are_in_no_paragraph(sample: FlaskClient) -> None:
    page = Page(sample, "/wording?q=an+Electric+Outboard+as+Quiet+as+an+Oar")
    first = page.one("a.pilcrow")
    assert first.get_text() == "title"
    assert str(first["aria-label"]).startswith("Title of Oarsong Introduces Heron One")
