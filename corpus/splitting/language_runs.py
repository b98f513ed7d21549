"""Where one language ends and the other begins inside a dump.

Reads the blocks in order and cuts them into runs of English and of Chinese; then takes back the cuts
that are none: a Chinese line or a short passage inside an English release, an English list number, a
contact line under a Chinese text.  A passage that opens with a salutation or with a dateline is another half
however short it is.  A line that carries both languages (“please scroll down for the
Chinese version”) belongs to the run it stands in.

Text that alternates paragraph by paragraph stays one run, of the language that has more of it:
cutting it would tear every paragraph from its context, and no half would be a release.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.language import HAN_PER_WORD
from corpus.models import Language
from corpus.splitting.block_traits import READ, Traits

# In words; 1.7 Chinese characters count as one.
TRACE = 12  # less than this is a line in passing, whatever stands around it
ISLAND = 250  # up to this, a passage with no headline after it lies inside a release
ENGLISH_TAIL = 120  # an English end of a Chinese release: its contacts, its boilerplate
_SURE_HAN = 6
_SURE_WORDS = 6
_MIXED = 0.35


@dataclass(slots=True)
class Run:
    """Blocks of one language: the run begins at one of the blocks from `start` to `sure`, where the
    first block stands that is long enough to show its language.  `size` is in words.  `mixed` is the
    position of a line in both languages right before `start`, which may be the run's headline; `opens` says
    that the first block is a salutation, or begins with place and day."""

    language: Language
    start: int
    sure: int
    zh: float = 0.0
    en: float = 0.0
    mixed: int | None = None
    opens: bool = False

    @property
    def size(self) -> float:
        return self.zh + self.en


class RunReader:
    """Takes the blocks of a text one by one and keeps the runs they make."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self._pending: Run | None = None
        self._mixed: int | None = None

    def read(self, block: Traits) -> None:
        zh, en = block.han / HAN_PER_WORD, float(block.latin)
        scale = max(1.0, block.length / READ)
        language: Language = "zh" if zh > en else "en"
        if not self.runs:
            if _tells(block, zh, en):  # not a picture or a link above the text
                self.runs.append(Run(language, block.start, block.start, zh * scale, en * scale))
            return
        run = self.runs[-1]
        run_like = self._pending or run
        run_like.zh += zh * scale
        run_like.en += en * scale
        if not _tells(block, zh, en):
            self._mixed = block.start if zh and en else None
            return
        mixed, self._mixed = self._mixed, None
        if language == run.language:
            self._drop_pending(run)
            return
        if self._pending is None:
            opens = block.voice == 3 or block.dateline > 0
            self._pending = Run(language, block.start, block.start, zh * scale, en * scale, mixed, opens)
            run.zh -= zh * scale
            run.en -= en * scale
        if _is_sure(block):
            self._pending.sure = block.start
            self.runs.append(self._pending)
            self._pending = None

    def finish(self) -> list[Run]:
        if self._pending is not None:
            self._drop_pending(self.runs[-1])
        return self.runs

    def _drop_pending(self, run: Run) -> None:
        if self._pending is not None:
            run.zh += self._pending.zh
            run.en += self._pending.en
            self._pending = None


def _tells(block: Traits, zh: float, en: float) -> bool:
    """Whether the block counts for one language at all."""
    if block.ending or not (zh or en):
        return False
    if not block.zh and (block.address or block.phone) and en < 12:
        return False
    return min(zh, en) <= _MIXED * max(zh, en)


def _is_sure(block: Traits) -> bool:
    if block.zh:
        return block.han >= _SURE_HAN
    return block.latin >= _SURE_WORDS


def settle(runs: Iterable[Run], titled: dict[int, bool]) -> list[Run]:
    """The runs that stand, in order, each of the other language than the one before.

    `titled` says for the start of a run (a key of each) whether a headline stands there.
    """
    kept: list[Run] = []
    for run in runs:
        if kept and run.language == kept[-1].language:
            _absorb(kept[-1], run)
            continue
        island = len(kept) > 1 and kept[-1].size <= ISLAND and not kept[-1].opens
        if island and not titled[run.start] and not titled[kept[-1].start]:
            _absorb(kept[-2], kept.pop())
            _absorb(kept[-1], run)
            continue
        if len(kept) > 1 and _is_trace(kept[-1], titled[kept[-1].start]):
            _absorb(kept[-2], kept.pop())
            _absorb(kept[-1], run)
            continue
        kept.append(run)
    if len(kept) > 1 and _is_trace(kept[-1], titled[kept[-1].start]):
        _absorb(kept[-2], kept.pop())
    if len(kept) > 1 and kept[0].size < TRACE and not titled[kept[0].start]:
        _absorb(kept[0], kept.pop(1))
    merged: list[Run] = []
    for run in kept:
        run.language = "zh" if run.zh > run.en else "en"
        if merged and merged[-1].language == run.language:
            _absorb(merged[-1], run)
        else:
            merged.append(run)
    return merged


def _absorb(into: Run, run: Run) -> None:
    into.zh += run.zh
    into.en += run.en


def _is_trace(run: Run, titled: bool) -> bool:
    if run.size < TRACE:
        return True
    return run.language == "en" and not (titled or run.opens) and run.size < ENGLISH_TAIL
