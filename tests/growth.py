"""That work grows with its text and not with the square of it, held apart from how fast the machine is.

The text is made eight times as long: work in proportion takes eight times as long, work that grows with the
square sixty-four times.  The line is drawn between them, three times off either, so that neither what else
the machine does nor a larger heap turns one into the other.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest

LONGER = 8
SLOWER = 24
#: CPU seconds below which a difference says nothing.
MEASURABLE = 0.04
MEASUREMENTS = 4
RUNS = 2


def holds_for(work: Callable[[int], Callable[[], object]]) -> None:
    """Fails where what `work(LONGER)` returns takes out of proportion longer than what `work(1)` returns.

    `work` is handed how many times its text is to stand there; what it does before returning is not measured.
    """
    short = long = 0.0
    for _ in range(MEASUREMENTS):
        short, long = _seconds(work(1)), _seconds(work(LONGER))
        if long < SLOWER * short + MEASURABLE:
            return
    pytest.fail(f"took {short:.3f} s of CPU, and {long:.3f} s for {LONGER} times the text")


def _seconds(work: Callable[[], object]) -> float:
    """CPU time of the fastest of a few runs, without that of collecting what other tests have left."""
    best = float("inf")
    gc.disable()
    try:
        for _ in range(RUNS):
            clock = time.process_time()
            work()
            best = min(best, time.process_time() - clock)
    finally:
        gc.enable()
    return best
