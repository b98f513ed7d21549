"""What one block looks like by itself: a title, prose, a label, an ending …

The traits are observations, not decisions: `boundaries` weighs them together with those of the
blocks around.  They know the habits of press releases in general (an end mark, a dateline, “About …”,
the legal notice) and nothing of any issuer or newswire.
"""

from __future__ import annotations

from typing import NamedTuple

from corpus.blocks import Block, underline
from corpus.dating.dateline_alone import is_posted_line
from corpus.language import HAN_PER_WORD, count_latin
from corpus.release_number import is_release_number
from corpus.splitting import block_cues as cues
from corpus.splitting.block_opening import DATED, has_dateline, opening_en, opening_zh
from corpus.splitting.block_words import (
    NO_VOCABULARY,
    Vocabulary,
    find_words,
    fold_words,
    han_of,
    han_pairs,
    name_words,
)
from corpus.splitting.signature import signs_and_dates

HEAD = 260  # no headline is longer, so that short blocks are looked at in full
TAIL = 160
READ = 320
_CENTRED = 12  # spaces; no first line is indented further
_LETTERS_PER_WORD = 6.2


class Traits(NamedTuple):
    """One block.  Counts are plain numbers, flags are 0 or 1, `words` are folded.

    `opening` is 0 for nothing like a dateline, 1 for a date and a dash, 2 for a place and a dash, 3
    for all three or what `dating.dateline` reads as one with place and day (`dateline`); `ending` is 2
    for a mark that ends a release, 1 for a line of signs only; `mark` is 1 for “FOR IMMEDIATE RELEASE” and
    “Press release no. 12”, `posted` for “Posted on May 3, 2018 by admin”; `sign_off` is 1 for “Sincerely,”,
    2 for a signature with office and day; `underlined` is the sign of the rule under a headline, else 0.
    """

    start: int
    end: int
    blank_before: int
    indent: int
    underlined: int
    lines: int
    length: int
    zh: int
    words: frozenset[str]
    names: frozenset[str]
    head: str
    tail: str
    lower_start: int
    first_kind: int
    last: str
    bullet: int
    stop: int
    prose: int
    # its size and letters
    han: int
    latin: int
    size: int
    title_case: float
    all_caps: int
    sentence: int
    # what a line of any length may be
    date: int
    date_only: int
    dateline: int
    opening: int
    today: int
    address: int
    contact: int
    legal: int
    # what only a short line can be
    label: int
    mark: int
    ending: int
    about: int
    phone: int
    via: int
    sign_off: int
    heading: int
    voice: int
    posted: int
    title_like: int


def read_traits(text: str, block: Block, vocabulary: Vocabulary = NO_VOCABULARY) -> Traits:
    """The traits of one block; `words` and `names` without the common ones of the dump.

    Of a long block the first 320 and the last 160 characters are looked at, so that the cost does
    not grow with its length.
    """
    start, end = block.span.start, block.span.end
    length = end - start
    wide = text[start:end] if length <= READ else text[start : start + READ]
    lower = wide.lower()
    head = wide[:HEAD]
    tail = wide[-TAIL:] if length <= READ else text[end - TAIL : end]
    known = vocabulary.known.get((start, end))
    if known is None:
        found = find_words(wide)
        words = fold_words(found)
    else:
        found, words = known
    han = "" if wide.isascii() else han_of(wide)
    last = text[end - 1]
    stop = int(last in cues.STOPS or (last in cues.CLOSERS and length > 1 and text[end - 2] in cues.STOPS))
    if stop and last == "." and length <= HEAD and cues.SHORTENED.search(tail[-12:]):
        stop = 0
    bullet = int(cues.BULLET.match(head) is not None)
    size = _read_size(wide, lower, length, len(han))
    zh = int(size[0] > HAN_PER_WORD * size[1])
    anywhere = _read_news(wide, lower, head, tail, length, words, zh)
    address = anywhere[4]
    signed = length < 200 and len(block.lines) > 2 and signs_and_dates(text, block.lines)
    short = _read_short(lower, head, tail, length, size, words, signed=signed) if length < 400 else _LONG
    return Traits(
        start,
        end,
        block.blank_before,
        _indent(text, start),
        _underlined(text, block),
        len(block.lines),
        length,
        zh,
        (words | han_pairs(han) if han else words) - vocabulary.common,
        name_words(found) - vocabulary.nameless,
        head,
        tail,
        int(head[0].islower()),
        _first_kind(head[0]),
        last,
        bullet,
        stop,
        int(length > (45 if zh else 160)),
        *size,
        *anywhere,
        *short,
        int(length < 250 and not stop and not bullet and not address and size[3] > 0.65),
    )


def _underlined(text: str, block: Block) -> int:
    """The number of the sign that a line is underlined with, 0 for none."""
    row = underline(text, block.span) if len(block.lines) == 1 and len(block.span) <= HEAD else None
    return ord(text[row.start]) if row else 0


def _indent(text: str, start: int) -> int:
    """How far a block is indented: 0 for a space at most, 1 as a first line is, 2 for what is centred."""
    before = text[max(0, start - _CENTRED) : start]
    blank = before[len(before.rstrip(" \t\u00a0\u3000")) :]
    width = len(blank) + blank.count("\u3000") + 3 * blank.count("\t")
    return int(width > 1) + (len(blank) == _CENTRED)


def _read_size(wide: str, lower: str, length: int, han: int) -> tuple[int, int, int, float, int, int]:
    """Chinese characters, Latin words, the size in either, the share of capitals, all of them, verbs."""
    if length > HEAD:
        latin = count_latin(wide) if han else int(len(wide) / _LETTERS_PER_WORD)
        return han, latin, han if han > HAN_PER_WORD * latin else latin, 0.5, 0, 9
    tokens = wide.split()
    latin = count_latin(wide) if han else len(tokens)
    zh = han > HAN_PER_WORD * latin
    long = [word for word in tokens if len(word) > 3]
    small = len([word for word in long if word[0].islower()])
    return (
        han,
        latin,
        han if zh else latin,
        1.0 - small / len(long) if long else 0.5,
        int(not zh and latin > 1 and wide.isupper()),
        len(cues.SENTENCE_WORDS.intersection(lower.split())),
    )


def _read_news(
    wide: str, lower: str, head: str, tail: str, length: int, words: frozenset[str], zh: int
) -> tuple[int, int, int, int, int, int, int, int]:
    """From `date` to `legal`, as `Traits` has them."""
    date = cues.find_date(head[:DATED])
    opening = opening_zh(head, date) if zh else opening_en(head, date)
    dateline = int(date is not None and has_dateline(wide, date))
    return (
        int(date is not None),
        int(length < 60 and date is not None and date[1] - date[0] > 0.5 * length),
        dateline,
        3 if dateline else opening,
        int(not words.isdisjoint(cues.NEWS_WORDS) or (zh and cues.NEWS_ZH.search(head) is not None)),
        int(cues.has_address(lower) or (length > READ and cues.has_address(tail.lower()))),
        int(cues.CONTACT.match(lower) is not None),
        int(
            (zh or "©" in lower or not words.isdisjoint(cues.LEGAL_WORDS))
            and any(map(lower.__contains__, cues.LEGAL))
        ),
    )


_LONG = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0)


def _read_short(
    lower: str,
    head: str,
    tail: str,
    length: int,
    size: tuple[int, int, int, float, int, int],
    words: frozenset[str],
    *,
    signed: bool,
) -> tuple[int, int, int, int, int, int, int, int, int, int]:
    """From `label` to `posted`, as `Traits` has them."""
    han, latin = size[0], size[1]
    phone = int(not words.isdisjoint(cues.PHONE_WORDS) or cues.PHONE.search(tail) is not None)
    via = int((han > 0 or not words.isdisjoint(cues.VIA_WORDS)) and any(map(lower.__contains__, cues.VIA)))
    if length >= 200:
        return 0, 0, 0, 0, phone, via, 0, 0, 0, 0
    return (
        int(cues.LABEL.match(lower) is not None),
        int(length < 90 and (cues.RELEASE_MARK.match(lower) is not None or is_release_number(lower))),
        _ending(tail, length) if length <= 40 else 0,
        int(length < 90 and cues.ABOUT.match(head) is not None),
        phone,
        via,
        2 if signed else int(length < 120 and lower.startswith(cues.SIGN_OFF)),
        int(not han and latin <= 8 and cues.HEADING.search(lower) is not None),
        _voice(lower, length, han, words),
        int(length == len(head) and is_posted_line(head, 0, length)),
    )


def _first_kind(first: str) -> int:
    """0 for a letter, 1 for a digit, 2 for a quotation mark, 3 for a bracket or another sign."""
    if first.isalpha():
        return 0
    if first.isdigit():
        return 1
    return 2 if first in "\"“”'‘’「『《" else 3


def _voice(lower: str, length: int, han: int, words: frozenset[str]) -> int:
    """1 for the byline of a letter or speech, 2 for a notice of another language, 3 for a salutation."""
    if not words.isdisjoint(cues.VERSION_WORDS) and (han > 3 or "below" in words or "scroll" in words):
        return 2
    if length < 60 and cues.SALUTATION.match(lower):
        return 3
    return int(length < 150 and cues.VOICE.match(lower) is not None)


def _ending(tail: str, length: int) -> int:
    if cues.SIGNS_ONLY.match(tail):
        return 2 if length > 1 else 1
    return 2 if cues.END_MARK.match(tail) else 0
