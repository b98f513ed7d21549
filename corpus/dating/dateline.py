"""Is there a dateline at the start of this line, and what does it say?

“Beijing, CHINA, August 10, 2020 –” comes in as many forms as there are newswires: the place first or
the date, in brackets, with a wire's name between, with a time of day, with no date or no place.
Decides by shape alone; no wire is known by name.  A sentence that happens to begin with a date or a
place is no dateline: something must close it, a dash, a wire's mark, a bracket or the end of the line.

A line that is nothing but a date is read in `dateline_alone`, a Chinese dateline in `dateline_zh`;
which of the dates of a release is the release's own is decided in `extract.dates`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.dating.dateline_alone import TIME, match_date_line
from corpus.dating.dateline_place import PLACE, PLACE_START, is_region, looks_like_place, read_place
from corpus.dating.dateline_zh import match_chinese
from corpus.dating.datewords import WrittenDate, find_dates
from corpus.languages import en
from corpus.models import Dateline, Span

__all__ = ["match_date_line", "match_dateline"]

# A dateline longer than this has not been seen; the bound keeps every rule below linear.
_WINDOW = 240
# What follows a dateline is a paragraph; a heading such as “NOTES – page two” is shorter.
_PARAGRAPH = 40

_RELEASE_MARK = re.compile(rf"(?:{'|'.join(en.RELEASE_MARKS)})\s*(?:[:,\-–—|]+\s*)?", re.IGNORECASE)
_SUFFIX_WIRE = re.compile(r"[\s,]*(?:-\s*)?(?:\([^()\n]{1,90}\)|/[^/\n]{2,60}/)")
_DASH = r"[—–―─‒]+|--+|-(?=\s)|(?<=\s)-(?=\S)|/(?=\s)|(?<=\s)\|(?=\s)"
_CLOSE = re.compile(
    rf"[\s,.]*(?P<bracket>[\])】）])?[\s.]*(?P<dash>(?:{_DASH})(?:\s*(?:{_DASH}))*)?(?P<colon>\s*:)?\s*"
)
_BRACKET_PLACE = re.compile(rf"[\[(]\s*(?P<place>{PLACE})\.?\s*[\])]")
_ONLY_CLOSE = re.compile(r"\s*(?:[—–―─‒]+|--+|-(?=\s))\s*")
_GAP = re.compile(r"[\s,|/–—―(\-]{1,6}")
_CLOSE_AFTER = re.compile(r"\.?\s*\)?\s*(?:[—–―─‒]+|--+|-(?=\s)|:)\s*")
_REGION_WORD = re.compile(r",\s*(?:[A-Z]{2}|(?:[A-Z]\.){2,3})(?=\.?\s)")
_CAPITALS = re.compile(
    r"(?P<place>[A-Z][A-Z .'’\-]{2,40},\s*"
    r"(?:[A-Z]{2}|(?:[A-Z]\.){2,3}|[A-Z]{4,16}(?:\s[A-Z]{4,16})?))\s+(?=[A-Z][a-z.])"
)
_AFTER_REGION = re.compile(r"\.?\s+(?=(?:Today|This (?:morning|afternoon|evening|week)|Yesterday)\b)")


def match_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline at the start of `text[start:end]` (a line or a block), or None.

    Its span runs from the first character (an opening bracket, “FOR IMMEDIATE RELEASE”) through the
    closing dash, without the white space after.  `date` is None where only a place stands
    there, and where the year is missing or the order of the numbers is open (`date_span` is set then).
    `rule` names the shape; "place-only-…" and "source-only" are weaker evidence than the others.
    """
    while start < end and text[start].isspace():
        start += 1
    if start >= end:
        return None
    stop = min(end, start + _WINDOW)
    line_end = text.find("\n", start, stop)
    stop = stop if line_end < 0 else line_end
    first = text[start]
    if first >= "\u2e80" or first in "【（" or (first in "[(" and text[start + 1 : start + 2] >= "\u2e80"):
        return match_chinese(text, start, stop, end)
    if not (first.isupper() or first.isdigit() or first in "[("):
        return None
    begin = start
    mark = _RELEASE_MARK.match(text, start, stop)
    if mark:
        begin = mark.end()
    # Only a date in the first half can stand in a dateline; a place is at most that long.
    when = next((found for found in find_dates(text, begin, min(stop, begin + 170)) if found.day), None)
    if when is not None:
        dated = _with_date(text, start, begin, stop, end, when)
        if dated is not None:
            return dated
        if first.isdigit():
            return match_chinese(text, start, stop, end) if when.form in ("zh", "iso") else None
    return _place_only(text, start, begin, stop, end)


@dataclass(frozen=True, slots=True)
class _Tail:
    """How a dateline is closed after its date, the position behind that, and what else stands there.

    `closed` is "dash", "colon", "wire", "bracket", "end" (of the line), "stop" or "open".
    """

    closed: str
    position: int
    wire: bool = False
    bar: bool = False
    place: str = ""


def _with_date(text: str, start: int, begin: int, stop: int, end: int, when: WrittenDate) -> Dateline | None:
    """A dateline around the first date of the line."""
    if when.until is not None:
        return None
    place = read_place(text[begin : when.span.start])
    if place is None:
        return None
    tail = _read_tail(text, when.span.end, stop)
    if not place or text[begin] == "(":
        tail = _place_after(text, when.span.end, stop, end) or tail
    if tail is None:
        return None
    rule = _rule(text, begin, when, place, tail, end)
    if rule is None:
        return None
    iso = when.iso if when.complete else None
    span = Span(start, _trim(text, start, tail.position))
    return Dateline(span, tail.place or place or None, iso, when.span, rule)


def _rule(text: str, begin: int, when: WrittenDate, place: str, tail: _Tail, end: int) -> str | None:
    """The name of the shape, or None where it is none."""
    name = "date-place" if tail.place else "place-date" if place else "date-first"
    place = tail.place or place
    bracketed = text[begin] in "[("
    if bracketed:
        name += "-bracketed"
    if when.year is None or when.other is not None:
        if not place or tail.closed != "dash":
            return None
        if when.other is not None:
            return f"{name}-ambiguous"
        # Without a year, only the full dress of a wire is proof enough.
        return f"{name}-no-year" if tail.wire or place.isupper() else None
    if tail.closed == "dash" and not place:
        # “March 3, 2021 | Source: …” is a line of the page, not the beginning of a paragraph.
        return name if end - tail.position >= _PARAGRAPH and not tail.bar else None
    if not place:
        return None
    if tail.closed in ("dash", "colon", "wire") or (tail.closed == "bracket" and bracketed):
        return name
    if tail.closed == "end":
        return f"{name}-line"
    stopped = tail.closed == "stop" and text[when.span.start - 2] == ","
    return f"{name}-open" if stopped or is_region(place) or place.isupper() else None


def _read_tail(text: str, position: int, stop: int) -> _Tail | None:
    """What closes the dateline after its date; None where the date runs on as a sentence does."""
    time = TIME.match(text, position, stop)
    if time:
        position = time.end()
    wire = False
    while (found := _SUFFIX_WIRE.match(text, position, stop)) and position < stop:
        position, wire = found.end(), True
    close = _CLOSE.match(text, position, stop)
    if close is None:
        return None
    if close["dash"]:
        behind = _SUFFIX_WIRE.match(text, close.end(), stop)
        again = _ONLY_CLOSE.match(text, behind.end(), stop) if behind else None
        if again:
            return _Tail("dash", again.end(), wire=True)
        return _Tail("dash", close.end(), wire, bar="|" in close["dash"])
    if close["colon"]:
        return _Tail("colon", close.end(), wire)
    if close.end() >= stop:
        return _Tail("end", close.end(), wire)
    if wire or close["bracket"]:
        return _Tail("wire" if wire else "bracket", close.end(), wire)
    gap = text[position : close.end()]
    if gap.strip() in ("", ".") and gap[-1:].isspace() and text[close.end()].isupper():
        return _Tail("stop" if gap.strip() else "open", close.end())
    return None


def _place_after(text: str, position: int, stop: int, end: int) -> _Tail | None:
    """“June 10, 2024 – City –”: the place behind the date, and the dash or the end of the line behind it."""
    gap = _GAP.match(text, position, stop)
    if gap is None:
        return None
    place = PLACE_START.match(text, gap.end(), stop)
    if place is None or not looks_like_place(place.group().rstrip(".")):
        return None
    close = _CLOSE_AFTER.match(text, place.end(), stop)
    if close:
        return _Tail("dash", close.end(), place=place.group())
    # On a line of its own the place must look like one; “June 10, 2024, Users Meet” does not.
    named = place.end() == stop and (place.group().isupper() or is_region(place.group()))
    alone = named or (place.end() == stop == end and "," in gap.group() and len(place.group().split()) == 1)
    return _Tail("end", place.end(), place=place.group()) if alone else None


def _place_only(text: str, start: int, begin: int, stop: int, end: int) -> Dateline | None:
    """“WASHINGTON, D.C. –”, “(Keene, NH) –”, “INDIANAPOLIS—Today”: a place, then a dash, then text."""
    bracket = _BRACKET_PLACE.match(text, begin, stop)
    if bracket:
        place, position = bracket["place"], bracket.end()
        close = _ONLY_CLOSE.match(text, position, stop)
        strong = is_region(place)
        if close is None and not (strong and text[position : position + 1].isspace()):
            return None
        position = close.end() if close else position + 1
    else:
        found = PLACE_START.match(text, begin, stop)
        if found is None:
            return None
        place, position = found.group(), found.end()
        close = _ONLY_CLOSE.match(text, position, stop)
        strong = is_region(place)
        if close is None:
            return _place_without_dash(text, start, begin, stop, end)
        position = close.end()
        wire = _SUFFIX_WIRE.match(text, position, stop)
        again = _ONLY_CLOSE.match(text, wire.end(), stop) if wire else None
        position = again.end() if again else position
    if not (strong or place.isupper()) or not looks_like_place(place.rstrip(".")):
        return None
    if end - position < _PARAGRAPH or (not strong and sum(1 for char in place if char.isalpha()) < 4):
        return None
    following = text[position]
    if not (
        following.isupper() or following.isdigit() or following in "“\"'‘$€£(¡¿[" or following >= "\u2e80"
    ):
        return None
    rule = "place-only-region" if strong else "place-only-caps"
    return Dateline(Span(start, _trim(text, start, position)), place.rstrip(","), None, None, rule)


def _place_without_dash(text: str, start: int, begin: int, stop: int, end: int) -> Dateline | None:
    """“Washington, D.C. Today …”, “AKRON, OHIO Brightwater …”: the dash is missing, the region is not."""
    capitals = _CAPITALS.match(text, begin, stop)
    if capitals and is_region(capitals["place"]) and end - capitals.end() >= 2 * _PARAGRAPH:
        place, position = capitals["place"], capitals.end()
    else:
        words = _REGION_WORD.finditer(text, begin, min(stop, begin + 60))
        word = next((word for word in words if _AFTER_REGION.match(text, word.end(), stop)), None)
        if word is None:
            return None
        place, position = text[begin : word.end()], word.end()
    if not looks_like_place(place.rstrip(".")):
        return None
    return Dateline(Span(start, _trim(text, start, position)), place, None, None, "place-only-region")


def _trim(text: str, start: int, position: int) -> int:
    while position > start and text[position - 1].isspace():
        position -= 1
    return position
