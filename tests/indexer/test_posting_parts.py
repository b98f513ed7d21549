"""A list of postings is read as it was written, whole and part by part."""

from __future__ import annotations

import random
from array import array

import pytest

from indexer.engines.posting_parts import parts, written


@pytest.mark.parametrize("releases", [1, 2, 255, 256, 257, 1000])
@pytest.mark.parametrize("step", [1, 300, 70_000], ids=lambda step: f"{step} apart")
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
    read = list(parts(written(numbers, counts, places)))
    assert [head for part in read for head in part.heads()] == list(zip(numbers, counts, strict=True))
    if most:
        assert [place for part in read for place in part.places()] == places
        for part in read:
            found, stand = list(part.heads()), list(part.places())
            assert (part.first, part.last) == (found[0][0], found[-1][0])
            assert (part.first_place, part.last_place) == (stand[0], stand[-1])
