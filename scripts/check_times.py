"""How long the quote desk takes: quotations drawn from an archive, altered, joined, invented; and a draft.

Times are of the processor.  Each quotation is asked once, after a few others: nobody checks one twice, and
what is kept of the texts of one serves the next as it does at a desk.
"""

from __future__ import annotations

import gc
import random
import statistics
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final

from corpus.models import Release
from indexer.engines.base import EngineKind
from indexer.folding import is_han
from indexer.quotecheck.draft import Draft, check_draft
from indexer.quotecheck.results import QuoteQuestion
from indexer.search import Searcher
from scripts.quote_alterations import Drawer

Questions = Mapping[str, Sequence[QuoteQuestion]]

# The name of a row to the kind of alteration it shows.
KINDS: Final = {
    "verbatim": "verbatim",
    "a word in ten substituted": "10% of words substituted",
    "two sentences spliced": "two sentences spliced",
    "invented": "invented",
}
LONG: Final = "150 words in a row"
LONG_WORDS: Final = 150
DRAFT: Final = 30
_DRAWN_FROM: Final = 2_000
_WARM_UP: Final = 5


def draw(releases: Iterable[Release], number: int, *, seed: int) -> dict[str, list[QuoteQuestion]]:
    """So many quotations of each kind, fewer where there are not enough, from the first of the releases."""
    some = list(islice(releases, _DRAWN_FROM))
    drawer = Drawer(some, seed=seed)
    drawn = {name: [case.question for case in drawer.cases(kind, number)] for name, kind in KINDS.items()}
    return drawn | {LONG: list(islice(_long(some, random.Random(seed)), number))}


def _long(releases: Sequence[Release], rng: random.Random) -> Iterator[QuoteQuestion]:
    for release in rng.sample(releases, len(releases)):
        words = release.text.split(" ")
        if len(words) > LONG_WORDS:
            first = rng.randrange(len(words) - LONG_WORDS)
            yield QuoteQuestion(" ".join(words[first : first + LONG_WORDS]))


def measure(home: Path, engine: EngineKind, questions: Questions) -> dict[str, Any]:
    """CPU ms a check for each kind, mean and p95, and CPU seconds for a draft with some of each."""
    searcher = Searcher(home, engine=engine)
    figures: dict[str, Any] = {}
    with searcher.checker() as checker:
        for rows in questions.values():
            for question in rows[:_WARM_UP]:
                checker.check(question)
        gc.collect()
        gc.freeze()
        for kind, rows in questions.items():
            taken = []
            for question in rows[_WARM_UP:]:
                clock = time.process_time()
                checker.check(question)
                taken.append((time.process_time() - clock) * 1000)
            taken.sort()
            if taken:
                p95 = taken[min(len(taken) - 1, int(0.95 * len(taken)))]
                figures[kind] = {"mean ms": statistics.fmean(taken), "p95 ms": p95}
    # A desk that has read nothing yet.
    with searcher.checker() as checker:
        clock = time.process_time()
        report = check_draft(draft_of(questions), checker, archive_digest="", checked_on="")
        figures["draft"] = {"quotations": len(report.items), "CPU s": time.process_time() - clock}
        gc.unfreeze()
    searcher.close()
    return figures


def draft_of(questions: Questions) -> Draft:
    """A text with quotations of each kind in turn, each with its speaker, `DRAFT` in all."""
    kinds = (questions[name] for name in KINDS)
    mixed = [row for rows in zip(*kinds, strict=False) for row in rows if row.speaker]
    return Draft("draft", "\n\n".join(map(_told, mixed[:DRAFT])), "")


def _told(row: QuoteQuestion) -> str:
    """A quotation as an article of its language has it."""
    if is_han(row.text[:1]):
        return f"{row.speaker}说：“{row.text}”"
    return f"“{row.text.rstrip('.,')},” said {row.speaker}."


def table(checks: Mapping[str, Mapping[str, Any] | None]) -> Iterator[str]:
    """The rows of the quote desk for peers by name; those that have none are left empty."""
    for kind in (*KINDS, LONG):
        cells = []
        for figures in checks.values():
            one = (figures or {}).get(kind)
            cells.append(f"{one['mean ms']:.1f}, {one['p95 ms']:.1f}" if one else "")
        yield f"| check: {kind} | {' | '.join(cells)} |"
    drafts = [figures and figures["draft"] for figures in checks.values()]
    cells = [f"{one['CPU s']:.2f} ({one['quotations']} quotations)" if one else "" for one in drafts]
    yield f"| check a draft, CPU s | {' | '.join(cells)} |"
