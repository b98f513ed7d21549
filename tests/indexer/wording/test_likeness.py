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
from indexer.wording.folded import Folded, fold
from indexer.wording.likeness import places
from indexer.wording.paragraph import Paragraph
from indexer.wording.phrase import LEAST, Phrase, needed
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
            return rung, held[first:last]
    return "none", ""


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['asked'][:24]} / {row['held'][:24]}")
def test_a_reader_agrees(row: dict[str, Any]) -> None:
    assert rung_of(row["asked"], row["held"]) == (row["rung"], row["place"])


def test_each_place_is_found_and_none_twice() -> None:
    held = "We put the customer first. To put customers first is dear; put the customer first all the same."
    paragraph = Paragraph(held)
    found = sorted(places(Phrase("put the customer first", counted, RELEASES), paragraph, "close"))
    texts = [held[first:last] for first, last, _ in found]
    assert texts == ["put the customer first", "put customers first", "put the customer first"]
    assert all(one[1] <= other[0] for one, other in pairwise(found))


@pytest.mark.parametrize(("asked", "held"), [("m of land", "They sold 5 m² of land."), ("m", "5 m² only")])
def test_what_stands_before_tells_what_a_word_is(asked: str, held: str) -> None:
    assert not list(places(Phrase(asked, counted, RELEASES), Paragraph(held), "exact"))


@given(
    st.lists(st.sampled_from(("quiet", "water", "for", "everyone", "boat", "boats", "moved")), max_size=24),
    st.lists(
        st.sampled_from(("quiet", "water", "for", "boat", "moving", "quiet-for", "boat-to-moving"))
    ).filter(lambda asked: 0 < len(asked) < 7),
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


WORDS = (
    *("the", "of", "in", "it's", "company's", "companies", "naïve", "ＮＥＷ", "5G", "1,999", "e-mail", "mAh"),
    *("dying", "lies", "skies", "hoping", "hope", "generously", "possibility", "X-100", "I", "U.S."),
    *("雷军", "電腦", "电脑", "一", "the boat’s", "한국", "ガラス"),
    *("R&D", "Acme™", "&", "and", "5×", "x", "m²", "m", "10³", "½", "%", "20℃", "AT&T", "№", "³", "≤"),
)


@given(
    st.lists(st.sampled_from(WORDS), max_size=14), st.lists(st.sampled_from(WORDS), min_size=1, max_size=5)
)
def test_what_is_not_looked_at_holds_no_place(held: list[str], asked: list[str]) -> None:
    """What a look at the text rules out has too little of the phrase in it, by the stem of every word."""
    phrase, text = Phrase(" ".join(asked), counted, RELEASES), " ".join(held)
    paragraph = Paragraph(text)
    stems = Phrase(text, counted, RELEASES).stems
    there = [own if own in phrase.stems else None for own in stems]
    assert there == [own if own in phrase.stems else None for own in phrase.stems_among(paragraph.keys)]
    for rung in CLOSENESS:
        held_of_it = [key for key, own in zip(phrase.keys, phrase.stems, strict=True) if own in stems]
        enough = len(held_of_it) >= phrase.least(rung)
        if enough and sum(map(phrase.weigh, held_of_it)) >= phrase.wanted(rung) and phrase.keys:
            assert phrase.can_be_in(paragraph.folded.text, rung)
            assert phrase.near_in(fold(text).text, rung)


MARKS = (" ", ", ", ". ", "-", "\n", "…", "’", "'", "`", " — ", "™ ", "，", "”", " & ", "% ")


@given(
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(MARKS)), max_size=14),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=5),
)
def test_what_is_seen_at_once_is_what_the_words_say(held: list[tuple[str, str]], asked: list[str]) -> None:
    """A place told by a look at the text is the one that is found by cutting all of it into words."""
    text = "".join(map("".join, held))
    phrase, seen, cut = Phrase(" ".join(asked), counted, RELEASES), Paragraph(text), Paragraph(text)
    cut.folded = Folded(cut.folded.text, in_place=False)
    for rung in CLOSENESS:
        assert sorted(places(phrase, seen, rung)) == sorted(places(phrase, cut, rung))


@given(st.text(st.sampled_from("aÉｅ́é…™½②İß“’—中國㎡ \u00ad"), max_size=12))
def test_folding_says_whether_characters_stay_where_they_are(text: str) -> None:
    each = [fold(char).text for char in text]
    found = fold(text)
    moved = "İ" in text or any(len(one) != 1 for one in each)
    assert found.in_place is not moved
    assert moved or list(found.text) == each
