"""How well releases of an archive are ranked that are known to be in it, by the weights of the fields.

    python3 scripts/evaluate.py weights ARCHIVE [--number 300] [--seed 1]

They are asked for by words of their titles or subtitles, by fragments of sentences and by words of both, as a
user asks: all words, any form.  The measure is the mean reciprocal rank of the release that was meant, for
each pair of weights of title and subtitle; the body's weight is 1.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from corpus.archive import Archive
from corpus.models import Release
from indexer import fields
from indexer.build import ensure_current
from indexer.request import MAX_LIMIT
from indexer.search import Searcher
from indexer.sentences import sentences
from scripts.retrieval import run

TITLE_WEIGHTS: Final = (1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0)
SUBTITLE_WEIGHTS: Final = (1.0, 1.5, 2.0, 3.0, 4.0)
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]{6,}")


@dataclass(frozen=True, slots=True)
class KnownItem:
    """A query with the releases that may have been meant: the one it was drawn from and its doubles."""

    kind: str
    query: str
    meant: frozenset[str]


def known_items(releases: Sequence[Release], number: int, *, seed: int) -> list[KnownItem]:
    """`number` queries of each kind, from titles, subtitles, sentences, and from titles and sentences."""
    rng = random.Random(seed)
    doubles: dict[str, set[str]] = {}
    for release in releases:
        doubles.setdefault(" ".join(release.text.split()), set()).add(release.id)
    titled = [one for one in releases if one.title and one.kind != "unassigned"]
    items: list[KnownItem] = []
    for kind in ("title", "subtitle", "fragment", "both"):
        made = 0
        for release in itertools.islice(_draws(titled, rng), number * 20):
            query = _query(kind, release, rng)
            if query:
                items.append(KnownItem(kind, query, frozenset(doubles[" ".join(release.text.split())])))
                made += 1
            if made == number:
                break
    return items


def _draws(releases: Sequence[Release], rng: random.Random) -> Iterator[Release]:
    while releases:
        yield rng.choice(releases)


def _query(kind: str, release: Release, rng: random.Random) -> str:
    """Empty where the release has too few words."""
    body = [one for one in release.passages if one.kind == "body"]
    text = release.slice(rng.choice(body).span) if body else ""
    lines = sentences(text)
    sentence = text[slice(*rng.choice(lines))] if lines else ""
    title = release.title or ""
    under = release.slice(rng.choice(release.subtitles)) if release.subtitles else ""
    if release.language == "zh":
        pieces = {"title": [title], "subtitle": [under], "fragment": [sentence]}.get(kind, [title, sentence])
        runs = [_HAN.findall(piece) for piece in pieces]
        return " ".join(_cut(rng.choice(one), rng) for one in runs) if all(runs) else ""
    heads, words = _WORD.findall(title), _WORD.findall(sentence)
    match kind:
        case "title":
            return " ".join(_some(heads, 3, rng))
        case "subtitle":
            return " ".join(_some(_WORD.findall(under), 3, rng))
        case "fragment":
            start = rng.randrange(max(len(words) - 5, 1))
            return " ".join(words[start : start + 5]) if len(words) >= 5 else ""
        case _:
            both = [*_some(heads, 1, rng), *_some(words, 2, rng)]
            return " ".join(both) if len(both) == 3 else ""


def _cut(run_of_han: str, rng: random.Random) -> str:
    start = rng.randrange(len(run_of_han) - 3)
    return run_of_han[start : start + 4]


def _some(words: list[str], number: int, rng: random.Random) -> list[str]:
    """So many words, the long ones likelier: nobody asks for “the”."""
    chosen: list[str] = []
    left = list(dict.fromkeys(words))
    while len(chosen) < number and left:
        word = rng.choices(left, [len(one) ** 2 for one in left])[0]
        left.remove(word)
        chosen.append(word)
    return chosen if len(chosen) == number else []


def reciprocal_ranks(searcher: Searcher, items: Iterable[KnownItem]) -> dict[str, float]:
    """Kind to the mean reciprocal rank of what was meant, within the first hundred."""
    ranks: dict[str, list[float]] = {}
    for item in items:
        found = run(searcher, item.query, MAX_LIMIT)
        place = next((n for n, name in enumerate(found, 1) if name in item.meant), None)
        ranks.setdefault(item.kind, []).append(1 / place if place else 0.0)
    return {kind: sum(values) / len(values) for kind, values in ranks.items()}


def weigh(archive: Path, number: int, *, seed: int) -> Iterator[tuple[float, float, dict[str, float]]]:
    """(weight of the title, of the subtitle, ranks by kind) for each pair, the weights in use first."""
    with Archive.open(archive) as opened:
        ensure_current(opened)
        items = known_items(list(opened.releases()), number, seed=seed)
    in_use = tuple(fields.TEXT_BY_NAME[name].weight for name in ("title", "subtitle"))
    pairs = [in_use, *itertools.product(TITLE_WEIGHTS, SUBTITLE_WEIGHTS)]
    before = dict(fields.TEXT_BY_NAME)
    try:
        for title, subtitle in dict.fromkeys(pairs):
            for name, weight in (("title", title), ("subtitle", subtitle)):
                fields.TEXT_BY_NAME[name] = replace(before[name], weight=weight)
            searcher = Searcher(archive)
            yield title, subtitle, reciprocal_ranks(searcher, items)
            searcher.close()
    finally:
        fields.TEXT_BY_NAME.update(before)
