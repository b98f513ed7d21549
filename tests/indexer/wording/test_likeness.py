"""Which places are the same wording, nearly the same, or another: rows a reader judged."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.languages.function_words import ENGLISH
from indexer.folding import is_han
from indexer.wording.likeness import LEAST, Paragraph, Phrase, needed, places
from indexer.wording.results import CLOSENESS

ROWS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[2] / "data/wording/likeness.toml").read_text(encoding="utf-8")
)["row"]
RELEASES = 1000


def counted(word: str) -> int:
    """As in an archive of which every release has the words that join others."""
    return 900 if word in ENGLISH else 300 if is_han(word) else 50


def rung_of(asked: str, held: str) -> tuple[str, str]:
    """The strictest rung at which anything is found, and the place."""
    paragraph = Paragraph(held)
    for rung in CLOSENESS:
        found = sorted(places(Phrase(asked, counted, RELEASES), paragraph, rung))
        if found:
            first, last, _ = found[0]
            return rung, held[paragraph.words[first].start : paragraph.words[last - 1].end]
    return "none", ""


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['asked'][:24]} / {row['held'][:24]}")
def test_a_reader_agrees(row: dict[str, Any]) -> None:
    assert rung_of(row["asked"], row["held"]) == (row["rung"], row["place"])


def test_each_place_is_found_and_none_twice() -> None:
    held = "We put the customer first. To put customers first is dear; put the customer first all the same."
    paragraph = Paragraph(held)
    found = sorted(places(Phrase("put the customer first", counted, RELEASES), paragraph, "close"))
    texts = [held[paragraph.words[first].start : paragraph.words[last - 1].end] for first, last, _ in found]
    assert texts == ["put the customer first", "put customers first", "put the customer first"]
    assert all(one[1] <= other[0] for one, other in pairwise(found))


@given(
    st.lists(st.sampled_from(("quiet", "water", "for", "everyone", "boat", "boats", "moved")), max_size=24),
    st.lists(st.sampled_from(("quiet", "water", "for", "boat", "moving")), min_size=1, max_size=6),
)
def test_a_looser_rung_finds_no_less(held: list[str], asked: list[str]) -> None:
    paragraph = Paragraph(" ".join(held))
    before: list[tuple[int, int, float]] = []
    for rung in CLOSENESS:
        found = list(places(Phrase(" ".join(asked), counted, RELEASES), paragraph, rung))
        assert all(likeness >= LEAST[rung] for _, _, likeness in found)
        assert all(any(one[0] < other[1] and other[0] < one[1] for other in found) for one in before)
        before = found


@given(st.floats(0.1, 1.0))
def test_the_share_needed_is_that_of_the_likeness(least: float) -> None:
    share = needed(least)
    assert 2 * share / (1 + share) == pytest.approx(least)
