"""What holds of all that is sent to be checked as a whole, draft or table: refusals, and that it is text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from fake_searcher import FakeSearcher
from flask.testing import FlaskClient
from made_checks import ALTERED
from sending import EVIL, as_file, read

from corpus.errors import IndexUnavailable
from indexer.quotecheck import batch, draft_files


@dataclass(frozen=True)
class Desk:
    """`hostile` is something to check whose every part is markup, as a text; `most` a file's bytes."""

    name: str
    what: str
    text: str
    hostile: str
    most: int


_CELL = '"' + EVIL.replace('"', '""') + '"'
DESKS = (
    Desk(
        "draft",
        "draft",
        "“We have kept it awake for eighty years,” said Ines Okafor.",
        f"{EVIL}\n\n“We have kept {EVIL} awake for years,” said Ines {EVIL} Okafor.\n",
        draft_files.MAX_BYTES,
    ),
    Desk(
        "batch",
        "table",
        "quotation,speaker\nWe have kept it awake for eighty years,Ines Okafor\n",
        f"quotation,speaker,date,{_CELL}\n{_CELL},{_CELL},,{_CELL}\n{_CELL},x,{_CELL},</textarea>\n",
        batch.MAX_BYTES,
    ),
)
WHERE = tuple((desk, f"{place}/check/{desk.name}") for desk in DESKS for place in ("", "/api/v1"))
Send = Callable[[Desk], dict[str, Any]]
each_desk = pytest.mark.parametrize("desk", DESKS, ids=lambda desk: desk.name)
everywhere = pytest.mark.parametrize(("desk", "address"), WHERE, ids=[address for _, address in WHERE])


@pytest.mark.parametrize(
    ("send", "status", "said"),
    [
        (lambda desk: {}, 400, "There is no {what}"),
        (lambda desk: {"data": {"text": " "}}, 400, "There is no {what}"),
        (lambda desk: as_file(desk.text.encode(), "own.txt", text=desk.text), 400, "a text and a file"),
        (lambda desk: as_file(b"x" * (desk.most + 1), "long.txt"), 400, "long.txt"),
        (lambda desk: as_file(b"x" * (desk.most + 100_000), "longer.txt"), 413, "bytes"),
        (lambda desk: {"data": {"text": desk.text, "format": "pdf"}}, 400, "no format"),
    ],
    ids=["nothing", "blanks", "two at once", "too long a file", "much too long a file", "no such format"],
)
@everywhere
def test_a_refusal_says_why(
    client: FlaskClient, desk: Desk, address: str, send: Send, status: int, said: str
) -> None:
    response = client.post(address, **send(desk))
    assert response.status_code == status
    if address.startswith("/api"):
        assert response.content_type == "application/problem+json"
        assert said.format(what=desk.what) in response.get_json(force=True)["detail"]
    else:
        assert said.format(what=desk.what) in read(response).select("main")[0].get_text()


@everywhere
def test_without_an_index_it_is_503(
    client: FlaskClient, searcher: FakeSearcher, desk: Desk, address: str
) -> None:
    searcher.raises = IndexUnavailable("There is no index.")
    assert client.post(address, data={"text": desk.text}).status_code == 503


@each_desk
def test_for_programs_it_is_sent_to_only(client: FlaskClient, desk: Desk) -> None:
    response = client.get(f"/api/v1/check/{desk.name}")
    assert response.status_code == 405
    assert "POST" in response.get_json(force=True)["detail"]


@each_desk
@pytest.mark.parametrize("body", [[], {}, "text", {"who": "x"}])
def test_a_body_that_is_no_such_object(client: FlaskClient, desk: Desk, body: object) -> None:
    response = client.post(f"/api/v1/check/{desk.name}", json=body)
    assert response.status_code == 400
    assert response.get_json(force=True)["errors"]


@each_desk
def test_what_was_pasted_stays_in_the_form_beside_the_error(client: FlaskClient, desk: Desk) -> None:
    soup = read(client.post(f"/check/{desk.name}", data={"text": desk.hostile, "format": "pdf"}))
    (kept,), (said,) = soup.select("textarea"), soup.select(".notice")
    assert EVIL in kept.get_text().replace('""', '"')
    assert said["role"] == "alert"


@each_desk
def test_markup_is_text(client: FlaskClient, searcher: FakeSearcher, desk: Desk) -> None:
    searcher.checked = replace(ALTERED, explanation=EVIL, warnings=(EVIL,))
    named = as_file(desk.hostile.encode(), f"{EVIL}.csv"), as_file(b"", EVIL)
    for sent in ({"data": {"text": desk.hostile}}, *named):
        response = client.post(f"/check/{desk.name}", **sent)
        soup = read(response)
        scripts = {(one.get_text(), str(one["src"])[:8]) for one in soup.select("script")}
        assert scripts == {("", "/static/")}, "only our own files"
        assert not soup.select("img, style, iframe, object, [style], base")
        assert not [name for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on")]
        assert "&lt;img" in response.text
        assert "&amp;lt;" not in response.text
