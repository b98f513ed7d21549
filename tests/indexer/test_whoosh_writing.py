"""Postings come out of the pool by field and key, however often it had to put some of them aside, and Whoosh
itself reads what is written of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import whoosh.fields
import whoosh.formats
import whoosh.index

from indexer.engines.whoosh_writing import Pool, add_release, fast_writer


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


@pytest.mark.parametrize("count", [1, 127, 128, 129, 300])
def test_lists_are_read_by_whoosh(tmp_path: Path, count: int) -> None:
    schema = whoosh.fields.Schema(
        words=whoosh.fields.FieldType(whoosh.formats.Positions(), analyzer=None, scorable=True),
        spelled=whoosh.fields.FieldType(whoosh.formats.Existence(), analyzer=None, scorable=False),
    )
    index: Any = whoosh.index.create_in(str(tmp_path), schema)
    writer = fast_writer(index.writer(procs=1, compound=False))
    for number in range(count):
        values = [(b"lamp", bytes([number % 256])), (b"n%d" % number, b"x")]
        spelled = [(b"Lamp", b"")]
        add_release(writer, number, {}, [("words", values), ("spelled", spelled)])
    writer.commit(optimize=True)
    with index.reader() as reader:
        assert reader.doc_frequency("words", b"lamp") == count
        matcher = reader.postings("words", b"lamp")
        found = []
        while matcher.is_active():
            found.append((matcher.id(), matcher.value()))
            matcher.next()
        assert found == [(number, bytes([number % 256])) for number in range(count)]
        assert list(reader.postings("spelled", b"Lamp").all_ids()) == list(range(count))
        assert set(reader.lexicon("words")) == {b"lamp", *(b"n%d" % number for number in range(count))}
        assert list(reader.postings("words", b"n%d" % (count - 1)).all_ids()) == [count - 1]
