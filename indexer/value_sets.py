"""The releases that have each value of a field: bit sets where they are many, numbers where they are few.

A field may have as many values as an archive has days or products, most of them in a handful of releases.  A
bit set for each would take more memory than the texts.  What the fields are is decided in `columns`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

# A bit set takes a bit for each release of the archive, a number 32.  Sets are also counted several times as
# fast, so numbers are used only where the sets of all values would take more than 32 MB.
_BITS_A_NUMBER: Final = 32
_MOST_BITS: Final = 1 << 28
_ONES: Final = bytes(figure == ord("1") for figure in range(256))


class ValueSets(Mapping[str, int]):
    """Value to the set of its releases: bit n stands for the release with ordinal n of `size`."""

    def __init__(self, numbers: Mapping[str, Sequence[int]], size: int) -> None:
        self.numbers = numbers
        self._size = size
        # Values with at most so many releases have no bit set.
        self._few = size // _BITS_A_NUMBER if len(numbers) * size > _MOST_BITS else 0
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
