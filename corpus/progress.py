"""How far a long run is: what the work tells, for whoever shows it."""

from __future__ import annotations


class Progress:
    """Told how far a run is; this one tells nobody.  `total` and `done` count bytes."""

    def start(self, total: int) -> None:
        """The run will read `total` bytes."""

    def advance(self, done: int) -> None:
        """`done` more bytes are finished."""

    def phase(self, name: str) -> None:
        """What is being done now, for a person."""
