"""The history of standing texts: each “About …” as a series of versions, one after the other.

Texts belong to one series where they have one heading and share some of their words, or share most of them,
and are of one organisation (`owners`).  Of the paragraphs after the first only those are a text's own that
stand nearly so in another release of the series: standing text is what is said again.  What the versions of a
series are and when they were used is told in `versions`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from corpus.models import Language
from indexer.layouts import Layouts
from indexer.plan import Corpus
from indexer.quotecheck.words import compare_keys
from indexer.wording.owners import by_owner
from indexer.wording.recall import spread
from indexer.wording.results import When
from indexer.wording.standing import Standing, standing_texts
from indexer.wording.uses import when_of
from indexer.wording.versions import Version, ends, versions_of

#: Releases that are read, the earliest, the latest and others evenly between.
MOST_READ: Final = 5000
#: How alike two texts of a series are at least (Dice), with the same heading, without, with another.
_ALIKE_NAMED: Final = 0.3
_ALIKE: Final = 0.6
_ALIKE_RENAMED: Final = 0.8
#: A paragraph stands again where so much of it does, among so many texts on either side.
_AGAIN: Final = 0.5
_AROUND: Final = 3
#: Runs of three words from the beginning of a text that others are found by, the words that a beginning has
#: at least, and the other texts that are compared.
_RUNS: Final = 12
_LINE: Final = 8
_TRIED: Final = 4


@dataclass(frozen=True, slots=True)
class Series:
    """The versions of one text in the order of their first use, undated ones last.

    `first` and `last` are the dates of the first and the last dated release, None where all are undated.
    `key` names the series in an address: a release and the number of a paragraph.  `linked` is the key of the
    series of the other language that stands in the same releases' counterparts, None where there is none.
    """

    key: str
    name: str
    language: Language
    versions: tuple[Version, ...]
    releases: int
    first: When | None
    last: When | None
    linked: str | None = None
    members: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """Series by the number of their releases; `single` more texts stand in one release only."""

    series: tuple[Series, ...]
    single: int
    read: int
    releases: int
    generation: str = ""

    def holding(self, key: str) -> Series | None:
        """The series with a text at that place, whichever release it is named by."""
        return next((one for one in self.series if key in one.members), None)


@dataclass(slots=True)
class _Growing:
    """A series as it grows: its texts, and the words of the last one, of all of it and of its beginning."""

    texts: list[Standing] = field(default_factory=list)
    whole: frozenset[str] = frozenset()
    opening: frozenset[str] = frozenset()


def boilerplate_of(corpus: Corpus, layouts: Layouts) -> Boilerplate:
    """All standing texts of an archive as series."""
    columns = corpus.columns
    base = columns.everything & ~columns.unassigned
    chosen = spread(base, corpus, MOST_READ)
    found = [text for ordinal in chosen for text in standing_texts(layouts[ordinal], ordinal)]
    grown = [texts for one in _grouped(found) for texts in by_owner(one, columns.rows)]
    kept = [one for one in grown if len({text.ordinal for text in one}) > 1]
    series = [_series(_own_paragraphs(texts), corpus) for texts in kept]
    linked = _linked(kept, series, corpus)
    series = sorted(linked, key=lambda one: (-one.releases, one.key))
    return Boilerplate(tuple(series), len(grown) - len(kept), len(chosen), base.bit_count())


def _grouped(found: Iterable[Standing]) -> list[list[Standing]]:
    """Texts in order of date, by series.

    What a text is compared with has its heading or one of its runs of three words; under another heading, or
    none, the first paragraph has to be alike.
    """
    grown: list[_Growing] = []
    by_heading: dict[tuple[str, str], list[int]] = {}
    by_run: dict[tuple[str, int], dict[int, None]] = {}
    for text in found:
        cut = [_keys(paragraph) for paragraph in text.paragraphs]
        whole = frozenset(key for keys in cut for key in keys)
        if not whole:
            continue
        # A line such as “Legal notice” says too little about what follows it.
        first = cut[0] if len(cut[0]) >= _LINE else tuple(key for keys in cut[:2] for key in keys)
        opening = frozenset(first)
        heading = (text.language, text.heading)
        runs = [(text.language, hash(first[n : n + 3])) for n in range(len(first) - 2)][:_RUNS]
        named = by_heading.get(heading, [])[-_TRIED:] if text.heading else []
        near = Counter(n for run in runs for n in by_run.get(run, ()))
        likeness = {n: _dice(opening, grown[n].opening) for n, _ in near.most_common(_TRIED)}
        fit = {n: share for n, share in likeness.items() if share >= _least(text, grown[n].texts[-1])}
        fit |= {n: share for n in named if (share := _dice(whole, grown[n].whole)) >= _ALIKE_NAMED}
        at = max(fit, key=lambda n: (n in named, fit[n], -n)) if fit else len(grown)
        if not fit:
            grown.append(_Growing())
        grown[at].texts.append(text)
        grown[at].whole, grown[at].opening = whole, opening
        others = by_heading.setdefault(heading, [])
        if at not in others[-_TRIED:]:
            others.append(at)
        for run in runs:
            by_run.setdefault(run, {})[at] = None
    return [one.texts for one in grown]


def _least(one: Standing, other: Standing) -> float:
    """How alike two texts have to be: more so under headings with other names, which may be others."""
    names, others = set(one.heading.split()), set(other.heading.split())
    return _ALIKE_RENAMED if names and others and not names & others else _ALIKE


@lru_cache(maxsize=2048)
def _keys(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared; the same text stands in hundreds of releases."""
    return tuple(compare_keys(text))


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / max(1, len(one) + len(other))


def _own_paragraphs(texts: Sequence[Standing]) -> list[tuple[Standing, str]]:
    """Each text with its words: its first paragraph, and those that follow it elsewhere too."""
    cut = [[frozenset(_keys(one)) for one in text.paragraphs] for text in texts]
    found = []
    for n, text in enumerate(texts):
        others = [*cut[max(0, n - _AROUND) : n], *cut[n + 1 : n + 1 + _AROUND]]
        kept = [text.paragraphs[0]]
        for paragraph, own in zip(text.paragraphs[1:], cut[n][1:], strict=True):
            if not any(_dice(own, theirs) >= _AGAIN for other in others for theirs in other):
                break
            kept.append(paragraph)
        found.append((text, "\n\n".join(kept)))
    return found


def _series(texts: Sequence[tuple[Standing, str]], corpus: Corpus) -> Series:
    rows = corpus.columns.rows
    names = Counter(one.name for one, _ in texts if one.name)
    own = list(dict.fromkeys(one.ordinal for one, _ in texts))
    first, last = ends([rows[number] for number in own])
    return Series(
        key=_key(texts[0][0], corpus),
        name=names.most_common(1)[0][0] if names else "",
        language=texts[0][0].language,  # type: ignore[arg-type]
        versions=tuple(versions_of(texts, rows)),
        releases=len(own),
        first=when_of(first) if first else None,
        last=when_of(last) if last else None,
        members=frozenset(_key(one, corpus) for one, _ in texts),
    )


def _key(text: Standing, corpus: Corpus) -> str:
    return f"{corpus.columns.rows[text.ordinal].id}.{text.passage}"


def _linked(kept: Sequence[Sequence[Standing]], series: Sequence[Series], corpus: Corpus) -> list[Series]:
    """The series with that of the other language which most of their releases' counterparts have."""
    columns = corpus.columns
    holders: dict[int, list[int]] = {}
    for n, texts in enumerate(kept):
        for ordinal in {text.ordinal for text in texts}:
            holders.setdefault(ordinal, []).append(n)
    shared: dict[int, Counter[int]] = {}
    for n, texts in enumerate(kept):
        for text in texts:
            other = columns.by_id.get(columns.rows[text.ordinal].counterpart or "", -1)
            theirs = holders.get(other, [])
            # Of several texts those go together that have the same place among them.
            place = holders[text.ordinal].index(n)
            if place < len(theirs):
                shared.setdefault(n, Counter())[theirs[place]] += 1
    best = {n: counts.most_common(1)[0][0] for n, counts in shared.items()}
    mutual = {n: m for n, m in best.items() if best.get(m) == n}
    return [
        replace(one, linked=series[mutual[n]].key if n in mutual else None) for n, one in enumerate(series)
    ]
