"""Lists of postings into Whoosh's files, a whole list at a time.

Whoosh's own way takes postings one by one through a sort, and a check and a look-up of lengths for each, and
reads them back one by one.  Releases come in order here, so the postings of a key only have to be kept
together, and are written as `posting_parts` has them; Whoosh keeps where a list lies and how many releases
are in it.  What a list holds is decided in `whoosh_`.

Places are counted through the index: a release has as many as the longest of all has positions, and two more,
so that what stands in a row stands in one release.
"""

from __future__ import annotations

import marshal
import struct
from array import array
from collections.abc import Iterable, Iterator, Mapping
from heapq import merge
from itertools import chain, groupby, repeat
from operator import add, itemgetter
from tempfile import TemporaryFile
from typing import IO, Any, Final, NamedTuple

from whoosh.codec import whoosh3

from indexer.engines.posting_parts import written

# About what the postings that are held take in memory before they go to a file of their own.
_MOST_BYTES: Final = 192 << 20
_POSTING_BYTES: Final = 60
_KEY_BYTES: Final = 400
_LENGTH: Final = struct.Struct("<I")
# As Whoosh has it before a key.
_SHORT: Final = struct.Struct("!H")
# What beside the terms the number of places of a release is kept under.
SPAN: Final = "span"


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
        self.span = 2

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

    def __init__(self, inner: Any, pool: Pool) -> None:
        self._inner = inner
        self._pool = pool

    def add_postings(self, schema: Any, _lengths: object, lists: Iterator[KeyPostings]) -> None:
        span = self._pool.span
        self._inner._tindex.extras[SPAN] = span
        file, terms = self._inner._postfile, self._inner._tindex
        make_info: Any = whoosh3.W3TermInfo
        for field, of_field in groupby(lists, key=itemgetter(0)):
            self._inner.start_field(field, schema[field])
            number_of_field = _SHORT.pack(self._inner._fieldid)
            for one in of_field:
                data = _list_of(one, span)
                info = make_info()
                info._df = len(one.numbers)
                info.set_extent(file.tell(), len(data))
                file.write(data)
                terms.add(number_of_field + one.key, info.to_bytes())
            self._inner.finish_field()

    @property
    def is_closed(self) -> bool:
        return bool(self._inner.is_closed)

    def close(self) -> None:
        self._inner.close()


def _list_of(one: KeyPostings, span: int) -> bytes:
    """The list of a key, its positions counted through the index."""
    positions = array("I", b"".join(one.values))
    counts = [len(value) // positions.itemsize for value in one.values]
    if len(counts) == 1:
        start = one.numbers[0] * span
        return written(one.numbers, counts, [start + position for position in positions])
    starts = chain.from_iterable(map(repeat, map(span.__mul__, one.numbers), counts))
    return written(one.numbers, counts, list(map(add, positions, starts)))


def add_release(
    writer: Any,
    number: int,
    lengths: Mapping[str, int],
    fields: Iterable[tuple[str, Iterable[tuple[bytes, bytes]]]],
    end: int,
) -> None:
    """Add a release to a writer: for each field its keys and what is kept of them, and how long it is.

    `end` is behind its last position.
    """
    writer.pool.span = max(writer.pool.span, end + 2)
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
    writer.fieldwriter = ListWriter(writer.fieldwriter, writer.pool)
    return writer


def extent(terms: Any, field: str, key: bytes) -> tuple[int, int, int]:
    """In how many releases a key is, where its list begins and how long it is; zeros where it is in none."""
    data = terms._tindex.get(terms._keycoder(field, key))
    if data is None:
        return 0, 0, 0
    from_bytes: Any = whoosh3.W3TermInfo.from_bytes
    info = from_bytes(data)
    # The length comes as it was unpacked.
    offset, (size,) = info.extent()
    return int(info.doc_frequency()), int(offset), int(size)
