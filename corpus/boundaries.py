"""How much a block looks like the start of a release, from itself and the blocks around it.

Decides nothing alone: it gives the values of `FEATURES` for each block that could be a headline.
Their weights lie in `boundary_weights.json` and are made by `scripts/train_splitter.py`; `splitter`
chooses the boundaries.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from corpus.block_traits import Traits

BEFORE = 8
AFTER = 5
LONGEST_TITLE = 260
LONGEST_TITLE_ZH = 90

_NAMES = (
    "zh words1 words2 words3_4 words5_7 words8_18 words19_30 words31 len200 title_case all_caps lower "
    "digit quote sign full_stop question colon comma ellipsis_repeat bullet label date date_only opening1 "
    "opening2 today defines ending address phone contact about legal via sign_off lines heading sentence1 "
    "sentence2 byline salutation p_none p_ending p_address p_phone p_contact p_legal p_via p_sign p_about "
    "p2_about p3_about p_short p_long p_stop p_colon p_bullet p_open p_label p_date p_lower p_title "
    "p_comma p2_contact p2_legal p_any_end p_repeat p_lost p_signed n1_open n1_open2 n2_open n3_open "
    "n_open_any n1_prose n2_prose n3_prose n_no_prose n1_date n1_bullet n1_label n1_quote n1_title "
    "n1_stop n1_today n2_today n1_def n2_def n1_short n1_repeat n2_repeat n1_lower n1_address n1_about "
    "n1_contact n1_end n1_colon n_byline n_salutation n_notice t_next t_prev t_diff t_next0 lead_new "
    "cohesion cohesion_near coh_gap name_gap bridge bridge_near own_old own_new lead_names_new names1 "
    "zh_title zh_long zh_p_stop zh_n_prose zh_stop zh_comma "
)
FEATURES = tuple(_NAMES.split())


def may_be_title(traits: Traits) -> bool:
    """False for what no headline is: a paragraph, a line of signs."""
    limit = LONGEST_TITLE_ZH if traits.zh else LONGEST_TITLE
    return 1 < traits.length <= limit and traits.size > 0


def observe(before: Sequence[Traits], at: Traits, after: Sequence[Traits]) -> list[float]:
    """The values of `FEATURES` for one block; `before` and `after` run in reading order."""
    zh, n, last = at.zh, at.size, at.last
    en = not zh
    x: list[float] = [
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
        last in ".。",
        last in "?!？！",
        last in ":：",
        last in ",;，；、-–—",
        (last == "…" or at.tail.endswith("...")) and bool(after) and _repeats(at, after[0]),
        at.bullet,
        at.label,
        at.date,
        at.date_only,
        at.opening == 1,
        at.opening >= 2,
        at.today,
        at.defines,
        at.ending > 0,
        at.address,
        at.phone,
        at.contact,
        at.about,
        at.legal,
        at.via,
        at.sign_off,
        at.lines > 1,
        at.heading,
        at.sentence == 1,
        at.sentence > 1,
        at.voice == 1,
        at.voice == 3,
    ]
    prev = before[-1] if before else None
    lead = next((b for b in after[:4] if b.prose), None)
    x += _before(before, at, after)
    x += _after(at, after)
    x += _words(before, at, after, lead)
    x += [
        zh and 6 <= n <= 45,
        zh and n > 45,
        zh and prev is not None and prev.stop,
        zh and bool(after) and after[0].prose,
        zh and last in "。；",
        zh and "，" in at.head,
    ]
    return x


_NO_ONE_BEFORE = [1.0] + [0.0] * 27


def _before(before: Sequence[Traits], at: Traits, after: Sequence[Traits]) -> list[float]:
    if not before:
        return _NO_ONE_BEFORE
    prev = before[-1]
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
        not prev.prose and not runs_on(prev, at, after),
        any(b.sign_off for b in before[-5:]),
    ]


def _after(at: Traits, after: Sequence[Traits]) -> list[float]:
    if not after:
        return [0.0] * 8 + [1.0] + [0.0] * 17 + [1.0, 0.0, 0.0, 0.0, 0.0]
    one = after[0]
    two = after[1] if len(after) > 1 else None
    opens = [b.opening >= 2 for b in after[:3]] + [False] * 3
    prose = [bool(b.prose and (b.stop or b.last in ":：")) for b in after[:3]] + [False] * 3
    return [
        one.opening == 1,
        opens[0],
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
        one.defines,
        two is not None and two.defines,
        one.length < 60,
        _repeats(at, one),
        two is not None and _repeats(at, two),
        one.lower_start,
        one.address,
        one.about,
        one.contact,
        0.0,
        one.last in ":：",
        any(b.voice == 1 for b in after[:3]),
        any(b.voice == 3 for b in after[:3]),
        any(b.voice == 2 for b in after[:2]),
    ]


def is_personal(at: Traits, after: Sequence[Traits]) -> bool:
    """Whether a line stands over the byline, the salutation or the language notice of a letter or speech."""
    return at.size > 2 and not at.stop and at.voice != 3 and any(b.voice for b in after[:2])


def runs_on(prev: Traits, at: Traits, after: Sequence[Traits]) -> bool:
    """Whether words of the block before come again in this one or the next four: a headline's do."""
    ahead = at.words.union(*[b.words for b in after[:4]])
    return len(prev.words & ahead) > 0.2 * len(prev.words)


def forgotten(prev: Traits, at: Traits, after: Sequence[Traits]) -> bool:
    """Whether the block before is long enough for a headline, and nothing after speaks of it."""
    return prev.size >= 4 and not prev.stop and not prev.address and not runs_on(prev, at, after)


def is_paragraph(block: Traits) -> bool:
    """Whether it is running text, as stands between two headlines."""
    return bool(block.prose or (block.stop and block.size >= (20 if block.zh else 12)))


def _repeats(at: Traits, other: Traits) -> bool:
    """Whether another block begins as this one does."""
    key = at.head[:24].rstrip("… .").casefold()
    return at.length > 7 and other.head[: len(key)].casefold() == key


def _words(before: Sequence[Traits], at: Traits, after: Sequence[Traits], lead: Traits | None) -> list[float]:
    own = at.words
    total = len(own) or 1
    nothing: frozenset[str] = frozenset()
    near = nothing.union(*[b.words for b in after[:3]])
    ahead = near.union(own, *[b.words for b in after[3:]])
    last4 = nothing.union(*[b.words for b in before[-4:]])
    past = last4.union(*[b.words for b in before[:-4]])
    t_next = len(own & near) / total
    t_prev = len(own & past) / total
    gap = _similar(last4, near)
    return [
        t_next,
        t_prev,
        t_next - t_prev,
        len(own & after[0].words) / total if after else 0.0,
        1.0 - len(lead.words & past) / (len(lead.words) or 1) if lead else 0.5,
        _similar(past, ahead),
        gap,
        _similar(near, ahead - near) - gap,
        math.log1p(len((own & near) - past)),
        *_names(before, at, after, lead),
    ]


def _names(before: Sequence[Traits], at: Traits, after: Sequence[Traits], lead: Traits | None) -> list[float]:
    """How the names of the text before run on in the text after, and which are new."""
    nothing: frozenset[str] = frozenset()
    last3 = nothing.union(*[b.names for b in before[-3:]])
    past = last3.union(*[b.names for b in before[:-3]])
    near = nothing.union(*[b.names for b in after[:3]])
    ahead = near.union(*[b.names for b in after[3:]])
    own = at.names
    share = 1.0 / (len(own) or 1)
    return [
        math.log1p(len(past & (ahead | own))),
        math.log1p(len(last3 & (near | own))),
        len(own & past) * share,
        len((own & near) - past) * share,
        len(lead.names - past) / (len(lead.names) or 1) if lead else 0.5,
        float(bool(own)),
    ]


def _similar(a: frozenset[str], b: frozenset[str]) -> float:
    """Cosine of two sets of words, up to 0.35: texts more alike than neighbouring paragraphs are not
    one text but two from one pattern."""
    return min(0.35, len(a & b) / math.sqrt(len(a) * len(b))) if a and b else 0.0
