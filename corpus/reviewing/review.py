"""What is doubtful in an archive, the worst first, and the correction that would settle each.

Decides which of the doubts come first; what is doubtful is for `doubts` and
`names`, how a correction is written for `stanzas`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.archive import Archive
from corpus.reviewing.doubts import KINDS, Doubt, DoubtKind, of_file, of_release, of_unused
from corpus.reviewing.names import Bearers, WeakProducts
from corpus.reviewing.stanzas import write_stanza


@dataclass(frozen=True, slots=True)
class Review:
    """The worst doubts, and how many of each kind there are in all."""

    doubts: tuple[Doubt, ...]
    counts: Mapping[str, int]


def review(archive: Archive, *, limit: int, kinds: Sequence[DoubtKind] = KINDS) -> Review:
    """The `limit` worst doubts of those kinds, each with the stanza that would settle it."""
    titles: Counter[tuple[str, str | None]] = Counter()
    found = [one for one in _all_doubts(archive, titles) if one.kind in kinds]
    found.sort(key=lambda one: (-one.weight, one.kind))
    texts: dict[str, str] = {}
    shown = []
    for one in found[:limit]:
        if one.settlement is not None:
            if one.source not in texts:
                texts[one.source] = archive.source_text(one.source) or ""
            unique = one.title is not None and titles[one.source, one.title] == 1
            stanza = write_stanza(
                one.settlement,
                release=one.release_id,
                source=one.source,
                title=one.title if unique else None,
                text=texts[one.source],
            )
            one = replace(one, stanza=stanza, settlement=one.settlement if stanza else None)
        shown.append(one)
    return Review(tuple(shown), Counter(one.kind for one in found))


def _all_doubts(archive: Archive, titles: Counter[tuple[str, str | None]]) -> Iterator[Doubt]:
    """The doubts of files and releases in the order of the archive; counts titles on the way."""
    yield from map(of_unused, archive.unused_corrections())
    for source in archive.sources():
        yield from (of_file(source.source, issue) for issue in source.issues)
    bearers = Bearers(archive.people())
    weak = WeakProducts()
    # The releases as resolved and as found, in the same order, one at a time.
    for release, (_, found) in zip(archive.releases(), archive.found("people"), strict=True):
        titles[release.source, " ".join((release.title or "").split()) or None] += 1
        yield from of_release(release)
        yield from bearers.doubts(release, found)
        weak.read(release)
    yield from weak.doubts()
