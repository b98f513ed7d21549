"""Do these words have the shape of a place, as datelines write it?

“St. Louis, Missouri”, “SOFIA, BULGARIA and MUNICH, GERMANY”, “Stratford-upon-Avon”.  Decides by capital
letters, by few words, and by the region at the end; there is no gazetteer of towns.  Whether a dateline
stands there at all is decided in `dateline`.
"""

from __future__ import annotations

import re

from corpus.languages import en

_UPPER = r"[A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u017f\u0386-\u03ab\u0400-\u042f]"
_WORD = rf"(?:[dl]['’])?{_UPPER}[\w'’.]*(?:-[\w'’.]+)*"
_CONNECTOR = "|".join(re.escape(word) for word in en.PLACE_CONNECTORS)
# “St. Louis, Missouri”, “SOFIA, BULGARIA and MUNICH, GERMANY”, “Stratford-upon-Avon”.
PLACE = rf"{_WORD}(?:(?:,?\s+|,|\s*/\s*)(?:(?:{_CONNECTOR})\s+)*{_WORD}){{0,9}}"
_IS_PLACE = re.compile(rf"{PLACE}\.?\Z")
PLACE_START = re.compile(PLACE)
_REGION_CODE = re.compile(r"[A-Z]{2}|(?:[A-Z]\.\s?){2,3}|[A-Z][a-z]{1,4}\.|(?:[A-Z][a-z]\.)")
_WIRE = re.compile(
    r"\([^()\n]{1,90}\)|\[[^\[\]\n]{1,90}\]|/[^/\n]{2,60}/|(?<=[-–—])\s*[A-Z][\w. ]{1,40}(?=\s*[-–—])"
)
# “City--(Some Wire - March 3, 2021) -”: the bracket is open when the date is reached.
_OPEN_WIRE = re.compile(r"(?<=\S)\s*[–—-]*\s*[(\[][^()\[\]]*\Z")
_WEEKDAY = re.compile(rf"(?:{'|'.join(sorted(en.WEEKDAYS, key=len, reverse=True))})\.?,?\s*\Z", re.IGNORECASE)
_SEPARATORS = " \t\u00a0\u3000,;|/·•-–—―()[]:"
_PIECES = re.compile(r"\s+[-–—―|]+\s+|[–—―|]+|--+|\s-(?=\S)")


def read_place(before: str) -> str | None:
    """The place in what stands before the date; "" where there is none, None where it is no dateline."""
    rest = before.strip().lstrip("[(").strip()
    rest = _WEEKDAY.sub("", rest)
    rest = _OPEN_WIRE.sub("", _WIRE.sub(" – ", rest))
    rest = _WEEKDAY.sub("", rest.rstrip(_SEPARATORS))
    pieces = [piece.strip(_SEPARATORS) for piece in _PIECES.split(rest)]
    pieces = [piece for piece in pieces if piece]
    if not pieces:
        return ""
    if len(pieces) > 3:
        return None
    if not all(looks_like_place(piece) for piece in pieces):
        return None
    # “Acme Opens Shop June 5, 2020 – …” is a title: nothing parts its words from the date.
    joined = before.rstrip()[-1:].isalnum() and rest == before.strip()
    if joined and len(rest.split()) > 2 and not (rest.isupper() or ends_in_region(rest)):
        return None
    return ", ".join(pieces)


def looks_like_place(words: str) -> bool:
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


def is_region(place: str) -> bool:
    """Whether the last part of the place is a country or region, by name or by the shape of its code."""
    head, comma, tail = place.rpartition(",")
    tail = tail.strip()
    if not comma or not head:
        return False
    return bool(_REGION_CODE.fullmatch(tail)) or tail.rstrip(".").casefold() in en.REGIONS


def ends_in_region(place: str) -> bool:
    """“Portland, OR”, “Fort Worth Texas”: the last word is a region's name or code."""
    return is_region(place) or place.split()[-1].casefold() in en.REGIONS
