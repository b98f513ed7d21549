"""What stands around words on record is cut at words, and says where."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest

from indexer.quotecheck import excerpts
from indexer.quotecheck.attribution import CONTEXT
from indexer.quotecheck.results import Match

MATCH: Final = Match(
    id="r",
    source="s.txt",
    start=500,
    end=505,
    text="words",
    before="",
    after="",
    title="A title",
    date=None,
    precision="unknown",
    basis="none",
    language="en",
    passage=0,
    kind="direct",
    similarity=1.0,
)
LONG: Final = "abcde " * (CONTEXT // 6 + 1)
# text, at most so many characters, what is shown of it before and after the words
ROWS: Final = [
    ("", 20, "", ""),
    ("a few words", 20, "a few words", "a few words"),
    ("one two three four five", 12, "… four five", "one two …"),
    ("一二三四五六七八九十", 4, "… 七八九十", "一二三四 …"),
]


@pytest.mark.parametrize(("text", "most", "before", "after"), ROWS, ids=[row[0][:8] for row in ROWS])
def test_excerpts_are_cut_at_words(text: str, most: int, before: str, after: str) -> None:
    assert excerpts.before(replace(MATCH, before=text), most) == before
    assert excerpts.after(replace(MATCH, after=text), most) == after


def test_a_paragraph_that_goes_on_is_marked_as_cut() -> None:
    text = LONG[:CONTEXT]
    assert excerpts.before(replace(MATCH, before=text)).startswith("… abcde ")
    assert excerpts.after(replace(MATCH, after=text)).endswith(" abcde …")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (", and now we build for those", "and now we build for those"),
        (".” She went on: “", "She went on:"),
        ("Founder and CEO. “", "Founder and CEO."),
        ("of “quiet” motors,", "of “quiet” motors,"),
        ("，而", "而"),
        ("…", "…"),
    ],
)
def test_what_is_left_out_is_shown_without_the_marks_of_what_is_quoted(text: str, shown: str) -> None:
    assert excerpts.without_edges(text) == shown
