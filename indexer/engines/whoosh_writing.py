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
from operator import itemgetter, sub
from pickle import dumps
from tempfile import TemporaryFile
from typing import IO, Any, Final, NamedTuple

from whoosh.codec import whoosh3

# About what the postings that are held take in memory before they go to a file of their own.
_MOST_BYTES: Final = 192 << 20
_POSTING_BYTES: Final = 60
_KEY_BYTES: Final = 400
_LENGTH: Final = struct.Struct("<I")

# How Whoosh's files are laid out.
_BLOCK: Final = 128
_BLOCK_LENGTH: Final = struct.Struct("!i")
_FIELD: Final = struct.Struct("!H")
_LENGTHS: Final = struct.Struct("!ii")
_TERM: Final = struct.Struct("!BfIBBfIIqi")
# Whoosh's own choice writes bytes as escaped text, which it then has to compress; it reads any and needs
# a third of the time for blocks like these.
_PICKLE: Final = 4


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
        # Of each key a number and a value, a number and a value.
        self._held: dict[str, dict[bytes, list[Any]]] = {}
        self._runs: list[IO[bytes]] = []

    def add(self, number: int, field: str, values: Iterable[tuple[bytes, bytes]]) -> None:
        """Add what a release has in a field: keys, and what is kept of each; numbers must not descend."""
        postings = self._held.setdefault(field, {})
        get = postings.get
        size = 0
        for key, value in values:
            found = get(key)
            if found is None:
                postings[key] = [number, value]
                size += _KEY_BYTES
            else:
                found += number, value
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
            for key, found in sorted(postings.items(), key=itemgetter(0)):
                yield KeyPostings(field, key, array("I", found[::2]), found[1::2])

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
    """Writes whole lists of postings; in the place of Whoosh's writer of fields, whose files it writes.

    The layout is that of the one version of Whoosh which this project installs.
    """

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def add_postings(self, schema: Any, _lengths: object, lists: Iterator[KeyPostings]) -> None:
        inner = self._inner
        postings, terms = inner._postfile, inner._tindex.dbfile
        # What lies in a file is counted here: to ask it for each list takes as long as to write the list.
        lists_end, terms_end = postings.tell(), terms.tell()
        put_list, put_term = postings.file.write, terms.file.write
        numbered, hashed, buckets = inner._tindex.index.append, inner._tindex.hashfn, inner._tindex.buckets
        for field, of_field in groupby(lists, key=itemgetter(0)):
            inner.start_field(field, schema[field])
            head = _FIELD.pack(inner._fieldid)
            valued = schema[field].format.fixed_value_size() != 0
            for one in of_field:
                written = _blocks(one, valued=valued)
                put_list(written)
                key = head + one.key
                term = _term(one.numbers, lists_end, len(written))
                put_term(_LENGTHS.pack(len(key), len(term)) + key + term)
                numbered(terms_end)
                hash_ = hashed(key)
                buckets[hash_ & 255].append((hash_, terms_end))
                lists_end += len(written)
                terms_end += _LENGTHS.size + len(key) + len(term)
            inner.finish_field()

    @property
    def is_closed(self) -> bool:
        return bool(self._inner.is_closed)

    def close(self) -> None:
        self._inner.close()


def _term(numbers: array[int], start: int, length: int) -> bytes:
    """What the table of terms tells of a list: how many postings, which of them first and last, and where."""
    count = len(numbers)
    return _TERM.pack(0, count, count, 0, 0, 1.0, numbers[0], numbers[-1], start, length)


def _blocks(one: KeyPostings, *, valued: bool) -> bytes:
    """The postings of a key block by block, as they lie in the file; the length of the last is negative."""
    numbers, values = one.numbers, one.values
    count = len(numbers)
    written = [whoosh3.WHOOSH3_HEADER_MAGIC]
    for start in range(0, count, _BLOCK):
        held = numbers[start : start + _BLOCK]
        # Each block begins to count anew.
        differences = (held[0], *map(sub, held[1:], held))
        data = dumps((differences, None, tuple(values[start : start + _BLOCK]) if valued else None), _PICKLE)
        about = dumps((len(held), held[-1], 1.0, 0, 0, 0), _PICKLE)
        length = len(about) + len(data)
        written += _BLOCK_LENGTH.pack(length if start + _BLOCK < count else -length), about, data
    return b"".join(written)


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
