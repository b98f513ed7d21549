"""Chinese datelines: “北京2020年8月10日电”, “2021年3月4日，上海 —”, “【北京，2020年8月10日】”.

The Chinese half of `dateline`; by shape alone as well.  The outlet's own name before the place
(“某某社北京8月10日电”) is told from the place by its last character.
"""

from __future__ import annotations

import re

from corpus.dating.datewords import WrittenDate, find_dates
from corpus.languages import zh
from corpus.models import Dateline, Span

_HAN = r"[\u3400-\u9fff]"
_ENDING = "|".join(zh.WIRE_ENDINGS)
_PLACE = re.compile(rf"{_HAN}{{2,12}}(?:[\s,，、·]+{_HAN}{{2,8}}){{0,2}}\Z")
_WIRE_END = re.compile(
    rf"\s*(?P<kind>{_ENDING})\s*(?P<note>[(（][^()（）\n]{{1,60}}[)）])?\s*(?P<mark>[:：—–\-－]*)\s*"
)
_WIRE_TAIL = re.compile(rf"(?:{_ENDING})\Z")
# “香港 - Some Wire - 2020年…”: the wire's Latin name between the place and the date.
_LATIN_WIRE = re.compile(r"[\s—–-]+[A-Za-z][\w .&]{1,40}\Z")
_OPENING, _JOINTS = "【（[( ", " ,，、—–-－|/：:】）])"
_NOTE = re.compile(r"\s*(?:[(（][^()（）\n]{1,60}[)）]|/[^/\n]{2,40}/)\s*")
_CLOSE = re.compile(
    r"\s*(?P<bracket>[】）)\]])?\s*(?P<dash>[—–―─－]+|--+|-(?=\s)|(?<=\s)-)?\s*(?P<colon>[:：])?\s*"
)
_PLACE_AFTER = re.compile(
    rf"[\s,，—–\-－|/]{{1,4}}(?P<place>{_HAN}{{2,8}}(?:[,，、·]{_HAN}{{2,8}})?)\s*"
    r"(?:(?P<bracket>[】）)\]])\s*)?(?P<dash>[—–―─－]+|--+|-(?=\s)|[:：])?\s*"
)
_WIRE_AFTER = re.compile(rf"[\s,，]{{0,3}}(?P<place>{_HAN}{{2,8}}?)(?:{_ENDING})(?:\s*[:：,，]\s*|\s+)")
_SOURCE = re.compile(
    rf"{_HAN}{{1,10}}?(?:{_ENDING})\s*(?P<note>[(（][^()（）\n]{{1,40}}[)）])?\s*(?P<mark>[:：—–]+)?\s*"
)


def match_chinese(text: str, start: int, stop: int, end: int) -> Dateline | None:
    """The Chinese dateline at `start`, or None; see `dateline.match_dateline` for what it says.

    `stop` bounds what is read of the line, `end` is the end of the block.
    """
    when = next((found for found in find_dates(text, start, min(stop, start + 60)) if found.day), None)
    if when is not None and when.until is None and when.other is None:
        dated = _with_date(text, start, stop, end, when)
        if dated is not None:
            return dated
    return _source_only(text, start, stop, end)


def _with_date(text: str, start: int, stop: int, end: int, when: WrittenDate) -> Dateline | None:
    opened = text[start] in "【（[("
    before = text[start : when.span.start].lstrip(_OPENING).rstrip(_JOINTS)
    place = _strip_outlet(_LATIN_WIRE.sub("", before).rstrip(_JOINTS))
    if place and not _PLACE.match(place):
        return None
    iso = when.iso if when.complete else None
    wire = _WIRE_END.match(text, when.span.end, stop)
    if wire and (wire["mark"] or wire["note"] or before or text[wire.end() - 1].isspace()):
        return _line(text, start, wire.end(), place, iso, when, "zh-wire")
    if not place:
        after = _PLACE_AFTER.match(text, when.span.end, stop)
        if after and (after["dash"] or (after["bracket"] and opened)):
            named = _WIRE_TAIL.sub("", after["place"])
            return _line(text, start, after.end(), named, iso, when, "zh-date-place")
        named_wire = _WIRE_AFTER.match(text, when.span.end, stop)
        if named_wire and end - named_wire.end() >= 15:
            return _line(text, start, named_wire.end(), named_wire["place"], iso, when, "zh-date-place")
    position = when.span.end
    note = _NOTE.match(text, position, stop)
    if note and before:
        position = note.end()
    close = _CLOSE.match(text, position, stop)
    if close is None:
        return None
    if (
        close["dash"]
        or (close["bracket"] and opened and place)
        or (close["colon"] and place)
        or (note and place)
    ):
        if not place and end - close.end() < 15:
            return None
        name = "zh-place-date" if place else "zh-date-first"
        return _line(text, start, close.end(), place, iso, when, name) if iso or place else None
    if close.end() >= stop == end and place and iso:
        return _line(text, start, close.end(), place, iso, when, "zh-place-date-line")
    return None


def _strip_outlet(before: str) -> str:
    """The place alone, without the outlet before it (“…社北京” → “北京”)."""
    for ending in zh.OUTLET_ENDINGS:
        _, found, tail = before.rpartition(ending)
        if found:
            return tail.strip(" ,，、")
    return before.strip()


def _source_only(text: str, start: int, stop: int, end: int) -> Dateline | None:
    """“本报讯（记者 某某）”, “某某网消息（栏目）：”: who reports it, without a place or a date."""
    found = _SOURCE.match(text, start, stop)
    if found is None:
        return None
    marked = bool(found["mark"]) and bool(found["note"])
    # With text behind it one mark is enough; alone on its line the phrase must be in full dress.
    if not (marked and found.end() >= end) and not (
        (found["mark"] or found["note"]) and end - found.end() >= 15
    ):
        return None
    return Dateline(Span(start, _trim(text, start, found.end())), None, None, None, "source-only")


def _line(
    text: str, start: int, position: int, place: str, iso: str | None, when: WrittenDate, rule: str
) -> Dateline:
    name = rule if iso else f"{rule}-no-year"
    return Dateline(Span(start, _trim(text, start, position)), place or None, iso, when.span, name)


def _trim(text: str, start: int, position: int) -> int:
    while position > start and text[position - 1].isspace():
        position -= 1
    return position
