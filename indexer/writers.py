"""Who writes the segments of a build: this process, and another one beside it where there is much to write.

Releases are dealt out in turn, so that both have about as much to do; each writes a segment of its own.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from uuid import uuid4

from indexer import config, segments
from indexer.engines.base import EngineKind
from indexer.segments import Written
from indexer.sources import Opener, ReleaseSource


def write_segments(
    folder: Path,
    ids: tuple[str, ...],
    digests: dict[str, str],
    source: ReleaseSource,
    engine: EngineKind,
    progress: Callable[[int], None] | None,
) -> list[Written]:
    """Write the releases with these ids into segments of a generation; none for no ids.

    `progress` is called with the number of releases done since the last call.
    """
    count = min(config.WRITERS, os.cpu_count() or 1) if len(ids) >= config.MANY_RELEASES else 1
    shares = [ids[number::count] for number in range(count)] if ids else []
    if not shares:
        return []
    done = _Progress(progress, len(ids), len(shares[0]))
    if len(shares) == 1:
        # Read in one go where it is everything.
        releases = source.releases() if len(ids) == len(digests) else map(source.release, ids)
        return [segments.write(folder, _name(), releases, digests, engine, progress=done)]
    # Not by a fork: the archive's connection and any thread would go along.
    with ProcessPoolExecutor(count - 1, mp_context=get_context("spawn")) as pool:
        others = [
            pool.submit(_write_elsewhere, folder, share, digests, source.opener(), engine)
            for share in shares[1:]
        ]
        own = segments.write(folder, _name(), map(source.release, shares[0]), digests, engine, progress=done)
        return [own, *(other.result() for other in others)]


def _write_elsewhere(
    folder: Path, ids: tuple[str, ...], digests: dict[str, str], opener: Opener, engine: EngineKind
) -> Written:
    with opener() as source:
        return segments.write(folder, _name(), map(source.release, ids), digests, engine)


def _name() -> str:
    return uuid4().hex[:12]


class _Progress:
    """Counts for all writers at the pace of one of them."""

    def __init__(self, told: Callable[[int], None] | None, all_: int, own: int) -> None:
        self._told = told
        self._all = all_
        self._own = own
        self._done = 0

    def __call__(self) -> None:
        before = self._all * self._done // self._own
        self._done += 1
        if self._told:
            self._told(self._all * self._done // self._own - before)
