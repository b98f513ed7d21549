"""What closes a release: notes, pictures, contacts, standing texts, end marks; and what stands around.

Walks once through the paragraphs after the head and decides for each what it is.  The walk remembers the
zone it is in: after “About …” or a legal heading everything is boilerplate until a contact, a note, a
picture or an end mark; after “Media contact” short lines are contacts.  “View original …”, “SOURCE
Acme”, “Read more” and “(more…)” count as end marks: they close the post and say nothing of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.models import PassageKind
from corpus.structure.headings import is_heading
from corpus.structure.linecues import (
    footnote_number,
    is_address,
    is_contact,
    is_endmark,
    is_footnote,
    is_media,
    is_notice,
    is_salutation,
    is_source,
    is_standing,
)
from corpus.structure.lineshape import is_item
from corpus.structure.paragraphs import Paragraph

SHORT = 120
LONGEST_CUE = 240  # a longer paragraph is text unless it opens as a note or a standing text
REST_IS_TEXT = 0.4  # of the release after a heading inside boilerplate: the text goes on after all
_MARKED = re.compile(r"[A-Za-z.”\"’)\]%]\*(?!\*)")
_NOTE_MARK = re.compile(r"[A-Za-z)%”’\".,]([1-9])(?![\d.,%A-Za-z])")
_BARE = re.compile(r"\d{1,2}\s")
_CONTACT_HEADING = re.compile(
    r"[^.]{0,60}(?:contacts?|inquiries|enquiries|relations|information|office|.*[:：]|联系\S*|聯絡\S*|垂询)\s*[:：]?$",
    re.IGNORECASE,
)


def mark_body(paragraphs: Sequence[Paragraph], kinds: list[PassageKind | None]) -> None:
    """Gives every paragraph whose kind is None a kind, in place; lists and tables inside a standing
    text or a contact block become part of it."""
    notes = _numbered_notes(paragraphs)
    starred = _has_starred_items(paragraphs, kinds) and _refers_by_star(paragraphs)
    left = sum(p.size for p in paragraphs)
    total = max(left, 1)
    zone: PassageKind = "body"
    for at, p in enumerate(paragraphs):
        left -= p.size
        kind = kinds[at]
        if kind == "signoff" or kind == "salutation":
            continue
        if at in notes or (is_footnote(p) and (p.text[0] != "*" or not is_item(p))):
            kinds[at] = "endmark" if zone != "body" and is_source(p) else "footnote"
            continue
        if starred and kind == "list" and p.text[0] == "*" and _lone_star(paragraphs, at):
            kinds[at] = "footnote"
            continue
        standing = is_standing(p)
        if p.size > LONGEST_CUE and zone == "body" and kind is None and not standing:
            kinds[at] = "body"
            continue
        zone = "boilerplate" if standing else _next_zone(paragraphs, at, zone, left / total, kind)
        kinds[at] = "boilerplate" if standing else _kind(paragraphs, at, zone, kind)


def _has_starred_items(paragraphs: Sequence[Paragraph], kinds: Sequence[PassageKind | None]) -> bool:
    return any(kind == "list" and p.text[0] == "*" for p, kind in zip(paragraphs, kinds, strict=True))


def _refers_by_star(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a word of the text has a star glued to it, which a note has to explain."""
    return any("*" in p.text and _MARKED.search(p.text) for p in paragraphs)


def _next_zone(
    paragraphs: Sequence[Paragraph], at: int, zone: PassageKind, left: float, kind: PassageKind | None
) -> PassageKind:
    """The zone a paragraph stands in that opens no standing text; `left` is the share of text after it."""
    p = paragraphs[at]
    if p.size <= 80 and is_contact(p) and _CONTACT_HEADING.match(p.text):
        return "contact"
    if zone == "contact" and (p.size > SHORT or (p.closed and p.size > 60)) and not is_contact(p):
        return "body"
    if zone == "boilerplate" and left > REST_IS_TEXT and is_heading(paragraphs, at) and kind is None:
        return "body"
    return zone


def _kind(
    paragraphs: Sequence[Paragraph], at: int, zone: PassageKind, kind: PassageKind | None
) -> PassageKind:
    """The kind of a paragraph that opens no standing text."""
    p = paragraphs[at]
    if is_endmark(p):
        return "endmark"
    if zone == "contact":
        return "contact"
    if is_media(p) and kind != "table":
        return "media"
    if zone == "boilerplate":
        return "contact" if p.size <= SHORT and not p.closed and is_address(p) else "boilerplate"
    if kind is not None:
        return kind
    if is_contact(p):
        return "contact"
    if p.size < SHORT and is_notice(p):
        return "notice"
    if is_salutation(p):
        return "salutation"
    return "heading" if is_heading(paragraphs, at) else "body"


def _lone_star(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """A starred line with no starred line beside it is a note, not an item."""
    beside = [paragraphs[i] for i in (at - 1, at + 1) if 0 <= i < len(paragraphs)]
    return not any(p.text.startswith("*") for p in beside)


def _numbered_notes(paragraphs: Sequence[Paragraph]) -> set[int]:
    """Positions of the numbered notes: a run of sentences counted from 1 upward.

    “1 …” with a bare number is enough; “1. …” looks like a list, so nothing but closing matter may come
    after it, the text has to have the marks, and no paragraph that ends in a colon may lead to it.
    """
    found: set[int] = set()
    numbers = [footnote_number(p) if p.text[0] in "(0123456789" else None for p in paragraphs]
    if 1 not in numbers:
        return found
    marked: dict[str, int] | None = None
    for at, number in enumerate(numbers):
        if number != 1 or at == 0:
            continue
        end = at + 1
        while end < len(numbers) and numbers[end] == end - at + 1:
            end += 1
        run = range(at, end)
        if not all(paragraphs[i].closed for i in run):
            continue
        led = paragraphs[at - 1].text[-1] in ":：" and not is_media(paragraphs[at - 1])
        sure = _BARE.match(paragraphs[at].text) is not None
        if not sure and not led and _is_end(paragraphs, end):
            marked = _note_marks(paragraphs) if marked is None else marked
            sure = any(marked.get(str(number), at) < at for number in range(1, min(len(run), 9) + 1))
        if sure:
            found.update(run)
    return found


def _is_end(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Whether only closing matter stands from a position on: up to a standing text, which goes on."""
    for number in range(at, len(paragraphs)):
        p = paragraphs[number]
        if is_standing(p):
            return True
        if not (is_contact(p) or is_endmark(p) or is_media(p) or is_footnote(p)):
            return False
    return True


def _note_marks(paragraphs: Sequence[Paragraph]) -> dict[str, int]:
    """The first place of each mark a note may belong to: a bare digit glued to a word or a full stop."""
    first: dict[str, int] = {}
    for at, p in enumerate(paragraphs):
        for mark in _NOTE_MARK.findall(p.text):
            first.setdefault(mark, at)
    return first
