"""Releases that come as JSON: which fields of an object are the title, the date, the text.

One object, a list of objects, an object that holds such a list, or one object a line.  What is wrong
in one record is an issue of the dump, and the rest goes on.  The text of a body written as HTML is
taken out in `html_page`, what a date field says is read in `stated_date`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from corpus.models import Issue, Language, Record, Span
from corpus.reading.html_page import plain_text
from corpus.reading.record_fields import (
    ADDRESS,
    AUTHOR,
    DATE,
    LANGUAGE,
    TITLE,
    read_address,
    read_language,
)
from corpus.reading.stated_date import read_date

_SUBTITLE = ("subtitle", "subheadline", "subtitles")
_BODY = ("body", "text", "content", "body_text", "content_text", "articlebody")
_HTML = ("html", "body_html", "content_html")
_LISTS = ("items", "releases", "data", "records", "results", "articles", "posts")
_MARKUP = re.compile(r"</?(?:p|div|br|h[1-6]|ul|ol|li|table|span|strong|em|b|i|a)\b[^>]{0,500}>", re.I)
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")
_BREAK = "\n\n"
Note = Callable[[str, str], None]
"""Takes the code and the message of something odd in a record."""


class NotRecords(ValueError):
    """The file is no JSON, or JSON without one object in it; the message is a clause without a subject."""


@dataclass(frozen=True, slots=True)
class Records:
    """The records as one text with blank lines between; their spans partition it."""

    text: str
    records: tuple[Record, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(slots=True)
class _Gathered:
    """The text and the records so far."""

    pieces: list[str] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    length: int = 0

    def done(self) -> Records:
        ends = [record.span.start for record in self.records[1:]] + [self.length]
        records = tuple(
            replace(record, span=Span(record.span.start, end))
            for record, end in zip(self.records, ends, strict=False)
        )
        return Records("".join(self.pieces), records, tuple(self.issues))


def read_document(text: str) -> Records:
    """The records of one JSON document.  Raises `NotRecords` where it does not parse or holds none."""
    try:
        value = json.loads(text)
    except RecursionError:
        raise NotRecords("is JSON nested too deep to be read") from None
    except ValueError as error:
        raise NotRecords(f"is not JSON ({error})") from None
    found = _listed(value)
    if not any(isinstance(item, dict) for item in found):
        raise NotRecords("is JSON without any record of a release")
    gathered = _Gathered()
    for number, item in enumerate(found, 1):
        _add(gathered, item, f"Record {number}", None)
    return gathered.done()


def read_lines(text: str, offsets: Iterable[int]) -> Records:
    """The records of JSON Lines; a line that is none is an issue with its place in the file.

    `offsets` are the byte offsets of the lines (`encoding.line_offsets`).  Raises NotRecords where no line
    is a record.
    """
    gathered = _Gathered()
    for number, (line, offset) in enumerate(zip(_lines(text), offsets, strict=False), 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except (ValueError, RecursionError) as error:
            reason = "nested too deep" if isinstance(error, RecursionError) else str(error)
            message = f"Line {number} is not JSON ({reason}); it was left out."
            gathered.issues.append(Issue("bad-json", message, byte_offset=offset))
            continue
        _add(gathered, item, f"Line {number}", offset)
    if not gathered.records:
        first = f" ({gathered.issues[0].message})" if gathered.issues else ""
        raise NotRecords(f"none of its lines is a record{first}")
    return gathered.done()


def _lines(text: str) -> Iterator[str]:
    """Lines with their ends; only a line feed ends one, as other ends may stand inside a string."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _listed(value: object) -> list[object]:
    """The items a document holds: of a list, of the list in an object, or the object itself."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return []
    fields = _lowered(value)
    if not any(isinstance(fields.get(name), str) for name in (*TITLE, *_BODY, *_HTML)) or "items" in fields:
        for name in _LISTS:
            inner = fields.get(name)
            if isinstance(inner, list) and any(isinstance(item, dict) for item in inner):
                return inner
    return [value]


def _lowered(item: Mapping[str, object]) -> dict[str, object]:
    """The fields by their names in lower case; of two that differ in case only, the first one filled."""
    fields: dict[str, object] = {}
    for name, value in item.items():
        if fields.get(name.strip().lower()) in (None, ""):
            fields[name.strip().lower()] = value
    return fields


def _add(gathered: _Gathered, item: object, name: str, offset: int | None) -> None:
    """One more record, or an issue where the item is none; what is odd in it is an issue too."""

    def note(code: str, message: str) -> None:
        gathered.issues.append(Issue(code, f"{name}: {message}", byte_offset=offset))

    if not isinstance(item, dict):
        note("bad-record", f"is no object but {_kind(item)}; it was left out.")
        return
    fields = _lowered(item)
    title = _text(fields, TITLE, note)
    title = " ".join(title.split()) if title else None
    body = _body(fields, note)
    if title is None and body is None:
        note("bad-record", "has neither a title nor a text; it was left out.")
        return
    body = _after_title(body, title)
    parts = [part for part in (title, _text(fields, _SUBTITLE, note), body) if part]
    text = _BREAK.join(parts)
    lost = len(_NO_TEXT.findall(text))
    if lost:
        note("undecodable", f"{lost} characters that are no text are shown as U+FFFD.")
        text = _NO_TEXT.sub("\ufffd", text)
    if gathered.records:
        gathered.pieces.append(_BREAK)
        gathered.length += len(_BREAK)
    start = gathered.length
    gathered.pieces.append(text)
    gathered.length += len(text)
    date, evidence = _date(fields, note)
    gathered.records.append(
        Record(
            span=Span(start, gathered.length),
            title=Span(start, start + len(title)) if title else None,
            date=date,
            date_evidence=evidence,
            language=_language(fields),
            author=_author(fields),
            url=_address(fields),
        )
    )


def _text(fields: Mapping[str, object], names: tuple[str, ...], note: Note) -> str | None:
    """The first of the named fields with text in it; another type than text is noted and passed over."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
            value = "\n\n".join(value)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if value is not None and not isinstance(value, str):
            note("bad-field", f"“{name}” is {_kind(value)}, not text; it was passed over.")
    return None


def _body(fields: Mapping[str, object], note: Note) -> str | None:
    """The text of a record; markup is taken out of it, also where a field for plain text holds some."""
    plain = _text(fields, _BODY, note)
    markup = plain if plain is not None and len(_MARKUP.findall(plain[:20_000])) >= 2 else None
    if plain is None:
        markup = _text(fields, _HTML, note)
    if markup is None:
        return plain
    return plain_text(markup) or None


def _after_title(body: str | None, title: str | None) -> str | None:
    """The text without a first line that repeats the title, which stands above it already."""
    if body is None or title is None:
        return body
    first, _, rest = body.partition("\n")
    return rest.lstrip() if " ".join(first.split()) == title else body


def _date(fields: Mapping[str, object], note: Note) -> tuple[str | None, str | None]:
    """The date and the field it stands in; what cannot be read, or could be two dates, is noted."""
    for name in DATE:
        value = fields.get(name)
        if value is None or value == "":
            continue
        stated = read_date(value)
        shown = str(value)[:60]
        if stated.iso is not None:
            return stated.iso, f"{name} field “{shown}”"
        if stated.problem == "ambiguous":
            note("ambiguous-date", f"“{name}” is “{shown}”, which could be two dates; none was taken.")
            return None, None
        note("bad-date", f"“{name}” is “{shown}”, which is no date.")
    return None, None


def _language(fields: Mapping[str, object]) -> Language | None:
    return next((found for name in LANGUAGE if (found := read_language(fields.get(name)))), None)


def _author(fields: Mapping[str, object]) -> str | None:
    """The author, as text or as an object with a name; None where there are several."""
    for name in AUTHOR:
        value = fields.get(name)
        if isinstance(value, list):
            value = value[0] if len(value) == 1 else None
        if isinstance(value, dict):
            value = _lowered(value).get("name")
        if isinstance(value, str) and value.strip():
            return " ".join(_NO_TEXT.sub("\ufffd", value).split())
    return None


def _address(fields: Mapping[str, object]) -> str | None:
    found = next((found for name in ADDRESS if (found := read_address(fields.get(name)))), None)
    return _NO_TEXT.sub("\ufffd", found) if found else None


def _kind(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list"}
    return names.get(type(value), "nothing" if value is None else "an object")
