"""English and Chinese versions of one release: which belong together, and which paragraph is which.

The splitter links the two languages of one post; this module finds those that stand apart, in other
places of a dump or in other files, and aligns the paragraphs of any pair.  Two releases are a pair only
if they are of the same day, share numbers and names that few others have, and each is the other's
best match by a clear distance; in doubt they are not linked.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from sys import intern

from corpus.models import AlignedPair, Language, Release, TranslationPair
from corpus.pairing.alignment import align_passages
from corpus.pairing.anchors import signs

LEAST_SCORE = 0.3  # of the rarer release's anchors found in the other, by weight
LEAST_SHARED = 4
LEAD = 1.3  # the best match has to be so many times as good as the next
MOST_OF_A_DAY = 400  # releases of one language on one day that are compared with each other
LONGEST_READ = 20_000  # characters of a release its anchors are taken from
COMMON = 0.2  # an anchor in more than this share of the releases says nothing

_LANGUAGE_MARK = re.compile(
    r"(?i)(?:^|[\W_])(?:en|eng|english|en[-_]us|zh|chs|cht|cn|zh[-_](?:cn|tw|hk|hans|hant)|chinese|英文|中文|简体|繁體)(?=[\W_]|$)"
)


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """What is needed of a release to find its counterpart.  `date` is a day (ISO 8601) or None; `linked` says
    that its counterpart is known already."""

    id: str
    language: Language
    source: str
    date: str | None
    anchors: tuple[str, ...] = ()
    linked: bool = False


def align(zh: Release, en: Release) -> tuple[AlignedPair, ...]:
    """The paragraphs of a Chinese release with their English counterparts, in order.

    Each Chinese passage stands in at most one pair; empty where nothing is sure.
    """
    return align_passages(zh, en)


def view(release: Release, *, linked: bool = False) -> ReleaseView:
    """The light view of a release.  `date` is kept only to the day."""
    date = release.date.value if release.date.precision == "day" else None
    anchors = anchors_of(release.text, release.language)
    return ReleaseView(release.id, release.language, release.source, date, anchors, linked)


def anchors_of(text: str, language: Language) -> tuple[str, ...]:
    """The numbers, dates and Latin words of a release that a translation would keep, each once."""
    # Small numbers stand in every text.  One string for each anchor, and tuples, which are a tenth of
    # sets, keep a large archive small.
    found = {sign for sign in signs(text[:LONGEST_READ], language) if sign[0] != "#" or len(sign) >= 4}
    return tuple(sorted(map(intern, found)))


def in_question(views: Mapping[int, ReleaseView]) -> set[int]:
    """The keys of the releases that stand together with one in the other language, on a day or in a file.

    No other can be one of a pair, so that no other's anchors need be read for its own sake.
    """
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for key, one in views.items():
        if not one.linked:
            groups[_group(one)].append(key)
    return {key for keys in groups.values() if len({views[key].language for key in keys}) > 1 for key in keys}


def telling_anchors(
    views: Iterable[ReleaseView], *, others: int = 0, elsewhere: Mapping[str, int] | None = None
) -> frozenset[str]:
    """The anchors of which it matters how many more of the `others` have them; none if no pair can be found.

    They are those that a Chinese and an English release share where the day (or file) has a pair which
    would do if no more of the `others` had its anchors than `elsewhere` says; see `pair_releases`.
    """
    found = [one for one in views if not one.linked]
    greatest = _weigh(found, others, elsewhere or {})
    telling: set[str] = set()
    for zh, en in _bilingual_groups(found):
        held = [frozenset(other.anchors) for other in en]
        scores = _scores(zh, held, greatest)
        if max(scores.values(), default=0.0) >= LEAST_SCORE:
            telling.update(*(held[j].intersection(zh[i].anchors) for i, j in scores))
    return frozenset(telling)


def pair_releases(
    views: Iterable[ReleaseView], *, others: int = 0, elsewhere: Mapping[str, int] | None = None
) -> tuple[TranslationPair, ...]:
    """The pairs of an English and a Chinese release that are translations of each other.

    `others` is the number of further releases of the archive, which are not `in_question`, and `elsewhere`
    how many of them have each of the `telling_anchors`.  `alignment` is left empty.  The work grows with
    the number of releases of one day, not with their square.
    """
    found = [one for one in views if not one.linked]
    weight = _weigh(found, others, elsewhere or {})
    pairs = [pair for zh, en in _bilingual_groups(found) for pair in _match(zh, en, weight)]
    return tuple(sorted(pairs, key=lambda pair: (pair.en_id, pair.zh_id)))


def _bilingual_groups(views: Iterable[ReleaseView]) -> Iterator[tuple[list[ReleaseView], list[ReleaseView]]]:
    """The Chinese and the English releases of each day (or file) that has both."""
    groups: dict[tuple[str, str], list[ReleaseView]] = defaultdict(list)
    for one in views:
        if not one.linked:
            groups[_group(one)].append(one)
    for group in groups.values():
        zh = [one for one in group if one.language == "zh"][:MOST_OF_A_DAY]
        en = [one for one in group if one.language == "en"][:MOST_OF_A_DAY]
        if zh and en:
            yield zh, en


def _group(one: ReleaseView) -> tuple[str, str]:
    """Releases of one day; undated ones only with those of the same file, or of a file whose name differs
    in the mark of the language alone."""
    return ("day", one.date) if one.date else ("file", _LANGUAGE_MARK.sub("", one.source).casefold())


def _weigh(views: Sequence[ReleaseView], others: int, elsewhere: Mapping[str, int]) -> dict[str, float]:
    """The weight of each anchor that both languages have; none for those of many releases."""
    chinese = set().union(*(one.anchors for one in views if one.language == "zh"))
    shared = chinese.intersection(a for one in views if one.language == "en" for a in one.anchors)
    counts = Counter(anchor for one in views for anchor in one.anchors if anchor in shared)
    counts.update({anchor: count for anchor, count in elsewhere.items() if anchor in shared})
    total = len(views) + others
    most = max(3.0, COMMON * total)
    return {anchor: math.log(1 + total / count) for anchor, count in counts.items() if count <= most}


def _match(
    zh: Sequence[ReleaseView], en: Sequence[ReleaseView], weight: dict[str, float]
) -> list[TranslationPair]:
    scores = _scores(zh, [frozenset(other.anchors) for other in en], weight)
    by_zh, by_en = _best(scores, 0), _best(scores, 1)
    pairs = []
    for i, (j, score, second) in by_zh.items():
        back, _, second_back = by_en[j]
        if back == i and score >= LEAST_SCORE and score >= LEAD * max(second, second_back):
            pairs.append(
                TranslationPair(en[j].id, zh[i].id, "same-day-anchors" if zh[i].date else "same-file-anchors")
            )
    return pairs


def _scores(
    zh: Sequence[ReleaseView], en: Sequence[frozenset[str]], weight: dict[str, float]
) -> dict[tuple[int, int], float]:
    """The scores of those pairs that have one, by the positions of the two releases."""
    return {
        (i, j): score
        for i, one in enumerate(zh)
        for j, other in enumerate(en)
        if (score := _score(one.anchors, other, weight)) > 0
    }


def _score(zh: Sequence[str], en: frozenset[str], weight: dict[str, float]) -> float:
    """The share of a Chinese release's telling anchors that an English one has; 0 below the least."""
    shared = [anchor for anchor in zh if anchor in en and anchor in weight]
    # What the Chinese text has and no English one does counts against the pair at the price of a rare one.
    alone = sum(1 for anchor in zh if anchor not in en)
    if len(shared) < (LEAST_SHARED if alone else LEAST_SHARED - 1):
        return 0.0
    matched = sum(weight[anchor] for anchor in shared)
    return matched / (matched + alone)


def _best(scores: dict[tuple[int, int], float], side: int) -> dict[int, tuple[int, float, float]]:
    """For each release of one side its best counterpart, that score, and the next best score."""
    result: dict[int, tuple[int, float, float]] = {}
    for pair, score in scores.items():
        own, other = pair[side], pair[1 - side]
        held = result.get(own)
        if held is None or score > held[1]:
            result[own] = (other, score, held[1] if held else 0.0)
        elif score > held[2]:
            result[own] = (held[0], held[1], score)
    return result
