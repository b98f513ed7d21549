"""Postings come out of the pool by field and key, however often it had to put some of them aside."""

from __future__ import annotations

import pytest

from indexer.engines.whoosh_writing import Pool


@pytest.mark.parametrize("most_bytes", [1, 900, 1 << 30])
def test_postings_by_field_and_key(most_bytes: int) -> None:
    pool = Pool(most_bytes)
    for number in range(6):
        pool.add(number, "title", [(b"lamp", bytes([number])), (b"b%d" % (number % 2), b"")])
        pool.add(number, "body", [(b"lamp", b"x" * number)])
        pool.settle()
    found = [(one.field, one.key, list(one.numbers), one.values) for one in pool.iter_postings()]
    pool.cleanup()
    assert found == [
        ("body", b"lamp", [0, 1, 2, 3, 4, 5], [b"x" * number for number in range(6)]),
        ("title", b"b0", [0, 2, 4], [b""] * 3),
        ("title", b"b1", [1, 3, 5], [b""] * 3),
        ("title", b"lamp", [0, 1, 2, 3, 4, 5], [bytes([number]) for number in range(6)]),
    ]
