"""A small archive in memory, read from a TOML file: what the index needs of the real one."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any

from corpus.blocks import blocks
from corpus.errors import NotFound
from corpus.models import (
    Issue,
    Passage,
    Person,
    PersonMention,
    Product,
    ProductMention,
    Quote,
    Release,
    ReleaseDate,
    Span,
)


class MadeUpArchive:
    """Releases by hand, behind the methods of `corpus.archive.Archive` that the index uses."""

    def __init__(self, path: Path, releases: tuple[Release, ...]) -> None:
        self.path = path
        self._releases = tuple(sorted(releases, key=lambda release: (release.source, release.span)))

    def __enter__(self) -> MadeUpArchive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def opener(self) -> Callable[[], MadeUpArchive]:
        return partial(MadeUpArchive, self.path, self._releases)

    def releases(self) -> Iterator[Release]:
        return iter(self._releases)

    def release(self, release_id: str, *details: str) -> Release:
        for release in self._releases:
            if release.id == release_id:
                return release
        raise NotFound(release_id)

    def release_digests(self) -> dict[str, str]:
        return {release.id: hashlib.sha256(repr(release).encode()).hexdigest() for release in self._releases}

    def counterparts(self) -> dict[str, str]:
        pairs = {r.id: r.translation_of for r in self._releases if r.translation_of}
        return pairs | {en: zh for zh, en in pairs.items()}

    def people(self) -> tuple[Person, ...]:
        return ()

    def products(self) -> tuple[Product, ...]:
        return ()

    def unused_corrections(self) -> tuple[Issue, ...]:
        return ()

    def digest(self) -> str:
        return hashlib.sha256(repr(sorted(self.release_digests().items())).encode()).hexdigest()


def read_releases(path: Path) -> tuple[Release, ...]:
    """The releases of a TOML file; see the head of `conformance/archive.toml` for its shape."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["release"]
    ends: dict[str, int] = {}
    releases = []
    for row in rows:
        release = make_release(row, ends.get(row["source"], 0))
        ends[row["source"]] = release.span.end
        releases.append(release)
    return tuple(releases)


def make_release(row: dict[str, Any], start: int = 0) -> Release:
    """A release whose text begins at `start` of its dump."""
    text: str = row["text"]
    kinds = {int(number): kind for number, kind in row.get("kinds", {}).items()}
    passages = tuple(
        Passage(kinds.get(number, "title" if number == 0 else "body"), _moved(block.span, start))
        for number, block in enumerate(blocks(text))
    )
    release = Release(
        id=row["id"],
        source=row["source"],
        span=Span(start, start + len(text)),
        text=text,
        kind=row.get("kind", "release"),
        language=row.get("language", "en"),
        place=row.get("place"),
        author=row.get("author"),
        translation_of=row.get("translation_of"),
        date=_date(row),
        passages=passages,
        people=tuple(_people(row, text, start)),
        products=tuple(_products(row, text, start)),
        quotes=tuple(
            Quote("direct", _moved(_find(text, quote["text"]), start), speaker=quote["speaker"])
            for quote in row.get("quotes", ())
        ),
    )
    if not passages:
        return release
    return replace(release, title=release.slice(passages[0].span), title_span=passages[0].span)


def _date(row: dict[str, Any]) -> ReleaseDate:
    value = row.get("date")
    if value is None and not row.get("earliest"):
        return ReleaseDate()
    precision = row.get("precision") or {0: "range", 4: "year", 7: "month", 10: "day"}[len(value or "")]
    return ReleaseDate(
        value, precision, row.get("basis", "dateline"), earliest=row.get("earliest"), latest=row.get("latest")
    )


def _people(row: dict[str, Any], text: str, start: int) -> Iterator[PersonMention]:
    for name, surfaces in row.get("people", {}).items():
        for surface in surfaces:
            yield PersonMention(_moved(_find(text, surface), start), surface, "by hand", 1.0, name=name)


def _products(row: dict[str, Any], text: str, start: int) -> Iterator[ProductMention]:
    for name, surfaces in row.get("products", {}).items():
        for surface in surfaces:
            span = _moved(_find(text, surface), start)
            yield ProductMention(span, surface, "by hand", 1.0, name=name, family=row.get("family"))


def _find(text: str, part: str) -> Span:
    at = text.find(part)
    assert at >= 0, part
    return Span(at, at + len(part))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
