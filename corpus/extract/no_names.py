"""What stands like a name and is nobody's: a crowd, a house, a heading that ran into a name.

Decides on the words and on what stands beside them; how they are weighed is for `latin_names`.
"""

from __future__ import annotations

import re

from corpus.alternation import one_of
from corpus.languages import names_en
from corpus.languages.common_en import common_words
from corpus.models import Span

_RUN_ON = re.compile(r"(?P<name>[A-Z][a-z]{3,})(?P<rest>(?:[A-Z][a-z]{3,})+)")
_STREETS = frozenset(("street", "lane", "court", "place", "way", "park", "hill", "close", "walk", "row"))
_HOUSE_NUMBER = re.compile(r"\b\d{1,5}[A-Za-z]?(?:[-/]\d{1,4}[A-Za-z]?)?,?[ \u00a0](?:[NSEW]\.?[ \u00a0])?$")
_NEAR = 600  # code points around a name in which its web address is looked for
_OWNED_BY = re.compile(rf"[’']s?\s(?i:{one_of(names_en.ORGANISATION_WORDS)})\b")


def without_run_on(words: tuple[str, ...]) -> tuple[str, ...] | None:
    """“Ann DorseyFortyTwo” has lost a line break: the words up to it; None for words that are whole."""
    parts = _RUN_ON.fullmatch(words[-1])
    if parts is None or len(words) < 2:
        return None
    rest = re.findall("[A-Z][a-z]+", parts["rest"])
    apart = len(rest) > 1 or rest[0].casefold() in common_words()
    return (*words[:-1], parts["name"]) if apart else None


def is_crowd(words: tuple[str, ...]) -> bool:
    """“Cabinet Ministers”: many of a role, and nobody in particular."""
    last = words[-1].casefold()
    return (
        last.endswith("s")
        and last[:-1] in names_en.ROLE_HEADS - names_en.WEAK_ROLE_HEADS
        and words[0].casefold() not in names_en.GIVEN_NAMES
    )


def is_street(text: str, span: Span, start: int, words: tuple[str, ...]) -> bool:
    """“1301 Clay Street”: a house number before it, and what a street is called at its end."""
    if words[-1].casefold() not in _STREETS:
        return False
    return _HOUSE_NUMBER.search(text, max(span.start, start - 16), start) is not None


def is_institution(text: str, span: Span, start: int, end: int, words: tuple[str, ...]) -> bool:
    """“the Lady Hale Children’s Hospital”; or a contact whose web address is its name: “Halden Works”."""
    if text[max(span.start, start - 4) : start].casefold() == "the " and _OWNED_BY.match(text, end, span.end):
        return True
    if words[0].casefold() in names_en.GIVEN_NAMES:
        return False
    name = "".join(words).casefold()
    first, last = max(span.start, start - _NEAR), min(span.end, end + _NEAR)
    return any(text.find(f"{opening}{name}", first, last) >= 0 for opening in ("://", "www."))
