"""What was asked for last is kept, as far as there is room for it."""

from __future__ import annotations

from collections.abc import Hashable, Sized
from typing import Generic, TypeVar

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value", bound=Sized)


class Kept(Generic[_Key, _Value]):
    """What was asked for last, as far as it holds no more than so many things together."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._values: dict[_Key, _Value] = {}

    def get(self, key: _Key) -> _Value | None:
        found = self._values.pop(key, None)
        if found is not None:
            self._values[key] = found
        return found

    def keep(self, key: _Key, value: _Value) -> None:
        # What holds nothing takes room too.
        self._size += 1 + len(value)
        while self._values and self._size > self._limit:
            self._size -= 1 + len(self._values.pop(next(iter(self._values))))
        self._values[key] = value

    def clear(self) -> None:
        self._values.clear()
        self._size = 0
