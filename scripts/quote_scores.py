"""The verdicts on quotations drawn from an archive and altered, held against those that are right."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.archive import Archive
from indexer.search import Searcher
from scripts.quote_alterations import Drawer


@dataclass(frozen=True, slots=True)
class Score:
    """How one way of altering was answered; `milliseconds` of the processor for a check, on the average.

    `wrongly_exact` counts what was found word for word though it had been changed, the worst of errors.
    """

    kind: str
    cases: int
    right: int
    wrongly_exact: int
    milliseconds: float
    misses: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share that is right; 0 where nothing could be drawn, which is no score."""
        return self.right / self.cases if self.cases else 0.0


def scores(home: Path, number: int, *, seed: int) -> Iterator[Score]:
    """A score for each way of altering, of so many quotations or as many as can be drawn."""
    with Archive.open(home) as archive:
        drawer = Drawer(list(archive.releases()), seed=seed)
    searcher = Searcher(home)
    with searcher.checker() as checker:
        for kind in drawer.kinds():
            cases = list(drawer.cases(kind, number))
            clock = time.process_time()
            verdicts = [checker.check(case.question).verdict for case in cases]
            spent = (time.process_time() - clock) / max(1, len(cases)) * 1000
            pairs = list(zip(verdicts, cases, strict=True))
            yield Score(
                kind=kind,
                cases=len(cases),
                right=sum(verdict in case.right for verdict, case in pairs),
                wrongly_exact=sum(
                    verdict == "exact" and "exact" not in case.right for verdict, case in pairs
                ),
                milliseconds=spent,
                misses=tuple(
                    f"{verdict}: {case.question.text} ({case.question.speaker}) ← {case.original}"
                    for verdict, case in pairs
                    if verdict not in case.right
                ),
            )
    searcher.close()
