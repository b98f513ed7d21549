"""How much a block looks like the start of a release, from itself and the blocks around it.

Decides nothing alone: it gives the values of `SHAPES` for each block that could be a headline.  What
the words of the blocks around tell is read in `boundary_words`.  The weights lie in
`boundary_weights.json` and are made by `scripts/train_splitter.py`; `splitter` chooses the boundaries.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.splitting.block_traits import Traits

BEFORE = 8
AFTER = 5
LONGEST_TITLE = 260
LONGEST_TITLE_ZH = 90
LONGEST_SENTENCE = 160  # what is longer and ends like a sentence is no headline
LONGEST_SENTENCE_ZH = 30

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
    "n1_contact n1_colon n_byline n_salutation n_notice zh_n_prose"
)
SHAPES = tuple(_NAMES.split())


def may_be_title(traits: Traits) -> bool:
    """False for what no headline is: a paragraph, a line of signs, a list item, an address."""
    t = traits
    longest, sentence = (LONGEST_TITLE_ZH, LONGEST_SENTENCE_ZH) if t.zh else (LONGEST_TITLE, LONGEST_SENTENCE)
    if not 1 < t.length <= longest or not t.size or t.bullet or t.ending or t.date_only:
        return False
    if (t.lower_start and t.title_case < 0.5) or (t.head[0] in "(（" and t.last in ")）"):
        return False
    if t.zh and "。" in t.head:
        return False
    if t.stop and (t.length > sentence or t.first_kind == 2):
        return False
    return not (t.address or t.about or t.contact or t.legal or t.via or t.sign_off)


def observe(before: Sequence[Traits], at: Traits, after: Sequence[Traits]) -> list[float]:
    """The values of `SHAPES` for one block; `before` and `after` run in reading order."""
    return [
        *_size_and_letters(at),
        *_content(before, at, after),
        *_before(before, at),
        *_after(at, after),
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
        (last == "…" or at.tail.endswith("...")) and bool(after) and _repeats(at, after[0]),
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
        prev.sign_off,
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
        _repeats(prev, at),
        1 in [b.sign_off for b in before[-5:]],
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
        _repeats(at, one),
        two is not None and _repeats(at, two),
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


def is_personal(at: Traits, after: Sequence[Traits]) -> bool:
    """Whether a line stands over the byline, the salutation or the language notice of a letter or speech."""
    return at.size > 2 and not at.stop and at.voice != 3 and any(b.voice for b in after[:2])


def is_datelined(at: Traits, after: Sequence[Traits]) -> bool:
    """Whether a line stands over a dateline with place and day, with no more than taglines between."""
    for block in after[:4]:
        if block.opening == 3:
            return not at.stop
        if block.prose or not may_be_title(block):
            return False
    return False


def is_closed(before: Sequence[Traits], at: Traits, after: Sequence[Traits]) -> bool:
    """Whether a line stands under the mark that ends a release, and over text of its own."""
    if not before or before[-1].ending != 2 or at.stop:
        return False
    for block in after[:3]:
        if block.prose or block.opening >= 2:
            return True
        if not may_be_title(block):
            return False
    return False


def is_paragraph(block: Traits) -> bool:
    """Whether it is running text, as stands between two headlines."""
    return bool(block.prose or (block.stop and block.size >= (20 if block.zh else 12)))


def _stands_alone(before: Sequence[Traits], after: Sequence[Traits]) -> bool:
    """Whether a line has no headline above it and a paragraph below it."""
    return bool(not (before and before[-1].title_like) and after and after[0].prose)


def _repeats(at: Traits, other: Traits) -> bool:
    """Whether another block begins as this one does."""
    key = at.head[:24].rstrip("… .").casefold()
    return at.length > 7 and other.head[: len(key)].casefold() == key
