"""The roles of a person over time, in the words of the texts; two wordings of one role stay two."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.languages import names_en, names_zh
from corpus.models import Release
from indexer.concordance import home_of
from indexer.folding import fold_text
from indexer.profiles.held import Stood, ends_of
from indexer.profiles.values import RoleSpan
from indexer.rows import Row


@dataclass(slots=True)
class _Held:
    language: str
    spelled: Counter[str] = field(default_factory=Counter)
    rows: Stood = field(default_factory=list)


class Roles:
    """Gathers the roles of one person, release by release."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._held: dict[str, _Held] = {}

    def read(self, release: Release, row: Row) -> None:
        """Take the roles that a release states; each counts once in it, where it stands first."""
        starts = [passage.span.start for passage in release.passages]
        seen: set[str] = set()
        words = " ".join(release.text.split())
        for role, position in sorted(self._stated(release), key=lambda one: one[1]):
            key = fold_text(role)
            # A translation is credited with the roles of its original; stated they are only there.
            if release.translation_of is not None and " ".join(role.split()) not in words:
                continue
            if not key or key in seen:
                continue
            seen.add(key)
            home = home_of(row, max(0, bisect_right(starts, position) - 1))
            held = self._held.setdefault(key, _Held(release.language))
            held.spelled[" ".join(role.split())] += 1
            held.rows.append((row, home))

    def spans(self) -> tuple[RoleSpan, ...]:
        """The roles by when they are first stated, those of undated releases alone last."""
        spans = [_span(held) for held in self._held.values()]
        spans.sort(key=lambda one: (one.first.date_earliest or "~" if one.first else "~", one.role))
        return tuple(spans)

    def _stated(self, release: Release) -> Iterator[tuple[str, int]]:
        """(role, position in the dump)."""
        for mention in release.people:
            if mention.name == self._name and mention.role and mention.role != mention.honorific:
                yield mention.role, mention.span.start
        for quote in release.quotes:
            if quote.speaker == self._name and quote.role:
                yield quote.role, (quote.speaker_mention or quote.span).start
        if release.author == self._name and release.author_role:
            evidence = release.author_evidence
            span = evidence.span if evidence else None
            yield release.author_role, span.start if span else release.span.start


def _span(held: _Held) -> RoleSpan:
    first, last = ends_of(held.rows)
    undated = sum(1 for row, _ in held.rows if not row.earliest)
    dated = undated < len(held.rows)
    role = held.spelled.most_common(1)[0][0]
    return RoleSpan(
        role=role,
        language=held.language,
        releases=len(held.rows),
        undated=undated,
        first=first if dated else None,
        last=last if dated else None,
        example=held.rows[0][1],
        former=_is_former(role, held.language),
    )


def _is_former(role: str, language: str) -> bool:
    """Whether a role is stated as one held no longer: “former Chair”, 原副总裁."""
    if language == "zh":
        return role[0] in names_zh.FORMER and not role.startswith(names_zh.NOT_FORMER)
    return role.split()[0].casefold().partition("-")[0].rstrip(",") in names_en.FORMER
