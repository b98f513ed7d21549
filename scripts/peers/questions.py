"""Questions drawn from an archive: ten kinds, always the same for the same archive and seed.

Words are drawn by how many releases they are in; phrases and pairs are taken from sentences, so that there is
something to find.  Only words that every peer cuts from a text alike are used.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from scripts.peers.question import FACETS, Article, Question

#: The kinds, in the order of the table.
KINDS: Final = (
    "common word",
    "rare word",
    "AND",
    "OR",
    "phrase",
    "prefix",
    "date range",
    "with three facets",
    "with 20 snippets",
    "whole answer",
    "whole answer, phrase",
)
_WORD: Final = re.compile(r"(?<![\w.’'/-])[A-Za-z]{3,}(?![\w’'/-]|\.\w)")
_RUN: Final = re.compile(r"[a-z]{2,}(?: [a-z]{2,}){1,2}")
_COMMON: Final = (0.03, 0.3)
_MIDDLE: Final = (0.003, 0.03)
_RARE: Final = (2, 10)
_PREFIX: Final = 5
_SAMPLE: Final = 4000


def draw(articles: Sequence[Article], number: int, *, seed: int) -> list[Question]:
    """`number` questions of each kind.  Raises ValueError for an archive with too few words."""
    rng = random.Random(seed)
    english = [one for one in articles if "zh" not in one.values.get("language", ())]
    counts: Counter[str] = Counter()
    for article in english:
        counts.update({word.lower() for word in _WORD.findall(f"{article.title}\n{article.body}")})
    # Between ideographs, without a space, a word is a word of its own for some of the peers alone.
    for article in articles:
        if "zh" in article.values.get("language", ()):
            for word in re.findall(r"[a-z]+", f"{article.title}\n{article.body}".lower()):
                counts.pop(word, None)
    size = len(english)
    common = _between(counts, _COMMON[0] * size, _COMMON[1] * size)
    middle = _between(counts, _MIDDLE[0] * size, _MIDDLE[1] * size)
    rare = _between(counts, *_RARE)
    sample = rng.sample(english, min(len(english), _SAMPLE))
    phrases = [run for one in sample for run in _RUN.findall(one.body) if _worth(run, counts, size)]
    days = sorted(one.day for one in english if one.day)
    if not (common and middle and rare and phrases and days):
        raise ValueError("The archive is too small to draw questions from it.")

    def ask(kind: str) -> Question:
        words = rng.choice(common), rng.choice(middle)
        match kind:
            case "common word":
                return Question(kind, "word", words[:1])
            case "rare word":
                return Question(kind, "word", (rng.choice(rare),))
            case "AND":
                return Question(kind, "all", words)
            case "OR":
                return Question(kind, "any", words)
            case "phrase":
                return Question(kind, "phrase", tuple(rng.choice(phrases).split()))
            case "prefix":
                return Question(kind, "prefix", (rng.choice(middle)[:_PREFIX],))
            case "date range":
                first, last = sorted(rng.choices(days, k=2))
                return Question(kind, "word", words[:1], (first, last))
            case "with three facets":
                return Question(kind, "all", words[: rng.choice((1, 2))], facets=FACETS[:3])
            case "with 20 snippets":
                return Question(kind, "all", words[: rng.choice((1, 2))], snippets=1)
            case "whole answer, phrase":
                plain = ask("phrase")
            case _:
                plain = ask(rng.choice(("common word", "rare word", "AND", "OR", "phrase", "date range")))
        return Question(kind, plain.shape, plain.words, plain.days, FACETS, snippets=3, histogram=True)

    return [ask(kind) for kind in KINDS for _ in range(number)]


def _between(counts: Counter[str], low: float, high: float) -> list[str]:
    return sorted(word for word, count in counts.items() if low <= count <= high)


def _worth(run: str, counts: Counter[str], size: int) -> bool:
    """Whether a phrase has a word that is not everywhere, and none that peers may cut otherwise."""
    known = [counts[word] for word in run.split() if word in counts]
    return bool(known) and min(known) <= _COMMON[1] * size
