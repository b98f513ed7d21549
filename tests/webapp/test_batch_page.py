"""A table of quotations: its rows with their verdicts, as a page, as CSV and as JSON, and what is refused."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from fake_searcher import FakeSearcher
from flask.testing import FlaskClient
from made_checks import ALTERED, EXACT, MATCH
from sending import as_file, read

from corpus.csv_table import MARK
from indexer.quotecheck.batch import MAX_BYTES
from webapp import config

WHERE = ("/check/batch", "/api/v1/check/batch")
TABLE = (
    "quotation,speaker,page\r\n"
    "We have kept it awake for eighty years,Ines Okafor,7\r\n"
    '"Every boat has a bell now, and every bell a boat",,=1+1\r\n'
)


def one(soup: BeautifulSoup | Tag, selector: str) -> Tag:
    (found,) = soup.select(selector)
    return found


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix(MARK), newline="")))


def test_the_form_takes_a_table_or_a_file_and_says_what_it_needs(client: FlaskClient) -> None:
    soup = read(client.get("/check/batch"))
    form = one(soup, "form.deskform")
    assert (form["method"], form["enctype"]) == ("post", "multipart/form-data")
    assert soup.select_one(".places [aria-current]") is not None
    assert "At most 500 rows, a file of at most 20 MB" in form.get_text()
    assert [text.get_text() for text in soup.select(".lead b")] == ["quotation", "speaker", "date"]
    for page in ("/check", "/check/draft"):
        assert read(client.get(page)).select('.instead a[href="/check/batch"]')


@pytest.mark.parametrize(
    "sent",
    [
        {"data": {"text": TABLE}},
        {"data": {"text": TABLE.replace(",", "\t").replace("\tand", ",and").replace("now\t", "now,")}},
        {"data": {"text": TABLE, "file": (io.BytesIO(b""), "")}, "content_type": "multipart/form-data"},
        as_file(TABLE.encode("utf-8-sig")),
        as_file(TABLE.encode("utf-16")),
    ],
    ids=["pasted", "copied from a spreadsheet", "pasted, no file chosen", "file", "file in UTF-16"],
)
def test_each_row_has_its_verdict(client: FlaskClient, searcher: FakeSearcher, sent: dict[str, Any]) -> None:
    searcher.checked = ALTERED
    response = client.post("/check/batch", **sent)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    soup = read(response)
    assert one(soup, "h1").get_text() == "2 quotations, none on record as claimed"
    assert [each.speaker for each in searcher.questions] == ["Ines Okafor", None]
    assert [text.get_text(" ", strip=True) for text in soup.select(".tallies li")] == [
        "2 On record, with changes"
    ]
    first, second = soup.select("tbody tr")
    assert "We have kept it awake for eighty years" in one(first, "th").get_text()
    assert "Every boat has a bell now, and every bell a boat" in one(second, "th").get_text()
    told = first.get_text(" ", strip=True)
    assert "Ines Okafor" in told
    assert "changes a number" in told
    assert "4 Mar 2021 (inferred)" in told
    assert "no speaker" in second.get_text()
    place = first.select("td")[-1].select_one("a")
    assert place is not None
    assert place["href"] == "/releases/launch-en#p4"
    link = one(first, ".title a")
    assert parse_qs(urlsplit(str(link["href"])).query)["q"] == ["We have kept it awake for eighty years"]
    assert client.get(str(link["href"])).status_code == 200


def test_rows_without_a_quotation_are_rows(client: FlaskClient, searcher: FakeSearcher) -> None:
    searcher.checked = ALTERED
    soup = read(client.post("/check/batch", data={"text": f"{TABLE}\n,Ines Okafor\n"}))
    assert one(soup, "h1").get_text() == "3 rows, none on record as claimed"


def test_the_place_that_decides_is_told_not_the_first_of_all(
    client: FlaskClient, searcher: FakeSearcher
) -> None:
    earlier = replace(MATCH, id="letter", date="2019-01-01", speaker="Tomas Wendel")
    searcher.checked = replace(EXACT, matches=(earlier, MATCH), decided_by=1, places=2)
    soup = read(client.post("/check/batch", data={"text": TABLE}))
    assert soup.select('tbody tr td:last-child a[href="/releases/launch-en#p4"]')
    assert not soup.select('a[href^="/releases/letter"]')


def test_what_is_shown_can_be_saved_as_the_table_it_came_from(
    client: FlaskClient, searcher: FakeSearcher
) -> None:
    searcher.checked = EXACT
    soup = read(client.post("/check/batch", **as_file(TABLE.encode("utf-16"))))
    form = one(soup, "form.again-as")
    assert form["action"] == "/check/batch"
    sent = {
        "format": one(form, "input")["value"],
        "text": one(form, "textarea").get_text().removeprefix("\n"),
    }
    saved = client.post("/check/batch", data=sent)
    assert saved.headers["Content-Disposition"] == "attachment; filename=checked.csv"
    assert saved.text.startswith(f"{MARK}quotation,speaker,page,verdict,holds,")
    assert saved.text == client.post("/check/batch", data={"text": TABLE, "format": "csv"}).text


@pytest.mark.parametrize("address", WHERE)
def test_as_csv_no_cell_is_a_formula(client: FlaskClient, searcher: FakeSearcher, address: str) -> None:
    searcher.checked = replace(EXACT, speaker="=cmd()", warnings=("+1", "-2"))
    response = client.post(address, data={"text": TABLE, "format": "csv"})
    assert response.content_type == "text/csv; charset=utf-8; header=present"
    assert response.headers["Cache-Control"] == "no-store"
    found = rows(response.text)
    assert [row["page"] for row in found] == ["7", "'=1+1"]
    assert [row["verdict"] for row in found] == ["exact", "exact"]
    assert not [cell for row in found for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize(
    "sent",
    [
        {"json": {"quotations": [{"quotation": "We have kept it awake", "speaker": "Ines Okafor"}]}},
        {"data": {"text": "quotation,speaker\nWe have kept it awake,Ines Okafor"}},
        as_file(b"speaker;quotation\nInes Okafor;We have kept it awake\n"),
    ],
    ids=["json", "form", "file"],
)
def test_as_json(client: FlaskClient, searcher: FakeSearcher, sent: dict[str, Any]) -> None:
    searcher.checked = EXACT
    response = client.post("/api/v1/check/batch", **sent)
    assert response.status_code == 200
    value = response.get_json()
    assert (value["holds"], value["counts"], value["errors"]) == (True, {"exact": 1}, 0)
    (row,) = value["quotations"]
    assert (row["row"], row["text"], row["claimed_speaker"]) == (1, "We have kept it awake", "Ines Okafor")
    assert row["result"]["verdict"] == "exact"
    assert len(value["archive_digest"]) == 64


def test_a_row_that_cannot_be_checked_is_no_failure_of_the_others(
    client: FlaskClient, searcher: FakeSearcher
) -> None:
    searcher.checked = EXACT
    text = "quotation,speaker,date\na b c,x,soon\na b c,x,2021\n"
    soup = read(client.post("/check/batch", data={"text": text}))
    assert one(soup, "h1").get_text() == "2 quotations, 1 on record as claimed"
    first, second = soup.select("tbody tr")
    assert "Could not be checked “soon” is no date" in first.get_text(" ", strip=True)
    assert not first.select("a")
    assert second.select(".title.good")
    assert "1 Could not be checked" in one(soup, ".tallies").get_text(" ", strip=True)


TOO_MANY = "quotation,speaker\n" + "a b,c\n" * (config.MAX_CHECKED + 1)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"data": {"text": "words,who\na,b"}}, "no column “quotation” and no column “speaker”"),
        ({"data": {"text": "quotation,speaker\n"}}, "no row under the names"),
        (as_file(b"", "empty.csv"), "empty.csv"),
        (as_file(b"PK\x03\x04 packed", "said.xlsx"), "said.xlsx: is a workbook"),
        ({"data": {"text": TOO_MANY}}, "has 501 rows; at most 500"),
        (as_file(TOO_MANY.encode()), "has 501 rows; at most 500"),
        (as_file(b"x" * (MAX_BYTES + 1), "long.csv"), f"limit is {MAX_BYTES:,}"),
    ],
)
@pytest.mark.parametrize("address", WHERE)
def test_what_is_no_table(client: FlaskClient, address: str, sent: dict[str, Any], said: str) -> None:
    if "file" in sent["data"]:
        file, name = sent["data"]["file"]
        sent = as_file(file.getvalue(), name)
    response = client.post(address, **sent)
    assert response.status_code == 400
    if address.startswith("/api"):
        assert response.content_type == "application/problem+json"
        assert said in response.get_json(force=True)["detail"]
    else:
        assert said in one(read(response), "main").get_text()


@pytest.mark.parametrize(
    "body",
    [
        {"quotations": []},
        {"quotations": "x"},
        {"quotations": ["x"]},
        {"quotations": [{"speaker": "x"}]},
        {"quotations": [{"quotation": None}]},
        {"quotations": [{"quotation": "x", "speaker": 1}]},
        {"quotations": [{"quotation": "x", "who": "y"}]},
        {"quotations": [{"quotation": "x"}] * (config.MAX_CHECKED + 1)},
        {"quotations": [{"quotation": "x"}], "text": "y"},
        {"quotations": [{"quotation": "x"}], "name": 1},
        {"quotations": [{"quotation": "x"}], "format": "page"},
        {"quotations": [{"quotation": "x"}], "format": ["csv"]},
    ],
)
def test_a_program_is_told_what_is_wrong_with_its_json(client: FlaskClient, body: object) -> None:
    response = client.post("/api/v1/check/batch", json=body)
    assert response.status_code == 400
    assert response.get_json(force=True)["errors"]


def test_a_page_does_not_grow_with_its_cells(client: FlaskClient, searcher: FakeSearcher) -> None:
    searcher.checked = EXACT
    long = "鱼" * 4_900
    page = read(client.post("/check/batch", data={"text": f"quotation,speaker\n{long},{'x' * 3000}\n"}))
    assert long[:300] + "…" in page.get_text()
    assert len(str(page)) < 40_000


def test_a_table_of_too_many_characters_is_refused(client: FlaskClient) -> None:
    table = "quotation,speaker,note\n" + f"short,,{'x' * 5_000}\n" * 100
    response = client.post("/check/batch", data={"text": table})
    assert response.status_code == 400
    assert "at most 400,000 can be checked" in response.text
