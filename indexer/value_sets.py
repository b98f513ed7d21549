"""The releases that have each value of a field: bit sets where they are many, numbers where they are few.

A field may have as many values as an archive has days or products, most of them in a handful of releases.  A
bit set for each would take more memory than the texts.  What the fields are is decided in `columns`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

# A bit set takes a bit for each release of the archive, a number 32.
_BITS_A_NUMBER: Final = 32
# Sets of more than one in so many releases are also counted faster, and there are not many of them.  Numbers
# are used for the others, where the sets of all values would take more than 32 MB.
_RELEASES_A_NUMBER: Final = 256
_MOST_BITS: Final = 1 << 28
# So many values are not counted one by one where there is another way.
_MANY: Final = 32
_ONES: Final = bytes(figure == ord("1") for figure in range(256))


#: Counts, for a set of releases, how many of them are in each of some lists, none of which is empty.
Count: TypeAlias = Callable[[int], Sequence[int]]
#: Makes one, given the lists one after the other, where each ends, and how many releases there are.
Counter: TypeAlias = Callable[[Sequence[int], Sequence[int], int], Count]


class ValueSets(Mapping[str, int]):
    """Value to the set of its releases: bit n stands for the release with ordinal n of `size`.

    With `count`, which has the lists of `numbers` in order, many values are counted by it at once.
    """

    def __init__(self, numbers: Mapping[str, Sequence[int]], size: int, count: Count | None = None) -> None:
        self.numbers = numbers
        self._size = size
        self._count = count if len(numbers) > _MANY else None
        # What was counted last: a facet and the histogram ask for the same.
        self._counted: tuple[int, dict[str, int]] = (0, {})
        # Values with at most so many releases have no bit set.
        self._few = size // _RELEASES_A_NUMBER if len(numbers) * size > _MOST_BITS else 0
        self._sets: dict[str, int] = {}

    def __getitem__(self, value: str) -> int:
        found = self._sets.get(value)
        if found is None:
            numbers = self.numbers[value]
            found = bits_of(numbers, self._size)
            if len(numbers) > self._few:
                self._sets[value] = found
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)

    def __contains__(self, value: object) -> bool:
        return value in self.numbers

    def counted(self, bits: int, values: Iterable[str] | None = None) -> dict[str, int]:
        """Value to the number of its releases among `bits`, where there are any; of all values by default."""
        counts: dict[str, int] = {}
        if not bits:
            return counts
        if self._count:
            counts = self._counted_at_once(bits, self._count)
            return {v: counts[v] for v in values if v in counts} if values is not None else counts
        figures = bin(bits)[:1:-1].encode().translate(_ONES).ljust(self._size, b"\0") if self._few else b""
        for value in self.numbers if values is None else values:
            if value not in self.numbers:
                continue
            if len(self.numbers[value]) > self._few:
                count = (self[value] & bits).bit_count()
            else:
                count = sum(map(figures.__getitem__, self.numbers[value]))
            if count:
                counts[value] = count
        return counts

    def _counted_at_once(self, bits: int, count: Count) -> dict[str, int]:
        last, counts = self._counted
        if last != bits:
            counts = {
                value: number for value, number in zip(self.numbers, count(bits), strict=True) if number
            }
            self._counted = bits, counts
        return counts


def bits_of(ordinals: Iterable[int], size: int) -> int:
    """The set of these ordinals, all below `size`, as an integer."""
    if isinstance(ordinals, Sequence) and len(ordinals) * _BITS_A_NUMBER < size:
        buffer = bytearray((size + 7) // 8)
        for ordinal in ordinals:
            buffer[ordinal >> 3] |= 1 << (ordinal & 7)
        return int.from_bytes(buffer, "little")
    figures = bytearray(b"0") * (size + 1)
    for ordinal in ordinals:
        figures[ordinal] = 49
    # The first figure of a number is its last bit; a base of two is read in time linear to its length.
    figures.reverse()
    return int(figures, 2)
