"""Which engine serves an archive: the one that is named, or else the one its index was built with.

An engine is imported when it is chosen, so that one that is not installed hinders nobody.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from corpus.errors import IndexUnavailable
from indexer import generations
from indexer.engines.base import DEFAULT, FAST, EngineKind


def engine_named(name: str) -> EngineKind:
    """The engine of this name.  Raises IndexUnavailable where it is unknown or not installed."""
    if name == DEFAULT:
        from indexer.engines.whoosh_ import WhooshKind

        return WhooshKind()
    if name != FAST:
        raise IndexUnavailable(f"This program has no engine “{name}” for the index.")
    try:
        from indexer.engines.tantivy_ import TantivyKind
    except ImportError as error:
        raise IndexUnavailable(
            "The engine “tantivy” is not installed. Install it with “pip install onrecord[fast]”, or "
            "build the index for the default one with “onrecord index --engine whoosh”."
        ) from error
    return TantivyKind()


def engine_in_use(archive_path: Path) -> EngineKind:
    """The engine the index of an archive was built with, the default one where there is no index.

    Raises IndexUnavailable as `engine_named` does.
    """
    name = DEFAULT
    for generation in generations.pointed(archive_path):
        with contextlib.suppress(IndexUnavailable):
            name = generations.read_manifest(archive_path, generation).engine
            break
    return engine_named(name)
