"""Uses beside each other: what changed shows whole, wherever the places found in the sentences end."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.quotecheck.words import compare_keys
from indexer.wording.beside import beside
from indexer.wording.results import Place, Use

PLACE = Place("r", "Title", "s", None, "unknown", "none", None, None, "en", "release", 0, "body")
SIGNS = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}


def use(marked: str) -> Use:
    """A use in a sentence, with the place between strokes."""
    before, text, after = marked.split("|")
    start = 100 + len(before)
    return Use(text, before, after, start, start + len(text), "own", None, None, None, 1.0, PLACE)


@pytest.mark.parametrize(
    ("earlier", "later", "shown"),
    [
        (
            "|A boat should be quiet|.",
            "A boat ought to |be quiet|.",
            "A boat [-should-] {+ought to+} be quiet",
        ),
        ("A |sturdy for all ports|", "Drives, built |for all ports|", "[-sturdy-] {+built+} for all ports"),
        ("Drives, built |for all ports|", "A |sturdy for all ports|", "[-built-] {+sturdy+} for all ports"),
        ("|quiet water for all|", "|quiet water| and calm seas", "quiet water [-for all-] {+and calm+}"),
        (
            "|A boat should be quiet|.",
            "A |boat ought to be quiet|.",
            "A boat [-should-] {+ought to+} be quiet",
        ),
        ("|quiet for all of us|", "|quiet for some| of us", "quiet for [-all-] {+some+} of us"),
        # What stands beyond a mark is no part of it.
        ("|sturdy for all ports|", "Drives: |for all ports|", "[-sturdy-] for all ports"),
        ("|quiet water for all|", "|quiet water|. More of it", "quiet water [-for all-]"),
        ("|让码头安静|", "让港口|安静|", "让[-码头-]{+港口+}安静"),
        ("so |all ports|", "for |all ports|", "all ports"),
    ],
)
def test_what_changed_at_the_ends_shows(earlier: str, later: str, shown: str) -> None:
    found, _ = beside(use(earlier), use(later))
    assert "".join(SIGNS[piece.kind].format(piece.text) for piece in found).strip() == shown


SENTENCES = st.tuples(
    *[st.lists(st.sampled_from(("quiet", "water", "for", "all", "of", "us,")), max_size=5)] * 3
).map(lambda parts: "|".join(" ".join([*part, ""]) for part in parts))


@given(SENTENCES, SENTENCES)
def test_the_sentence_stays_what_it_is(earlier: str, later: str) -> None:
    before, now = use(earlier), use(later)
    found, shown = beside(before, now)
    assert shown.before + shown.text + shown.after == now.before + now.text + now.after
    assert (shown.start - len(shown.before), shown.end - len(shown.text)) == (100, shown.start)
    assert now.text in shown.text
    left = "".join(piece.text for piece in found if piece.kind != "gone")
    assert re.sub(r"\W+", "", left) == re.sub(r"\W+", "", shown.text)
    gone = compare_keys(" ".join(piece.text for piece in found if piece.kind != "new"))
    assert " ".join(compare_keys(before.text)) in " ".join(gone)
