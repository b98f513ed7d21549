"""What can be said of a line without weighing: that it stands over a dateline, under an end mark …

The signs that hold in the archive of any issuer, by themselves or for the choice between the lines of
one head; `boundary_scan` says what follows from each.  What has to be weighed is observed in
`boundaries`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.alternation import one_of
from corpus.dating.dateline_alone import match_date_line
from corpus.languages import structure_en, structure_zh
from corpus.navigation import is_path
from corpus.splitting.block_cues import RELEASE_MARK
from corpus.splitting.block_traits import Traits
from corpus.splitting.letter_head import BETWEEN, names_letter, salutation_under

SIGNED = 3  # so many lines of a signature stand under the closing of a letter
LONGEST_DATE = 60
LEAST_DATED = 3  # words of a headline over its date; with fewer it may be a name
LONGEST_TITLE = 260
LONGEST_TITLE_ZH = 90
LONGEST_SENTENCE = 160  # what is longer and ends like a sentence is no headline
LONGEST_SENTENCE_ZH = 30
_LONGEST_PATH = 120
_MOST_NAME = 6  # words or Chinese characters of the name of a part of a site
_CREDIT = re.compile(r"[\u3400-\u9fff]{2,4}\s?[:：]\s?[\u3400-\u9fff\s]{0,8}$")  # “编辑：王晓岚”
_OFFICE = re.compile(rf"(?:{one_of(structure_en.ROLE_WORDS)})\b|(?:{one_of(structure_zh.ROLE_WORDS)})", re.I)


def may_be_title(traits: Traits) -> bool:
    """False for what no headline is: a paragraph, a line of signs, a list item, an address."""
    t = traits
    longest, sentence = (LONGEST_TITLE_ZH, LONGEST_SENTENCE_ZH) if t.zh else (LONGEST_TITLE, LONGEST_SENTENCE)
    if not 1 < t.length <= longest or not t.size or t.bullet or t.ending or t.date_only or t.posted:
        return False
    if is_drawn(t) or (t.zh and _CREDIT.match(t.head)) or (t.lines == 1 and is_path(t.head)):
        return False
    if (t.lower_start and t.title_case < 0.5) or (t.head[0] in "(（" and t.last in ")）"):
        return False
    if t.zh and "。" in t.head:
        return False
    if t.stop and (t.length > sentence or t.first_kind == 2):
        return False
    return not (t.address or t.about or t.contact or t.legal or t.via or t.sign_off)


def is_drawn(traits: Traits) -> bool:
    """Whether it is a line of signs, as stands above and below a headline."""
    return not any(map(str.isalnum, traits.head))


def is_personal(at: Traits, after: Sequence[Traits]) -> bool:
    """Whether a line stands over the byline, the salutation or the language notice of a letter or speech."""
    return at.size > 2 and not at.stop and at.voice != 3 and any(b.voice for b in after[:2])


def is_letter_title(before: Sequence[Traits], at: Traits, after: Sequence[Traits]) -> bool:
    """Whether a line names a letter whose salutation follows, with no more than a date, a byline and
    subtitles between; not one that the text above leads up to (“… reads in full:”)."""
    if at.stop or (before and before[-1].last in ":：") or not names_letter(at.head.split("\n", 1)[0]):
        return False
    lines = [line.strip() for block in (at, *after[: BETWEEN + 1]) for line in block.head.splitlines()]
    return salutation_under(lines) > 0


def is_signature(before: Sequence[Traits], at: Traits) -> bool:
    """Whether a line may be the name, the office or the house of who signs a letter, under “Sincerely,”."""
    for away, block in enumerate(reversed(before[-SIGNED:])):
        if block.sign_off == 2:
            return False  # which ends with its day
        if block.sign_off:
            return not at.stop and (at.size <= 3 + 3 * (away == 0) or _OFFICE.match(at.head) is not None)
        if block.stop or block.prose:
            return False
    return False


def dateline_under(at: Traits, after: Sequence[Traits]) -> int:
    """How many blocks below a line its dateline with place and day stands, with no more than taglines and
    marks between; 0 for none.

    A dateline on a line of its own counts only over a paragraph, with one line between at most, glued under
    the line with none; the day alone on a line only over a dateline with the place, or glued as well.  A line
    that says when the post went up counts as one, right under the line it dates.
    """
    if at.stop or at.dateline:
        return 0
    rules = 0
    for away, block in enumerate(after[:4], 1):
        following = after[away] if away < len(after) else None
        if block.blank_before == 0 and is_drawn(block):
            rules += 1
            continue
        glued = block.blank_before == 0 and block.length < LONGEST_DATE and at.size >= LEAST_DATED
        if block.posted or (glued and (block.dateline or block.date_only)):
            linked = block.posted and block.blank_before == 0  # a line to share the post by may follow
            short = block.posted and following is not None and following.stop
            return away if away == 1 + rules and (short or _has_text(after[away : away + 1 + linked])) else 0
        if block.dateline:
            below = [other for other in after[away:] if other.voice != 3][:2]  # a salutation may follow
            return away if block.prose or block.stop or _has_text(below) else 0
        if block.date_only:
            return away if following and following.opening >= 2 and is_paragraph(following) else 0
        wire = block.bullet and block.last in "-–—" and block.length < 60  # “--Some Wire--”
        if is_paragraph(block) or not (wire or may_be_title(block)):
            return 0
    return 0


def headline_dated(before: Sequence[Traits], at: Traits, after: Sequence[Traits]) -> int:
    """How many blocks below a line that says when the post under it went up its headline stands, over its
    text; 0 for any other line.

    A day alone is taken for that only where the headline is glued to it, or under the mark that ends a
    release: it may sign what stands above.  Under that mark labels and contacts may stand between.  A day
    right under “For immediate release” signs nothing.
    """
    ended = bool(before) and before[-1].ending == 2
    glued = bool(after) and after[0].blank_before == 0
    marked = _is_marked_day(at)
    if not (at.posted or (at.date_only and (glued or ended)) or marked):
        return 0
    if before and not ended and (at.blank_before == 0 or (may_be_title(before[-1]) and not before[-1].stop)):
        return 0
    for away, block in enumerate(after[:-1], 1):
        if ended and (block.mark or block.contact or block.label):
            continue
        text = is_paragraph(after[away]) or (marked and after[away].stop)
        return away if may_be_title(block) and not block.stop and text else 0
    return 0


def _is_marked_day(at: Traits) -> bool:
    """“For immediate release” with the day right under it."""
    mark, _, day = at.head.partition("\n")
    if at.lines != 2 or at.length > LONGEST_DATE + 30 or not RELEASE_MARK.match(mark.strip().lower()):
        return False
    when = match_date_line(day, 0, len(day))
    return when is not None and when.complete


def headline_under_path(at: Traits, after: Sequence[Traits]) -> int:
    """How many blocks below the path to a page its headline stands, over its text; 0 for any other line.

    The name of a part of the site may stand in for the path, glued to a headline that is dated below, or over
    the path."""
    if at.lines > 1 or at.length > _LONGEST_PATH or len(after) < 2:
        return 0
    below, second = after[:2]
    skipped = int(at.size <= _MOST_NAME and not at.stop and below.lines == 1 and is_path(below.head))
    if not skipped and not is_path(at.head):
        glued = at.blank_before and not below.blank_before and not second.blank_before
        if at.size > _MOST_NAME or at.stop or at.mark or not glued or not (second.posted or second.date_only):
            return 0
    for away, block in enumerate(after[skipped:-1], skipped + 1):
        if not (block.mark or block.label or block.posted or block.date_only):
            texts = may_be_title(block) and not block.stop and any(map(is_paragraph, after[away:]))
            return away if texts else 0
    return 0


def _has_text(blocks: Sequence[Traits]) -> bool:
    """Whether a paragraph stands first or under a first line that may be a headline."""
    return any(is_paragraph(b) and (i == 0 or may_be_title(blocks[0])) for i, b in enumerate(blocks))


def is_cut_short(at: Traits, after: Sequence[Traits]) -> bool:
    """Whether a line is a headline that breaks off, with the whole of it in the next block."""
    breaks_off = at.last == "…" or at.tail.endswith("...")
    return breaks_off and at.length > 20 and bool(after) and repeats(at, after[0])


def is_low_mark(at: Traits, after: Sequence[Traits]) -> bool:
    """Whether a release mark has no headline between it and the text, so that its headline is above it."""
    if not at.mark:
        return False
    for block in after:
        if is_paragraph(block) or block.opening >= 2:
            return True
        if may_be_title(block) and not block.mark:
            return False
    return True


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


def is_headless(before: Sequence[Traits], at: Traits) -> bool:
    """Whether a paragraph that opens with place and day stands under the closing matter of another text, with
    no headline over it."""
    if not at.prose or not before:
        return False
    above = before[-1]
    if above.posted:
        return False
    # A headline may end in a full stop, but hardly in a Chinese one.
    if may_be_title(above) and not (above.stop and (above.prose or above.zh)):
        return False
    return any(one.about or one.ending or one.contact or one.legal or one.via for one in before[-3:])


def is_paragraph(block: Traits) -> bool:
    """Whether it is running text, as stands between two headlines; a long headline is none."""
    return bool(
        (block.prose and not block.title_like) or (block.stop and block.size >= (20 if block.zh else 12))
    )


def repeats(at: Traits, other: Traits) -> bool:
    """Whether another block begins as this one does."""
    key = at.head[:24].rstrip("… .").casefold()
    return at.length > 7 and other.head[: len(key)].casefold() == key
