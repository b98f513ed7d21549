"""The same releases found whatever holds them together and however their head is dressed.

All companies are invented.  A rule between two releases may go to either of them.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.models import Dump
from corpus.splitting.splitter import split

DATA = json.loads((Path(__file__).parents[1] / "data" / "splitter_glue.json").read_text(encoding="utf-8"))


def dress(release: list[str], row: dict[str, str]) -> list[str]:
    title, *body = release
    if row.get("capitals"):
        title = title.upper()
    if row.get("glued"):
        title, body = f"{title}\n{body[0]}", body[1:]
    return [*row.get("over", "").split("\n\n"), title, *row.get("under", "").split("\n\n"), *body]


def assert_found(releases: list[list[str]], inside: str, between: str) -> None:
    text, allowed = "", []
    for release in releases:
        allowed.append(range(max(0, len(text) - len(between)), len(text) + 1))
        text += inside.join(filter(None, release)) + between
    parts = split(Dump(source="d.txt", text=text, encoding="utf-8", digest="", size=len(text)))
    starts = [part.span.start for part in parts]
    assert len(starts) == len(allowed), [text[at : at + 50] for at in starts]
    assert all(start in places for start, places in zip(starts, allowed, strict=True))


@pytest.mark.parametrize("joint", DATA["joints"], ids=[row["name"] for row in DATA["joints"]])
@pytest.mark.parametrize("language", ["releases", "chinese"])
def test_joints(joint: dict[str, str], language: str) -> None:
    assert_found(DATA[language], joint["inside"], joint["between"])


@pytest.mark.parametrize("row", DATA["dresses"], ids=[row["name"] for row in DATA["dresses"]])
def test_dresses(row: dict[str, str]) -> None:
    assert_found([dress(release, row) for release in DATA["releases"]], "\n\n", "\n\n")


@pytest.mark.parametrize("dateline", DATA["datelines"])
def test_datelines(dateline: str) -> None:
    """One issuer, one end as good as another: only the dateline under title and tagline tells."""
    releases = [[title, tagline, dateline + lead, *rest] for title, tagline, lead, *rest in DATA["dateless"]]
    assert_found(releases, "\n\n", "\n\n")
