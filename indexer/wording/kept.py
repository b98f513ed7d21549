"""What was worked out of a whole generation, for as long as it is the one in use."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar, cast

_Value = TypeVar("_Value")


class Kept:
    """Values of one generation by name; safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._generation = ""
        self._values: dict[str, object] = {}

    def once(self, generation: str, name: str, make: Callable[[], _Value]) -> _Value:
        """What `make` gave for a generation, made by the first who asks; others wait for it."""
        with self._lock:
            if generation != self._generation:
                self._generation, self._values = generation, {}
            if name not in self._values:
                self._values[name] = make()
            return cast(_Value, self._values[name])
