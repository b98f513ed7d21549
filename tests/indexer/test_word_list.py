"""The list of words answers as a table of them does, and leaves no misspelling out."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from indexer.letter_sets import LetterSets, letter_sets
from indexer.word_list import Words, load_words, save_words

WORDS = st.text("abcdeqz1é提灯", min_size=1, max_size=9) | st.text("ab", min_size=30, max_size=40)
TABLES = st.dictionaries(WORDS, st.integers(1, 300), max_size=30)
LARGE = st.sets(st.text("abcé提灯", min_size=1, max_size=6), min_size=60, max_size=400)


@settings(deadline=None)
@given(TABLES, WORDS, st.integers(0, 2))
def test_words_are_found_as_in_a_table(table: dict[str, int], word: str, edits: int) -> None:
    with TemporaryDirectory() as folder:
        save_words(Path(folder), table)
        assert load_words(Path(folder)) == table
        words = Words(Path(folder))
        assert list(words) == sorted(table)
        for one in (word, *table):
            assert words.releases(one) == table.get(one, 0)
            assert (one in words) == (one in table)
        ranked = sorted(table, key=lambda one: (-table[one], one))
        begun = [one for one in ranked if one.startswith(word[:1])]
        assert words.beginning(word[:1], 4) == begun[:5]
        near = sorted(ranked, key=lambda one: OSA.distance(one, word))
        assert words.similar(word, edits, 4) == [one for one in near if OSA.distance(one, word) <= edits][:5]


@settings(deadline=None, max_examples=30)
@given(LARGE, WORDS)
def test_each_of_many_words_is_found(many: set[str], other: str) -> None:
    table = {word: number for number, word in enumerate(sorted(many), 1)}
    with TemporaryDirectory() as folder:
        save_words(Path(folder), table)
        words = Words(Path(folder))
        assert {word: words.releases(word) for word in table} == table
        assert words.releases(other) == table.get(other, 0)


@given(st.lists(WORDS, min_size=1, max_size=40), WORDS, st.integers(0, 2))
def test_no_word_that_is_near_is_left_out(words: list[str], word: str, edits: int) -> None:
    found = set(LetterSets(memoryview(letter_sets(words)), len(words)).near(word, edits))
    assert {n for n, one in enumerate(words) if OSA.distance(one, word) <= edits} <= found


def test_letters_leave_most_words_out() -> None:
    words = [f"{a}{b}{c}lantern" for a in "abcde" for b in "fghij" for c in "klmno"]
    found = LetterSets(memoryview(letter_sets(words)), len(words)).near("afxlantern", 1)
    assert [words[number] for number in found] == [f"af{c}lantern" for c in "klmno"]
