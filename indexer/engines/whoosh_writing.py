"""Lists of postings into Whoosh's files, a whole list at a time.

Whoosh's own way takes postings one by one through a sort, and a check and a look-up of lengths for each.
Releases come in order here, so the postings of a key only have to be kept together; of its statistics, which
no search uses, only the number of releases is written.  What a list holds is decided in `whoosh_`.
"""

from __future__ import annotations

import marshal
import struct
from array import array
from collections.abc import Iterable, Iterator, Mapping
from heapq import merge
from itertools import groupby
from operator import itemgetter
from tempfile import TemporaryFile
from typing import IO, Any, Final, NamedTuple

from whoosh.codec import whoosh3

# About what the postings that are held take in memory before they go to a file of their own.
_MOST_BYTES: Final = 192 << 20
_POSTING_BYTES: Final = 60
_KEY_BYTES: Final = 400
_LENGTH: Final = struct.Struct("<I")


class KeyPostings(NamedTuple):
    """The releases that have a key in a field, ascending, and what is kept of it for each."""

    field: str
    key: bytes
    numbers: array[int]
    values: list[bytes]


class Pool:
    """Gathers postings by field and key; in the place of Whoosh's pool of a writer."""

    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        self._most = most_bytes
        self._size = 0
        self._held: dict[str, dict[bytes, tuple[array[int], list[bytes]]]] = {}
        self._runs: list[IO[bytes]] = []

    def add(self, number: int, field: str, values: Iterable[tuple[bytes, bytes]]) -> None:
        """Add what a release has in a field: keys, and what is kept of each; numbers must not descend."""
        postings = self._held.setdefault(field, {})
        get = postings.get
        size = 0
        for key, value in values:
            found = get(key)
            if found is None:
                found = postings[key] = array("I"), []
                size += _KEY_BYTES
            found[0].append(number)
            found[1].append(value)
            size += _POSTING_BYTES + len(value)
        self._size += size

    def settle(self) -> None:
        """Put what is held into a file where it is too much.  To be called between releases."""
        if self._size < self._most:
            return
        run = TemporaryFile()  # noqa: SIM115 — it lives until `cleanup`
        self._runs.append(run)
        for one in self._sorted():
            data = marshal.dumps((one.field, one.key, one.numbers.tobytes(), one.values))
            run.write(_LENGTH.pack(len(data)) + data)
        self._held.clear()
        self._size = 0

    def _sorted(self) -> Iterator[KeyPostings]:
        for field, postings in sorted(self._held.items()):
            for key, (numbers, values) in sorted(postings.items(), key=itemgetter(0)):
                yield KeyPostings(field, key, numbers, values)

    def iter_postings(self) -> Iterator[KeyPostings]:
        """All of them by field and key."""
        if not self._runs:
            yield from self._sorted()
            return
        runs = [*map(_read_run, self._runs), self._sorted()]
        # Runs are merged in their order, so numbers go on ascending.
        for _, same in groupby(merge(*runs, key=itemgetter(0, 1)), key=itemgetter(0, 1)):
            first, *others = same
            for other in others:
                first.numbers.extend(other.numbers)
                first.values.extend(other.values)
            yield first

    def cleanup(self) -> None:
        """Let go of everything."""
        self._held.clear()
        for run in self._runs:
            run.close()


def _read_run(run: IO[bytes]) -> Iterator[KeyPostings]:
    run.seek(0)
    while head := run.read(_LENGTH.size):
        field, key, numbers, values = marshal.loads(run.read(_LENGTH.unpack(head)[0]))
        yield KeyPostings(field, key, array("I", numbers), values)


class ListWriter:
    """Writes whole lists of postings; in the place of Whoosh's writer of fields, which it uses."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def add_postings(self, schema: Any, _lengths: object, lists: Iterator[KeyPostings]) -> None:
        for field, of_field in groupby(lists, key=itemgetter(0)):
            self._inner.start_field(field, schema[field])
            inner = self._inner._postwriter
            make_info: Any = whoosh3.W3TermInfo
            start, finish = inner.start_postings, self._inner.finish_term
            for one in of_field:
                self._inner._btext = one.key
                start(schema[field].format, make_info())
                _write_blocks(inner, one)
                finish()
            self._inner.finish_field()

    @property
    def is_closed(self) -> bool:
        return bool(self._inner.is_closed)

    def close(self) -> None:
        self._inner.close()


def _write_blocks(inner: Any, one: KeyPostings) -> None:
    """Hand over the postings of a key block by block; the last one is written when the key is finished."""
    size = inner._blocklimit
    count = len(one.numbers)
    for start in range(0, count, size):
        if start:
            inner._write_block()
        inner._ids = one.numbers[start : start + size]
        inner._weights = array("f", [1.0]) * len(inner._ids)
        inner._values = one.values[start : start + size]
        inner._maxweight = 1.0


def add_release(
    writer: Any,
    number: int,
    lengths: Mapping[str, int],
    fields: Iterable[tuple[str, Iterable[tuple[bytes, bytes]]]],
) -> None:
    """Add a release to a writer: for each field its keys and what is kept of them, and how long it is."""
    writer.perdocwriter.start_doc(number)
    for field, length in lengths.items():
        writer.perdocwriter.add_field(field, writer.schema[field], None, length)
    for field, values in fields:
        writer.pool.add(number, field, values)
    writer.perdocwriter.finish_doc()
    writer.pool.settle()
    writer.docnum = number + 1
    writer._added = True


def fast_writer(writer: Any) -> Any:
    """Whoosh's writer with our pool and our writer of lists."""
    writer.pool = Pool()
    writer.fieldwriter = ListWriter(writer.fieldwriter)
    return writer
