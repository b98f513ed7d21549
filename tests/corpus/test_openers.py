"""Which standing phrases a line can open with: the look at the first word hides none that stands there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.structure.openers import PHRASES, match_opener, openings

ROWS = [(group, phrase) for group, tables in PHRASES.items() for table in tables for phrase in table]


@pytest.mark.parametrize(("group", "phrase"), ROWS)
def test_every_phrase_is_found(group, phrase):
    for line in (phrase, phrase.upper(), f"[{phrase}: more", f"** {phrase} — more"):
        assert group in openings(line)
        assert match_opener(group, line) or not phrase[-1].isalpha()


@pytest.mark.parametrize(
    ("line", "groups"),
    [
        ("Contacts:", {"contact"}),
        ("Contactless entry opens at the pool", set()),
        ("Swimmers return on Monday", set()),
        ("“Contact us,” said the lifeguard", set()),
        ("“关于泳池", set()),
        ("Aboutness", set()),
        ("", set()),
        ("###", set()),
    ],
)
def test_other_lines_open_with_none(line, groups):
    assert openings(line) == groups


signs = st.text(" \t[【(（*#_>•-", max_size=4)
words = st.sampled_from([phrase for _, phrase in ROWS])


@given(signs, words, st.text(max_size=6))
def test_a_phrase_that_matches_is_never_hidden(before, phrase, after):
    line = before + phrase + after
    assert all(group in openings(line) for group in PHRASES if match_opener(group, line))
