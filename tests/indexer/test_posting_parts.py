"""A list of postings is read as it was written, whole and part by part."""

from __future__ import annotations

import random
from array import array

import pytest

from indexer.engines.posting_parts import LIST_HEAD, bytes_of_parts, parts, written
from indexer.engines.posting_parts import places as read_places


@pytest.mark.parametrize("releases", [1, 2, 255, 256, 257, 1000])
@pytest.mark.parametrize("step", [1, 300, 3_000_000], ids=lambda step: f"{step} apart")
@pytest.mark.parametrize("most", [0, 1, 3, 400], ids=lambda most: f"up to {most} times")
def test_a_list_is_read_as_it_was_written(releases: int, step: int, most: int) -> None:
    chance = random.Random(releases)
    span = 500 * step
    numbers = array("I", sorted(chance.sample(range(releases * 3), releases)))
    counts = [chance.randint(1, most) if most else 0 for _ in numbers]
    places = [
        number * span + position * step
        for number, count in zip(numbers, counts, strict=True)
        for position in sorted(chance.sample(range(500), count))
    ]
    data = written(numbers, counts, places)
    behind = LIST_HEAD + bytes_of_parts(data[:LIST_HEAD])
    read = list(parts(data[LIST_HEAD:behind]))
    assert [head for part in read for head in part.heads()] == list(zip(numbers, counts, strict=True))
    assert list(read_places(data)) == places
    for part in read:
        found = [number for number, _ in part.heads()]
        assert (part.first, part.last, part.size) == (found[0], found[-1], len(found))
