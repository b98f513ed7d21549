"""Which release of the archive each correction is about.

A release is named by its id, or by its file and title.  An id depends on the release's own words: it
outlives changes elsewhere in the file, and dies with a boundary moved into or out of the release; file and
title outlive both.  What names no release, or two, is an `Issue` and corrects nothing.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from corpus.correcting.boundaries import UNUSED
from corpus.correcting.corrections import Origin, Target
from corpus.models import Issue


@dataclass(frozen=True, slots=True)
class Known:
    """A current release as corrections name it."""

    id: str
    source: str
    title: str | None


class About(Protocol):
    @property
    def origin(self) -> Origin: ...
    @property
    def target(self) -> Target | None: ...


C = TypeVar("C", bound=About)


class Finder:
    """Looks up releases by what corrections say of them."""

    def __init__(self, releases: Iterable[Known], superseded: Callable[[str], bool]) -> None:
        self._ids: dict[str, Known] = {}
        self._titled: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for one in releases:
            self._ids[one.id] = one
            self._titled[one.source][" ".join((one.title or "").split())].append(one.id)
        self._superseded = superseded

    def find(self, target: Target) -> tuple[str | None, str]:
        """(id, ""), or (None, why there is none)."""
        if target.release is not None:
            return (
                (target.release, "") if target.release in self._ids else (None, self._no_id(target.release))
            )
        source, title = target.source or "", target.title or ""
        if source not in self._titled:
            return None, f"there is no file “{source}” in the archive{_near(source, self._titled)}"
        titles = self._titled[source]
        ids = titles.get(title, [])
        if len(ids) == 1:
            return ids[0], ""
        if ids:
            return None, f"{len(ids)} releases in {source} have the title “{title}”: {', '.join(ids)}"
        return None, f"no release in {source} has the title “{title}”{_near(title, titles)}"

    def _no_id(self, release: str) -> str:
        if self._superseded(release):
            return (
                f"the release {release} is of an older version of its file, or a boundary in it has moved;"
                " name it by source and title, or by its new id"
            )
        return f"no release has the id “{release}”{_near(release, self._ids)}"


def by_release(corrections: Sequence[C], finder: Finder) -> tuple[dict[str, list[C]], tuple[Issue, ...]]:
    """The corrections by the id of their release (“” for those of all), and those of none."""
    found: dict[str, list[C]] = defaultdict(list)
    issues = []
    for one in corrections:
        if one.target is None:
            found[""].append(one)
            continue
        release, why = finder.find(one.target)
        if release is None:
            issues.append(Issue(UNUSED, f"{one.origin.place}: {why}{'' if why.endswith('?') else '.'}"))
        else:
            found[release].append(one)
    return dict(found), tuple(issues)


def contradicting(rows: Sequence[tuple[Origin, object, object]], what: str) -> tuple[Issue, ...]:
    """An `Issue` where two rows (origin, of what, value) say different values of the same."""
    held: dict[object, tuple[Origin, object]] = {}
    issues = []
    for origin, key, value in rows:
        before, same = held.setdefault(key, (origin, value))
        if same != value:
            issues.append(
                Issue(
                    UNUSED,
                    f"{before.place} and {origin.place} contradict each other about {what};"
                    " the first is used.",
                )
            )
    return tuple(issues)


def _near(name: str, names: Mapping[str, object]) -> str:
    near = difflib.get_close_matches(name, [one for one in names if one], n=1)
    return f"; did you mean “{near[0]}”?" if near else ""
