"""Which words a text also writes small."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.extract.small_words import SmallWords

WORD = re.compile(r"(?<![\w@./\-])[a-z]{3,}(?![\w@]|\.[a-z])")


@pytest.mark.parametrize(
    ("text", "word", "stands"),
    [
        ("Harbour opens near the harbour.", "harbour", True),
        ("Harbour opens in Oarsund.", "harbour", False),
        ("Harbours and harbours", "harbour", False),
        ("write to harbour@example.org", "harbour", False),
        ("see harbour.example for more, or the harbour", "harbour", True),
        ("a fjord", "fj", False),
        ("près du fjørd", "fjørd", False),
    ],
)
def test_a_word_stands_small(text: str, word: str, stands: bool) -> None:
    assert (word in SmallWords(WORD, text, 0, len(text))) is stands


def test_only_the_given_part_is_read() -> None:
    assert "quay" not in SmallWords(WORD, "a quay and a pier", 7, 17)


@given(st.text(alphabet="abc .@-A", max_size=60), st.integers(1, 4))
def test_asked_one_by_one_or_all_at_once_is_the_same(text: str, length: int) -> None:
    words = {text[at : at + length] for at in range(len(text))} | {f"{number}z" for number in range(60)}
    small = SmallWords(WORD, text, 0, len(text))
    read = set(WORD.findall(text))
    # More words than are looked for one by one, so that both ways are taken.
    for word in (*sorted(words), *sorted(words)):
        assert (word in small) == (word in read)
