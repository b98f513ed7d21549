"""What of an archive the index needs: to be built from it, and to show what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from corpus.models import Person, Product, Release


class ReleaseReader(Protocol):
    """What of an archive is needed to show hits, and to write some of its releases."""

    def release(self, release_id: str, *details: str) -> Release:
        """A release.  Where `details` are named, others of its fields of many values may be empty."""
        ...


class ProfileReader(ReleaseReader, Protocol):
    """What of an archive is needed to tell of a person or a product."""

    def person(self, name: str) -> Person | None: ...
    def product(self, name: str) -> Product | None: ...


# Given to another process, so it can be pickled.
Opener = Callable[[], AbstractContextManager[ReleaseReader]]


class ReleaseSource(ReleaseReader, Protocol):
    """What of an archive is needed to index it.  `opener` opens it once more, elsewhere."""

    @property
    def path(self) -> Path: ...
    def opener(self) -> Opener: ...
    def releases(self) -> Iterator[Release]: ...
    def release_digests(self) -> dict[str, str]: ...
    def counterparts(self) -> dict[str, str]: ...
    def people(self) -> tuple[Person, ...]: ...
    def products(self) -> tuple[Product, ...]: ...
    def digest(self) -> str: ...
