"""The structure of a release: title, subtitles, dateline, byline, text, notes, sign-off, boilerplate.

Decides the kind of every paragraph of one part, so that each non-space character of it lies in exactly
one passage.  How it reads the head is decided in `frontmatter`, what is one paragraph in `paragraphs`,
tables and lists in `tables`, headings in `headings`, what closes a release in `endmatter`, the author in
`authors`.  Which part is the translation of which has been decided by the splitter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.models import Dateline, Evidence, Part, Passage, PassageKind, Record, Span
from corpus.structure.authors import Author, author_in_title, author_of_byline, find_lead_in, find_sign_off
from corpus.structure.endmatter import mark_body
from corpus.structure.frontmatter import FrontMatter, read_front_matter
from corpus.structure.linecues import (
    is_contact,
    is_endmark,
    is_footnote,
    is_greeting,
    is_media,
    is_standing,
)
from corpus.structure.paragraphs import Paragraph, make_paragraph, read_paragraphs
from corpus.structure.tables import mark_tables

LONGEST_CLOSING = 12  # paragraphs of one standing text
_GLUED_MORE = re.compile(
    r"(?<=\S)\s+[\[(](?:read\s+|continue\s+)?(?:more|reading)\s*(?:…|\.{3}|→|»)?[\])]$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Structure:
    """What a release is made of.  All spans are positions in the dump.

    `author` is set only for letters and speeches (and where the record names one).  Where a newsroom's
    text stands above somebody's letter, the passages of the letter carry the author, and no others are his.
    """

    title_span: Span | None
    subtitles: tuple[Span, ...]
    dateline: Dateline | None
    place: str | None
    author: str | None
    author_role: str | None
    author_evidence: Evidence | None
    passages: tuple[Passage, ...]


def structure(text: str, part: Part, *, record: Record | None = None) -> Structure:
    """The structure of `part` of the dump's `text`; of white space alone, one without any passage.

    A title that the record itself gives is preferred; everything else is read from the text.
    """
    printed = record.title if record else None
    head = record.head if record and record.head and part.span.contains(record.head) else None
    paragraphs = read_paragraphs(text, head.end if head else part.span.start, part.span.end)
    front = read_front_matter(text, part, paragraphs, printed_title=printed, head=head)
    body = _split_more(text, front.body)
    kinds: list[PassageKind | None] = [None] * len(body)
    letter_at, letter_author = _find_letter(part, front, body)
    authored = part.kind in ("letter", "speech") or letter_at is not None
    closing = _text_end(body)
    sign_off = find_sign_off(body[:closing], authored=authored)
    if sign_off is not None:
        kinds[sign_off.first : sign_off.last] = ["signoff"] * (sign_off.last - sign_off.first)
    if letter_at is not None and is_greeting(body[letter_at]):
        kinds[letter_at] = "salutation"
    mark_tables(body, kinds)
    mark_body(body, kinds)
    signed = sign_off.author if sign_off else None
    voice = (letter_author or signed) if letter_at is not None else None
    passages = list(front.passages)
    for at, (p, kind) in enumerate(zip(body, kinds, strict=True)):
        inside = letter_at is not None and letter_at <= at < closing and voice is not None
        passages.append(Passage(kind or "body", p.span, voice.name if inside and voice else None))
    author = _author(text, part, front, signed)
    if letter_at is not None and author is not None and voice is not None and author.name != voice.name:
        author = None
    return Structure(
        title_span=front.title,
        subtitles=front.subtitles,
        dateline=front.dateline,
        place=front.dateline.place if front.dateline else None,
        author=author.name if author else record.author if record else None,
        author_role=author.role if author else None,
        author_evidence=author.evidence if author else _recorded(record),
        passages=tuple(passages),
    )


def _recorded(record: Record | None) -> Evidence | None:
    if record is None or record.author is None:
        return None
    return Evidence(record.author, note="named by the source as its author")


def _author(text: str, part: Part, front: FrontMatter, signed: Author | None) -> Author | None:
    """The author of a letter or speech; None for any other release."""
    if part.kind not in ("letter", "speech"):
        return None
    by = author_of_byline(front.byline) if front.byline else None
    heads = (front.title, *front.subtitles) if front.title else ()
    named = (author_in_title(make_paragraph(text, head)) for head in heads)
    titled = next((author for author in named if author is not None), None)
    found = by or signed or titled
    if found is None or found.role is not None:
        return found
    role = next(
        (other.role for other in (by, signed, titled) if other and other.name == found.name and other.role),
        None,
    )
    return Author(found.name, role, found.evidence)


def _find_letter(
    part: Part, front: FrontMatter, body: Sequence[Paragraph]
) -> tuple[int | None, Author | None]:
    """Where, after a report, the full text of somebody's letter begins: position and author."""
    if front.byline is not None or any(p.kind == "salutation" for p in front.passages):
        return None, None
    for at, p in enumerate(body):
        found, author = find_lead_in(p)
        if found and at + 1 < len(body):
            return at + 1, author
    return None, None


def _text_end(body: Sequence[Paragraph]) -> int:
    """The number of paragraphs before the closing matter, looked at from the end."""
    end = len(body)
    for at in range(len(body) - 1, -1, -1):
        p = body[at]
        if is_standing(p) or (at == end - 1 and _closes(p)):
            end = at
        elif end - at > LONGEST_CLOSING:
            break
    return end


def _closes(p: Paragraph) -> bool:
    return is_contact(p) or is_endmark(p) or is_media(p) or is_footnote(p)


def _split_more(text: str, body: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs with a link text glued to the last one (“… nothing less. (more…)”) cut off."""
    result = list(body)
    if result and result[-1].text[-1] in "])" and (found := _GLUED_MORE.search(result[-1].text)):
        last = result.pop()
        cut = last.span.start + found.start()
        result.append(make_paragraph(text, Span(last.span.start, cut), gap=last.gap, lines=last.lines))
        begin = last.span.start + len(last.text[: found.end()]) - len(found.group().lstrip())
        result.append(make_paragraph(text, Span(begin, last.span.end)))
    return result
