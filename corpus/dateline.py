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

from corpus.dateline_alone import TIME, match_date_line
from corpus.dateline_zh import match_chinese
from corpus.datewords import WrittenDate, find_dates
from corpus.languages import en
from corpus.models import Dateline, Span

__all__ = ["match_date_line", "match_dateline"]

# A dateline longer than this has not been seen; the bound keeps every rule below linear.
_WINDOW = 240

_UPPER = r"[A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u017f\u0386-\u03ab\u0400-\u042f]"
_WORD = rf"{_UPPER}[\w'’.]*(?:-[\w'’.]+)*"
_CONNECTOR = "|".join(re.escape(word) for word in en.PLACE_CONNECTORS)
# “St. Louis, Missouri”, “SOFIA, BULGARIA and MUNICH, GERMANY”, “Stratford-upon-Avon”.
_PLACE = rf"{_WORD}(?:(?:,?\s+|,|\s*/\s*)(?:(?:{_CONNECTOR})\s+)*{_WORD}){{0,9}}"
_IS_PLACE = re.compile(rf"{_PLACE}\.?\Z")
_PLACE_START = re.compile(_PLACE)
_RELEASE_MARK = re.compile(rf"(?:{'|'.join(en.IMMEDIATE_RELEASE)})\s*(?:[:\-–—|]+\s*)?", re.IGNORECASE)
_WIRE = re.compile(
    r"\([^()\n]{1,90}\)|\[[^\[\]\n]{1,90}\]|/[^/\n]{2,60}/|(?<=[-–—])\s*[A-Z][\w. ]{1,40}(?=\s*[-–—])"
)
_WEEKDAY = re.compile(rf"(?:{'|'.join(sorted(en.WEEKDAYS, key=len, reverse=True))})\.?,?\s*\Z", re.IGNORECASE)
_SEPARATORS = " \t\u00a0\u3000,;|/·•-–—―()[]:"
_SUFFIX_WIRE = re.compile(r"[\s,]*(?:-\s*)?(?:\([^()\n]{1,90}\)|/[^/\n]{2,60}/)")
_DASH = r"[—–―─‒]+|--+|-(?=\s)|(?<=\s)-(?=\S)|(?<=\s)[/|](?=\s)"
_CLOSE = re.compile(
    rf"[\s,.]*(?P<bracket>[\])】）])?[\s.]*(?P<dash>(?:{_DASH})(?:\s*(?:{_DASH}))*)?(?P<colon>\s*:)?\s*"
)
_REGION_CODE = re.compile(r"[A-Z]{2}|(?:[A-Z]\.\s?){2,3}|[A-Z][a-z]{1,4}\.|(?:[A-Z][a-z]\.)")
_BRACKET_PLACE = re.compile(rf"[\[(]\s*(?P<place>{_PLACE})\.?\s*[\])]")
_ONLY_CLOSE = re.compile(r"\s*(?:[—–―─‒]+|--+|-(?=\s))\s*")
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


def _with_date(text: str, start: int, begin: int, stop: int, end: int, when: WrittenDate) -> Dateline | None:
    """A dateline around the first date of the line."""
    if when.until is not None:
        return None
    place = _read_place(text[begin : when.span.start])
    if place is None:
        return None
    tail = _read_tail(text, when.span.end, stop)
    if tail is None:
        return None
    closed, position, wire = tail
    rest = end - position
    after = None
    if not place or text[begin] == "(":
        after = _place_after(text, when.span.end, stop)
        if after is not None:
            place, position = after
            closed = "dash"
    rule = _rule(text, begin, when, place, closed, wire, rest, after is not None)
    if rule is None:
        return None
    iso = when.iso if when.complete else None
    return Dateline(Span(start, _trim(text, start, position)), place or None, iso, when.span, rule)


def _rule(
    text: str, begin: int, when: WrittenDate, place: str, closed: str, wire: bool, rest: int, behind: bool
) -> str | None:
    """The name of the shape, or None where it is none."""
    name = "date-place" if behind else "place-date" if place else "date-first"
    if text[begin] in "[(":
        name += "-bracketed"
    if when.year is None:
        # Without a year, only the full dress of a wire is proof enough.
        return f"{name}-no-year" if place and closed == "dash" and (wire or place.isupper()) else None
    if when.other is not None:
        return f"{name}-ambiguous" if place and closed == "dash" else None
    if closed == "dash":
        return name if place or rest >= 40 else None
    if not place:
        return None
    if closed in ("colon", "wire") or (closed == "bracket" and text[begin] in "[("):
        return name
    if closed == "end":
        return f"{name}-line"
    stopped = closed == "stop" and text[when.span.start - 2] == ","
    return f"{name}-open" if stopped or _is_region(place) or place.isupper() else None


def _read_place(before: str) -> str | None:
    """The place in what stands before the date; "" where there is none, None where it is no dateline."""
    rest = before.strip().lstrip("[(").strip()
    rest = _WEEKDAY.sub("", rest)
    rest = _WIRE.sub(" – ", rest)
    rest = _WEEKDAY.sub("", rest.rstrip(_SEPARATORS))
    pieces = [piece.strip(_SEPARATORS) for piece in re.split(r"\s+[-–—―|]+\s+|[–—―|]+|--+|\s-(?=\S)", rest)]
    pieces = [piece for piece in pieces if piece]
    if not pieces:
        return ""
    if len(pieces) > 2:
        return None
    if not all(_looks_like_place(piece) for piece in pieces):
        return None
    # “Acme Opens Shop June 5, 2020 – …” is a title: nothing parts its words from the date.
    joined = before.rstrip()[-1:].isalnum() and rest == before.strip()
    if joined and len(rest.split()) > 2 and not (rest.isupper() or _ends_in_region(rest)):
        return None
    return ", ".join(pieces)


def _looks_like_place(words: str) -> bool:
    """Whether the words have the shape of a place: few capitalised words, none that opens a sentence."""
    if len(words) > 90 or not _IS_PLACE.match(words):
        return False
    if any(len(part.split()) > 5 for part in words.split(",")):
        return False
    first = words.partition(",")[0].split()
    # “The Hague”, “The Woodlands”: the one word of the list that places begin with.
    if first[0] == "The":
        return len(first) == 2
    return first[0].rstrip(".:").casefold() not in en.NOT_PLACES


def _read_tail(text: str, position: int, stop: int) -> tuple[str, int, bool] | None:
    """How the dateline is closed after its date: the kind, the position behind it, whether a wire is named.

    Kinds: "dash", "colon", "wire", "bracket", "end" (of the line), "stop", "open".  None where the date runs
    on as a sentence does (“, the company …”, a range of days).
    """
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
        tail = _SUFFIX_WIRE.match(text, close.end(), stop)
        again = _ONLY_CLOSE.match(text, tail.end(), stop) if tail else None
        return ("dash", again.end(), True) if again else ("dash", close.end(), wire)
    if close["colon"]:
        return "colon", close.end(), wire
    if close.end() >= stop:
        return "end", close.end(), wire
    if wire:
        return "wire", close.end(), True
    if close["bracket"]:
        return "bracket", close.end(), wire
    gap = text[position : close.end()]
    following = text[close.end()]
    if gap.strip() in ("", ".") and gap[-1:].isspace() and following.isupper():
        return "stop" if gap.strip() else "open", close.end(), wire
    return None


def _place_after(text: str, position: int, stop: int) -> tuple[str, int] | None:
    """“June 10, 2024 – City –”: the place behind the date and the position behind its dash."""
    gap = re.compile(r"[\s,|/–—―(\-]{1,6}").match(text, position, stop)
    if gap is None:
        return None
    place = _PLACE_START.match(text, gap.end(), stop)
    if place is None or not _looks_like_place(place.group().rstrip(".")):
        return None
    close = re.compile(r"\.?\s*\)?\s*(?:[—–―─‒]+|--+|-(?=\s)|:)\s*").match(text, place.end(), stop)
    return (place.group(), close.end()) if close else None


def _place_only(text: str, start: int, begin: int, stop: int, end: int) -> Dateline | None:
    """“WASHINGTON, D.C. –”, “(Keene, NH) –”, “INDIANAPOLIS—Today”: a place, then a dash, then text."""
    bracket = _BRACKET_PLACE.match(text, begin, stop)
    if bracket:
        place, position = bracket["place"], bracket.end()
        close = _ONLY_CLOSE.match(text, position, stop)
        strong = _is_region(place)
        if close is None and not (strong and text[position : position + 1].isspace()):
            return None
        position = close.end() if close else position + 1
    else:
        found = _PLACE_START.match(text, begin, stop)
        if found is None:
            return None
        place, position = found.group(), found.end()
        close = _ONLY_CLOSE.match(text, position, stop)
        strong = _is_region(place)
        if close is None:
            return _region_then_day(text, start, begin, stop)
        position = close.end()
        wire = _SUFFIX_WIRE.match(text, position, stop)
        again = _ONLY_CLOSE.match(text, wire.end(), stop) if wire else None
        position = again.end() if again else position
    if not (strong or place.isupper()) or not _looks_like_place(place.rstrip(".")):
        return None
    # A heading such as “NOTES – page two” is short; what follows a dateline is a paragraph.
    if end - position < 40 or (not strong and sum(1 for char in place if char.isalpha()) < 4):
        return None
    following = text[position]
    if not (
        following.isupper() or following.isdigit() or following in "“\"'‘$€£(¡¿[" or following >= "\u2e80"
    ):
        return None
    rule = "place-only-region" if strong else "place-only-caps"
    return Dateline(Span(start, _trim(text, start, position)), place.rstrip(","), None, None, rule)


def _region_then_day(text: str, start: int, begin: int, stop: int) -> Dateline | None:
    """“Washington, D.C. Today …”: the dash is missing, the region and the word for the day are not."""
    for word in re.compile(r",\s*(?:[A-Z]{2}|(?:[A-Z]\.){2,3})(?=\.?\s)").finditer(
        text, begin, min(stop, begin + 60)
    ):
        close = _AFTER_REGION.match(text, word.end(), stop)
        place = text[begin : word.end()]
        if close and _looks_like_place(place.rstrip(".")):
            return Dateline(
                Span(start, _trim(text, start, close.end())), place, None, None, "place-only-region"
            )
    return None


def _is_region(place: str) -> bool:
    """Whether the last part of the place is a country or region, by name or by the shape of its code."""
    head, comma, tail = place.rpartition(",")
    tail = tail.strip()
    if not comma or not head:
        return False
    return bool(_REGION_CODE.fullmatch(tail)) or tail.rstrip(".").casefold() in en.REGIONS


def _ends_in_region(place: str) -> bool:
    """“Portland, OR”, “Fort Worth Texas”: the last word is a region's name or code."""
    return _is_region(place) or place.split()[-1].casefold() in en.REGIONS


def _trim(text: str, start: int, position: int) -> int:
    while position > start and text[position - 1].isspace():
        position -= 1
    return position
