"""What a part of a dump is: a release, a letter, a speech, a headline without a text, or unassigned.

Told by the text and the head it stands under: what its first lines call it, a salutation, a sign-off.  Who
wrote it and which lines are its title is decided in `passages`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, islice

from corpus.blocks import lines
from corpus.language import language_of
from corpus.models import Language, Record, ReleaseKind, Span
from corpus.navigation import is_navigation
from corpus.splitting.block_cues import BULLET, CLOSERS, STOPS
from corpus.splitting.block_opening import opens_like_dateline
from corpus.splitting.block_traits import HEAD
from corpus.splitting.letter_head import opens_letter
from corpus.splitting.paragraphs import paragraphs

_OPENING_BLOCKS = 5
_CLOSING_LENGTH = 500
_STUB_LENGTH = 400

_LETTER_TITLE = re.compile(
    r"^(?:an? )?(?:open )?letter (?:to|from|by)\b|\bopen letter\b|^(?:a )?(?:message|note) (?:to"
    r"|from)\b|(?:的|致).{0,20}公开信|^致.{1,20}(?:的)?(?:一封)?信"
    r"|全员信|内部信|一封信",
    re.I,
)
_SPEECH_TITLE = re.compile(
    r"^(?:full text|transcript)?[\s:–—-]*(?:keynote |opening |closing |welcome "
    r"|inaugural )?(?:speech|address|remarks|statement) (?:by|of|from|delivered by)\b"
    r"|^(?:transcript|full text)[\s:]+(?:of )?|\b(?:full|prepared|opening|closing|welcome"
    r"|keynote) (?:remarks|speech|address)\b(?! to\b)"
    r"|演讲(?:全文|稿|实录)?$|讲话(?:全文|稿)?$|致辞(?:全文)?$|演讲全文|讲话全文",
    re.I,
)
_SALUTATION = re.compile(
    r"(?:dear|hello|hi|to (?:all|our|my|the))\b[^.!?]{0,80}[,:：!]?$|[\w’' ]{2,40}(?:friends"
    r"|colleagues|students|partners|shareholders|team|all)[,:：]$"
    r"|(?:尊敬的|亲爱的|各位|同学们|朋友们).{0,30}[：:，,！!]$",
    re.I,
)
_SIGN_OFF = re.compile(
    r"^(?:yours\b|sincerely|(?:best|kind|warm|with) (?:regards|wishes)|respectfully"
    r"|with (?:gratitude|thanks|love)|love,|cheers,?$|此致|敬礼)"
    r"|^[–—-]?\s?(?:founder|chairman|chairwoman|chair|president|chief executive|ceo)\b.{0,60}$"
    r"|(?:董事长|总裁|创始人).{0,12}$",
    re.I | re.M,
)
_DATE_ALONE = re.compile(
    r"^(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2} [A-Z][a-z]{2,8},? \d{4}"
    r"|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)$",
    re.M,
)


@dataclass(frozen=True, slots=True)
class _Head:
    """What is looked at of one of the first blocks."""

    text: str
    length: int
    stop: bool
    prose: bool


def kind_of(text: str, span: Span, language: Language, headed: Record | None = None) -> ReleaseKind:
    """The kind of one part.  A part with a headline or a dateline is a release at least, a fragment of
    prose is unassigned, and so are the links of a site alone.  `headed` is its record where it stands under a
    head of fields: its title is read there, and its text below."""
    body = headed.head.end if headed and headed.head else span.start
    blocks = (block.span for block in paragraphs(text, body, span.end))
    spans = chain((headed.title,) if headed and headed.title else (), blocks)
    first = [_read_head(text, one, language) for one in islice(spans, _OPENING_BLOCKS)]
    if not first:
        return "unassigned"
    if len(span) <= _STUB_LENGTH and all(
        is_navigation(text[line.start : line.end]) for line in lines(text, span.start, span.end)
    ):
        return "unassigned"
    if _is_stub(first, span):
        return "stub"
    heads = [*_title_lines(first[0]), *(b.text for b in first[1:4] if not b.prose)]
    if any(_SPEECH_TITLE.search(h) for h in heads):
        return "speech"
    if opens_letter([line.strip() for b in first for line in b.text.splitlines()]):
        return "letter"
    opening = max(opens_like_dateline(b.text, language) for b in first[:4])
    dateline = opening >= 2
    if not dateline and _is_letter(text, span, first, heads):
        return "letter"
    return "release" if opening or headed or _opens(first, language) else "unassigned"


def _read_head(text: str, span: Span, language: Language) -> _Head:
    length = len(span)
    ends = text[max(span.start, span.end - 2) : span.end]
    stop = ends[-1] in STOPS or (ends[-1] in CLOSERS and ends[0] in STOPS)
    head = text[span.start : min(span.end, span.start + HEAD)]
    return _Head(head, length, stop, length > (45 if language == "zh" else 160))


def _title_lines(block: _Head) -> list[str]:
    """A title, in two languages one line each; none where the block is prose."""
    lines = block.text.splitlines()
    if len(lines) == 2 and not block.stop and language_of(lines[0]) != language_of(lines[1]):
        return lines
    return [] if block.prose else [block.text]


def _is_letter(text: str, span: Span, first: list[_Head], heads: list[str]) -> bool:
    # “NOTE TO INVESTORS: more at https://…” is a notice.
    if any(_LETTER_TITLE.search(h) for h in heads if "://" not in h):
        return True
    if not any(b.length < 100 and _SALUTATION.match(b.text) for b in first):
        return False
    closing = text[max(span.start, span.end - _CLOSING_LENGTH) : span.end].strip()
    last_lines = "\n".join(line.strip() for line in closing.splitlines()[-6:])
    return bool(_SIGN_OFF.search(last_lines) or _DATE_ALONE.search(last_lines))


def _is_stub(first: list[_Head], span: Span) -> bool:
    """A headline and perhaps a date or a tag, and no text."""
    if len(first) > 3 or len(span) > _STUB_LENGTH or any(b.prose or b.stop for b in first):
        return False
    head = first[0].text
    words = len(head.split()) if head.isascii() else len(head) / 2
    return words >= 4 and not head[0].islower() and not BULLET.match(head)


def _opens(first: list[_Head], language: Language) -> bool:
    head = first[0]
    if head.text[0].islower() or BULLET.match(head.text) or (head.prose and len(first) == 1):
        return False
    return head.length < (90 if language == "zh" else 330) and (not head.stop or len(first) > 1)
