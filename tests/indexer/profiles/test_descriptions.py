"""What counts as said of a product right behind its name."""

from __future__ import annotations

import pytest

from corpus.models import ProductMention, Release, Span
from indexer.profiles.descriptions import Descriptions
from indexer.profiles.mentions import Mentioned
from indexer.rows import Row


def _row(name: str, end: int, day: str | None) -> Row:
    return Row(name, "s", 0, end, "", "en", "release", None, None, None, day, "day", "dateline", day, day)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The X1, our first quiet boat, left.", "our first quiet boat"),
        ("The X1® is the smallest of them.", "the smallest of them"),
        ("The X1 is a drive of 1.2 kW.", "a drive of 1.2 kW"),
        ("The X1, the Y2 and the Z3 left.", None),
        ("The X1, which is old, left.", None),
        ("The X1 left, a quiet boat.", None),
        ("X1是一款安静的船，今天上市。", "一款安静的船"),
        ("X1今天上市。", None),
    ],
)
def test_what_is_said_of_it(text: str, said: str | None) -> None:
    language = "en" if text.isascii() or "®" in text else "zh"
    names = [
        ProductMention(Span(at, at + 2), name, "", 1.0)
        for name in ("X1", "Y2", "Z3")
        if (at := text.find(name)) >= 0
    ]
    release = Release("r", "s", Span(0, len(text)), text, "release", language, products=tuple(names))  # type: ignore[arg-type]
    row = _row("r", len(text), None)
    found = Descriptions()
    at = text.index("X1")
    found.read(release, row, [Mentioned(text, at, at + 2, 0, "body")])
    listed, more = found.listed()
    assert [one.text for one in listed] == ([said] if said else [])
    assert more == 0


def test_two_releases_of_one_day_are_not_one() -> None:
    text = "The X1, our first boat, left."
    found = Descriptions()
    for name in ("a", "b"):
        release = Release(name, "s", Span(0, len(text)), text, "release", "en")
        found.read(release, _row(name, len(text), "2020-01-01"), [Mentioned(text, 4, 6, 0, "body")])
    (one,), _ = found.listed()
    assert (one.releases, one.first.id, one.last.id) == (2, "a", "b")
