"""Which release reports the event that another one only mentions?

“Last week our ferry won the harbour race”: which release is about that race?  Decides by the rare
words that a hint's context shares with the beginning of a release, and by the kind of publication the
sentence names (“in my speech”).  Where no release stands out, none is chosen.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from corpus.models import ReleaseDate
from corpus.resolve.date_views import DateView, HintView, is_day

# A word in more releases than this says nothing about one of them; with the bound on the words of one
# hint it keeps matching linear in the number of releases.
_COMMONEST, _MOST_WORDS = 100, 32
# A shared word is worth 1 where only one release has it, 0 where all have.  Two such words are needed,
# and the runner-up must be clearly behind.  From `_RARE` on a word counts as rare.
_ENOUGH, _AHEAD, _RARE = 2.0, 1.5, 0.5


class Rarity:
    """Which releases share which rare words, and what a shared word is worth."""

    def __init__(self, views: Sequence[DateView]) -> None:
        # Only the words of hints are looked up; the others are only counted.
        wanted = {word for view in views for hint in view.hints for word in hint.words}
        self._count: Counter[str] = Counter()
        self._postings: dict[str, list[int]] = defaultdict(list)
        for index, view in enumerate(views):
            self._count.update(view.topic)
            for word in wanted.intersection(view.topic):
                if self._count[word] <= _COMMONEST:
                    self._postings[word].append(index)
        self._scale = math.log(len(views) + 1)

    def ranked(self, words: Sequence[str]) -> dict[int, float]:
        """Position of a release → what its shared words are worth together."""
        scores: dict[int, float] = defaultdict(float)
        known = [word for word in words if 0 < self._count[word] <= _COMMONEST and word in self._postings]
        known.sort(key=lambda word: (self._count[word], word))
        for word in known[:_MOST_WORDS]:
            worth = self._worth(word)
            for index in self._postings[word]:
                scores[index] += worth
        return scores

    def _worth(self, word: str) -> float:
        return 1 - math.log(max(1, self._count[word])) / self._scale

    def is_about(self, words: Sequence[str], view: DateView) -> bool:
        """Whether the words hold half of what is rare in the title of a release, and two words of it."""
        rare = {word: self._worth(word) for word in view.title if self._worth(word) >= _RARE}
        shared = rare.keys() & set(words)
        return len(shared) >= 2 and 2 * sum(rare[word] for word in shared) >= sum(rare.values())


def find_event(
    views: Sequence[DateView], index: int, hint: HintView, rarity: Rarity, dates: Mapping[str, ReleaseDate]
) -> DateView | None:
    """The release of the event a hint speaks of, where one stands out; never a translation or itself.

    For an undated release it must be a dated one that calls its news today's.  For a dated release it
    must be an undated one of the very kind the sentence names.
    """
    dated = is_day(dates[views[index].id])
    if dated and not hint.kinds:
        return None
    best: list[tuple[float, DateView]] = []
    for position, score in rarity.ranked(hint.words).items():
        other = views[position]
        if position == index or other.translation_of or other.id == views[index].translation_of:
            continue
        of_kind = other.kind in hint.kinds
        fits = of_kind and not is_day(dates[other.id]) if dated else (of_kind or not hint.kinds)
        if fits and not dated:
            fits = is_day(dates[other.id]) and (other.says_today or of_kind)
        if fits:
            best.append((score, other))
    if not best:
        return None
    best.sort(key=lambda item: (-item[0], item[1].id))
    top, found = best[0]
    rival = next((score for score, other in best[1:] if dates[other.id].value != dates[found.id].value), 0.0)
    if dated and len(best) > 1:
        rival = best[1][0]
    return found if top >= _ENOUGH and top >= _AHEAD * rival else None
