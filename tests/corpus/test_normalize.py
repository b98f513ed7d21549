"""Folding for matching, and the way back to the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.models import Span
from corpus.normalize import fold, fold_key

ROWS = [
    ("ＡＢＣ１２３", "abc123"),
    ("“Straße”", '"strasse"'),
    ("it’s — so", "it's - so"),
    ("a \u00a0\n b", "a b"),
    ("雷 军", "雷军"),
    ("小米 10 手机", "小米 10 手机"),
    ("\u200bzero\u00adwidth", "zerowidth"),
    ("你好，世界。", "你好,世界."),
    ("  edges  ", "edges"),
    ("ﬁne½", "fine1⁄2"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "folded"), ROWS)
def test_fold(text, folded):
    assert fold_key(text) == folded


def test_a_match_leads_back_to_the_source():
    text = "He said： “雷 军　先生”"
    folded = fold(text)
    start = folded.text.index("雷军先生")
    assert folded.span(start, start + 4) == Span(text.index("雷"), text.index("生") + 1)


def test_offsets_are_those_of_the_whole_text():
    assert fold("xx Ab", 3, 5).span(0, 2) == Span(3, 5)


def test_a_range_outside_is_an_error():
    with pytest.raises(IndexError):
        fold("ab").span(1, 5)


@given(st.text(max_size=60))
def test_the_map_back_stays_in_bounds_and_in_order(text):
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert all(0 <= at <= len(text) for at in folded.offsets)
    for start in range(len(folded.text)):
        span = folded.span(start, start + 1)
        assert 0 <= span.start < span.end <= len(text)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_in_ordinary_text(text):
    once = fold_key(text)
    assert fold_key(once) == once or not once.isascii()
