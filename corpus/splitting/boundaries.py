"""How much a block looks like the start of a release, from itself and the blocks around it.

Decides nothing alone: it gives the values of `SHAPES` for each block that could be a headline.  What
the words of the blocks around tell is read in `boundary_words`.  The weights lie in
`boundary_weights.json` and are made by `scripts/train_splitter.py`; `splitter` chooses the boundaries.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.splitting.block_traits import Traits
from corpus.splitting.boundary_signs import is_low_mark, repeats

BEFORE = 8
AFTER = 5

_NAMES = (
    "zh words1 words2 words3_4 words5_7 words8_18 words19_30 words31 len200 title_case all_caps lower "
    "digit quote sign full_stop question colon comma ellipsis_repeat label date opening1 opening2 today "
    "phone lines heading sentence1 sentence2 byline byline_alone salutation "
    "zh_title zh_long zh_stop zh_comma gap_more gap_less calm_before calm_after "
    "p_none p_ending p_address p_phone p_contact p_legal p_via p_sign p_about "
    "p2_about p3_about p_short p_long p_stop p_colon p_bullet p_open p_label p_date p_lower p_title "
    "p_comma p2_contact p2_legal p_any_end p_repeat p_signed p_lines p_dated "
    "p2_short p2_date p_byline zh_p_stop n_none n1_open1 n1_open n1_open3 n2_open n3_open "
    "n_open_any n1_prose n2_prose n3_prose n_no_prose n1_date n1_bullet n1_label n1_quote n1_title "
    "n1_stop n1_today n2_today n1_short n1_repeat n2_repeat n1_lower n1_address n1_about "
    "n1_contact n1_colon n_byline n_salutation n_notice zh_n_prose "
    "mark p_mark n1_mark n2_mark n1_mark_low dateline p_dateline n1_dateline n2_dateline n3_dateline tight"
)
SHAPES = tuple(_NAMES.split())


def observe(before: Sequence[Traits], at: Traits, after: Sequence[Traits]) -> list[float]:
    """The values of `SHAPES` for one block; `before` and `after` run in reading order."""
    return [
        *_size_and_letters(at),
        *_content(before, at, after),
        *_before(before, at),
        *_after(at, after),
        *_dress(before, at, after),
    ]


def _size_and_letters(at: Traits) -> list[float]:
    zh, n = at.zh, at.size
    en = not zh
    return [
        zh,
        en and n == 1,
        en and n == 2,
        en and 3 <= n <= 4,
        en and 5 <= n <= 7,
        en and 8 <= n <= 18,
        en and 19 <= n <= 30,
        en and n > 30,
        at.length > 200,
        at.title_case if en else 0.0,
        at.all_caps,
        at.lower_start,
        at.first_kind == 1,
        at.first_kind == 2,
        at.first_kind == 3,
    ]


def _content(before: Sequence[Traits], at: Traits, after: Sequence[Traits]) -> list[float]:
    zh, n, last = at.zh, at.size, at.last
    around = max([b.blank_before for b in before[-3:]] + [b.blank_before for b in after[:3]], default=0)
    return [
        last in ".。",
        last in "?!？！",
        last in ":：",
        last in ",;，；、-–—",
        (last == "…" or at.tail.endswith("...")) and bool(after) and repeats(at, after[0]),
        at.label,
        at.date,
        at.opening == 1,
        at.opening >= 2,
        at.today,
        at.phone,
        at.lines > 1,
        at.heading,
        at.sentence == 1,
        at.sentence > 1,
        at.voice == 1,
        at.voice == 1 and _stands_alone(before, after),
        at.voice == 3,
        zh and 6 <= n <= 45,
        zh and n > 45,
        zh and last in "。；",
        zh and "，" in at.head,
        at.blank_before > around,
        at.blank_before < around,
        sum([not b.prose and not b.stop for b in before]) / BEFORE,
        sum([not b.prose and not b.stop for b in after]) / AFTER,
    ]


_NO_ONE_BEFORE = [1.0] + [0.0] * 32


def _before(before: Sequence[Traits], at: Traits) -> list[float]:
    if not before:
        return _NO_ONE_BEFORE
    prev, zh = before[-1], at.zh
    prev2 = before[-2] if len(before) > 1 else None
    prev3 = before[-3] if len(before) > 2 else None
    return [
        0.0,
        prev.ending,
        prev.address,
        prev.phone,
        prev.contact,
        prev.legal,
        prev.via,
        bool(prev.sign_off),
        prev.about,
        prev2 is not None and prev2.about,
        prev3 is not None and prev3.about,
        prev.length < 60,
        prev.length > 300,
        prev.stop,
        prev.last in ":：",
        prev.bullet,
        prev.opening >= 2,
        prev.label,
        prev.date_only,
        prev.lower_start,
        prev.title_like,
        prev.last in ",;，；、",
        prev2 is not None and (prev2.contact or prev2.phone),
        prev2 is not None and prev2.legal,
        bool(prev.ending or prev.address or prev.phone or prev.via or prev.legal or prev.sign_off),
        repeats(prev, at),
        any(b.sign_off for b in before[-5:]),
        prev.lines > 1 and prev.length < 200,
        prev.date and not prev.prose and not prev.stop,
        prev2 is not None and prev2.length < 60,
        prev2 is not None and prev2.date_only,
        prev.voice == 1,
        zh and prev.stop,
    ]


_NO_ONE_AFTER = [1.0] + [0.0] * 30


def _after(at: Traits, after: Sequence[Traits]) -> list[float]:
    if not after:
        return _NO_ONE_AFTER
    one = after[0]
    two = after[1] if len(after) > 1 else None
    zh, voices = at.zh, [b.voice for b in after[:3]]
    opens = [b.opening >= 2 for b in after[:3]] + [False] * 3
    prose = [bool(b.prose and (b.stop or b.last in ":：")) for b in after[:3]] + [False] * 3
    return [
        0.0,
        one.opening == 1,
        opens[0],
        one.opening == 3,
        opens[1] and not opens[0],
        opens[2] and not opens[0] and not opens[1],
        any(opens),
        prose[0],
        prose[1] and not prose[0],
        prose[2] and not (prose[0] or prose[1]),
        not any(prose),
        one.date_only,
        one.bullet,
        one.label,
        one.first_kind == 2,
        one.title_like,
        one.stop,
        one.today,
        two is not None and two.today,
        one.length < 60,
        repeats(at, one),
        two is not None and repeats(at, two),
        one.lower_start,
        one.address,
        one.about,
        one.contact,
        one.last in ":：",
        1 in voices,
        3 in voices,
        2 in voices[:2],
        zh and one.prose,
    ]


def _dress(before: Sequence[Traits], at: Traits, after: Sequence[Traits]) -> list[float]:
    """Where a release mark and a full dateline stand, and whether no blank line stands before."""
    prev = before[-1] if before else None
    marks = [b.mark for b in after[:2]] + [0, 0]
    lines = [b.dateline for b in after[:3]] + [0, 0, 0]
    return [
        at.mark,
        prev is not None and prev.mark,
        marks[0],
        marks[1],
        marks[0] and is_low_mark(after[0], after[1:]),
        at.dateline,
        prev is not None and prev.dateline,
        lines[0],
        lines[1],
        lines[2],
        at.blank_before == 0,
    ]


def _stands_alone(before: Sequence[Traits], after: Sequence[Traits]) -> bool:
    """Whether a line has no headline above it and a paragraph below it."""
    return bool(not (before and before[-1].title_like) and after and after[0].prose)
