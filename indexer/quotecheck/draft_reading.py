"""A draft as the stages that read releases see it: its people and its quotations, in each language.

A draft is read as one document, in an archive of its own that lasts as long as that, so a surname stands
for the person whom the draft names in full.  Names that the real archive knows are names here as well,
spelled as the draft spells them.  Decides nothing about who is claimed to speak.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from corpus import pipeline
from corpus.archive import Archive
from corpus.config import GAZETTEER_NAME
from corpus.correcting.corrections import NONE
from corpus.dating.datewords import find_dates
from corpus.extract import quotes
from corpus.extract.people import find_people
from corpus.language import language_of
from corpus.models import Dump, Language, Passage, Person, Record, Release, Span
from corpus.quoting.marks import has_mark
from indexer.folding import is_han

_NAME: Final = "draft"
_LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh")
_LINE: Final = re.compile(r"[^\n]+")
_IN_MARKS: Final = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"|「[^「」\n]*」|『[^『』\n]*』|«[^«»\n]*»")
_WORD: Final = re.compile(r"\w+")
_LEAD: Final = 60  # code points of a paragraph in which a day that leads it ends
_PLACE: Final = 2  # words before that day
_LEAD_COLON: Final = re.compile(r"(?<=\w):(?=\s+[\w*])")
#: What a passage of a draft can be; a table, a list of contacts or a line about pictures is a paragraph here.
_KEPT: Final = frozenset(
    ("title", "subtitle", "heading", "body", "list", "boilerplate", "footnote", "salutation", "signoff")
)
_LINES: Final = ("title", "subtitle", "heading")


def read_draft(text: str, people: Sequence[Person] = ()) -> list[Release]:
    """The draft in each language that it has paragraphs of; the positions are those of `text`.

    The paragraphs of the other language are blanks there.  Empty where there is nothing to read.
    """
    names = [*_named(text, people)]
    found: list[Release] = []
    text = _LINE.sub(_with_day_first, text)
    for language in _LANGUAGES:
        own = _in(language, text)
        if own.strip():
            found += _read(own, names, language)
    return found


def _with_day_first(line: re.Match[str]) -> str:
    """“14 July 2021: NAME said” as “14 July 2021, NAME said”, which is read for its speaker."""
    shown = line.group()
    colon = _LEAD_COLON.search(shown, 0, _LEAD)
    if colon is None:
        return shown
    day = next(find_dates(shown[: colon.start()]), None)
    if day is None or day.span.end != colon.start() or len(shown[: day.span.start].split()) > _PLACE:
        return shown
    return f"{shown[: colon.start()]},{shown[colon.end() :]}"


def _in(language: Language, text: str) -> str:
    """The paragraphs of one language, the others blank; those without a word are English ones."""
    return _LINE.sub(
        lambda line: line.group() if _told_in(line.group()) == language else " " * len(line.group()), text
    )


def _told_in(line: str) -> Language:
    """The language in which a paragraph speaks of its quotations: that of what stands outside of marks."""
    return language_of(_IN_MARKS.sub(" ", line)) or language_of(line) or "en"


def _named(text: str, people: Iterable[Person]) -> Iterator[str]:
    """The full names of an archive that stand in a text, as they are spelled there."""
    words = set(_WORD.findall(text))
    for person in people:
        for name in filter(None, (person.name, person.name_zh, *person.aliases)):
            han = is_han(name[0])
            first = _WORD.search(name)
            full = len(name) > 1 if han else " " in name
            if full and (han or (first is not None and first.group() in words)) and name in text:
                yield name


def _read(text: str, names: Sequence[str], language: Language) -> list[Release]:
    whole = (Record(Span(0, len(text))),)
    dump = Dump(source=_NAME, text=text, encoding="utf-8", digest="", size=len(text), records=whole)
    with (
        tempfile.TemporaryDirectory(prefix="onrecord-draft-") as folder,
        Archive.open(Path(folder), create=True) as archive,
    ):
        tables = (
            f"[[people]]\nname = {json.dumps(name, ensure_ascii=False)}\n" for name in dict.fromkeys(names)
        )
        (Path(folder) / GAZETTEER_NAME).write_text("".join(tables), encoding="utf-8")
        with archive.transaction():
            made_by = pipeline.made_by(NONE, _NAME)
            key = archive.add_dump(dump, path=_NAME, made_by=made_by, run=archive.begin_run(""), chunks=())
            for release in pipeline.annotate(dump):
                archive.add_release(key, _running(text, release, language))
            pipeline.resolve(archive)
        return list(archive.releases())


def _running(text: str, release: Release, language: Language) -> Release:
    """A release in which every passage with marks is read for quotations, in that which tells of them."""
    passages = tuple(_with_their_day(text, [_paragraph(text, one) for one in release.passages]))
    if passages == release.passages and release.language == language:
        return release
    if release.language != language:
        named = find_people(text, release.span, language=language)
        release = replace(release, language=language, people=named)
    found = quotes.find_quotes(
        text, release.span, language=language, passages=passages, author=release.author
    )
    return replace(release, passages=passages, quotes=found)


def _with_their_day(text: str, passages: Iterable[Passage]) -> Iterator[Passage]:
    """The passages; a day and what follows its colon are one: “14 July 2021: …”, 2021年9月8日，某某说：……

    The line with place and day that a release begins with ends in a dash, or stands by itself.
    """
    held: Passage | None = None
    for one in passages:
        if held is not None and not text[held.span.end : one.span.start].strip(" \t\u3000"):
            one = replace(one, span=Span(held.span.start, one.span.end))
        elif held is not None:
            yield held
        held = None
        if one.kind == "dateline" and text[one.span.start : one.span.end].rstrip()[-1:] in (":", "："):
            held = one
        else:
            yield one
    if held is not None:
        yield held


def _paragraph(text: str, passage: Passage) -> Passage:
    shown = text[passage.span.start : passage.span.end]
    if passage.kind in _LINES and shown.rstrip()[-1:] in (":", "："):
        return replace(passage, kind="body")  # “NAME told us:” above what was said
    if passage.kind in _KEPT or not has_mark(shown):
        return passage
    return replace(passage, kind="body")
