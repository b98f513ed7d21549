"""Releases in a text that each stand under a head of fields: front matter, the head of a message, “标题：…”.

    ---                         Date: Tue, 5 May 2020 10:00:00 +0200
    title: A second berth       Subject: Recall of oat bars
    date: 2021-03-04
    ---                         The text.

A run of lines “name: value” is a head where one is named as a title and one as a date.  The text is read
as such only where it begins with a head, with a date in it that can be read; the heads after it name title
and date as it does.  So a form inside a release, or a note of whom to ask, is none.  Front matter between
two fences is a head without a date too: many sites keep the day in the name of the file, or in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from corpus.blocks import breaks, lines
from corpus.languages import en, zh
from corpus.models import Issue, Record, Span
from corpus.reading.record_fields import (
    ADDRESS,
    AUTHOR,
    CREATED,
    DATE,
    LANGUAGE,
    TITLE,
    read_address,
    read_language,
)
from corpus.reading.stated_date import read_date

_MOST_LINES: Final = 60
_FENCES: Final = ("---", "+++")
_FIELD: Final = re.compile(
    r"(?P<name>[A-Za-z][\w-]{0,29}(?: [\w-]{1,20}){0,3}|[\u3400-\u9fff]{2,6})"
    r"\s{0,8}[:：][^\S\n]{0,8}(?P<value>.*)"
)
_SET: Final = re.compile(r"(?P<name>[A-Za-z][\w-]{0,29})\s{0,8}=[^\S\n]{0,8}(?P<value>.*)")
_STOPS: Final = (".", "!", "?", "。", "！", "？")
_ITEM: Final = re.compile(r"[-*]\s")
_QUOTED: Final = re.compile(r"(?P<mark>[\"'])(?P<inside>.*)(?P=mark)", re.S)
_TITLES: Final = frozenset((*TITLE, *zh.TITLE_LABELS))
_DATES: Final = frozenset((*DATE, *map(str.casefold, en.DATE_LABELS), *zh.DATE_LABELS))
_CREATED: Final = frozenset(CREATED)
_AUTHORS: Final = frozenset((*AUTHOR, *zh.AUTHOR_LABELS))
_TEXTS: Final = frozenset(("body", "content", "text", *zh.TEXT_LABELS))
_KNOWN: Final = _TITLES | _DATES | _CREATED | _AUTHORS | _TEXTS | {*LANGUAGE, *ADDRESS}
_PROBLEMS: Final = {
    "ambiguous": ("ambiguous-date", "which could be two dates; none was taken"),
    "unreadable": ("bad-date", "which is no date"),
}


@dataclass(frozen=True, slots=True)
class _Head:
    """`span` are the lines of a head; `fields` the values by their names in small letters; `fenced` is true
    of front matter."""

    span: Span
    fields: Mapping[str, Span]
    fenced: bool = False

    def named(self, names: frozenset[str]) -> str | None:
        """The first field of one of these names."""
        return next((name for name in self.fields if name in names), None)

    @property
    def kind(self) -> tuple[str | None, str | None]:
        """By which names it gives title and date."""
        dated = self.named(_DATES) or (self.named(_CREATED) if self.fenced else None)
        return self.named(_TITLES), dated


def read_heads(text: str) -> tuple[tuple[Record, ...], tuple[Issue, ...]]:
    """The records of a text whose releases stand under heads; none for any other text.

    Each reaches to the next head.  A lone one covers its head only: what of the text below is its release is
    left to be found.
    """
    found = _heads(text)
    first = next(found, None)
    if first is None or text[: first.span.start].strip():
        return (), ()
    titled, dated = first.kind
    if titled is None or (dated is None and not first.fenced):
        return (), ()
    if dated and read_date(_value(text, first, dated)).problem == "unreadable":
        return (), ()
    heads = [first, *(head for head in found if _is_alike(head, first))]
    issues: list[Issue] = []
    records = [_record(text, head, issues) for head in heads]
    if len(records) > 1:
        starts = [0, *(record.span.start for record in records[1:]), len(text)]
        records = [
            replace(record, span=Span(start, end))
            for record, start, end in zip(records, starts, starts[1:], strict=False)
        ]
    return tuple(records), tuple(issues)


def _is_alike(head: _Head, first: _Head) -> bool:
    """Whether a head names title and date as the first one does; front matter may leave out the date."""
    if first.fenced:
        return head.fenced and head.kind[0] == first.kind[0]
    return head.kind == first.kind


def _heads(text: str) -> Iterator[_Head]:
    """The runs of fields, each as long as can be, whatever they name."""
    run = _Run(text)
    for line in lines(text):
        if not run.take(line):
            yield from run.read()
            run = _Run(text)
            run.take(line)
    yield from run.read()


class _Run:
    """Lines that may be a head, taken one by one.  `end` is where those end that surely are of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[Span] = []
        self.fields: dict[str, Span] = {}
        self.name = ""
        self.end = 0
        self.fence = ""
        self.fenced = self.closed = False

    def take(self, line: Span) -> bool:
        """Adds the next line; False where it is of no head, or of the next one."""
        taken = not self.lines or (not self.closed and len(self.lines) < _MOST_LINES and self._goes_on(line))
        return taken and self._read(line)

    def _goes_on(self, line: Span) -> bool:
        if breaks(self.text, self.lines[-1].end, line.start) < 2:
            return True
        last = self.fields.get(self.name)
        if self.fenced:
            return self.text[line.start : line.end] == self.fence  # a blank line above the closing fence
        if last is not None and not self.text.endswith(_STOPS, last.start, last.end):
            self.end = self.lines[-1].end  # a field that none knows, with the blank line that ends a head
        return False

    def _read(self, line: Span) -> bool:
        words = self.text[line.start : line.end]
        if words == self.fence or (not self.fence and words in _FENCES):
            self.closed, self.fenced = self.fenced, not self.lines or self.fenced
            self.end, self.fence = line.end, words
        elif match := (_SET if self.fence == "+++" else _FIELD).match(self.text, line.start, line.end):
            name = match["name"].casefold()
            if name in self.fields:
                return False
            self.name, self.fields[name] = name, Span(*match.span("value"))
            self.closed = name in _TEXTS
            if name in _KNOWN:
                self.end = match.start("value") if self.closed else line.end
        elif self._is_more(line):
            self.fields[self.name] = Span(self.fields[self.name].start, line.end)
            self.end = line.end if self.name in _KNOWN else self.end
        else:
            return False
        self.lines.append(line)
        return self.fenced or bool(self.fields)

    def _is_more(self, line: Span) -> bool:
        """Whether a line goes on with the value of the field above it."""
        indented = line.start > 0 and self.text[line.start - 1] in " \t"
        return self.name in self.fields and (
            indented or (self.fenced and bool(_ITEM.match(self.text, line.start)))
        )

    def read(self) -> Iterator[_Head]:
        """The head that the lines are, if one; an opening fence that nothing closes begins none."""
        if self.end and not _KNOWN.isdisjoint(self.fields) and (self.closed or not self.fenced):
            yield _Head(Span(self.lines[0].start, self.end), self.fields, self.fenced)


def _value(text: str, head: _Head, name: str | None) -> str:
    span = _unquoted(text, head.fields[name]) if name else None
    return " ".join(text[span.start : span.end].split()) if span else ""


def _unquoted(text: str, span: Span) -> Span:
    """A value without the marks around it, if it stands in some."""
    match = _QUOTED.fullmatch(text, span.start, span.end)
    return Span(*match.span("inside")) if match else span


def _record(text: str, head: _Head, issues: list[Issue]) -> Record:
    """What a head says; a date that cannot be read, or could be two, is an issue."""
    titled, dated = head.kind
    title = _unquoted(text, head.fields[titled]) if titled else None
    shown = _value(text, head, dated)
    stated = read_date(shown)
    if shown and stated.iso is None:
        why = (
            "which could be two dates; none was taken"
            if stated.problem == "ambiguous"
            else "which is no date"
        )
        code = "ambiguous-date" if stated.problem == "ambiguous" else "bad-date"
        issues.append(Issue(code, f"“{dated}” is “{shown[:60]}”, {why}.", span=head.span))
    languages = (read_language(_value(text, head, name)) for name in LANGUAGE if name in head.fields)
    addresses = (read_address(_value(text, head, name)) for name in ADDRESS if name in head.fields)
    return Record(
        span=head.span,
        head=head.span,
        title=title if title and len(title) else None,
        date=stated.iso,
        date_evidence=f"{dated} field “{shown[:60]}”" if stated.iso else None,
        language=next(filter(None, languages), None),
        author=_value(text, head, head.named(_AUTHORS)) or None,
        url=next(filter(None, addresses), None),
    )
