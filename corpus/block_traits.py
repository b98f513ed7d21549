"""What one block looks like by itself: a title, prose, a label, an ending …

The traits are observations, not decisions: `boundaries` weighs them together with those of the
blocks around.  They know the habits of press releases in general (an end mark, a dateline, “About …”,
the legal notice) and nothing of any issuer or newswire.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from corpus import block_cues as cues
from corpus.blocks import Block
from corpus.language import HAN_PER_WORD, count_scripts

HEAD = 320
TAIL = 160
_WORDS_READ = 700

_HAN_RUN = re.compile("[\u4e00-\u9fff]{2,}")
_WORD = re.compile(r"[^\W_](?:[\w’'.&-]*\w)?", re.ASCII)
_WORD_WIDE = re.compile(r"[0-9A-Za-zÀ-ÖØ-öø-ÿ](?:[0-9A-Za-zÀ-ÖØ-öø-ÿ’'.&-]*[0-9A-Za-zÀ-ÖØ-öø-ÿ])?")


class Traits(NamedTuple):
    """One block.  Counts are plain numbers, flags are 0 or 1, `words` are folded.

    `opening` is 0 for nothing like a dateline, 1 for a date and a dash, 2 for a place and a dash, 3
    for all three; `ending` is 2 for a mark that ends a release, 1 for a line of signs only.
    """

    start: int
    end: int
    blank_before: int
    lines: int
    length: int
    han: int
    latin: int
    zh: int
    size: int
    title_case: float
    all_caps: int
    lower_start: int
    first_kind: int
    last: str
    bullet: int
    label: int
    date: int
    date_only: int
    opening: int
    today: int
    defines: int
    ending: int
    address: int
    phone: int
    contact: int
    about: int
    legal: int
    via: int
    sign_off: int
    prose: int
    stop: int
    title_like: int
    heading: int
    sentence: int
    voice: int
    words: frozenset[str]
    names: frozenset[str]
    head: str
    tail: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a dump's words are like: `common` ones stand in too many blocks to tell releases apart,
    `plain` ones are also written small, so that a capital on them makes no name."""

    common: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()


_NO_VOCABULARY = Vocabulary()


def read_traits(text: str, block: Block, vocabulary: Vocabulary = _NO_VOCABULARY) -> Traits:
    """The traits of one block; `words` and `names` without the common ones of the dump.

    Of a long block the first 320 and the last 160 characters are looked at, and the first 700 for its
    words, so that the cost does not grow with its length.
    """
    start, end = block.span.start, block.span.end
    length = end - start
    head = text[start : min(end, start + HEAD)]
    tail = head[-TAIL:] if length <= HEAD else text[end - TAIL : end]
    wide = head if length <= HEAD else text[start : min(end, start + _WORDS_READ)]
    plain = wide.isascii()
    found = _WORD.findall(wide) if plain else _WORD_WIDE.findall(wide)
    han, latin = (0, len(found)) if plain else count_scripts(wide)
    zh = han > HAN_PER_WORD * latin
    short = length <= HEAD
    lower = wide.lower()
    words = _fold_words(found, lower, short=short)
    caps = [w for w in found if len(w) > 3] if short else []
    title_case = sum(1 for w in caps if not w[0].islower()) / len(caps) if caps else 0.5
    bullet = cues.BULLET.match(head) is not None
    date_at = cues.find_date(head, words)
    last = text[end - 1]
    stop = last in cues.STOPS or (last in cues.CLOSERS and length > 1 and text[end - 2] in cues.STOPS)
    address = cues.has_address(lower[:HEAD]) or (not short and cues.has_address(tail.lower()))
    content = (words if plain else words | _pairs(wide)) - vocabulary.common
    names = (
        frozenset([w.lower() for w in found if w[0].isupper() and len(w) > 2])
        - vocabulary.plain
        - vocabulary.common
    )
    return Traits(
        start=start,
        end=end,
        blank_before=block.blank_before,
        lines=len(block.lines),
        length=length,
        han=han,
        latin=latin,
        zh=int(zh),
        size=han if zh else len(found),
        title_case=title_case,
        all_caps=int(short and not zh and len(found) > 1 and head.isupper()),
        lower_start=int(head[0].islower()),
        first_kind=_first_kind(head[0]),
        last=last,
        bullet=int(bullet),
        label=int(length < 200 and cues.LABEL.match(lower) is not None),
        date=int(date_at is not None),
        date_only=int(length < 60 and date_at is not None and date_at[1] - date_at[0] > 0.5 * length),
        opening=_opening(head, date_at),
        today=int(
            not words.isdisjoint(cues.NEWS_WORDS) or (not plain and cues.NEWS_ZH.search(wide) is not None)
        ),
        defines=int(any(mark in wide for mark in cues.DEFINES) or cues.TICKER.search(wide) is not None),
        ending=_ending(tail, length),
        address=int(address),
        phone=int(
            length < 600 and (not words.isdisjoint(cues.PHONE_WORDS) or cues.PHONE.search(tail) is not None)
        ),
        contact=int(cues.CONTACT.match(lower) is not None),
        about=int(length < 90 and cues.ABOUT.match(head) is not None),
        legal=int(
            not (plain and words.isdisjoint(cues.LEGAL_WORDS))
            and any(phrase in lower for phrase in cues.LEGAL)
        ),
        via=int(length < 400 and any(phrase in lower for phrase in cues.VIA)),
        sign_off=int(length < 120 and lower.startswith(cues.SIGN_OFF)),
        prose=int(length > (45 if zh else 160)),
        stop=int(stop),
        title_like=int(
            short and length < 250 and not stop and not bullet and not address and title_case > 0.65
        ),
        heading=int(not zh and len(found) <= 8 and cues.HEADING.search(lower) is not None),
        sentence=sum(1 for w in found if w in cues.SENTENCE_WORDS) if short else 9,
        voice=_voice(lower, length, han, words),
        words=content,
        names=names,
        head=head,
        tail=tail,
    )


def words_of(text: str, start: int, end: int) -> frozenset[str]:
    """The words a block would be compared by, before the common ones are known."""
    wide = text[start : min(end, start + _WORDS_READ)]
    words = frozenset(_WORD_WIDE.findall(wide.lower()))
    return words if wide.isascii() else words | _pairs(wide)


def _fold_words(found: list[str], lower: str, *, short: bool) -> frozenset[str]:
    return (
        frozenset([w.lower() for w in found if len(w) > 2]) if short else frozenset(_WORD_WIDE.findall(lower))
    )


def _pairs(wide: str) -> frozenset[str]:
    """Every two neighbouring Chinese characters."""
    return frozenset([run[i : i + 2] for run in _HAN_RUN.findall(wide) for i in range(len(run) - 1)])


def _first_kind(first: str) -> int:
    """0 for a letter, 1 for a digit, 2 for a quotation mark, 3 for a bracket or another sign."""
    if first.isalpha():
        return 0
    if first.isdigit():
        return 1
    return 2 if first in "\"“”'‘’「『《" else 3


def _opening(head: str, date_at: tuple[int, int] | None) -> int:
    start = date_at[0] if date_at else 999
    dash = cues.OPENING_DASH.match(head)
    if dash and cues.PLACE.match(head):
        return 3 if start < dash.end() + 12 else 2
    return int(start < 90 and cues.DASH.search(head, start, start + 90) is not None)


def _voice(lower: str, length: int, han: int, words: frozenset[str]) -> int:
    """1 for the byline of a letter or speech, 2 for a notice of another language, 3 for a salutation."""
    if length > 200:
        return 0
    if not words.isdisjoint(cues.VERSION_WORDS) and (han > 3 or "below" in words or "scroll" in words):
        return 2
    if length < 60 and cues.SALUTATION.match(lower):
        return 3
    return int(length < 150 and cues.VOICE.match(lower) is not None)


def _ending(tail: str, length: int) -> int:
    if length > 40:
        return 0
    if cues.SIGNS_ONLY.match(tail):
        return 2 if len(tail) > 1 else 1
    return 2 if cues.END_MARK.match(tail) else 0
