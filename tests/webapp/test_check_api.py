"""Checks as JSON, however the question is sent."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from fake_searcher import FakeSearcher
from flask.testing import FlaskClient
from made_checks import ALTERED

from corpus.errors import IndexUnavailable
from indexer.quotecheck.citing import Citer
from indexer.quotecheck.results import QuoteQuestion
from indexer.quotecheck.serial import check_json

ASKED = {"text": "We stop", "speaker": "Ines Okafor", "date": "2021-03"}
WHERE = "/api/v1/check"


@pytest.mark.parametrize(
    ("method", "sent"),
    [
        ("POST", {"json": ASKED}),
        ("POST", {"data": ASKED}),
        ("POST", {"json": ASKED | {"date": "2021年3月"}}),
        ("GET", {"query_string": {"q": "We stop", "speaker": "Ines Okafor", "date": "2021-03"}}),
        ("GET", {"query_string": ASKED}),
    ],
)
def test_one_question_however_it_is_sent(
    client: FlaskClient, searcher: FakeSearcher, method: str, sent: dict[str, Any]
) -> None:
    searcher.checked = ALTERED
    response = client.open(WHERE, method=method, **sent)
    assert response.status_code == 200
    (question,) = searcher.questions
    assert question == QuoteQuestion("We stop", "Ines Okafor", "2021-03")
    value = response.get_json()
    assert value["verdict"] == "altered"
    assert value["claimed_speaker"] == "Ines Okafor"
    assert set(value) == set(check_json(ALTERED, Citer(date(2021, 3, 9))))


def test_what_is_not_claimed_may_be_left_out_or_null(client: FlaskClient, searcher: FakeSearcher) -> None:
    searcher.checked = ALTERED
    client.post(WHERE, json={"text": "We stop"})
    client.post(WHERE, json={"text": "We stop", "speaker": None, "date": ""})
    assert searcher.questions == [QuoteQuestion("We stop")] * 2


@pytest.mark.parametrize(
    ("sent", "parameter", "said"),
    [
        ({"json": {}}, "text", "There is no quotation"),
        ({"json": {"text": " "}}, "text", "There is no quotation"),
        ({}, "text", "There is no quotation"),
        ({"data": b"{", "content_type": "application/json"}, "body", "not a JSON object"),
        ({"data": b"[" * 60_000, "content_type": "application/json"}, "body", "not a JSON object"),
        ({"json": ["We stop"]}, "body", "not a JSON object"),
        ({"json": {"text": 7}}, "text", "has to be a text"),
        ({"json": {"text": "We stop", "said_by": "x"}}, "said_by", "no parameter “said_by”"),
        ({"json": {"text": "We stop", "date": "soon"}}, "date", "not a date"),
        ({"json": {"text": "We stop", "speaker": "x" * 201}}, "speaker", "200"),
        ({"json": {"text": "x" * 5001}}, "text", "5,001 characters; at most 5,000"),
    ],
)
def test_a_program_is_refused(
    client: FlaskClient, searcher: FakeSearcher, sent: dict[str, Any], parameter: str, said: str
) -> None:
    searcher.checked = ALTERED
    response = client.post(WHERE, **sent)
    assert response.status_code == 400
    assert response.content_type == "application/problem+json"
    (error,) = response.get_json(force=True)["errors"]
    assert error["parameter"] == parameter
    assert said in error["detail"]


@pytest.mark.parametrize(
    ("sent", "status", "said"),
    [
        ({"json": {"text": "…"}}, 400, "There are no words"),
        ({"data": b"x" * 70_000, "content_type": "application/json"}, 413, "larger than"),
    ],
)
def test_what_cannot_be_checked(
    client: FlaskClient, searcher: FakeSearcher, sent: dict[str, Any], status: int, said: str
) -> None:
    response = client.post(WHERE, **sent)
    assert response.status_code == status
    assert said in response.get_json(force=True)["detail"]


def test_without_an_index_it_is_503(client: FlaskClient, searcher: FakeSearcher) -> None:
    searcher.raises = IndexUnavailable("There is no index.")
    assert client.post(WHERE, json={"text": "We stop"}).status_code == 503
