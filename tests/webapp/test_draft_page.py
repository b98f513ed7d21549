"""A whole draft: its text beside its verdicts, as a page and as JSON, and what is refused."""

from __future__ import annotations

import io
import zipfile
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from fake_searcher import FakeSearcher
from flask.testing import FlaskClient
from made_checks import ALTERED, EXACT, NOT_FOUND
from sending import as_file, read

from indexer.quotecheck.draft import DraftItem, DraftReport
from indexer.quotecheck.draft_files import MAX_BYTES
from webapp.draft_margin import present

WHERE = ("/check/draft", "/api/v1/check/draft")
DRAFT = (
    "The bay sleeps\n\n"
    "“We have kept it awake for eighty years,” said Ines Okafor. It was late.\n\n"
    "Nobody was there but the cats of the quay.\n\n"
    "“Every boat has a bell now and every bell a boat,” said Tomas Wendel.\n"
)


def docx(text: str) -> bytes:
    """The least that is a document: paragraphs of one run each."""
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n\n"))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr(
            "word/document.xml", f'<w:document xmlns:w="{name}"><w:body>{body}</w:body></w:document>'
        )
    return made.getvalue()


def test_the_form_takes_a_text_or_a_file(client: FlaskClient) -> None:
    soup = read(client.get("/check/draft"))
    form = soup.select_one("form.deskform")
    assert form is not None
    assert (form["method"], form["enctype"]) == ("post", "multipart/form-data")
    assert soup.select_one(".places [aria-current]") is not None
    assert "400,000 characters" in form.get_text()


@pytest.mark.parametrize(
    "sent",
    [
        {"data": {"text": DRAFT}},
        {"data": {"text": DRAFT, "file": (io.BytesIO(b""), "")}, "content_type": "multipart/form-data"},
        as_file(DRAFT.encode(), "bay.txt"),
        as_file(f"<p>{DRAFT}</p>".replace("\n\n", "</p><p>").encode(), "bay.html"),
        as_file(docx(DRAFT), "bay.docx"),
    ],
    ids=["pasted", "pasted, no file chosen", "text", "page", "document"],
)
def test_each_quotation_has_its_verdict_beside_it(
    client: FlaskClient, searcher: FakeSearcher, sent: dict[str, Any]
) -> None:
    searcher.checked = ALTERED
    response = client.post("/check/draft", **sent)
    assert response.status_code == 200
    soup = read(response)
    marked = [one.get_text() for one in soup.select(".said mark")]
    assert [text.strip("“”,") for text in marked] == [
        "We have kept it awake for eighty years",
        "Every boat has a bell now and every bell a boat",
    ]
    assert [question.speaker for question in searcher.questions] == ["Ines Okafor", "Tomas Wendel"]
    assert soup.select_one("h1").get_text() == "2 quotations, none on record as claimed"  # type: ignore[union-attr]
    pairs = soup.select(".pair")
    assert [len(pair.select(".verdicts > li")) for pair in pairs][-4:] == [0, 1, 0, 1]
    note = pairs[-1].select_one(".verdicts > li")
    assert note is not None
    assert "claimed: Tomas Wendel" in note.get_text()
    assert "changes a number" in note.get_text()
    link = note.select_one(".title a")
    assert link is not None
    assert parse_qs(urlsplit(str(link["href"])).query) == {
        "q": ["Every boat has a bell now and every bell a boat"],
        "speaker": ["Tomas Wendel"],
    }
    assert client.get(str(link["href"])).status_code == 200


def test_a_quotation_without_a_speaker_says_so(client: FlaskClient, searcher: FakeSearcher) -> None:
    searcher.checked = EXACT
    soup = read(client.post("/check/draft", data={"text": "“Every boat has a bell and every bell a boat.”"}))
    assert [question.speaker for question in searcher.questions] == [None]
    told = soup.select_one(".verdicts").get_text()  # type: ignore[union-attr]
    assert "no speaker found in the draft" in told
    assert "On record; the draft names no speaker" in told
    head = "1 quotation, none on record as claimed, 1 without a speaker"
    assert soup.select_one("h1").get_text() == head  # type: ignore[union-attr]


def test_what_a_draft_denies_is_counted_by_itself(client: FlaskClient, searcher: FakeSearcher) -> None:
    searcher.checked = EXACT
    text = (
        "Tomas Wendel never said “every boat has a bell now”. “Every boat has a bell and every bell a boat.”"
    )
    soup = read(client.post("/check/draft", data={"text": text}))
    head = "2 quotations, none on record as claimed, 1 without a speaker, 1 on record that the draft denies"
    assert soup.select_one("h1").get_text() == head  # type: ignore[union-attr]


def test_who_sees_the_form_is_told_to_paste(client: FlaskClient) -> None:
    told = [
        read(client.post(page, data={"text": " "})).get_text() for page in ("/check/draft", "/check/batch")
    ]
    assert all(". Paste it, or choose a file." in one for one in told)
    for address in ("/api/v1/check/draft", "/api/v1/check/batch"):
        assert (
            "Send it as “text” or as “file”."
            in client.post(address, data={"text": " "}).get_json(force=True)["detail"]
        )


def test_the_claimed_day_and_what_is_not_checked(client: FlaskClient, searcher: FakeSearcher) -> None:
    searcher.checked = NOT_FOUND
    text = "“Every boat has a bell now,” Tomas Wendel said on 4 March 2021. A “slow bell” rang."
    soup = read(client.post("/check/draft", data={"text": text}))
    assert [question.date for question in searcher.questions] == ["2021-03-04"]
    note = soup.select_one(".verdicts > li")
    assert note is not None
    assert "claimed date: 4 March 2021" in note.get_text()
    assert "nearest passages" not in note.get_text()
    link = note.select_one(".title a")
    assert link is not None
    assert parse_qs(urlsplit(str(link["href"])).query)["date"] == ["2021-03-04"]
    passed = soup.select_one("section.passed")
    assert passed is not None
    assert passed.get_text(" ", strip=True).startswith("In marks, not checked slow bell – a few words")


def test_a_draft_without_quotations_says_so(client: FlaskClient) -> None:
    soup = read(client.post("/check/draft", data={"text": "Nobody says anything here."}))
    assert soup.select_one("h1").get_text() == "No quotations found in this draft"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "sent",
    [{"json": {"text": DRAFT, "name": "bay"}}, {"data": {"text": DRAFT}}, as_file(DRAFT.encode(), "bay")],
    ids=["json", "form", "file"],
)
def test_as_json(client: FlaskClient, searcher: FakeSearcher, sent: dict[str, Any]) -> None:
    searcher.checked = EXACT
    response = client.post("/api/v1/check/draft", **sent)
    assert response.status_code == 200
    value = response.get_json()
    assert value["holds"] is True
    assert value["counts"] == {"exact": 2}
    for one in value["quotations"]:
        assert one["text"] in value["text"][one["start"] : one["end"]]
        assert one["result"]["verdict"] == "exact"
    assert len(value["draft_digest"]) == len(value["archive_digest"]) == 64


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (as_file(b"", "empty.txt"), "no text in it"),
        (as_file(b"%PDF-1.7", "draft.pdf"), "PDF"),
        (as_file(b"PK\x03\x04 broken", "draft.docx"), "draft.docx"),
        ({"data": {"text": "x " * 200_001}}, "at most 400,000"),
        (as_file(b"x" * (MAX_BYTES + 1), "long.txt"), f"limit is {MAX_BYTES:,}"),
    ],
)
@pytest.mark.parametrize("address", WHERE)
def test_what_is_no_draft(client: FlaskClient, address: str, sent: dict[str, Any], said: str) -> None:
    if "file" in sent["data"]:
        file, name = sent["data"]["file"]
        sent = as_file(file.getvalue(), name)
    response = client.post(address, **sent)
    assert response.status_code == 400
    if address.startswith("/api"):
        assert response.content_type == "application/problem+json"
        assert said in response.get_json(force=True)["detail"]
    else:
        assert said in read(response).select_one("main").get_text()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("format_", "kind", "holds"),
    [
        ("html", "text/html; charset=utf-8", "<!doctype html>"),
        ("csv", "text/csv; charset=utf-8; header=present", "verdict"),
        ("json", "application/json", '"quotations"'),
        ("page", "text/html; charset=utf-8", "masthead"),
    ],
)
@pytest.mark.parametrize("address", WHERE)
def test_as_a_file(
    client: FlaskClient, searcher: FakeSearcher, address: str, format_: str, kind: str, holds: str
) -> None:
    searcher.checked = EXACT
    response = client.post(address, data={"text": DRAFT, "format": format_})
    assert response.status_code == 200
    assert response.content_type == kind
    assert holds in response.text
    assert response.headers["Cache-Control"] == "no-store"
    kept = format_ in ("html", "csv")
    assert response.headers.get("Content-Disposition", "").startswith("attachment") == kept


@pytest.mark.parametrize("body", [{"text": 1}, {"text": "x", "speaker": "y"}])
def test_a_program_is_told_what_is_wrong_with_its_json(client: FlaskClient, body: object) -> None:
    response = client.post("/api/v1/check/draft", json=body)
    assert response.status_code == 400
    assert response.get_json(force=True)["errors"]


def test_a_quotation_over_several_paragraphs_and_one_that_failed() -> None:
    text = "Said “one two\n\nthree” and “four five”."
    items = (
        DraftItem(5, 21, "one two three", None, None, EXACT),
        DraftItem(26, 37, "four five", None, None, error="Too long."),
    )
    report = DraftReport("x", text, items, "d", "a", "g", "2024-01-02")
    page = present(report, check_url=lambda question: f"/{question.text}", copied=lambda place: place[0].text)
    first, second = page.paragraphs
    assert [(one.text, one.number, one.first) for one in first.stretches] == [
        ("Said ", None, False),
        ("“one two", 1, True),
    ]
    assert [(one.text, one.number, one.first) for one in second.stretches] == [
        ("three”", 1, False),
        (" and ", None, False),
        ("“four five”", 2, True),
        (".", None, False),
    ]
    assert [[note.number for note in one.notes] for one in (first, second)] == [[1], [2]]
    assert second.notes[0].url == "/four five"
    assert second.notes[0].explanation == "Too long."
    assert (first.notes[0].copied, second.notes[0].copied) == (EXACT.matches[0].text, "")
    assert [(one.title, one.count) for one in page.tallies] == [
        ("On record; the draft names no speaker", 1),
        ("Could not be checked", 1),
    ]
