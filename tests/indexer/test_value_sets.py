"""Sets and counts are the same however a value's releases are kept."""

from __future__ import annotations

from array import array
from itertools import accumulate, chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer import value_sets
from indexer.engines.arrays import count_in_lists
from indexer.engines.base import ordinals
from indexer.value_sets import ValueSets, bits_of

SIZE = 200
NUMBERS = st.lists(st.integers(0, SIZE - 1), unique=True).map(sorted)


@given(NUMBERS)
def test_a_set_holds_its_numbers(numbers: list[int]) -> None:
    expected = sum(1 << number for number in numbers)
    assert bits_of(numbers, SIZE) == bits_of(iter(numbers), SIZE) == expected
    assert list(ordinals(expected)) == numbers


@pytest.mark.parametrize("most", [0, 1 << 28], ids=["as numbers where few", "as bit sets"])
@given(table=st.dictionaries(st.sampled_from("abcdef"), NUMBERS), among=NUMBERS)
def test_counts(most: int, table: dict[str, list[int]], among: list[int]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(value_sets, "_MOST_BITS", most)
        sets = ValueSets(table, SIZE)
        expected = {value: len({*numbers} & {*among}) for value, numbers in table.items()}
        assert sets.counted(bits_of(among, SIZE)) == {v: n for v, n in expected.items() if n}
        assert dict(sets) == {value: bits_of(numbers, SIZE) for value, numbers in table.items()}
        with pytest.MonkeyPatch.context() as many:
            many.setattr(value_sets, "_MANY", 0)
            lists = {value: numbers for value, numbers in table.items() if numbers}
            every = array("I", chain.from_iterable(lists.values()))
            count = count_in_lists(every, array("I", accumulate(map(len, lists.values()))), SIZE)
            at_once = ValueSets(lists, SIZE, count)
            for _ in range(2):
                assert at_once.counted(bits_of(among, SIZE)) == sets.counted(bits_of(among, SIZE))
            assert at_once.counted(1, ["z", "a"]) == sets.counted(1, ["z", "a"])
        asked = ["f", "a", "z"]
        assert list(sets.counted(bits_of(among, SIZE), asked)) == [v for v in asked if expected.get(v)]
